//! Finds a passage of one text again in another.
//!
//! Placed without asking (*exact*) is only what can be told apart from everything else: the quote with its whole context
//! stands once in both texts, or the quote stands once in both and either is long or keeps one side of its context.
//! Everything else that is found is *proposed* to the user, and what is not found is an *orphan* (I6, I7).

use crate::anchor::describe::{after, before};
use crate::anchor::likeness::most_alike;
use crate::model::{Passage, PlacementState};
use crate::text::{ByteOffset, Span};

/// Code points from which on a quote that stands once needs no context.
const LONG: usize = 16;
/// Code points of one side's context that must agree for a short quote.
const AGREE: usize = 8;

/// Where a passage stands in another text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Exact, proposed or orphan; never accepted.
    pub state: PlacementState,
    /// Ascending, apart, in bytes of the other text; empty for an orphan.
    pub spans: Vec<Span>,
}

/// Finds a passage of `old` in `new`. Each span is looked for by itself; the surest of them never makes the others surer.
pub fn resolve(passage: &Passage, old: &str, new: &str) -> Found {
    let mut state = PlacementState::Exact;
    let mut spans: Vec<Span> = Vec::new();
    for span in &passage.spans {
        match one(*span, old, new) {
            Some((found, is_exact)) => {
                if !is_exact {
                    state = PlacementState::Proposed;
                }
                spans.push(found);
            }
            None => state = PlacementState::Proposed,
        }
    }
    let is_ordered = spans
        .windows(2)
        .all(|pair| pair[0].end() <= pair[1].start());
    if !is_ordered {
        state = PlacementState::Proposed;
        spans = joined(spans);
    }
    if spans.is_empty() {
        state = PlacementState::Orphan;
    }
    Found { state, spans }
}

/// The spans in ascending order, those that overlap as one.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_by_key(|span| (span.start(), span.end()));
    let mut apart: Vec<Span> = Vec::new();
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start() < last.end() => {
                let end = last.end().max(span.end());
                *last = Span::new(last.start(), end).unwrap_or(*last);
            }
            _ => apart.push(span),
        }
    }
    apart
}

/// One span: where it stands in `new`, and whether that is beyond doubt.
fn one(span: Span, old: &str, new: &str) -> Option<(Span, bool)> {
    let quote = span.slice(old).ok()?;
    let (prefix, suffix) = (
        before(old, span.start().index()),
        after(old, span.end().index()),
    );
    let places: Vec<usize> = new.match_indices(quote).map(|(byte, _)| byte).collect();
    let whole = |byte: usize| at(byte, quote.len());
    if let [only] = places.as_slice() {
        let is_long = quote.chars().nth(LONG - 1).is_some();
        let (left, right) = agreement(new, *only, quote.len(), prefix, suffix);
        let keeps = |agreed: usize, context: &str| agreed >= AGREE.min(context.chars().count());
        let is_sure = is_long || keeps(left, prefix) || keeps(right, suffix);
        let is_exact = is_sure && old.match_indices(quote).nth(1).is_none();
        if is_exact {
            return whole(*only).map(|span| (span, true));
        }
    }
    if !places.is_empty() {
        let in_context = format!("{prefix}{quote}{suffix}");
        let mut hits = new.match_indices(&in_context);
        let is_once_in_old = old.match_indices(&in_context).nth(1).is_none();
        if let (Some((byte, _)), None, true) = (hits.next(), hits.next(), is_once_in_old) {
            return whole(byte + prefix.len()).map(|span| (span, true));
        }
        return nearest(&places, span, old, new, prefix, suffix)
            .and_then(whole)
            .map(|span| (span, false));
    }
    between(prefix, suffix, quote, new)
        .or_else(|| most_alike(quote, new))
        .map(|span| (span, false))
}

fn at(start: usize, len: usize) -> Option<Span> {
    Span::new(
        ByteOffset::from_index(start),
        ByteOffset::from_index(start + len),
    )
    .ok()
}

/// Code points of context that agree, counted away from the quote, left and right.
fn agreement(new: &str, start: usize, len: usize, prefix: &str, suffix: &str) -> (usize, usize) {
    let left = new[..start]
        .chars()
        .rev()
        .zip(prefix.chars().rev())
        .take_while(|(one, other)| one == other)
        .count();
    let right = new[start + len..]
        .chars()
        .zip(suffix.chars())
        .take_while(|(one, other)| one == other)
        .count();
    (left, right)
}

/// The place that keeps most of the context; among equals the one nearest to the old one, counted from the start.
fn nearest(
    places: &[usize],
    span: Span,
    old: &str,
    new: &str,
    prefix: &str,
    suffix: &str,
) -> Option<usize> {
    let len = span.range().len();
    let expected = span.start().index() as u128 * new.len() as u128 / old.len().max(1) as u128;
    places.iter().copied().max_by_key(|place| {
        let (left, right) = agreement(new, *place, len, prefix, suffix);
        let distance = (*place as u128).abs_diff(expected);
        (left + right, std::cmp::Reverse((distance, *place)))
    })
}

/// What stands between the old surroundings, if both stand once and not much more is between them than was.
fn between(prefix: &str, suffix: &str, quote: &str, new: &str) -> Option<Span> {
    if prefix.chars().count() < AGREE || suffix.chars().count() < AGREE {
        return None;
    }
    let mut lefts = new.match_indices(prefix);
    let (start, _) = lefts.next()?;
    if lefts.next().is_some() {
        return None;
    }
    let start = start + prefix.len();
    let len = new[start..].find(suffix)?;
    if len == 0 || len > 2 * quote.len() + 16 {
        return None;
    }
    at(start, len)
}
