//! What it costs to read a name in Latin letters and one in Arabic letters as the same.
//!
//! A weighted edit distance of which the edits are the rules of transliteration: groups of letters on both sides.

use crate::search::names::rules::{At, rules_for};
use crate::search::names::spelling::ARTICLE_MARK;
use crate::search::names::weights::{
    ARTICLE, DOUBLED, WRONG, arabic_alone, arabic_weight, latin_alone, latin_weight,
};

/// What it costs; infinite above the limit that was given.
#[derive(Clone, Copy, Debug)]
pub(super) struct Costs {
    /// The one as the other.
    pub(super) whole: f32,
    /// Some beginning of the Latin name as the whole Arabic one.
    pub(super) latin_begins: f32,
    /// Some beginning of the Arabic name as the whole Latin one.
    pub(super) arabic_begins: f32,
}

/// Compares two spellings as [`super::spelling`] makes them. What costs more than `limit` is not looked into.
pub(super) fn costs(latin: &[char], arabic: &[char], limit: f32) -> Costs {
    let (height, width) = (latin.len() + 1, arabic.len() + 1);
    let mut table = Table {
        cells: vec![f32::INFINITY; height * width],
        width,
        limit,
    };
    table.relax(0, 0, 0.0);
    for row in 0..height {
        for column in 0..width {
            let cost = table.at(row, column);
            if cost <= limit {
                step(&mut table, latin, arabic, (row, column), cost);
            }
        }
    }
    let last_column = (0..height).map(|row| table.at(row, width - 1));
    let last_row = (0..width).map(|column| table.at(height - 1, column));
    Costs {
        whole: table.at(height - 1, width - 1),
        latin_begins: last_column.fold(f32::INFINITY, f32::min),
        arabic_begins: last_row.fold(f32::INFINITY, f32::min),
    }
}

/// How much a spelling in Latin letters holds.
pub(super) fn weight_of_latin(latin: &[char]) -> f32 {
    let doubled = |at: usize| at > 0 && latin[at - 1] == latin[at];
    let kept = latin.iter().enumerate().filter(|(at, _)| !doubled(*at));
    kept.map(|(_, letter)| latin_weight(*letter)).sum()
}

/// How much a spelling in Arabic letters holds.
pub(super) fn weight_of_arabic(arabic: &[char]) -> f32 {
    arabic.iter().map(|letter| arabic_weight(*letter)).sum()
}

struct Table {
    cells: Vec<f32>,
    width: usize,
    limit: f32,
}

impl Table {
    fn at(&self, row: usize, column: usize) -> f32 {
        self.cells[row * self.width + column]
    }

    fn relax(&mut self, row: usize, column: usize, cost: f32) {
        let cell = &mut self.cells[row * self.width + column];
        if cost < *cell && cost <= self.limit {
            *cell = cost;
        }
    }
}

/// Everything that can follow at one place of the table.
fn step(
    table: &mut Table,
    latin: &[char],
    arabic: &[char],
    (row, column): (usize, usize),
    cost: f32,
) {
    let behind = &arabic[column..];
    let starts_arabic = column == 0 || arabic[column - 1] == ' ';
    if let [first, rest @ ..] = behind {
        table.relax(row, column + 1, cost + arabic_alone(*first));
        if starts_arabic && *first == 'ا' && rest.first() == Some(&'ل') && rest.len() > 2 {
            table.relax(row, column + 2, cost + ARTICLE);
        }
    }
    let Some(letter) = latin.get(row).copied() else {
        return;
    };
    if letter == ARTICLE_MARK {
        table.relax(row + 1, column, cost + 0.1);
        if behind.starts_with(&['ا', 'ل']) {
            table.relax(row + 1, column + 2, cost);
        }
        return;
    }
    let ends = |end: usize| latin.get(end).is_none_or(|next| *next == ' ');
    let starts = row == 0 || matches!(latin[row - 1], ' ' | ARTICLE_MARK);
    table.relax(row + 1, column, cost + latin_alone(letter, ends(row + 1)));
    if let Some(other) = behind.first() {
        match (letter, *other) {
            (' ', ' ') => table.relax(row + 1, column + 1, cost),
            (' ', _) | (_, ' ') => {}
            _ => table.relax(row + 1, column + 1, cost + WRONG),
        }
    }
    if row > 0 && latin[row - 1] == letter && letter != ' ' {
        table.relax(row + 1, column, cost + DOUBLED);
    }
    for (group, letters, price, at) in rules_for(letter) {
        // The letters of a group are ASCII: as many bytes as characters.
        let end = row + group.len();
        let holds = match at {
            At::Anywhere => true,
            At::Start => starts,
            At::Later => !starts,
            At::End => ends(end),
        };
        if !holds || end > latin.len() {
            continue;
        }
        let is_group = group.len() == 1 || group.chars().eq(latin[row..end].iter().copied());
        if !is_group {
            continue;
        }
        let mut next = column;
        let mut is_there = true;
        for wanted in letters.chars() {
            is_there &= arabic.get(next) == Some(&wanted);
            next += 1;
        }
        if is_there {
            table.relax(end, next, cost + price);
        }
    }
}
