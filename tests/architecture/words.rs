//! The words of the interface: whole in both languages, with the same values, and Arabic where Arabic is due.

use std::collections::BTreeSet;

use hashiya::i18n::{Counted, Language, Word};

use crate::source::{expect_none, sources};

/// Keys whose Arabic is the same as the English, with the reason.
const SAME: &[(&str, &str)] = &[
    ("fmt.md", "a product's name"),
    ("switch.ya", "the letters themselves"),
    ("switch.ta_marbuta", "the letters themselves"),
];

fn is_arabic(character: char) -> bool {
    matches!(character, '\u{600}'..='\u{6FF}')
}

/// The names of the values in a text, in order, without `.obl`.
fn values(text: &str) -> Vec<&str> {
    let mut names: Vec<&str> = text
        .split('{')
        .skip(1)
        .map(|part| {
            part.split('}')
                .next()
                .unwrap_or_default()
                .trim_end_matches(".obl")
        })
        .collect();
    names.sort_unstable();
    names
}

#[test]
fn every_word_is_whole_in_both_languages() {
    let mut faults = Vec::new();
    let mut keys = BTreeSet::new();
    for word in Word::ALL {
        let (key, english, arabic) = (
            word.key(),
            word.text(Language::English),
            word.text(Language::Arabic),
        );
        if !keys.insert(key) {
            faults.push(format!("{key} stands twice"));
        }
        for text in [english, arabic] {
            if text.trim().is_empty() || text.trim() != text || text.contains("  ") {
                faults.push(format!("{key} is empty or has stray spaces: “{text}”"));
            }
            if text.matches('{').count() != text.matches('}').count() {
                faults.push(format!("{key} has an open brace"));
            }
        }
        if values(english) != values(arabic) {
            faults.push(format!(
                "{key} takes {:?} in English and {:?} in Arabic",
                values(english),
                values(arabic)
            ));
        }
    }
    assert!(keys.len() > 300, "only {} words", keys.len());
    expect_none("every word is whole in both languages", &faults);
}

#[test]
fn arabic_is_arabic_and_english_is_english() {
    let mut faults = Vec::new();
    for word in Word::ALL {
        let (key, english, arabic) = (
            word.key(),
            word.text(Language::English),
            word.text(Language::Arabic),
        );
        let may_be_same = SAME.iter().any(|(same, _)| *same == key);
        let has_words = |text: &str| {
            let mut outside = true;
            text.chars().any(|character| {
                outside = (outside && character != '{') || character == '}';
                outside && character.is_alphabetic()
            })
        };
        if !may_be_same
            && has_words(english)
            && (arabic == english || !arabic.chars().any(is_arabic))
        {
            faults.push(format!("{key} has no Arabic: “{arabic}”"));
        }
        if !may_be_same && english.chars().any(is_arabic) {
            faults.push(format!("{key} has Arabic in its English: “{english}”"));
        }
        if arabic.contains(['?', ';', ',']) || arabic.contains('"') {
            faults.push(format!(
                "{key} has Latin punctuation in its Arabic: “{arabic}”"
            ));
        }
    }
    expect_none("each language is itself", &faults);
}

#[test]
fn every_counted_noun_has_all_its_forms() {
    let mut faults = Vec::new();
    for noun in Counted::ALL {
        let (english, arabic) = (
            noun.all_forms(Language::English),
            noun.all_forms(Language::Arabic),
        );
        assert_eq!((english.len(), arabic.len()), (2, 7), "{noun:?}");
        for form in english.iter().chain(&arabic[4..]) {
            if !form.starts_with("{n} ") {
                faults.push(format!("{noun:?}: “{form}” lacks its number"));
            }
        }
        for form in &arabic[..4] {
            if form.is_empty() || form.contains('{') || !form.chars().any(is_arabic) {
                faults.push(format!("{noun:?}: “{form}” is not written out"));
            }
        }
        if arabic[2] == arabic[3] {
            faults.push(format!("{noun:?}: the dual has no oblique form"));
        }
    }
    expect_none("every counted noun has all its forms", &faults);
}

/// What is given to a message under names, in a call of `fill` that names its word and lists its values on the spot.
fn given(call: &str) -> Option<(&str, Vec<&str>)> {
    let rest = call.trim_start().strip_prefix("Word::")?;
    let end = rest.find(|letter: char| !letter.is_alphanumeric())?;
    let list = &call[call.find("&[")?..];
    let mut names: Vec<&str> = list
        .split("(\"")
        .skip(1)
        .filter_map(|part| part.split('"').next())
        .collect();
    names.sort_unstable();
    Some((&rest[..end], names))
}

#[test]
fn messages_are_given_the_values_that_they_name() {
    // The keys by the names of the constants, from the tables' own lines.
    let mut keys = std::collections::BTreeMap::new();
    for table in sources("src/i18n/words") {
        for line in table.raw.lines() {
            let mut parts = line.trim().splitn(3, ", ");
            if let (Some(name), Some(key)) = (parts.next(), parts.next())
                && key.starts_with('"')
            {
                keys.insert(name.to_owned(), key.trim_matches('"').to_owned());
            }
        }
    }
    let mut faults = Vec::new();
    let mut n_calls = 0;
    for source in sources("src") {
        let code = source.code_without_tests();
        for (at, _) in code.match_indices("fill(") {
            let start = at + "fill(".len();
            let mut depth = 1_usize;
            let length = code[start..].bytes().position(|byte| {
                match byte {
                    b'(' => depth += 1,
                    b')' => depth -= 1,
                    _ => {}
                }
                depth == 0
            });
            let Some(length) = length else { continue };
            let Some((name, names)) = given(&source.raw[start..start + length]) else {
                continue;
            };
            let Some(word) = keys.get(name).and_then(|key| Word::from_key(key)) else {
                continue;
            };
            n_calls += 1;
            let mut wanted = values(word.text(Language::English));
            wanted.dedup();
            if wanted != names {
                faults.push(format!(
                    "{}:{} gives {names:?} to {}, which names {wanted:?}",
                    source.path,
                    source.line(at),
                    word.key()
                ));
            }
        }
    }
    assert!(n_calls > 40, "only {n_calls} calls were understood");
    expect_none("messages are given the values that they name", &faults);
}
