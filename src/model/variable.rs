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
