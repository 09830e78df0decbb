//! What a collection *is*: immutable rows, a snapshot that is cheap to clone, indexes over it.
//!
//! Nothing here is serialized (I14), reads a clock or does IO. A snapshot changes only by [`Snapshot::apply`], which the
//! engine calls after the store has committed the same edits.

mod annotation;
mod collection;
mod document;
mod furniture;
mod id;
mod index;
mod link;
mod lookup;
mod memo;
mod passage;
mod rejection;
mod row;
mod saved_search;
mod snapshot;
mod standing;
mod switches;
mod tag;
mod term;
mod tombstone;
mod variable;

pub use annotation::{Annotation, Tagging};
pub use collection::{Annotator, Collection, DocumentSet};
pub use document::{
    Capture, Document, FurnitureChange, PART_OF, ParagraphDirection, Sha256, StructureKind,
    StructureMark,
};
pub use furniture::{furniture_within, with_furniture};
pub use id::{
    AnnotationId, AnnotatorId, CaptureId, CollectionId, DocumentId, DocumentSetId, JournalId,
    LineageId, LinkId, MemoId, PassageId, PlacementId, RejectionId, RelationId, SavedSearchId,
    TagId, TagSetId, TaggingId, ValueId, VariableId,
};
pub use link::{Link, Relation};
pub use memo::{Memo, MemoKind, MemoTarget};
pub use passage::{Passage, Placement, PlacementState};
pub use rejection::Rejection;
pub use row::{Row, RowEdit, RowKey, RowKind};
pub use saved_search::{SavedSearch, SearchOptions, SeenHits};
pub use snapshot::Snapshot;
pub use standing::{Standing, words_at};
pub use switches::{counting, difference_names, edges_code, edges_from_code, folds_counting};
pub use tag::{Bilingual, MAX_TAG_DEPTH, PALETTE_LEN, PALETTE_NAMES, Tag, TagColor, TagSet};
pub use term::{Term, TermLanguage, TermStanding, united_terms};
pub use tombstone::{Tombstone, TombstoneEdit};
pub use variable::{Calendar, PartialDate, Value, Variable, VariableKind, VariableValue};

#[cfg(test)]
mod tests;
