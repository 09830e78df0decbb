//! Where the column, the margin and the scroll bar stand in the view, and how blocks are set.

use egui::{Rect, pos2, vec2};

use crate::gui::reader::look::ReadingLook;
use crate::gui::reader::prepared::{Block, BlockKind};
use crate::gui::typeset::TextStyle;
use crate::text::Direction;

/// Space between the view's edge and text, points.
pub(super) const PADDING: f32 = 28.0;
/// Space between a paragraph and the next, points at zoom 1.
const PARAGRAPH_GAP: f32 = 16.0;
/// Height of an empty line, points at zoom 1: blank lines part paragraphs that are apart already.
const BLANK: f32 = 6.0;
/// Height of the line that stands for folded furniture, points at zoom 1.
pub(super) const FOLD: f32 = 26.0;
/// The margin's width, points.
pub(super) const MARGIN: f32 = 148.0;
/// The margin's width in a narrow view, points: a few brackets and the starts of names.
const SMALL_MARGIN: f32 = 92.0;
/// Below this width of the view the margin is small, points.
const NARROW: f32 = 560.0;
/// Below this width of the view there is no margin, points.
const TOO_NARROW: f32 = 380.0;
/// The scroll bar's width, points.
pub(super) const SCROLL_BAR: f32 = 14.0;
/// Room for a digit of a paragraph's number, points at zoom 1.
const DIGIT: f32 = 7.0;
/// How far a level of a list is moved in, points at zoom 1.
const INDENT: f32 = 26.0;

/// The parts of the view.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Page {
    pub(super) view: Rect,
    /// Left and right edge of the text, points; its top is the view's.
    pub(super) column: Rect,
    /// Empty where the view is too narrow.
    pub(super) margin: Rect,
    pub(super) scroll_bar: Rect,
    /// The margin stands right of the text.
    pub(super) margin_is_right: bool,
    /// How the text is set.
    pub(super) look: ReadingLook,
    pub(super) zoom: f32,
    pub(super) pixels_per_point: f32,
}

impl Page {
    /// Parts a view that shows a document of a direction; beside its paragraphs stand numbers or labels of so many letters.
    pub(super) fn new(
        view: Rect,
        document: Direction,
        letters: usize,
        look: ReadingLook,
        zoom: f32,
        pixels_per_point: f32,
    ) -> Self {
        let margin_width = match view.width() {
            _ if !look.shows_margin => 0.0,
            width if width >= NARROW => MARGIN,
            width if width >= TOO_NARROW => SMALL_MARGIN,
            _ => 0.0,
        };
        let numbers = match letters {
            0 => 0.0,
            n => (n as f32 * DIGIT * zoom.clamp(0.8, 1.5) + 14.0 - PADDING).max(0.0),
        };
        let room = view.width() - SCROLL_BAR - 2.0 * PADDING - margin_width - numbers;
        let widest = look.script(document).column * zoom;
        let column_width = room.min(widest).max(80.0);
        let free = (room - column_width).max(0.0) / 2.0;
        // The interface's end side has the scroll bar, the document's start side the numbers.
        let bar_is_left = look.interface.is_rtl();
        let left = view.left() + PADDING + free + if bar_is_left { SCROLL_BAR } else { 0.0 };
        let margin_is_right = !document.is_rtl();
        let (column_left, margin_left) = if margin_is_right {
            (left + numbers, left + numbers + column_width)
        } else {
            (left + margin_width, left)
        };
        let size = |width: f32| vec2(width, view.height());
        let bar_left = if bar_is_left {
            view.left()
        } else {
            view.right() - SCROLL_BAR
        };
        Self {
            view,
            column: Rect::from_min_size(pos2(column_left, view.top()), size(column_width)),
            margin: Rect::from_min_size(pos2(margin_left, view.top()), size(margin_width)),
            scroll_bar: Rect::from_min_size(pos2(bar_left, view.top()), size(SCROLL_BAR)),
            margin_is_right,
            look,
            zoom,
            pixels_per_point,
        }
    }

    pub(super) fn column_px(&self) -> f32 {
        (self.column.width() * self.pixels_per_point).floor()
    }

    /// How a block is set.
    pub(super) fn style(&self, kind: BlockKind, direction: Direction) -> TextStyle {
        self.look.style(kind, direction).scaled(self.zoom)
    }

    /// How far a block is moved in from its start side, px.
    pub(super) fn indent_px(&self, kind: BlockKind) -> f32 {
        let levels = match kind {
            BlockKind::ListItem(depth) => f32::from(depth.saturating_sub(1).min(8)) + 0.6,
            BlockKind::Quotation => 0.8,
            _ => 0.0,
        };
        (levels * INDENT * self.zoom * self.pixels_per_point)
            .min(self.column_px() / 2.0)
            .round()
    }

    /// Space below a block, px.
    pub(super) fn gap_px(&self, block: &Block, next: Option<&Block>) -> f32 {
        if !block.ends_paragraph() {
            return 0.0;
        }
        let is_tight = matches!(
            (block.kind(), next.map(Block::kind)),
            (BlockKind::ListItem(_), Some(BlockKind::ListItem(_)))
                | (BlockKind::TableRow, Some(BlockKind::TableRow))
                | (BlockKind::Footnote, Some(BlockKind::Footnote))
        ) || block.kind() == BlockKind::Blank
            || next.is_some_and(|next| next.kind() == BlockKind::Blank);
        let gap = if is_tight {
            PARAGRAPH_GAP * 0.35
        } else {
            PARAGRAPH_GAP
        };
        (gap * self.zoom * self.pixels_per_point).round()
    }

    /// The height of the line that stands for folded furniture, with the space below it, px.
    pub(super) fn fold_px(&self) -> f32 {
        ((FOLD + PARAGRAPH_GAP) * self.zoom * self.pixels_per_point).round()
    }

    /// The height of an empty line, px.
    pub(super) fn blank_px(&self) -> f32 {
        (BLANK * self.zoom * self.pixels_per_point).round()
    }

    /// What the height of a block is likely to be, without laying it out, px.
    pub(super) fn estimate_px(&self, block: &Block, direction: Direction) -> f32 {
        if block.kind() == BlockKind::Blank {
            return self.blank_px();
        }
        let style = self.style(block.kind(), direction);
        // Arabic letters take two bytes and about 0.42 of their size; Latin ones one byte and 0.5.
        let (size, letters) = match direction {
            Direction::RightToLeft => (style.arabic_size * 0.42, block.bytes().len() as f32 * 0.56),
            Direction::LeftToRight => (style.latin_size * 0.5, block.bytes().len() as f32),
        };
        let column = self.column_px() - self.indent_px(block.kind());
        let per_line = (column / (size * self.pixels_per_point)).max(1.0);
        (letters / per_line).ceil().max(1.0) * (style.line_height * self.pixels_per_point).round()
    }
}
