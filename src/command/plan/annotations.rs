//! Annotations: marking passages, and their edges.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::anchor::{AnchorError, describe};
use crate::base::environment::Timestamp;
use crate::command::plan::draft::Draft;
use crate::command::plan::removal::Removal;
use crate::command::plan::tags::{choose, subject};
use crate::command::plan::{Planned, captures};
use crate::command::{ActionCode, Refusal, TagChoice};
use crate::model::{
    Annotation, AnnotationId, AnnotatorId, Capture, CaptureId, Passage, PassageId, PlacementId,
    PlacementState, Tag, TagId, Tagging, TaggingId,
};
use crate::text::Span;

pub(super) fn annotate(
    draft: &mut Draft<'_>,
    capture: CaptureId,
    spans: &[Span],
    choices: &[TagChoice],
    annotator: AnnotatorId,
) -> Result<Planned, Refusal> {
    draft.check_annotator(annotator)?;
    let capture = find_capture(draft, capture)?;
    let tags = chosen(draft, choices)?;
    let annotation = mark(draft, &capture, spans, annotator)?;
    for (index, (tag, _)) in tags.iter().enumerate() {
        put_tagging(draft, annotation, tag.id, annotator, index);
    }
    let mut planned = match tags.first() {
        Some((tag, _)) => Planned::new(ActionCode::AddTag, subject(&tag.label)),
        None => Planned::new(ActionCode::Highlight, ""),
    };
    planned = planned.by(annotator).answer(annotation);
    for (tag, _) in tags.iter().filter(|(_, is_made)| *is_made) {
        planned = planned.answer(tag.id);
    }
    Ok(planned)
}

/// Marks one span each; the answer is the annotations that are new or got a tag, then the tags that were made.
pub(super) fn annotate_all(
    draft: &mut Draft<'_>,
    passages: &[(CaptureId, Span)],
    choices: &[TagChoice],
    annotator: AnnotatorId,
) -> Result<Planned, Refusal> {
    draft.check_annotator(annotator)?;
    if passages.is_empty() {
        return Err(Refusal::NoPassage);
    }
    let tags = chosen(draft, choices)?;
    let mut planned = match tags.first() {
        Some((tag, _)) => Planned::new(ActionCode::TagPassages, subject(&tag.label)),
        None => Planned::new(ActionCode::Highlight, ""),
    };
    let places: BTreeSet<(CaptureId, Span)> = passages.iter().copied().collect();
    let mut capture: Option<Arc<Capture>> = None;
    for (id, span) in places {
        let text = match capture.take().filter(|capture| capture.id == id) {
            Some(same) => same,
            None => find_capture(draft, id)?,
        };
        let annotation = mark(draft, &text, &[span], annotator)?;
        capture = Some(text);
        let mut is_touched = draft.snapshot.annotation(annotation).is_none();
        for (index, (tag, _)) in tags.iter().enumerate() {
            is_touched |= put_tagging(draft, annotation, tag.id, annotator, index);
        }
        if is_touched {
            planned.answer.push(annotation.into());
        }
    }
    for (tag, _) in tags.iter().filter(|(_, is_made)| *is_made) {
        planned = planned.answer(tag.id);
    }
    Ok(planned.by(annotator))
}

/// The tags that are meant, each once, and whether it was made.
fn chosen(draft: &mut Draft<'_>, choices: &[TagChoice]) -> Result<Vec<(Arc<Tag>, bool)>, Refusal> {
    let mut tags: Vec<(Arc<Tag>, bool)> = Vec::new();
    for choice in choices {
        let (tag, is_made) = choose(draft, choice)?;
        if tags.iter().all(|(other, _)| other.id != tag.id) {
            tags.push((tag, is_made));
        }
    }
    Ok(tags)
}

/// The annotator's annotation on exactly these spans, made if there is none.
pub(super) fn mark(
    draft: &mut Draft<'_>,
    capture: &Capture,
    spans: &[Span],
    annotator: AnnotatorId,
) -> Result<AnnotationId, Refusal> {
    let document = draft.snapshot.document(capture.document);
    if document.is_some_and(|document| document.capture != capture.id) {
        let key = capture.id.into();
        return Err(Refusal::Former { key });
    }
    let passage = passage(draft, capture, spans)?;
    if let Some(there) = same_place(draft, &passage, annotator) {
        return Ok(there);
    }
    let (id, now) = (draft.new_id(AnnotationId), draft.now());
    draft.put(Annotation {
        id,
        passage: passage.id,
        annotator,
        created: now,
        modified: now,
    });
    draft.put(passage);
    Ok(id)
}

pub(super) fn move_edges(
    draft: &mut Draft<'_>,
    id: AnnotationId,
    spans: &[Span],
) -> Result<Planned, Refusal> {
    let annotation = find(draft, id)?;
    let old = draft
        .snapshot
        .passage(annotation.passage)
        .cloned()
        .ok_or(Refusal::Missing {
            key: annotation.passage.into(),
        })?;
    let read = draft.snapshot.capture_read(old.id).unwrap_or(old.capture);
    let capture = find_capture(draft, read)?;
    if read != old.capture {
        return move_place(draft, &annotation, &old, &capture, spans);
    }
    let mut passage = passage(draft, &capture, spans)?;
    if passage.spans == old.spans {
        return Err(Refusal::NoChange);
    }
    let snapshot = draft.snapshot;
    let is_shared = snapshot.annotations_of_passage(old.id).nth(1).is_some();
    let mut moved = (*annotation).clone();
    if is_shared {
        // Another annotation keeps the old edges; this one gets a passage of its own.
        moved.passage = passage.id;
    } else {
        passage.id = old.id;
        // Where the old words stand in other captures says nothing about the new ones.
        for placement in snapshot.placements_of(old.id) {
            draft.remove(placement.id);
        }
    }
    moved.modified = draft.now();
    draft.put(moved);
    draft.put(passage);
    Ok(Planned::new(ActionCode::MoveEdges, "").answer(id))
}

