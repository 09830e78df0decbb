//! The rules of transliteration: groups of Latin letters and the Arabic letters by which newspapers write them.
//!
//! Letters of both sides are folded: Latin in small letters without marks, Arabic without vowel marks and hamza seats. A
//! cost of 0 is the usual way, 1 about a wrong consonant. The same table serves both directions.
//!
//! Limits: names, not language. The table knows how English, French, German, Russian, Hebrew, Persian, Turkish and Chinese
//! names come into Arabic and Arabic ones into English, but not which of these a name is.

use crate::search::names::weights::latin_weight;

/// Where in a word a rule holds, on the Latin side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum At {
    Anywhere,
    Start,
    End,
    /// Not at the start.
    Later,
}

/// Latin letters, Arabic letters (none where they are not written), cost, place.
pub(super) type Rule = (&'static str, &'static str, f32, At);

use At::{Anywhere, End, Later, Start};

/// The rules by the first Latin letter, `a` to `z`.
pub(super) fn rules_for(letter: char) -> &'static [Rule] {
    match letter {
        'a' => A,
        'b' => &[("b", "ب", 0.0, Anywhere), ("b", "", 0.6, End)],
        'c' => C,
        'd' => D,
        'e' => E,
        'f' => &[("f", "ف", 0.0, Anywhere), ("f", "و", 0.5, Anywhere)],
        'g' => G,
        'h' => H,
        'i' => I,
        'j' => J,
        'k' => K,
        'l' => &[("l", "ل", 0.0, Anywhere), ("l", "", 0.6, Later)],
        'm' => &[("m", "م", 0.0, Anywhere), ("m", "ن", 0.4, Later)],
        'n' => N,
        'o' => O,
        'p' => P,
        'q' => Q,
        'r' => &[("r", "ر", 0.0, Anywhere), ("r", "", 0.5, Later)],
        's' => S,
        't' => T,
        'u' => U,
        'v' => V,
        'w' => W,
        'x' => X,
        'y' => Y,
        'z' => Z,
        '\'' => APOSTROPHE,
        _ => &[],
    }
}

const A: &[Rule] = &[
    ("a", "ا", 0.0, Anywhere),
    ("a", "", 0.12, Later),
    ("a", "ه", 0.05, End),
    ("a", "ي", 0.15, End),
    ("a", "اء", 0.1, End),
    ("a", "ع", 0.15, Anywhere),
    ("a", "عا", 0.2, Anywhere),
    ("a", "اع", 0.25, Later),
    ("a", "ي", 0.3, Later),
    ("a", "اي", 0.2, Later),
    ("a", "و", 0.45, Later),
    ("a", "ايه", 0.2, Anywhere),
    ("a", "اه", 0.3, End),
    ("aa", "ا", 0.0, Anywhere),
    ("aa", "عا", 0.05, Anywhere),
    ("aa", "اع", 0.1, Anywhere),
    ("aa", "ع", 0.1, Anywhere),
    ("ai", "اي", 0.05, Anywhere),
    ("ai", "ي", 0.1, Later),
    ("ai", "عي", 0.15, Anywhere),
    ("ae", "اي", 0.05, Anywhere),
    ("ae", "ا", 0.15, Anywhere),
    ("ae", "ي", 0.2, Later),
    ("ah", "ه", 0.0, End),
    ("ah", "ا", 0.05, End),
    ("ah", "ح", 0.05, Anywhere),
    ("au", "او", 0.05, Anywhere),
    ("au", "و", 0.05, Later),
    ("aw", "او", 0.05, Anywhere),
    ("aw", "و", 0.1, Later),
    ("ay", "اي", 0.0, Anywhere),
    ("ay", "ي", 0.05, Later),
    ("ain", "ان", 0.1, End),
    ("ault", "و", 0.1, End),
    ("aud", "و", 0.3, End),
    ("all", "ول", 0.2, Anywhere),
    ("al", "ال", 0.0, Anywhere),
];

const C: &[Rule] = &[
    ("c", "ك", 0.0, Anywhere),
    ("c", "س", 0.1, Anywhere),
    ("c", "ق", 0.2, Anywhere),
    ("c", "تش", 0.25, Anywhere),
    ("c", "ش", 0.4, Anywhere),
    ("c", "غ", 0.5, Anywhere),
    ("c", "", 0.6, Later),
    ("cc", "كس", 0.1, Anywhere),
    ("ck", "ك", 0.0, Anywhere),
    ("ch", "تش", 0.0, Anywhere),
    ("ch", "ش", 0.1, Anywhere),
    ("ch", "خ", 0.15, Anywhere),
    ("ch", "ك", 0.2, Anywhere),
    ("ch", "ج", 0.4, Anywhere),
    ("cz", "تش", 0.1, Anywhere),
    ("cqu", "ك", 0.1, Anywhere),
    ("ce", "س", 0.05, End),
    ("ci", "ش", 0.3, Anywhere),
];

