//! Counting the words between two places of a source.

use crate::text::{Folds, fold, is_of_word};

/// What a character is to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Letter,
    /// Folding passes over it: it neither makes a word nor breaks one.
    Passed,
    /// On a letter it belongs to the word, elsewhere to none.
    Accent,
    /// Between letters it belongs to the word.
    Apostrophe,
    Other,
}

fn part(letter: char) -> Part {
    match letter {
        '\'' | '’' => Part::Apostrophe,
        _ if letter.is_ascii() => match is_of_word(letter) {
            true => Part::Letter,
            false => Part::Other,
        },
        '\u{621}'..='\u{63F}' | '\u{641}'..='\u{64A}' => Part::Letter,
        _ if fold(letter.encode_utf8(&mut [0; 4]), Folds::LETTERS).is_empty() => Part::Passed,
        _ if is_accent(letter) => Part::Accent,
        _ if is_of_word(letter) => Part::Letter,
        _ => Part::Other,
    }
}

/// How many words stand whole between two places, counted no further than one more than `limit`.
///
/// What is left of a word at either place does not count.
pub(super) fn words_between(text: &str, from: usize, to: usize, limit: u32) -> u32 {
    let between = text.get(from..to).unwrap_or_default();
    let mut count = 0;
    let mut is_inside = ends_in_word(&text[..from]);
    let mut counted_start = false;
    for (at, letter) in between.char_indices() {
        match part(letter) {
            Part::Letter if !is_inside => {
                is_inside = true;
                counted_start = true;
                count += 1;
                if count > limit.saturating_add(1) {
                    return count;
                }
            }
            Part::Letter | Part::Passed | Part::Accent => {}
            Part::Apostrophe => {
                let goes_on = text[from + at + letter.len_utf8()..]
                    .chars()
                    .map(part)
                    .find(|part| *part != Part::Passed);
                is_inside = is_inside && goes_on == Some(Part::Letter);
            }
            Part::Other => is_inside = false,
        }
    }
    // The word that goes on behind the second place is not whole before it.
    let is_cut = is_inside && counted_start && starts_with_word(&text[to..]);
    count - u32::from(is_cut)
}

fn ends_in_word(before: &str) -> bool {
    let mut parts = before.chars().rev().map(part);
    parts.find(|part| !matches!(part, Part::Passed | Part::Accent)) == Some(Part::Letter)
}

fn is_accent(letter: char) -> bool {
    matches!(letter, '\u{300}'..='\u{36F}')
}

fn starts_with_word(after: &str) -> bool {
    let mut parts = after.chars().map(part);
    parts.find(|part| *part != Part::Passed) == Some(Part::Letter)
}