/// Moves the edges of an annotation that was marked in a former capture: its place in the current one, which is decided
/// thereby. In the former ones it stands as it did.
fn move_place(
    draft: &mut Draft<'_>,
    annotation: &Annotation,
    old: &Arc<Passage>,
    capture: &Capture,
    spans: &[Span],
) -> Result<Planned, Refusal> {
    passage(draft, capture, spans)?;
    let snapshot = draft.snapshot;
    let standing = snapshot.standing_in(old.id, capture.id);
    if standing.is_some_and(|standing| !standing.is_open() && standing.spans() == spans) {
        return Err(Refusal::NoChange);
    }
    let mut moved = annotation.clone();
    let mut place_of = Arc::clone(old);
    if snapshot.annotations_of_passage(old.id).nth(1).is_some() {
        // Another annotation keeps the old place; this one gets a passage of its own that stands where the old one stood.
        let copy = Passage {
            id: draft.new_id(PassageId),
            ..(**old).clone()
        };
        for placement in snapshot.placements_of(old.id) {
            if placement.capture != capture.id {
                let mut placement = (**placement).clone();
                placement.id = draft.new_id(PlacementId);
                placement.passage = copy.id;
                draft.put(placement);
            }
        }
        moved.passage = copy.id;
        draft.put(copy.clone());
        place_of = Arc::new(copy);
    }
    let state = PlacementState::Accepted;
    captures::place(draft, &place_of, capture, state, spans.to_vec())?;
    moved.modified = draft.now();
    draft.put(moved);
    Ok(Planned::new(ActionCode::MoveEdges, "").answer(annotation.id))
}

pub(super) fn delete(
    draft: &mut Draft<'_>,
    annotations: &[AnnotationId],
) -> Result<Planned, Refusal> {
    for id in annotations {
        find(draft, *id)?;
    }
    let mut removal = Removal::new(draft);
    for id in annotations {
        removal.annotation(*id);
    }
    removal.finish();
    Ok(Planned::new(ActionCode::DeleteAnnotations, ""))
}

/// A fresh passage over spans of a capture, with its quote and context.
fn passage(draft: &Draft<'_>, capture: &Capture, spans: &[Span]) -> Result<Passage, Refusal> {
    let described = describe(&capture.text, spans).map_err(|error| match error {
        AnchorError::Empty => Refusal::NoPassage,
        AnchorError::Order => Refusal::SpanOrder,
        AnchorError::Span(error) => Refusal::Span(error),
        AnchorError::Quote | AnchorError::Context => Refusal::QuoteMismatch {
            key: capture.id.into(),
        },
    })?;
    Ok(Passage {
        id: draft.new_id(PassageId),
        capture: capture.id,
        spans: spans.to_vec(),
        quote: described.quote,
        prefix: described.prefix,
        suffix: described.suffix,
    })
}

/// The annotator's oldest annotation on the very same spans.
fn same_place(
    draft: &Draft<'_>,
    passage: &Passage,
    annotator: AnnotatorId,
) -> Option<AnnotationId> {
    let snapshot = draft.snapshot;
    snapshot
        .standings_at(passage.capture, passage.start(), passage.end())
        .filter(|other| !other.is_open() && other.spans() == passage.spans)
        .flat_map(|other| snapshot.annotations_of_passage(other.passage.id))
        .filter(|annotation| annotation.annotator == annotator)
        .min_by_key(|annotation| (annotation.created, annotation.id))
        .map(|annotation| annotation.id)
}

/// Puts a tag on an annotation unless it carries it; whether it did not. `index` keeps the order of tags put on in one go.
pub(super) fn put_tagging(
    draft: &mut Draft<'_>,
    annotation: AnnotationId,
    tag: TagId,
    annotator: AnnotatorId,
    index: usize,
) -> bool {
    let is_there = draft
        .snapshot
        .taggings_of(annotation)
        .iter()
        .any(|tagging| tagging.tag == tag);
    if is_there {
        return false;
    }
    let now = draft.now();
    let id = draft.new_id(TaggingId);
    draft.put(Tagging {
        id,
        annotation,
        tag,
        annotator,
        created: Timestamp {
            utc_micros: now.utc_micros + index as i64,
            ..now
        },
        is_example: false,
    });
    true
}

pub(super) fn find(draft: &Draft<'_>, id: AnnotationId) -> Result<Arc<Annotation>, Refusal> {
    draft
        .snapshot
        .annotation(id)
        .cloned()
        .ok_or(Refusal::Missing { key: id.into() })
}

pub(super) fn find_capture(draft: &Draft<'_>, id: CaptureId) -> Result<Arc<Capture>, Refusal> {
    draft
        .snapshot
        .capture(id)
        .cloned()
        .ok_or(Refusal::Missing { key: id.into() })
}
