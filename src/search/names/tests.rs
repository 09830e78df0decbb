//! Single rules by example, and how well whole lists of names are found among each other and among the words of texts.

use super::*;

const DEVELOPMENT: &str = include_str!("../../../tests/fixtures/names/development.tsv");
const HELD_OUT: &str = include_str!("../../../tests/fixtures/names/held_out.tsv");
/// Words among which names have to be found, most of them no names.
const TEXTS: [&str; 10] = [
    include_str!("../../../seeds/01 السحابة والمكالمات.txt"),
    include_str!("../../../seeds/02 Cloud access ended for one unit.md"),
    include_str!("../../../seeds/04 What the review found.txt"),
    include_str!("../../../seeds/05 تسلسل الأحداث.md"),
    include_str!("../../../seeds/06 Eight thousand or eleven thousand.txt"),
    include_str!("../../../seeds/08 قراءة طويلة في قرار الشركة.md"),
    include_str!("../../../seeds/09 Letter from the campus.md"),
    include_str!("../../../seeds/10 أسئلة القراء.txt"),
    include_str!("../../../seeds/11 Two voices, two languages.md"),
    include_str!("../../../seeds/12 رأي في النصف الفارغ.md"),
];

fn pairs(list: &'static str) -> Vec<(&'static str, &'static str)> {
    list.lines()
        .filter_map(|line| line.split_once('\t'))
        .collect()
}

fn proposed(name: &str, texts: &[&str]) -> Vec<String> {
    let mut search = Search::new(name).expect("a name");
    for (index, text) in texts.iter().enumerate() {
        search.look_at(text, index);
    }
    let found = search.finish();
    found.into_iter().map(|one| one.text).collect()
}

/// What came of a list of names, of a thousand.
#[derive(Debug, PartialEq, Eq)]
struct Quality {
    /// Names whose spelling is the first that is proposed.
    first: usize,
    /// Names whose spelling is among the first five.
    among_five: usize,
    /// Names whose spelling is proposed at all.
    recall: usize,
    /// Proposals that are the name's spelling, among all.
    precision: usize,
    /// First proposals that are right, where there is one.
    precision_of_first: usize,
}

fn quality(pairs: &[(&str, &str)], is_reversed: bool, tells: bool) -> Quality {
    let names: Vec<(&str, &str)> = pairs
        .iter()
        .map(|(latin, arabic)| match is_reversed {
            false => (*latin, *arabic),
            true => (*arabic, *latin),
        })
        .collect();
    // Each name in a sentence of its own, beside the words of whole texts.
    let sentences = names.iter().map(|(_, other)| match is_reversed {
        false => format!("وقال {other}، أمس."),
        true => format!("and {other}, on"),
    });
    let sentences = sentences.collect::<Vec<String>>().join("\n");
    let texts: Vec<&str> = [sentences.as_str()].into_iter().chain(TEXTS).collect();
    let (mut first, mut five, mut any, mut all, mut answered) = (0, 0, 0, 0, 0);
    for (name, other) in &names {
        let found = proposed(name, &texts);
        // An English article is no part of a name.
        let wanted = other.strip_prefix("The ").unwrap_or(other);
        let bare = |text: &String| text.strip_prefix("The ").unwrap_or(text) == wanted;
        let place = found.iter().position(bare);
        first += usize::from(place == Some(0));
        five += usize::from(place.is_some_and(|place| place < 5));
        any += usize::from(place.is_some());
        all += found.len();
        answered += usize::from(!found.is_empty());
        if tells && place != Some(0) {
            println!("{name}: {other} is at {place:?} of {found:?}");
        }
    }
    let of = |part: usize, whole: usize| part * 1000 / whole.max(1);
    Quality {
        first: of(first, names.len()),
        among_five: of(five, names.len()),
        recall: of(any, names.len()),
        precision: of(any, all),
        precision_of_first: of(first, answered),
    }
}

