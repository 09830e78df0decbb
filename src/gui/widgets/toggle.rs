//! A button that stays pressed.

use egui::{Align2, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{focus_ring, text_font};

/// Words in a rounded frame, filled while it is on. A click is for the caller to act on.
pub fn toggle_button(ui: &mut Ui, words: &str, is_on: bool, is_enabled: bool) -> Response {
    let theme = Theme::of(ui.ctx());
    let color = match (is_enabled, is_on) {
        (false, _) => theme.faint,
        (true, true) => theme.accent,
        (true, false) => theme.text,
    };
    let font = text_font(size::TEXT - 0.5);
    let galley = ui.painter().layout_no_wrap(words.to_owned(), font, color);
    let sense = if is_enabled {
        Sense::click()
    } else {
        Sense::hover()
    };
    let room = vec2(galley.size().x + 14.0, size::BUTTON - 2.0);
    let (rect, response) = ui.allocate_exact_size(room, sense);
    let fill = if is_on { theme.soft } else { theme.panel };
    let line = if is_enabled && (is_on || response.hovered()) {
        theme.accent
    } else {
        theme.stroke
    };
    let line = Stroke::new(1.0, line);
    ui.painter().rect(rect, 5.0, fill, line, StrokeKind::Inside);
    let galley_size = galley.size();
    let at = Align2::CENTER_CENTER.align_size_within_rect(galley_size, rect);
    ui.painter().galley(at.min, galley, color);
    focus_ring(ui, &response);
    response.widget_info(|| WidgetInfo::selected(Role::Button, is_enabled, is_on, words));
    response
}
