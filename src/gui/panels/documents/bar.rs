//! The list's filter, and the menu of its order, its sets and what belongs to the shown document.

use egui::Ui;

use crate::gui::commands::{NamePurpose, Request, UiCommand};
use crate::gui::fields::Field;
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::panels::documents::list::{SortBy, main_language, value_words};
use crate::gui::panels::documents::menu;
use crate::gui::panels::documents::state::DocumentsState;
use crate::gui::theme::size;
use crate::gui::widgets::{button_menu, from_start, icon_button, muted, submenu};
use crate::i18n::Word;
use crate::model::{DocumentSetId, Value, VariableId};

/// The button of the menu.
pub(super) fn more_ui(ui: &mut Ui, state: &mut DocumentsState, cx: &mut PanelContext<'_>) {
    let name = cx.word(Word::DocMore);
    let button = icon_button(ui, icons::ELLIPSIS, name, false, true);
    button_menu(&button, |ui| {
        ui.set_min_width(220.0);
        submenu(
            ui,
            icons::ARROW_DOWN_NARROW_WIDE,
            cx.word(Word::DocSortBy),
            |ui| {
                sort_ui(ui, state, cx);
            },
        );
        ui.separator();
        let writable = cx.at_hand.writable;
        for (icon, word, request) in [
            (
                icons::FOLDER,
                Word::DocNewSet,
                Request::AskName(NamePurpose::NewDocumentSet(None)),
            ),
            (
                icons::SLIDERS_HORIZONTAL,
                Word::DocVariables,
                Request::Ui(UiCommand::EditVariables),
            ),
        ] {
            let is_enabled = writable || word == Word::DocVariables;
            if menu::item(ui, icon, cx.word(word), is_enabled) {
                cx.requests.push(request);
            }
        }
        if let Some(document) = cx.document {
            let snapshot = std::sync::Arc::clone(cx.snapshot);
            if let Some(row) = snapshot.document(document) {
                ui.separator();
                ui.label(muted(ui, &row.name));
                menu::document_actions_ui(ui, &[document], None, cx);
            }
        }
    });
}

fn sort_ui(ui: &mut Ui, state: &mut DocumentsState, cx: &PanelContext<'_>) {
    ui.set_min_width(180.0);
    let fixed = [
        (SortBy::Arranged, Word::DocSortArranged),
        (SortBy::Name, Word::ColTitle),
        (SortBy::Added, Word::DocSortAdded),
        (SortBy::Annotations, Word::DocSortAnnotations),
        (SortBy::Unread, Word::DocSortUnread),
    ];
    for (sort, word) in fixed {
        if menu::choice(ui, cx.word(word), state.sort == sort) {
            state.sort = sort;
        }
    }
    for variable in cx.snapshot.variables() {
        let sort = SortBy::Value(variable.id);
        if menu::choice(ui, &variable.name, state.sort == sort) {
            state.sort = sort;
        }
    }
}

/// The field and, below it, what else the list can be narrowed to.
pub(super) fn filter_ui(ui: &mut Ui, state: &mut DocumentsState, cx: &mut PanelContext<'_>) {
    let frame = egui::Frame::new().inner_margin(egui::Margin {
        left: 12,
        right: 12,
        top: 2,
        bottom: 6,
    });
    frame.show(ui, |ui| {
        let width = ui.available_width();
        let field = Field::new(&mut state.field)
            .label(cx.word(Word::DocFilter))
            .hint(cx.word(Word::ColFilter))
            .width(width)
            .show(ui);
        if field.cancelled {
            state.show_all();
            state.has_filter = false;
        }
        state.field.text().clone_into(&mut state.filter.text);
        ui.add_space(4.0);
        let room = egui::vec2(width, size::BUTTON);
        let layout = from_start(cx.is_rtl()).with_main_wrap(true);
        ui.allocate_ui_with_layout(room, layout, |ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            unread_ui(ui, state, cx);
            language_ui(ui, state, cx);
            set_ui(ui, state, cx);
            value_ui(ui, state, cx);
        });
    });
}

fn unread_ui(ui: &mut Ui, state: &mut DocumentsState, cx: &PanelContext<'_>) {
    let name = cx.word(Word::DocUnreadOnly);
    if icon_button(ui, icons::CIRCLE_DOT, name, state.filter.unread, true).clicked() {
        state.filter.unread = !state.filter.unread;
    }
}

fn language_ui(ui: &mut Ui, state: &mut DocumentsState, cx: &PanelContext<'_>) {
    let is_on = state.filter.language.is_some();
    let button = icon_button(
        ui,
        icons::LANGUAGES,
        cx.word(Word::ColLanguage),
        is_on,
        true,
    );
    button_menu(&button, |ui| {
        ui.set_min_width(140.0);
        let documents = cx.snapshot.documents();
        let tags = documents.map(|row| row.language.as_deref().unwrap_or_default());
        let languages: std::collections::BTreeSet<&str> = tags.map(main_language).collect();
        if menu::choice(ui, cx.word(Word::DocAny), !is_on) {
            state.filter.language = None;
        }
        for tag in languages {
            let is_chosen = state.filter.language.as_deref() == Some(tag);
            let words = menu::language_words(tag, cx.wording);
            if menu::choice(ui, &words, is_chosen) {
                state.filter.language = Some(tag.to_owned());
            }
        }
    });
}

fn set_ui(ui: &mut Ui, state: &mut DocumentsState, cx: &PanelContext<'_>) {
    if cx.snapshot.document_sets().next().is_none() {
        return;
    }
    let is_on = state.filter.set.is_some();
    let name = cx.word(Word::ListByDocumentSet);
    let button = icon_button(ui, icons::FOLDER, name, is_on, true);
    button_menu(&button, |ui| {
        ui.set_min_width(140.0);
        if menu::choice(ui, cx.word(Word::DocAny), !is_on) {
            state.filter.set = None;
        }
        let sets: Vec<(DocumentSetId, &str)> = menu::sets_in_order(cx);
        for (set, name) in sets {
            if menu::choice(ui, name, state.filter.set == Some(set)) {
                state.filter.set = Some(set);
            }
        }
    });
}

fn value_ui(ui: &mut Ui, state: &mut DocumentsState, cx: &PanelContext<'_>) {
    if cx.snapshot.variables().next().is_none() {
        return;
    }
    let is_on = state.filter.value.is_some();
    let name = cx.word(Word::PanelVariables);
    let button = icon_button(ui, icons::SLIDERS_HORIZONTAL, name, is_on, true);
    button_menu(&button, |ui| {
        ui.set_min_width(160.0);
        if menu::choice(ui, cx.word(Word::DocAny), !is_on) {
            state.filter.value = None;
        }
        for variable in cx.snapshot.variables() {
            submenu(ui, "", &variable.name, |ui| {
                for value in values_of(variable.id, cx) {
                    let wanted = Some((variable.id, value.clone()));
                    let words = value_words(&value, cx.wording);
                    if menu::choice(ui, &words, state.filter.value == wanted) {
                        state.filter.value = wanted;
                    }
                }
            });
        }
    });
}

/// The values that documents have, each once; at most a menu's worth.
fn values_of(variable: VariableId, cx: &PanelContext<'_>) -> Vec<Value> {
    let mut found: Vec<Value> = Vec::new();
    for row in cx.snapshot.values_for(variable) {
        if found.len() < 40 && !found.contains(&row.value) {
            found.push(row.value.clone());
        }
    }
    found.sort_by_cached_key(|value| value_words(value, cx.wording));
    found
}
