//! Which blocks are in view. The anchor (block, offset) stays where it is while heights above or below are corrected.

use std::sync::Arc;

use crate::gui::reader::geometry::Page;
use crate::gui::reader::heights::Heights;
use crate::gui::reader::prepared::{BlockKind, PreparedText};
use crate::gui::reader::state::{LayoutKey, ReaderState};
use crate::gui::typeset::{LayoutRequest, ParagraphLayout, Typesetter};
use crate::text::Direction;

/// A block in view.
#[derive(Clone, Debug)]
pub(super) struct Visible {
    pub(super) block: usize,
    /// Top of the block, px from the top of the view.
    pub(super) top_px: f32,
    pub(super) layout: Arc<ParagraphLayout>,
    /// Left edge of the layout, px from the left edge of the column.
    pub(super) left_px: f32,
    /// It stands for furniture that is folded: its layout is empty.
    pub(super) is_fold: bool,
}

/// How much of a block is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fold {
    /// All of it.
    Open,
    /// A line that stands for it and what follows.
    Line,
    /// Nothing.
    Hidden,
}

impl Visible {
    pub(super) fn bottom_px(&self) -> f32 {
        self.top_px + self.layout.height()
    }
}

/// What a frame needs to lay out blocks.
pub(super) struct Setting<'a> {
    pub(super) prepared: &'a PreparedText,
    pub(super) page: &'a Page,
    pub(super) typesetter: &'a Typesetter,
}

