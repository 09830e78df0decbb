//! Places all that stands in a document anew, in another text: what a new capture does to its annotations.
//!
//! Beside the rules of [`resolve`] it knows which stretches of the former text were not changed. A passage that stands in one
//! of them, whole and with its context, is placed exactly where that stretch stands once in both texts: the stretch is a longer
//! context, and the rule is the same. Where the words of a passage were changed but not those around them, the place between
//! is proposed. Pure: of a snapshot and a text; O(passages found only by searching × text).

use std::collections::HashMap;
use std::ops::Range;

use crate::anchor::describe::{after, before};
use crate::anchor::resolve::{Found, resolve};
use crate::model::{
    CaptureId, DocumentId, Passage, PassageId, PlacementState, Snapshot, Standing, StructureMark,
    words_at,
};
use crate::text::{Alignment, ByteOffset, Run, Span};

/// What became of one passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// Which.
    pub passage: PassageId,
    /// How sure its place was in the former text.
    pub was: PlacementState,
    /// How sure it is in the new one. Accepted only where a person had accepted the same words before.
    pub state: PlacementState,
    /// Where, in bytes of the new text; none of an orphan.
    pub spans: Vec<Span>,
}

/// Places all passages of a document in a text that is to be its next capture: those that stand in the current one, in its
/// order, then orphans, then those that were never placed there.
pub fn replaced(snapshot: &Snapshot, document: DocumentId, text: &str) -> Vec<Replaced> {
    let Some(former) = snapshot.current_capture(document) else {
        return Vec::new();
    };
    let mut placer = Placer::new(&former.text, text);
    let mut all = Vec::new();
    for standing in snapshot.standings_of(former.id) {
        let found = match standing.state() {
            PlacementState::Exact => placer.place(standing.passage, standing.spans()),
            PlacementState::Accepted => placer.accepted(standing, text),
            // What was not decided is looked for by the words that were marked, before what was proposed for them.
            PlacementState::Proposed => match placer.origin(snapshot, standing.passage, text) {
                found if found.state == PlacementState::Exact => found,
                found => {
                    let mut there = placer.place(standing.passage, standing.spans());
                    match there.state {
                        PlacementState::Orphan => found,
                        _ => {
                            there.state = PlacementState::Proposed;
                            there
                        }
                    }
                }
            },
            PlacementState::Orphan => placer.origin(snapshot, standing.passage, text),
        };
        all.push(Replaced {
            passage: standing.passage.id,
            was: standing.state(),
            state: found.state,
            spans: found.spans,
        });
    }
    for passage in snapshot.unplaced_of(document) {
        let found = placer.origin(snapshot, passage, text);
        all.push(Replaced {
            passage: passage.id,
            was: PlacementState::Orphan,
            state: found.state,
            spans: found.spans,
        });
    }
    all
}

/// Looks once more for what has no place in the current capture: orphans, and what was never placed. Gives those that were
/// found, and the never placed that were not.
pub fn replaced_open(snapshot: &Snapshot, document: DocumentId) -> Vec<Replaced> {
    let Some(current) = snapshot.current_capture(document) else {
        return Vec::new();
    };
    let mut placer = Placer::new("", &current.text);
    let mut all = Vec::new();
    for passage in snapshot.open_of(document) {
        let standing = snapshot.standing_in(passage.id, current.id);
        if standing.is_some_and(|standing| standing.state() != PlacementState::Orphan) {
            continue;
        }
        let found = placer.origin(snapshot, passage, &current.text);
        if found.state != PlacementState::Orphan || standing.is_none() {
            all.push(Replaced {
                passage: passage.id,
                was: PlacementState::Orphan,
                state: found.state,
                spans: found.spans,
            });
        }
    }
    all
}

/// Structure marks of a text that go along to another one: those of which something is left.
pub fn carried_marks(marks: &[StructureMark], alignment: &Alignment) -> Vec<StructureMark> {
    let mut carried: Vec<StructureMark> = marks
        .iter()
        .filter_map(|mark| {
            let span = span(&alignment.moved(&mark.span.range())?)?;
            Some(StructureMark { span, ..*mark })
        })
        .collect();
    // Marks that came to start together stand as a reader makes them: the longer first.
    carried.sort_by_key(|mark| (mark.span.start(), std::cmp::Reverse(mark.span.end())));
    carried
}

