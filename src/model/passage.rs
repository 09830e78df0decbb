//! Passages and where they stand in each capture.

use crate::model::id::{CaptureId, PassageId, PlacementId};
use crate::text::Span;

/// One or more ordered spans of one capture's text, with the words and their surroundings.
///
/// In its own capture a passage is always placed exactly: quote == text (I8). Other captures of the document get a
/// [`Placement`] each, so that re-anchoring adds and never overwrites (I6).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Names the passage.
    pub id: PassageId,
    /// The capture it was marked in.
    pub capture: CaptureId,
    /// At least one; ascending, not overlapping.
    pub spans: Vec<Span>,
    /// The words of the spans, joined by ` … ` where there are several.
    pub quote: String,
    /// Up to 32 code points before the first span.
    pub prefix: String,
    /// Up to 32 code points after the last span.
    pub suffix: String,
}

impl Passage {
    /// The first byte of the first span, or 0 of a passage without spans (which no checked path makes).
    pub fn start(&self) -> u32 {
        self.spans.first().map_or(0, |span| span.start().0)
    }

    /// The byte after the last span.
    pub fn end(&self) -> u32 {
        self.spans.last().map_or(0, |span| span.end().0)
    }
}

/// How sure a placement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PlacementState {
    /// The quote stands there, once.
    Exact,
    /// Found by likeness; waits for the user.
    Proposed,
    /// Proposed, and the user agreed.
    Accepted,
    /// Not to be found; stays visible with its quote (I7).
    Orphan,
}

/// Where a passage stands in a later capture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// Names the placement.
    pub id: PlacementId,
    /// Whose place it is.
    pub passage: PassageId,
    /// In which capture.
    pub capture: CaptureId,
    /// How sure.
    pub state: PlacementState,
    /// Where; none for an orphan.
    pub spans: Vec<Span>,
}
