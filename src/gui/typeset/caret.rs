//! Places between letters: where a caret stands, what a click hits, and where the arrow keys lead.
//!
//! A position is a byte and an affinity, because one byte has two places where the direction changes and where a line
//! is broken. Steps to the left and right follow the screen; word steps follow reading order, read from the side.

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::geometry::PxRect;
use super::layout::{Cell, Line, ParagraphLayout};
use crate::text::Direction;

/// To which of its two letters a caret belongs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Affinity {
    /// To the letter before, in the order of the text.
    Upstream,
    /// To the letter after.
    #[default]
    Downstream,
}

/// A place between two grapheme clusters of a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Caret {
    /// UTF-8 bytes from the start of the text.
    pub byte: usize,
    /// The letter that decides the place on the screen.
    pub affinity: Affinity,
}

impl Caret {
    /// A caret that belongs to the letter after `byte`.
    pub fn before(byte: usize) -> Self {
        Self {
            byte,
            affinity: Affinity::Downstream,
        }
    }

    /// A caret that belongs to the letter that ends at `byte`.
    pub fn after(byte: usize) -> Self {
        Self {
            byte,
            affinity: Affinity::Upstream,
        }
    }
}

/// A side of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// Where English lines start.
    Left,
    /// Where Arabic lines start.
    Right,
}

impl Side {
    fn is_forward(self, direction: Direction) -> bool {
        (self == Self::Right) != direction.is_rtl()
    }
}

/// A caret's place: a line, and the edge between cells, counted from the left (0 ..= number of cells).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Slot {
    pub(super) line: usize,
    pub(super) edge: usize,
    pub(super) x: f32,
}

impl ParagraphLayout {
    /// The caret nearest to a point in px; points outside the text hit its nearest line and end.
    pub fn hit(&self, x: f32, y: f32) -> Caret {
        let Some(line) = self.lines.get(self.line_at(y)) else {
            return Caret::default();
        };
        // Spaces that hang over the line's end are at its edge, as their carets are.
        let shown = |edge: f32| edge.clamp(line.left, line.right);
        let at = line
            .cells
            .partition_point(|cell| shown(cell.right) <= x)
            .min(line.cells.len().saturating_sub(1));
        let Some(cell) = line.cells.get(at) else {
            return Caret::before(line.bytes.start);
        };
        let right = x > (shown(cell.left) + shown(cell.right)) / 2.0;
        caret_at_side(cell, right)
    }

    /// The grapheme cluster under a point in px, or `None` beside the text.
    pub fn cluster_under(&self, x: f32, y: f32) -> Option<std::ops::Range<usize>> {
        let line = self
            .lines
            .iter()
            .find(|line| line.top <= y && y < line.bottom)?;
        let cell = line
            .cells
            .iter()
            .find(|cell| cell.left <= x && x < cell.right)?;
        Some(cell.start as usize..cell.end as usize)
    }

    /// The caret's stroke: a rectangle without width, as high as the letters; px.
    ///
    /// A byte inside a grapheme cluster gives the cluster's start.
    pub fn caret_rect(&self, caret: Caret) -> PxRect {
        let slot = self.slot(caret);
        let Some(line) = self.lines.get(slot.line) else {
            return PxRect::default();
        };
        let x = slot.x.clamp(line.left, line.right);
        PxRect {
            left: x,
            right: x,
            top: (line.baseline - self.ascent).max(line.top),
            bottom: (line.baseline + self.descent).min(line.bottom),
        }
    }

    /// The index of the line on which a caret stands.
    pub fn caret_line(&self, caret: Caret) -> usize {
        self.slot(caret).line
    }

    /// The next grapheme boundary in the order of the text, or the text's end.
    pub fn next_boundary(&self, byte: usize) -> usize {
        let byte = self.floor_boundary(byte);
        let mut cursor = GraphemeCursor::new(byte, self.text.len(), true);
        match cursor.next_boundary(&self.text, 0) {
            Ok(Some(next)) => next,
            _ => self.text.len(),
        }
    }

    /// The grapheme boundary before `byte` in the order of the text, or 0.
    pub fn previous_boundary(&self, byte: usize) -> usize {
        let mut byte = byte.min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let mut cursor = GraphemeCursor::new(byte, self.text.len(), true);
        match cursor.prev_boundary(&self.text, 0) {
            Ok(Some(previous)) => previous,
            _ => 0,
        }
    }

    /// The start of the grapheme cluster that holds `byte`; the text's length if `byte` lies past it.
    pub fn floor_boundary(&self, byte: usize) -> usize {
        if byte >= self.text.len() {
            return self.text.len();
        }
        let mut byte = byte;
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        let mut cursor = GraphemeCursor::new(byte, self.text.len(), true);
        match cursor.is_boundary(&self.text, 0) {
            Ok(true) => byte,
            _ => self.previous_boundary(byte),
        }
    }

    /// One word to that side: forward in reading order to a word's end, backward to a word's start.
    pub fn step_word(&self, caret: Caret, side: Side) -> Caret {
        if side.is_forward(self.direction) {
            Caret::after(self.next_word_end(caret.byte))
        } else {
            Caret::before(self.previous_word_start(caret.byte))
        }
    }

