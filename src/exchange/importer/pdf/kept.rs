//! A line as it is kept until the whole document is known: its text in either direction, and where it stood.

use crate::exchange::importer::pdf::cluster::Cluster;
use crate::exchange::importer::pdf::layout::{Line, Shape};
use crate::exchange::importer::pdf::order::{Ordered, count_letters, ordered};

/// A gap so narrow is none, parts of the size.
const FLUSH: f64 = 0.4;
/// A gap so wide shows to which side a line leans, parts of the size.
const WIDE: f64 = 1.5;
/// The same where the other side is indented.
const VERY_WIDE: f64 = 4.0;

/// What becomes of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Running text.
    Body,
    /// A note at the foot of its page.
    Foot,
    /// What stands on page after page.
    Furniture,
}

/// One line.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    /// From 1.
    pub(super) page: u32,
    pub(super) role: Role,
    pub(super) is_row: bool,
    /// In a paragraph from left to right, and from right to left where that is another text.
    ltr: Ordered,
    rtl: Option<Ordered>,
    /// Letters from left to right, from right to left.
    pub(super) letters: (usize, usize),
    pub(super) start: f64,
    pub(super) end: f64,
    pub(super) base: f64,
    pub(super) size: f64,
    pub(super) block: u32,
    pub(super) edges: (f64, f64),
    block_is_rtl: bool,
    /// How wide the first word is, read from the left and from the right.
    first_word: (f64, f64),
}

impl Kept {
    /// Keeps a line of a page.
    pub(super) fn new(line: &Line, page: u32) -> Self {
        let (ltr, rtl, is_row, first_word, letters) = match &line.shape {
            Shape::Words(clusters) => {
                let ltr = ordered(clusters, false);
                let rtl = Some(ordered(clusters, true)).filter(|rtl| *rtl != ltr);
                let words = (
                    word_width(clusters.iter()),
                    word_width(clusters.iter().rev()),
                );
                (ltr, rtl, false, words, count_letters(clusters))
            }
            Shape::Cells(cells) => {
                let letters = cells.iter().map(|cell| count_letters(cell));
                let letters = letters.fold((0, 0), |sum, cell| (sum.0 + cell.0, sum.1 + cell.1));
                let row = row(cells, line.is_rtl);
                (row, None, true, (0.0, 0.0), letters)
            }
        };
        Self {
            page,
            role: Role::Body,
            is_row,
            ltr,
            rtl,
            letters,
            start: line.start,
            end: line.end,
            base: line.base,
            size: line.size,
            block: line.block,
            edges: line.edges,
            block_is_rtl: line.is_rtl,
            first_word,
        }
    }

    /// Its text in a paragraph of this direction.
    pub(super) fn text(&self, is_rtl: bool) -> &Ordered {
        match &self.rtl {
            Some(rtl) if is_rtl => rtl,
            _ => &self.ltr,
        }
    }

    /// Its text in its own direction.
    pub(super) fn own_text(&self) -> &str {
        &self.text(self.is_rtl()).text
    }

    /// Whether it runs from right to left, as far as it shows by itself.
    pub(super) fn is_rtl(&self) -> bool {
        if let Some(leans) = self.leans() {
            return leans;
        }
        match self.letters {
            (left, right) if left >= 4 * right && left > 0 => false,
            (left, right) if right >= 4 * left && right > 0 => true,
            _ => self.block_is_rtl,
        }
    }

    /// To which side it leans, if one of its ends is near the edge and the other is not.
    pub(super) fn leans(&self) -> Option<bool> {
        if !self.block_is_rtl && self.letters.1 == 0 {
            return Some(false);
        }
        let (left, right) = (
            (self.start - self.edges.0) / self.size,
            (self.edges.1 - self.end) / self.size,
        );
        // A full line that is set in leans to neither, if its letters say otherwise.
        let is_set_in = |gap: f64, own: usize, other: usize| gap < VERY_WIDE && other > 2 * own;
        if left < FLUSH && right > WIDE {
            Some(false).filter(|_| !is_set_in(right, self.letters.0, self.letters.1))
        } else if right < FLUSH && left > WIDE {
            Some(true).filter(|_| !is_set_in(left, self.letters.1, self.letters.0))
        } else if left.max(right) > VERY_WIDE && left.max(right) > 2.5 * left.min(right) {
            Some(left > right)
        } else {
            None
        }
    }

    pub(super) fn block_is_rtl(&self) -> bool {
        self.block_is_rtl
    }

    /// How far in it begins, in its direction, points.
    pub(super) fn indent(&self, is_rtl: bool) -> f64 {
        match is_rtl {
            true => self.edges.1 - self.end,
            false => self.start - self.edges.0,
        }
    }

    /// How much room is left at its end, points.
    pub(super) fn room(&self, is_rtl: bool) -> f64 {
        self.indent(!is_rtl)
    }

    /// How wide its first word is, points.
    pub(super) fn first_word(&self, is_rtl: bool) -> f64 {
        match is_rtl {
            true => self.first_word.1,
            false => self.first_word.0,
        }
    }
}

fn word_width<'a, I: Iterator<Item = &'a Cluster>>(clusters: I) -> f64 {
    // A dash alone is no word: what follows it comes along.
    let mut has_letters = false;
    let word = clusters.take_while(|cluster| {
        has_letters |= cluster.text.chars().any(char::is_alphanumeric);
        !(cluster.is_space() && has_letters)
    });
    let edges = word.fold((f64::INFINITY, f64::NEG_INFINITY), |edges, cluster| {
        (edges.0.min(cluster.start), edges.1.max(cluster.end))
    });
    (edges.1 - edges.0).max(0.0)
}

/// A row's cells in the order of reading, apart by tabs.
fn row(cells: &[Vec<Cluster>], is_rtl: bool) -> Ordered {
    let mut row = Ordered::default();
    let mut cells: Vec<&Vec<Cluster>> = cells.iter().collect();
    if is_rtl {
        cells.reverse();
    }
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            row.text.push('\t');
        }
        let cell_is_rtl = match count_letters(cell) {
            (0, 0) => is_rtl,
            (left, right) => right > left || (right == left && is_rtl),
        };
        let cell = ordered(cell, cell_is_rtl);
        row.brackets
            .extend(cell.brackets.iter().map(|at| at + row.text.len()));
        row.text.push_str(&cell.text);
    }
    row
}