/// From one text to another, with what was found out on the way.
struct Placer<'t> {
    old: &'t str,
    new: &'t str,
    alignment: Alignment,
    /// Whether a run stands once in both texts.
    is_once: HashMap<usize, bool>,
    /// The same from texts of captures before the former one.
    origins: HashMap<CaptureId, Alignment>,
}

impl<'t> Placer<'t> {
    fn new(old: &'t str, new: &'t str) -> Self {
        Self {
            old,
            new,
            alignment: Alignment::between(old, new),
            is_once: HashMap::new(),
            origins: HashMap::new(),
        }
    }

    /// A passage by its place in the former text.
    fn place(&mut self, passage: &Passage, spans: &[Span]) -> Found {
        if let Some(spans) = self.unchanged(spans) {
            return Found {
                state: PlacementState::Exact,
                spans,
            };
        }
        let there = Passage {
            spans: spans.to_vec(),
            ..passage.clone()
        };
        best(&there, self.old, self.new, &self.alignment)
    }

    /// A passage at a place that a person accepted: the same words need no second decision.
    fn accepted(&mut self, standing: Standing<'_>, text: &str) -> Found {
        let mut found = self.place(standing.passage, standing.spans());
        let is_same = found.state == PlacementState::Exact;
        if is_same && words_at(text, &found.spans) != standing.passage.quote {
            found.state = PlacementState::Accepted;
        }
        found
    }

    /// A passage by the place where it was marked.
    fn origin(&mut self, snapshot: &Snapshot, passage: &Passage, text: &str) -> Found {
        let Some(capture) = snapshot.capture(passage.capture) else {
            return Found {
                state: PlacementState::Orphan,
                spans: Vec::new(),
            };
        };
        let old = &capture.text;
        let alignment = self
            .origins
            .entry(capture.id)
            .or_insert_with(|| Alignment::between(old, text));
        best(passage, old, text, alignment)
    }

    /// Where spans stand that were not touched, if that is beyond doubt.
    fn unchanged(&mut self, spans: &[Span]) -> Option<Vec<Span>> {
        let (first, last) = (spans.first()?, spans.last()?);
        let start = first.start().index() - before(self.old, first.start().index()).len();
        let end = last.end().index() + after(self.old, last.end().index()).len();
        let run = self.alignment.run_with(&(start..end))?;
        if !self.stands_once(run) {
            return None;
        }
        let moved = |one: &Span| {
            let start = run.new + (one.start().index() - run.old);
            span(&(start..start + one.range().len()))
        };
        spans.iter().map(moved).collect()
    }

    fn stands_once(&mut self, run: Run) -> bool {
        let (old, new) = (self.old, self.new);
        *self.is_once.entry(run.old).or_insert_with(|| {
            let words = &old[run.old..run.old + run.len];
            let once = |text: &str| text.match_indices(words).nth(1).is_none();
            once(old) && once(new)
        })
    }
}

/// The surest place: found beyond doubt, else between what was not changed, else what is most alike.
fn best(passage: &Passage, old: &str, new: &str, alignment: &Alignment) -> Found {
    let found = resolve(passage, old, new);
    if found.state == PlacementState::Exact {
        return found;
    }
    let ranges = passage.spans.iter().map(|span| span.range());
    let mapped: Option<Vec<Span>> = ranges
        .map(|range| {
            let moved = alignment.moved(&range)?;
            let is_likely = alignment.holds_an_edge(&range) || stands_between(alignment, &range);
            // What grew by far more than it was is another text.
            let is_like = moved.len() <= 2 * range.len() + 32;
            (is_likely && is_like).then(|| span(&moved))?
        })
        .collect();
    let is_apart = |spans: &Vec<Span>| {
        let pairs = spans.windows(2);
        pairs
            .into_iter()
            .all(|pair| pair[0].end() <= pair[1].start())
    };
    match mapped.filter(is_apart) {
        Some(spans) => Found {
            state: PlacementState::Proposed,
            spans,
        },
        None => found,
    }
}

/// Whether what stands directly around a range was not changed, so that what is between took its place.
fn stands_between(alignment: &Alignment, range: &Range<usize>) -> bool {
    let runs = alignment.runs();
    let ends_before = runs.iter().any(|run| run.old + run.len == range.start);
    ends_before && runs.iter().any(|run| run.old == range.end)
}

fn span(range: &Range<usize>) -> Option<Span> {
    Span::new(
        ByteOffset::from_index(range.start),
        ByteOffset::from_index(range.end),
    )
    .ok()
}
