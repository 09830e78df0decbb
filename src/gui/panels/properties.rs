//! What is known of the document or the collection.

use egui::{Grid, RichText, Ui};

use crate::gui::commands::{NamePurpose, Request};
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::theme::Theme;
use crate::gui::widgets::{muted, quiet_button, strong};
use crate::i18n::{Counted, Insert, Word};
use crate::model::DocumentId;

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
    let rows = [
        (Word::FmtOriginal, capture.original_name.clone()),
        (Word::FmtEncoding, capture.encoding.clone()),
        (Word::FmtSize, size),
        (Word::FmtExtractor, capture.extractor.clone()),
        (Word::ColCreated, added),
        (
            Word::FmtFingerprint,
            capture
                .original_sha256
                .to_string()
                .chars()
                .take(12)
                .collect(),
        ),
    ];
    table_ui(ui, "document-properties", &rows, cx);
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

fn table_ui(ui: &mut Ui, id: &str, rows: &[(Word, String)], cx: &PanelContext<'_>) {
    let theme = Theme::of(ui.ctx());
    Grid::new(id)
        .num_columns(2)
        .spacing([12.0, 4.0])
        .show(ui, |ui| {
            for (word, value) in rows {
                let name = muted(ui, cx.word(*word));
                let value = RichText::new(value).color(theme.text);
                if cx.is_rtl() {
                    ui.add(egui::Label::new(value).truncate());
                    ui.label(name);
                } else {
                    ui.label(name);
                    ui.add(egui::Label::new(value).truncate());
                }
                ui.end_row();
            }
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
