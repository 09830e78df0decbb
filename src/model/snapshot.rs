//! The value of a whole collection at one revision.
//!
//! Cloning costs a few pointers: the tables are persistent maps that share what did not change. Everyone but the engine
//! holds a snapshot to read; none can change it.

use std::sync::Arc;

use imbl::OrdMap;

use crate::model::index::Index;
use crate::model::{
    Annotation, AnnotationId, Annotator, AnnotatorId, Capture, CaptureId, Collection, CollectionId,
    Document, DocumentId, DocumentSet, DocumentSetId, Link, LinkId, Memo, MemoId, MemoTarget,
    Passage, PassageId, Placement, PlacementId, Rejection, RejectionId, Relation, RelationId, Row,
    RowEdit, RowKey, RowKind, SavedSearch, SavedSearchId, Tag, TagId, TagSet, TagSetId, Tagging,
    TaggingId, ValueId, Variable, VariableId, VariableValue,
};

macro_rules! snapshot {
    ($($table:ident, $one:ident: $variant:ident($row:ty, $id:ty);)*) => {
        /// A collection at one revision.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct Snapshot {
            revision: u64,
            pub(super) index: Index,
            $($table: OrdMap<$id, Arc<$row>>,)*
        }

        impl Snapshot {
            $(
                #[doc = concat!("The ", stringify!($one), " of this id.")]
                pub fn $one(&self, id: $id) -> Option<&Arc<$row>> {
                    self.$table.get(&id)
                }

                #[doc = concat!("All ", stringify!($table), ", by id.")]
                pub fn $table(&self) -> impl DoubleEndedIterator<Item = &Arc<$row>> + '_ {
                    self.$table.values()
                }
            )*

            /// The row of this key.
            pub fn row(&self, key: RowKey) -> Option<Row> {
                match key { $(RowKey::$variant(id) => self.$table.get(&id).cloned().map(Row::$variant),)* }
            }

            /// All rows, parents before children, each kind by id.
            pub fn rows(&self) -> impl Iterator<Item = Row> + '_ {
                std::iter::empty()$(.chain(self.$table.values().cloned().map(Row::$variant)))*
            }

            /// All rows of a kind, by id.
            pub fn rows_of(&self, kind: RowKind) -> Box<dyn Iterator<Item = Row> + '_> {
                match kind {
                    $(RowKind::$variant => Box::new(self.$table.values().cloned().map(Row::$variant)),)*
                }
            }

            fn put(&mut self, row: &Row) {
                match row { $(Row::$variant(row) => { self.$table.insert(row.id, Arc::clone(row)); })* }
            }

            fn take(&mut self, key: RowKey) {
                match key { $(RowKey::$variant(id) => { self.$table.remove(&id); })* }
            }
        }
    };
}

snapshot! {
    collections, collection_of: Collection(Collection, CollectionId);
    annotators, annotator: Annotator(Annotator, AnnotatorId);
    documents, document: Document(Document, DocumentId);
    captures, capture: Capture(Capture, CaptureId);
    document_sets, document_set: DocumentSet(DocumentSet, DocumentSetId);
    variables, variable: Variable(Variable, VariableId);
    values, value: VariableValue(VariableValue, ValueId);
    tags, tag: Tag(Tag, TagId);
    tag_sets, tag_set: TagSet(TagSet, TagSetId);
    passages, passage: Passage(Passage, PassageId);
    placements, placement: Placement(Placement, PlacementId);
    annotations, annotation: Annotation(Annotation, AnnotationId);
    taggings, tagging: Tagging(Tagging, TaggingId);
    relations, relation: Relation(Relation, RelationId);
    links, link: Link(Link, LinkId);
    memos, memo: Memo(Memo, MemoId);
    rejections, rejection: Rejection(Rejection, RejectionId);
    saved_searches, saved_search: SavedSearch(SavedSearch, SavedSearchId);
}

impl Snapshot {
    /// Builds a snapshot of rows in any order.
    pub fn from_rows(revision: u64, rows: impl IntoIterator<Item = Row>) -> Self {
        let mut snapshot = Self {
            revision,
            ..Self::default()
        };
        let rows: Vec<Row> = rows.into_iter().collect();
        for row in &rows {
            snapshot.put(row);
        }
        let mut index = Index::default();
        for row in &rows {
            index.add(&snapshot, row);
        }
        snapshot.index = index;
        snapshot
    }

