//! Dates and times for people: the month by its name, in the reader's words, digits and calendar.
//!
//! Arabic has two sets of names for the months of the Gregorian year, one from the Levant and Iraq (أيلول) and one
//! from Egypt, the Sudan and the Gulf (سبتمبر); readers of one often do not know the other, so it is a preference. The
//! Hijri date is that of Umm al-Qura, by the tables of ICU.
//!
//! Times are local to where they were taken: a collection that travels keeps the hours of its makers.

use icu_calendar::Date;
use icu_calendar::cal::Hijri;

use crate::base::environment::Timestamp;
use crate::i18n::{Language, Word, Wording, isolate};

/// The Arabic names of the Gregorian months.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MonthNames {
    /// كانون الثاني، شباط: in the Levant and Iraq.
    #[default]
    Levantine,
    /// يناير، فبراير: in Egypt, the Sudan and the Gulf.
    Egyptian,
    /// Both, with a stroke between: أيلول/سبتمبر, as newspapers for all write.
    Both,
}

/// The calendar of dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CalendarStyle {
    /// 26 September 2025.
    #[default]
    Gregorian,
    /// 4 Rabi II 1447 AH.
    Hijri,
    /// The Gregorian date with the Hijri one in brackets.
    Both,
}

/// How dates are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DateStyle {
    /// Names of the Gregorian months in Arabic.
    pub months: MonthNames,
    /// Which calendar.
    pub calendar: CalendarStyle,
}

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const LEVANTINE: [&str; 12] = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
];
const EGYPTIAN: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];
const HIJRI_ENGLISH: [&str; 12] = [
    "Muharram",
    "Safar",
    "Rabi I",
    "Rabi II",
    "Jumada I",
    "Jumada II",
    "Rajab",
    "Shaban",
    "Ramadan",
    "Shawwal",
    "Dhu al-Qada",
    "Dhu al-Hijja",
];
const HIJRI_ARABIC: [&str; 12] = [
    "محرم",
    "صفر",
    "ربيع الأول",
    "ربيع الآخر",
    "جمادى الأولى",
    "جمادى الآخرة",
    "رجب",
    "شعبان",
    "رمضان",
    "شوال",
    "ذو القعدة",
    "ذو الحجة",
];

/// The names of the Gregorian months in English and in both kinds of Arabic, each with its number, 1 to 12.
pub fn gregorian_month_names() -> impl Iterator<Item = (&'static str, u8)> {
    let numbered = |names: &'static [&'static str; 12]| names.iter().copied().zip(1..);
    [&ENGLISH, &LEVANTINE, &EGYPTIAN]
        .into_iter()
        .flat_map(numbered)
}

/// A date with its month by name: “26 September 2025”, «26 أيلول 2025». Isolated.
pub fn date(at: Timestamp, wording: Wording) -> String {
    isolate(&bare_date(at, wording))
}

fn bare_date(at: Timestamp, wording: Wording) -> String {
    let Some((year, month, day)) = at.year_month_day() else {
        return String::new();
    };
    let gregorian = || gregorian(year, month, day, wording);
    match wording.dates.calendar {
        CalendarStyle::Gregorian => gregorian(),
        CalendarStyle::Hijri => hijri(year, month, day, wording).unwrap_or_else(gregorian),
        CalendarStyle::Both => match hijri(year, month, day, wording) {
            Some(hijri) => format!("{} ({hijri})", gregorian()),
            None => gregorian(),
        },
    }
}

/// Hours and minutes: “12:03”. Isolated.
pub fn clock_time(at: Timestamp, wording: Wording) -> String {
    isolate(&wording.digits.apply(&at.clock_time()))
}

/// “today”, “yesterday” or the date, as seen from `now`.
pub fn day(at: Timestamp, now: Timestamp, wording: Wording) -> String {
    const DAY_MICROS: i64 = 86_400_000_000;
    let yesterday = Timestamp {
        utc_micros: now.utc_micros - DAY_MICROS,
        ..now
    };
    if at.date() == now.date() {
        wording.text(Word::StToday).to_owned()
    } else if at.date() == yesterday.date() {
        wording.text(Word::StYesterday).to_owned()
    } else {
        date(at, wording)
    }
}

/// Words as they stand where a line begins: “Today 19:55”.
pub fn at_start(words: &str) -> String {
    // Behind an isolate.
    let Some(at) = words.find(char::is_alphanumeric) else {
        return words.to_owned();
    };
    let mut letters = words[at..].chars();
    let first = letters.next().map(char::to_uppercase);
    let mut written = words[..at].to_owned();
    written.extend(first.into_iter().flatten().chain(letters));
    written
}

/// Date and time: “26 September 2025, 12:03”.
pub fn date_and_time(at: Timestamp, wording: Wording) -> String {
    let comma = match wording.language {
        Language::English => ",",
        Language::Arabic => "،",
    };
    let time = wording.digits.apply(&at.clock_time());
    // One isolate around both: outside of it nothing tells the direction in which they follow each other.
    isolate(&format!("{}{comma} {time}", bare_date(at, wording)))
}

/// A date of which day and month may be unknown, in its own calendar: “Rabi II 1447 AH”, «2025». Without isolates.
pub fn partial(
    is_hijri: bool,
    year: i32,
    month: Option<u8>,
    day: Option<u8>,
    wording: Wording,
) -> String {
    let name = month.map(|month| month_name(is_hijri, month, wording));
    let day = day.filter(|_| name.is_some()).map(|day| day.to_string());
    let era = match (is_hijri, wording.language) {
        (false, _) => None,
        (true, Language::English) => Some("AH".to_owned()),
        (true, Language::Arabic) => Some("هـ".to_owned()),
    };
    let parts = [day, name, Some(year.to_string()), era];
    let written: Vec<String> = parts.into_iter().flatten().collect();
    wording.digits.apply(&written.join(" "))
}

