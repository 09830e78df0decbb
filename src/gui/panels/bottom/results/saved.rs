//! Saved searches beside the field: run again by their names, with what is new since a person looked.

use egui::{RichText, Ui};

use crate::command::Command;
use crate::gui::commands::{NamePurpose, Request, SearchRequest};
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::panels::bottom::results::found::{Found, Stage};
use crate::gui::panels::bottom::results::{ResultsState, SearchView};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{
    button_menu, icon, icon_button, menu_choice, menu_item, quiet_button, strong_font,
};
use crate::i18n::{Counted, Word, fill};
use crate::model::{SavedSearch, SavedSearchId, Snapshot};

impl ResultsState {
    /// The saved search that is just what is looked for now.
    pub(super) fn saved_as(&self, snapshot: &Snapshot) -> Option<SavedSearchId> {
        if self.mentions.is_some() {
            return None;
        }
        let (typed, options) = (self.field.text().trim(), self.options.settings());
        let mut all = snapshot.saved_searches();
        let same = |saved: &&std::sync::Arc<SavedSearch>| {
            saved.typed.trim() == typed && saved.options == options
        };
        all.find(same).map(|saved| saved.id)
    }

    /// How many hits stand in documents that a saved search had not found before.
    pub(super) fn count_new(saved: &SavedSearch, found: &Found) -> (usize, usize) {
        let documents = found.documents().iter();
        let new = documents.filter(|document| saved.is_new(document.capture));
        new.fold((0, 0), |(hits, documents), document| {
            (hits + document.hits.len(), documents + 1)
        })
    }
}

/// The button with the list of saved searches.
pub(super) fn saved_button_ui(
    ui: &mut Ui,
    state: &mut ResultsState,
    search: &SearchView<'_>,
    cx: &mut PanelContext<'_>,
) {
    let name = cx.word(Word::SearchSaved);
    let current = state.saved;
    let button = icon_button(ui, icons::STAR, name, current.is_some(), true);
    button_menu(&button, |ui| {
        ui.set_min_width(220.0);
        let can_save = cx.at_hand.writable
            && current.is_none()
            && search.error.is_none()
            && matches!(search.stage, Stage::Ended(_));
        if menu_item(ui, icons::SAVE, cx.word(Word::SearchSave), can_save).clicked() {
            cx.requests.push(Request::AskName(NamePurpose::SaveSearch));
            ui.close();
        }
        let snapshot = std::sync::Arc::clone(cx.snapshot);
        let mut saved: Vec<_> = snapshot.saved_searches().collect();
        saved.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
        if !saved.is_empty() {
            ui.separator();
        }
        for one in saved {
            if menu_choice(ui, &one.name, current == Some(one.id)).clicked() {
                let request = SearchRequest::Run(one.id);
                cx.requests.push(Request::Search(request));
                ui.close();
            }
        }
        let Some(current) = current else { return };
        ui.separator();
        let writable = cx.at_hand.writable;
        if menu_item(ui, icons::PENCIL, cx.word(Word::EditRename), writable).clicked() {
            let purpose = NamePurpose::RenameSearch(current);
            cx.requests.push(Request::AskName(purpose));
            ui.close();
        }
        if menu_item(ui, icons::TRASH_2, cx.word(Word::EditDelete), writable).clicked() {
            let command = Command::DeleteSearch { search: current };
            cx.requests.push(Request::Core(Box::new(command)));
            ui.close();
        }
    });
}

/// The name of the saved search, and what is new in it.
pub(super) fn saved_line_ui(ui: &mut Ui, state: &ResultsState, cx: &mut PanelContext<'_>) {
    let Some(saved) = state.saved.and_then(|id| cx.snapshot.saved_search(id)) else {
        return;
    };
    let theme = Theme::of(ui.ctx());
    icon(ui, icons::STAR, 14.0, theme.accent);
    let name = RichText::new(&saved.name).font(strong_font(size::TEXT));
    ui.label(name.color(theme.strong));
    let (hits, documents) = state.new_hits;
    if documents == 0 {
        return;
    }
    let values: [(&str, &dyn crate::i18n::Insert); 2] = [
        ("hits", &Counted::Hit.of(hits)),
        ("documents", &Counted::Document.of(documents)),
    ];
    let words = fill(Word::SearchNew, cx.wording, &values);
    ui.label(RichText::new(words).color(theme.accent));
    let word = cx.word(Word::SearchMarkSeen);
    if quiet_button(ui, Some(icons::CHECK), word, cx.at_hand.writable).clicked() {
        let request = SearchRequest::MarkSeen(saved.id);
        cx.requests.push(Request::Search(request));
    }
}
