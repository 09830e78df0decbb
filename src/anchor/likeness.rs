//! Finds the stretch of a text that shares most words with a quote.
//!
//! One pass over the words with a window as long as the quote: O(words of the text). Words are compared as written.

use std::collections::HashMap;

use unicode_segmentation::UnicodeSegmentation;

use crate::text::{ByteOffset, Span};

/// Words that a quote needs, since a single word is like too much.
const MIN_WORDS: usize = 3;

/// The window that shares at least 60 % of the quote's words; the first among equals.
pub(super) fn most_alike(quote: &str, text: &str) -> Option<Span> {
    let wanted: Vec<&str> = quote.unicode_words().collect();
    if wanted.len() < MIN_WORDS {
        return None;
    }
    let mut missing: HashMap<&str, i64> = HashMap::new();
    for word in &wanted {
        *missing.entry(word).or_default() += 1;
    }
    let words: Vec<(usize, &str)> = text.unicode_word_indices().collect();
    let width = wanted.len();
    let mut shared = 0_usize;
    let mut best: Option<(usize, usize)> = None;
    for (last, (_, word)) in words.iter().enumerate() {
        if let Some(count) = missing.get_mut(word) {
            shared += usize::from(*count > 0);
            *count -= 1;
        }
        if last >= width
            && let Some(count) = missing.get_mut(words[last - width].1)
        {
            *count += 1;
            shared -= usize::from(*count > 0);
        }
        let first = (last + 1).saturating_sub(width);
        if best.is_none_or(|(most, _)| shared > most) {
            best = Some((shared, first));
        }
    }
    let (shared, first) = best?;
    if shared * 10 < width * 6 {
        return None;
    }
    trimmed(&words[first..words.len().min(first + width)], &wanted)
}

/// The window without words at its edges that the quote does not have.
fn trimmed(window: &[(usize, &str)], wanted: &[&str]) -> Option<Span> {
    let is_wanted = |(_, word): &&(usize, &str)| wanted.contains(word);
    let (start, _) = window.iter().find(is_wanted)?;
    let (end, word) = window.iter().rev().find(is_wanted)?;
    Span::new(
        ByteOffset::from_index(*start),
        ByteOffset::from_index(end + word.len()),
    )
    .ok()
}
