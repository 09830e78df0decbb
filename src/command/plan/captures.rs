//! Another text for a document, and the places of its passages in it.

use std::collections::BTreeMap;

use crate::anchor::{Replaced, check_spans, replaced, replaced_open};
use crate::command::plan::Planned;
use crate::command::plan::directions::starts_paragraph;
use crate::command::plan::documents::{find, put_capture};
use crate::command::plan::draft::Draft;
use crate::command::plan::verify::anchor_refusal;
use crate::command::{ActionCode, NewDocument, PlaceChoice, Refusal};
use crate::model::{
    Capture, CaptureId, Document, DocumentId, FurnitureChange, ParagraphDirection, Passage,
    PassageId, Placement, PlacementId, PlacementState, RowKey, words_at,
};
use crate::text::{Alignment, ByteOffset, Span};

/// Makes what was found the current capture of a document, and places all its passages there.
pub(super) fn add(
    draft: &mut Draft<'_>,
    id: DocumentId,
    new: &NewDocument,
    decisions: &[(PassageId, PlaceChoice)],
) -> Result<Planned, Refusal> {
    let mut document = (*find(draft, id)?).clone();
    let key = RowKey::from(document.capture);
    let former = draft.snapshot.capture(document.capture);
    let former = former.ok_or(Refusal::Missing { key })?;
    let is_same = former.text == new.text
        && former.original_sha256 == new.original_sha256
        && former.encoding == new.encoding
        && former.extractor == new.extractor;
    if is_same {
        return Err(Refusal::NoChange);
    }
    let capture = draft.new_id(CaptureId);
    let mut chosen: BTreeMap<PassageId, &PlaceChoice> =
        decisions.iter().map(|(id, choice)| (*id, choice)).collect();
    for one in replaced(draft.snapshot, id, &new.text) {
        let (state, spans) = match chosen.remove(&one.passage) {
            Some(choice) => decided(choice, Some((one.state, &one.spans)))?,
            None => (one.state, one.spans),
        };
        let row = passage_of(draft, id, one.passage)?;
        let state = as_sure_as(state, &row, &new.text, &spans);
        put_placement(draft, one.passage, capture, state, spans);
    }
    if let Some(passage) = chosen.keys().next() {
        let key = RowKey::from(*passage);
        return Err(Refusal::Missing { key });
    }
    let planned = Planned::new(ActionCode::AddCapture, document.name.clone()).answer(id);
    let mut planned = planned.answer(capture);
    put_capture(draft, &mut planned, (id, capture), new);
    // Paragraphs that a person turned stay turned where they are still paragraphs.
    let turned = document.paragraph_directions.iter();
    let turned: Vec<ParagraphDirection> = turned
        .filter(|set| set.capture == former.id)
        .copied()
        .collect();
    if !turned.is_empty() {
        let alignment = Alignment::between(&former.text, &new.text);
        for set in turned {
            let at = set.start.index();
            let start = alignment.moved(&(at..at + 1)).map(|moved| moved.start);
            let start = start.map(ByteOffset::from_index);
            if let Some(start) = start.filter(|start| starts_paragraph(&new.text, *start)) {
                document.paragraph_directions.push(ParagraphDirection {
                    capture,
                    start,
                    ..set
                });
            }
        }
        document.paragraph_directions.sort_unstable();
        document
            .paragraph_directions
            .dedup_by_key(|set| (set.capture, set.start));
    }
    carry_furniture(&mut document, former, capture, &new.text);
    document.capture = capture;
    // Found in the text, like the capture itself.
    document.language.clone_from(&new.language);
    draft.put(document);
    Ok(planned)
}

/// What a person set apart or took back stays so where its words still stand.
fn carry_furniture(document: &mut Document, former: &Capture, capture: CaptureId, text: &str) {
    let changes = document.furniture.iter();
    let changes: Vec<FurnitureChange> = changes
        .filter(|change| change.capture == former.id)
        .copied()
        .collect();
    if changes.is_empty() {
        return;
    }
    let alignment = Alignment::between(&former.text, text);
    for change in changes {
        let moved = alignment.moved(&change.span.range());
        let span = moved.and_then(|moved| {
            let (start, end) = (moved.start, moved.end);
            Span::checked(
                text,
                ByteOffset::from_index(start),
                ByteOffset::from_index(end),
            )
            .ok()
        });
        if let Some(span) = span {
            document.change_furniture(capture, span, change.is_furniture);
        }
    }
}

