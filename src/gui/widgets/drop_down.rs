//! A choice from a list that opens below it: what holds at the start side, the arrow at the end side.

use egui::{Align2, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::gui::icons;
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::menus::is_rtl;
use crate::gui::widgets::{RowSlots, button_menu, text_font};
use crate::i18n::without_isolates;

/// Draws it over a width in points; `add` draws the rows of the menu (`menu_choice`). `label` says what is chosen.
pub fn drop_down(
    ui: &mut Ui,
    label: &str,
    shown: &str,
    width: f32,
    add: impl FnOnce(&mut Ui),
) -> Response {
    let response = drop_down_button(ui, label, RichText::new(shown), width);
    button_menu(&response, |ui| {
        ui.set_min_width(width);
        add(ui);
    });
    response
}

/// The closed choice alone; what a click opens is the caller's.
pub fn drop_down_button(ui: &mut Ui, label: &str, shown: RichText, width: f32) -> Response {
    let theme = Theme::of(ui.ctx());
    let is_enabled = ui.is_enabled();
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::BUTTON), Sense::click());
    let is_lit = response.hovered() || response.has_focus();
    let border = match (response.has_focus(), is_lit) {
        (true, _) => Stroke::new(2.0, theme.accent),
        (false, true) => Stroke::new(1.0, theme.muted),
        (false, false) => Stroke::new(1.0, theme.stroke),
    };
    ui.painter()
        .rect(rect, 5.0, theme.raised, border, StrokeKind::Inside);
    let mut slots = RowSlots::new(rect.shrink2(vec2(8.0, 0.0)), is_rtl(ui.ctx()));
    let arrow = slots.take_end(16.0);
    ui.painter().text(
        arrow.center(),
        Align2::CENTER_CENTER,
        icons::CHEVRON_DOWN,
        text_font(14.0),
        theme.muted,
    );
    let value = without_isolates(shown.text());
    let color = if is_enabled { theme.text } else { theme.faint };
    slots.text(ui, shown.color(color));
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, is_enabled, label);
        info.current_text_value = Some(value.clone());
        info
    });
    response
}
