//! One line of a menu: icon, words, key; from the start side.

use egui::{Align2, Response, RichText, Role, Sense, Ui, WidgetInfo, vec2};

use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{RowSlots, text_font};
use crate::i18n::without_isolates;

/// Draws a line of a menu; `icon` may be empty, its room stays. Closing the menu is the caller's.
pub fn menu_item(ui: &mut Ui, icon: &str, text: &str, is_enabled: bool, is_rtl: bool) -> Response {
    let theme = Theme::of(ui.ctx());
    let font = text_font(size::TEXT);
    let galley = ui
        .painter()
        .layout_no_wrap(text.to_owned(), font, theme.text);
    let width = ui.min_rect().width().max(galley.size().x + 48.0);
    let sense = if is_enabled {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::BUTTON), sense);
    let is_lit = is_enabled && (response.hovered() || response.has_focus());
    if is_lit {
        ui.painter().rect_filled(rect, 5.0, theme.soft);
    }
    let color = match (is_enabled, is_lit) {
        (false, _) => theme.faint,
        (true, true) => theme.strong,
        (true, false) => theme.text,
    };
    let mut slots = RowSlots::new(rect.shrink2(vec2(8.0, 0.0)), is_rtl);
    let slot = slots.take_start(24.0);
    let mark = if is_enabled { theme.muted } else { theme.faint };
    ui.painter().text(
        slot.center(),
        Align2::CENTER_CENTER,
        icon,
        text_font(15.0),
        mark,
    );
    slots.text(ui, RichText::new(text).color(color));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, is_enabled, without_isolates(text)));
    response
}
