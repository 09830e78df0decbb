//! Lines of a web page that came along when its text was copied: the day's date, menus, “you may also like”.
//!
//! They become furniture, never less text; what the lines say of the article is offered as facts. Looked for before the
//! first and behind the last long paragraph only, and only where something there is plainly of a page: a line of a date or
//! of signs alone, or a heading such as «مواضيع قد تعجبك».

use std::ops::Range;

use crate::exchange::importer::written_date::Months;
use crate::exchange::importer::{Fact, FactKind};
use crate::model::{Calendar, PartialDate, StructureKind, StructureMark, Value};
use crate::text::{ByteOffset, Direction, Span, first_strong, fold_name};

/// A paragraph of so many code points is of the article.
const LONG: usize = 80;
/// A line of more code points is no line of a page.
const SHORT: usize = 60;
/// Lines before the article that are looked at.
const HEAD: usize = 12;
/// Long paragraphs that make an article.
const LEAST_LONG: usize = 2;
/// Signs that part the entries of a menu.
const MENU_SIGNS: &[char] = &['·', '|', '›', '»', '>'];
/// Entries that make a menu.
const MENU: usize = 4;

/// Headings of what follows an article.
const AFTER: &[&str] = &[
    "مواضيع قد تعجبك",
    "مواضيع ذات صلة",
    "مقالات ذات صلة",
    "أخبار ذات صلة",
    "اقرأ أيضا",
    "اقرأ المزيد",
    "الأكثر قراءة",
    "قد يعجبك أيضا",
    "شارك المقال",
    "تابعونا",
    "you may also like",
    "related articles",
    "related stories",
    "related topics",
    "read more",
    "read also",
    "more stories",
    "most read",
    "share this",
    "follow us",
];

/// What was found.
#[derive(Debug, Default, PartialEq)]
pub(super) struct CopiedPage {
    /// Furniture, by its start.
    pub(super) marks: Vec<StructureMark>,
    /// What the page says of the article.
    pub(super) facts: Vec<Fact>,
}

/// Looks for the lines of a page in a plain text.
pub(super) fn find(text: &str) -> CopiedPage {
    let lines: Vec<Range<usize>> = lines_of(text);
    let is_long = |line: &&Range<usize>| text[(**line).clone()].chars().count() >= LONG;
    let long: Vec<&Range<usize>> = lines.iter().filter(is_long).collect();
    let (Some(first), Some(last)) = (long.first(), long.last()) else {
        return CopiedPage::default();
    };
    if long.len() < LEAST_LONG {
        return CopiedPage::default();
    }
    let direction = main_direction(text, &long);
    let months = Months::new();
    let kind = |line: &Range<usize>| kind_of(&text[line.clone()], direction, &months);
    let head: Vec<&Range<usize>> = lines
        .iter()
        .take_while(|line| line.start < first.start)
        .take(HEAD)
        .collect();
    let foot: Vec<&Range<usize>> = lines
        .iter()
        .filter(|line| line.start > last.start)
        .collect();
    // Behind the article all goes from the first line that is of the page.
    let after = foot
        .iter()
        .position(|line| matches!(kind(line), LineKind::After | LineKind::OtherScript));
    let foot = after.map_or(&[][..], |after| &foot[after..]);
    let is_page = head.iter().any(|line| {
        matches!(
            kind(line),
            LineKind::Date | LineKind::Signs | LineKind::Menu
        )
    }) || foot.iter().any(|line| kind(line) == LineKind::After);
    if !is_page {
        return CopiedPage::default();
    }
    let of_page = head.iter().filter(|line| kind(line) != LineKind::Other);
    let marks: Vec<StructureMark> = of_page
        .chain(foot)
        .filter_map(|line| {
            let (start, end) = (
                ByteOffset::from_index(line.start),
                ByteOffset::from_index(line.end),
            );
            Some(StructureMark {
                kind: StructureKind::Furniture,
                span: Span::new(start, end).ok()?,
            })
        })
        .collect();
    let head: Vec<&str> = head.iter().map(|line| &text[(**line).clone()]).collect();
    let mut facts = dates(&head, &months);
    if let Some(outlet) = dateline(&text[(*first).clone()]).filter(|_| !marks.is_empty()) {
        facts.push(Fact {
            about: FactKind::Outlet,
            value: Value::Text(outlet.to_owned()),
        });
    }
    CopiedPage { marks, facts }
}

/// What a line before or behind an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LineKind {
    /// A date, a time, a weekday.
    Date,
    /// No letters at all.
    Signs,
    /// Entries of a menu.
    Menu,
    /// A heading of what else there is to read.
    After,
    /// Short, and of another script than the article.
    OtherScript,
    /// Perhaps a title or a byline.
    Other,
}

fn kind_of(line: &str, direction: Direction, months: &Months) -> LineKind {
    if line.chars().count() > SHORT {
        return LineKind::Other;
    }
    let letters = line.chars().filter(|letter| letter.is_alphabetic()).count();
    if letters == 0 {
        return LineKind::Signs;
    }
    let folded = fold_name(line);
    if AFTER
        .iter()
        .any(|phrase| folded.starts_with(&fold_name(phrase)))
    {
        return LineKind::After;
    }
    // A date takes a month's name, and a weekday's at most.
    let n_words = line
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphabetic))
        .count();
    if n_words <= 3 && !months.dates_in(line).is_empty() {
        return LineKind::Date;
    }
    let entries = line
        .split(MENU_SIGNS)
        .filter(|entry| !entry.trim().is_empty());
    if entries.count() >= MENU && !line.chars().any(char::is_numeric) {
        return LineKind::Menu;
    }
    match first_strong(line) {
        Some(own) if own != direction => LineKind::OtherScript,
        _ => LineKind::Other,
    }
}

