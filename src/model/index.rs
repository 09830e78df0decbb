//! Indexes over a snapshot's rows: derived, never stored, always rebuilt the same (I9).

use imbl::{OrdMap, OrdSet};

use crate::model::{
    AnnotationId, CaptureId, DocumentId, LinkId, MemoId, MemoTarget, PassageId, PlacementId, Row,
    Snapshot, TagId, TaggingId, ValueId,
};

/// Sorted pairs for range queries, and the counts that lists show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Index {
    /// Rank first, so that iteration is the list's order.
    pub(super) documents_by_rank: OrdSet<(i64, DocumentId)>,
    pub(super) captures_by_document: OrdSet<(DocumentId, CaptureId)>,
    /// Start, then end descending (as its complement), so that an outer passage comes before those inside it.
    pub(super) passages_by_place: OrdSet<(CaptureId, u32, u32, PassageId)>,
    pub(super) annotations_by_passage: OrdSet<(PassageId, AnnotationId)>,
    pub(super) placements_by_passage: OrdSet<(PassageId, PlacementId)>,
    pub(super) taggings_by_annotation: OrdSet<(AnnotationId, TaggingId)>,
    pub(super) taggings_by_tag: OrdSet<(TagId, TaggingId)>,
    pub(super) tags_by_parent: OrdSet<(Option<TagId>, i64, TagId)>,
    pub(super) memos_by_target: OrdSet<(MemoTarget, MemoId)>,
    pub(super) links_by_passage: OrdSet<(PassageId, LinkId)>,
    pub(super) values_by_document: OrdSet<(DocumentId, ValueId)>,
    /// Taggings per tag; absent for none.
    pub(super) taggings_of_tag: OrdMap<TagId, usize>,
    /// Annotations per capture; absent for none.
    pub(super) annotations_of_capture: OrdMap<CaptureId, usize>,
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
                );
                put(&mut self.passages_by_place, place, present);
            }
            Row::Annotation(annotation) => {
                put(
                    &mut self.annotations_by_passage,
                    (annotation.passage, annotation.id),
                    present,
                );
                if let Some(passage) = snapshot.passage(annotation.passage) {
                    count(&mut self.annotations_of_capture, passage.capture, present);
                }
            }
            Row::Placement(placement) => {
                put(
                    &mut self.placements_by_passage,
                    (placement.passage, placement.id),
                    present,
                );
            }
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
            }
            Row::Tag(tag) => put(
                &mut self.tags_by_parent,
                (tag.parent, tag.rank, tag.id),
                present,
            ),
            Row::Memo(memo) => {
                for target in &memo.targets {
                    put(&mut self.memos_by_target, (*target, memo.id), present);
                }
            }
            Row::Link(link) => {
                put(&mut self.links_by_passage, (link.from, link.id), present);
                put(&mut self.links_by_passage, (link.to, link.id), present);
            }
            Row::VariableValue(value) => put(
                &mut self.values_by_document,
                (value.document, value.id),
                present,
            ),
            Row::Collection(_)
            | Row::Annotator(_)
            | Row::DocumentSet(_)
            | Row::Variable(_)
            | Row::TagSet(_)
            | Row::Relation(_) => {}
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