const D: &[Rule] = &[
    ("d", "د", 0.0, Anywhere),
    ("d", "ض", 0.15, Anywhere),
    ("d", "ذ", 0.25, Anywhere),
    ("d", "ط", 0.5, Anywhere),
    ("d", "ت", 0.35, End),
    ("d", "", 0.5, End),
    ("dd", "ض", 0.2, Anywhere),
    ("dh", "ذ", 0.0, Anywhere),
    ("dh", "ض", 0.05, Anywhere),
    ("dh", "ظ", 0.1, Anywhere),
    ("dj", "ج", 0.0, Anywhere),
    ("dg", "ج", 0.0, Anywhere),
    ("dge", "دج", 0.05, Anywhere),
    ("dz", "دز", 0.0, Anywhere),
];

const E: &[Rule] = &[
    ("e", "ي", 0.03, Anywhere),
    ("e", "", 0.08, Later),
    ("e", "ا", 0.15, Anywhere),
    ("e", "اي", 0.1, Anywhere),
    ("e", "اي", 0.05, Start),
    ("e", "ه", 0.1, End),
    ("e", "يه", 0.1, End),
    ("e", "", 0.03, End),
    ("e", "ع", 0.4, Anywhere),
    ("e", "و", 0.45, Anywhere),
    ("ea", "ي", 0.0, Anywhere),
    ("ea", "يا", 0.05, Anywhere),
    ("ea", "ايا", 0.15, Anywhere),
    ("eau", "و", 0.0, Anywhere),
    ("ee", "ي", 0.0, Anywhere),
    ("ei", "اي", 0.0, Anywhere),
    ("ei", "ي", 0.0, Anywhere),
    ("ey", "ي", 0.0, Anywhere),
    ("ey", "اي", 0.05, Anywhere),
    ("eu", "و", 0.1, Anywhere),
    ("eu", "يو", 0.05, Anywhere),
    ("eu", "وي", 0.05, Anywhere),
    ("eu", "اوي", 0.1, Anywhere),
    ("ew", "يو", 0.0, Anywhere),
    ("ew", "و", 0.15, Anywhere),
    ("eo", "يو", 0.05, Anywhere),
    ("eh", "ه", 0.0, End),
    ("er", "ر", 0.05, End),
    ("es", "س", 0.1, End),
    ("es", "ز", 0.1, End),
    ("es", "", 0.3, End),
    ("et", "يه", 0.2, End),
    ("ent", "ان", 0.3, End),
    ("el", "ال", 0.0, Start),
];

const G: &[Rule] = &[
    ("g", "غ", 0.0, Anywhere),
    ("g", "ج", 0.05, Anywhere),
    ("g", "ق", 0.1, Anywhere),
    ("g", "ك", 0.25, Anywhere),
    ("g", "ش", 0.5, Anywhere),
    ("g", "", 0.5, End),
    ("gh", "غ", 0.0, Anywhere),
    ("gh", "ق", 0.15, Anywhere),
    ("gh", "", 0.3, Later),
    ("gh", "ف", 0.4, End),
    ("gi", "ج", 0.1, Anywhere),
    ("ge", "ج", 0.05, End),
    ("gn", "ني", 0.1, Anywhere),
    ("gu", "غ", 0.1, Anywhere),
    ("gue", "غ", 0.1, End),
];

const H: &[Rule] = &[
    ("h", "ه", 0.0, Anywhere),
    ("h", "ح", 0.02, Anywhere),
    ("h", "خ", 0.25, Anywhere),
    ("h", "", 0.3, Anywhere),
    ("h", "غ", 0.6, Anywhere),
    ("h", "ا", 0.35, Start),
];

const I: &[Rule] = &[
    ("i", "ي", 0.0, Anywhere),
    ("i", "", 0.15, Later),
    ("i", "ا", 0.2, Start),
    ("i", "اي", 0.08, Anywhere),
    ("i", "ا", 0.5, Later),
    ("i", "ع", 0.3, Anywhere),
    ("i", "عي", 0.25, Anywhere),
    ("ia", "يا", 0.0, Anywhere),
    ("ia", "يه", 0.0, End),
    ("ia", "ا", 0.25, Anywhere),
    ("ie", "ي", 0.0, Anywhere),
    ("ie", "اي", 0.1, Anywhere),
    ("ieu", "يو", 0.0, Anywhere),
    ("iya", "يا", 0.0, Anywhere),
    ("iyy", "ي", 0.0, Anywhere),
    ("iy", "ي", 0.0, Anywhere),
    ("iu", "يو", 0.0, Anywhere),
    ("io", "يو", 0.0, Anywhere),
    ("igh", "اي", 0.0, Anywhere),
    ("ir", "ير", 0.0, Anywhere),
];

