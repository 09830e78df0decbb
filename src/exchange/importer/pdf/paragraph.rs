//! Paragraphs out of lines: a line ends its paragraph where the next word would still have fitted, where the gap below it is
//! wider than between lines, or where size or indent change.

use std::collections::BTreeMap;

use crate::exchange::importer::pdf::furniture::begins_with_number;
use crate::exchange::importer::pdf::kept::{Kept, Role};
use crate::exchange::importer::pdf::order::mirrored;
use crate::exchange::importer::pdf::table::{is_bullet, is_marker};

/// Sizes so near are the same.
const SAME_SIZE: f64 = 0.08;
/// An indent so wide is one, parts of the size.
const INDENT: f64 = 0.8;

/// Lines that are one.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    pub(super) text: String,
    /// Brackets that run from right to left, bytes.
    pub(super) brackets: Vec<usize>,
    /// Where a page begins in it: its number and the place, bytes.
    pub(super) pages: Vec<(u32, usize)>,
    pub(super) size: f64,
    pub(super) kind: Kind,
    /// Hyphens that were taken off at the ends of lines.
    pub(super) n_hyphens: usize,
    pub(super) n_lines: usize,
    /// Signs before items that were taken off: the mark says what they say.
    pub(super) n_signs: usize,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Words,
    Row,
    Item,
    Foot,
    Furniture,
}

/// How far lines of one paragraph are apart, parts of their size.
struct Pitch(BTreeMap<i64, f64>);

impl Pitch {
    fn of(pages: &[Vec<Kept>]) -> Self {
        let mut steps: BTreeMap<i64, Vec<f64>> = BTreeMap::new();
        for pair in pages.iter().flat_map(|lines| lines.windows(2)) {
            let [above, below] = pair else { continue };
            let step = (above.base - below.base) / below.size;
            if above.block == below.block
                && is_same_size(above, below)
                && (0.8..=2.4).contains(&step)
            {
                steps.entry(key(below.size)).or_default().push(step);
            }
        }
        let usual = |mut steps: Vec<f64>| {
            steps.sort_by(f64::total_cmp);
            steps.get(steps.len() / 5).copied().unwrap_or(1.2)
        };
        Self(
            steps
                .into_iter()
                .map(|(size, steps)| (size, usual(steps)))
                .collect(),
        )
    }

    fn usual(&self, size: f64) -> f64 {
        self.0.get(&key(size)).copied().unwrap_or(1.5)
    }
}

fn key(size: f64) -> i64 {
    (size * 2.0).round() as i64
}

fn is_same_size(one: &Kept, other: &Kept) -> bool {
    (one.size - other.size).abs() <= SAME_SIZE * one.size.max(other.size)
}

/// Joins the lines of a document. Notes and furniture of a page stand behind the paragraph that goes on over its edge.
pub(super) fn paragraphs(pages: &[Vec<Kept>]) -> Vec<Paragraph> {
    let pitch = Pitch::of(pages);
    let mut found = Vec::new();
    let mut open: Vec<&Kept> = Vec::new();
    let mut waiting: Vec<Paragraph> = Vec::new();
    for lines in pages {
        let (heads, tails) = furniture(lines);
        let mut feet: Vec<&Kept> = Vec::new();
        for head in heads {
            close(&mut vec![head], Kind::Furniture, &mut waiting);
        }
        // A head that comes before all text stays before it.
        if open.is_empty() {
            found.append(&mut waiting);
        }
        for kept in lines {
            match kept.role {
                Role::Body => {
                    if !open.is_empty() && !goes_on(&open, kept, &pitch) {
                        close(&mut open, Kind::Words, &mut found);
                        found.append(&mut waiting);
                    }
                    open.push(kept);
                }
                Role::Foot => {
                    let begins = begins_with_number(kept.own_text());
                    if !feet.is_empty() && (begins || !goes_on(&feet, kept, &pitch)) {
                        close(&mut feet, Kind::Foot, &mut waiting);
                    }
                    feet.push(kept);
                }
                Role::Furniture => {}
            }
        }
        close(&mut feet, Kind::Foot, &mut waiting);
        for tail in tails {
            close(&mut vec![tail], Kind::Furniture, &mut waiting);
        }
    }
    close(&mut open, Kind::Words, &mut found);
    found.append(&mut waiting);
    found
}

