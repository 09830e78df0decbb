//! Ids: one type per kind of thing, each a random UUID that stays the same in every export.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0.hyphenated())
            }
        }

        impl $name {
            /// Wraps a bare id.
            pub fn from_uuid(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::try_parse(text).map(Self)
            }
        }
    )*};
}

ids! {
    /// Names one collection file; a copy that is merged back has another.
    CollectionId;
    /// Names the line of descent that copies of one collection share.
    LineageId;
    /// Names a document.
    DocumentId;
    /// Names a capture.
    CaptureId;
    /// Names a passage.
    PassageId;
    /// Names a placement.
    PlacementId;
    /// Names an annotation.
    AnnotationId;
    /// Names a tagging (REFI-QDA: the Coding's GUID).
    TaggingId;
    /// Names a tag.
    TagId;
    /// Names a tag set.
    TagSetId;
    /// Names a memo.
    MemoId;
    /// Names a link.
    LinkId;
    /// Names a relation.
    RelationId;
    /// Names a variable.
    VariableId;
    /// Names one value of a variable.
    ValueId;
    /// Names a document set.
    DocumentSetId;
    /// Names an annotator.
    AnnotatorId;
    /// Names a rejection.
    RejectionId;
    /// Names a saved search.
    SavedSearchId;
    /// Names a row of the journal.
    JournalId;
}
