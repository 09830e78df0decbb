//! Hits in the order of their context: by the words after, or by the words before with the nearest first.
//!
//! Before and after in reading order, whatever the direction of a line. Compared as names are, by the reader's language.

use std::sync::Arc;

use crate::gui::panels::bottom::results::found::{Found, HitAt};
use crate::gui::panels::bottom::results::plan::ResultOrder;
use crate::i18n::{Collation, Language};
use crate::model::Snapshot;
use crate::search::Hit;

/// Letters of the context that are compared.
const COMPARED: usize = 60;

/// All hits in an order of their context; the same contexts stay in the order of the collection. O(hits × log).
pub(super) fn in_order_of_context(
    found: &Found,
    snapshot: &Snapshot,
    order: ResultOrder,
    language: Language,
) -> Vec<HitAt> {
    let mut collation = Collation::new(language);
    let mut keyed: Vec<(Arc<[u8]>, HitAt)> = Vec::with_capacity(found.total());
    for at in found.all() {
        let Some((document, hit)) = found.get(at) else {
            continue;
        };
        let text = snapshot
            .capture(document.capture)
            .map(|capture| &*capture.text);
        let context = match order {
            ResultOrder::Before => words_before(text.unwrap_or_default(), hit),
            _ => words_after(text.unwrap_or_default(), hit).to_owned(),
        };
        keyed.push((collation.key(&context), at));
    }
    keyed.sort();
    keyed.into_iter().map(|(_, at)| at).collect()
}

/// The words of the paragraph behind a hit.
fn words_after<'a>(text: &'a str, hit: &Hit) -> &'a str {
    let end = hit.ending.map_or(hit.span.end(), |ending| ending.end());
    let after = text.get(end.index()..).unwrap_or_default();
    let after = after.split('\n').next().unwrap_or_default();
    let cut = after
        .char_indices()
        .nth(COMPARED)
        .map_or(after.len(), |(at, _)| at);
    after[..cut].trim_start_matches(|letter: char| !letter.is_alphanumeric())
}

/// The words of the paragraph before a hit, the nearest first.
fn words_before(text: &str, hit: &Hit) -> String {
    let start = hit
        .particle
        .map_or(hit.span.start(), |particle| particle.start());
    let before = text.get(..start.index()).unwrap_or_default();
    let before = before.rsplit('\n').next().unwrap_or_default();
    let cut = before
        .char_indices()
        .rev()
        .nth(COMPARED)
        .map_or(0, |(at, _)| at);
    let words = before[cut..].split_whitespace().rev();
    let words = words.map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_word_before_comes_first() {
        let text = "first\nthe old, new company said, it ends";
        let hit = crate::gui::panels::bottom::results::tests::hit_in(text, "company");
        assert_eq!(words_before(text, &hit), "new old the");
        assert_eq!(words_after(text, &hit), "said, it ends");
    }
}
