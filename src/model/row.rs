//! Rows: one enum over everything a collection stores, so that store, journal, undo and exchange work alike for all.
//!
//! An edit carries the row before and after it. Its inverse is the two exchanged; there is no other undo.

use std::sync::Arc;

use crate::model::{
    Annotation, AnnotationId, Annotator, AnnotatorId, Capture, CaptureId, Collection, CollectionId,
    Document, DocumentId, DocumentSet, DocumentSetId, Link, LinkId, Memo, MemoId, Passage,
    PassageId, Placement, PlacementId, Rejection, RejectionId, Relation, RelationId, SavedSearch,
    SavedSearchId, Tag, TagId, TagSet, TagSetId, Tagging, TaggingId, ValueId, Variable, VariableId,
    VariableValue,
};

macro_rules! rows {
    ($($(#[$doc:meta])* $variant:ident($row:ty, $id:ty) = $code:literal;)*) => {
        /// What kind of row it is, in the order in which rows can be written without a dangling reference.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum RowKind { $($(#[$doc])* $variant,)* }

        impl RowKind {
            /// Every kind, parents before children.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable name of the kind in files.
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)* }
            }

            /// Reads a kind from its stable name.
            pub fn from_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$variant),)* _ => None }
            }
        }

        /// Names one row.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum RowKey { $($(#[$doc])* $variant($id),)* }

        impl RowKey {
            /// What kind of row it names.
            pub fn kind(self) -> RowKind {
                match self { $(Self::$variant(_) => RowKind::$variant,)* }
            }

            /// The bare id.
            pub fn uuid(self) -> uuid::Uuid {
                match self { $(Self::$variant(id) => id.0,)* }
            }

            /// Joins a kind and a bare id.
            pub fn new(kind: RowKind, id: uuid::Uuid) -> Self {
                match kind { $(RowKind::$variant => Self::$variant(<$id>::from_uuid(id)),)* }
            }
        }

        /// One row of a collection.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Row { $($(#[$doc])* $variant(Arc<$row>),)* }

        impl Row {
            /// Its name.
            pub fn key(&self) -> RowKey {
                match self { $(Self::$variant(row) => RowKey::$variant(row.id),)* }
            }
        }

        $(impl From<$row> for Row {
            fn from(row: $row) -> Self { Self::$variant(Arc::new(row)) }
        }
        impl From<Arc<$row>> for Row {
            fn from(row: Arc<$row>) -> Self { Self::$variant(row) }
        }
        impl From<$id> for RowKey {
            fn from(id: $id) -> Self { Self::$variant(id) }
        })*
    };
}

rows! {
    /// The collection as a whole.
    Collection(Collection, CollectionId) = "collection";
    /// An annotator.
    Annotator(Annotator, AnnotatorId) = "annotator";
    /// A document.
    Document(Document, DocumentId) = "document";
    /// A capture.
    Capture(Capture, CaptureId) = "capture";
    /// A document set.
    DocumentSet(DocumentSet, DocumentSetId) = "document_set";
    /// A variable.
    Variable(Variable, VariableId) = "variable";
    /// A value of a variable.
    VariableValue(VariableValue, ValueId) = "variable_value";
    /// A tag.
    Tag(Tag, TagId) = "tag";
    /// A tag set.
    TagSet(TagSet, TagSetId) = "tag_set";
    /// A passage.
    Passage(Passage, PassageId) = "passage";
    /// A placement.
    Placement(Placement, PlacementId) = "placement";
    /// An annotation.
    Annotation(Annotation, AnnotationId) = "annotation";
    /// A tagging.
    Tagging(Tagging, TaggingId) = "tagging";
    /// A relation.
    Relation(Relation, RelationId) = "relation";
    /// A link.
    Link(Link, LinkId) = "link";
    /// A memo.
    Memo(Memo, MemoId) = "memo";
    /// A rejection.
    Rejection(Rejection, RejectionId) = "rejection";
    /// A saved search.
    SavedSearch(SavedSearch, SavedSearchId) = "saved_search";
}

