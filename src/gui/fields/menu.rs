//! The menu of a right click: cut, copy, paste, select all, direction.

use egui::{Response, Ui, ViewportCommand};

use super::editor::Editor;
use crate::gui::icons;
use crate::gui::widgets::{menu_choice, menu_item, submenu};
use crate::i18n::{Word, Wording};
use crate::text::Direction;

/// What became of the menu in this frame.
pub(super) struct MenuOutcome {
    pub(super) is_open: bool,
    pub(super) changed: bool,
}

/// Shows the menu while it is open and does what was chosen.
pub(super) fn show(
    editor: &mut Editor,
    ui: &Ui,
    response: &Response,
    wording: Wording,
) -> MenuOutcome {
    let before = editor.buffer.revision();
    let mut chosen = false;
    let shown = crate::gui::widgets::context_menu(response, |menu| {
        let has_selection = !editor.buffer.selection().is_empty();
        let mut entry = |menu: &mut Ui, icon: &str, word: Word, enabled: bool| {
            let clicked = menu_item(menu, icon, wording.text(word), enabled).clicked();
            chosen |= clicked;
            clicked
        };
        if entry(menu, "", Word::EditCut, has_selection) {
            editor.copy(ui);
            editor.buffer.insert("");
        }
        if entry(menu, icons::COPY, Word::EditCopy, has_selection) {
            editor.copy(ui);
        }
        if entry(menu, "", Word::EditPaste, true) {
            ui.ctx().send_viewport_cmd(ViewportCommand::RequestPaste);
        }
        if entry(
            menu,
            "",
            Word::EditSelectAll,
            !editor.buffer.text().is_empty(),
        ) {
            editor.buffer.select_all();
        }
        menu.separator();
        submenu(menu, "", wording.text(Word::DocDirection), |menu| {
            for (direction, word) in [
                (None, Word::DirAuto),
                (Some(Direction::RightToLeft), Word::DirRtl),
                (Some(Direction::LeftToRight), Word::DirLtr),
            ] {
                let is_set = editor.direction == direction;
                if menu_choice(menu, wording.text(word), is_set).clicked() {
                    editor.direction = direction;
                    editor.reveal = true;
                    chosen = true;
                }
            }
        });
    });
    if chosen {
        response.request_focus();
        ui.ctx().request_repaint();
        egui::Popup::close_all(ui.ctx());
    }
    MenuOutcome {
        is_open: shown.is_some(),
        changed: editor.buffer.revision() != before,
    }
}
