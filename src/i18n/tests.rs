//! Tests of the words: plurals, isolates, digits, and the tables as a whole.

use std::collections::{BTreeMap, BTreeSet};

use super::*;

const ARABIC_INDIC: Wording = Wording {
    language: Language::Arabic,
    digits: Digits::ArabicIndic,
    dates: dates::DateStyle {
        months: dates::MonthNames::Levantine,
        calendar: dates::CalendarStyle::Gregorian,
    },
};

fn check_count(
    noun: Counted,
    number: u64,
    wording: impl Into<Wording>,
    oblique: bool,
    expected: &str,
) {
    let shown = without_isolates(&count(noun, number, wording, oblique)).replace('\u{A0}', " ");
    assert_eq!(shown, expected, "{noun:?} {number}");
}

#[test]
fn counted_nouns_follow_the_plural_rules() {
    for (number, expected) in [
        (0, "0 documents"),
        (1, "1 document"),
        (2, "2 documents"),
        (12_345, "12,345 documents"),
    ] {
        check_count(
            Counted::Document,
            number,
            Language::English,
            false,
            expected,
        );
    }
    for (number, expected) in [
        (0, "لا مستندات"),
        (1, "مستند واحد"),
        (2, "مستندان"),
        (3, "3 مستندات"),
        (10, "10 مستندات"),
        (11, "11 مستندًا"),
        (99, "99 مستندًا"),
        (100, "100 مستند"),
        (101, "101 مستند"),
        (102, "102 مستند"),
        (103, "103 مستندات"),
        (111, "111 مستندًا"),
        (1_000, "1000 مستند"),
    ] {
        check_count(Counted::Document, number, Language::Arabic, false, expected);
    }
    check_count(Counted::Document, 2, Language::Arabic, true, "مستندين");
    check_count(Counted::Document, 2, Language::English, true, "2 documents");
    check_count(Counted::Error, 2, Language::Arabic, true, "خطأين");
    check_count(
        Counted::Passage,
        12_345,
        ARABIC_INDIC,
        false,
        "١٢٬٣٤٥ مقطعًا",
    );
}

#[test]
fn a_number_stays_with_its_unit_and_is_isolated() {
    assert_eq!(
        count(Counted::Tag, 5, Language::English, false),
        "\u{2068}5\u{2069}\u{A0}tags"
    );
}

#[test]
fn values_are_isolated_and_counted_phrases_are_not() {
    let time = String::from("12:03");
    assert_eq!(
        fill(Word::StSavedAt, Language::English, &[("time", &time)]),
        "Saved at \u{2068}12:03\u{2069}"
    );
    let message = fill(
        Word::StHitsIn,
        Language::Arabic,
        &[
            ("hits", &Counted::Hit.of(2)),
            ("documents", &Counted::Document.of(2)),
        ],
    );
    assert_eq!(message, "نتيجتان في مستندين");
    assert_eq!(
        fill(
            Word::EditUndo,
            Language::Arabic,
            &[("action", &Word::ActAddTag)]
        ),
        "تراجع عن \u{2068}إضافة وسم\u{2069}"
    );
    assert_eq!(
        fill(
            Word::JobImport,
            Language::English,
            &[("n", &412_usize), ("total", &"?")]
        ),
        "Import \u{2068}412\u{2069} of \u{2068}?\u{2069}"
    );
}

#[test]
fn a_value_is_never_read_as_a_template() {
    let title = "{title} {n}%";
    assert_eq!(
        fill(Word::MsgTagged, Language::English, &[("title", &title)]),
        "Tagged “\u{2068}{title} {n}%\u{2069}”"
    );
}

#[test]
fn a_missing_value_is_seen() {
    assert_eq!(
        fill(Word::StSavedAt, Language::English, &[]),
        "Saved at {time}"
    );
}

#[test]
fn percent_follows_the_digits() {
    let shown = |wording| without_isolates(&fill(Word::AnnProposed, wording, &[("n", &87_u64)]));
    assert_eq!(
        shown(Language::Arabic.into()),
        "موضع مقترح، نسبة التشابه 87%"
    );
    assert_eq!(shown(ARABIC_INDIC), "موضع مقترح، نسبة التشابه ٨٧٪");
}