/// A row that appears, changes or goes. Its two sides, where both are there, have the same key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowEdit {
    before: Option<Row>,
    after: Option<Row>,
}

impl RowEdit {
    /// A row appears.
    pub fn insert(row: impl Into<Row>) -> Self {
        Self {
            before: None,
            after: Some(row.into()),
        }
    }

    /// A row goes; the store keeps its content behind a tombstone until purge.
    pub fn delete(row: impl Into<Row>) -> Self {
        Self {
            before: Some(row.into()),
            after: None,
        }
    }

    /// A row changes. `None` if the two do not have the same key.
    pub fn update(before: impl Into<Row>, after: impl Into<Row>) -> Option<Self> {
        Self::new(Some(before.into()), Some(after.into()))
    }

    /// Makes an edit of its two sides. `None` if both are missing or their keys differ.
    pub fn new(before: Option<Row>, after: Option<Row>) -> Option<Self> {
        match (&before, &after) {
            (None, None) => None,
            (Some(old), Some(new)) if old.key() != new.key() => None,
            _ => Some(Self { before, after }),
        }
    }

    /// The row as it was, or none if it appears.
    pub fn before(&self) -> Option<&Row> {
        self.before.as_ref()
    }

    /// The row as it becomes, or none if it goes.
    pub fn after(&self) -> Option<&Row> {
        self.after.as_ref()
    }

    /// Which row.
    pub fn key(&self) -> RowKey {
        match (&self.before, &self.after) {
            (Some(row), _) | (None, Some(row)) => row.key(),
            (None, None) => unreachable!("RowEdit::new refuses an edit without sides"),
        }
    }

    /// The edit that takes this one back.
    pub fn inverse(self) -> Self {
        Self {
            before: self.after,
            after: self.before,
        }
    }
}

impl Row {
    /// The rows that must be there for this one to make sense, in no order that matters.
    pub fn references(&self) -> Vec<RowKey> {
        match self {
            Self::Collection(_) | Self::Annotator(_) | Self::Variable(_) | Self::Relation(_) => {
                Vec::new()
            }
            Self::Document(row) => {
                let directions = row.paragraph_directions.iter().map(|set| set.capture);
                let furniture = row.furniture.iter().map(|change| change.capture);
                let others = directions.chain(furniture);
                let mut captures: Vec<CaptureId> = others.chain([row.capture]).collect();
                captures.sort_unstable();
                captures.dedup();
                captures.into_iter().map(RowKey::from).collect()
            }
            Self::Capture(row) => vec![row.document.into()],
            Self::DocumentSet(row) => row.members.iter().map(|id| (*id).into()).collect(),
            Self::VariableValue(row) => vec![row.document.into(), row.variable.into()],
            Self::Tag(row) => row.parent.map(RowKey::from).into_iter().collect(),
            Self::TagSet(row) => row.members.iter().map(|id| (*id).into()).collect(),
            Self::Passage(row) => vec![row.capture.into()],
            Self::Placement(row) => vec![row.passage.into(), row.capture.into()],
            Self::Annotation(row) => vec![row.passage.into(), row.annotator.into()],
            Self::Tagging(row) => {
                vec![row.annotation.into(), row.tag.into(), row.annotator.into()]
            }
            Self::Link(row) => vec![
                row.from.into(),
                row.to.into(),
                row.relation.into(),
                row.annotator.into(),
            ],
            Self::Rejection(row) => {
                vec![row.tag.into(), row.capture.into(), row.annotator.into()]
            }
            Self::SavedSearch(row) => vec![row.annotator.into()],
            Self::Memo(row) => {
                let targets = row.targets.iter().filter_map(|target| target.key());
                targets.chain([row.annotator.into()]).collect()
            }
        }
    }
}
