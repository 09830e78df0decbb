//! Whether a hit is a word of its own.

use std::ops::Range;

use super::letter::is_vowel_mark;
use super::{Folds, fold};

/// Where a hit may begin and end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WordEdges {
    /// Anywhere.
    #[default]
    Anywhere,
    /// As a whole word, to which the particles that Arabic joins to a word may be attached: و ف ب ك ل س ال.
    WithParticles,
    /// As a whole word.
    Whole,
}

/// Particles are short: no word is asked farther back than this, characters with their marks.
const FARTHEST: usize = 24;

impl WordEdges {
    /// Whether a hit in the source may stand there.
    pub(super) fn accept(self, source: &str, start: usize, end: usize) -> bool {
        match self {
            Self::Anywhere => true,
            Self::Whole => is_free_before(source, start) && is_free_after(source, end),
            Self::WithParticles => {
                is_free_after(source, end)
                    && (is_free_before(source, start) || is_after_particles(source, start, end))
            }
        }
    }
}

/// Whether a character is of a word: a letter, a digit, an underscore, or a mark on one.
pub fn is_of_word(character: char) -> bool {
    character.is_alphanumeric()
        || character == '_'
        || matches!(character, '\u{200C}' | '\u{200D}')
        || is_accent(character)
        || is_vowel_mark(character)
}

/// An apostrophe between letters does not end a word.
fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’')
}

fn is_free_after(source: &str, end: usize) -> bool {
    let mut after = source[end..].chars();
    let mut before = source[..end].chars();
    // What does not end in a letter, such as a full stop, needs no edge there.
    if !before.next_back().is_some_and(is_of_word) {
        return true;
    }
    match after.next() {
        Some(mark) if is_apostrophe(mark) => !after.next().is_some_and(is_of_word),
        next => !next.is_some_and(is_of_word),
    }
}

fn is_free_before(source: &str, start: usize) -> bool {
    let mut before = source[..start].chars();
    if !source[start..].chars().next().is_some_and(is_of_word) {
        return true;
    }
    match before.next_back() {
        Some(mark) if is_apostrophe(mark) => !before.next_back().is_some_and(is_of_word),
        previous => !previous.is_some_and(is_of_word),
    }
}

/// The letters of the same word before a hit; none if there are too many for particles.
fn prefix(before: &str) -> Option<&str> {
    let mut start = before.len();
    for (count, (at, character)) in before.char_indices().rev().enumerate() {
        if !is_of_word(character) {
            break;
        }
        if count == FARTHEST {
            return None;
        }
        start = at;
    }
    Some(&before[start..])
}

/// Whether what stands before a hit in the same word are particles.
fn is_after_particles(source: &str, start: usize, end: usize) -> bool {
    let word_letters = fold(&source[start..end], Folds::FULL).chars().count();
    prefix(&source[..start])
        .is_some_and(|prefix| are_particles(&fold(prefix, Folds::FULL), word_letters))
}

/// The word around a place in a text: letters without a break, with apostrophes between them. Empty between words.
///
/// In a folded copy this is the word as a reader sees it, since what folds to nothing does not break it.
pub fn word_around(text: &str, at: usize) -> Range<usize> {
    let mut start = at;
    for (offset, letter) in text[..at].char_indices().rev() {
        let is_inside = is_of_word(letter)
            || is_apostrophe(letter)
                && text[offset + letter.len_utf8()..].starts_with(begins_word)
                && text[..offset].ends_with(is_of_word);
        if !is_inside {
            break;
        }
        start = offset;
    }
    let mut end = at;
    for (offset, letter) in text[at..].char_indices() {
        let after = at + offset + letter.len_utf8();
        let is_inside = is_of_word(letter)
            || is_apostrophe(letter)
                && text[after..].starts_with(begins_word)
                && text[..at + offset].ends_with(is_of_word);
        if !is_inside {
            break;
        }
        end = after;
    }
    // An accent that stands on no letter is of no word.
    let word = text[start..end].trim_start_matches(is_accent);
    end - word.len()..end
}

/// Whether a word can begin with a character: it is of a word, and no accent on the letter before it.
pub fn begins_word(character: char) -> bool {
    is_of_word(character) && !is_accent(character)
}

fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}')
}

/// Whether folded letters are particles that may stand attached before a word of so many letters.
///
/// A particle of one letter needs a word of three: يد is not in بيد, which is another word.
pub fn are_particles(folded: &str, word_letters: usize) -> bool {
    let rest = folded.strip_prefix(['و', 'ف']).unwrap_or(folded);
    match rest {
        "ال" | "لل" | "بال" | "كال" | "لال" => word_letters >= 2,
        "" | "ب" | "ك" | "ل" | "س" => word_letters >= 3 && !folded.is_empty(),
        _ => false,
    }
}

/// Whether folded letters are an ending that may stand attached behind a word of so many letters: an Arabic pronoun, or the
/// English ’s.
pub fn is_ending(folded: &str, word_letters: usize) -> bool {
    match folded {
        "ها" | "هم" | "هما" | "هن" | "كم" | "كما" | "كن" | "نا" | "ني" => {
            word_letters >= 2
        }
        "ه" | "ك" | "ي" => word_letters >= 3,
        "'s" | "’s" => true,
        _ => false,
    }
}
