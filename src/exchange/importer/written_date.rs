//! Dates as people write them in bylines: «29 أيلول 2025», “September 26, 2025”, 2025-09-26.
//!
//! Only what names its month or is written as ISO 8601 counts: whether 7/12/2025 is in July or in December nobody knows.

use crate::i18n::dates::gregorian_month_names;
use crate::model::{Calendar, PartialDate};
use crate::text::fold_name;

/// Names of the months in the Maghreb, which follow the French ones, where they differ from those in Egypt.
const MAGHREBI: [(&str, u8); 8] = [
    ("جانفي", 1),
    ("فيفري", 2),
    ("أفريل", 4),
    ("ماي", 5),
    ("جوان", 6),
    ("جويلية", 7),
    ("أوت", 8),
    ("غشت", 8),
];
/// The months of the Hijri year, as they are written most.
const HIJRI: [(&str, u8); 16] = [
    ("محرم", 1),
    ("صفر", 2),
    ("ربيع الأول", 3),
    ("ربيع الآخر", 4),
    ("ربيع الثاني", 4),
    ("جمادى الأولى", 5),
    ("جمادى الآخرة", 6),
    ("جمادى الثانية", 6),
    ("رجب", 7),
    ("شعبان", 8),
    ("رمضان", 9),
    ("شوال", 10),
    ("ذو القعدة", 11),
    ("ذي القعدة", 11),
    ("ذو الحجة", 12),
    ("ذي الحجة", 12),
];

/// The names of months, folded, as their words.
pub(super) struct Months(Vec<(Vec<String>, Calendar, u8)>);

impl Months {
    pub(super) fn new() -> Self {
        let gregorian = gregorian_month_names()
            .chain(MAGHREBI)
            .map(|(name, month)| (name, Calendar::Gregorian, month));
        let hijri = HIJRI.map(|(name, month)| (name, Calendar::Hijri, month));
        let mut names: Vec<(Vec<String>, Calendar, u8)> = gregorian
            .chain(hijri)
            .map(|(name, calendar, month)| (words(name), calendar, month))
            .collect();
        // «تشرين الأول» before what might be only its start.
        names.sort_by_key(|(name, ..)| std::cmp::Reverse(name.len()));
        Self(names)
    }

    /// The month whose name stands at the start of some words, and how many of them it takes.
    fn at(&self, words: &[String]) -> Option<(Calendar, u8, usize)> {
        let first = words.first()?;
        let named = self.0.iter().find(|(name, ..)| words.starts_with(name));
        if let Some((name, calendar, month)) = named {
            return Some((*calendar, *month, name.len()));
        }
        // “Sept” and “Sep”.
        let is_short = (3..=4).contains(&first.len()) && first.is_ascii();
        let short = self.0.iter().find(|(name, ..)| {
            is_short && name[0].is_ascii() && name[0].starts_with(first.as_str())
        });
        short.map(|(_, calendar, month)| (*calendar, *month, 1))
    }

    /// The dates with a day, a month and a year in a line, in their order.
    pub(super) fn dates_in(&self, line: &str) -> Vec<PartialDate> {
        let words = words(line);
        let mut found: Vec<PartialDate> = line.split_whitespace().filter_map(iso).collect();
        for at in 0..words.len() {
            let rest = &words[at..];
            let date = self.day_first(rest).or_else(|| self.month_first(rest));
            if let Some(date) = date.filter(|date| !found.contains(date)) {
                found.push(date);
            }
        }
        found
    }

    /// “26 September 2025”, «29 أيلول/سبتمبر 2025».
    fn day_first(&self, words: &[String]) -> Option<PartialDate> {
        let day = number(words.first()?, 1..=31)?;
        let (calendar, month, mut used) = self.at(words.get(1..)?)?;
        // A second name of the same month, as newspapers for all write it.
        if let Some((_, other, more)) = words.get(1 + used..).and_then(|rest| self.at(rest))
            && other == month
        {
            used += more;
        }
        let year = number(words.get(1 + used)?, 1000..=2999)?;
        date(calendar, year, month, day)
    }

