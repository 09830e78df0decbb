//! Memos: the researcher's own writing.

use crate::base::environment::Timestamp;
use crate::model::RowKey;
use crate::model::id::{
    AnnotationId, AnnotatorId, DocumentId, DocumentSetId, LinkId, MemoId, TagId, TagSetId,
    VariableId,
};

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
    /// A document set.
    DocumentSet(DocumentSetId),
    /// A tag set.
    TagSet(TagSetId),
    /// A variable.
    Variable(VariableId),
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
            Self::DocumentSet(id) => Some(id.into()),
            Self::TagSet(id) => Some(id.into()),
            Self::Variable(id) => Some(id.into()),
        }
    }
}

/// What a memo is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MemoKind {
    /// Anything.
    #[default]
    Note,
    /// A thought to follow.
    Idea,
    /// Something to find out.
    Question,
    /// How the work is done.
    Method,
    /// What a document or a group of them says.
    Summary,
    /// Something to do.
    Task,
}

impl MemoKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: &'static [Self] = &[
        Self::Note,
        Self::Idea,
        Self::Question,
        Self::Method,
        Self::Summary,
        Self::Task,
    ];
}

/// A text by an annotator, free or attached to any number of things.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Memo {
    /// Names the memo.
    pub id: MemoId,
    /// What it is for.
    pub kind: MemoKind,
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
