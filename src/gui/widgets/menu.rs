//! Rows of menus: icon, words, key, arrow; from the start side to the end side.
//!
//! Every menu is made of these rows, so that words stand under each other whether or not a row has an icon.

use egui::containers::menu::SubMenu;
use egui::{Align2, Color32, Response, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::gui::icons;
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::menus::{is_rtl, menu_rows};
use crate::gui::widgets::{RowSlots, text_font};
use crate::i18n::without_isolates;

/// Room for the icon, points.
const ICON: f32 = 24.0;
/// Beside the words, points.
const PADDING: f32 = 8.0;
/// A longer name is cut, points.
const WIDEST: f32 = 420.0;

/// One row.
struct MenuRow<'a> {
    icon: &'a str,
    icon_color: Option<Color32>,
    words: &'a str,
    /// Keys, or the arrow of a menu that opens.
    end: &'a str,
    is_enabled: bool,
}

impl<'a> MenuRow<'a> {
    fn new(icon: &'a str, words: &'a str) -> Self {
        Self {
            icon,
            icon_color: None,
            words,
            end: "",
            is_enabled: true,
        }
    }

    fn show(&self, ui: &mut Ui) -> Response {
        let theme = Theme::of(ui.ctx());
        let is_rtl = is_rtl(ui.ctx());
        let layout = |words: &str, color: Color32| {
            let font = text_font(size::TEXT);
            ui.painter().layout_no_wrap(words.to_owned(), font, color)
        };
        let end = layout(self.end, theme.muted);
        let end_room = if self.end.is_empty() {
            0.0
        } else {
            end.size().x + 24.0
        };
        let words = layout(self.words, theme.text).size().x;
        let needed = (words + 2.0 * PADDING + ICON).min(WIDEST) + end_room;
        // A menu is as wide as its widest row, which is known after the first pass.
        let width = if ui.is_sizing_pass() {
            needed
        } else {
            needed.max(ui.available_width())
        };
        let sense = if self.is_enabled {
            Sense::click()
        } else {
            Sense::hover()
        };
        let (rect, response) = ui.allocate_exact_size(vec2(width, size::BUTTON), sense);
        let is_lit = self.is_enabled && (response.hovered() || response.has_focus());
        if is_lit {
            ui.painter().rect_filled(rect, 5.0, theme.soft);
        }
        let color = match (self.is_enabled, is_lit) {
            (false, _) => theme.faint,
            (true, true) => theme.strong,
            (true, false) => theme.text,
        };
        let quiet = match self.is_enabled {
            true => theme.muted,
            false => theme.faint,
        };
        let mut slots = RowSlots::new(rect.shrink2(vec2(PADDING, 0.0)), is_rtl);
        let slot = slots.take_start(ICON);
        ui.painter().text(
            slot.center(),
            Align2::CENTER_CENTER,
            self.icon,
            text_font(15.0),
            self.icon_color.unwrap_or(quiet),
        );
        if !self.end.is_empty() {
            let slot = slots.take_end(end.size().x);
            let at = pos2(slot.left(), slot.center().y - end.size().y / 2.0);
            ui.painter().galley_with_override_text_color(at, end, quiet);
        }
        slots.text(ui, RichText::new(self.words).color(color));
        response
    }
}

/// A row that does something; `icon` may be empty, its room stays. Closing the menu is the caller's.
pub fn menu_item(ui: &mut Ui, icon: &str, words: &str, is_enabled: bool) -> Response {
    command_item(ui, icon, words, "", is_enabled)
}

/// A row with its keys at the end side.
pub fn command_item(
    ui: &mut Ui,
    icon: &str,
    words: &str,
    keys: &str,
    is_enabled: bool,
) -> Response {
    let row = MenuRow {
        end: keys,
        is_enabled,
        ..MenuRow::new(icon, words)
    };
    let response = row.show(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, is_enabled, without_isolates(words)));
    response
}

/// One of several: a check mark stands beside the one that holds. Closing the menu is the caller's.
pub fn menu_choice(ui: &mut Ui, words: &str, is_chosen: bool) -> Response {
    marked(ui, words, is_chosen, Role::RadioButton)
}

/// What is on or off: a check mark stands beside it while it is on; a click turns it.
pub fn menu_switch(ui: &mut Ui, words: &str, is_on: &mut bool) -> Response {
    let response = marked(ui, words, *is_on, Role::CheckBox);
    if response.clicked() {
        *is_on = !*is_on;
    }
    response
}

fn marked(ui: &mut Ui, words: &str, is_marked: bool, role: Role) -> Response {
    let icon = if is_marked { icons::CHECK } else { "" };
    let row = MenuRow {
        icon_color: Some(Theme::of(ui.ctx()).accent),
        ..MenuRow::new(icon, words)
    };
    let response = row.show(ui);
    response.widget_info(|| WidgetInfo::selected(role, true, is_marked, without_isolates(words)));
    response
}

/// A row that opens another menu.
pub fn submenu(ui: &mut Ui, icon: &str, words: &str, add: impl FnOnce(&mut Ui)) {
    let is_rtl = is_rtl(ui.ctx());
    let row = MenuRow {
        end: match is_rtl {
            true => icons::CHEVRON_LEFT,
            false => icons::CHEVRON_RIGHT,
        },
        is_enabled: ui.is_enabled(),
        ..MenuRow::new(icon, words)
    };
    let mut response = row.show(ui);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, without_isolates(words)));
    if is_rtl {
        // egui opens at the right while there is room: with none it opens at the left.
        response.interact_rect.max.x = ui.ctx().content_rect().right();
    }
    SubMenu::default().show(ui, &response, |ui| menu_rows(ui, add));
}
