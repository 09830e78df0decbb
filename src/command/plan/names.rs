//! Rules for names, titles and labels.
//!
//! A name has at most [`MAX_NAME`] code points and something to see: one of nothing but white space is empty, one of
//! nothing but marks without a letter, controls or other characters that show nothing is refused as well, since a list
//! would show an empty row. Everything else is kept as typed, controls of direction included, balanced or not; whoever
//! puts a name into a sentence wraps it in isolates that it cannot leave (`i18n::isolate`).

use crate::command::Refusal;
use crate::model::Bilingual;
use crate::text::stands_alone;

/// The longest name, in code points.
pub const MAX_NAME: usize = 1_000;

/// The longest text of a definition, a rule or a value, in code points.
pub const MAX_TEXT: usize = 100_000;

/// A name without white space around it; refuses an empty, invisible or too long one.
pub fn checked_name(name: &str) -> Result<String, Refusal> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Refusal::EmptyName);
    }
    checked_len(name)?;
    checked_visible(name)?;
    Ok(name.to_owned())
}

/// A name that no other of its kind has.
pub(super) fn checked_free<N: AsRef<str>>(
    name: &str,
    others: impl IntoIterator<Item = N>,
) -> Result<String, Refusal> {
    let name = checked_name(name)?;
    match others.into_iter().any(|other| other.as_ref() == name) {
        true => Err(Refusal::NameTaken { name }),
        false => Ok(name),
    }
}

/// A label of which at least one side is not empty.
pub(super) fn checked_label(label: &Bilingual) -> Result<Bilingual, Refusal> {
    let label = trimmed(label);
    if label.is_empty() {
        return Err(Refusal::EmptyName);
    }
    for side in [&label.english, &label.arabic] {
        checked_len(side)?;
        if !side.is_empty() {
            checked_visible(side)?;
        }
    }
    Ok(label)
}

/// A definition or rule without white space around its sides.
pub(super) fn checked_text(text: &Bilingual) -> Result<Bilingual, Refusal> {
    let text = trimmed(text);
    checked_to(&text.english, MAX_TEXT)?;
    checked_to(&text.arabic, MAX_TEXT)?;
    Ok(text)
}

/// Both sides without white space around them.
pub(super) fn trimmed(text: &Bilingual) -> Bilingual {
    Bilingual {
        english: text.english.trim().to_owned(),
        arabic: text.arabic.trim().to_owned(),
    }
}

pub(super) fn checked_len(name: &str) -> Result<(), Refusal> {
    checked_to(name, MAX_NAME)
}

/// Refuses a text of more code points than `limit`.
pub(super) fn checked_to(text: &str, limit: usize) -> Result<(), Refusal> {
    // No text has more code points than bytes.
    if text.len() <= limit {
        return Ok(());
    }
    let length = text.chars().count();
    match length <= limit {
        true => Ok(()),
        false => Err(Refusal::NameTooLong { length, limit }),
    }
}

fn checked_visible(name: &str) -> Result<(), Refusal> {
    match name.chars().any(stands_alone) {
        true => Ok(()),
        false => Err(Refusal::InvisibleName),
    }
}
