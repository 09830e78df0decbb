//! Menus that begin at the start side: names at the right and keys at the left in an interface from right to left.

use egui::{
    Align, Context, InnerResponse, Layout, Popup, PopupCloseBehavior, RectAlign, Response, Ui,
};

/// Whether the interface runs from right to left.
pub(super) fn is_rtl(ctx: &Context) -> bool {
    crate::gui::fields::wording(ctx).language.is_rtl()
}

/// Rows under each other over the whole width, their words at the start side.
fn rows(is_rtl: bool) -> Layout {
    Layout::top_down_justified(if is_rtl { Align::Max } else { Align::Min })
}

/// Below a thing, towards the side where reading goes.
fn below(is_rtl: bool) -> RectAlign {
    if is_rtl {
        RectAlign::BOTTOM_END
    } else {
        RectAlign::BOTTOM_START
    }
}

/// The menu of a thing, at the pointer.
pub fn context_menu<R>(
    response: &Response,
    add: impl FnOnce(&mut Ui) -> R,
) -> Option<InnerResponse<R>> {
    let is_rtl = is_rtl(&response.ctx);
    Popup::context_menu(response)
        .layout(rows(is_rtl))
        .align(below(is_rtl))
        .show(add)
}

/// The menu of a button: a click opens it, a choice closes it.
pub fn button_menu<R>(
    button: &Response,
    add: impl FnOnce(&mut Ui) -> R,
) -> Option<InnerResponse<R>> {
    below_button(button).show(add)
}

/// Settings that hang on a button: several can be changed before a click beside them closes them.
pub fn button_settings<R>(
    button: &Response,
    add: impl FnOnce(&mut Ui) -> R,
) -> Option<InnerResponse<R>> {
    below_button(button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(add)
}

fn below_button(button: &Response) -> Popup<'_> {
    let is_rtl = is_rtl(&button.ctx);
    Popup::menu(button)
        .layout(rows(is_rtl))
        .align(below(is_rtl))
}

/// The content of a menu that egui has opened, with its rows at the start side.
pub(super) fn menu_rows<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let is_rtl = is_rtl(ui.ctx());
    ui.with_layout(rows(is_rtl), add).inner
}