const J: &[Rule] = &[
    ("j", "ج", 0.0, Anywhere),
    ("j", "ي", 0.2, Anywhere),
    ("j", "ش", 0.5, Anywhere),
    ("j", "خ", 0.3, Anywhere),
    ("j", "ه", 0.5, Anywhere),
    ("j", "غ", 0.5, Anywhere),
];

const K: &[Rule] = &[
    ("k", "ك", 0.0, Anywhere),
    ("k", "ق", 0.08, Anywhere),
    ("k", "خ", 0.4, Anywhere),
    ("k", "ج", 0.6, Anywhere),
    ("k", "", 0.6, Start),
    ("kh", "خ", 0.0, Anywhere),
    ("kh", "ك", 0.25, Anywhere),
    ("ks", "كس", 0.0, Anywhere),
];

const N: &[Rule] = &[
    ("n", "ن", 0.0, Anywhere),
    ("n", "", 0.5, End),
    ("n", "م", 0.4, Anywhere),
    ("ng", "نغ", 0.0, Anywhere),
    ("ng", "نج", 0.02, Anywhere),
    ("ng", "نك", 0.15, Anywhere),
    ("ng", "ن", 0.3, Anywhere),
    ("nk", "نك", 0.0, Anywhere),
];

const O: &[Rule] = &[
    ("o", "و", 0.0, Anywhere),
    ("o", "", 0.15, Later),
    ("o", "او", 0.03, Start),
    ("o", "او", 0.2, Later),
    ("o", "ا", 0.2, Anywhere),
    ("o", "ع", 0.3, Start),
    ("o", "عو", 0.25, Anywhere),
    ("oo", "و", 0.0, Anywhere),
    ("ou", "و", 0.0, Anywhere),
    ("ou", "او", 0.05, Anywhere),
    ("ou", "", 0.2, Later),
    ("ow", "او", 0.05, Anywhere),
    ("ow", "و", 0.0, Later),
    ("oi", "وا", 0.05, Anywhere),
    ("oi", "وي", 0.05, Anywhere),
    ("oy", "وي", 0.0, Anywhere),
    ("oe", "و", 0.1, Anywhere),
    ("oh", "و", 0.1, Anywhere),
    ("oa", "و", 0.05, Anywhere),
    ("ois", "وا", 0.05, End),
    ("ough", "و", 0.2, Anywhere),
];

const P: &[Rule] = &[
    ("p", "ب", 0.0, Anywhere),
    ("p", "ف", 0.35, Anywhere),
    ("p", "", 0.6, Anywhere),
    ("ph", "ف", 0.0, Anywhere),
    ("pt", "ت", 0.2, Anywhere),
];

const Q: &[Rule] = &[
    ("q", "ق", 0.0, Anywhere),
    ("q", "ك", 0.1, Anywhere),
    ("q", "غ", 0.4, Anywhere),
    ("q", "تش", 0.3, Anywhere),
    ("qu", "كو", 0.0, Anywhere),
    ("qu", "ك", 0.05, Anywhere),
    ("que", "ك", 0.0, End),
];

const S: &[Rule] = &[
    ("s", "س", 0.0, Anywhere),
    ("s", "ص", 0.05, Anywhere),
    ("s", "ز", 0.15, Anywhere),
    ("s", "ش", 0.3, Anywhere),
    ("s", "", 0.35, End),
    ("s", "ث", 0.4, Anywhere),
    ("s", "تس", 0.4, Anywhere),
    ("sch", "ش", 0.0, Anywhere),
    ("sch", "شي", 0.1, Anywhere),
    ("sch", "سك", 0.1, Anywhere),
    ("sh", "ش", 0.0, Anywhere),
    ("shch", "ش", 0.1, Anywhere),
    ("sc", "س", 0.15, Anywhere),
    ("st", "شت", 0.1, Start),
    ("sp", "شب", 0.1, Start),
    ("ss", "ص", 0.05, Anywhere),
    ("sz", "ش", 0.3, Anywhere),
    ("s", "اس", 0.3, Start),
    ("s", "اص", 0.3, Start),
    ("s", "اس", 0.4, Later),
];

const T: &[Rule] = &[
    ("t", "ت", 0.0, Anywhere),
    ("t", "ط", 0.05, Anywhere),
    ("t", "د", 0.4, Anywhere),
    ("t", "ث", 0.5, Anywhere),
    ("t", "", 0.35, End),
    ("th", "ث", 0.0, Anywhere),
    ("th", "ذ", 0.05, Anywhere),
    ("th", "ت", 0.1, Anywhere),
    ("th", "ط", 0.3, Anywhere),
    ("th", "د", 0.4, Anywhere),
    ("ts", "تس", 0.0, Anywhere),
    ("ts", "ص", 0.3, Anywhere),
    ("tz", "تس", 0.0, Anywhere),
    ("tz", "تز", 0.05, Anywhere),
    ("tz", "ز", 0.2, Anywhere),
    ("tz", "س", 0.15, Anywhere),
    ("tu", "تشو", 0.1, Later),
    ("tu", "تش", 0.15, Later),
    ("tch", "تش", 0.0, Anywhere),
    ("tsch", "تش", 0.0, Anywhere),
    ("ti", "ش", 0.3, Anywhere),
];

