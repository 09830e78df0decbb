//! The collection itself, its annotators and its document sets.

use crate::base::environment::Timestamp;
use crate::model::id::{AnnotatorId, CollectionId, DocumentId, DocumentSetId, LineageId};
use crate::text::Direction;

/// What is true of the collection as a whole. There is exactly one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collection {
    /// Names this file.
    pub id: CollectionId,
    /// Shared by all copies of one collection.
    pub lineage: LineageId,
    /// As the user calls it.
    pub name: String,
    /// Overrides the direction of paragraphs without a strong character.
    pub direction: Option<Direction>,
    /// When it was made.
    pub created: Timestamp,
}

/// Someone who annotates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotator {
    /// Names the annotator.
    pub id: AnnotatorId,
    /// As shown.
    pub name: String,
    /// When they first wrote here.
    pub created: Timestamp,
}

/// A named group of documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentSet {
    /// Names the set.
    pub id: DocumentSetId,
    /// As shown.
    pub name: String,
    /// Its documents, in their order.
    pub members: Vec<DocumentId>,
}
