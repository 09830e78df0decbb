//! Messages with values.
//!
//! Each value is wrapped in isolates, numbers and times too, so that a title in one script never reorders a sentence in the
//! other. Counted phrases are already in the language of the sentence and go in as they are.

use crate::i18n::{Language, Word, Wording};

/// U+2068, opens text of its own direction.
pub const FIRST_STRONG_ISOLATE: char = '\u{2068}';
/// U+2069, closes it.
pub const POP_DIRECTIONAL_ISOLATE: char = '\u{2069}';

/// A value that can be put into a message.
pub trait Insert {
    /// Writes the value, isolates included. `oblique` asks for the form after a preposition.
    fn insert(&self, wording: Wording, oblique: bool, message: &mut String);
}

impl Insert for &str {
    fn insert(&self, _: Wording, _: bool, message: &mut String) {
        push_isolated(self, message);
    }
}

impl Insert for String {
    fn insert(&self, _: Wording, _: bool, message: &mut String) {
        push_isolated(self, message);
    }
}

impl Insert for u64 {
    fn insert(&self, wording: Wording, _: bool, message: &mut String) {
        push_isolated(&wording.digits.number(*self), message);
    }
}

impl Insert for u32 {
    fn insert(&self, wording: Wording, oblique: bool, message: &mut String) {
        u64::from(*self).insert(wording, oblique, message);
    }
}

impl Insert for usize {
    fn insert(&self, wording: Wording, oblique: bool, message: &mut String) {
        (*self as u64).insert(wording, oblique, message);
    }
}

/// A word of the interface, such as the name of an action in “Undo {action}”.
impl Insert for Word {
    fn insert(&self, wording: Wording, _: bool, message: &mut String) {
        push_isolated(self.text(wording.language), message);
    }
}

/// Makes a message: each `{name}` of the word is replaced by the value given under that name.
///
/// A name without a value stays as it is written, so that a mistake is seen and not silently empty.
pub fn fill(word: Word, wording: impl Into<Wording>, values: &[(&str, &dyn Insert)]) -> String {
    let wording = wording.into();
    fill_template(word.text(wording.language), wording, values)
}

pub(in crate::i18n) fn fill_template(
    template: &str,
    wording: Wording,
    values: &[(&str, &dyn Insert)],
) -> String {
    let mut message = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        message.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            rest = &rest[before.len()..];
            break;
        };
        rest = tail;
        let (bare, oblique) = name
            .strip_suffix(".obl")
            .map_or((name, false), |bare| (bare, true));
        match values.iter().find(|(given, _)| *given == bare) {
            Some((_, value)) => value.insert(
                wording,
                oblique && wording.language == Language::Arabic,
                &mut message,
            ),
            None => message.extend(["{", name, "}"]),
        }
        if let Some(tail) = rest.strip_prefix('%') {
            message.push(wording.digits.percent());
            rest = tail;
        }
    }
    message.push_str(rest);
    message
}

/// Wraps a text in U+2068 … U+2069. A text that closes isolates which it did not open, or leaves some open, gets as many
/// around it, so that it cannot reach what stands beside it; whatever it embeds or overrides ends with its isolate.
pub fn isolate(text: &str) -> String {
    let mut isolated = String::with_capacity(text.len() + 6);
    push_isolated(text, &mut isolated);
    isolated
}

/// Takes the isolates off a message again, for a terminal or a file that would show them as boxes.
pub fn without_isolates(message: &str) -> String {
    message.replace([FIRST_STRONG_ISOLATE, POP_DIRECTIONAL_ISOLATE], "")
}

pub(in crate::i18n) fn push_isolated(text: &str, message: &mut String) {
    let (mut open, mut unopened) = (0_usize, 0_usize);
    if text.contains([
        '\u{2066}',
        '\u{2067}',
        FIRST_STRONG_ISOLATE,
        POP_DIRECTIONAL_ISOLATE,
    ]) {
        for character in text.chars() {
            match character {
                '\u{2066}' | '\u{2067}' | FIRST_STRONG_ISOLATE => open += 1,
                POP_DIRECTIONAL_ISOLATE if open > 0 => open -= 1,
                POP_DIRECTIONAL_ISOLATE => unopened += 1,
                _ => {}
            }
        }
    }
    message.extend(std::iter::repeat_n(FIRST_STRONG_ISOLATE, unopened + 1));
    message.push_str(text);
    message.extend(std::iter::repeat_n(POP_DIRECTIONAL_ISOLATE, open + 1));
}
