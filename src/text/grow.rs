//! Growing and shrinking a range of text by what a reader sees: words, sentences, the paragraph, the whole text.
//!
//! Also a label made of a passage's own words. All positions are bytes.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::text::segment::paragraph_around;
use crate::text::{ByteOffset, Span, Trim, sentence_at, trim, word_at};

/// The longest label that is made of a passage's own words, in letters as a reader counts them.
const LONGEST_LABEL: usize = 60;

/// The paragraph at a position without the white space around it: for a fourfold click. `None` in an empty one.
pub fn paragraph_at(text: &str, at: usize) -> Option<Span> {
    let around = paragraph_around(text, text.floor_char_boundary(at));
    trim(text, span_of(around)?, Trim::WhiteSpace)
}

/// The next larger range: whole words, then whole sentences, then whole paragraphs, then everything.
pub fn grown(text: &str, bytes: Range<usize>) -> Range<usize> {
    let units: [fn(&str, usize) -> Option<Span>; 3] = [word_at, sentence_at, paragraph_at];
    units
        .into_iter()
        .filter_map(|unit| covering(text, &bytes, unit))
        .find(|range| is_within(&bytes, range))
        .unwrap_or(0..text.len())
}

/// The next smaller range around `keep`, a position in it: its paragraph, its sentence, its word; none inside a word.
pub fn shrunk(text: &str, bytes: Range<usize>, keep: usize) -> Option<Range<usize>> {
    let units: [fn(&str, usize) -> Option<Span>; 3] = [paragraph_at, sentence_at, word_at];
    let keep = keep.clamp(bytes.start, bytes.end);
    units
        .into_iter()
        .filter_map(|unit| unit(text, keep))
        .map(|span| span.range())
        .find(|range| is_within(range, &bytes))
}

/// The end of the sentence at `at`, or of the next one where `at` is such an end; the text's end at the end.
pub fn next_sentence_end(text: &str, at: usize) -> usize {
    let mut probe = text.floor_char_boundary(at);
    while probe < text.len() {
        if let Some(sentence) = sentence_at(text, probe)
            && sentence.end().index() > at
        {
            return sentence.end().index();
        }
        // Between sentences, and in empty lines: on to the next letter.
        let rest = &text[probe..];
        let first = rest.chars().next().map_or(1, char::len_utf8);
        let next = rest[first..]
            .find(|letter: char| !letter.is_whitespace())
            .map_or(rest.len(), |found| first + found);
        probe += next;
    }
    text.len()
}

/// The start of the sentence at `at`, or of the one before where `at` is such a start; 0 at the start.
pub fn previous_sentence_start(text: &str, at: usize) -> usize {
    let mut probe = text.floor_char_boundary(at);
    while probe > 0 {
        let Some((before, _)) = text[..probe]
            .char_indices()
            .rev()
            .find(|(_, letter)| !letter.is_whitespace())
        else {
            return 0;
        };
        if let Some(sentence) = sentence_at(text, before)
            && sentence.start().index() < at
        {
            return sentence.start().index();
        }
        probe = before;
    }
    0
}

/// A label of a passage's own words: white space collapsed, punctuation around it taken off, cut at the edge of a word
/// where it is long. Empty if there are no words.
pub fn own_words(passage: &str) -> String {
    let words: Vec<&str> = passage.split_whitespace().collect();
    let joined = words.join(" ");
    let whole = span_of(0..joined.len())
        .and_then(|span| trim(&joined, span, Trim::Punctuation))
        .and_then(|span| span.slice(&joined).ok())
        .unwrap_or_default();
    if whole.graphemes(true).count() <= LONGEST_LABEL {
        return whole.to_owned();
    }
    let most = LONGEST_LABEL - 1;
    let limit = whole
        .grapheme_indices(true)
        .nth(most)
        .map_or(whole.len(), |(at, _)| at);
    let piece = &whole[..limit];
    // The word that the limit cuts goes, unless it is the only one or takes most of the label.
    let is_between = whole[limit..].starts_with(' ');
    let edge = piece.rfind(' ').filter(|at| *at > limit / 2);
    let kept = match edge {
        Some(edge) if !is_between => &piece[..edge],
        _ => piece,
    };
    let kept = kept.trim_end_matches(|letter: char| {
        letter.is_whitespace() || crate::text::is_punctuation(letter)
    });
    format!("{kept}…")
}

