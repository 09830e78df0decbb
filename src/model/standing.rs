//! Where passages stand in a capture: those marked in it and those placed in it, through one door.
//!
//! Whatever shows, counts or walks the annotations of a text asks here, so that a placed passage is treated like one that was
//! marked where it stands. A passage without a place (an orphan) comes last and has no spans; it is never left out (I7).

use std::sync::Arc;

use crate::model::{
    Annotation, CaptureId, DocumentId, Passage, PassageId, Placement, PlacementState, Snapshot,
};
use crate::text::Span;

/// Stands between the words of a passage's spans.
const BETWEEN: &str = " … ";

/// A passage as it stands in one capture of its document.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'s> {
    /// As it was marked.
    pub passage: &'s Arc<Passage>,
    /// Its place, where this is not the capture it was marked in.
    pub placement: Option<&'s Arc<Placement>>,
}

impl<'s> Standing<'s> {
    /// In which capture.
    pub fn capture(&self) -> CaptureId {
        self.placement
            .map_or(self.passage.capture, |placement| placement.capture)
    }

    /// How sure; exact in its own capture.
    pub fn state(&self) -> PlacementState {
        self.placement
            .map_or(PlacementState::Exact, |placement| placement.state)
    }

    /// Ascending and apart; none of an orphan.
    pub fn spans(&self) -> &'s [Span] {
        match self.placement {
            Some(placement) => &placement.spans,
            None => &self.passage.spans,
        }
    }

    /// The first byte of the first span, or 0 of an orphan.
    pub fn start(&self) -> u32 {
        self.spans().first().map_or(0, |span| span.start().0)
    }

    /// The byte after the last span, or 0 of an orphan.
    pub fn end(&self) -> u32 {
        self.spans().last().map_or(0, |span| span.end().0)
    }

    /// Whether a person has to say where it stands: it is proposed or an orphan.
    pub fn is_open(&self) -> bool {
        matches!(
            self.state(),
            PlacementState::Proposed | PlacementState::Orphan
        )
    }
}

/// The words of spans, joined as a quote joins them; a span that does not fit the text gives none.
pub fn words_at(text: &str, spans: &[Span]) -> String {
    let words: Vec<&str> = spans
        .iter()
        .filter_map(|span| span.slice(text).ok())
        .collect();
    words.join(BETWEEN)
}

impl Snapshot {
    /// All that stands in a capture, by start, the longer first among equals; orphans come last.
    pub fn standings_of(&self, capture: CaptureId) -> impl Iterator<Item = Standing<'_>> + '_ {
        let least = (capture, 0, 0, PassageId(uuid::Uuid::nil()), None);
        self.index
            .standings
            .range(least..)
            .take_while(move |place| place.0 == capture)
            .filter_map(move |place| {
                let passage = self.passage(place.3)?;
                let placement = match place.4 {
                    Some(id) => Some(self.placement(id)?),
                    None => None,
                };
                // Two merged collections may both have placed it; one of the places counts.
                let standing = match placement {
                    Some(one) => self
                        .standing_in(passage.id, capture)
                        .filter(|best| best.placement.is_some_and(|best| best.id == one.id))?,
                    None => Standing { passage, placement },
                };
                Some(standing)
            })
    }

    /// How a passage stands in a capture: none where it was neither marked nor placed there.
    pub fn standing_in(&self, passage: PassageId, capture: CaptureId) -> Option<Standing<'_>> {
        let row = self.passage(passage)?;
        if row.capture == capture {
            return Some(Standing {
                passage: row,
                placement: None,
            });
        }
        // What a person decided counts before what was found; then the first by id.
        let rank = |state: PlacementState| match state {
            PlacementState::Accepted => 0,
            PlacementState::Exact => 1,
            PlacementState::Proposed => 2,
            PlacementState::Orphan => 3,
        };
        let placement = self
            .placements_of(passage)
            .filter(|placement| placement.capture == capture)
            .min_by_key(|placement| (rank(placement.state), placement.id))?;
        Some(Standing {
            passage: row,
            placement: Some(placement),
        })
    }

    /// The capture in which a passage is read now: the current one of its document.
    pub fn capture_read(&self, passage: PassageId) -> Option<CaptureId> {
        let own = self.passage(passage)?.capture;
        Some(
            self.document_of_capture(own)
                .map_or(own, |document| document.capture),
        )
    }

    /// How a passage stands in the current capture of its document.
    pub fn standing(&self, passage: PassageId) -> Option<Standing<'_>> {
        self.standing_in(passage, self.capture_read(passage)?)
    }

    /// How sure the place of a passage in the current capture is; one that was never placed there is an orphan.
    pub fn state_of(&self, passage: PassageId) -> PlacementState {
        self.standing(passage)
            .map_or(PlacementState::Orphan, |standing| standing.state())
    }

    /// Passages of former captures that were never placed in the current one, as a merge may bring them, by capture and
    /// place.
    pub fn unplaced_of(&self, document: DocumentId) -> Vec<&Arc<Passage>> {
        let Some(row) = self.document(document) else {
            return Vec::new();
        };
        self.captures_of(document)
            .filter(|capture| capture.id != row.capture)
            .flat_map(|capture| self.passages_of(capture.id))
            .filter(|passage| self.standing_in(passage.id, row.capture).is_none())
            .collect()
    }

    /// Passages of a document on whose place in the current capture a person has to decide: the proposed in the order of
    /// the text, then orphans, then those that were never placed. Looks at each passage of each of its captures.
    pub fn open_of(&self, document: DocumentId) -> Vec<&Arc<Passage>> {
        let Some(row) = self.document(document) else {
            return Vec::new();
        };
        let placed = self.standings_of(row.capture).filter(Standing::is_open);
        let mut open: Vec<&Arc<Passage>> = placed.map(|standing| standing.passage).collect();
        open.extend(self.unplaced_of(document));
        open
    }

    /// Annotations of a capture with how they stand in it, by start, the longer first among equals; orphans come last.
    pub fn annotations_of(
        &self,
        capture: CaptureId,
    ) -> impl Iterator<Item = (&Arc<Annotation>, Standing<'_>)> + '_ {
        self.standings_of(capture).flat_map(|standing| {
            self.annotations_of_passage(standing.passage.id)
                .map(move |annotation| (annotation, standing))
        })
    }

    /// What stands in a capture from one byte to another, by id; inner edges may differ.
    pub fn standings_at(
        &self,
        capture: CaptureId,
        start: u32,
        end: u32,
    ) -> impl Iterator<Item = Standing<'_>> + '_ {
        let end = u32::MAX - end;
        let least = (capture, start, end, PassageId(uuid::Uuid::nil()), None);
        self.index
            .standings
            .range(least..)
            .take_while(move |place| (place.0, place.1, place.2) == (capture, start, end))
            .filter_map(move |place| {
                let standing = self.standing_in(place.3, capture)?;
                let same = standing.placement.map(|placement| placement.id) == place.4;
                same.then_some(standing)
            })
    }
}
