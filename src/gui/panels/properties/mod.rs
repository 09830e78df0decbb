//! What is known of the document or the collection.

mod dates;
mod values;
mod versions;

pub(super) use values::ValuesEditor;

use egui::{RichText, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use crate::command::Command;
use crate::exchange::importer::{ImportNote, describe};
use crate::gui::commands::{NamePurpose, Request};
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::panels::documents::{DIRECTIONS, language_words};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{
    RowSlots, drop_down, from_end, from_start, icon_button, menu_choice, muted, quiet_button,
    setting_label, strong, text_font,
};
use crate::i18n::{Counted, Insert, Word, isolate};
use crate::model::DocumentId;
use crate::text::{Direction, Encoding};

/// Height of a line of the table, points.
const LINE: f32 = 24.0;

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
    if quiet_button(
        ui,
        Some(icons::SQUARE_PEN),
        cx.word(Word::DocEditText),
        cx.at_hand.writable,
    )
    .clicked()
    {
        cx.requests.push(Request::EditText(id));
    }
    ui.add_space(6.0);
    let length = crate::i18n::size(capture.original_len, cx.wording);
    let added = crate::i18n::dates::date_and_time(document.added, cx.wording);
    let language = document.language.as_deref().unwrap_or_default();
    let rows = [
        (Word::ColLanguage, language_words(language, cx.wording)),
        (Word::DocDirectionOwn, String::new()),
        (Word::FmtOriginal, capture.original_name.clone()),
        (Word::FmtEncoding, capture.encoding.clone()),
        (Word::FmtSize, length),
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
    table_ui(ui, id, &rows, cx);
    for note in &capture.notes {
        // A note of a later version is shown as it is written.
        let words = ImportNote::from_code(note).map(|note| describe(&note, cx.wording));
        ui.label(muted(ui, words.unwrap_or_else(|| note.clone())));
    }
    versions::versions_ui(ui, id, cx);
}

/// Counts of the collection.
pub(super) fn collection_ui(ui: &mut Ui, cx: &mut PanelContext<'_>) {
    let snapshot = std::sync::Arc::clone(cx.snapshot);
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
    let label = cx.word(Word::DocDirectionCollection);
    setting_label(ui, label);
    let current = snapshot.collection().and_then(|row| row.direction);
    if let Some(direction) = directions_ui(ui, "collection direction", label, current, cx) {
        let command = Command::SetCollectionDirection { direction };
        cx.requests.push(Request::Core(Box::new(command)));
    }
    ui.add_space(8.0);
    ui.label(muted(ui, cx.word(Word::HelloLocal)));
}

/// Names at the start side, values beside them. No grid of egui's: it knows no direction from right to left.
fn table_ui(ui: &mut Ui, id: DocumentId, rows: &[(Word, String)], cx: &mut PanelContext<'_>) {
    let theme = Theme::of(ui.ctx());
    let width = ui.available_width();
    let name_width = |word: Word| {
        let name = cx.word(word).to_owned();
        let galley = ui
            .painter()
            .layout_no_wrap(name, text_font(size::TEXT), theme.muted);
        galley.size().x
    };
    let widest = rows.iter().map(|(word, _)| name_width(*word));
    let names = widest.fold(0.0, f32::max).min(width * 0.6) + 12.0;
    for (word, value) in rows {
        let name = cx.word(*word);
        let needed = ui
            .painter()
            .layout_no_wrap(value.clone(), text_font(size::TEXT), theme.text);
        // A value that has no room beside its name stands below it.
        let is_below = needed.size().x > width - names;
        let height = if is_below { 2.0 * LINE } else { LINE };
        let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let (first, last) = rect.split_top_bottom_at_y(rect.top() + LINE);
        let mut slots = RowSlots::new(first, cx.is_rtl());
        RowSlots::new(slots.take_start(names), cx.is_rtl()).text(ui, muted(ui, name));
        if is_below {
            slots = RowSlots::new(last, cx.is_rtl());
        }
        if matches!(
            *word,
            Word::FmtEncoding | Word::ColLanguage | Word::DocDirectionOwn
        ) {
            let mut child = ui.new_child(
                UiBuilder::new()
                    .max_rect(slots.rest())
                    .layout(from_start(cx.is_rtl())),
            );
            match *word {
                Word::ColLanguage => language_ui(&mut child, id, cx),
                Word::DocDirectionOwn => direction_ui(&mut child, id, cx),
                _ => encoding_ui(&mut child, id, value, cx),
            }
            continue;
        }
        if *word == Word::FmtOriginal {
            save_ui(ui, slots.take_end(LINE), id, cx);
        }
        slots.text(ui, RichText::new(value).color(theme.text));
        let told = format!("{name}: {}", isolate(value));
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &told));
        response.on_hover_text(told);
    }
}

