//! Indexes over a snapshot's rows: derived, never stored, always rebuilt the same (I9).

use std::collections::BTreeSet;

use imbl::{OrdMap, OrdSet};

use crate::model::{
    AnnotationId, AnnotatorId, CaptureId, DocumentId, DocumentSetId, LinkId, MemoId, MemoKind,
    MemoTarget, PassageId, Placement, PlacementId, RejectionId, Row, Snapshot, TagId, TagSetId,
    TaggingId, ValueId, VariableId,
};

/// Sorted pairs for range queries, and the counts that lists show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Index {
    /// Rank first, so that iteration is the list's order.
    pub(super) documents_by_rank: OrdSet<(i64, DocumentId)>,
    pub(super) captures_by_document: OrdSet<(DocumentId, CaptureId)>,
    /// Start, then end descending (as its complement), so that an outer passage comes before those inside it.
    /// What was marked has no placement; an orphan stands at the very end.
    pub(super) standings: OrdSet<(CaptureId, u32, u32, PassageId, Option<PlacementId>)>,
    pub(super) annotations_by_passage: OrdSet<(PassageId, AnnotationId)>,
    pub(super) placements_by_passage: OrdSet<(PassageId, PlacementId)>,
    pub(super) taggings_by_annotation: OrdSet<(AnnotationId, TaggingId)>,
    pub(super) taggings_by_tag: OrdSet<(TagId, TaggingId)>,
    pub(super) tags_by_parent: OrdSet<(Option<TagId>, i64, TagId)>,
    pub(super) memos_by_target: OrdSet<(MemoTarget, MemoId)>,
    /// Memos that are attached to nothing.
    pub(super) free_memos: OrdSet<MemoId>,
    pub(super) links_by_passage: OrdSet<(PassageId, LinkId)>,
    pub(super) values_by_document: OrdSet<(DocumentId, ValueId)>,
    pub(super) values_by_variable: OrdSet<(VariableId, ValueId)>,
    pub(super) sets_by_document: OrdSet<(DocumentId, DocumentSetId)>,
    pub(super) sets_by_tag: OrdSet<(TagId, TagSetId)>,
    /// Taggings that are examples of their tags.
    pub(super) examples_by_tag: OrdSet<(TagId, TaggingId)>,
    /// Capture and place, so that the mentions of one text are read together.
    pub(super) rejections_by_tag: OrdSet<(TagId, CaptureId, u32, RejectionId)>,
    pub(super) rejections_by_capture: OrdSet<(CaptureId, RejectionId)>,
    /// Taggings per tag; absent for none.
    pub(super) taggings_of_tag: OrdMap<TagId, usize>,
    /// Annotations per capture; absent for none.
    pub(super) annotations_of_capture: OrdMap<CaptureId, usize>,
    /// Annotations per annotator; absent for none.
    pub(super) annotations_of_annotator: OrdMap<AnnotatorId, usize>,
    /// Memos per kind; absent for none.
    pub(super) memos_of_kind: OrdMap<MemoKind, usize>,
}

impl Index {
    /// Takes note of a row that has just been put into `snapshot`.
    pub(super) fn add(&mut self, snapshot: &Snapshot, row: &Row) {
        self.set(snapshot, row, true);
    }

    /// Forgets a row that is still in `snapshot`.
    pub(super) fn remove(&mut self, snapshot: &Snapshot, row: &Row) {
        self.set(snapshot, row, false);
    }

