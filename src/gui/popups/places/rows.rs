//! What becomes of annotations in another text, made ready to be shown side by side.

use std::ops::Range;

use crate::anchor::{Replaced, replaced};
use crate::model::{Capture, DocumentId, PassageId, PlacementState, Snapshot};
use crate::text::{ByteOffset, Direction, Span, direction_at};

/// Bytes of context on each side, cut to whole letters.
const CONTEXT: usize = 90;
/// Bytes of a passage that are shown.
const LONGEST: usize = 360;

/// Words of a text with what stands around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Snip {
    /// On one paragraph.
    pub(super) text: String,
    /// The words, in bytes of `text`.
    pub(super) quote: Range<usize>,
    /// How their paragraph runs.
    pub(super) direction: Direction,
}

impl Snip {
    /// The words of spans in a text; none without spans.
    fn of(text: &str, spans: &[Span]) -> Option<Self> {
        let (first, last) = (spans.first()?, spans.last()?);
        let (start, end) = (first.start().index(), last.end().index());
        let words = text.get(start..end)?;
        let clipped = &words[..words.floor_char_boundary(LONGEST)];
        let from = text.ceil_char_boundary(start.saturating_sub(CONTEXT));
        let until = text.floor_char_boundary((end + CONTEXT).min(text.len()));
        let mut shown = String::new();
        shown.push_str(text.get(from..start)?);
        let begin = shown.len();
        shown.push_str(clipped);
        let quote = begin..shown.len();
        if clipped.len() < words.len() {
            shown.push('…');
        } else {
            shown.push_str(text.get(end..until)?);
        }
        Some(Self {
            // A line feed and a space are a byte each.
            text: shown.replace(['\n', '\t'], " "),
            quote,
            direction: direction_at(text, ByteOffset::from_index(start)),
        })
    }
}

/// A passage that is not sure of its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PlaceRow {
    /// Which.
    pub(super) passage: PassageId,
    /// Proposed or orphan.
    pub(super) state: PlacementState,
    /// Where it is proposed; none of an orphan.
    pub(super) spans: Vec<Span>,
    /// Where it was marked.
    pub(super) old: Snip,
    /// Where it is proposed.
    pub(super) new: Option<Snip>,
}

/// What a text would do to the annotations of a document, counted in annotations; a passage on which only a link stands counts
/// as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Outlook {
    /// Stay on their words.
    pub(super) n_stay: usize,
    /// Are proposed.
    pub(super) n_proposed: usize,
    /// Have no place.
    pub(super) n_orphans: usize,
    /// Those that are not sure, in the order of the text.
    pub(super) rows: Vec<PlaceRow>,
}

/// What a new text would do. Costs what placing all passages costs.
pub(super) fn outlook(snapshot: &Snapshot, document: DocumentId, text: &str) -> Outlook {
    let mut outlook = Outlook::default();
    for Replaced {
        passage,
        state,
        spans,
        ..
    } in replaced(snapshot, document, text)
    {
        let n = snapshot.annotations_of_passage(passage).count().max(1);
        match state {
            PlacementState::Exact | PlacementState::Accepted => outlook.n_stay += n,
            PlacementState::Proposed => outlook.n_proposed += n,
            PlacementState::Orphan => outlook.n_orphans += n,
        }
        if matches!(state, PlacementState::Proposed | PlacementState::Orphan) {
            outlook
                .rows
                .extend(row(snapshot, passage, state, spans, text));
        }
    }
    outlook
}

/// What is open in a document's current capture.
pub(super) fn open_rows(snapshot: &Snapshot, document: DocumentId) -> Vec<PlaceRow> {
    let Some(capture) = snapshot.current_capture(document) else {
        return Vec::new();
    };
    let open = snapshot.open_of(document).into_iter();
    open.filter_map(|passage| {
        let standing = snapshot.standing_in(passage.id, capture.id);
        let spans = standing.map_or(&[][..], |standing| standing.spans());
        let state = snapshot.state_of(passage.id);
        row(snapshot, passage.id, state, spans.to_vec(), &capture.text)
    })
    .collect()
}

fn row(
    snapshot: &Snapshot,
    passage: PassageId,
    state: PlacementState,
    spans: Vec<Span>,
    text: &str,
) -> Option<PlaceRow> {
    let marked = snapshot.passage(passage)?;
    let own: &Capture = snapshot.capture(marked.capture)?;
    Some(PlaceRow {
        passage,
        state,
        old: Snip::of(&own.text, &marked.spans)?,
        new: Snip::of(text, &spans),
        spans,
    })
}
