//! What can be done with a document or a set, from their rows.

use egui::{Response, Ui};

use crate::analysis::passages::PassageScope;
use crate::command::Command;
use crate::gui::commands::{NamePurpose, OpenIn, Request};
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::panels::documents::list::main_language;
use crate::gui::panels::documents::state::DocumentsState;
use crate::gui::widgets::{menu_choice, menu_item, submenu};
use crate::i18n::Collation;
use crate::i18n::{Word, Wording};
use crate::model::{DocumentId, DocumentSetId, MemoTarget};
use crate::text::Direction;

/// The languages that are offered first.
const LANGUAGES: [&str; 2] = ["ar", "en"];

/// The menu of a document's row.
pub(super) fn document_ui(
    ui: &mut Ui,
    id: DocumentId,
    set: Option<DocumentSetId>,
    is_read: bool,
    state: &DocumentsState,
    cx: &mut PanelContext<'_>,
) {
    ui.set_min_width(220.0);
    let meant = state.meant(id);
    let writable = cx.at_hand.writable;
    if meant.len() == 1 {
        for (icon, word, place) in [
            ("", Word::DocOpenTab, OpenIn::Tab),
            (icons::COLUMNS_2, Word::ViewSecondPane, OpenIn::Beside),
        ] {
            if item(ui, icon, cx.word(word), true) {
                cx.requests.push(Request::OpenDocument(id, place));
            }
        }
        ui.separator();
        if item(ui, icons::PENCIL, cx.word(Word::EditRename), writable) {
            let purpose = NamePurpose::RenameDocument(id);
            cx.requests.push(Request::AskName(purpose));
        }
        if item(ui, icons::SQUARE_PEN, cx.word(Word::DocEditText), writable) {
            cx.requests.push(Request::EditText(id));
        }
        if item(ui, icons::FILE_PLUS, cx.word(Word::DocNewVersion), writable) {
            cx.requests.push(Request::NewVersion(id));
        }
        if item(ui, "", cx.word(Word::ViewDecidePlaces), true) {
            cx.requests.push(Request::DecidePlaces(id));
        }
        if item(ui, icons::LIST_FILTER, cx.word(Word::TagShowPassages), true) {
            let scope = PassageScope::Document(id);
            cx.requests.push(Request::ShowPassages(scope));
        }
        if item(ui, icons::SQUARE_PEN, cx.word(Word::MemoDocument), true) {
            cx.requests.push(Request::ShowDocument(id));
            let target = MemoTarget::Document(id);
            cx.requests.push(Request::WriteMemo(target));
        }
    }
    let word = match is_read {
        true => Word::DocMarkUnread,
        false => Word::DocMarkRead,
    };
    if item(ui, "", cx.word(word), true) {
        let documents = meant.clone();
        cx.requests.push(Request::SetRead(documents, !is_read));
    }
    ui.separator();
    document_actions_ui(ui, &meant, set, cx);
    ui.separator();
    if item(
        ui,
        icons::TRASH_2,
        cx.word(Word::DocRemove),
        writable && meant.len() == 1,
    ) {
        cx.requests.push(Request::AskRemoveDocument(id));
    }
}

/// Sets, language, direction.
pub(super) fn document_actions_ui(
    ui: &mut Ui,
    documents: &[DocumentId],
    set: Option<DocumentSetId>,
    cx: &mut PanelContext<'_>,
) {
    let writable = cx.at_hand.writable;
    ui.add_enabled_ui(writable, |ui| {
        let name = cx.word(Word::DocAddToSet).trim_end_matches('…');
        submenu(ui, icons::FOLDER, name, |ui| sets_ui(ui, documents, cx));
        if let Some(set) = set
            && item(ui, "", cx.word(Word::DocRemoveFromSet), writable)
        {
            let documents = documents.to_vec();
            let command = Command::RemoveFromDocumentSet { set, documents };
            cx.requests.push(Request::Core(Box::new(command)));
        }
        submenu(ui, icons::LANGUAGES, cx.word(Word::ColLanguage), |ui| {
            languages_ui(ui, documents, cx);
        });
        submenu(ui, "", cx.word(Word::DocDirectionOwn), |ui| {
            directions_ui(ui, documents, cx);
        });
    });
}

fn sets_ui(ui: &mut Ui, documents: &[DocumentId], cx: &mut PanelContext<'_>) {
    ui.set_min_width(180.0);
    let snapshot = std::sync::Arc::clone(cx.snapshot);
    let chosen: Vec<(DocumentSetId, bool)> = sets_in_order(cx)
        .into_iter()
        .map(|(set, _)| {
            let in_it = |id: &DocumentId| snapshot.sets_of(*id).any(|of| of.id == set);
            (set, documents.iter().all(in_it))
        })
        .collect();
    for (set, is_in) in chosen {
        let name = snapshot.document_set(set).map_or("", |set| &set.name);
        if choice(ui, name, is_in) {
            let documents = documents.to_vec();
            let command = match is_in {
                true => Command::RemoveFromDocumentSet { set, documents },
                false => Command::AddToDocumentSet { set, documents },
            };
            cx.requests.push(Request::Core(Box::new(command)));
        }
    }
    if item(ui, icons::PLUS, cx.word(Word::DocNewSet), true) {
        let first = documents.first().copied();
        let purpose = NamePurpose::NewDocumentSet(first);
        cx.requests.push(Request::AskName(purpose));
    }
}

