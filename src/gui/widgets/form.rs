//! Parts of a form: one choice of several, a switch, a number by steps. Each with its name above or beside it.
//!
//! What is chosen shows by a check mark and a frame, not by color alone.

use egui::{
    Align, Align2, Button, Layout, Response, RichText, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, vec2,
};

use crate::gui::icons;
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::row::RowSlots;
use crate::gui::widgets::text::{muted, text_font};
use crate::gui::widgets::{focus_ring, icon_button};

/// The name of a setting, above its control.
pub fn setting_label(ui: &mut Ui, label: &str) {
    ui.add_space(10.0);
    ui.label(muted(ui, label));
    ui.add_space(2.0);
}

/// One of several, each a button; gives what was chosen now. `label` names the group.
pub fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    is_rtl: bool,
    label: &str,
    options: &[(T, &str)],
    current: T,
) -> Option<T> {
    setting_label(ui, label);
    let layout = if is_rtl {
        Layout::right_to_left(Align::Center)
    } else {
        Layout::left_to_right(Align::Center)
    };
    let size = vec2(ui.available_width(), size::BUTTON);
    let mut chosen = None;
    ui.allocate_ui_with_layout(size, layout.with_main_wrap(true), |ui| {
        for (value, name) in options {
            let is_current = *value == current;
            if option_button(ui, name, label, is_current).clicked() && !is_current {
                chosen = Some(*value);
            }
        }
    });
    chosen
}

fn option_button(ui: &mut Ui, name: &str, group: &str, is_current: bool) -> Response {
    let theme = Theme::of(ui.ctx());
    let words = RichText::new(name).color(if is_current { theme.strong } else { theme.text });
    let button = if is_current {
        let check = RichText::new(icons::CHECK).size(14.0).color(theme.accent);
        Button::new((check, words))
            .fill(theme.soft)
            .stroke(Stroke::new(1.0, theme.accent))
    } else {
        Button::new(words)
    };
    let response = ui.add(button.min_size(vec2(48.0, size::BUTTON)));
    focus_ring(ui, &response);
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, is_current, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(group);
    });
    response
}

/// On or off; gives the new state where it was switched. The whole line can be clicked.
pub fn switch(ui: &mut Ui, is_rtl: bool, label: &str, is_on: bool) -> Option<bool> {
    ui.add_space(8.0);
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), Sense::click());
    let theme = Theme::of(ui.ctx());
    let mut slots = RowSlots::new(rect, is_rtl);
    let slot = slots.take_start(26.0);
    let square = egui::Rect::from_center_size(slot.center(), vec2(16.0, 16.0));
    let stroke = if response.hovered() {
        theme.muted
    } else {
        theme.faint
    };
    let painter = ui.painter();
    if is_on {
        painter.rect_filled(square, 3.0, theme.accent);
        painter.text(
            square.center(),
            Align2::CENTER_CENTER,
            icons::CHECK,
            text_font(13.0),
            theme.on_accent,
        );
    } else {
        painter.rect_stroke(square, 3.0, Stroke::new(1.0, stroke), StrokeKind::Inside);
    }
    focus_ring(ui, &response);
    slots.text(ui, RichText::new(label).color(theme.text));
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, is_on, label));
    response.clicked().then_some(!is_on)
}

/// What was asked of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The next smaller one.
    Down,
    /// The next larger one.
    Up,
    /// The one as designed.
    Reset,
}

/// The names of a stepper's buttons.
#[derive(Clone, Copy, Debug)]
pub struct StepNames<'a> {
    /// Of the setting.
    pub label: &'a str,
    /// Of the button that makes it less.
    pub down: &'a str,
    /// Of the button that makes it more.
    pub up: &'a str,
    /// Of the button that takes it back.
    pub reset: &'a str,
}

/// A number with a button on each side, and one that takes it back where it is not as designed.
pub fn stepper(
    ui: &mut Ui,
    is_rtl: bool,
    names: StepNames<'_>,
    value: &str,
    is_as_designed: bool,
) -> Option<Step> {
    setting_label(ui, names.label);
    let mut step = None;
    let size = vec2(ui.available_width(), size::BUTTON);
    ui.allocate_ui_with_layout(size, crate::gui::widgets::from_start(is_rtl), |ui| {
        if icon_button(ui, icons::MINUS, names.down, false, true).clicked() {
            step = Some(Step::Down);
        }
        ui.add_sized(
            vec2(56.0, size::BUTTON),
            egui::Label::new(RichText::new(value)).truncate(),
        );
        if icon_button(ui, icons::PLUS, names.up, false, true).clicked() {
            step = Some(Step::Up);
        }
        let undo = icons::UNDO_2;
        if !is_as_designed && icon_button(ui, undo, names.reset, false, true).clicked() {
            step = Some(Step::Reset);
        }
    });
    step
}