    /// “September 26, 2025”.
    fn month_first(&self, words: &[String]) -> Option<PartialDate> {
        let (calendar, month, used) = self.at(words)?;
        let day = number(words.get(used)?, 1..=31)?;
        let year = number(words.get(used + 1)?, 1000..=2999)?;
        date(calendar, year, month, day)
    }
}

/// A line's words and numbers, folded, without what stands between them.
fn words(line: &str) -> Vec<String> {
    line.split(|letter: char| !letter.is_alphanumeric() && !is_mark(letter))
        .map(fold_name)
        .filter(|word| !word.is_empty())
        .collect()
}

/// Vowel marks and tatweel, which stand inside words.
fn is_mark(letter: char) -> bool {
    matches!(letter, '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}')
}

fn number(word: &str, range: std::ops::RangeInclusive<u32>) -> Option<u32> {
    // «1447هـ» and «2025م».
    let number = word.trim_end_matches(['ه', 'م']).parse().ok()?;
    range.contains(&number).then_some(number)
}

fn date(calendar: Calendar, year: u32, month: u8, day: u32) -> Option<PartialDate> {
    // The Hijri year 1500 begins in 2076.
    let is_plausible = match calendar {
        Calendar::Gregorian => year >= 1500,
        Calendar::Hijri => year < 1500,
    };
    is_plausible.then_some(PartialDate {
        calendar,
        year: i32::try_from(year).ok()?,
        month: Some(month),
        day: Some(u8::try_from(day).ok()?),
    })
}

/// A date written as 2025-09-26, perhaps with a time behind it (ISO 8601).
pub(super) fn iso(word: &str) -> Option<PartialDate> {
    let mut parts = word.get(..10)?.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str, len: usize| {
        let are_digits = part.len() == len && part.bytes().all(|byte| byte.is_ascii_digit());
        are_digits.then(|| part.parse::<u32>().ok()).flatten()
    };
    if word[10..].starts_with(|next: char| next.is_ascii_digit()) {
        return None;
    }
    let month = digits(month, 2).filter(|month| (1..=12).contains(month))?;
    let day = digits(day, 2).filter(|day| (1..=31).contains(day))?;
    date(
        Calendar::Gregorian,
        digits(year, 4)?,
        u8::try_from(month).ok()?,
        day,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: &[&str]) {
        let found = Months::new().dates_in(line);
        let written: Vec<String> = found
            .iter()
            .map(|date| {
                let (month, day) = (date.month.unwrap_or(0), date.day.unwrap_or(0));
                let hijri = if date.calendar == Calendar::Hijri {
                    " AH"
                } else {
                    ""
                };
                format!("{}-{month}-{day}{hijri}", date.year)
            })
            .collect();
        assert_eq!(written, expected, "{line:?}");
    }

    #[test]
    fn dates_are_found_by_the_names_of_their_months() {
        check("الاحد: 07 ديسمبر 2025", &["2025-12-7"]);
        check("• 29 أيلول 2025", &["2025-9-29"]);
        check("٢٧ أيلول/سبتمبر ٢٠٢٥ · القاهرة", &["2025-9-27"]);
        check("5 تشرين الأول 2025", &["2025-10-5"]);
        check("الخميس 3 رَبيع الآخر 1447هـ", &["1447-4-3 AH"]);
        check("الخميس 3 ربيع الآخر 1447 هـ", &["1447-4-3 AH"]);
        check("14 جويلية 2024", &["2024-7-14"]);
        check("26 September 2025", &["2025-9-26"]);
        check("Published Sept. 26, 2025 at 12:59", &["2025-9-26"]);
        check("Fri, 26 Sep 2025 10:00:00 GMT", &["2025-9-26"]);
        check("2025-09-26T10:00:00Z", &["2025-9-26"]);
        check(
            "26 September 2025, updated 27 September 2025",
            &["2025-9-26", "2025-9-27"],
        );
    }

    #[test]
    fn what_may_be_read_in_two_ways_is_no_date() {
        for line in [
            "07/12/2025",
            "12:59",
            "in September 2025",
            "32 September 2025",
            "26 September 25",
            "2025-13-01",
            "version 2025-09-261",
            "ماي بي 5 2025",
            "",
        ] {
            check(line, &[]);
        }
    }
}