/// The way back out for the file of the current version.
fn save_ui(ui: &mut Ui, place: egui::Rect, id: DocumentId, cx: &mut PanelContext<'_>) {
    let layout = from_end(cx.is_rtl());
    let mut child = ui.new_child(UiBuilder::new().max_rect(place).layout(layout));
    let name = cx.word(Word::DocSaveOriginal);
    if icon_button(&mut child, icons::DOWNLOAD, name, false, true).clicked()
        && let Some(document) = cx.snapshot.document(id)
    {
        cx.requests.push(Request::SaveOriginal(document.capture));
    }
}

/// The language, to be said where it was guessed wrongly or not at all.
fn language_ui(ui: &mut Ui, id: DocumentId, cx: &mut PanelContext<'_>) {
    let language = cx
        .snapshot
        .document(id)
        .and_then(|row| row.language.clone());
    let mut tags = vec![Some("ar".to_owned()), Some("en".to_owned()), None];
    if !tags.contains(&language) {
        tags.push(language.clone());
    }
    let names: Vec<String> = tags
        .iter()
        .map(|tag| language_words(tag.as_deref().unwrap_or_default(), cx.wording))
        .chain([cx.word(Word::DocLanguageOther).to_owned()])
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let current = tags.iter().position(|tag| *tag == language).unwrap_or(0);
    let label = cx.word(Word::ColLanguage);
    let chosen = ui
        .add_enabled_ui(cx.at_hand.writable, |ui| {
            values::combo(ui, ("language", id), label, &names, current)
        })
        .inner;
    let request = match chosen {
        None => return,
        Some(chosen) => match tags.into_iter().nth(chosen) {
            Some(language) => Request::Core(Box::new(Command::SetLanguage {
                documents: vec![id],
                language,
            })),
            None => Request::AskName(NamePurpose::Language(id)),
        },
    };
    cx.requests.push(request);
}

/// The direction of the document's paragraphs.
fn direction_ui(ui: &mut Ui, document: DocumentId, cx: &mut PanelContext<'_>) {
    let current = cx.snapshot.document(document).and_then(|row| row.direction);
    let label = cx.word(Word::DocDirectionOwn);
    if let Some(direction) = directions_ui(ui, ("direction", document), label, current, cx) {
        cx.requests
            .push(Request::Core(Box::new(Command::SetDocumentDirection {
                document,
                direction,
            })));
    }
}

/// The direction that was chosen; the outer none for no choice.
#[allow(
    clippy::option_option,
    reason = "the inner none is a choice: from the text"
)]
fn directions_ui(
    ui: &mut Ui,
    salt: impl egui::AsIdSalt,
    label: &str,
    current: Option<Direction>,
    cx: &PanelContext<'_>,
) -> Option<Option<Direction>> {
    let names = DIRECTIONS.map(|(_, word)| cx.word(word));
    let at = DIRECTIONS
        .iter()
        .position(|(direction, _)| *direction == current);
    let chosen = ui
        .add_enabled_ui(cx.at_hand.writable, |ui| {
            values::combo(ui, salt, label, &names, at.unwrap_or(0))
        })
        .inner;
    chosen.map(|chosen| DIRECTIONS[chosen].0)
}

/// The encoding, to be changed where the guess was wrong.
fn encoding_ui(ui: &mut Ui, id: DocumentId, encoding: &str, cx: &mut PanelContext<'_>) {
    let current = Encoding::from_name(encoding);
    let is_enabled = cx.at_hand.writable;
    let question = cx.word(Word::AskEncoding);
    let width = ui.available_width().min(150.0);
    ui.add_enabled_ui(is_enabled, |ui| {
        let shown = drop_down(ui, question, encoding, width, |ui| {
            for choice in Encoding::ALL {
                let is_current = current == Some(choice);
                if menu_choice(ui, choice.name(), is_current).clicked() {
                    ui.close();
                    if !is_current {
                        cx.requests.push(Request::Reread(id, choice));
                    }
                }
            }
        });
        shown.on_hover_text(question);
    });
}
