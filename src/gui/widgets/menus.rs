//! Menus that begin at the start side: names at the right and keys at the left in an interface from right to left.

use egui::containers::menu::SubMenuButton;
use egui::{Align, Atom, Button, InnerResponse, Layout, Popup, RectAlign, Response, RichText, Ui};

use crate::gui::icons;
use crate::gui::theme::Theme;

/// Rows under each other over the whole width, their words at the start side.
fn rows(is_rtl: bool) -> Layout {
    Layout::top_down_justified(if is_rtl { Align::Max } else { Align::Min })
}

/// The menu of a thing, at the pointer, towards the side where reading goes.
pub fn context_menu<R>(
    response: &Response,
    add: impl FnOnce(&mut Ui) -> R,
) -> Option<InnerResponse<R>> {
    let is_rtl = crate::gui::fields::wording(&response.ctx).language.is_rtl();
    let align = if is_rtl {
        RectAlign::BOTTOM_END
    } else {
        RectAlign::BOTTOM_START
    };
    Popup::context_menu(response)
        .layout(rows(is_rtl))
        .align(align)
        .show(add)
}

/// The content of a menu that egui has opened, with its rows at the start side.
pub fn menu_rows<R>(ui: &mut Ui, is_rtl: bool, add: impl FnOnce(&mut Ui) -> R) -> R {
    ui.with_layout(rows(is_rtl), add).inner
}

/// A row of a menu with its keys at the end side.
pub fn command_item(
    ui: &mut Ui,
    is_rtl: bool,
    name: &str,
    keys: &str,
    is_enabled: bool,
) -> Response {
    let button = match (keys.is_empty(), is_rtl) {
        (true, _) => Button::new(name),
        (false, false) => Button::new(name).shortcut_text(keys),
        (false, true) => {
            let keys = RichText::new(keys).color(Theme::of(ui.ctx()).muted);
            Button::new((keys, Atom::grow(), name))
        }
    };
    let response = ui.add_enabled(is_enabled, button);
    response.widget_info(|| {
        let name = crate::i18n::without_isolates(name);
        egui::WidgetInfo::labeled(egui::Role::Button, is_enabled, name)
    });
    response
}

/// A row that opens another menu, with its arrow at the end side.
pub fn submenu(ui: &mut Ui, is_rtl: bool, name: &str, add: impl FnOnce(&mut Ui)) {
    let button = if is_rtl {
        let color = Theme::of(ui.ctx()).muted;
        let arrow = RichText::new(icons::CHEVRON_LEFT).size(14.0).color(color);
        SubMenuButton::from_button(Button::new((arrow, Atom::grow(), name)))
    } else {
        SubMenuButton::new(name)
    };
    let (response, _) = button.ui(ui, |ui| menu_rows(ui, is_rtl, add));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
}
