//! A switch in a rounded frame, with a tick while it is on; from the start side to the end side.

use egui::{Align2, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::gui::icons;
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::menus::is_rtl;
use crate::gui::widgets::{RowSlots, text_font};

/// Height, points.
const HEIGHT: f32 = 24.0;
/// Room for the tick, points.
const TICK: f32 = 18.0;
/// Beside the words, points.
const PADDING: f32 = 10.0;

/// Draws the switch. A click is for the caller to act on.
pub fn tick_chip(ui: &mut Ui, words: &str, is_on: bool, is_enabled: bool) -> Response {
    let theme = Theme::of(ui.ctx());
    let color = match (is_enabled, is_on) {
        (false, _) => theme.faint,
        (true, true) => theme.text,
        (true, false) => theme.muted,
    };
    let font = text_font(size::SMALL + 0.5);
    let galley = ui
        .painter()
        .layout_no_wrap(words.to_owned(), font.clone(), color);
    let tick = if is_on { TICK } else { 0.0 };
    let wide = (galley.size().x + tick + 2.0 * PADDING).ceil();
    let sense = match is_enabled {
        true => Sense::click(),
        false => Sense::hover(),
    };
    let (rect, response) = ui.allocate_exact_size(vec2(wide, HEIGHT), sense);
    let line = match (response.has_focus(), response.hovered() && is_enabled) {
        (true, _) => Stroke::new(2.0, theme.accent),
        (false, true) => Stroke::new(1.0, theme.accent),
        (false, false) => Stroke::new(1.0, theme.stroke),
    };
    let ground = if is_on { theme.raised } else { theme.base };
    ui.painter()
        .rect(rect, HEIGHT / 2.0, ground, line, StrokeKind::Inside);
    let mut slots = RowSlots::new(rect.shrink2(vec2(PADDING, 0.0)), is_rtl(ui.ctx()));
    if is_on {
        let slot = slots.take_start(TICK);
        let place = slot.translate(vec2(if is_rtl(ui.ctx()) { 2.0 } else { -2.0 }, 0.0));
        let (center, icon) = (place.center(), icons::CHECK);
        ui.painter().text(
            center,
            Align2::CENTER_CENTER,
            icon,
            text_font(13.0),
            theme.accent,
        );
    }
    slots.text(ui, RichText::new(words).font(font).color(color));
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, is_enabled, is_on, words));
    response
}
