//! Paragraphs and their direction.

use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::text::Direction::{LeftToRight as Ltr, RightToLeft as Rtl};
use crate::text::*;

/// One letter per paragraph: `L` or `R`.
fn shown(paragraphs: &Paragraphs) -> String {
    (0..paragraphs.count())
        .map(|index| {
            if paragraphs.direction(index).is_rtl() {
                'R'
            } else {
                'L'
            }
        })
        .collect()
}

fn check_directions(text: &str, expected: &str) {
    let paragraphs = Paragraphs::new(text);
    assert_eq!(shown(&paragraphs), expected, "{text:?}");
    for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
        let at = ByteOffset::from_index(at);
        let index = paragraphs.index_at(at);
        let expected = paragraphs.direction(index);
        assert_eq!(direction_at(text, at), expected, "{at:?} of {text:?}");
    }
}

#[test]
fn each_paragraph_runs_its_own_way() {
    check_directions("", "L");
    check_directions("English", "L");
    check_directions("عربي", "R");
    check_directions("Hossam\nحسام", "LR");
    check_directions("• حسام", "R");
    check_directions("(2024) ١٢ – حسام", "R");
    check_directions("12,500 …\nعربي", "RR");
}

#[test]
fn a_neutral_paragraph_follows_the_one_before_or_the_document() {
    check_directions("عربي\n• 12:59\n*", "RRR");
    check_directions("English\n\n***\nعربي\n12", "LLLRR");
    check_directions("1\nعربي\nEnglish\nعربي", "RRLR");
    check_directions("12:59\n\n", "LLL");
}

#[test]
fn characters_inside_isolates_are_passed_over() {
    check_directions("\u{2068}حسام\u{2069} – Hossam", "L");
    check_directions("\u{2067}Hossam\u{2069} حسام", "R");
    check_directions("\u{2068}حسام\u{2069} – \u{2068}Hossam\u{2069}", "L");
    check_directions("\u{2068}never closed\nعربي", "RR");
}

#[test]
fn the_document_runs_as_most_of_its_paragraphs() {
    for (text, expected) in [
        ("", Ltr),
        ("a\nب\nت", Rtl),
        ("ب\na", Rtl),
        ("a\nب", Ltr),
        ("1\n2", Ltr),
    ] {
        assert_eq!(
            Paragraphs::new(text).document_direction(),
            expected,
            "{text:?}"
        );
    }
}

#[test]
fn overrides_win_and_lead_the_neutral_paragraphs_after_them() {
    let paragraphs = Paragraphs::new("a\n1\nب\n2");
    assert_eq!(shown(&paragraphs), "LLRR");
    let one = BTreeMap::from([(0, Rtl), (2, Ltr)]);
    assert_eq!(shown(&paragraphs.with_overrides(None, &one)), "RRLL");
    assert_eq!(
        shown(&paragraphs.with_overrides(Some(Rtl), &BTreeMap::new())),
        "RRRR"
    );
    let both = paragraphs.with_overrides(Some(Rtl), &BTreeMap::from([(2, Ltr)]));
    assert_eq!(
        (shown(&both).as_str(), both.document_direction()),
        ("RRLR", Rtl)
    );
    assert_eq!(
        shown(&both.with_overrides(None, &BTreeMap::new())),
        "LLRR",
        "overrides can be taken back"
    );
}

#[test]
fn only_line_feeds_part_paragraphs() {
    let text = "one\u{2028}still one\u{85}\u{2029}\r.\ntwo\n";
    let paragraphs = Paragraphs::new(text);
    assert_eq!(paragraphs.count(), 3);
    assert_eq!(&text[paragraphs.range(1)], "two");
    assert_eq!(paragraphs.range(2), text.len()..text.len());
    assert_eq!(paragraphs.range(9), text.len()..text.len());
}

#[test]
fn a_line_feed_belongs_to_the_paragraph_it_ends() {
    let paragraphs = Paragraphs::new("ab\n\ncd");
    for (at, expected) in [(0, 0), (2, 0), (3, 1), (4, 2), (6, 2), (99, 2)] {
        assert_eq!(paragraphs.index_at(ByteOffset(at)), expected, "byte {at}");
    }
}

proptest! {
    #[test]
    fn paragraphs_joined_are_the_text(text in "[aب1\\n ]{0,60}") {
        let paragraphs = Paragraphs::new(&text);
        let all: Vec<&str> = (0..paragraphs.count()).map(|index| &text[paragraphs.range(index)]).collect();
        prop_assert_eq!(&all, &text.split('\n').collect::<Vec<_>>());
        for (at, _) in text.char_indices() {
            let range = paragraphs.range(paragraphs.index_at(ByteOffset::from_index(at)));
            prop_assert!(range.start <= at && at <= range.end);
        }
    }
}
