//! Variables of documents and their values.

use std::sync::Arc;

use crate::command::plan::Planned;
use crate::command::plan::documents::{find as find_document, subject_of};
use crate::command::plan::draft::Draft;
use crate::command::plan::names::{MAX_TEXT, checked_free, checked_to};
use crate::command::plan::removal::Removal;
use crate::command::{ActionCode, Refusal};
use crate::model::{
    Calendar, DocumentId, PartialDate, Value, ValueId, Variable, VariableId, VariableKind,
    VariableValue,
};

/// The most years that a date can be from the first of its calendar, either way.
const MAX_YEAR: i32 = 9_999;

pub(super) fn create(
    draft: &mut Draft<'_>,
    name: &str,
    kind: VariableKind,
    is_multiple: bool,
) -> Result<Planned, Refusal> {
    let name = checked_free(name, names(draft, None))?;
    let id = draft.new_id(VariableId);
    let planned = Planned::new(ActionCode::CreateVariable, name.clone()).answer(id);
    draft.put(Variable {
        id,
        name,
        kind,
        is_multiple,
    });
    Ok(planned)
}

pub(super) fn rename(
    draft: &mut Draft<'_>,
    id: VariableId,
    name: &str,
) -> Result<Planned, Refusal> {
    let mut variable = (*find(draft, id)?).clone();
    variable.name = checked_free(name, names(draft, Some(id)))?;
    let planned = Planned::new(ActionCode::RenameVariable, variable.name.clone()).answer(id);
    draft.put(variable);
    Ok(planned)
}

pub(super) fn delete(draft: &mut Draft<'_>, id: VariableId) -> Result<Planned, Refusal> {
    let name = find(draft, id)?.name.clone();
    let mut removal = Removal::new(draft);
    removal.variable(id);
    removal.finish();
    Ok(Planned::new(ActionCode::DeleteVariable, name))
}

/// Gives documents exactly these values. What a document has already stays the same row.
pub(super) fn set(
    draft: &mut Draft<'_>,
    documents: &[DocumentId],
    id: VariableId,
    values: &[Value],
) -> Result<Planned, Refusal> {
    let variable = find(draft, id)?;
    subject_of(draft, documents)?;
    let mut wanted: Vec<Value> = Vec::new();
    for value in values {
        if let Some(value) = checked_value(&variable, value)?
            && !wanted.contains(&value)
        {
            wanted.push(value);
        }
    }
    if wanted.len() > 1 && !variable.is_multiple {
        return Err(Refusal::OneValue {
            name: variable.name.clone(),
        });
    }
    let mut planned = Planned::new(ActionCode::SetValues, variable.name.clone());
    let snapshot = draft.snapshot;
    for document in documents {
        find_document(draft, *document)?;
        planned = planned.answer(*document);
        let mut missing = wanted.clone();
        for value in snapshot.values_at(*document, id) {
            match missing.iter().position(|wanted| *wanted == value.value) {
                Some(index) => {
                    missing.remove(index);
                }
                None => draft.remove(value.id),
            }
        }
        for value in missing {
            let id = draft.new_id(ValueId);
            draft.put(VariableValue {
                id,
                document: *document,
                variable: variable.id,
                value,
            });
        }
    }
    Ok(planned)
}

/// The value as it is kept; none for an empty text.
pub(super) fn checked_value(variable: &Variable, value: &Value) -> Result<Option<Value>, Refusal> {
    let wrong = || Refusal::WrongValue {
        name: variable.name.clone(),
        kind: variable.kind,
    };
    match (variable.kind, value) {
        (VariableKind::Text, Value::Text(text)) => {
            checked_to(text, MAX_TEXT)?;
            let text = text.trim();
            Ok((!text.is_empty()).then(|| Value::Text(text.to_owned())))
        }
        (VariableKind::Number, Value::Number(digits)) => {
            let number = checked_number(digits).ok_or_else(wrong)?;
            Ok(Some(Value::Number(number)))
        }
        (VariableKind::Date, Value::Date(date)) if is_date(date) => Ok(Some(value.clone())),
        (VariableKind::Boolean, Value::Boolean(_)) => Ok(Some(value.clone())),
        _ => Err(wrong()),
    }
}

/// A decimal number in ASCII, of one written in ASCII, Arabic or Persian digits, with a point or an Arabic decimal
/// separator, and with spaces, apostrophes or Arabic separators between thousands. `None` for anything else, a comma
/// among them: it is read differently in different places.
pub fn checked_number(written: &str) -> Option<String> {
    let written = written.trim();
    let (sign, rest) = match written.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest),
        None => ("", written.strip_prefix('+').unwrap_or(written)),
    };
    let mut number = String::new();
    for character in rest.chars() {
        match character {
            '0'..='9' => number.push(character),
            '\u{660}'..='\u{669}' => number.push(digit(character, '\u{660}')),
            '\u{6F0}'..='\u{6F9}' => number.push(digit(character, '\u{6F0}')),
            '.' | '\u{66B}' if !number.contains('.') => number.push('.'),
            '\u{66C}' | '\'' | ' ' | '\u{A0}' | '\u{202F}'
                if !number.is_empty() && !number.contains('.') => {}
            _ => return None,
        }
    }
    let (whole, fraction) = number.split_once('.').unwrap_or((&number, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let number = match fraction {
        "" => whole.to_owned(),
        fraction => format!("{whole}.{fraction}"),
    };
    let is_zero = number
        .chars()
        .all(|character| matches!(character, '0' | '.'));
    let is_sane = number.len() <= 400;
    is_sane.then(|| {
        if is_zero {
            number.clone()
        } else {
            format!("{sign}{number}")
        }
    })
}

fn digit(character: char, zero: char) -> char {
    char::from_digit(u32::from(character) - u32::from(zero), 10).unwrap_or('0')
}

/// Whether a date can be: a day only with a month, and not after the month's last.
pub fn is_date(date: &PartialDate) -> bool {
    let last = match (date.calendar, date.month) {
        (Calendar::Hijri, _) => 30,
        (Calendar::Gregorian, Some(2)) if is_leap(date.year) => 29,
        (Calendar::Gregorian, Some(2)) => 28,
        (Calendar::Gregorian, Some(4 | 6 | 9 | 11)) => 30,
        (Calendar::Gregorian, _) => 31,
    };
    (-MAX_YEAR..=MAX_YEAR).contains(&date.year)
        && date.month.is_none_or(|month| (1..=12).contains(&month))
        && date
            .day
            .is_none_or(|day| date.month.is_some() && (1..=last).contains(&day))
}

fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn names<'a>(
    draft: &Draft<'a>,
    except: Option<VariableId>,
) -> impl Iterator<Item = &'a str> + use<'a> {
    let others = draft.snapshot.variables();
    others
        .filter(move |variable| Some(variable.id) != except)
        .map(|variable| variable.name.as_str())
}

fn find(draft: &Draft<'_>, id: VariableId) -> Result<Arc<Variable>, Refusal> {
    let variable = draft.snapshot.variable(id).cloned();
    variable.ok_or(Refusal::Missing { key: id.into() })
}
