//! Scrolling together: where a view is in its text, told so that the view of another text can be put there too.
//!
//! A view compares at a line that goes from its top to its bottom as it is scrolled from start to end. So two views of
//! one text show the same paragraph side by side, and views of two texts begin and end together.

use crate::gui::reader::scroll::Setting;
use crate::gui::reader::state::ReaderState;

/// Where a view is in its text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ReadingLine {
    /// How far the view is scrolled, 0 to 1; that share of its height is where it is compared.
    pub share: f32,
    /// The block there and how far into it, in blocks from the start.
    pub position: f64,
}

/// Where the anchor of a view is, to see whether it was scrolled.
pub(super) fn anchor(state: &ReaderState) -> (usize, f32) {
    (state.top_block, state.top_offset_px)
}

/// Where the view is.
pub(super) fn line_of(state: &mut ReaderState, setting: &Setting<'_>) -> ReadingLine {
    let blocks = setting.prepared.blocks().len();
    let top = state.heights.top(state.top_block) + f64::from(state.top_offset_px);
    let space = f64::from(setting.top_space_px());
    let most = state.heights.total() + 2.0 * space - f64::from(setting.view_px());
    let share = if most > 0.0 {
        ((top + space) / most).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let mut below = f64::from(state.top_offset_px) + share * f64::from(setting.view_px());
    let mut block = state.top_block;
    while block + 1 < blocks && below >= f64::from(state.heights.get(block)) {
        below -= f64::from(state.heights.get(block));
        block += 1;
        setting.layout(state, block);
    }
    let height = f64::from(state.heights.get(block)).max(1.0);
    ReadingLine {
        share: share as f32,
        position: (block as f64 + (below / height).clamp(0.0, 1.0)).min(blocks as f64),
    }
}

/// Puts the view where another one is.
pub(super) fn go_along(state: &mut ReaderState, setting: &Setting<'_>, line: ReadingLine) {
    let blocks = setting.prepared.blocks().len();
    let position = line.position.clamp(0.0, blocks as f64);
    let block = (position as usize).min(blocks.saturating_sub(1));
    setting.layout(state, block);
    let inside = (position - block as f64) * f64::from(state.heights.get(block));
    state.top_block = block;
    state.top_offset_px = inside as f32 - line.share.clamp(0.0, 1.0) * setting.view_px();
    if line.share <= 0.0 && position <= 0.0 {
        state.top_offset_px = -setting.top_space_px();
    }
    setting.settle(state);
}
