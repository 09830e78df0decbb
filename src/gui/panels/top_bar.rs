//! The bar on top: menu, the collection's name, undo and redo by name; palette and panels at the end.

use egui::Ui;

use crate::engine::UndoActions;
use crate::engine::words::action_words;
use crate::gui::app::name_with_keys;
use crate::gui::commands::{Availability, Keys, Request, Section, UiCommand};
use crate::gui::icons;
use crate::gui::popups::{HintPlace, tell_place};
use crate::gui::theme::Theme;
use crate::gui::widgets::{
    button_menu, command_item, from_end, from_start, icon_button, key_cap, quiet_button, strong,
    submenu,
};
use crate::i18n::{Word, Wording, fill, without_isolates};

/// The search of the collection is named where so much room is left, points.
const ROOM_FOR_SEARCH: f32 = 420.0;

/// Which panels are to be seen.
#[derive(Clone, Copy, Debug)]
pub struct VisiblePanels {
    /// Documents and tags.
    pub left: bool,
    /// The inspector.
    pub inspector: bool,
}

/// Draws the bar. `name` is the collection's, or the program's on the welcome page.
pub fn top_bar_ui(
    ui: &mut Ui,
    name: &str,
    undo: &UndoActions,
    at_hand: &Availability,
    panels: VisiblePanels,
    wording: Wording,
    requests: &mut Vec<Request>,
) {
    let is_rtl = wording.language.is_rtl();
    let (start, end) = (from_start(is_rtl), from_end(is_rtl));
    ui.with_layout(start, |ui| {
        ui.add_space(4.0);
        menu_ui(ui, undo, at_hand, wording, requests);
        ui.add_space(4.0);
        ui.label(strong(ui, name));
        if at_hand.collection {
            ui.add_space(8.0);
            for command in [UiCommand::Back, UiCommand::Forward] {
                // The arrow that points to the start goes back.
                let mirrored = command.mirrored(is_rtl);
                let keys = mirrored.keys().map(Keys::name).unwrap_or_default();
                let tooltip = name_with_keys(wording.text(command.word()), &keys);
                let is_enabled = command.is_enabled(at_hand);
                if icon_button(ui, mirrored.icon(), &tooltip, false, is_enabled).clicked() {
                    requests.push(Request::Ui(command));
                }
            }
            ui.add_space(4.0);
            for (command, action) in [(UiCommand::Undo, &undo.undo), (UiCommand::Redo, &undo.redo)]
            {
                let keys = command.keys().map(Keys::name).unwrap_or_default();
                let is_enabled = command.is_enabled(at_hand);
                let words = words_of(command, undo, wording);
                let tooltip = name_with_keys(&words, &keys);
                let response = if action.is_some() && command == UiCommand::Undo {
                    quiet_button(ui, Some(command.icon()), &words, is_enabled)
                        .on_hover_text(tooltip)
                } else {
                    icon_button(ui, command.icon(), &tooltip, false, is_enabled)
                };
                if command == UiCommand::Undo {
                    tell_place(ui.ctx(), HintPlace::Undo, response.rect);
                }
                if response.clicked() {
                    requests.push(Request::Ui(command));
                }
            }
        }
        ui.with_layout(end, |ui| {
            ui.add_space(4.0);
            if at_hand.collection {
                for (command, is_on) in [
                    (UiCommand::OpenBeside, at_hand.panes),
                    (UiCommand::ToggleInspector, panels.inspector),
                    (UiCommand::ToggleLeftPanels, panels.left),
                ] {
                    let keys = command.keys().map(Keys::name).unwrap_or_default();
                    let tooltip = name_with_keys(wording.text(command.word()), &keys);
                    // The panels change sides in an interface from right to left, and so do their icons.
                    let icon = match (command, is_rtl) {
                        (UiCommand::ToggleInspector, true) => icons::PANEL_LEFT,
                        (UiCommand::ToggleLeftPanels, true) => icons::PANEL_RIGHT,
                        _ => command.icon(),
                    };
                    let is_enabled = command.is_enabled(at_hand);
                    if icon_button(ui, icon, &tooltip, is_on, is_enabled).clicked() {
                        requests.push(Request::Ui(command));
                    }
                }
                ui.add_space(6.0);
            }
            let other = if is_rtl {
                UiCommand::LanguageEnglish
            } else {
                UiCommand::LanguageArabic
            };
            let own_name = if is_rtl {
                crate::i18n::Language::English.own_name()
            } else {
                crate::i18n::Language::Arabic.own_name()
            };
            if quiet_button(ui, None, own_name, true)
                .on_hover_text(wording.text(Word::AppLanguage))
                .clicked()
            {
                requests.push(Request::Ui(other));
            }
            ui.add_space(6.0);
            let keys = UiCommand::Palette
                .keys()
                .map(Keys::name)
                .unwrap_or_default();
            key_cap(ui, &keys);
            let words = wording.text(Word::ViewPalette).trim_end_matches('…');
            let response = quiet_button(ui, None, words, true);
            tell_place(ui.ctx(), HintPlace::Palette, response.rect);
            if response.clicked() {
                requests.push(Request::Ui(UiCommand::Palette));
            }
            // In a narrow window the names of the collection and of what can be undone come first.
            if at_hand.collection && ui.available_width() > ROOM_FOR_SEARCH {
                search_ui(ui, wording, requests);
            }
        });
    });
}

