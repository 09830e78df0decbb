//! The strip beside the text: the view's place in the document, where annotations stand, and where hits do.
//!
//! Ticks stand at the height at which the view would be scrolled to them, so that a click on one leads there. A row of the
//! strip asks which marks start in its bytes: the cost follows the strip's height and not the number of marks. Annotations
//! are bars at the text's side in their tag's color, hits diamonds at the other: told apart by shape and place.

use std::ops::Range;

use egui::{Painter, Pos2, Rect, Shape, Stroke, Ui, pos2, vec2};

use crate::gui::reader::geometry::SCROLL_BAR;
use crate::gui::reader::hits::HitMarks;
use crate::gui::reader::marks::MarkIndex;
use crate::gui::reader::scroll::Setting;
use crate::gui::reader::state::ReaderState;
use crate::gui::theme::Theme;

/// Height of a row of ticks, points.
const ROW: f32 = 3.0;
/// The smallest thumb, points.
const SMALLEST_THUMB: f32 = 28.0;

/// The bytes that stand in each row of the strip, from the top.
pub(super) fn rows(setting: &Setting<'_>, state: &ReaderState) -> Vec<Range<usize>> {
    let bar = setting.page.scroll_bar;
    let count = (bar.height() / ROW).floor().max(1.0) as usize;
    let space = f64::from(setting.top_space_px());
    let whole = state.heights.total() + 2.0 * space;
    let blocks = setting.prepared.blocks();
    let byte_at = |row: usize| -> usize {
        if row == 0 {
            return 0;
        }
        if row >= count {
            return setting.prepared.text().len() + 1;
        }
        let y = whole * row as f64 / count as f64 - space;
        let (block, inside) = state.heights.find(y);
        let bytes = blocks[block].bytes();
        // Inside a block bytes are spread evenly: near enough for a tick.
        let share = inside / state.heights.get(block).max(1.0);
        bytes.start + (bytes.len() as f32 * share.clamp(0.0, 1.0)) as usize
    };
    let mut start = byte_at(0);
    (0..count)
        .map(|row| {
            let end = byte_at(row + 1).max(start);
            let bytes = start..end;
            start = end;
            bytes
        })
        .collect()
}

/// Draws the strip. Nothing stands there while the whole document is in view and nothing is marked in it.
pub(super) fn paint(
    ui: &Ui,
    painter: &Painter,
    setting: &Setting<'_>,
    state: &ReaderState,
    marks: &MarkIndex,
    hits: HitMarks<'_>,
    theme: &Theme,
) {
    let bar = setting.page.scroll_bar;
    let space = f64::from(setting.top_space_px());
    let whole = state.heights.total() + 2.0 * space;
    let view = f64::from(setting.view_px());
    if whole <= view + 1.0 {
        return;
    }
    let is_left = setting.page.look.interface.is_rtl();
    let edge = if is_left { bar.right() } else { bar.left() };
    painter.rect_filled(bar, 0.0, theme.panel);
    painter.vline(edge, bar.y_range(), Stroke::new(1.0, theme.stroke));
    thumb(ui, painter, setting, state, theme);
    // The text's side has the annotations, the window's side the hits.
    let (bars, diamonds) = if is_left {
        (bar.right() - 7.0, bar.left() + 3.5)
    } else {
        (bar.left() + 1.0, bar.right() - 3.5)
    };
    let current = hits
        .current
        .and_then(|current| hits.spans.get(current))
        .map(|span| span.start().index());
    for (row, bytes) in rows(setting, state).into_iter().enumerate() {
        let y = bar.top() + (row as f32 + 0.5) * ROW;
        if let Some(mark) = marks.first_in(bytes.start as u32..bytes.end as u32) {
            let color = theme.tag(mark.color());
            let color = if mark.is_dimmed { theme.faint } else { color };
            let tick = Rect::from_min_size(pos2(bars, y - 1.0), vec2(6.0, 2.0));
            painter.rect_filled(tick, 0.0, color);
        }
        if hits.starts_in(&bytes) {
            let is_current = current.is_some_and(|current| bytes.contains(&current));
            let (size, color) = if is_current {
                (3.5, theme.strong)
            } else {
                (2.5, theme.accent)
            };
            painter.add(diamond(pos2(diamonds, y), size, color));
        }
    }
}

fn diamond(at: Pos2, size: f32, color: egui::Color32) -> Shape {
    let corners = [(0.0, -size), (size, 0.0), (0.0, size), (-size, 0.0)];
    let points = corners.map(|(x, y)| at + vec2(x, y)).to_vec();
    Shape::convex_polygon(points, color, Stroke::NONE)
}

/// What is in view, as a part of the whole.
fn thumb(ui: &Ui, painter: &Painter, setting: &Setting<'_>, state: &ReaderState, theme: &Theme) {
    let bar = setting.page.scroll_bar;
    let space = f64::from(setting.top_space_px());
    let whole = state.heights.total() + 2.0 * space;
    let view = f64::from(setting.view_px());
    let above = state.heights.top(state.top_block) + f64::from(state.top_offset_px) + space;
    let height = (bar.height() * (view / whole) as f32)
        .max(SMALLEST_THUMB)
        .min(bar.height());
    let share = (above / (whole - view)).clamp(0.0, 1.0) as f32;
    let top = bar.top() + (bar.height() - height) * share;
    let strength = if ui.rect_contains_pointer(bar) {
        0.45
    } else {
        0.28
    };
    let thumb = Rect::from_min_size(pos2(bar.left() + 1.5, top), vec2(SCROLL_BAR - 3.0, height));
    painter.rect_filled(thumb, 4.0, theme.muted.gamma_multiply(strength));
}
