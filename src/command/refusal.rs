//! Why a command cannot be done. Words for people are made in `i18n` at the edge (I13).

use crate::model::{DocumentId, RowKey, TagId};
use crate::text::SpanError;

/// Why a command was refused; nothing has changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It names something that is not there (any more).
    #[error("{key:?} is not in the collection")]
    Missing {
        /// What.
        key: RowKey,
    },
    /// A name is empty or only white space.
    #[error("the name is empty")]
    EmptyName,
    /// A name is longer than the limit.
    #[error("the name has {length} code points, the limit is {limit}")]
    NameTooLong {
        /// Code points.
        length: usize,
        /// Code points.
        limit: usize,
    },
    /// Another tag at the same place has this label.
    #[error("a tag named {label:?} is there already")]
    LabelTaken {
        /// The label.
        label: String,
        /// The tag that has it.
        tag: TagId,
    },
    /// A category groups tags and cannot be put on an annotation.
    #[error("{label:?} is a category")]
    Category {
        /// Its label.
        label: String,
    },
    /// A tag cannot go below itself.
    #[error("a tag cannot be moved below itself")]
    TagCycle,
    /// The tree would be deeper than the limit.
    #[error("the tree of tags would be {depth} deep, the limit is {limit}")]
    TooDeep {
        /// Levels.
        depth: usize,
        /// Levels.
        limit: usize,
    },
    /// A passage needs at least one span.
    #[error("no passage is selected")]
    NoPassage,
    /// A span does not fit the text.
    #[error(transparent)]
    Span(#[from] SpanError),
    /// Spans overlap or are out of order.
    #[error("the spans overlap or are out of order")]
    SpanOrder,
    /// A document's current capture has annotations, which could not follow to another text.
    #[error("document {document} has annotations")]
    Annotated {
        /// Which.
        document: DocumentId,
        /// How many, with passages on which only a link stands.
        n: usize,
    },
    /// The bytes of a capture's file are not kept.
    #[error("the bytes of {key:?} are not in the collection")]
    NoOriginal {
        /// The capture.
        key: RowKey,
    },
    /// The command would change nothing.
    #[error("nothing would change")]
    NoChange,
    /// There is nothing to take back.
    #[error("nothing to undo")]
    NothingToUndo,
    /// There is nothing to make again.
    #[error("nothing to redo")]
    NothingToRedo,
    /// An annotation's quote or context would not be the words at its place (I8).
    #[error("the quote of {key:?} is not the text at its place")]
    QuoteMismatch {
        /// The passage.
        key: RowKey,
    },
    /// A capture's text or original bytes are not those that its hashes were made of.
    #[error("{key:?} does not have the hash that it claims")]
    HashMismatch {
        /// The capture.
        key: RowKey,
    },
    /// A row would point to one that is not there.
    #[error("{key:?} points to {target:?}, which is not in the collection")]
    Dangling {
        /// The row that points.
        key: RowKey,
        /// What is missing.
        target: RowKey,
    },
    /// The row has changed since the step to take back was made.
    #[error("{key:?} is not as the change left it")]
    Conflict {
        /// Which.
        key: RowKey,
    },
}