fn covering(
    text: &str,
    bytes: &Range<usize>,
    unit: fn(&str, usize) -> Option<Span>,
) -> Option<Range<usize>> {
    let first = unit(text, bytes.start)?.range();
    if bytes.is_empty() {
        return Some(first);
    }
    let last = text.floor_char_boundary(bytes.end - 1);
    let last = unit(text, last)?.range();
    Some(first.start.min(bytes.start)..last.end.max(bytes.end))
}

/// Whether `inner` lies within `outer` and is not all of it.
fn is_within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start
        && inner.end <= outer.end
        && (outer.start, outer.end) != (inner.start, inner.end)
}

fn span_of(range: Range<usize>) -> Option<Span> {
    Span::new(
        ByteOffset::from_index(range.start),
        ByteOffset::from_index(range.end),
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Salma read. She wrote a note!\nثم عادت سلمى إلى القراءة؛ وكتبت مذكرة.";

    /// Grows from `start` step by step.
    fn check_growth(start: &str, steps: &[&str]) {
        let at = TEXT.find(start).unwrap();
        let mut range = at..at + start.len();
        for step in steps {
            range = grown(TEXT, range);
            assert_eq!(&TEXT[range.clone()], *step);
        }
    }

    #[test]
    fn a_selection_grows_by_what_a_reader_sees() {
        let english = "Salma read. She wrote a note!";
        check_growth("rot", &["wrote", "She wrote a note!", english, TEXT, TEXT]);
        check_growth("ma re", &["Salma read", "Salma read.", english, TEXT]);
        let arabic = "ثم عادت سلمى إلى القراءة؛ وكتبت مذكرة.";
        check_growth(
            "دت سل",
            &["عادت سلمى", "ثم عادت سلمى إلى القراءة؛", arabic, TEXT],
        );
    }

    #[test]
    fn it_shrinks_around_the_place_it_began_at() {
        let at = TEXT.find("سلمى").unwrap();
        let mut range = 0..TEXT.len();
        let mut seen = Vec::new();
        while let Some(smaller) = shrunk(TEXT, range.clone(), at) {
            seen.push(&TEXT[smaller.clone()]);
            range = smaller;
        }
        let sentence = "ثم عادت سلمى إلى القراءة؛";
        assert_eq!(
            seen,
            ["ثم عادت سلمى إلى القراءة؛ وكتبت مذكرة.", sentence, "سلمى"]
        );
    }

    #[test]
    fn sentences_are_stepped_over_across_paragraphs() {
        let mut at = 0;
        let mut ends = Vec::new();
        while at < TEXT.len() {
            at = next_sentence_end(TEXT, at);
            ends.push(&TEXT[..at]);
        }
        assert_eq!(ends.len(), 4);
        assert!(ends[0].ends_with("read.") && ends[2].ends_with('؛'));
        let mut starts = Vec::new();
        while at > 0 {
            at = previous_sentence_start(TEXT, at);
            starts.push(TEXT[at..].chars().next().unwrap());
        }
        assert_eq!(starts, ['و', 'ث', 'S', 'S']);
        assert_eq!(next_sentence_end("a.\n\n", 2), 4);
        assert_eq!(previous_sentence_start("\n\na.", 2), 0);
    }

    #[test]
    fn a_passage_names_a_tag_by_its_own_words() {
        assert_eq!(own_words("  القرار\n نهائي،  "), "القرار نهائي");
        assert_eq!(
            own_words("(a  “final”\tdecision)."),
            "a “final”\u{20}decision"
        );
        assert_eq!(own_words(" … "), "");
        let long = "وقال المتحدث إن القرار نهائي، ولم يذكر تفاصيل أخرى عن العقود أو الأسماء";
        let label = own_words(long);
        assert!(label.ends_with('…') && label.graphemes(true).count() <= 60);
        let kept = label.trim_end_matches('…');
        assert!(long.starts_with(kept) && long[kept.len()..].starts_with(' '));
        assert_eq!(own_words(&"م".repeat(90)).graphemes(true).count(), 60);
    }
}