    /// How many changes the collection has seen; results carry it, and late ones are dropped.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The next snapshot: this one with `edits` made, as one revision.
    pub fn apply(&self, edits: &[RowEdit]) -> Self {
        let mut next = self.clone();
        let mut index = std::mem::take(&mut next.index);
        // Children leave before parents and parents come before children, so that an index can look a parent up.
        for edit in edits.iter().rev() {
            if let Some(before) = edit.before() {
                index.remove(&next, before);
            }
        }
        for edit in edits {
            match edit.after() {
                Some(row) => next.put(row),
                None => next.take(edit.key()),
            }
        }
        for edit in edits {
            if let Some(after) = edit.after() {
                index.add(&next, after);
            }
        }
        next.index = index;
        next.revision += 1;
        next
    }

    /// The row that describes the collection as a whole.
    pub fn collection(&self) -> Option<&Arc<Collection>> {
        self.collections.values().next()
    }

    /// How many documents there are.
    pub fn n_documents(&self) -> usize {
        self.documents.len()
    }

    /// Whether the tags are those of another snapshot, told at once; false where it would take looking at each.
    pub fn shares_tags(&self, other: &Self) -> bool {
        self.tags.ptr_eq(&other.tags)
    }

    /// The same of taggings.
    pub fn shares_taggings(&self, other: &Self) -> bool {
        self.taggings.ptr_eq(&other.taggings)
    }

    /// How many tags there are, categories included.
    pub fn n_tags(&self) -> usize {
        self.tags.len()
    }

    /// How many annotations there are.
    pub fn n_annotations(&self) -> usize {
        self.annotations.len()
    }

    /// How many memos there are.
    pub fn n_memos(&self) -> usize {
        self.memos.len()
    }

    /// How many links there are.
    pub fn n_links(&self) -> usize {
        self.links.len()
    }

