//! The list of documents: sets as groups, name, language, number of annotations, what is unread.
//!
//! Rows are dragged to a place or into a set; all that the pointer does is in the menus too, and Alt with an arrow moves
//! the row that has the focus.

mod bar;
mod drag;
mod list;
mod menu;
mod state;

pub(super) use list::value_words;
pub(super) use menu::DIRECTIONS;
pub(in crate::gui) use menu::language_words;
pub use state::DocumentsState;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Key, Modifiers, Ui};

use crate::command::Command;
use crate::gui::commands::{OpenIn, Request, UiCommand};
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::panels::documents::list::{Item, main_language};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{Row, ScrollArea, icon_button, muted, panel_header, text_button};
use crate::i18n::Word;
use crate::model::{DocumentId, DocumentSetId};

/// Draws the panel over the whole of `ui`. `read`: the documents that were read to their end.
pub fn documents_ui(
    ui: &mut Ui,
    state: &mut DocumentsState,
    read: &BTreeSet<DocumentId>,
    cx: &mut PanelContext<'_>,
) {
    let is_rtl = cx.is_rtl();
    let count = Some(cx.number(cx.snapshot.n_documents()));
    let title = cx.word(Word::PanelDocuments);
    // Drawn from the next frame on: in this one, the click that opens the field would take its focus away again.
    let had_filter = state.has_filter;
    panel_header(ui, is_rtl, title, count, |ui| {
        bar::more_ui(ui, state, cx);
        let name = cx.word(Word::DocFilter);
        let is_on = state.has_filter || state.filter.is_active();
        if icon_button(ui, icons::FILTER, name, is_on, true).clicked() {
            state.has_filter = !is_on;
            state.show_all();
            if state.has_filter {
                state.field.focus_next_frame();
                ui.ctx().request_repaint();
            }
        }
        let name = cx.word(Word::FileAddFolder);
        if icon_button(ui, icons::FOLDER_PLUS, name, false, cx.at_hand.writable).clicked() {
            cx.requests.push(Request::Ui(UiCommand::AddFolder));
        }
        let name = cx.word(Word::FileAddDocuments);
        if icon_button(ui, icons::PLUS, name, false, cx.at_hand.writable).clicked() {
            cx.requests.push(Request::Ui(UiCommand::AddDocuments));
        }
    });
    if cx.snapshot.n_documents() == 0 {
        empty_ui(ui, cx);
        return;
    }
    if state.has_filter && had_filter {
        bar::filter_ui(ui, state, cx);
    }
    let items = state.items(cx.snapshot, read, cx.wording.language);
    if items.is_empty() {
        no_match_ui(ui, state, cx);
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical()
        .id_salt("documents")
        .auto_shrink([false, false])
        .show_rows(ui, size::ROW, items.len(), |ui, rows| {
            for index in rows {
                match items[index] {
                    Item::Group(set, n) => group_ui(ui, set, n, state, cx),
                    Item::Document(id, set) => {
                        let is_read = read.contains(&id);
                        document_ui(ui, (id, set), is_read, &items, index, state, cx);
                    }
                }
            }
        });
    drag::carried_ui(ui, cx);
}

fn group_ui(
    ui: &mut Ui,
    set: Option<DocumentSetId>,
    n: usize,
    state: &mut DocumentsState,
    cx: &mut PanelContext<'_>,
) {
    let theme = Theme::of(ui.ctx());
    let snapshot = Arc::clone(cx.snapshot);
    let named = set.and_then(|id| snapshot.document_set(id));
    let name = named.map_or_else(|| cx.word(Word::ListNoSet), |set| set.name.as_str());
    let is_closed = state.closed.contains(&set) && !state.filter.is_active();
    let (arrow, told) = match (is_closed, cx.is_rtl()) {
        (false, _) => (icons::CHEVRON_DOWN, Word::RowClose),
        (true, true) => (icons::CHEVRON_LEFT, Word::RowOpen),
        (true, false) => (icons::CHEVRON_RIGHT, Word::RowOpen),
    };
    let icon = match (set.is_some(), is_closed) {
        (true, true) => icons::FOLDER,
        (true, false) => icons::FOLDER_OPEN,
        (false, _) => icons::FILES,
    };
    let shown = Row::new(name, cx.is_rtl())
        .toggle(arrow, cx.word(told))
        .icon(icon, theme.muted)
        .muted(set.is_none())
        .count(cx.number(n))
        .show(ui);
    if (shown.response.clicked() || shown.toggled) && !state.closed.remove(&set) {
        state.closed.insert(set);
    }
    drag::onto_group(ui, &shown.response, set, cx);
    let response = shown.response.on_hover_text(name);
    if let Some(set) = set {
        crate::gui::widgets::context_menu(&response, |ui| menu::set_ui(ui, set, cx));
    }
}

fn document_ui(
    ui: &mut Ui,
    (id, set): (DocumentId, Option<DocumentSetId>),
    is_read: bool,
    items: &[Item],
    index: usize,
    state: &mut DocumentsState,
    cx: &mut PanelContext<'_>,
) {
    let snapshot = Arc::clone(cx.snapshot);
    let Some(document) = snapshot.document(id) else {
        return;
    };
    let theme = Theme::of(ui.ctx());
    let is_shown = cx.document == Some(id);
    let badge = document
        .language
        .as_deref()
        .map(|tag| main_language(tag).to_uppercase());
    let in_group = matches!(items.first(), Some(Item::Group(..)));
    let mut row = Row::new(&document.name, cx.is_rtl())
        .indent(if in_group { 20.0 } else { 0.0 })
        .selected(is_shown || state.chosen.contains(&id))
        .icon(
            icons::FILE_TEXT,
            if is_shown { theme.strong } else { theme.muted },
        )
        .count(cx.number(snapshot.n_annotations_of(document.capture)))
        .draggable(cx.at_hand.writable);
    if !is_read {
        row = row.mark(theme.accent, cx.word(Word::DocUnread));
    }
    if let Some(badge) = &badge {
        row = row.badge(badge);
    }
    let response = ui.push_id((id, set), |ui| row.show(ui)).inner.response;
    if response.clicked() {
        let modifiers = ui.input(|input| input.modifiers);
        state.choose(id, modifiers);
        if !modifiers.shift {
            cx.requests.push(Request::open(id, modifiers));
        }
    } else if response.middle_clicked() {
        cx.requests.push(Request::OpenDocument(id, OpenIn::Tab));
    }
    if response.has_focus() && cx.at_hand.writable && state.is_arranged() {
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
        let (up, down) = (pressed(Key::ArrowUp), pressed(Key::ArrowDown));
        if up || down {
            cx.requests.extend(moved(id, up, items, index));
        }
    }
    drag::row(ui, &response, (id, set), items, index, state, cx);
    let response = response.on_hover_text(&document.name);
    crate::gui::widgets::context_menu(&response, |ui| {
        menu::document_ui(ui, id, set, is_read, state, cx);
    });
}

/// One place up or down in the list, among the rows of its group.
fn moved(id: DocumentId, up: bool, items: &[Item], index: usize) -> Option<Request> {
    let document = |index: usize| match items.get(index) {
        Some(Item::Document(id, _)) => Some(*id),
        _ => None,
    };
    let before = if up {
        Some(document(index.checked_sub(1)?)?)
    } else {
        document(index + 1)?;
        document(index + 2)
    };
    Some(Request::Core(Box::new(Command::MoveDocuments {
        documents: vec![id],
        before,
    })))
}

fn no_match_ui(ui: &mut Ui, state: &mut DocumentsState, cx: &PanelContext<'_>) {
    egui::Frame::new()
        .inner_margin(egui::Margin::same(12))
        .show(ui, |ui| {
            ui.label(muted(ui, cx.word(Word::DocNoMatch)));
            ui.add_space(8.0);
            if text_button(ui, Some(icons::FUNNEL_X), cx.word(Word::DocShowAll)).clicked() {
                state.show_all();
            }
        });
}

fn empty_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    egui::Frame::new()
        .inner_margin(egui::Margin::same(12))
        .show(ui, |ui| {
            ui.label(muted(ui, cx.word(Word::EmptyDocuments)));
            ui.add_space(8.0);
            if cx.at_hand.writable
                && text_button(ui, Some(icons::PLUS), cx.word(Word::FileAddDocuments)).clicked()
            {
                cx.requests.push(Request::Ui(UiCommand::AddDocuments));
            }
        });
}