/// Lines with more than white space in them, without it at their ends.
fn lines_of(text: &str) -> Vec<Range<usize>> {
    let mut lines = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        let lead = line.len() - line.trim_start().len();
        let words = line.trim();
        if !words.is_empty() {
            lines.push(start + lead..start + lead + words.len());
        }
        start += line.len() + 1;
    }
    lines
}

/// The direction of most long paragraphs.
fn main_direction(text: &str, long: &[&Range<usize>]) -> Direction {
    let directions = long
        .iter()
        .filter_map(|line| first_strong(&text[(**line).clone()]));
    let (right, left): (Vec<Direction>, Vec<Direction>) =
        directions.partition(|direction| direction.is_rtl());
    match right.len() > left.len() {
        true => Direction::RightToLeft,
        false => Direction::LeftToRight,
    }
}

/// The first date is that of publishing; a page that shows the day's date too shows a later one.
fn dates(head: &[&str], months: &Months) -> Vec<Fact> {
    let mut dates: Vec<PartialDate> = head
        .iter()
        .filter(|line| line.chars().count() <= SHORT)
        .flat_map(|line| months.dates_in(line))
        .filter(|date| date.calendar == Calendar::Gregorian)
        .collect();
    dates.sort_by_key(|date| (date.year, date.month, date.day));
    dates.dedup();
    let kinds = [FactKind::Published, FactKind::Accessed];
    let found = match dates.as_slice() {
        [] => Vec::new(),
        [only] => vec![*only],
        [first, .., last] => vec![*first, *last],
    };
    kinds
        .into_iter()
        .zip(found)
        .map(|(about, date)| Fact {
            about,
            value: Value::Date(date),
        })
        .collect()
}

/// The name before the dash with which a report begins: “Khaberni - Microsoft announced”.
fn dateline(paragraph: &str) -> Option<&str> {
    let at = paragraph.find(
        [" - ", " – ", " — "]
            .iter()
            .find(|dash| paragraph.contains(**dash))?,
    )?;
    let name = paragraph[..at]
        .trim()
        .trim_matches(['(', ')', '«', '»', '"', '“', '”']);
    let n_words = name.split_whitespace().count();
    let is_name = name
        .chars()
        .all(|letter| letter.is_alphabetic() || letter.is_whitespace() || ".'’".contains(letter));
    ((1..=3).contains(&n_words) && is_name && name.chars().count() <= 30).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG_ENGLISH: &str = "Khaberni - The company announced in recent days that it had ended the access of one unit to its services.";
    const LONG_ARABIC: &str = "أوقفت الشركة عددًا من الخدمات التي كانت تستعملها الوحدة العسكرية، وذلك بعد مراجعة داخلية لم تُنشر نتائجها بعد.";

    fn furniture(text: &str) -> Vec<&str> {
        let marks = find(text).marks;
        marks.iter().map(|mark| &text[mark.span.range()]).collect()
    }

    fn facts(text: &str) -> Vec<(FactKind, String)> {
        let told = |value: Value| match value {
            Value::Text(text) => text,
            Value::Date(date) => format!("{}-{:?}-{:?}", date.year, date.month, date.day),
            other => format!("{other:?}"),
        };
        let facts = find(text).facts;
        facts
            .into_iter()
            .map(|fact| (fact.about, told(fact.value)))
            .collect()
    }

    #[test]
    fn lines_of_a_page_are_set_apart_and_tell_of_the_article() {
        let text = format!(
            "*\nالاحد: 07 ديسمبر 2025\n  • 29 أيلول 2025\n  • 12:59\n\n{LONG_ENGLISH}\n\nHidden details\n\n{LONG_ENGLISH}\n\nمواضيع قد تعجبك\nخبر آخر\n"
        );
        assert_eq!(
            furniture(&text),
            [
                "*",
                "الاحد: 07 ديسمبر 2025",
                "• 29 أيلول 2025",
                "• 12:59",
                "مواضيع قد تعجبك",
                "خبر آخر"
            ]
        );
        assert_eq!(
            facts(&text),
            [
                (FactKind::Published, "2025-Some(9)-Some(29)".to_owned()),
                (FactKind::Accessed, "2025-Some(12)-Some(7)".to_owned()),
                (FactKind::Outlet, "Khaberni".to_owned()),
            ]
        );
    }

    #[test]
    fn menus_and_titles_are_told_apart() {
        let text = format!(
            "الرئيسية · سياسة · اقتصاد · تقنية · رأي\nعنوان الخبر\nصحيفة الميزان · ٢٧ أيلول 2025 · القاهرة\n{LONG_ARABIC}\n{LONG_ARABIC}\nRead more: other news\nMore of it"
        );
        assert_eq!(
            furniture(&text),
            [
                "الرئيسية · سياسة · اقتصاد · تقنية · رأي",
                "Read more: other news",
                "More of it"
            ]
        );
        assert_eq!(
            facts(&text),
            [(FactKind::Published, "2025-Some(9)-Some(27)".to_owned())]
        );
    }

    #[test]
    fn what_is_no_page_stays_as_it_is() {
        for text in [
            String::new(),
            "*\n29 أيلول 2025\nshort".to_owned(),
            format!("A title\nBy Renn\n{LONG_ENGLISH}\n{LONG_ENGLISH}\nأبو سعيد"),
            format!("{LONG_ARABIC}\nA caption in English\n{LONG_ARABIC}"),
            // One paragraph is no article.
            format!("*\n{LONG_ENGLISH}\nread more"),
        ] {
            assert_eq!(find(&text), CopiedPage::default(), "{text:?}");
        }
    }
}
