//! Keyword in context: a hit with what stands around it in its paragraph.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::model::{Capture, Document};
use crate::search::Hit;
use crate::text::{ByteOffset, Direction, Span, direction_at};

/// A hit and its context in the order of the text, for a column of lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What stands before, in its paragraph; begins with `…` where it was cut.
    pub before: String,
    /// The particle attached before the words.
    pub particle: String,
    /// The words themselves; line feeds in them are spaces.
    pub hit: String,
    /// The pronoun attached behind the words.
    pub ending: String,
    /// What stands after; ends with `…` where it was cut.
    pub after: String,
    /// The direction of the paragraph in which the hit starts.
    pub direction: Direction,
    /// The bytes of the text that are shown, without `…`.
    pub shown: Range<usize>,
}

/// The line of a hit with at most `width` graphemes on each side, cut at the edge of a word where there is one.
///
/// The direction is that of the paragraph as a person set it, of the document, or of its own letters. A hit that does not fit
/// the text gives an empty line.
pub fn line(document: &Document, capture: &Capture, hit: &Hit, width: usize) -> Line {
    let text = &*capture.text;
    let whole = hit.whole();
    if whole.slice(text).is_err() {
        return Line {
            before: String::new(),
            particle: String::new(),
            hit: String::new(),
            ending: String::new(),
            after: String::new(),
            direction: Direction::LeftToRight,
            shown: 0..0,
        };
    }
    let (start, end) = (whole.start().index(), whole.end().index());
    let paragraph = text[..start].rfind('\n').map_or(0, |feed| feed + 1);
    let after = text[end..].find('\n').map_or(text.len(), |feed| end + feed);
    let from = cut_before(&text[paragraph..start], width).map_or(paragraph, |at| paragraph + at);
    let to = cut_after(&text[end..after], width).map_or(after, |at| end + at);
    let direction = document
        .direction_at(capture.id, ByteOffset::from_index(paragraph))
        .or(document.direction)
        .unwrap_or_else(|| direction_at(text, whole.start()));
    let before = text[from..start].trim_start();
    let behind = text[end..to].trim_end();
    Line {
        before: format!("{}{before}", if from > paragraph { "…" } else { "" }),
        particle: words(text, hit.particle),
        hit: words(text, Some(hit.span)),
        ending: words(text, hit.ending),
        after: format!("{behind}{}", if to < after { "…" } else { "" }),
        direction,
        shown: from..to,
    }
}

fn words(text: &str, span: Option<Span>) -> String {
    let slice = span.and_then(|span| span.slice(text).ok());
    slice.unwrap_or_default().replace('\n', " ")
}

/// Where the last `width` graphemes begin, moved on to the start of a word; none if there are no more.
fn cut_before(before: &str, width: usize) -> Option<usize> {
    let graphemes = before.grapheme_indices(true).rev();
    let (at, _) = graphemes.take(width + 1).nth(width)?;
    let cut = at + before[at..].graphemes(true).next().map_or(0, str::len);
    let kept = &before[cut..];
    let is_inside = before[..cut].ends_with(|letter: char| !letter.is_whitespace());
    let word = kept.find(char::is_whitespace).filter(|_| is_inside);
    Some(word.map_or(cut, |space| cut + space))
}

/// Where the first `width` graphemes end, moved back to the end of a word; none if there are no more.
fn cut_after(after: &str, width: usize) -> Option<usize> {
    let (cut, _) = after.grapheme_indices(true).nth(width)?;
    let is_inside = after[cut..].starts_with(|letter: char| !letter.is_whitespace());
    let word = after[..cut]
        .rfind(char::is_whitespace)
        .filter(|_| is_inside);
    Some(word.unwrap_or(cut))
}
