//! From annotation to annotation: the next of the document, and the next with the same tag anywhere.

use std::collections::HashMap;

use crate::gui::reader::MarkIndex;
use crate::model::{AnnotationId, CaptureId, Snapshot, TagId};

/// Where a walk came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) annotation: AnnotationId,
    /// It went over the end and on from the other.
    pub(super) is_wrapped: bool,
}

/// The annotation after or before a place in a document: by start, then the longer first. What stands back is passed
/// over. After the last comes the first.
pub(super) fn neighbor(
    marks: &MarkIndex,
    selected: Option<AnnotationId>,
    from_byte: u32,
    forward: bool,
) -> Option<Step> {
    let ids: Vec<(u32, AnnotationId)> = marks
        .iter()
        .filter(|mark| !mark.is_dimmed || selected == Some(mark.id))
        .map(|mark| (mark.start(), mark.id))
        .collect();
    let at = selected.and_then(|selected| ids.iter().position(|(_, id)| *id == selected));
    let next = match (at, forward) {
        (Some(at), true) => at + 1,
        (Some(at), false) => at.wrapping_sub(1),
        (None, true) => ids.partition_point(|(start, _)| *start < from_byte),
        (None, false) => ids
            .partition_point(|(start, _)| *start < from_byte)
            .wrapping_sub(1),
    };
    let other_end = if forward { ids.first() } else { ids.last() };
    let (found, is_wrapped) = match ids.get(next) {
        Some(found) => (found, false),
        None => (other_end?, true),
    };
    Some(Step {
        annotation: found.1,
        is_wrapped,
    })
}

/// The next annotation with one of these tags, in the order of documents and places; after the last comes the first.
/// `from`: the selected annotation, or else the place that is read.
pub(super) fn neighbor_with(
    snapshot: &Snapshot,
    tags: &[TagId],
    selected: Option<AnnotationId>,
    from: (CaptureId, u32),
    forward: bool,
) -> Option<Step> {
    let order: HashMap<CaptureId, usize> = snapshot
        .documents_in_order()
        .enumerate()
        .map(|(at, document)| (document.capture, at))
        .collect();
    let place = |annotation: AnnotationId| {
        let standing = snapshot.standing(snapshot.annotation(annotation)?.passage)?;
        // An orphan has no place to walk to.
        standing.spans().first()?;
        let document = order.get(&standing.capture())?;
        let end = u32::MAX - standing.end();
        Some((*document, standing.start(), end, annotation))
    };
    let mut places: Vec<_> = tags
        .iter()
        .flat_map(|tag| snapshot.taggings_with(*tag))
        .filter_map(|tagging| place(tagging.annotation))
        .collect();
    places.sort_unstable();
    places.dedup();
    let least = AnnotationId(uuid::Uuid::nil());
    let here = selected
        .and_then(place)
        .or_else(|| Some((*order.get(&from.0)?, from.1, 0, least)))?;
    let next = match forward {
        true => places.iter().find(|place| **place > here),
        false => places.iter().rev().find(|place| **place < here),
    };
    let other_end = match forward {
        true => places.first(),
        false => places.last(),
    };
    let found = next.or(other_end)?;
    Some(Step {
        annotation: found.3,
        is_wrapped: next.is_none(),
    })
}
