//! What panels ask of a snapshot beyond the rows themselves: sets, values, memos by kind, counts. All from the index.

use std::sync::Arc;

use crate::model::{
    AnnotatorId, CaptureId, DocumentId, DocumentSet, DocumentSetId, Memo, MemoKind, Rejection,
    RejectionId, Snapshot, Tag, TagId, TagSet, TagSetId, Tagging, TaggingId, ValueId, VariableId,
    VariableValue,
};
use crate::text::Direction;

impl Snapshot {
    /// Values that documents have for a variable, by id.
    pub fn values_for(
        &self,
        variable: VariableId,
    ) -> impl Iterator<Item = &Arc<VariableValue>> + '_ {
        let least = (variable, ValueId(uuid::Uuid::nil()));
        self.index
            .values_by_variable
            .range(least..)
            .take_while(move |(of, _)| *of == variable)
            .filter_map(|(_, id)| self.value(*id))
    }

    /// What one document has for one variable, by id.
    pub fn values_at(
        &self,
        document: DocumentId,
        variable: VariableId,
    ) -> impl Iterator<Item = &Arc<VariableValue>> + '_ {
        self.values_of(document)
            .filter(move |value| value.variable == variable)
    }

    /// The document sets that a document is in, by id.
    pub fn sets_of(&self, document: DocumentId) -> impl Iterator<Item = &Arc<DocumentSet>> + '_ {
        let least = (document, DocumentSetId(uuid::Uuid::nil()));
        self.index
            .sets_by_document
            .range(least..)
            .take_while(move |(of, _)| *of == document)
            .filter_map(|(_, id)| self.document_set(*id))
    }

    /// The tag sets that a tag is in, by id.
    pub fn tag_sets_of(&self, tag: TagId) -> impl Iterator<Item = &Arc<TagSet>> + '_ {
        let least = (tag, TagSetId(uuid::Uuid::nil()));
        self.index
            .sets_by_tag
            .range(least..)
            .take_while(move |(of, _)| *of == tag)
            .filter_map(|(_, id)| self.tag_set(*id))
    }

    /// The taggings that are examples of a tag, by id.
    pub fn examples_of(&self, tag: TagId) -> impl Iterator<Item = &Arc<Tagging>> + '_ {
        let least = (tag, TaggingId(uuid::Uuid::nil()));
        self.index
            .examples_by_tag
            .range(least..)
            .take_while(move |(of, _)| *of == tag)
            .filter_map(|(_, id)| self.tagging(*id))
    }

    /// All tags and categories in the order of the tree, each behind the one above it, with how many lie above it. Walks
    /// without recursion.
    pub fn tags_in_order(&self) -> Vec<(&Arc<Tag>, usize)> {
        let mut tags = Vec::with_capacity(self.n_tags());
        let mut waiting: Vec<_> = self.tags_under(None).rev().map(|tag| (tag, 0)).collect();
        while let Some((tag, n_above)) = waiting.pop() {
            let below = self.tags_under(Some(tag.id)).rev();
            waiting.extend(below.map(|tag| (tag, n_above + 1)));
            tags.push((tag, n_above));
        }
        tags
    }

    /// Whether labels in Arabic come before those in English: where the collection reads from right to left.
    pub fn prefers_arabic(&self) -> bool {
        let direction = self.collection().and_then(|row| row.direction);
        direction == Some(Direction::RightToLeft)
    }

    /// Memos that are attached to nothing, oldest first, ties by id.
    pub fn free_memos(&self) -> Vec<&Arc<Memo>> {
        let ids = self.index.free_memos.iter();
        let mut found: Vec<&Arc<Memo>> = ids.filter_map(|id| self.memo(*id)).collect();
        found.sort_by_key(|memo| (memo.created, memo.id));
        found
    }

    /// Mentions of a tag that were turned down, by capture and place.
    pub fn rejections_of(&self, tag: TagId) -> impl Iterator<Item = &Arc<Rejection>> + '_ {
        let least = (
            tag,
            CaptureId(uuid::Uuid::nil()),
            0,
            RejectionId(uuid::Uuid::nil()),
        );
        self.index
            .rejections_by_tag
            .range(least..)
            .take_while(move |place| place.0 == tag)
            .filter_map(|place| self.rejection(place.3))
    }

    /// Mentions of a tag that were turned down in one capture, by place.
    pub fn rejections_at(
        &self,
        tag: TagId,
        capture: CaptureId,
    ) -> impl Iterator<Item = &Arc<Rejection>> + '_ {
        let least = (tag, capture, 0, RejectionId(uuid::Uuid::nil()));
        self.index
            .rejections_by_tag
            .range(least..)
            .take_while(move |place| (place.0, place.1) == (tag, capture))
            .filter_map(|place| self.rejection(place.3))
    }

    /// Mentions that were turned down in a capture, whatever the tag, by id.
    pub fn rejections_in(&self, capture: CaptureId) -> impl Iterator<Item = &Arc<Rejection>> + '_ {
        let least = (capture, RejectionId(uuid::Uuid::nil()));
        self.index
            .rejections_by_capture
            .range(least..)
            .take_while(move |(of, _)| *of == capture)
            .filter_map(|(_, id)| self.rejection(*id))
    }

    /// How many memos of a kind there are.
    pub fn n_memos_of(&self, kind: MemoKind) -> usize {
        self.index.memos_of_kind.get(&kind).copied().unwrap_or(0)
    }

    /// How many annotations are an annotator's.
    pub fn n_annotations_by(&self, annotator: AnnotatorId) -> usize {
        let counts = &self.index.annotations_of_annotator;
        counts.get(&annotator).copied().unwrap_or(0)
    }

    /// How many annotations the current captures of a set's documents have. Costs a look at each member.
    pub fn n_annotations_in(&self, set: DocumentSetId) -> usize {
        let members = self.document_set(set).map(|set| set.members.as_slice());
        let documents = members.unwrap_or_default().iter();
        documents
            .filter_map(|id| self.document(*id))
            .map(|document| self.n_annotations_of(document.capture))
            .sum()
    }
}
