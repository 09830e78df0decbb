//! Dates as pages and books write them in their heads: ISO 8601, its older cousins, and that of mail.

use crate::model::{Calendar, PartialDate, Value};

/// The date at the start of a text; none if it is written in another way. Times and zones are passed over: the date is
/// that of the place where it was written.
pub(in crate::exchange::importer) fn date(text: &str) -> Option<Value> {
    let text = text.trim();
    iso(text).or_else(|| mail(text)).map(Value::Date)
}

/// A date of the Gregorian calendar, if there is such a day.
pub(in crate::exchange::importer) fn gregorian(
    year: i32,
    month: Option<u8>,
    day: Option<u8>,
) -> Option<PartialDate> {
    // Smaller numbers are years of another calendar.
    let is_year = (1500..=9999).contains(&year);
    let month_is_right = month.is_none_or(|month| (1..=12).contains(&month));
    let day_is_right = match (month, day) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(month), Some(day)) => i16::try_from(year)
            .ok()
            .and_then(|year| {
                jiff::civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
                    .ok()
            })
            .is_some(),
    };
    (is_year && month_is_right && day_is_right).then_some(PartialDate {
        calendar: Calendar::Gregorian,
        year,
        month,
        day,
    })
}

/// `2025`, `2025-09`, `2025-09-25T…`, `2025/09/25`, `20250925`.
fn iso(text: &str) -> Option<PartialDate> {
    let end = text
        .find(|character: char| !character.is_ascii_digit() && !matches!(character, '-' | '/'))
        .unwrap_or(text.len());
    let head = text.get(..end)?;
    if head.len() == 8 && head.bytes().all(|byte| byte.is_ascii_digit()) {
        let (year, rest) = head.split_at_checked(4)?;
        let (month, day) = rest.split_at_checked(2)?;
        return gregorian(
            year.parse().ok()?,
            Some(month.parse().ok()?),
            Some(day.parse().ok()?),
        );
    }
    let mut parts = head.split(['-', '/']);
    let year = parts.next()?;
    if year.len() != 4 {
        return None;
    }
    let number = |part: Option<&str>| match part {
        None => Some(None),
        Some(part) if part.len() <= 2 => part.parse().ok().map(Some),
        Some(_) => None,
    };
    let (month, day) = (number(parts.next())?, number(parts.next())?);
    gregorian(year.parse().ok()?, month, day)
}

/// `Thu, 25 Sep 2025 10:00:00 +0300`, and so `25 September 2025`.
fn mail(text: &str) -> Option<PartialDate> {
    const MONTHS: [&str; 12] = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ];
    let mut words = text
        .split([' ', ',', '\t'])
        .filter(|word| !word.is_empty())
        .take(4);
    let first = words.next()?;
    let is_day = first.bytes().all(|byte| byte.is_ascii_digit());
    let day = if is_day { first } else { words.next()? };
    let month = words.next()?.to_ascii_lowercase();
    let month = MONTHS.iter().position(|known| month.starts_with(known))? + 1;
    let year = words.next()?;
    gregorian(
        year.parse().ok()?,
        u8::try_from(month).ok(),
        Some(day.parse().ok()?),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(i32, Option<u8>, Option<u8>)>) {
        let expected = expected
            .and_then(|(year, month, day)| gregorian(year, month, day))
            .map(Value::Date);
        assert_eq!(date(text), expected, "{text}");
    }

    #[test]
    fn dates_are_read_as_they_are_written_and_never_guessed() {
        let full = Some((2025, Some(9), Some(25)));
        check("2025-09-25T23:30:00+03:00", full);
        check(" 2025-09-25 ", full);
        check("2025/9/25 10:00", full);
        check("20250925", full);
        check("Thu, 25 Sep 2025 10:00:00 +0300", full);
        check("25 September 2025", full);
        check("2025-09", Some((2025, Some(9), None)));
        check("2025", Some((2025, None, None)));
        for none in [
            "",
            "25/09/2025",
            "2025-13-01",
            "2025-02-30",
            "1447-xx",
            "yesterday",
            "29 أيلول 2025",
            "12345678901",
            "0001-01-01",
            "1447-03-02",
        ] {
            check(none, None);
        }
    }
}
