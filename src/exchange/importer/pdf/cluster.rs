//! Pieces of writing: a letter with the marks on it, or several letters of one shape, with their place on the line.
//!
//! Files place marks by themselves, before or after their letter in the order of drawing. A mark goes to the letter below or
//! above it, to the part of a joined shape over which it stands, in the order of the text.

use unicode_normalization::UnicodeNormalization;

use crate::exchange::importer::pdf::glyph::Glyph;
use crate::exchange::importer::pdf::pen::is_mark;

/// How far a mark may lie beside its letter, parts of the size.
const BESIDE: f64 = 1.0;
/// How far above or below the letter's baseline that of the mark may be, parts of the size.
const ABOVE: f64 = 1.6;
/// Marks that are looked for all over the page, where no neighbor in the order of drawing fits.
const MOST_LOST: usize = 500;
const SHADDA: &str = "\u{651}";

/// A piece of writing.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Cluster {
    /// In the order of the text.
    pub(super) text: String,
    /// Along the line, points.
    pub(super) start: f64,
    pub(super) end: f64,
    /// The baseline, points.
    pub(super) base: f64,
    pub(super) size: f64,
}

impl Cluster {
    /// Whether it only keeps others apart.
    pub(super) fn is_space(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }

    pub(super) fn width(&self) -> f64 {
        self.end - self.start
    }

    pub(super) fn middle(&self) -> f64 {
        f64::midpoint(self.start, self.end)
    }
}

/// A mark on its way to a letter.
struct Mark {
    text: String,
    middle: f64,
    base: f64,
    size: f64,
    order: u32,
    glyph: usize,
}

/// Makes pieces of glyphs that run in one direction. Adds how many characters came in their presentation forms.
pub(super) fn clusters(glyphs: &[Glyph], n_forms: &mut usize) -> Vec<Cluster> {
    let mut bases: Vec<(Cluster, u32, Vec<Mark>)> = Vec::new();
    let mut marks = Vec::new();
    for (index, glyph) in glyphs.iter().enumerate() {
        let text = plain_forms(&glyph.text, n_forms);
        if text.is_empty() {
            continue;
        }
        if is_mark(&text) {
            marks.push(Mark {
                text,
                middle: f64::midpoint(glyph.start, glyph.end),
                base: glyph.base,
                size: glyph.size,
                order: glyph.order,
                glyph: index,
            });
        } else {
            let cluster = Cluster {
                text,
                start: glyph.start,
                end: glyph.end,
                base: glyph.base,
                size: glyph.size,
            };
            bases.push((cluster, glyph.order, Vec::new()));
        }
    }
    let mut n_lost = 0;
    for mark in marks {
        // The neighbors in the order of drawing.
        let next = bases.partition_point(|(_, order, _)| *order < mark.order);
        let mut best = neighbor(&bases, next, &mark);
        if best.is_none() && n_lost < MOST_LOST {
            n_lost += 1;
            best = closest(&bases, &mark);
        }
        match best.and_then(|best| bases.get_mut(best)) {
            Some((_, _, own)) => own.push(mark),
            None => {
                let glyph = &glyphs[mark.glyph];
                let cluster = Cluster {
                    text: mark.text,
                    start: glyph.start,
                    end: glyph.end,
                    base: glyph.base,
                    size: glyph.size,
                };
                bases.insert(next, (cluster, mark.order, Vec::new()));
            }
        }
    }
    let shift = shift(&bases);
    bases
        .into_iter()
        .map(|(cluster, order, marks)| marked(cluster, order, marks, shift))
        .collect()
}

/// Whether a mark can be of a letter, by where both stand.
fn fits(cluster: &Cluster, mark: &Mark) -> bool {
    let size = cluster.size.max(mark.size);
    !cluster.is_space()
        && beside(cluster, mark) <= size * BESIDE
        && (cluster.base - mark.base).abs() <= size * ABOVE
}

fn beside(cluster: &Cluster, mark: &Mark) -> f64 {
    let beside = (cluster.start - mark.middle).max(mark.middle - cluster.end);
    beside.max(0.0)
}

/// The letter before or after a mark in the order of drawing: that before it where the line is drawn as it is read, and
/// that after it where letters from right to left are drawn from the left. Where the marks' own ink lies is in the font only.
fn neighbor(bases: &[(Cluster, u32, Vec<Mark>)], next: usize, mark: &Mark) -> Option<usize> {
    let at = |index: usize| {
        let (cluster, ..) = bases.get(index)?;
        fits(cluster, mark).then_some((index, cluster))
    };
    let before = next.checked_sub(1).and_then(at);
    let (one, other) = match (before, at(next)) {
        (Some(before), Some(next)) => (before, next),
        (one, other) => return one.or(other).map(|(index, _)| index),
    };
    let is_from_left = one.1.middle() < other.1.middle();
    let is_rtl = is_right_to_left(&one.1.text) || is_right_to_left(&other.1.text);
    let is_after = is_from_left && is_rtl;
    Some(if is_after { other.0 } else { one.0 })
}

fn closest(bases: &[(Cluster, u32, Vec<Mark>)], mark: &Mark) -> Option<usize> {
    let clusters = bases.iter().map(|(cluster, ..)| cluster).enumerate();
    clusters
        .filter(|(_, cluster)| fits(cluster, mark))
        .min_by(|(_, one), (_, other)| beside(one, mark).total_cmp(&beside(other, mark)))
        .map(|(index, _)| index)
}

