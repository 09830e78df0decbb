//! Why a command cannot be done. Words for people are made in `i18n` at the edge (I13).

use crate::model::{RowKey, TagId, VariableKind};
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
    /// A name has nothing to see: only marks without a letter, or characters that show nothing.
    #[error("the name shows nothing")]
    InvisibleName,
    /// Another set or variable has this name.
    #[error("{name:?} is the name of another")]
    NameTaken {
        /// The name.
        name: String,
    },
    /// What was given as a language is no BCP 47 tag.
    #[error("{language:?} is no language")]
    NoLanguage {
        /// What was given.
        language: String,
    },
    /// A document may have only one value for this variable.
    #[error("{name:?} takes one value")]
    OneValue {
        /// The variable's name.
        name: String,
    },
    /// A value is not of the variable's kind, no number, or no date of its calendar.
    #[error("not a value of {name:?}")]
    WrongValue {
        /// The variable's name.
        name: String,
        /// What it holds.
        kind: VariableKind,
    },
    /// There is no paragraph that starts here.
    #[error("no paragraph starts at byte {at}")]
    NoParagraph {
        /// In bytes of the capture's text.
        at: u32,
    },
    /// A tag that stands on annotations cannot become a category.
    #[error("{label:?} is on {n} annotations")]
    TagInUse {
        /// Its label.
        label: String,
        /// Taggings.
        n: usize,
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
    /// A tag cannot be merged into one that stands below it.
    #[error("{label:?} cannot be merged into a tag below it")]
    MergeBelow {
        /// The label of the tag that was to go.
        label: String,
    },
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
    /// Both ends of a link are the same passage.
    #[error("both ends of the link are the same passage")]
    SameEnd,
    /// A former version of a document's text is to be read only.
    #[error("{key:?} is not the current capture of its document")]
    Former {
        /// The capture.
        key: RowKey,
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
