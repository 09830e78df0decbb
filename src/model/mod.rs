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
mod row;
mod snapshot;
mod standing;
mod tag;
mod tombstone;
mod variable;

pub use annotation::{Annotation, Tagging};
pub use collection::{Annotator, Collection, DocumentSet};
pub use document::{
    Capture, Document, FurnitureChange, ParagraphDirection, Sha256, StructureKind, StructureMark,
};
pub use furniture::{furniture_within, with_furniture};
pub use id::{
    AnnotationId, AnnotatorId, CaptureId, CollectionId, DocumentId, DocumentSetId, JournalId,
    LineageId, LinkId, MemoId, PassageId, PlacementId, RelationId, TagId, TagSetId, TaggingId,
    ValueId, VariableId,
};
pub use link::{Link, Relation};
pub use memo::{Memo, MemoKind, MemoTarget};
pub use passage::{Passage, Placement, PlacementState};
pub use row::{Row, RowEdit, RowKey, RowKind};
pub use snapshot::Snapshot;
pub use standing::{Standing, words_at};
pub use tag::{Bilingual, MAX_TAG_DEPTH, PALETTE_LEN, PALETTE_NAMES, Tag, TagColor, TagSet};
pub use tombstone::{Tombstone, TombstoneEdit};
pub use variable::{Calendar, PartialDate, Value, Variable, VariableKind, VariableValue};

#[cfg(test)]
mod tests;
