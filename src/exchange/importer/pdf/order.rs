//! From the order in which a line is seen to the order in which it is read: the bidirectional algorithm (UAX 9) backwards.
//!
//! Where two texts look the same, the likelier one is meant: a number right of a Latin word belongs to it. Brackets in runs
//! from right to left come as their shape from some producers and as their meaning from others; their places are kept, so that
//! the whole text can tell which.

use unicode_bidi::{BidiClass, bidi_class};

use crate::exchange::importer::pdf::cluster::Cluster;

/// A line in the order of reading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ordered {
    pub(super) text: String,
    /// Where brackets stand that run from right to left, bytes.
    pub(super) brackets: Vec<usize>,
}

/// What a piece is for the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Left,
    Right,
    /// Digits that take sign and percent along unless Arabic letters go before.
    European,
    Arabic,
    /// A sign between numbers: comma, stop, colon, slash.
    Common,
    /// Plus and minus.
    Sign,
    /// Percent and currencies.
    Terminator,
    Neutral,
}

fn class(text: &str) -> Class {
    let mut weak = Class::Neutral;
    for character in text.chars() {
        let class = match bidi_class(character) {
            BidiClass::L => return Class::Left,
            BidiClass::R | BidiClass::AL => return Class::Right,
            BidiClass::EN => Class::European,
            BidiClass::AN => Class::Arabic,
            BidiClass::CS => Class::Common,
            BidiClass::ES => Class::Sign,
            BidiClass::ET => Class::Terminator,
            _ => continue,
        };
        if weak == Class::Neutral {
            weak = class;
        }
    }
    weak
}

/// Letters of each direction: left to right, right to left.
pub(super) fn count_letters(clusters: &[Cluster]) -> (usize, usize) {
    let classes = clusters.iter().map(|cluster| class(&cluster.text));
    classes.fold((0, 0), |(left, right), class| match class {
        Class::Left => (left + 1, right),
        Class::Right => (left, right + 1),
        _ => (left, right),
    })
}

/// Orders pieces that stand from left to right on a line of a paragraph of the given direction.
pub(super) fn ordered(clusters: &[Cluster], is_rtl: bool) -> Ordered {
    let classes: Vec<Class> = clusters
        .iter()
        .map(|cluster| class(&cluster.text))
        .collect();
    let levels = match is_rtl {
        true => levels_in_rtl(&classes),
        false => levels_in_ltr(&classes),
    };
    let mut order: Vec<usize> = (0..clusters.len()).collect();
    // Rule L2, which is its own inverse.
    for level in (1..=2).rev() {
        let mut at = 0;
        while at < order.len() {
            let is_in = |index: usize| levels[index] >= level;
            let length = order[at..]
                .iter()
                .take_while(|index| is_in(**index))
                .count();
            order[at..at + length].reverse();
            at += length.max(1);
        }
    }
    let mut found = Ordered::default();
    for index in order {
        let text = &clusters[index].text;
        if levels[index] == 1 && text.chars().all(|character| mirrored(character).is_some()) {
            found.brackets.push(found.text.len());
        }
        found.text.push_str(text);
    }
    found
}

fn is_number(class: Class) -> bool {
    matches!(class, Class::European | Class::Arabic)
}

/// Levels 1 and 2: what runs against the paragraph is 2.
fn levels_in_rtl(classes: &[Class]) -> Vec<u8> {
    let mut levels = vec![1; classes.len()];
    // Words from left to right, with the numbers right of them and all between.
    let mut last_left: Option<usize> = None;
    let mut has_number = false;
    for (at, class) in classes.iter().enumerate() {
        let is_next = last_left.is_some_and(|last| last + 1 == at);
        match class {
            Class::Left => {
                fill(&mut levels, last_left, at);
                last_left = Some(at);
                has_number = false;
            }
            // Of two numbers in a row, the other belongs to what goes before: «يوم 7 March 2019».
            Class::European if last_left.is_some() && has_number && !is_next => {
                let signs = classes[last_left.unwrap_or(at) + 1..at].iter();
                let mut signs = signs
                    .map(|sign| matches!(sign, Class::Common | Class::Sign | Class::Terminator));
                match signs.all(|is_sign| is_sign) {
                    true => {
                        fill(&mut levels, last_left, at);
                        last_left = Some(at);
                    }
                    false => last_left = None,
                }
            }
            Class::European if last_left.is_some() => {
                fill(&mut levels, last_left, at);
                last_left = Some(at);
                has_number = true;
            }
            Class::Right | Class::Arabic => last_left = None,
            _ => {}
        }
    }
    numbers(classes, &mut levels, true);
    levels
}