#[test]
fn digits_have_their_form() {
    assert_eq!(Digits::Latin.number(9_999), "9999");
    assert_eq!(Digits::Latin.number(10_000), "10,000");
    assert_eq!(Digits::Latin.number(1_234_567), "1,234,567");
    assert_eq!(Digits::ArabicIndic.number(1_234_567), "١٬٢٣٤٬٥٦٧");
    assert_eq!(Digits::ArabicIndic.apply("12:03 MB"), "١٢:٠٣ MB");
    assert_eq!(Digits::Latin.decimal(1_234.0), "1234.00");
    assert_eq!(Digits::Latin.decimal(12_345.678), "12,345.68");
    assert_eq!(Digits::Latin.decimal(-0.001), "0.00");
    assert_eq!(Digits::Latin.decimal(-1.5), "\u{200E}−1.50");
    assert_eq!(Digits::ArabicIndic.decimal(-1.5), "\u{61C}−١٫٥٠");
}

#[test]
fn languages_are_read_from_locale_names() {
    for (code, expected) in [
        ("ar", Some(Language::Arabic)),
        ("ar_EG.UTF-8", Some(Language::Arabic)),
        ("AR-lb", Some(Language::Arabic)),
        ("en-US", Some(Language::English)),
        ("arz", None),
        ("C", None),
        ("", None),
    ] {
        assert_eq!(Language::from_code(code), expected, "{code}");
    }
}

#[test]
fn an_error_has_a_title_and_a_body() {
    let (title, body) = Word::title_and_body(Word::ErrDiskFull.text(Language::English));
    assert_eq!(
        title,
        "The disk is full, and the last edit could not be saved"
    );
    assert!(body.starts_with("Everything up to"));
    assert_eq!(Word::title_and_body("One."), ("One", ""));
}

#[test]
fn names_follow_their_keys() {
    let names: Vec<&str> = words::NAMES.iter().copied().flatten().copied().collect();
    assert_eq!(names.len(), Word::ALL.len());
    for (name, word) in names.into_iter().zip(Word::ALL) {
        let expected: String = word
            .key()
            .split(['.', '_'])
            .map(|part| part[..1].to_uppercase() + &part[1..])
            .collect();
        assert_eq!(name, expected);
        assert_eq!(Word::from_key(word.key()), Some(*word));
    }
}

/// The names of the values in a text, without `.obl`.
fn placeholders(text: &str) -> BTreeMap<String, usize> {
    let mut names = BTreeMap::new();
    for part in text.split('{').skip(1) {
        let name = part.split('}').next().unwrap_or_default();
        *names
            .entry(name.trim_end_matches(".obl").to_owned())
            .or_default() += 1;
    }
    names
}

#[test]
fn each_word_is_whole_in_both_languages() {
    let mut keys = BTreeSet::new();
    for word in Word::ALL {
        assert!(keys.insert(word.key()), "{word:?} twice");
        let (english, arabic) = (word.text(Language::English), word.text(Language::Arabic));
        assert!(
            !english.trim().is_empty() && !arabic.trim().is_empty(),
            "{word:?} is empty"
        );
        assert_eq!(placeholders(english), placeholders(arabic), "{word:?}");
        assert!(
            !english.contains(".obl}"),
            "{word:?}: English has no oblique"
        );
        assert_eq!(
            english.ends_with('…'),
            arabic.ends_with('…'),
            "{word:?}: ellipsis"
        );
    }
}

#[test]
fn sizes_are_short() {
    for (bytes, expected) in [
        (0, "0 B"),
        (999, "999 B"),
        (1_000, "1 kB"),
        (1_549, "1.5 kB"),
        (12_345, "12 kB"),
        (999_499, "999 kB"),
        (999_500, "1 MB"),
        (256_000_000, "256 MB"),
        (1_500_000_000, "1.5 GB"),
        (5_000_000_000_000, "5000 GB"),
    ] {
        assert_eq!(
            without_isolates(&size(bytes, Language::English)),
            expected,
            "{bytes}"
        );
    }
    assert_eq!(
        without_isolates(&size(1_500_000, ARABIC_INDIC)),
        "١٫٥ ميغابايت"
    );
}