const U: &[Rule] = &[
    ("u", "و", 0.0, Anywhere),
    ("u", "", 0.12, Later),
    ("u", "ا", 0.12, Anywhere),
    ("u", "او", 0.03, Start),
    ("u", "ي", 0.35, Anywhere),
    ("u", "يو", 0.05, Anywhere),
    ("u", "ع", 0.3, Start),
    ("u", "عو", 0.3, Anywhere),
    ("ue", "و", 0.1, Anywhere),
    ("ui", "وي", 0.0, Anywhere),
    ("uo", "وو", 0.1, Anywhere),
    ("ul", "ال", 0.2, Anywhere),
];

const V: &[Rule] = &[
    ("v", "ف", 0.0, Anywhere),
    ("v", "و", 0.2, Anywhere),
    ("v", "ب", 0.3, Anywhere),
];

const W: &[Rule] = &[
    ("w", "و", 0.0, Anywhere),
    ("w", "ف", 0.15, Anywhere),
    ("w", "", 0.4, Later),
    ("wh", "و", 0.0, Start),
    ("wr", "ر", 0.0, Start),
    ("wo", "و", 0.0, Anywhere),
    ("woo", "وو", 0.0, Anywhere),
    ("wu", "و", 0.05, Anywhere),
];

const X: &[Rule] = &[
    ("x", "كس", 0.0, Anywhere),
    ("x", "ز", 0.2, Start),
    ("x", "ش", 0.1, Anywhere),
    ("x", "س", 0.3, Anywhere),
    ("x", "", 0.4, End),
    ("x", "اكس", 0.2, Start),
];

const Y: &[Rule] = &[
    ("y", "ي", 0.0, Anywhere),
    ("y", "اي", 0.1, Anywhere),
    ("y", "", 0.3, Later),
    ("y", "و", 0.5, Anywhere),
    ("y", "ا", 0.4, Start),
    ("ye", "ي", 0.05, Start),
    ("yi", "ي", 0.05, Start),
    ("yi", "ا", 0.25, Start),
    ("yu", "يو", 0.0, Anywhere),
];

const Z: &[Rule] = &[
    ("z", "ز", 0.0, Anywhere),
    ("z", "ظ", 0.08, Anywhere),
    ("z", "ذ", 0.1, Anywhere),
    ("z", "ض", 0.15, Anywhere),
    ("z", "تس", 0.15, Anywhere),
    ("z", "س", 0.25, Anywhere),
    ("z", "ص", 0.25, Anywhere),
    ("zh", "ج", 0.0, Anywhere),
    ("zh", "ش", 0.25, Anywhere),
    ("zh", "تش", 0.3, Anywhere),
    ("zh", "ز", 0.25, Anywhere),
    ("zz", "دز", 0.1, Anywhere),
];

const APOSTROPHE: &[Rule] = &[
    ("'", "ع", 0.0, Anywhere),
    ("'", "ء", 0.0, Anywhere),
    ("'", "ا", 0.1, Anywhere),
    ("'", "", 0.05, Anywhere),
];

/// Arabic letters with which a word may begin that is read as one of these Latin ones.
pub(super) fn first_arabic(latin: &[char]) -> Vec<char> {
    let mut letters = vec!['ا', 'ع'];
    for letter in latin.iter().copied() {
        let rules = rules_for(letter).iter().filter(|rule| rule.3 != End);
        letters.extend(rules.filter_map(|rule| rule.1.chars().next()));
        // Behind a letter that may stay unwritten the next one counts.
        if latin_weight(letter) > 0.5 && letter != 'k' && letter != 'p' {
            break;
        }
    }
    letters
}

/// Latin letters with which a word may begin that is read as one of these Arabic ones.
pub(super) fn first_latin(arabic: &[char]) -> Vec<char> {
    let article = match arabic {
        ['ا', 'ل', rest @ ..] => rest.first(),
        _ => None,
    };
    let wanted: Vec<char> = arabic.first().into_iter().chain(article).copied().collect();
    ('a'..='z')
        .filter(|letter| {
            let mut rules = rules_for(*letter).iter();
            matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'h' | 't')
                || rules.any(|rule| {
                    rule.1
                        .chars()
                        .next()
                        .is_some_and(|first| wanted.contains(&first))
                })
        })
        .collect()
}