/// Levels 0, 1 and 2: runs from right to left are 1, numbers in them 2.
fn levels_in_ltr(classes: &[Class]) -> Vec<u8> {
    let mut levels = vec![0; classes.len()];
    let mut at = 0;
    while at < classes.len() {
        if !matches!(classes[at], Class::Right | Class::Arabic) {
            at += 1;
            continue;
        }
        // To the last letter or Arabic number before the next letter of the other direction.
        let mut end = at;
        for (index, class) in classes.iter().enumerate().skip(at) {
            match class {
                Class::Left => break,
                Class::Right | Class::Arabic => end = index,
                _ => {}
            }
        }
        let run = at..=end;
        if classes[run.clone()].contains(&Class::Right) {
            levels[run.clone()].fill(1);
            let mut inner: Vec<u8> = levels[run.clone()].to_vec();
            numbers(&classes[run.clone()], &mut inner, true);
            levels[run].copy_from_slice(&inner);
        }
        at = end + 1;
    }
    levels
}

fn fill(levels: &mut [u8], from: Option<usize>, to: usize) {
    levels[from.unwrap_or(to)..=to].fill(2);
}

/// Digits of one number run together, with the signs that belong to them (rules W2, W4 and W5).
fn numbers(classes: &[Class], levels: &mut [u8], is_after_letter: bool) {
    let mut at = 0;
    while at < classes.len() {
        if !is_number(classes[at]) || levels[at] == 2 {
            at += 1;
            continue;
        }
        let kind = classes[at];
        let mut end = at;
        while let Some(next) = classes.get(end + 1) {
            let joins = *next == kind
                || (*next == Class::Common && classes.get(end + 2) == Some(&kind))
                // A minus joins numbers only where no Arabic letter goes before them.
                || (*next == Class::Sign
                    && !is_after_letter
                    && kind == Class::European
                    && classes.get(end + 2) == Some(&kind));
            if !joins || levels[end + 1] == 2 {
                break;
            }
            end += 1;
        }
        levels[at..=end].fill(2);
        at = end + 1;
    }
}

/// The character that shows as this one in a run from right to left (Unicode, Bidi_Mirroring_Glyph).
pub(super) fn mirrored(character: char) -> Option<char> {
    const PAIRS: [(char, char); 6] = [
        ('(', ')'),
        ('[', ']'),
        ('{', '}'),
        ('<', '>'),
        ('«', '»'),
        ('‹', '›'),
    ];
    PAIRS.iter().find_map(|&(open, close)| match character {
        _ if character == open => Some(close),
        _ if character == close => Some(open),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cuts what is seen from left to right into pieces, and orders it.
    fn check(seen: &str, is_rtl: bool, expected: &str) {
        let clusters: Vec<Cluster> = seen
            .chars()
            .map(|character| Cluster {
                text: character.to_string(),
                start: 0.0,
                end: 0.0,
                base: 0.0,
                size: 10.0,
            })
            .collect();
        assert_eq!(ordered(&clusters, is_rtl).text, expected);
    }

    #[test]
    fn what_is_seen_is_read_in_order() {
        check("برع", true, "عرب");
        check("2019 ماع", true, "عام 2019");
        check("BBC ةانق", true, "قناة BBC");
        check("نأ March 2019 7 موي", true, "يوم 7 March 2019 أن");
        check("ل BBC News 24 ع", true, "ع BBC News 24 ل");
        check("٩١٠٢/٢١ ماع", true, "عام ٩١٠٢/٢١");
        check("ل 1,250.75 ع", true, "ع 1,250.75 ل");
        check("ل 2020-2019 ع", true, "ع 2019-2020 ل");
        check("the برع 5 end", false, "the عرب 5 end");
        check("say ٢١ برع end", false, "say عرب ٢١ end");
        check("plain 12 (words)", false, "plain 12 (words)");
        check("%25 ةبسن", true, "نسبة 25%");
    }

    #[test]
    fn places_of_brackets_are_kept() {
        let clusters: Vec<Cluster> = ["b", "(", "ع", ")", "(", "a", ")"]
            .iter()
            .map(|text| Cluster {
                text: (*text).to_owned(),
                start: 0.0,
                end: 0.0,
                base: 0.0,
                size: 10.0,
            })
            .collect();
        let found = ordered(&clusters, false);
        assert_eq!(found.text, "b(ع)(a)");
        assert_eq!(found.brackets, Vec::<usize>::new());
        let found = ordered(&clusters[1..4], true);
        assert_eq!(found.text, ")ع(");
        assert_eq!(found.brackets, [0, 3]);
    }
}
