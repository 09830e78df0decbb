//! What is known of the document or the collection.

use egui::{ComboBox, Grid, RichText, Role, Ui, WidgetInfo};

use crate::gui::commands::{NamePurpose, Request};
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::theme::Theme;
use crate::gui::widgets::{muted, quiet_button, strong};
use crate::i18n::{Counted, Insert, Word};
use crate::model::DocumentId;
use crate::text::Encoding;

/// Name, encoding, size, origin of the shown document.
pub(super) fn document_ui(ui: &mut Ui, id: DocumentId, cx: &mut PanelContext<'_>) {
    let snapshot = std::sync::Arc::clone(cx.snapshot);
    let (Some(document), Some(capture)) = (snapshot.document(id), snapshot.current_capture(id))
    else {
        return;
    };
    ui.label(strong(ui, &document.name));
    if quiet_button(
        ui,
        Some(icons::PENCIL),
        cx.word(Word::EditRename),
        cx.at_hand.writable,
    )
    .clicked()
    {
        cx.requests
            .push(Request::AskName(NamePurpose::RenameDocument(id)));
    }
    ui.add_space(6.0);
    let digits = cx.wording.digits;
    let size = digits.apply(&size_text(capture.original_len));
    let added = digits.apply(&format!(
        "{} {}",
        document.added.date(),
        document.added.clock_time()
    ));
    let fingerprint = capture.original_sha256.to_string();
    let is_rtl = cx.is_rtl();
    Grid::new("document-properties")
        .num_columns(2)
        .spacing([12.0, 4.0])
        .show(ui, |ui| {
            let wording = cx.wording;
            let text_row = |ui: &mut Ui, word: Word, value: &str| {
                row_ui(ui, wording.text(word), is_rtl, |ui| text_ui(ui, value));
            };
            text_row(ui, Word::FmtOriginal, &capture.original_name);
            row_ui(ui, cx.word(Word::FmtEncoding), is_rtl, |ui| {
                encoding_ui(ui, id, &capture.encoding, cx)
            });
            text_row(ui, Word::FmtSize, &size);
            text_row(ui, Word::FmtExtractor, &capture.extractor);
            text_row(ui, Word::ColCreated, &added);
            let short: String = fingerprint.chars().take(12).collect();
            text_row(ui, Word::FmtFingerprint, &short);
        });
    for note in &capture.notes {
        ui.label(muted(ui, note));
    }
}

/// Counts of the collection.
pub(super) fn collection_ui(ui: &mut Ui, cx: &PanelContext<'_>) {
    let snapshot = cx.snapshot;
    if let Some(collection) = snapshot.collection() {
        ui.label(strong(ui, &collection.name));
    }
    ui.add_space(6.0);
    for (noun, number) in [
        (Counted::Document, snapshot.n_documents()),
        (Counted::Annotation, snapshot.n_annotations()),
        (Counted::Tag, snapshot.n_tags()),
        (Counted::Memo, snapshot.n_memos()),
        (Counted::Link, snapshot.n_links()),
    ] {
        let mut line = String::new();
        noun.of(number).insert(cx.wording, false, &mut line);
        ui.label(line);
    }
    ui.add_space(8.0);
    ui.label(muted(ui, cx.word(Word::HelloLocal)));
}

/// A line of the table; the name stands on the side where reading starts.
fn row_ui(ui: &mut Ui, name: &str, is_rtl: bool, value: impl FnOnce(&mut Ui)) {
    let name = muted(ui, name);
    if is_rtl {
        value(ui);
        ui.label(name);
    } else {
        ui.label(name);
        value(ui);
    }
    ui.end_row();
}

fn text_ui(ui: &mut Ui, value: &str) {
    let value = RichText::new(value).color(Theme::of(ui.ctx()).text);
    ui.add(egui::Label::new(value).truncate());
}

/// The encoding, to be changed where the guess was wrong.
fn encoding_ui(ui: &mut Ui, id: DocumentId, encoding: &str, cx: &mut PanelContext<'_>) {
    let current = Encoding::from_name(encoding);
    let is_enabled = cx.at_hand.writable;
    let question = cx.word(Word::AskEncoding);
    ui.add_enabled_ui(is_enabled, |ui| {
        let shown = ComboBox::from_id_salt("document-encoding")
            .selected_text(encoding)
            .show_ui(ui, |ui| {
                for choice in Encoding::ALL {
                    let is_current = current == Some(choice);
                    if ui.selectable_label(is_current, choice.name()).clicked() && !is_current {
                        cx.requests.push(Request::Reread(id, choice));
                    }
                }
            });
        shown.response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ComboBox, is_enabled, question);
            info.current_text_value = Some(encoding.to_owned());
            info
        });
        shown.response.on_hover_text(question);
    });
}

/// A size in bytes, kB or MB, decimal.
fn size_text(bytes: u64) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        _ => format!("{:.1} MB", bytes as f64 / 1e6),
    }
}