/// The furniture of a page: what stands above its text, and the rest.
fn furniture(lines: &[Kept]) -> (Vec<&Kept>, Vec<&Kept>) {
    let text = lines.iter().filter(|kept| kept.role != Role::Furniture);
    let highest = text.map(|kept| kept.base).fold(f64::NEG_INFINITY, f64::max);
    let all = lines.iter().filter(|kept| kept.role == Role::Furniture);
    all.partition(|kept| kept.base > highest && highest.is_finite())
}

fn goes_on(open: &[&Kept], next: &Kept, pitch: &Pitch) -> bool {
    let (Some(first), Some(last)) = (open.first(), open.last()) else {
        return false;
    };
    if last.is_row || next.is_row || !is_same_size(last, next) {
        return false;
    }
    let is_rtl = last.is_rtl();
    let room = last.room(is_rtl);
    let size = last.size;
    // A number or dash may begin a line by chance, where the line above is full.
    let begins_item = next.own_text().starts_with(is_bullet)
        || (is_item(next.own_text()) && (room > size || is_item(first.own_text())));
    if begins_item {
        return false;
    }
    // Set in on both sides, as quotations are.
    let indent = last.indent(is_rtl);
    let room = match open.len() >= 2 || (next.indent(is_rtl) - indent).abs() < 0.3 * size {
        true if indent > 0.5 * size && room >= indent - 0.3 * size => room - indent,
        _ => room,
    };
    if room > next.first_word(is_rtl) + 0.45 * size {
        return false;
    }
    let is_new_column = last.page != next.page || last.block != next.block;
    if is_new_column {
        let text = last.own_text().trim_end_matches(['»', '”', '"', ')', ' ']);
        let deeper = next.indent(is_rtl) - last.indent(is_rtl).max(0.0);
        return !text.ends_with(['.', '؟', '!', '?', ':', '…']) && deeper < INDENT * size;
    }
    let step = (last.base - next.base) / next.size;
    let usual = pitch.usual(next.size);
    if step > usual * 1.22 + 0.08 || step < 0.3 {
        return false;
    }
    let deeper = next.indent(is_rtl) - last.indent(is_rtl);
    let hangs = open.len() == 1 && is_item(first.own_text());
    if deeper > INDENT * size && !hangs && room > -INDENT * size {
        return false;
    }
    // Less deep than a line that is not the first.
    !(deeper < -INDENT * size && open.len() > 1)
}

/// Whether a line begins with the sign of a list's item.
fn is_item(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    first.starts_with(is_bullet) || (first.len() < text.trim().len() && is_marker(first))
}

fn close(open: &mut Vec<&Kept>, kind: Kind, found: &mut Vec<Paragraph>) {
    let Some(first) = open.first() else { return };
    let is_rtl = direction(open);
    let mut paragraph = Paragraph {
        size: first.size,
        kind,
        n_lines: open.len(),
        ..Paragraph::default()
    };
    if kind == Kind::Words {
        paragraph.kind = match first {
            first if first.is_row => Kind::Row,
            first if is_item(&first.text(is_rtl).text) => Kind::Item,
            _ => Kind::Words,
        };
    }
    let mut page = 0;
    for kept in open.drain(..) {
        let line = kept.text(is_rtl);
        if !paragraph.text.is_empty() {
            join(&mut paragraph, &line.text);
        }
        let at = paragraph.text.len();
        if kept.page != page {
            page = kept.page;
            paragraph.pages.push((page, at));
        }
        paragraph
            .brackets
            .extend(line.brackets.iter().map(|bracket| bracket + at));
        paragraph.text.push_str(&line.text);
    }
    if paragraph.kind == Kind::Foot {
        paragraph.part_number();
    }
    if paragraph.kind == Kind::Item {
        paragraph.take_sign();
    }
    found.push(paragraph);
}

