//! Heads, feet and numbers of pages: what stands at the same height on page after page, but for its digits.
//!
//! They are marked, never dropped.

use std::collections::BTreeMap;

use crate::exchange::importer::pdf::kept::{Kept, Role};

/// Lines at the head and at the foot of a page that are looked at.
const EDGE: usize = 3;
/// Heights so near are the same, points.
const SAME_HEIGHT: f64 = 4.0;
/// A line so far from all others belongs to none of them, parts of its size.
const FAR: f64 = 3.5;
/// Code points of such a line.
const FAR_LENGTH: usize = 80;
/// Notes at the foot are smaller than this part of the text.
const SMALL: f64 = 0.93;

/// Says which lines are furniture.
pub(super) fn mark(pages: &mut [Vec<Kept>]) {
    let mut seen: BTreeMap<(String, i64), Vec<(usize, usize)>> = BTreeMap::new();
    for (page, lines) in pages.iter().enumerate() {
        for line in edge_lines(lines) {
            let kept = &lines[line];
            let height = (kept.base / SAME_HEIGHT).round() as i64;
            seen.entry((pattern(kept), height))
                .or_default()
                .push((page, line));
        }
    }
    let n_pages = pages.len();
    let mut found = Vec::new();
    for ((pattern, height), places) in &seen {
        // A height may be rounded to either side.
        let beside = seen.get(&(pattern.clone(), height + 1)).map_or(0, Vec::len);
        let before = seen.get(&(pattern.clone(), height - 1)).map_or(0, Vec::len);
        let count = places.len() + beside + before;
        // Heads of left and right pages differ.
        let is_often = if n_pages <= 3 { count >= 2 } else { count >= 3 };
        for &(page, line) in places {
            let is_number = pattern.trim_matches(['-', '–', '—', ' ']) == "#";
            let is_its_number = is_number && number(&pages[page][line]) == page as u64 + 1;
            if is_often || is_its_number {
                found.push((page, line));
            }
        }
    }
    for (page, line) in found {
        pages[page][line].role = Role::Furniture;
    }
}

/// The uppermost and lowest lines of a page, as far as no running text stands farther out.
fn edge_lines(lines: &[Kept]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|one, other| lines[*other].base.total_cmp(&lines[*one].base));
    let last = order.iter().rev().take(EDGE).copied();
    let mut edge: Vec<usize> = order.iter().take(EDGE).copied().chain(last).collect();
    edge.sort_unstable();
    edge.dedup();
    edge
}

/// The text with each number as one sign.
fn pattern(kept: &Kept) -> String {
    let mut pattern = String::new();
    for character in kept.own_text().chars() {
        match character.is_numeric() {
            true if pattern.ends_with('#') => {}
            true => pattern.push('#'),
            false => pattern.push(character),
        }
    }
    pattern.trim().to_owned()
}

fn number(kept: &Kept) -> u64 {
    let digits = kept
        .own_text()
        .chars()
        .filter(|character| character.is_numeric());
    digits.take(9).fold(0, |sum, digit| {
        let value = match digit {
            '٠'..='٩' => u64::from(digit) - u64::from('٠'),
            '۰'..='۹' => u64::from(digit) - u64::from('۰'),
            other => other.to_digit(10).map_or(0, u64::from),
        };
        sum * 10 + value
    })
}

/// Says which small lines are furniture that stand far above or below all others of their page, as on a page that is alone.
pub(super) fn mark_far(pages: &mut [Vec<Kept>], body: f64) {
    for lines in pages {
        for index in edge_lines(lines) {
            let kept = &lines[index];
            let is_small = kept.size < body * SMALL && !kept.is_row;
            let is_short = kept.own_text().chars().take(FAR_LENGTH + 1).count() <= FAR_LENGTH;
            let others = lines
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != index);
            let mut steps = others.map(|(_, other)| (other.base - kept.base) / kept.size);
            let (mut is_above, mut is_below) = (true, true);
            let is_far = steps.all(|step| {
                is_above &= step < -FAR;
                is_below &= step > FAR;
                is_above || is_below
            });
            let text = kept.own_text();
            let is_note = begins_with_number(text) && text.chars().any(char::is_alphabetic);
            if is_small && !is_note && is_short && is_far && lines.len() > 3 {
                lines[index].role = Role::Furniture;
            }
        }
    }
}

/// Says which lines are notes at the foot of their page: small, the last on it, from a line on that begins with a number.
pub(super) fn mark_feet(pages: &mut [Vec<Kept>], body: f64) {
    for lines in pages {
        let mut from = lines.len();
        for index in (0..lines.len()).rev() {
            let kept = &lines[index];
            if kept.role == Role::Furniture {
                continue;
            }
            if kept.size > body * SMALL || kept.is_row {
                break;
            }
            if begins_with_number(kept.own_text()) {
                from = index;
            }
        }
        let has_text_above = lines
            .iter()
            .take(from)
            .any(|kept| kept.role == Role::Body && kept.size > body * SMALL);
        if has_text_above {
            for kept in lines.iter_mut().skip(from) {
                if kept.role == Role::Body {
                    kept.role = Role::Foot;
                }
            }
        }
    }
}

pub(super) fn begins_with_number(text: &str) -> bool {
    let text = text.trim_start_matches(['[', '(']);
    text.starts_with(|first: char| first.is_numeric() || matches!(first, '*' | '†'))
}
