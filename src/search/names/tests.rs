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
    if std::env::var("TELL").is_ok() {
        for one in &found {
            println!("SCORE\t{name}\t{}\t{}", one.text, one.score);
        }
    }
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

#[test]
fn develop() {
    for reversed in [false, true] {
        let found = quality(&pairs(DEVELOPMENT), reversed, true);
        println!("{reversed}: {found:?}");
    }
}

#[test]
fn held_out() {
    for reversed in [false, true] {
        let found = quality(&pairs(HELD_OUT), reversed, false);
        println!("held out {reversed}: {found:?}");
    }
}