/// The name of a month, 1 to 12; empty for any other number.
pub fn month_name(is_hijri: bool, month: u8, wording: Wording) -> String {
    let at = usize::from(month).wrapping_sub(1);
    let name = |table: &[&'static str; 12]| table.get(at).copied().unwrap_or_default().to_owned();
    match (is_hijri, wording.language, wording.dates.months) {
        (true, Language::English, _) => name(&HIJRI_ENGLISH),
        (true, Language::Arabic, _) => name(&HIJRI_ARABIC),
        (false, Language::English, _) => name(&ENGLISH),
        (false, Language::Arabic, MonthNames::Levantine) => name(&LEVANTINE),
        (false, Language::Arabic, MonthNames::Egyptian) => name(&EGYPTIAN),
        (false, Language::Arabic, MonthNames::Both) => {
            format!("{}/{}", name(&LEVANTINE), name(&EGYPTIAN))
        }
    }
}

fn gregorian(year: i16, month: i8, day: i8, wording: Wording) -> String {
    let at = usize::from(month.unsigned_abs()).saturating_sub(1) % 12;
    let name = match (wording.language, wording.dates.months) {
        (Language::English, _) => ENGLISH[at].to_owned(),
        (Language::Arabic, MonthNames::Levantine) => LEVANTINE[at].to_owned(),
        (Language::Arabic, MonthNames::Egyptian) => EGYPTIAN[at].to_owned(),
        (Language::Arabic, MonthNames::Both) => format!("{}/{}", LEVANTINE[at], EGYPTIAN[at]),
    };
    wording.digits.apply(&format!("{day} {name} {year}"))
}

/// The date of Umm al-Qura.
fn hijri(year: i16, month: i8, day: i8, wording: Wording) -> Option<String> {
    let iso = Date::try_new_iso(i32::from(year), month.unsigned_abs(), day.unsigned_abs()).ok()?;
    let date = iso.to_calendar(Hijri::new_umm_al_qura());
    let at = usize::from(date.month().ordinal).checked_sub(1)?;
    let (name, era) = match wording.language {
        Language::English => (HIJRI_ENGLISH.get(at)?, "AH"),
        Language::Arabic => (HIJRI_ARABIC.get(at)?, "هـ"),
    };
    let (day, year) = (date.day_of_month().0, date.era_year().year);
    Some(wording.digits.apply(&format!("{day} {name} {year} {era}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Digits, without_isolates};

    fn wording(language: Language, digits: Digits, dates: DateStyle) -> Wording {
        Wording {
            language,
            digits,
            dates,
        }
    }

    #[test]
    fn months_have_the_names_that_the_reader_knows() {
        let at: Timestamp = "2025-09-26T23:30:00+03:00".parse().unwrap();
        let check = |language, digits, months, calendar, expected: &str| {
            let dates = DateStyle { months, calendar };
            let written = without_isolates(&date(at, wording(language, digits, dates)));
            assert_eq!(written, expected);
        };
        use CalendarStyle::{Both as Two, Gregorian, Hijri};
        use Digits::{ArabicIndic, Latin};
        use Language::{Arabic, English};
        use MonthNames::{Both, Egyptian, Levantine};
        check(English, Latin, Levantine, Gregorian, "26 September 2025");
        check(Arabic, Latin, Levantine, Gregorian, "26 أيلول 2025");
        check(Arabic, ArabicIndic, Egyptian, Gregorian, "٢٦ سبتمبر ٢٠٢٥");
        check(Arabic, Latin, Both, Gregorian, "26 أيلول/سبتمبر 2025");
        check(Arabic, Latin, Levantine, Hijri, "4 ربيع الآخر 1447 هـ");
        check(
            English,
            Latin,
            Levantine,
            Two,
            "26 September 2025 (4 Rabi II 1447 AH)",
        );
    }

    #[test]
    fn known_days_of_the_hijri_year() {
        // New years of Umm al-Qura as published.
        for (day, expected) in [
            ("2024-07-07T12:00:00Z", "1 Muharram 1446 AH"),
            ("2025-06-26T12:00:00Z", "1 Muharram 1447 AH"),
            ("2025-03-01T12:00:00Z", "1 Ramadan 1446 AH"),
        ] {
            let dates = DateStyle {
                calendar: CalendarStyle::Hijri,
                ..DateStyle::default()
            };
            let wording = wording(Language::English, Digits::Latin, dates);
            let written = without_isolates(&date(day.parse().unwrap(), wording));
            assert_eq!(written, expected);
        }
    }

    #[test]
    fn days_near_by_have_names_and_times_stand_with_dates() {
        let now: Timestamp = "2025-10-02T00:30:00+03:00".parse().unwrap();
        let check = |at: &str, expected: &str| {
            let written = day(at.parse().unwrap(), now, Language::English.into());
            assert_eq!(without_isolates(&written), expected);
        };
        check("2025-10-02T00:10:00+03:00", "today");
        check("2025-10-01T23:50:00+03:00", "yesterday");
        check("2025-09-30T23:50:00+03:00", "30 September 2025");
        for (words, expected) in [
            ("today", "Today"),
            ("\u{2068}today\u{2069} 00:10", "\u{2068}Today\u{2069} 00:10"),
            ("30 September", "30 September"),
            ("اليوم", "اليوم"),
            ("", ""),
        ] {
            assert_eq!(at_start(words), expected);
        }
        let written = date_and_time(now, Language::Arabic.into());
        assert_eq!(without_isolates(&written), "2 تشرين الأول 2025، 00:30");
    }
}
