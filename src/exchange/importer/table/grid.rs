//! Rows and cells, from whatever file.

use crate::command::plan::checked_number;
use crate::model::{Calendar, PartialDate, Value};

/// A number longer than this, in bytes, is none that anyone counts with.
const MOST_DIGITS: usize = 40;

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    /// As it is shown.
    pub(super) text: String,
    /// What it is, where it is more than text.
    pub(super) value: Option<Value>,
}

impl Cell {
    /// A cell of text, which may be written like a number, a date or a truth value.
    pub(super) fn written(text: String) -> Self {
        let value = value_of(text.trim());
        Self { text, value }
    }

    /// A cell that is text, whatever it looks like.
    pub(super) fn words(text: String) -> Self {
        Self { text, value: None }
    }

    /// Whether nothing stands in it.
    pub(super) fn is_empty(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// One row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// Its place in the file, counted from 1, empty rows among them.
    pub(super) number: usize,
    /// Its cells; those after the last may be missing.
    pub(super) cells: Vec<Cell>,
    /// The bytes it was read from, line end and all; none where the file has no bytes for a row.
    pub(super) original: Option<Vec<u8>>,
}

/// A table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Grid {
    /// The sheet's name, where the file has sheets.
    pub(super) name: Option<String>,
    /// Rows that hold something, in their order.
    pub(super) rows: Vec<Row>,
}

impl Grid {
    /// The most cells of a row.
    pub(super) fn width(&self) -> usize {
        self.rows
            .iter()
            .map(|row| row.cells.len())
            .max()
            .unwrap_or(0)
    }
}

/// What a text without a type of its own is. Numbers that begin with 0 are none: they are numbers of telephones and files,
/// which would lose their zero. Neither are those with a comma, which is read differently in different places.
fn value_of(text: &str) -> Option<Value> {
    if text.eq_ignore_ascii_case("true") || text.eq_ignore_ascii_case("false") {
        return Some(Value::Boolean(text.eq_ignore_ascii_case("true")));
    }
    date(text).map(Value::Date).or_else(|| {
        let digits = text.strip_prefix(['-', '\u{2212}']).unwrap_or(text);
        let is_digit =
            |c: char| matches!(c, '0'..='9' | '\u{660}'..='\u{669}' | '\u{6F0}'..='\u{6F9}');
        let is_zero = |c: char| matches!(c, '0' | '\u{660}' | '\u{6F0}');
        let is_plain = digits
            .chars()
            .all(|c| is_digit(c) || matches!(c, '.' | '\u{66B}'));
        let mut start = digits.chars();
        let is_padded = start.next().is_some_and(is_zero) && start.next().is_some_and(is_digit);
        let is_number = is_plain && !is_padded && digits.len() <= MOST_DIGITS;
        checked_number(text)
            .filter(|_| is_number)
            .map(Value::Number)
    })
}

/// A date of ISO 8601, with or without a time behind it: `2019-03-12`.
pub(super) fn date(text: &str) -> Option<PartialDate> {
    let (day, rest) = text.split_at_checked(10)?;
    let is_time = |rest: &str| {
        rest.starts_with(['T', ' '])
            && rest.len() >= 6
            && rest[1..]
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, ':' | '.' | '+' | '-' | 'Z'))
    };
    if !rest.is_empty() && !is_time(rest) {
        return None;
    }
    let found: jiff::civil::Date = day.parse().ok()?;
    Some(PartialDate {
        calendar: Calendar::Gregorian,
        year: i32::from(found.year()),
        month: u8::try_from(found.month()).ok(),
        day: u8::try_from(found.day()).ok(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_what_they_are_written_like() {
        let kind = |text: &str| match Cell::written(text.to_owned()).value {
            None => "text",
            Some(Value::Number(_)) => "number",
            Some(Value::Date(_)) => "date",
            Some(Value::Boolean(_)) => "boolean",
            Some(Value::Text(_)) => "?",
        };
        for (text, expected) in [
            ("12", "number"),
            ("-1.50", "number"),
            ("0", "number"),
            ("0.5", "number"),
            ("007", "text"),
            ("1,5", "text"),
            ("10 20", "text"),
            ("+49", "text"),
            ("2019-03-12", "date"),
            ("2019-03-12T10:00:00Z", "date"),
            ("2019-03-12 10:00", "date"),
            ("2019-02-30", "text"),
            ("12/03/2019", "text"),
            ("2019-03-12 x", "text"),
            ("TRUE", "boolean"),
            ("yes", "text"),
            ("", "text"),
            ("١٢", "number"),
            ("٠١٢", "text"),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }
}
