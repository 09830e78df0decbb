//! A laid-out paragraph: lines of cells and glyphs, in visual order, immutable.
//!
//! A *cell* is the place of one grapheme cluster (UAX #29), or of the part of it that stands on one line. Cells of a
//! line stand from left to right without gaps. Carets, hits and rectangles come from cells alone, so that they agree.

use std::ops::Range;

use super::fonts::FaceId;
use super::geometry::PxRect;
use crate::text::Direction;

/// A glyph to draw. Lengths are px from the layout's top left corner.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedGlyph {
    pub(super) face: FaceId,
    /// Glyph number in the face.
    pub id: u16,
    /// Size in px per em.
    pub size: f32,
    /// Left end of the glyph's baseline, px.
    pub x: f32,
    /// Height of the glyph's baseline, px, downwards.
    pub y: f32,
    /// The first byte of the letters that the glyph shows.
    pub byte: u32,
}

/// The place of one grapheme cluster on its line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cell {
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) rtl: bool,
    /// A character that ends the line, such as U+2028: no caret stands after it on this line.
    pub(super) line_end: bool,
}

impl Cell {
    pub(super) fn width(&self) -> f32 {
        self.right - self.left
    }

    pub(super) fn overlaps(&self, bytes: &Range<usize>) -> bool {
        (self.start as usize) < bytes.end && bytes.start < self.end as usize
    }
}

/// One line. Lengths are px from the layout's top left corner.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The bytes of the line, with the space at which it was broken.
    pub bytes: Range<usize>,
    /// Px.
    pub top: f32,
    /// Px; the next line's top.
    pub bottom: f32,
    /// Px.
    pub baseline: f32,
    /// Left edge of the visible text, without spaces that hang over the line's end; px.
    pub left: f32,
    /// Right edge of the visible text; px.
    pub right: f32,
    /// Whether the text goes on in the next line without a break of its own.
    pub soft_break: bool,
    pub(super) glyphs: Range<usize>,
    pub(super) cells: Vec<Cell>,
}

/// A paragraph set in lines. Cheap to share; may be made on another thread.
#[derive(Clone, Debug, PartialEq)]
pub struct ParagraphLayout {
    pub(super) text: Box<str>,
    pub(super) direction: Direction,
    pub(super) pixels_per_point: f32,
    pub(super) width: f32,
    pub(super) ascent: f32,
    pub(super) descent: f32,
    pub(super) lines: Vec<Line>,
    pub(super) glyphs: Vec<PlacedGlyph>,
}

impl ParagraphLayout {
    /// The text, as given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The base direction, as given.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The scale for which the layout was made: px in a point.
    pub fn pixels_per_point(&self) -> f32 {
        self.pixels_per_point
    }

    /// Width of the widest line without hanging spaces, px.
    pub fn width(&self) -> f32 {
        self.width
    }

    /// Height of all lines, px; at least one line's.
    pub fn height(&self) -> f32 {
        self.lines.last().map_or(0.0, |line| line.bottom)
    }

    /// The lines from the top; never empty.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The glyphs, line by line from left to right.
    pub fn glyphs(&self) -> &[PlacedGlyph] {
        &self.glyphs
    }

    /// The glyphs of the lines between two heights, px; all of a line that is cut.
    pub(super) fn glyphs_between(&self, top: f32, bottom: f32) -> &[PlacedGlyph] {
        let first = self.lines.partition_point(|line| line.bottom <= top);
        let end = self.lines.partition_point(|line| line.top < bottom);
        match (
            self.lines.get(first),
            end.checked_sub(1).and_then(|at| self.lines.get(at)),
        ) {
            (Some(from), Some(to)) if first < end => &self.glyphs[from.glyphs.start..to.glyphs.end],
            _ => &[],
        }
    }

    /// The index of the line at that height: the nearest if `y` lies above or below the text.
    pub fn line_at(&self, y: f32) -> usize {
        self.lines
            .partition_point(|line| line.bottom <= y)
            .min(self.lines.len().saturating_sub(1))
    }

    /// The rectangles of a range of bytes, from the top, and in a line from the left.
    ///
    /// Several in one line where the direction changes. Whole grapheme clusters: a range that cuts one shows all of it.
    /// Spaces that hang over a line's end are cut off. What has no width of its own (a direction mark) is shown as a
    /// stroke of one px; an empty range has no rectangle.
    pub fn rects(&self, bytes: Range<usize>) -> Vec<PxRect> {
        let mut rects: Vec<PxRect> = Vec::new();
        if bytes.is_empty() {
            return rects;
        }
        let mut bare: Option<PxRect> = None;
        let first = self
            .lines
            .partition_point(|line| line.bytes.end <= bytes.start);
        for line in &self.lines[first..] {
            if line.bytes.start >= bytes.end {
                break;
            }
            let first_of_line = rects.len();
            for cell in line.cells.iter().filter(|cell| cell.overlaps(&bytes)) {
                let left = cell.left.clamp(line.left, line.right);
                let right = cell.right.clamp(line.left, line.right);
                if right <= left {
                    bare.get_or_insert(PxRect {
                        left: (left - 0.5).max(0.0),
                        right: (left - 0.5).max(0.0) + 1.0,
                        top: line.top,
                        bottom: line.bottom,
                    });
                    continue;
                }
                match rects[first_of_line..].last_mut() {
                    Some(last) if left - last.right < 0.01 => last.right = right,
                    _ => rects.push(PxRect {
                        left,
                        right,
                        top: line.top,
                        bottom: line.bottom,
                    }),
                }
            }
        }
        if rects.is_empty() {
            rects.extend(bare);
        }
        rects
    }
}
