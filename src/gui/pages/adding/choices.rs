//! What can be chosen of a file: language, encoding, which columns are text, which variables come along.

use egui::Ui;

use crate::engine::operations::Choices;
use crate::exchange::importer::{FactKind, TableChoice, describe, fact_name};
use crate::gui::icons;
use crate::gui::pages::adding::{AddingAnswer, AddingPage, language_of};
use crate::gui::panels::language_words;
use crate::gui::widgets::{
    ScrollArea, drop_down, menu_choice, muted, quiet_button, setting_label, switch, toggle_button,
};
use crate::i18n::{Counted, Insert, Word, Wording, fill};
use crate::text::Encoding;

/// Width of a choice, points.
const CHOICE: f32 = 190.0;
/// Variables that are listed.
const MOST_FACTS: usize = 60;
/// The languages that are offered.
const LANGUAGES: [&str; 2] = ["ar", "en"];

pub(super) fn choices_ui(
    ui: &mut Ui,
    page: &mut AddingPage,
    wording: Wording,
) -> Option<AddingAnswer> {
    let index = page.selected;
    let height = ui.available_height();
    let mut answer = None;
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .id_salt(("choices", index))
        .max_height(height)
        .show(ui, |ui| {
            let across = match wording.language.is_rtl() {
                true => egui::Align::Max,
                false => egui::Align::Min,
            };
            ui.with_layout(egui::Layout::top_down(across), |ui| {
                language_ui(ui, page, wording);
                let encoding = encoding_ui(ui, page, wording);
                let columns = columns_ui(ui, page, wording);
                set_ui(ui, page, wording);
                facts_ui(ui, page, wording);
                notes_ui(ui, page, wording);
                let version = version_ui(ui, page, wording);
                answer = encoding.or(columns).or(version);
            });
        });
    answer
}

fn language_ui(ui: &mut Ui, page: &mut AddingPage, wording: Wording) {
    let Some(file) = page.offer.files.get_mut(page.selected) else {
        return;
    };
    let label = wording.text(Word::ColLanguage);
    setting_label(ui, label);
    let shown = language_of(file, wording);
    let mut chosen = None;
    drop_down(ui, label, &shown, CHOICE, |ui| {
        for (language, name) in [(None, wording.text(Word::DirAuto).to_owned())]
            .into_iter()
            .chain(LANGUAGES.map(|tag| (Some(tag), language_words(tag, wording))))
        {
            let is_current = file.language.as_deref() == language;
            if menu_choice(ui, &name, is_current).clicked() {
                ui.close();
                chosen = Some(language.map(str::to_owned));
            }
        }
    });
    if let Some(language) = chosen {
        file.language = language;
    }
}

fn encoding_ui(ui: &mut Ui, page: &AddingPage, wording: Wording) -> Option<AddingAnswer> {
    let index = page.selected;
    let file = page
        .offer
        .files
        .get(index)
        .filter(|file| file.has_encoding())?;
    let label = wording.text(Word::FmtEncoding);
    setting_label(ui, label);
    let (current, _) = file.encoding();
    let mut answer = None;
    drop_down(ui, label, current.name(), CHOICE, |ui| {
        for encoding in Encoding::ALL {
            let is_current = encoding == current;
            if menu_choice(ui, encoding.name(), is_current).clicked() {
                ui.close();
                if !is_current {
                    answer = Some(AddingAnswer::ReadAgain {
                        files: vec![index],
                        choices: Choices {
                            encoding: Some(encoding),
                            ..file.choices.clone()
                        },
                    });
                }
            }
        }
    });
    answer
}

