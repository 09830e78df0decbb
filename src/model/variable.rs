//! Variables of documents and their values.

use crate::model::id::{DocumentId, ValueId, VariableId};

/// What a variable holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum VariableKind {
    /// Any text.
    Text,
    /// A decimal number.
    Number,
    /// A date, perhaps partial.
    Date,
    /// Yes or no.
    Boolean,
}

/// A typed property of documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Names the variable.
    pub id: VariableId,
    /// As shown.
    pub name: String,
    /// What it holds.
    pub kind: VariableKind,
    /// Whether a document may have several values.
    pub is_multiple: bool,
}

/// How a date is reckoned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Calendar {
    /// Gregorian.
    Gregorian,
    /// Hijri, Umm al-Qura.
    Hijri,
}

/// A date of which month and day may be unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PartialDate {
    /// How it is reckoned.
    pub calendar: Calendar,
    /// Year of the calendar.
    pub year: i32,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31; only with a month.
    pub day: Option<u8>,
}

/// One value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// For [`VariableKind::Text`].
    Text(String),
    /// For [`VariableKind::Number`]: decimal digits as written, checked when made.
    Number(String),
    /// For [`VariableKind::Date`].
    Date(PartialDate),
    /// For [`VariableKind::Boolean`].
    Boolean(bool),
}

impl Value {
    /// As plain text, the same in every language: digits as written, ISO 8601 for dates (as far as they are known, `AH` behind
    /// those of the Hijri calendar), `true` and `false`.
    pub fn plain(&self) -> String {
        match self {
            Self::Text(text) | Self::Number(text) => text.clone(),
            Self::Boolean(value) => value.to_string(),
            Self::Date(date) => {
                let part =
                    |part: Option<u8>| part.map_or_else(String::new, |part| format!("-{part:02}"));
                let era = match date.calendar {
                    Calendar::Gregorian => "",
                    Calendar::Hijri => " AH",
                };
                format!(
                    "{:04}{}{}{era}",
                    date.year,
                    part(date.month),
                    part(date.day)
                )
            }
        }
    }
}

/// What a document has for a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariableValue {
    /// Names this value.
    pub id: ValueId,
    /// Of which document.
    pub document: DocumentId,
    /// For which variable.
    pub variable: VariableId,
    /// The value.
    pub value: Value,
}