    fn set(&mut self, snapshot: &Snapshot, row: &Row, present: bool) {
        match row {
            Row::Document(document) => put(
                &mut self.documents_by_rank,
                (document.rank, document.id),
                present,
            ),
            Row::Capture(capture) => put(
                &mut self.captures_by_document,
                (capture.document, capture.id),
                present,
            ),
            Row::Passage(passage) => {
                let place = (
                    passage.capture,
                    passage.start(),
                    u32::MAX - passage.end(),
                    passage.id,
                    None,
                );
                put(&mut self.standings, place, present);
            }
            Row::Annotation(annotation) => {
                put(
                    &mut self.annotations_by_passage,
                    (annotation.passage, annotation.id),
                    present,
                );
                count(
                    &mut self.annotations_of_annotator,
                    annotation.annotator,
                    present,
                );
                for capture in self.captures_with(snapshot, annotation.passage) {
                    count(&mut self.annotations_of_capture, capture, present);
                }
            }
            Row::Placement(placement) => self.set_placement(snapshot, placement, present),
            Row::Tagging(tagging) => {
                put(
                    &mut self.taggings_by_annotation,
                    (tagging.annotation, tagging.id),
                    present,
                );
                put(
                    &mut self.taggings_by_tag,
                    (tagging.tag, tagging.id),
                    present,
                );
                count(&mut self.taggings_of_tag, tagging.tag, present);
                if tagging.is_example {
                    let example = (tagging.tag, tagging.id);
                    put(&mut self.examples_by_tag, example, present);
                }
            }
            Row::Tag(tag) => put(
                &mut self.tags_by_parent,
                (tag.parent, tag.rank, tag.id),
                present,
            ),
            Row::Memo(memo) => {
                count(&mut self.memos_of_kind, memo.kind, present);
                if memo.targets.is_empty() {
                    put(&mut self.free_memos, memo.id, present);
                }
                for target in &memo.targets {
                    put(&mut self.memos_by_target, (*target, memo.id), present);
                }
            }
            Row::Link(link) => {
                put(&mut self.links_by_passage, (link.from, link.id), present);
                put(&mut self.links_by_passage, (link.to, link.id), present);
            }
            Row::VariableValue(value) => {
                let of_document = (value.document, value.id);
                put(&mut self.values_by_document, of_document, present);
                let of_variable = (value.variable, value.id);
                put(&mut self.values_by_variable, of_variable, present);
            }
            Row::DocumentSet(set) => {
                for document in &set.members {
                    put(&mut self.sets_by_document, (*document, set.id), present);
                }
            }
            Row::TagSet(set) => {
                for tag in &set.members {
                    put(&mut self.sets_by_tag, (*tag, set.id), present);
                }
            }
            Row::Rejection(rejection) => {
                let (tag, capture) = (rejection.tag, rejection.capture);
                let place = (tag, capture, rejection.span.start().0, rejection.id);
                put(&mut self.rejections_by_tag, place, present);
                let of_capture = (capture, rejection.id);
                put(&mut self.rejections_by_capture, of_capture, present);
            }
            Row::Collection(_)
            | Row::Annotator(_)
            | Row::Variable(_)
            | Row::Relation(_)
            | Row::SavedSearch(_) => {}
        }
    }
}

impl Index {
    /// The captures in which a passage stands, as far as its rows are in the index.
    fn captures_with(&self, snapshot: &Snapshot, passage: PassageId) -> BTreeSet<CaptureId> {
        let own = snapshot.passage(passage).map(|passage| passage.capture);
        let least = (passage, PlacementId(uuid::Uuid::nil()));
        self.placements_by_passage
            .range(least..)
            .take_while(|(of, _)| *of == passage)
            .filter_map(|(_, id)| snapshot.placement(*id))
            .map(|placement| placement.capture)
            .chain(own)
            .collect()
    }

    /// A passage stands in one capture more, or less, with all annotations on it.
    fn set_placement(&mut self, snapshot: &Snapshot, placement: &Placement, present: bool) {
        let (start, end) = match (placement.spans.first(), placement.spans.last()) {
            (Some(first), Some(last)) => (first.start().0, u32::MAX - last.end().0),
            _ => (u32::MAX, u32::MAX),
        };
        let (passage, capture) = (placement.passage, placement.capture);
        let place = (capture, start, end, passage, Some(placement.id));
        put(&mut self.standings, place, present);
        let key = (passage, placement.id);
        // Counted once where several rows place it there: by the first that comes and the last that goes.
        put(&mut self.placements_by_passage, key, false);
        let is_counted = self.captures_with(snapshot, passage).contains(&capture);
        put(&mut self.placements_by_passage, key, present);
        if is_counted {
            return;
        }
        let least = (passage, AnnotationId(uuid::Uuid::nil()));
        let n = self
            .annotations_by_passage
            .range(least..)
            .take_while(|(of, _)| *of == passage)
            .count();
        for _ in 0..n {
            count(&mut self.annotations_of_capture, capture, present);
        }
    }
}

fn put<T: Ord + Clone>(set: &mut OrdSet<T>, entry: T, present: bool) {
    if present {
        set.insert(entry);
    } else {
        set.remove(&entry);
    }
}

fn count<K: Ord + Clone>(counts: &mut OrdMap<K, usize>, key: K, present: bool) {
    let before = counts.get(&key).copied().unwrap_or(0);
    match if present {
        before + 1
    } else {
        before.saturating_sub(1)
    } {
        0 => counts.remove(&key),
        now => counts.insert(key, now),
    };
}