/// Says where passages stand in the current capture.
pub(super) fn decide(
    draft: &mut Draft<'_>,
    id: DocumentId,
    decisions: &[(PassageId, PlaceChoice)],
) -> Result<Planned, Refusal> {
    let document = find(draft, id)?;
    let capture = current(draft, document.capture)?;
    let mut planned = Planned::new(ActionCode::DecidePlaces, document.name.clone());
    for (passage, choice) in decisions {
        let row = passage_of(draft, id, *passage)?;
        if row.capture == capture.id {
            // It stands where it was marked; only moving its edges changes that.
            return Err(Refusal::NoChange);
        }
        let standing = draft.snapshot.standing_in(*passage, capture.id);
        let now = standing.map(|standing| (standing.state(), standing.spans()));
        let (state, spans) = decided(choice, now)?;
        place(draft, &row, &capture, state, spans)?;
        planned = planned.answer(*passage);
    }
    Ok(planned)
}

/// Looks once more for what has no place.
pub(super) fn find_places(draft: &mut Draft<'_>, id: DocumentId) -> Result<Planned, Refusal> {
    let document = find(draft, id)?;
    let capture = current(draft, document.capture)?;
    let mut planned = Planned::new(ActionCode::FindPlaces, document.name.clone());
    for Replaced {
        passage,
        state,
        spans,
        ..
    } in replaced_open(draft.snapshot, id)
    {
        let row = passage_of(draft, id, passage)?;
        place(draft, &row, &capture, state, spans)?;
        planned = planned.answer(passage);
    }
    Ok(planned)
}

/// Places a passage in a capture other than its own: the row that is there becomes as given, else there is one more.
/// Words that a person placed and that are those of the quote are exact.
pub(super) fn place(
    draft: &mut Draft<'_>,
    passage: &Passage,
    capture: &Capture,
    state: PlacementState,
    spans: Vec<Span>,
) -> Result<(), Refusal> {
    if state != PlacementState::Orphan {
        let key = RowKey::from(passage.id);
        check_spans(&capture.text, &spans).map_err(|error| anchor_refusal(error, key))?;
    }
    let state = as_sure_as(state, passage, &capture.text, &spans);
    let standing = draft.snapshot.standing_in(passage.id, capture.id);
    match standing.and_then(|standing| standing.placement) {
        Some(there) => {
            let mut placement = (**there).clone();
            placement.state = state;
            placement.spans = spans;
            draft.put(placement);
        }
        None => put_placement(draft, passage.id, capture.id, state, spans),
    }
    Ok(())
}

/// A place that a person gave is exact where the words there are those of the quote.
fn as_sure_as(
    state: PlacementState,
    passage: &Passage,
    text: &str,
    spans: &[Span],
) -> PlacementState {
    match state {
        PlacementState::Accepted if words_at(text, spans) == passage.quote => PlacementState::Exact,
        state => state,
    }
}

fn put_placement(
    draft: &mut Draft<'_>,
    passage: PassageId,
    capture: CaptureId,
    state: PlacementState,
    spans: Vec<Span>,
) {
    let id = draft.new_id(PlacementId);
    draft.put(Placement {
        id,
        passage,
        capture,
        state,
        spans,
    });
}

/// What a choice makes of a place that was found.
fn decided(
    choice: &PlaceChoice,
    now: Option<(PlacementState, &[Span])>,
) -> Result<(PlacementState, Vec<Span>), Refusal> {
    match (choice, now) {
        (PlaceChoice::Orphan, _) => Ok((PlacementState::Orphan, Vec::new())),
        (PlaceChoice::Place(spans), _) => Ok((PlacementState::Accepted, spans.clone())),
        (PlaceChoice::Accept, Some((PlacementState::Proposed, spans))) => {
            Ok((PlacementState::Accepted, spans.to_vec()))
        }
        (PlaceChoice::Accept, Some((state, spans))) if !spans.is_empty() => {
            Ok((state, spans.to_vec()))
        }
        (PlaceChoice::Accept, _) => Err(Refusal::NoPassage),
    }
}

fn current(draft: &Draft<'_>, id: CaptureId) -> Result<std::sync::Arc<Capture>, Refusal> {
    let capture = draft.snapshot.capture(id).cloned();
    capture.ok_or(Refusal::Missing { key: id.into() })
}

/// A passage of one of a document's captures.
fn passage_of(
    draft: &Draft<'_>,
    document: DocumentId,
    id: PassageId,
) -> Result<std::sync::Arc<Passage>, Refusal> {
    let snapshot = draft.snapshot;
    snapshot
        .passage(id)
        .filter(|passage| {
            snapshot
                .capture(passage.capture)
                .is_some_and(|capture| capture.document == document)
        })
        .cloned()
        .ok_or(Refusal::Missing { key: id.into() })
}
