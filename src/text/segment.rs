//! Graphemes, words and sentences around a position.
//!
//! What a person points at is snapped to whole grapheme clusters: a letter with its marks, an emoji with its joiners (I5).
//! Words and sentences follow UAX #29, with what Arabic needs beside it: a sentence also ends at ؛, and not after the
//! full stop of a one-letter abbreviation (د. محمد). Nothing here crosses a paragraph. All positions are bytes.

use std::ops::Range;

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use crate::text::{ByteOffset, Span};

/// Sentences are looked for at most so many bytes to either side, so that a paragraph of 50 MB costs no more than others.
const WINDOW: usize = 32 * 1024;

/// Widens a span to whole grapheme clusters. A span outside the text is returned as it is.
pub fn snap_to_graphemes(text: &str, span: Span) -> Span {
    let start = grapheme_start(text, span.start().index());
    let end = grapheme_end(text, span.end().index());
    span_of(start..end).unwrap_or(span)
}

/// The edge of the grapheme cluster that ends at or holds the character before `at`: one step back.
pub fn previous_grapheme(text: &str, at: usize) -> usize {
    let at = floor(text, at);
    GraphemeCursor::new(at, text.len(), true)
        .prev_boundary(text, 0)
        .ok()
        .flatten()
        .unwrap_or(0)
}

/// The end of the grapheme cluster that starts at or holds `at`: one step on.
pub fn next_grapheme(text: &str, at: usize) -> usize {
    let at = floor(text, at);
    GraphemeCursor::new(at, text.len(), true)
        .next_boundary(text, 0)
        .ok()
        .flatten()
        .unwrap_or(text.len())
}

/// The word at a position: for a double click. At the end of a word that word; between words the run of spaces, or the
/// mark of punctuation. `None` in an empty paragraph.
pub fn word_at(text: &str, at: usize) -> Option<Span> {
    let at = floor(text, at);
    let window = unspaced_window(text, at);
    let mut before = None;
    let mut here = None;
    for (offset, word) in text[window.clone()].split_word_bound_indices() {
        let segment = window.start + offset..window.start + offset + word.len();
        if segment.end == at {
            before = Some(segment);
        } else if segment.contains(&at) {
            here = Some(segment);
            break;
        }
    }
    let is_word = |segment: &Range<usize>| text[segment.clone()].chars().any(char::is_alphanumeric);
    here.clone()
        .filter(is_word)
        .or(before.clone().filter(is_word))
        .or(here)
        .or(before)
        .and_then(span_of)
}

/// The end of the next word after `at`, or the paragraph's end; at the paragraph's end, the start of the next one.
pub fn next_word_end(text: &str, at: usize) -> usize {
    let at = floor(text, at);
    let paragraph = paragraph_around(text, at);
    if at == paragraph.end {
        return (at + 1).min(text.len());
    }
    text[at..paragraph.end]
        .unicode_word_indices()
        .next()
        .map_or(paragraph.end, |(offset, word)| at + offset + word.len())
}

/// The start of the word before `at`, or the paragraph's start; at the paragraph's start, the end of the one before.
pub fn previous_word_start(text: &str, at: usize) -> usize {
    let at = floor(text, at);
    let paragraph = paragraph_around(text, at);
    if at == paragraph.start {
        return at.saturating_sub(1);
    }
    text[paragraph.start..at]
        .unicode_word_indices()
        .next_back()
        .map_or(paragraph.start, |(offset, _)| paragraph.start + offset)
}

/// The sentence at a position, without the white space around it: for a triple click. `None` where there is none.
pub fn sentence_at(text: &str, at: usize) -> Option<Span> {
    let at = floor(text, at);
    let first = floor(text, at.saturating_sub(WINDOW));
    let last = floor(text, at.saturating_add(WINDOW)).max(at);
    let paragraph = paragraph_around(&text[first..last], at - first);
    let (start, end) = (first + paragraph.start, first + paragraph.end);
    let mut found = None;
    for sentence in sentences(&text[start..end]) {
        let sentence = start + sentence.start..start + sentence.end;
        if sentence.start > at {
            break;
        }
        found = Some(sentence);
    }
    trim(text, span_of(found?)?, Trim::WhiteSpace)
}

/// The sentences of all paragraphs of a text, as ranges of bytes in their order. White space belongs to the one before it.
pub fn all_sentences(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    text.split_inclusive('\n').flat_map(move |paragraph| {
        let from = start;
        start += paragraph.len();
        let all = sentences(paragraph).into_iter();
        all.map(move |one| from + one.start..from + one.end)
    })
}

/// What is taken off the ends of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trim {
    /// White space only.
    WhiteSpace,
    /// White space and punctuation, Latin and Arabic.
    Punctuation,
}

/// Takes white space, or punctuation too, off both ends; `None` if nothing else is there or the text cannot hold the span.
pub fn trim(text: &str, span: Span, what: Trim) -> Option<Span> {
    let words = span.slice(text).ok()?;
    let unwanted = |character: char| {
        character.is_whitespace() || (what == Trim::Punctuation && is_punctuation(character))
    };
    let from_start = words.trim_start_matches(unwanted);
    let start = span.start().index() + words.len() - from_start.len();
    span_of(start..start + from_start.trim_end_matches(unwanted).len())
}

