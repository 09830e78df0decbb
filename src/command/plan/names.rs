//! Rules for names, titles and labels.

use crate::command::Refusal;
use crate::model::Bilingual;

/// The longest name, in code points.
pub const MAX_NAME: usize = 1_000;

/// A name without white space around it; refuses an empty or too long one.
pub fn checked_name(name: &str) -> Result<String, Refusal> {
    let name = name.trim();
    if name.is_empty() {
        return Err(Refusal::EmptyName);
    }
    checked_len(name)?;
    Ok(name.to_owned())
}

/// A label of which at least one side is not empty.
pub(super) fn checked_label(label: &Bilingual) -> Result<Bilingual, Refusal> {
    let label = trimmed(label);
    if label.is_empty() {
        return Err(Refusal::EmptyName);
    }
    checked_len(&label.english)?;
    checked_len(&label.arabic)?;
    Ok(label)
}

/// Both sides without white space around them.
pub(super) fn trimmed(text: &Bilingual) -> Bilingual {
    Bilingual {
        english: text.english.trim().to_owned(),
        arabic: text.arabic.trim().to_owned(),
    }
}

pub(super) fn checked_len(name: &str) -> Result<(), Refusal> {
    let length = name.chars().count();
    match length <= MAX_NAME {
        true => Ok(()),
        false => Err(Refusal::NameTooLong {
            length,
            limit: MAX_NAME,
        }),
    }
}