/// How far the ink of marks lies from where they are placed, as those over single letters show: the middle of many.
fn shift(bases: &[(Cluster, u32, Vec<Mark>)]) -> f64 {
    let alone = bases
        .iter()
        .filter(|(cluster, ..)| cluster.text.chars().count() == 1);
    let mut shifts: Vec<f64> = alone
        .flat_map(|(cluster, _, marks)| {
            marks
                .iter()
                .map(|mark| (cluster.middle() - mark.middle) / cluster.size)
        })
        .collect();
    shifts.sort_by(f64::total_cmp);
    match shifts.len() {
        0..4 => 0.0,
        length => shifts[length / 2],
    }
}

/// Puts marks behind their letters.
fn marked(mut cluster: Cluster, order: u32, mut marks: Vec<Mark>, shift: f64) -> Cluster {
    if marks.is_empty() {
        return cluster;
    }
    // A line from right to left is drawn from its end: there the mark that is written first is drawn last.
    let (mut before, after): (Vec<Mark>, Vec<Mark>) =
        marks.drain(..).partition(|mark| mark.order < order);
    before.sort_by_key(|mark| std::cmp::Reverse(mark.order));
    let mut all: Vec<&Mark> = before.iter().chain(&after).collect();
    // Shaping puts the shadda next to its letter wherever it was written; most write it first.
    all.sort_by_key(|mark| mark.text != SHADDA);
    let letters: Vec<char> = cluster.text.chars().collect();
    let is_letter = |letter: &&char| !unicode_normalization::char::is_combining_mark(**letter);
    let n_letters = letters.iter().filter(is_letter).count().max(1);
    let part = cluster.width() / n_letters as f64;
    let mut per_letter: Vec<String> = vec![String::new(); n_letters];
    for mark in all {
        let from_right = ((cluster.end - mark.middle - shift * cluster.size) / part).floor();
        let index = match n_letters > 1 && part > 0.0 && is_right_to_left(&cluster.text) {
            true => (from_right.max(0.0) as usize).min(n_letters - 1),
            false => n_letters - 1,
        };
        per_letter[index].push_str(&mark.text);
    }
    let mut text = String::new();
    let mut index = 0;
    for (at, letter) in letters.iter().enumerate() {
        text.push(*letter);
        let ends_letter = letters.get(at + 1).is_none_or(|next| is_letter(&next));
        if ends_letter && let Some(marks) = per_letter.get(index) {
            text.push_str(marks);
            index += 1;
        }
    }
    cluster.text = text;
    cluster
}

pub(super) fn is_right_to_left(text: &str) -> bool {
    use unicode_bidi::BidiClass::{AL, R};
    text.chars()
        .any(|letter| matches!(unicode_bidi::bidi_class(letter), AL | R))
}

/// Letters instead of the shapes that letters have in words (Unicode, Arabic Presentation Forms A and B). Signs that are
/// written as one, such as ﷺ, stay.
fn plain_forms(text: &str, n_forms: &mut usize) -> String {
    let is_form = |letter: char| matches!(letter, '\u{FB00}'..='\u{FB06}' | '\u{FB50}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDC7}' | '\u{FE70}'..='\u{FEFC}');
    let is_break = |letter: char| matches!(letter, '\n' | '\r' | '\t' | '\u{B}' | '\u{C}');
    if !text
        .chars()
        .any(|letter| is_form(letter) || is_break(letter))
    {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_form(letter) {
            *n_forms += 1;
            // A mark that stands alone is its mark on a space or on a tatweel.
            let whole: Vec<char> = std::iter::once(letter).nfkc().collect();
            match whole.as_slice() {
                [' ' | 'ـ', marks @ ..] if !marks.is_empty() => plain.extend(marks),
                whole => plain.extend(whole),
            }
        } else if is_break(letter) {
            plain.push(' ');
        } else {
            plain.push(letter);
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(text: &str, start: f64, end: f64, order: u32) -> Glyph {
        Glyph {
            text: text.to_owned(),
            angle: 0,
            start,
            end,
            base: 0.0,
            size: 10.0,
            middle: (0.0, 0.0),
            order,
            is_invisible: false,
            color: None,
        }
    }

    fn texts(glyphs: &[Glyph]) -> Vec<String> {
        let clusters = clusters(glyphs, &mut 0);
        clusters.into_iter().map(|cluster| cluster.text).collect()
    }

    #[test]
    fn marks_go_to_the_letter_under_them() {
        // As drawn from the left: the marks of beh, beh, the mark of seen, seen.
        let drawn = [
            glyph("\u{64E}", 2.0, 2.0, 1),
            glyph("\u{651}", 2.0, 2.0, 2),
            glyph("ب", 0.0, 5.0, 3),
            glyph("\u{650}", 8.0, 8.0, 4),
            glyph("س", 5.0, 12.0, 5),
        ];
        assert_eq!(texts(&drawn), ["ب\u{651}\u{64E}", "س\u{650}"]);
        let written = [
            glyph("e", 0.0, 5.0, 1),
            glyph("\u{301}", 2.0, 2.0, 2),
            glyph("n", 5.0, 10.0, 3),
        ];
        assert_eq!(texts(&written), ["e\u{301}", "n"]);
    }

    #[test]
    fn marks_find_their_part_of_a_joined_shape() {
        let over = |middle| {
            [
                glyph("\u{64B}", middle, middle, 1),
                glyph("لا", 0.0, 10.0, 2),
            ]
        };
        assert_eq!(texts(&over(8.0)), ["ل\u{64B}ا"]);
        assert_eq!(texts(&over(2.0)), ["لا\u{64B}"]);
    }

    #[test]
    fn shapes_become_letters_and_are_counted() {
        let mut n_forms = 0;
        let plain = plain_forms("\u{FEFB}\u{FE91}\u{FDFA}\u{FE76}", &mut n_forms);
        assert_eq!(plain, "لاب\u{FDFA}\u{64E}");
        assert_eq!(n_forms, 3);
    }
}
