//! The places that a reader came from, to go back to and forward again, as in a browser. A pure value.

use crate::gui::app::panes::PaneId;
use crate::model::{AnnotationId, DocumentId};

/// The most places in either direction.
const MOST: usize = 100;

/// Where a reader was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::gui::app) struct Spot {
    pub(in crate::gui::app) pane: PaneId,
    pub(in crate::gui::app) document: DocumentId,
    /// The first byte in view.
    pub(in crate::gui::app) byte: u32,
    /// What was selected.
    pub(in crate::gui::app) annotation: Option<AnnotationId>,
}

/// Places behind and ahead.
#[derive(Debug, Default)]
pub(in crate::gui::app) struct Trail {
    behind: Vec<Spot>,
    ahead: Vec<Spot>,
}

impl Trail {
    /// Keeps where the reader is, who is about to go somewhere else; what lay ahead is given up.
    pub(in crate::gui::app) fn leave(&mut self, here: Spot) {
        push(&mut self.behind, here);
        self.ahead.clear();
    }

    /// Goes a place back, or forward, past places that are not there any more and the one where the reader is.
    pub(in crate::gui::app) fn step(
        &mut self,
        forward: bool,
        here: Option<Spot>,
        is_there: impl Fn(&Spot) -> bool,
    ) -> Option<Spot> {
        let (from, to) = match forward {
            false => (&mut self.behind, &mut self.ahead),
            true => (&mut self.ahead, &mut self.behind),
        };
        while let Some(spot) = from.pop() {
            if is_there(&spot) && Some(spot) != here {
                if let Some(here) = here {
                    push(to, here);
                }
                return Some(spot);
            }
        }
        None
    }

    /// Whether there is a place behind, or ahead.
    pub(in crate::gui::app) fn has(&self, forward: bool) -> bool {
        match forward {
            false => !self.behind.is_empty(),
            true => !self.ahead.is_empty(),
        }
    }
}

fn push(spots: &mut Vec<Spot>, spot: Spot) {
    if spots.last() == Some(&spot) {
        return;
    }
    spots.push(spot);
    if spots.len() > MOST {
        spots.remove(0);
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn spot(number: u32) -> Spot {
        Spot {
            pane: PaneId(0),
            document: DocumentId(Uuid::from_u128(1)),
            byte: number,
            annotation: None,
        }
    }

    #[test]
    fn back_and_forward() {
        let mut trail = Trail::default();
        let all = |_: &Spot| true;
        assert!(!trail.has(false) && !trail.has(true));
        for number in 1..=3 {
            trail.leave(spot(number));
        }
        // The reader stands at 4.
        assert_eq!(trail.step(false, Some(spot(4)), all), Some(spot(3)));
        assert_eq!(trail.step(false, Some(spot(3)), all), Some(spot(2)));
        assert_eq!(trail.step(true, Some(spot(2)), all), Some(spot(3)));
        assert_eq!(trail.step(true, Some(spot(3)), all), Some(spot(4)));
        assert_eq!(trail.step(true, Some(spot(4)), all), None);
        // Going somewhere from the middle gives up what lay ahead.
        assert_eq!(trail.step(false, Some(spot(4)), all), Some(spot(3)));
        trail.leave(spot(3));
        assert!(!trail.has(true));
        assert_eq!(trail.step(false, Some(spot(9)), all), Some(spot(3)));
    }

    #[test]
    fn what_is_gone_is_passed_over_and_the_trail_ends() {
        let mut trail = Trail::default();
        for number in 0..MOST as u32 + 20 {
            trail.leave(spot(number));
            trail.leave(spot(number));
        }
        let mut steps = 0;
        while trail
            .step(false, Some(spot(9999)), |spot| spot.byte % 2 == 0)
            .is_some()
        {
            steps += 1;
        }
        assert_eq!(steps, MOST / 2);
    }
}