    /// The end of the word that holds or follows `byte`, or the text's end.
    pub fn next_word_end(&self, byte: usize) -> usize {
        self.text
            .unicode_word_indices()
            .map(|(start, word)| start + word.len())
            .find(|end| *end > byte)
            .unwrap_or(self.text.len())
    }

    /// The start of the word that holds or precedes `byte`, or 0.
    pub fn previous_word_start(&self, byte: usize) -> usize {
        self.text
            .unicode_word_indices()
            .map(|(start, _)| start)
            .take_while(|start| *start < byte)
            .last()
            .unwrap_or(0)
    }

    /// The word at `byte`, or the space or punctuation mark if there is none: what a double click selects.
    pub fn word_at(&self, byte: usize) -> std::ops::Range<usize> {
        let byte = byte.min(self.text.len());
        let mut found = 0..0;
        for (start, piece) in self.text.split_word_bound_indices() {
            if start > byte || (start == byte && byte == self.text.len()) {
                break;
            }
            found = start..start + piece.len();
        }
        found
    }

    /// The start of the caret's line.
    pub fn line_start(&self, caret: Caret) -> Caret {
        self.lines
            .get(self.caret_line(caret))
            .map_or(caret, |line| Caret::before(line.bytes.start))
    }

    /// The end of the caret's line: before the character that ends it, if there is one.
    pub fn line_end(&self, caret: Caret) -> Caret {
        let Some(line) = self.lines.get(self.caret_line(caret)) else {
            return caret;
        };
        match line.cells.iter().find(|cell| cell.line_end) {
            Some(cell) => Caret::before(cell.start as usize),
            None => Caret::after(line.bytes.end),
        }
    }

    /// The caret in the line above, near `goal_x` (px: keep it over several steps), or `None` in the first line.
    pub fn line_up(&self, caret: Caret, goal_x: f32) -> Option<Caret> {
        let line = self.caret_line(caret).checked_sub(1)?;
        Some(self.hit_line(line, goal_x))
    }

    /// The caret in the line below, near `goal_x`, or `None` in the last line.
    pub fn line_down(&self, caret: Caret, goal_x: f32) -> Option<Caret> {
        let line = self.caret_line(caret) + 1;
        (line < self.lines.len()).then(|| self.hit_line(line, goal_x))
    }

    /// The caret of a line nearest to `x`; for entering the paragraph from above (line 0) or below (the last).
    pub fn hit_line(&self, line: usize, x: f32) -> Caret {
        self.lines.get(line).map_or_else(Caret::default, |line| {
            self.hit(x, (line.top + line.bottom) / 2.0)
        })
    }

    /// Where a caret stands.
    pub(super) fn slot(&self, caret: Caret) -> Slot {
        let byte = caret.byte.min(self.text.len());
        let upstream = || self.find_cell(byte, true).map(|cell| (cell, true));
        let downstream = || self.find_cell(byte, false).map(|cell| (cell, false));
        let found = match caret.affinity {
            Affinity::Upstream => upstream().or_else(downstream),
            Affinity::Downstream => downstream().or_else(upstream),
        };
        let Some(((line, at), after)) = found else {
            return self.slot_without_cell(byte);
        };
        let cell = &self.lines[line].cells[at];
        if after && cell.line_end && line + 1 < self.lines.len() {
            return self.slot_without_cell(byte);
        }
        let right = after != cell.rtl;
        Slot {
            line,
            edge: at + usize::from(right),
            x: if right { cell.right } else { cell.left },
        }
    }

    /// The place of a byte in an empty text, or in the empty line after a line end.
    fn slot_without_cell(&self, byte: usize) -> Slot {
        let line = self
            .lines
            .iter()
            .rposition(|line| line.bytes.start <= byte)
            .unwrap_or(0);
        let x = self
            .lines
            .get(line)
            .map_or(0.0, |line| match self.direction {
                Direction::LeftToRight => line.left,
                Direction::RightToLeft => line.right,
            });
        Slot { line, edge: 0, x }
    }

    /// The cell that holds a byte (`after`: that ends at it), as line and index.
    fn find_cell(&self, byte: usize, after: bool) -> Option<(usize, usize)> {
        let line = self
            .lines
            .partition_point(|line| line.bytes.end < byte || (!after && line.bytes.end == byte));
        let cells = &self.lines.get(line)?.cells;
        let at = cells.iter().position(|cell| {
            if after {
                byte > 0 && cell.end as usize == byte
            } else {
                (cell.start as usize..cell.end as usize).contains(&byte)
            }
        })?;
        Some((line, at))
    }
}

impl Line {
    /// Whether the line shows no letter at all.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }
}

/// The caret at the left or right edge of a cell, belonging to it.
pub(super) fn caret_at_side(cell: &Cell, right: bool) -> Caret {
    if cell.line_end || right == cell.rtl {
        Caret::before(cell.start as usize)
    } else {
        Caret::after(cell.end as usize)
    }
}
