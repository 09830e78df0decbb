//! Scrolling together: what place of one text answers a place of another.
//!
//! In the same text it is the same place. In two texts it is the same share of the way; where passages of the two are
//! linked, the linked places come side by side, and the shares count between them.

use std::sync::Arc;

use crate::gui::reader::PreparedText;
use crate::model::{CaptureId, PassageId, Snapshot};

/// The most links that are looked at.
const MOST_LINKS: usize = 5_000;

/// Places of two texts that answer each other, in blocks, rising in both; the ends among them.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::gui::app) struct Pairs(Vec<(f64, f64)>);

impl Pairs {
    /// The pairs of two texts of so many blocks. Those that would go back in the second are left out.
    fn new(mut linked: Vec<(f64, f64)>, from_blocks: f64, to_blocks: f64) -> Self {
        linked.retain(|(from, to)| {
            (0.0..from_blocks).contains(from) && (0.0..to_blocks).contains(to)
        });
        linked.sort_by(|one, other| one.0.total_cmp(&other.0).then(other.1.total_cmp(&one.1)));
        let mut pairs = vec![(0.0, 0.0)];
        pairs.extend(rising(&linked));
        pairs.push((from_blocks, to_blocks));
        Self(pairs)
    }

    /// The place in the second text that answers one in the first.
    pub(in crate::gui::app) fn answer(&self, from: f64) -> f64 {
        let after = self.0.partition_point(|pair| pair.0 <= from);
        let Some((low, high)) = after
            .checked_sub(1)
            .and_then(|low| Some((self.0.get(low)?, self.0.get(after)?)))
        else {
            return self.0.last().map_or(0.0, |pair| pair.1);
        };
        let width = high.0 - low.0;
        let share = if width > 0.0 {
            (from - low.0) / width
        } else {
            0.0
        };
        low.1 + share * (high.1 - low.1)
    }
}

/// The longest row of pairs that rise in both (patience sorting). Of pairs that begin at one place the last comes first.
fn rising(pairs: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (index, pair) in pairs.iter().enumerate() {
        let at = ends.partition_point(|end| pairs[*end].1 < pair.1);
        before[index] = at.checked_sub(1).map(|at| ends[at]);
        if at == ends.len() {
            ends.push(index);
        } else if pair.1 < pairs[ends[at]].1 {
            ends[at] = index;
        }
    }
    let mut row = Vec::new();
    let mut next = ends.last().copied();
    while let Some(index) = next {
        row.push(pairs[index]);
        next = before[index];
    }
    row.reverse();
    row
}

/// What two texts were when their pairs were made.
type PairsKey = (CaptureId, CaptureId, u64);

/// Pairs, kept for the texts in view.
#[derive(Debug, Default)]
pub(in crate::gui::app) struct Together {
    kept: Vec<(PairsKey, Arc<Pairs>)>,
}

impl Together {
    /// The pairs of two captures at this revision.
    pub(in crate::gui::app) fn pairs(
        &mut self,
        snapshot: &Snapshot,
        (from, from_text): (CaptureId, &PreparedText),
        (to, to_text): (CaptureId, &PreparedText),
    ) -> Arc<Pairs> {
        let key = (from, to, snapshot.revision());
        if let Some((_, pairs)) = self.kept.iter().find(|(other, _)| *other == key) {
            return Arc::clone(pairs);
        }
        let place = |text: &PreparedText, capture: CaptureId, passage: PassageId| {
            let standing = snapshot.standing_in(passage, capture)?;
            let start = standing.spans().first()?.start().index();
            let block = text.block_at(start);
            let bytes = text.blocks().get(block)?.bytes();
            let inside = (start.saturating_sub(bytes.start)) as f64 / bytes.len().max(1) as f64;
            Some(block as f64 + inside.min(1.0))
        };
        let mut linked = Vec::new();
        if from != to {
            for (_, standing) in snapshot.annotations_of(from) {
                let here = standing.passage.id;
                for link in snapshot.links_at(here) {
                    let other = if link.from == here {
                        link.to
                    } else {
                        link.from
                    };
                    let pair = place(from_text, from, here).zip(place(to_text, to, other));
                    if let Some(pair) = pair {
                        linked.push(pair);
                    }
                }
                if linked.len() >= MOST_LINKS {
                    break;
                }
            }
        }
        let (from_blocks, to_blocks) = (from_text.blocks().len(), to_text.blocks().len());
        let pairs = Arc::new(Pairs::new(linked, from_blocks as f64, to_blocks as f64));
        self.kept.retain(|((_, _, revision), _)| *revision == key.2);
        if self.kept.len() >= 12 {
            self.kept.remove(0);
        }
        self.kept.push((key, Arc::clone(&pairs)));
        pairs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(linked: &[(f64, f64)], from: f64, expected: f64) {
        let pairs = Pairs::new(linked.to_vec(), 10.0, 100.0);
        let found = pairs.answer(from);
        assert!(
            (found - expected).abs() < 1e-9,
            "{found}, not {expected}: {pairs:?}"
        );
    }

    #[test]
    fn places_answer_each_other() {
        check(&[], 0.0, 0.0);
        check(&[], 2.5, 25.0);
        check(&[], 10.0, 100.0);
        check(&[], 11.0, 100.0);
        // A link brings its places side by side; before and behind it the shares count.
        check(&[(5.0, 20.0)], 5.0, 20.0);
        check(&[(5.0, 20.0)], 2.5, 10.0);
        check(&[(5.0, 20.0)], 7.5, 60.0);
        // Links that cross: as many as can be are kept.
        check(
            &[(1.0, 90.0), (2.0, 20.0), (4.0, 40.0), (6.0, 50.0)],
            3.0,
            30.0,
        );
        check(&[(2.0, 20.0), (2.0, 30.0), (4.0, 40.0)], 2.0, 20.0);
        // What lies outside the texts does not count.
        check(&[(5.0, 500.0), (-1.0, 3.0)], 5.0, 50.0);
    }
}