/// The list that the rules were written against, so that a rule that is changed shows.
#[test]
fn names_of_the_development_list_are_found() {
    let found = quality(&pairs(DEVELOPMENT), false, true);
    assert!(found.first >= 980 && found.precision >= 850, "{found:?}");
}

/// What is said of quality: names that nobody looked at while the rules were written. Measured: 98.2 % first and 98.8 % at
/// all of 168, 91.7 % of all proposals right, from English; from Arabic 98.2 %, 98.2 %, 98.2 %.
#[test]
fn names_that_were_held_out_are_found() {
    let pairs = pairs(HELD_OUT);
    assert!(pairs.len() >= 120);
    let found = quality(&pairs, false, false);
    let floors = found.first >= 970 && found.among_five >= 975 && found.recall >= 975;
    assert!(floors && found.precision >= 890, "{found:?}");
    assert!(found.precision_of_first >= 975, "{found:?}");
    let found = quality(&pairs, true, false);
    assert!(found.first >= 970 && found.precision >= 960, "{found:?}");
}

#[track_caller]
fn check(name: &str, text: &str, expected: &[(&str, usize)]) {
    let mut search = Search::new(name).expect("a name");
    search.look_at(text, 0);
    let found = search.finish();
    let found: Vec<(&str, usize)> = found.iter().map(|one| (one.text.as_str(), one.n)).collect();
    assert_eq!(found, expected, "{name:?}");
}

#[test]
fn spellings_are_those_that_stand_there() {
    let text =
        "قال براد سميث إن الشركة تراجع الأمر. ورد براد سميث، وبراد سميث رئيسها، وحضر براد لاحقًا.";
    check("Brad Smith", text, &[("براد سميث", 3)]);
    check("Brad Jones", text, &[]);
    // Variants stand beside each other, the more frequent first among equals; marks and tatweel make no other name.
    let text = "غوغل وجوجل. جوجل! غُوغل، جوجـل";
    check("Google", text, &[("غوغل", 2), ("جوجل", 3)]);
    // Particles are taken off, an article that melted into ل comes back, a letter of the name itself stays.
    check(
        "Yahya Sinwar",
        "زار ليحيى السنوار بيته",
        &[("يحيى السنوار", 1)],
    );
    check("Sinwar", "قال للسنوار", &[("السنوار", 1)]);
    check("Beirut", "في بيروت وببيروت", &[("بيروت", 2)]);
    // Words that a stop parts are no name.
    check("Brad Smith", "جاء براد. سميث غاب.", &[]);
}

#[test]
fn both_ways() {
    let text = "Brad Smith said so; Smith's view, and brad smith.";
    check("براد سميث", text, &[("Brad Smith", 1)]);
    check("سميث", text, &[("Smith", 2)]);
    check(
        "الدحدوح",
        "Wael al-Dahdouh and al-Dahdouh",
        &[("al-Dahdouh", 2)],
    );
}

#[test]
fn what_is_no_name_has_no_spellings() {
    for name in ["", " ", "\u{64e}", "8200", "\u{2067}\u{2069}", "a", "!?"] {
        assert!(Search::new(name).is_none(), "{name:?}");
    }
    assert!(Search::new(&"long ".repeat(2_000)).is_none());
    assert!(Search::new(&"x".repeat(10_000)).is_none());
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 64, failure_persistence: None, ..Default::default() })]

    /// Whatever stands in a text: no panic, and only words that are there, counted at most as often as there are words.
    #[test]
    fn nothing_is_made_up(name in "[a-zA-Zéüا-ي' -]{0,24}", text in "[a-zا-يًـ،. \n\u{2067}\u{2069}'-]{0,120}") {
        if let Some(mut search) = Search::new(&name) {
            search.look_at(&text, 0);
            for found in search.finish() {
                proptest::prop_assert!(found.n <= text.len() && found.score <= 1000);
                let words: Vec<&str> = found.text.split(' ').collect();
                let last = words.last().copied().unwrap_or_default();
                proptest::prop_assert!(text.contains(last), "{last} in {text}");
            }
        }
    }
}
