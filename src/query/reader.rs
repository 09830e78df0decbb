//! Reads what was typed character by character: where words, phrases and patterns end.

use std::ops::Range;

/// A place in what was typed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'a> {
    pub(super) typed: &'a str,
    pub(super) at: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn rest(&self) -> &'a str {
        self.typed.get(self.at..).unwrap_or_default()
    }

    pub(super) fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    pub(super) fn skip(&mut self, character: char) {
        self.at += character.len_utf8();
    }

    /// Passes over white space, and over characters that steer direction where something else follows them.
    pub(super) fn skip_space(&mut self) {
        let is_passed = |letter: char| letter.is_whitespace() || is_control(letter);
        let after = self.rest().trim_start_matches(is_passed);
        let passed = &self.rest()[..self.rest().len() - after.len()];
        let is_only_controls = after.is_empty() && passed.chars().any(is_control);
        if is_only_controls {
            self.at = self.typed.len() - self.rest().trim_start().len();
        } else {
            self.at = self.typed.len() - after.len();
        }
    }

    /// The bytes of the token here: up to white space, a bracket, a bar or a quotation mark.
    pub(super) fn token(&self) -> Range<usize> {
        let end = self
            .rest()
            .find(|letter: char| letter.is_whitespace() || is_mark(letter))
            .unwrap_or(self.rest().len());
        self.at..self.at + end
    }

    /// The bytes between the quotation marks that open here; none if no mark closes.
    pub(super) fn quoted(&self) -> Option<Range<usize>> {
        let open = self.next()?;
        let start = self.at + open.len_utf8();
        let close = closing(open)?;
        let length = self.typed[start..].find(close)?;
        Some(start..start + length)
    }

    /// The bytes between the slashes of a pattern: the second is the first unescaped one before a space, a bracket or the end.
    pub(super) fn pattern(&self) -> Option<Range<usize>> {
        let start = self.at + 1;
        let mut is_escaped = false;
        for (offset, letter) in self.typed.get(start..)?.char_indices() {
            if letter == '/' && !is_escaped {
                let after = self.typed[start + offset + 1..].chars().next();
                if after.is_none_or(|after| after.is_whitespace() || after == ')') {
                    return Some(start..start + offset);
                }
            }
            is_escaped = letter == '\\' && !is_escaped;
        }
        None
    }
}

/// The mark that closes a phrase which this one opens.
pub(super) fn closing(open: char) -> Option<&'static [char]> {
    match open {
        '"' | '“' | '”' | '„' => Some(&['"', '“', '”']),
        '«' | '»' => Some(&['«', '»']),
        _ => None,
    }
}

/// Words as a phrase: between marks that are not in them. Of words with marks of both kinds the pointed ones go.
pub fn quoted(words: &str) -> String {
    let has = |marks: &[char]| words.contains(marks);
    match (has(&['"', '“', '”']), has(&['«', '»'])) {
        (false, _) => format!("\"{words}\""),
        (true, false) => format!("«{words}»"),
        (true, true) => format!("«{}»", words.replace(['«', '»'], "")),
    }
}

fn is_mark(letter: char) -> bool {
    matches!(letter, '(' | ')' | '|') || closing(letter).is_some()
}

/// Characters that steer direction; they come with words that are pasted.
pub(super) fn is_control(letter: char) -> bool {
    matches!(
        letter,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
    )
}

/// Punctuation that stands beside a word in a sentence and is not meant when it is pasted with it.
pub(super) fn is_beside_words(letter: char) -> bool {
    matches!(
        letter,
        ',' | ';' | ':' | '!' | '?' | '.' | '،' | '؛' | '؟' | '…' | '[' | ']' | '{' | '}'
    )
}

/// A word without what stands beside it; the word itself if nothing else would be left.
pub(super) fn bare(typed: &str, word: Range<usize>) -> Range<usize> {
    let text = &typed[word];
    let core = text.trim_matches(is_control);
    let core = if core.is_empty() { text } else { core };
    let inner = core.trim_matches(is_beside_words);
    let inner = if inner.is_empty() { core } else { inner };
    let start = inner.as_ptr() as usize - typed.as_ptr() as usize;
    start..start + inner.len()
}