fn columns_ui(ui: &mut Ui, page: &AddingPage, wording: Wording) -> Option<AddingAnswer> {
    let index = page.selected;
    let file = page.offer.files.get(index)?;
    let columns = file.columns();
    if columns.is_empty() {
        return None;
    }
    setting_label(ui, wording.text(Word::AddingColumns));
    let mut clicked = None;
    let layout = crate::gui::widgets::from_start(wording.language.is_rtl()).with_main_wrap(true);
    ui.allocate_ui_with_layout(egui::vec2(ui.available_width(), 0.0), layout, |ui| {
        for (place, column) in columns.iter().enumerate() {
            if toggle_button(ui, &column.heading, column.is_text, true).clicked() {
                clicked = Some(place);
            }
        }
    });
    ui.add_space(4.0);
    ui.label(muted(ui, wording.text(Word::AddingColumnsHelp)));
    let clicked = clicked?;
    let mut text_columns: Vec<String> = columns
        .iter()
        .enumerate()
        .filter(|(place, column)| column.is_text != (*place == clicked))
        .map(|(_, column)| column.heading.clone())
        .collect();
    // One that comes to it stands last.
    if !columns[clicked].is_text {
        text_columns.retain(|heading| *heading != columns[clicked].heading);
        text_columns.push(columns[clicked].heading.clone());
    }
    Some(AddingAnswer::ReadAgain {
        files: vec![index],
        choices: Choices {
            table: Some(TableChoice { text_columns }),
            ..file.choices.clone()
        },
    })
}

/// The document set that it comes in: its folder.
fn set_ui(ui: &mut Ui, page: &AddingPage, wording: Wording) {
    let file = page.offer.files.get(page.selected);
    if let Some(set) = file.and_then(|file| file.set()) {
        setting_label(ui, wording.text(Word::AddingSet));
        ui.label(set);
    }
}

fn facts_ui(ui: &mut Ui, page: &mut AddingPage, wording: Wording) {
    let Some(file) = page.offer.files.get_mut(page.selected) else {
        return;
    };
    let n = file.documents().len();
    let mut lines: Vec<(FactKind, String)> = Vec::new();
    for (about, (fact, count)) in file.facts().iter().take(MOST_FACTS) {
        let name = fact_name(about, wording.language);
        let words = if n == 1 {
            let value = wording.digits.apply(&fact.value.plain());
            let values: [(&str, &dyn Insert); 2] = [("name", &name), ("value", &value)];
            fill(Word::AddingVariable, wording, &values)
        } else {
            let documents = Counted::Document.of(*count);
            let values: [(&str, &dyn Insert); 2] = [("name", &name), ("documents", &documents)];
            fill(Word::AddingInDocuments, wording, &values)
        };
        lines.push((about.clone(), words));
    }
    if lines.is_empty() {
        return;
    }
    setting_label(ui, wording.text(Word::AddingVariables));
    ui.spacing_mut().item_spacing.y = 0.0;
    for (about, words) in lines {
        let is_on = !file.unwanted.contains(&about);
        match switch(ui, wording.language.is_rtl(), &words, is_on) {
            Some(true) => {
                file.unwanted.remove(&about);
            }
            Some(false) => {
                file.unwanted.insert(about);
            }
            None => {}
        }
    }
}

/// The offer to take the file for a new version of the document from a file of its name.
fn version_ui(ui: &mut Ui, page: &AddingPage, wording: Wording) -> Option<AddingAnswer> {
    let file = page.offer.files.get(page.selected)?;
    let is_one = file.documents().len() == 1;
    file.same_name().filter(|_| is_one)?;
    ui.add_space(8.0);
    let words = wording.text(Word::SameNameOffer);
    let clicked = quiet_button(ui, Some(icons::FILE_PLUS), words, true).clicked();
    clicked.then_some(AddingAnswer::Version(page.selected))
}

fn notes_ui(ui: &mut Ui, page: &AddingPage, wording: Wording) {
    let Some(file) = page.offer.files.get(page.selected) else {
        return;
    };
    let notes = file.notes();
    if notes.is_empty() {
        return;
    }
    setting_label(ui, wording.text(Word::AddingNotes));
    for note in notes {
        ui.label(muted(ui, describe(note, wording)));
    }
}
