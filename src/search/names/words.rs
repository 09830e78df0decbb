//! The words of a text with their places, in one script, and which of them stand side by side.

use crate::model::TermLanguage;

/// A word of the script that is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// As it stands, without a possessive 's.
    pub(super) text: &'t str,
    /// Where it starts, bytes.
    pub(super) start: usize,
    /// Whether it stands beside the word before it, with nothing but blanks or a hyphen between.
    pub(super) follows: bool,
}

impl Word<'_> {
    /// The byte behind it.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// All words of a script, in their order.
pub(super) fn words(text: &str, language: TermLanguage) -> Vec<Word<'_>> {
    let mut found = Vec::new();
    let mut characters = text.char_indices().peekable();
    // Whether only what joins words has been met since the last word of the script.
    let mut is_joined = false;
    while let Some((start, first)) = characters.next() {
        if !is_letter(first) && !first.is_numeric() {
            is_joined &= joins(first);
            continue;
        }
        let mut end = start + first.len_utf8();
        while let Some((at, next)) = characters.peek().copied() {
            let is_inside = is_letter(next)
                || next.is_numeric()
                || is_mark(next)
                || is_apostrophe(next)
                    && text[at + next.len_utf8()..]
                        .chars()
                        .next()
                        .is_some_and(is_letter);
            if !is_inside {
                break;
            }
            end = at + next.len_utf8();
            characters.next();
        }
        let word = &text[start..end];
        if !first.is_numeric() && TermLanguage::of(word) == language {
            found.push(Word {
                text: without_possessive(word),
                start,
                follows: is_joined,
            });
            is_joined = found
                .last()
                .is_some_and(|last| last.text.len() == word.len());
        } else {
            is_joined = false;
        }
    }
    found
}

fn is_letter(character: char) -> bool {
    character.is_alphabetic()
}

fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}' | '\u{610}'..='\u{61A}' | '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}')
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | 'ʼ')
}

fn joins(character: char) -> bool {
    character == ' '
        || character == '\u{A0}'
        || character == '\n'
        || matches!(character, '-' | '‐' | '‑' | '\u{200C}')
        || matches!(character, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn without_possessive(word: &str) -> &str {
    let bare = word
        .strip_suffix('s')
        .and_then(|rest| rest.strip_suffix('\'').or_else(|| rest.strip_suffix('’')));
    bare.unwrap_or(word)
}
