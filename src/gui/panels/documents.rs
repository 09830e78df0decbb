//! The list of documents: name, language, number of annotations.

use egui::Ui;

use crate::analysis::passages::PassageScope;
use crate::gui::commands::{NamePurpose, OpenIn, Request, UiCommand};
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::ScrollArea;
use crate::gui::widgets::{Row, icon_button, muted, panel_header, text_button};
use crate::i18n::Word;

/// Draws the panel over the whole of `ui`.
pub fn documents_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let is_rtl = cx.is_rtl();
    let count = Some(cx.number(cx.snapshot.n_documents()));
    let title = cx.word(Word::PanelDocuments);
    panel_header(ui, is_rtl, title, count, |ui| {
        let name = cx.word(Word::FileAddDocuments);
        if icon_button(ui, icons::PLUS, name, false, cx.at_hand.writable).clicked() {
            cx.requests.push(Request::Ui(UiCommand::AddDocuments));
        }
        let name = cx.word(Word::FileAddFolder);
        if icon_button(ui, icons::FOLDER_PLUS, name, false, cx.at_hand.writable).clicked() {
            cx.requests.push(Request::Ui(UiCommand::AddFolder));
        }
    });
    if cx.snapshot.n_documents() == 0 {
        empty_ui(ui, cx);
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let snapshot = std::sync::Arc::clone(cx.snapshot);
    ScrollArea::vertical()
        .id_salt("documents")
        .auto_shrink([false, false])
        .show_rows(ui, size::ROW, snapshot.n_documents(), |ui, rows| {
            let theme = Theme::of(ui.ctx());
            for document in snapshot
                .documents_in_order()
                .skip(rows.start)
                .take(rows.len())
            {
                let is_shown = cx.document == Some(document.id);
                let badge = document.language.as_deref().map(str::to_uppercase);
                let mut row = Row::new(&document.name, is_rtl)
                    .selected(is_shown)
                    .icon(
                        icons::FILE_TEXT,
                        if is_shown { theme.strong } else { theme.muted },
                    )
                    .count(cx.number(snapshot.n_annotations_of(document.capture)));
                if let Some(badge) = &badge {
                    row = row.badge(badge);
                }
                let response = row.show(ui).response;
                if response.clicked() {
                    let modifiers = ui.input(|input| input.modifiers);
                    cx.requests.push(Request::open(document.id, modifiers));
                } else if response.middle_clicked() {
                    cx.requests
                        .push(Request::OpenDocument(document.id, OpenIn::Tab));
                }
                let response = response.on_hover_text(&document.name);
                response.context_menu(|ui| {
                    ui.set_min_width(180.0);
                    for (word, place) in [
                        (Word::DocOpenTab, OpenIn::Tab),
                        (Word::ViewSecondPane, OpenIn::Beside),
                    ] {
                        if ui.button(cx.word(word)).clicked() {
                            cx.requests.push(Request::OpenDocument(document.id, place));
                            ui.close();
                        }
                    }
                    ui.separator();
                    if ui
                        .add_enabled(
                            cx.at_hand.writable,
                            egui::Button::new(cx.word(Word::EditRename)),
                        )
                        .clicked()
                    {
                        cx.requests
                            .push(Request::AskName(NamePurpose::RenameDocument(document.id)));
                        ui.close();
                    }
                    if ui.button(cx.word(Word::TagShowPassages)).clicked() {
                        cx.requests
                            .push(Request::ShowPassages(PassageScope::Document(document.id)));
                        ui.close();
                    }
                    if ui.button(cx.word(Word::MemoDocument)).clicked() {
                        cx.requests.push(Request::ShowDocument(document.id));
                        cx.requests
                            .push(Request::WriteMemo(crate::model::MemoTarget::Document(
                                document.id,
                            )));
                        ui.close();
                    }
                    ui.separator();
                    if ui
                        .add_enabled(
                            cx.at_hand.writable,
                            egui::Button::new(cx.word(Word::DocRemove)),
                        )
                        .clicked()
                    {
                        cx.requests.push(Request::AskRemoveDocument(document.id));
                        ui.close();
                    }
                });
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
