//! Annotations and their taggings.

use crate::base::environment::Timestamp;
use crate::model::id::{AnnotationId, AnnotatorId, PassageId, TagId, TaggingId};

/// A passage marked by one annotator: what carries tags and memos. Without a tagging it is a plain highlight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotation {
    /// Names the annotation.
    pub id: AnnotationId,
    /// What is marked.
    pub passage: PassageId,
    /// By whom.
    pub annotator: AnnotatorId,
    /// When.
    pub created: Timestamp,
    /// When its edges last moved.
    pub modified: Timestamp,
}

/// One tag put on one annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tagging {
    /// Names the tagging.
    pub id: TaggingId,
    /// What is tagged.
    pub annotation: AnnotationId,
    /// With what.
    pub tag: TagId,
    /// By whom.
    pub annotator: AnnotatorId,
    /// When.
    pub created: Timestamp,
    /// Whether it shows well what the tag means.
    pub is_example: bool,
}
