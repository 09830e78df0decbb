//! Variables and their values.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::is_false;
use crate::exchange::record::error::RowFault;
use crate::exchange::record::scalar::{As, Id};
use crate::model::{
    Calendar, DocumentId, PartialDate, Value, ValueId, Variable, VariableId, VariableKind,
    VariableValue,
};

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange::record) struct VariableMirror<'a> {
    id: Id,
    #[serde(borrow)]
    name: Cow<'a, str>,
    kind: As<VariableKind>,
    #[serde(default, skip_serializing_if = "is_false")]
    is_multiple: bool,
}

impl<'a> VariableMirror<'a> {
    pub(in crate::exchange::record) fn of(row: &'a Variable) -> Self {
        Self {
            id: As(row.id.0),
            name: Cow::Borrowed(&row.name),
            kind: As(row.kind),
            is_multiple: row.is_multiple,
        }
    }

    pub(in crate::exchange::record) fn model(self) -> Variable {
        Variable {
            id: VariableId(self.id.0),
            name: self.name.into_owned(),
            kind: self.kind.0,
            is_multiple: self.is_multiple,
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange::record) struct ValueMirror<'a> {
    id: Id,
    document: Id,
    variable: Id,
    #[serde(borrow)]
    value: OneValue<'a>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum OneValue<'a> {
    #[serde(borrow)]
    Text(Cow<'a, str>),
    #[serde(borrow)]
    Number(Cow<'a, str>),
    Date {
        calendar: As<Calendar>,
        year: i32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        month: Option<u8>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<u8>,
    },
    Boolean(bool),
}

impl<'a> ValueMirror<'a> {
    pub(in crate::exchange::record) fn of(row: &'a VariableValue) -> Self {
        let value = match &row.value {
            Value::Text(text) => OneValue::Text(Cow::Borrowed(text)),
            Value::Number(digits) => OneValue::Number(Cow::Borrowed(digits)),
            Value::Date(date) => OneValue::Date {
                calendar: As(date.calendar),
                year: date.year,
                month: date.month,
                day: date.day,
            },
            Value::Boolean(value) => OneValue::Boolean(*value),
        };
        Self {
            id: As(row.id.0),
            document: As(row.document.0),
            variable: As(row.variable.0),
            value,
        }
    }

    pub(in crate::exchange::record) fn id(&self) -> ValueId {
        ValueId(self.id.0)
    }

    pub(in crate::exchange::record) fn model(self) -> Result<VariableValue, RowFault> {
        let value = match self.value {
            OneValue::Text(text) => Value::Text(text.into_owned()),
            OneValue::Number(digits) => Value::Number(number(digits)?),
            OneValue::Date {
                calendar,
                year,
                month,
                day,
            } => Value::Date(date(PartialDate {
                calendar: calendar.0,
                year,
                month,
                day,
            })?),
            OneValue::Boolean(value) => Value::Boolean(value),
        };
        Ok(VariableValue {
            id: ValueId(self.id.0),
            document: DocumentId(self.document.0),
            variable: VariableId(self.variable.0),
            value,
        })
    }
}

/// Refuses what has no digit, or letters: `NaN` and `Infinity` are no numbers. Everything else stays as written.
fn number(digits: Cow<'_, str>) -> Result<String, RowFault> {
    let letters = |character: char| character.is_alphabetic() && !matches!(character, 'e' | 'E');
    if !digits.contains(char::is_numeric) || digits.contains(letters) {
        return Err(RowFault::Field { field: "value" });
    }
    Ok(digits.into_owned())
}

fn date(date: PartialDate) -> Result<PartialDate, RowFault> {
    let month_fits = date.month.is_none_or(|month| (1..=12).contains(&month));
    let day_fits = date
        .day
        .is_none_or(|day| (1..=31).contains(&day) && date.month.is_some());
    if month_fits && day_fits {
        Ok(date)
    } else {
        Err(RowFault::Field { field: "value" })
    }
}

/// Whether a variable of this kind can have this value.
pub(in crate::exchange::record) fn fits(kind: VariableKind, value: &Value) -> bool {
    matches!(
        (kind, value),
        (VariableKind::Text, Value::Text(_))
            | (VariableKind::Number, Value::Number(_))
            | (VariableKind::Date, Value::Date(_))
            | (VariableKind::Boolean, Value::Boolean(_))
    )
}
