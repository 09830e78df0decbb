//! A folded text with its sparse map back to the source.

use std::ops::Range;
use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;

use super::find::with_tatweel;
use super::letter::{changes_alone, fold_character, is_plain_vowel_mark, joins_previous};
use super::map::{Break, Breaks, BreaksBuilder};
use super::{Folds, fold};
use crate::text::{ByteOffset, Span, snap_to_graphemes};

/// The folded copy of one text. Cheap to clone; holds the source, so that places cannot be read in another text.
#[derive(Clone, Debug)]
pub struct FoldedText {
    source: Arc<str>,
    /// None where folding leaves the text as it is: nothing is copied.
    folded: Option<Arc<str>>,
    breaks: Arc<Breaks>,
    folds: Folds,
}

impl FoldedText {
    /// Folds a text. O(n): some 100 MB a second; a job, for anything long.
    ///
    /// Texts of 4 GB and more, which no offset can reach, are taken as they are.
    pub fn new(source: Arc<str>, folds: Folds) -> Self {
        if folds.is_exact() || u32::try_from(source.len()).is_err() {
            return Self {
                source,
                folded: None,
                breaks: Arc::default(),
                folds: Folds::EXACT,
            };
        }
        let mut folded = String::with_capacity(source.len());
        let mut breaks = BreaksBuilder::default();
        fold_into(&source, folds, &mut folded, |folded, source| {
            breaks.push(Break {
                folded: folded as u32,
                source: source as u32,
            });
        });
        let is_same = *folded == *source;
        Self {
            folded: (!is_same).then(|| folded.into()),
            breaks: Arc::new(breaks.finish()),
            source,
            folds,
        }
    }

    /// The text it was made of.
    pub fn source(&self) -> &Arc<str> {
        &self.source
    }

    /// The folded copy.
    pub fn text(&self) -> &str {
        self.folded.as_deref().unwrap_or(&self.source)
    }

    /// How it was folded; [`Folds::EXACT`] if nothing was.
    pub fn folds(&self) -> Folds {
        self.folds
    }

    /// The memory of copy and map beside the source, bytes.
    pub fn len_bytes(&self) -> usize {
        self.folded.as_deref().map_or(0, str::len) + self.breaks.len_bytes()
    }

    /// The start, in the source, of the character that the folded character at `at` comes from. O(log n).
    ///
    /// A folded character that is one of several made of one (ﻻ is لا) leads to that one. At the end of the copy: behind
    /// everything that was passed over there.
    pub fn source_at(&self, at: usize) -> usize {
        let (before, behind) = self.breaks.around(at);
        let from = before.unwrap_or_default();
        let alike = from.source as usize + at.saturating_sub(from.folded as usize);
        // Inside a piece that was folded to more than it was, the count would run out of it.
        let limit = behind.map_or(self.source.len(), |place| place.source as usize - 1);
        self.source.floor_char_boundary(alike.min(limit))
    }

    /// The place in the source that a stretch of the copy stands for, widened to whole grapheme clusters; none for an empty
    /// stretch, or one that is not of whole characters. O(log n).
    ///
    /// What folds to nothing before and behind the stretch is not in it, but for the marks on its last letter.
    pub fn span_at(&self, stretch: Range<usize>) -> Option<Span> {
        let last = self.text().get(stretch.clone())?.chars().next_back()?;
        let from = self.source_at(stretch.start);
        let to = self.source_at(stretch.end - last.len_utf8());
        let to = to + self.source[to..].chars().next().map_or(0, char::len_utf8);
        let span = Span::new(ByteOffset::from_index(from), ByteOffset::from_index(to)).ok()?;
        Some(snap_to_graphemes(&self.source, span))
    }

    /// The same with the tatweel behind it that stretches its last letter, where `folds` pass over all that is added.
    pub fn stretched_span_at(&self, stretch: Range<usize>, folds: Folds) -> Option<Span> {
        let span = self.span_at(stretch)?;
        let longer = with_tatweel(&self.source, span, folds);
        let added = &self.source[span.end().index()..longer.end().index()];
        let is_passed = added.is_empty() || fold(added, folds).is_empty();
        Some(if is_passed { longer } else { span })
    }
}

/// Folds a text and reports each place behind which the two run alike again: bytes of the copy, bytes of the source.
///
/// Works in pieces that NFC cannot reach across: a letter with all that may unite with it.
pub(super) fn fold_into(
    source: &str,
    folds: Folds,
    folded: &mut String,
    mut shifted: impl FnMut(usize, usize),
) {
    if folds.is_exact() {
        folded.push_str(source);
        return;
    }
    let base = folded.len();
    let mut start = 0;
    let mut characters = source.char_indices().peekable();
    while let Some((_, first)) = characters.next() {
        let mut end = start + first.len_utf8();
        let mut is_plain = !folds.composes || !changes_alone(first);
        while folds.composes
            && let Some((_, next)) = characters.next_if(|(_, next)| joins_previous(*next))
        {
            end += next.len_utf8();
            is_plain &= folds.ignores_vowel_marks && is_plain_vowel_mark(next);
        }
        let before = folded.len();
        if is_plain && end - start == first.len_utf8() {
            fold_character(first, folds, folded);
        } else if is_plain {
            for character in source[start..end].chars() {
                fold_character(character, folds, folded);
            }
        } else {
            for character in source[start..end].nfc() {
                fold_character(character, folds, folded);
            }
        }
        if folded.len() - before != end - start {
            shifted(folded.len() - base, end);
        }
        start = end;
    }
}
