//! Passages as they come into a collection: where they stand, and which of them is which.

use crate::anchor::describe;
use crate::exchange::refi::ORIGIN;
use crate::exchange::refi::arrival::Arriving;
use crate::exchange::refi::arrival_texts::Target;
use crate::model::{Passage, PassageId};
use crate::text::Span;

impl Arriving<'_> {
    /// Whether a passage that does not stand at a place is still the one that was there: ids of our own hold, and somebody has
    /// moved it in its document. Ids of other programs follow from a place, or may be given again.
    pub(super) fn is_moved(&self, id: PassageId, target: &Target) -> bool {
        let document_of = |capture| self.snapshot.capture(capture).map(|row| row.document);
        let here = self.snapshot.passage(id);
        let here = here.and_then(|passage| document_of(passage.capture));
        self.project.origin == ORIGIN && here.is_some() && here == document_of(target.capture)
    }

    /// Whether a passage that is here stands at a place.
    pub(super) fn stands(&self, id: PassageId, spans: &[Span], target: &Target) -> bool {
        match self.snapshot.standing_in(id, target.capture) {
            Some(standing) => standing.spans() == spans,
            // Where the document has another id here, its words tell.
            None => {
                let passage = self.snapshot.passage(id);
                target.is_new && passage.is_some_and(|passage| passage.spans == spans)
            }
        }
    }

    /// Whether an id is that of no other passage: the same bytes of another text are another place.
    pub(super) fn is_free(&self, id: PassageId, spans: &[Span], target: &Target) -> bool {
        let here = self.snapshot.passage(id);
        let coming = self.coming.get(&id);
        here.is_none_or(|here| here.capture == target.capture && here.spans == spans)
            && coming.is_none_or(|(capture, there)| *capture == target.capture && there == spans)
    }

    /// A passage, which may be here or come in already. None where its spans do not fit the text, or its id is another's.
    pub(super) fn passage(
        &mut self,
        id: PassageId,
        spans: &[Span],
        target: &Target,
    ) -> Option<PassageId> {
        if !self.is_free(id, spans, target) {
            return None;
        }
        let described = describe(&target.text.text, spans).ok()?;
        let place = (target.capture, spans.to_vec());
        if self.snapshot.passage(id).is_none() && self.coming.insert(id, place).is_none() {
            let length = described.quote.chars().count() as u64;
            self.n_quoted = self.n_quoted.saturating_add(length);
            self.push(
                Passage {
                    id,
                    capture: target.capture,
                    spans: spans.to_vec(),
                    quote: described.quote,
                    prefix: described.prefix,
                    suffix: described.suffix,
                }
                .into(),
            );
        }
        Some(id)
    }
}