fn languages_ui(ui: &mut Ui, documents: &[DocumentId], cx: &mut PanelContext<'_>) {
    ui.set_min_width(160.0);
    let snapshot = std::sync::Arc::clone(cx.snapshot);
    let current = match documents {
        [one] => snapshot.document(*one).map(|row| row.language.clone()),
        _ => None,
    };
    let set = |language: Option<&str>| {
        Request::Core(Box::new(Command::SetLanguage {
            documents: documents.to_vec(),
            language: language.map(str::to_owned),
        }))
    };
    for tag in LANGUAGES {
        let is_current = current
            .as_ref()
            .is_some_and(|own| own.as_deref() == Some(tag));
        if choice(ui, &language_words(tag, cx.wording), is_current) {
            cx.requests.push(set(Some(tag)));
        }
    }
    let is_unknown = current == Some(None);
    if choice(ui, cx.word(Word::LanguageUnknown), is_unknown) {
        cx.requests.push(set(None));
    }
    if let [one] = documents
        && item(ui, "", cx.word(Word::DocLanguageOther), true)
    {
        let purpose = NamePurpose::Language(*one);
        cx.requests.push(Request::AskName(purpose));
    }
}

fn directions_ui(ui: &mut Ui, documents: &[DocumentId], cx: &mut PanelContext<'_>) {
    ui.set_min_width(160.0);
    let snapshot = std::sync::Arc::clone(cx.snapshot);
    let current = match documents {
        [one] => snapshot.document(*one).map(|row| row.direction),
        _ => None,
    };
    for (direction, word) in DIRECTIONS {
        if choice(ui, cx.word(word), current == Some(direction)) {
            for document in documents {
                cx.requests
                    .push(Request::Core(Box::new(Command::SetDocumentDirection {
                        document: *document,
                        direction,
                    })));
            }
        }
    }
}

/// What a direction can be set to.
pub(in crate::gui::panels) const DIRECTIONS: [(Option<Direction>, Word); 3] = [
    (None, Word::DirAuto),
    (Some(Direction::RightToLeft), Word::DirRtl),
    (Some(Direction::LeftToRight), Word::DirLtr),
];

/// The menu of a set's row.
pub(super) fn set_ui(ui: &mut Ui, set: DocumentSetId, cx: &mut PanelContext<'_>) {
    ui.set_min_width(220.0);
    let writable = cx.at_hand.writable;
    if item(ui, icons::PENCIL, cx.word(Word::DocRenameSet), writable) {
        let purpose = NamePurpose::RenameDocumentSet(set);
        cx.requests.push(Request::AskName(purpose));
    }
    if item(ui, icons::LIST_FILTER, cx.word(Word::TagShowPassages), true) {
        let scope = PassageScope::DocumentSet(set);
        cx.requests.push(Request::ShowPassages(scope));
    }
    ui.separator();
    if item(ui, icons::TRASH_2, cx.word(Word::DocDeleteSet), writable) {
        let command = Command::DeleteDocumentSet { set };
        cx.requests.push(Request::Core(Box::new(command)));
    }
}

/// Sets by name.
pub(super) fn sets_in_order<'a>(cx: &PanelContext<'a>) -> Vec<(DocumentSetId, &'a str)> {
    let snapshot = cx.snapshot;
    let sets = snapshot.document_sets();
    let mut sets: Vec<(DocumentSetId, &str)> =
        sets.map(|set| (set.id, set.name.as_str())).collect();
    let order = Collation::new(cx.wording.language);
    sets.sort_by(|one, other| order.compare(one.1, other.1));
    sets
}

/// A language by its name where the interface has one, else by its tag.
pub(in crate::gui) fn language_words(tag: &str, wording: Wording) -> String {
    let word = match main_language(tag) {
        "ar" => Word::LanguageArabic,
        "en" => Word::LanguageEnglish,
        "" => Word::LanguageUnknown,
        _ => return tag.to_owned(),
    };
    let name = wording.text(word);
    match tag.contains('-') {
        // Arabic as in Syria.
        true => format!("{name} ({tag})"),
        false => name.to_owned(),
    }
}

/// One line of a menu; a click closes it.
pub(super) fn item(ui: &mut Ui, icon: &str, words: &str, is_enabled: bool) -> bool {
    closing(ui, |ui| menu_item(ui, icon, words, is_enabled))
}

/// One of several; a click closes the menu.
pub(super) fn choice(ui: &mut Ui, words: &str, is_chosen: bool) -> bool {
    closing(ui, |ui| menu_choice(ui, words, is_chosen))
}

fn closing(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> Response) -> bool {
    let clicked = add(ui).clicked();
    if clicked {
        ui.close();
    }
    clicked
}