    /// Documents in the order of the list.
    pub fn documents_in_order(&self) -> impl DoubleEndedIterator<Item = &Arc<Document>> + '_ {
        self.index
            .documents_by_rank
            .iter()
            .filter_map(|(_, id)| self.documents.get(id))
    }

    /// The document whose current or earlier capture this is.
    pub fn document_of_capture(&self, capture: CaptureId) -> Option<&Arc<Document>> {
        self.captures
            .get(&capture)
            .and_then(|capture| self.documents.get(&capture.document))
    }

    /// The capture that is read of a document.
    pub fn current_capture(&self, document: DocumentId) -> Option<&Arc<Capture>> {
        self.documents
            .get(&document)
            .and_then(|document| self.captures.get(&document.capture))
    }

    /// All captures of a document, by id.
    pub fn captures_of(&self, document: DocumentId) -> impl Iterator<Item = &Arc<Capture>> + '_ {
        let least = (document, CaptureId(uuid::Uuid::nil()));
        self.index
            .captures_by_document
            .range(least..)
            .take_while(move |(of, _)| *of == document)
            .filter_map(|(_, id)| self.captures.get(id))
    }

    /// Passages that were marked in a capture, by start, the longer first among equals. What was placed in it is in
    /// [`Snapshot::standings_of`] too.
    pub fn passages_of(&self, capture: CaptureId) -> impl Iterator<Item = &Arc<Passage>> + '_ {
        let least = (capture, 0, 0, PassageId(uuid::Uuid::nil()), None);
        self.index
            .standings
            .range(least..)
            .take_while(move |place| place.0 == capture)
            .filter(|place| place.4.is_none())
            .filter_map(|place| self.passages.get(&place.3))
    }

    /// Annotations of one passage, by id.
    pub fn annotations_of_passage(
        &self,
        passage: PassageId,
    ) -> impl Iterator<Item = &Arc<Annotation>> + '_ {
        let least = (passage, AnnotationId(uuid::Uuid::nil()));
        self.index
            .annotations_by_passage
            .range(least..)
            .take_while(move |(of, _)| *of == passage)
            .filter_map(|(_, id)| self.annotations.get(id))
    }

    /// How many annotations a capture has: those marked in it and those that came along, orphans too.
    pub fn n_annotations_of(&self, capture: CaptureId) -> usize {
        self.index
            .annotations_of_capture
            .get(&capture)
            .copied()
            .unwrap_or(0)
    }

    /// Placements of a passage in captures other than its own, by id.
    pub fn placements_of(&self, passage: PassageId) -> impl Iterator<Item = &Arc<Placement>> + '_ {
        let least = (passage, PlacementId(uuid::Uuid::nil()));
        self.index
            .placements_by_passage
            .range(least..)
            .take_while(move |(of, _)| *of == passage)
            .filter_map(|(_, id)| self.placements.get(id))
    }

    /// Taggings of an annotation, oldest first, ties by id.
    pub fn taggings_of(&self, annotation: AnnotationId) -> Vec<&Arc<Tagging>> {
        let least = (annotation, TaggingId(uuid::Uuid::nil()));
        let mut found: Vec<&Arc<Tagging>> = self
            .index
            .taggings_by_annotation
            .range(least..)
            .take_while(|(of, _)| *of == annotation)
            .filter_map(|(_, id)| self.taggings.get(id))
            .collect();
        found.sort_by_key(|tagging| (tagging.created, tagging.id));
        found
    }

    /// Taggings with a tag, by id.
    pub fn taggings_with(&self, tag: TagId) -> impl Iterator<Item = &Arc<Tagging>> + '_ {
        let least = (tag, TaggingId(uuid::Uuid::nil()));
        self.index
            .taggings_by_tag
            .range(least..)
            .take_while(move |(of, _)| *of == tag)
            .filter_map(|(_, id)| self.taggings.get(id))
    }

    /// How many taggings a tag has.
    pub fn n_taggings_with(&self, tag: TagId) -> usize {
        self.index.taggings_of_tag.get(&tag).copied().unwrap_or(0)
    }

    /// Tags directly under a tag, or at the top, in their order.
    pub fn tags_under(
        &self,
        parent: Option<TagId>,
    ) -> impl DoubleEndedIterator<Item = &Arc<Tag>> + '_ {
        let least = (parent, i64::MIN, TagId(uuid::Uuid::nil()));
        let most = (parent, i64::MAX, TagId(uuid::Uuid::max()));
        self.index
            .tags_by_parent
            .range(least..=most)
            .filter_map(|(_, _, id)| self.tags.get(id))
    }

    /// The tag and those above it, nearest first; stops after the deepest tree allowed.
    pub fn tag_path(&self, tag: TagId) -> Vec<&Arc<Tag>> {
        let mut path: Vec<&Arc<Tag>> = Vec::new();
        let mut at = Some(tag);
        while let Some(tag) = at.and_then(|id| self.tags.get(&id)) {
            if path.len() > crate::model::MAX_TAG_DEPTH {
                break;
            }
            path.push(tag);
            at = tag.parent;
        }
        path
    }

    /// Memos attached to something, oldest first, ties by id.
    pub fn memos_on(&self, target: MemoTarget) -> Vec<&Arc<Memo>> {
        let least = (target, MemoId(uuid::Uuid::nil()));
        let mut found: Vec<&Arc<Memo>> = self
            .index
            .memos_by_target
            .range(least..)
            .take_while(|(of, _)| *of == target)
            .filter_map(|(_, id)| self.memos.get(id))
            .collect();
        found.sort_by_key(|memo| (memo.created, memo.id));
        found
    }

    /// Links that start or end at a passage, by id.
    pub fn links_at(&self, passage: PassageId) -> impl Iterator<Item = &Arc<Link>> + '_ {
        let least = (passage, LinkId(uuid::Uuid::nil()));
        self.index
            .links_by_passage
            .range(least..)
            .take_while(move |(of, _)| *of == passage)
            .filter_map(|(_, id)| self.links.get(id))
    }

    /// Values that a document has for its variables, by id.
    pub fn values_of(
        &self,
        document: DocumentId,
    ) -> impl Iterator<Item = &Arc<VariableValue>> + '_ {
        let least = (document, ValueId(uuid::Uuid::nil()));
        self.index
            .values_by_document
            .range(least..)
            .take_while(move |(of, _)| *of == document)
            .filter_map(|(_, id)| self.values.get(id))
    }
}