/// The way to the search of the collection, with its keys.
fn search_ui(ui: &mut Ui, wording: Wording, requests: &mut Vec<Request>) {
    let command = UiCommand::SearchCollection;
    let keys = command.keys().map(Keys::name).unwrap_or_default();
    ui.add_space(10.0);
    key_cap(ui, &keys);
    let words = wording.text(Word::MenuSearch);
    let response = quiet_button(ui, Some(icons::SEARCH), words, true);
    if response
        .on_hover_text(wording.text(command.word()))
        .clicked()
    {
        requests.push(Request::Ui(command));
    }
}

/// A command's name; undo and redo name what they would do.
pub(super) fn words_of(command: UiCommand, undo: &UndoActions, wording: Wording) -> String {
    let (action, none) = match command {
        UiCommand::Undo => (&undo.undo, Word::EditUndoNone),
        UiCommand::Redo => (&undo.redo, Word::EditRedoNone),
        _ => return wording.text(command.word()).to_owned(),
    };
    match action {
        Some(action) => fill(
            command.word(),
            wording,
            &[("action", &without_isolates(&action_words(action, wording)))],
        ),
        None => wording.text(none).to_owned(),
    }
}

fn menu_ui(
    ui: &mut Ui,
    undo: &UndoActions,
    at_hand: &Availability,
    wording: Wording,
    requests: &mut Vec<Request>,
) {
    let theme = Theme::of(ui.ctx());
    let icon = egui::RichText::new(icons::MENU)
        .size(crate::gui::theme::size::ICON)
        .color(theme.muted);
    let button = ui.add(egui::Button::new(icon).frame_when_inactive(false));
    button_menu(&button, |ui| {
        ui.set_min_width(200.0);
        for section in Section::ALL.iter().copied() {
            submenu(ui, "", wording.text(section.word()), |ui| {
                ui.set_min_width(260.0);
                section_ui(ui, section, undo, at_hand, wording, requests);
            });
        }
    });
    let name = wording.text(Word::MenuMain);
    button.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, name));
    button.on_hover_text(name);
}

/// The commands of one section of the menu.
fn section_ui(
    ui: &mut Ui,
    section: Section,
    undo: &UndoActions,
    at_hand: &Availability,
    wording: Wording,
    requests: &mut Vec<Request>,
) {
    let commands = UiCommand::ALL.iter().copied();
    for command in commands.filter(|command| command.section() == section && command.is_in_menu()) {
        let shown = command.mirrored(wording.language.is_rtl());
        let keys = shown.keys().map(Keys::name).unwrap_or_default();
        let name = words_of(command, undo, wording);
        let why = command.why_not(at_hand);
        let mut response = command_item(ui, command.icon(), &name, &keys, why.is_none());
        if let Some(why) = why {
            response = response.on_disabled_hover_text(wording.text(why));
        }
        if response.clicked() {
            requests.push(Request::Ui(command));
            ui.close();
        }
    }
}