impl Setting<'_> {
    /// Makes new estimates if width, zoom or text have changed; the block at the top stays there.
    pub(super) fn follow(&self, state: &mut ReaderState) {
        let blocks = self.prepared.blocks();
        let key = LayoutKey {
            column_px: self.page.column_px() as u32,
            zoom_percent: (self.page.zoom * 100.0).round() as u32,
            pixels_per_point: self.page.pixels_per_point,
            n_blocks: blocks.len(),
            styles: Some(
                [Direction::LeftToRight, Direction::RightToLeft]
                    .map(|direction| self.page.style(BlockKind::Body, direction)),
            ),
            directions: self.prepared.directions_stamp(),
            folds_furniture: self.page.look.folds_furniture,
        };
        let focus = state.selection.map(|selection| selection.focus.byte);
        // Only when the caret comes there: where it stays does not keep others from being shown.
        if let Some(byte) = focus.filter(|_| focus != state.last_focus) {
            self.unfold(state, byte);
        }
        state.last_focus = focus;
        if state.key == key && state.heights.len() == blocks.len() {
            return;
        }
        if state.key == LayoutKey::default() {
            state.top_offset_px = -self.top_space_px();
        }
        let old = state.heights.get(state.top_block).max(1.0);
        let share = state.top_offset_px / old;
        let heights = (0..blocks.len())
            .map(|index| self.estimate_px(state, index))
            .collect();
        state.heights = Heights::new(heights);
        state.layouts.clear();
        state.key = key;
        state.top_block = state.top_block.min(blocks.len().saturating_sub(1));
        if state.top_offset_px < 0.0 {
            state.top_offset_px = -self.top_space_px();
        } else if state.top_offset_px > 0.0 {
            self.layout(state, state.top_block);
            state.top_offset_px = share * state.heights.get(state.top_block);
        }
    }

    /// The likely height of a block with the space below it, px.
    fn estimate_px(&self, state: &ReaderState, index: usize) -> f32 {
        let blocks = self.prepared.blocks();
        let block = &blocks[index];
        match self.fold(state, index) {
            Fold::Open => {
                self.page.estimate_px(block, self.prepared.direction(block))
                    + self.page.gap_px(block, blocks.get(index + 1))
            }
            Fold::Line => self.page.fold_px(),
            Fold::Hidden => 0.0,
        }
    }

    /// Whether a block is folded away.
    pub(super) fn fold(&self, state: &ReaderState, index: usize) -> Fold {
        if !self.page.look.folds_furniture || state.unfolded.contains(&index) {
            return Fold::Open;
        }
        match self.prepared.furniture_at(index) {
            None => Fold::Open,
            Some(run) if run.start == index => Fold::Line,
            Some(_) => Fold::Hidden,
        }
    }

    /// Shows the furniture that holds a byte; what was shown before is folded again. Says whether it was folded.
    pub(super) fn unfold(&self, state: &mut ReaderState, byte: usize) -> bool {
        let block = self.prepared.block_at(byte);
        if state.heights.len() != self.prepared.blocks().len()
            || self.fold(state, block) == Fold::Open
        {
            return false;
        }
        let run = self
            .prepared
            .furniture_at(block)
            .unwrap_or(block..block + 1);
        let before = std::mem::replace(&mut state.unfolded, run.clone());
        for index in before.chain(run) {
            state.layouts.remove(&index);
            let height = self.estimate_px(state, index);
            state.heights.set(index, height);
        }
        true
    }

    /// Lays a block out, or takes the layout that is kept; corrects its height.
    pub(super) fn layout(&self, state: &mut ReaderState, index: usize) -> Arc<ParagraphLayout> {
        let frame = state.frame;
        if let Some((used, layout)) = state.layouts.get_mut(&index) {
            *used = frame;
            return Arc::clone(layout);
        }
        let blocks = self.prepared.blocks();
        let Some(block) = blocks.get(index) else {
            let style = self.page.style(BlockKind::Body, Direction::LeftToRight);
            return self.typesetter.lay_out_cached(&LayoutRequest::new(
                "",
                &style,
                Direction::LeftToRight,
                self.page.pixels_per_point,
            ));
        };
        let direction = self.prepared.direction(block);
        let style = self.page.style(block.kind(), direction);
        let width = (self.page.column_px() - self.page.indent_px(block.kind())).max(40.0);
        let fold = self.fold(state, index);
        let text = match fold {
            Fold::Open => &self.prepared.text()[block.bytes()],
            Fold::Line | Fold::Hidden => "",
        };
        let request =
            LayoutRequest::new(text, &style, direction, self.page.pixels_per_point).wrapped(width);
        let layout = self.typesetter.lay_out(&request);
        let gap = self.page.gap_px(block, blocks.get(index + 1));
        let height = match (fold, block.kind()) {
            (Fold::Line, _) => self.page.fold_px(),
            (Fold::Hidden, _) => 0.0,
            (Fold::Open, BlockKind::Blank) => self.page.blank_px() + gap,
            (Fold::Open, _) => layout.height() + gap,
        };
        state.heights.set(index, height);
        state.layouts.insert(index, (frame, Arc::clone(&layout)));
        layout
    }

    /// Left edge of a block's layout in the column, px.
    pub(super) fn left_px(&self, index: usize) -> f32 {
        let Some(block) = self.prepared.blocks().get(index) else {
            return 0.0;
        };
        if self.prepared.direction(block).is_rtl() {
            0.0
        } else {
            self.page.indent_px(block.kind())
        }
    }

    /// Moves the anchor by px; positive is down. Only measured heights are passed over.
    pub(super) fn scroll_by(&self, state: &mut ReaderState, delta_px: f32) {
        state.top_offset_px += delta_px;
        self.settle(state);
    }

    /// Brings the anchor into its block and keeps it inside the document.
    pub(super) fn settle(&self, state: &mut ReaderState) {
        let count = self.prepared.blocks().len();
        let view_px = self.view_px();
        while state.top_offset_px < 0.0 && state.top_block > 0 {
            state.top_block -= 1;
            self.layout(state, state.top_block);
            state.top_offset_px += state.heights.get(state.top_block);
        }
        state.top_offset_px = state.top_offset_px.max(-self.top_space_px());
        if state.top_block > 0 {
            state.top_offset_px = state.top_offset_px.max(0.0);
        }
        loop {
            self.layout(state, state.top_block);
            let height = state.heights.get(state.top_block);
            if state.top_offset_px < height || state.top_block + 1 >= count {
                break;
            }
            state.top_offset_px -= height;
            state.top_block += 1;
        }
        // Near the end: the last block may not leave the bottom of the view.
        let mut below = -state.top_offset_px;
        let mut index = state.top_block;
        while index < count && below < view_px {
            self.layout(state, index);
            below += state.heights.get(index);
            index += 1;
        }
        let slack = view_px - self.top_space_px() - below;
        if index >= count && slack > 0.0 {
            state.top_offset_px -= slack;
            while state.top_offset_px < 0.0 && state.top_block > 0 {
                state.top_block -= 1;
                self.layout(state, state.top_block);
                state.top_offset_px += state.heights.get(state.top_block);
            }
            if state.top_block == 0 {
                state.top_offset_px = state.top_offset_px.max(-self.top_space_px());
            }
        }
    }

    /// Puts a height of the document at the top of the view.
    pub(super) fn scroll_to(&self, state: &mut ReaderState, y: f64) {
        if y <= 0.0 {
            state.top_block = 0;
            state.top_offset_px = y as f32;
        } else {
            (state.top_block, state.top_offset_px) = state.heights.find(y);
        }
        self.settle(state);
    }

    /// Puts a byte at a share of the view's height (0 top, 1 bottom).
    pub(super) fn scroll_to_byte(&self, state: &mut ReaderState, byte: usize, share: f32) {
        self.unfold(state, byte);
        let block = self.prepared.block_at(byte);
        let layout = self.layout(state, block);
        let inside = byte - self.prepared.blocks()[block].bytes().start.min(byte);
        let line = layout
            .caret_rect(crate::gui::typeset::Caret::before(inside))
            .top;
        state.top_block = block;
        state.top_offset_px = line - share * self.view_px();
        if share == 0.0 {
            state.top_offset_px -= self.top_space_px().min(4.0);
        }
        self.settle(state);
    }

    /// Scrolls just so far that a byte's line is in view.
    pub(super) fn keep_in_view(&self, state: &mut ReaderState, visible: &[Visible], byte: usize) {
        let block = self.prepared.block_at(byte);
        let inside = byte - self.prepared.blocks()[block].bytes().start.min(byte);
        let pad = 8.0 * self.page.pixels_per_point;
        let was_folded = self.unfold(state, byte);
        let shown = visible.iter().find(|visible| visible.block == block);
        match shown.filter(|_| !was_folded) {
            Some(shown) => {
                let caret = shown
                    .layout
                    .caret_rect(crate::gui::typeset::Caret::before(inside));
                let (top, bottom) = (
                    shown.top_px + caret.top - pad,
                    shown.top_px + caret.bottom + pad,
                );
                if top < 0.0 {
                    self.scroll_by(state, top);
                } else if bottom > self.view_px() {
                    self.scroll_by(state, bottom - self.view_px());
                }
            }
            None => self.scroll_to_byte(state, byte, 0.4),
        }
    }

    /// The blocks in view, from the top.
    pub(super) fn visible(&self, state: &mut ReaderState) -> Vec<Visible> {
        let mut visible = Vec::new();
        let mut top_px = -state.top_offset_px;
        let mut block = state.top_block;
        while block < self.prepared.blocks().len() && top_px < self.view_px() {
            let layout = self.layout(state, block);
            let fold = self.fold(state, block);
            if fold != Fold::Hidden {
                visible.push(Visible {
                    block,
                    top_px,
                    layout,
                    left_px: self.left_px(block),
                    is_fold: fold == Fold::Line,
                });
            }
            top_px += state.heights.get(block);
            block += 1;
        }
        visible
    }

    pub(super) fn view_px(&self) -> f32 {
        self.page.view.height() * self.page.pixels_per_point
    }

    /// Space above the first and below the last block, px.
    pub(super) fn top_space_px(&self) -> f32 {
        super::geometry::PADDING * self.page.pixels_per_point
    }
}
