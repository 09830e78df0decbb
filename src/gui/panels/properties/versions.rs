//! The versions of a document's text, the newest first, each to be read.

use egui::Ui;

use crate::gui::commands::Request;
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::widgets::{muted, quiet_button, setting_label};
use crate::i18n::{Word, dates, isolate, size};
use crate::model::{Capture, DocumentId};

/// Versions that are listed.
const MOST: usize = 50;

/// Draws the list, and the way to one more version.
pub(super) fn versions_ui(ui: &mut Ui, id: DocumentId, cx: &mut PanelContext<'_>) {
    let snapshot = std::sync::Arc::clone(cx.snapshot);
    let Some(document) = snapshot.document(id) else {
        return;
    };
    ui.add_space(8.0);
    let mut captures: Vec<&std::sync::Arc<Capture>> = snapshot.captures_of(id).collect();
    // The only one is what the properties above tell of.
    if captures.len() < 2 {
        captures.clear();
    } else {
        setting_label(ui, cx.word(Word::PropVersions));
    }
    captures.sort_by_key(|capture| {
        let is_former = capture.id != document.capture;
        (is_former, std::cmp::Reverse(capture.created), capture.id)
    });
    for capture in captures.into_iter().take(MOST) {
        let hash: String = capture.text_sha256.to_string().chars().take(8).collect();
        let line = [
            isolate(&dates::date_and_time(capture.created, cx.wording)),
            isolate(&capture.extractor),
            isolate(&capture.original_name),
            isolate(&size(capture.original_len, cx.wording)),
            isolate(&hash),
        ];
        ui.label(muted(ui, line.join(" · ")));
        if capture.id == document.capture {
            ui.label(cx.word(Word::VersionCurrent));
        } else if quiet_button(ui, Some(icons::HISTORY), cx.word(Word::VersionRead), true).clicked()
        {
            cx.requests.push(Request::ReadVersion(capture.id, None));
        }
        ui.add_space(4.0);
    }
    let writable = cx.at_hand.writable;
    let name = cx.word(Word::DocNewVersion);
    if quiet_button(ui, Some(icons::FILE_PLUS), name, writable).clicked() {
        cx.requests.push(Request::NewVersion(id));
    }
}