/// The direction of a paragraph: to which side its lines lean, or else that of most letters.
fn direction(lines: &[&Kept]) -> bool {
    let (mut left, mut right) = (0, 0);
    for kept in lines {
        match kept.leans() {
            Some(true) => right += 1,
            Some(false) => left += 1,
            None => {}
        }
    }
    if left != right {
        return right > left;
    }
    let letters = lines.iter().fold((0, 0), |sum, kept| {
        (sum.0 + kept.letters.0, sum.1 + kept.letters.1)
    });
    match letters {
        (left, right) if left > 2 * right => false,
        (left, right) if right > 2 * left => true,
        _ => lines.first().is_some_and(|kept| kept.block_is_rtl()),
    }
}

/// Makes ready for the next line: a space, or nothing where a hyphen broke a word.
fn join(paragraph: &mut Paragraph, next: &str) {
    const SOFT: char = '\u{AD}';
    let text = &mut paragraph.text;
    let mut letters = text.chars().rev();
    let (last, before) = (letters.next(), letters.next());
    let goes_on = next.starts_with(|first: char| first.is_lowercase() || last == Some(SOFT));
    let is_broken = matches!(last, Some('-' | '\u{2010}' | SOFT))
        && before.is_some_and(char::is_alphabetic)
        && goes_on;
    if is_broken {
        text.pop();
        paragraph.n_hyphens += 1;
    } else if !text.ends_with(char::is_whitespace) {
        text.push(' ');
    }
}

impl Paragraph {
    /// Puts a space between the number of a note and its words, which the raised number hides.
    fn part_number(&mut self) {
        let rest = self.text.trim_start_matches(char::is_numeric);
        let at = self.text.len() - rest.len();
        if at == 0 || !rest.starts_with(char::is_alphabetic) {
            return;
        }
        self.text.insert(at, ' ');
        let moved = self.brackets.iter_mut();
        moved
            .filter(|bracket| **bracket >= at)
            .for_each(|bracket| *bracket += 1);
        let pages = self.pages.iter_mut().filter(|(_, start)| *start >= at);
        pages.for_each(|(_, start)| *start += 1);
    }

    fn take_sign(&mut self) {
        let rest = self
            .text
            .trim_start_matches(|sign| is_bullet(sign) || matches!(sign, ' ' | '\t'));
        let taken = self.text.len() - rest.len();
        if !self.text.starts_with(is_bullet) || rest.is_empty() {
            return;
        }
        self.n_signs += 1;
        self.text.drain(..taken);
        self.brackets.retain_mut(|at| {
            let is_left = *at >= taken;
            *at = at.saturating_sub(taken);
            is_left
        });
        for (_, at) in &mut self.pages {
            *at = at.saturating_sub(taken);
        }
    }

    /// Brackets that close nothing or stay open, as the text is and with those turned that run from right to left.
    pub(super) fn unmatched(&self) -> (usize, usize) {
        (self.count_unmatched(false), self.count_unmatched(true))
    }

    fn count_unmatched(&self, turns: bool) -> usize {
        let mut open = Vec::new();
        let mut unmatched = 0;
        let mut turned = self.brackets.iter().peekable();
        for (at, character) in self.text.char_indices() {
            let is_turned = turned.next_if(|bracket| **bracket == at).is_some() && turns;
            let Some(other) = mirrored(character) else {
                continue;
            };
            let (character, other) = match is_turned {
                true => (other, character),
                false => (character, other),
            };
            if "([{«‹<".contains(character) {
                open.push(other);
            } else if open.last() == Some(&character) {
                open.pop();
            } else {
                unmatched += 1;
            }
        }
        unmatched + open.len()
    }

    /// Turns the brackets that run from right to left.
    pub(super) fn turn_brackets(&mut self) {
        for at in std::mem::take(&mut self.brackets) {
            let bracket = self.text.get(at..).and_then(|rest| rest.chars().next());
            if let Some(bracket) = bracket
                && let Some(other) = mirrored(bracket)
            {
                let end = at + bracket.len_utf8();
                self.text
                    .replace_range(at..end, other.encode_utf8(&mut [0; 4]));
            }
        }
    }
}
