//! Buttons: one icon, an icon with words, the main action.

use egui::{
    Align2, Button, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2,
};

use crate::gui::theme::{Theme, size};
use crate::gui::widgets::text::{strong_font, text_font};
use crate::i18n::without_isolates;

/// An icon in a square of a button's height. `name` is its accessible name and tooltip.
pub fn icon_button(ui: &mut Ui, icon: &str, name: &str, is_on: bool, is_enabled: bool) -> Response {
    let sense = if is_enabled {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(vec2(size::BUTTON + 2.0, size::BUTTON), sense);
    let theme = Theme::of(ui.ctx());
    let color = match (is_enabled, is_on || response.hovered()) {
        (false, _) => theme.faint,
        (true, true) => {
            if is_on {
                theme.accent
            } else {
                theme.strong
            }
        }
        (true, false) => theme.muted,
    };
    if is_on || response.is_pointer_button_down_on() {
        ui.painter().rect_filled(rect, 5.0, theme.soft);
    } else if is_enabled && response.hovered() {
        ui.painter().rect_stroke(
            rect,
            5.0,
            Stroke::new(1.0, theme.stroke),
            StrokeKind::Inside,
        );
    }
    focus_ring(ui, &response);
    ui.painter().text(
        rect.center(),
        Align2::CENTER_CENTER,
        icon,
        text_font(size::ICON),
        color,
    );
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, is_enabled, is_on, without_isolates(name))
    });
    response.on_hover_text(name)
}

/// Shows where the keyboard is.
pub fn focus_ring(ui: &Ui, response: &Response) {
    if response.has_focus() {
        let stroke = Stroke::new(2.0, Theme::of(ui.ctx()).accent);
        ui.painter()
            .rect_stroke(response.rect, 5.0, stroke, StrokeKind::Inside);
    }
}

/// The button that does the main thing of a page or dialog.
pub fn primary_button(ui: &mut Ui, icon: Option<&str>, text: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let words = RichText::new(text)
        .font(strong_font(size::TEXT))
        .color(theme.on_accent);
    let button = match icon {
        Some(icon) => Button::new((
            RichText::new(icon).size(size::ICON).color(theme.on_accent),
            words,
        )),
        None => Button::new(words),
    };
    let button = button.fill(theme.accent).stroke(Stroke::NONE);
    named(add_wide(ui, button), text, true)
}

/// A button beside the main one.
pub fn text_button(ui: &mut Ui, icon: Option<&str>, text: &str) -> Response {
    let theme = Theme::of(ui.ctx());
    let words = RichText::new(text)
        .font(strong_font(size::TEXT))
        .color(theme.strong);
    let button = match icon {
        Some(icon) => Button::new((
            RichText::new(icon).size(size::ICON).color(theme.muted),
            words,
        )),
        None => Button::new(words),
    };
    named(add_wide(ui, button), text, true)
}

/// A button without a frame until the pointer is on it, for bars.
pub fn quiet_button(ui: &mut Ui, icon: Option<&str>, text: &str, is_enabled: bool) -> Response {
    let theme = Theme::of(ui.ctx());
    let words = RichText::new(text).color(if is_enabled { theme.text } else { theme.faint });
    let color = if is_enabled { theme.muted } else { theme.faint };
    let button = match icon {
        Some(icon) => Button::new((RichText::new(icon).size(size::ICON).color(color), words)),
        None => Button::new(words),
    };
    let button = button
        .frame_when_inactive(false)
        .min_size(vec2(0.0, size::BUTTON));
    named(ui.add_enabled(is_enabled, button), text, is_enabled)
}

/// Adds a button of a page or dialog, with room beside its words.
fn add_wide(ui: &mut Ui, button: Button<'_>) -> Response {
    ui.scope(|ui| {
        ui.spacing_mut().button_padding.x = 14.0;
        ui.add(button.min_size(vec2(72.0, size::PRIMARY_BUTTON)))
    })
    .inner
}

/// Tells assistive programs the words alone, without the icon's letter and the isolates.
fn named(response: Response, text: &str, is_enabled: bool) -> Response {
    response.widget_info(|| WidgetInfo::labeled(Role::Button, is_enabled, without_isolates(text)));
    response
}
