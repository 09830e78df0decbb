//! Memos: the researcher's own writing.

use crate::base::environment::Timestamp;
use crate::model::RowKey;
use crate::model::id::{AnnotationId, AnnotatorId, DocumentId, LinkId, MemoId, TagId};

/// What a memo is attached to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MemoTarget {
    /// The collection as a whole.
    Collection,
    /// A document.
    Document(DocumentId),
    /// A tag.
    Tag(TagId),
    /// An annotation.
    Annotation(AnnotationId),
    /// A link.
    Link(LinkId),
}

impl MemoTarget {
    /// The row that a memo is attached to; none for the collection, which is always there.
    pub fn key(self) -> Option<RowKey> {
        match self {
            Self::Collection => None,
            Self::Document(id) => Some(id.into()),
            Self::Tag(id) => Some(id.into()),
            Self::Annotation(id) => Some(id.into()),
            Self::Link(id) => Some(id.into()),
        }
    }
}

/// A text by an annotator, free or attached to any number of things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Memo {
    /// Names the memo.
    pub id: MemoId,
    /// May be empty.
    pub title: String,
    /// Paragraphs separated by LF.
    pub body: String,
    /// Ascending, each once.
    pub targets: Vec<MemoTarget>,
    /// By whom.
    pub annotator: AnnotatorId,
    /// When.
    pub created: Timestamp,
    /// When it last changed.
    pub modified: Timestamp,
}