/// Whether a character is punctuation in Latin or Arabic text.
pub fn is_punctuation(character: char) -> bool {
    character.is_ascii_punctuation()
        || matches!(character,
            '\u{A1}' | '\u{A7}' | '\u{AB}' | '\u{B6}' | '\u{B7}' | '\u{BB}' | '\u{BF}'
            | '\u{609}'..='\u{60D}' | '\u{61B}' | '\u{61D}'..='\u{61F}' | '\u{66A}'..='\u{66D}' | '\u{6D4}'
            | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{FD3E}' | '\u{FD3F}')
}

/// The sentences of one paragraph, as ranges that follow each other without a gap.
fn sentences(paragraph: &str) -> Vec<Range<usize>> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    let mut joins = false;
    for (offset, sentence) in paragraph.split_sentence_bound_indices() {
        for piece in split_after_semicolon(offset, sentence) {
            let abbreviated = ends_in_abbreviation(&paragraph[piece.clone()]);
            match sentences.last_mut() {
                Some(last) if joins => last.end = piece.end,
                _ => sentences.push(piece),
            }
            joins = abbreviated;
        }
    }
    sentences
}

/// Splits after each Arabic semicolon and the spaces that follow it.
fn split_after_semicolon(offset: usize, sentence: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, mark) in sentence.match_indices('؛') {
        let after = &sentence[at + mark.len()..];
        let end = sentence.len() - after.trim_start().len();
        pieces.push(offset + start..offset + end);
        start = end;
    }
    if start < sentence.len() {
        pieces.push(offset + start..offset + sentence.len());
    }
    pieces
}

/// Whether a sentence ends in one letter and a full stop, as in د. or J.
fn ends_in_abbreviation(sentence: &str) -> bool {
    let Some(before) = sentence.trim_end().strip_suffix('.') else {
        return false;
    };
    let mut characters = before.chars().rev();
    characters.next().is_some_and(char::is_alphabetic)
        && characters
            .next()
            .is_none_or(|character| !character.is_alphanumeric())
}

/// From the white space before `at` to the one after: no word reaches farther.
fn unspaced_window(text: &str, at: usize) -> Range<usize> {
    let paragraph = paragraph_around(text, at);
    let start = text[paragraph.start..at]
        .trim_end()
        .rfind(char::is_whitespace)
        .map_or(paragraph.start, |offset| paragraph.start + offset);
    let rest = &text[at..paragraph.end];
    let spaces = rest.len() - rest.trim_start().len();
    let end = rest[spaces..]
        .find(char::is_whitespace)
        .map_or(paragraph.end, |offset| at + spaces + offset);
    start..end
}

/// The paragraph around a byte position, which is an edge of a character: between line feeds, without them.
pub fn paragraph_around(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |feed| feed + 1);
    let end = text[at..].find('\n').map_or(text.len(), |feed| at + feed);
    start..end
}

fn grapheme_start(text: &str, at: usize) -> usize {
    let at = floor(text, at);
    match GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0) {
        Ok(false) => previous_grapheme(text, at),
        _ => at,
    }
}

fn grapheme_end(text: &str, at: usize) -> usize {
    if at <= text.len() && !text.is_char_boundary(at) {
        return next_grapheme(text, at);
    }
    match GraphemeCursor::new(at.min(text.len()), text.len(), true).is_boundary(text, 0) {
        Ok(false) => next_grapheme(text, at),
        _ => at.min(text.len()),
    }
}

/// The last character boundary at or before an index.
fn floor(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}

fn span_of(range: Range<usize>) -> Option<Span> {
    Span::new(
        ByteOffset::from_index(range.start),
        ByteOffset::from_index(range.end),
    )
    .ok()
}

/// Counts words: runs that hold a letter or a digit.
pub fn count_words(text: &str) -> usize {
    text.unicode_words().count()
}

/// The words of a text with the bytes at which they start: as many as [`count_words`] counts.
///
/// A word is what UAX #29 calls one and holds a letter or a digit: a hyphen parts words, an apostrophe between letters, a
/// point between digits and tatweel do not. Controls of direction at its end, which the rules join to it, are left out.
pub fn words(text: &str) -> impl Iterator<Item = (usize, &str)> + '_ {
    text.unicode_word_indices()
        .map(|(at, word)| (at, word.trim_end_matches(steers_direction)))
}

/// The tokens of a text with the bytes at which they start: words, and between them marks of punctuation and symbols, each of
/// them one. White space, control characters and controls of direction at the edges of a token are in none.
pub fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> + '_ {
    let is_outside =
        |letter: char| letter.is_whitespace() || letter.is_control() || steers_direction(letter);
    text.split_word_bound_indices()
        .filter_map(move |(at, piece)| {
            let token = piece.trim_start_matches(is_outside);
            let start = at + piece.len() - token.len();
            let token = token.trim_end_matches(is_outside);
            (!token.is_empty()).then_some((start, token))
        })
}

fn steers_direction(character: char) -> bool {
    matches!(
        character,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
    )
}
