//! Correcting a text: the whole text in a field, then the preview of what that does, then one commit.
//!
//! The field lays a paragraph out again with each key, and all paragraphs at first: hence the two limits, above which it is
//! said plainly that the text is edited elsewhere.

use std::sync::Arc;

use egui::Ui;

use crate::engine::operations::edited;
use crate::gui::fields::{Area, AreaState};
use crate::gui::icons;
use crate::gui::popups::places::preview::{Preview, PreviewAnswer};
use crate::gui::popups::places::said_ui;
use crate::gui::popups::{Sheet, SheetAnswer, SheetContext};
use crate::gui::widgets::{answers, muted, primary_button, text_button};
use crate::i18n::{Insert, Word, Wording, fill, size};
use crate::model::{Capture, Document, DocumentId};

/// The longest text that is edited here, bytes.
const MOST_BYTES: usize = 1024 * 1024;
/// Its longest paragraph, bytes.
const MOST_PARAGRAPH: usize = 64 * 1024;

/// See the module. View state, which asks before it is thrown away.
#[derive(Debug)]
pub struct EditTextSheet {
    document: DocumentId,
    name: String,
    /// None where the text is longer than can be edited.
    area: Option<AreaState>,
    /// Its length, bytes.
    length: usize,
    former: Arc<str>,
    preview: Option<Preview>,
    /// Said below the field.
    message: Option<Word>,
    /// Whether it was tried to close it with changes.
    is_leaving: bool,
}

impl EditTextSheet {
    /// A sheet for the current text of a document; `at`: where the caret is put, bytes.
    pub fn new(document: &Document, capture: &Capture, at: usize) -> Self {
        let text = &capture.text;
        let is_short = text.len() <= MOST_BYTES
            && text
                .split('\n')
                .all(|paragraph| paragraph.len() <= MOST_PARAGRAPH);
        let area = is_short.then(|| {
            let mut area = AreaState::new(text);
            area.select(at.min(text.len()), at.min(text.len()));
            area.set_direction_override(document.direction);
            area.focus_next_frame();
            area
        });
        Self {
            document: document.id,
            name: document.name.clone(),
            area,
            length: text.len(),
            former: Arc::clone(text),
            preview: None,
            message: None,
            is_leaving: false,
        }
    }

    fn is_changed(&self) -> bool {
        let area = self.area.as_ref();
        area.is_some_and(|area| area.text() != &*self.former)
    }

    /// The preview of what the field holds, or why there is none.
    fn look(&mut self, context: &SheetContext<'_>) {
        let found = self.area.as_ref().zip(context.snapshot);
        let capture =
            found.and_then(|(area, snapshot)| edited(snapshot, self.document, area.text()));
        match capture {
            Some(capture) => {
                self.preview = Some(Preview::new(self.document, Arc::new(capture)));
                self.message = None;
            }
            None => self.message = Some(Word::EditTextNone),
        }
    }

    fn leaving_ui(&mut self, ui: &mut Ui, wording: Wording) -> SheetAnswer {
        let mut answer = SheetAnswer::Open;
        let words = wording.text(Word::EditTextDiscard);
        said_ui(ui, words, wording.language.is_rtl());
        answers(ui, wording.language.is_rtl(), |ui| {
            let keep = primary_button(ui, None, wording.text(Word::BtnKeepEditing));
            if keep.clicked() {
                self.is_leaving = false;
                if let Some(area) = &mut self.area {
                    area.focus_next_frame();
                }
            }
            if text_button(ui, None, wording.text(Word::BtnDiscard)).clicked() {
                answer = SheetAnswer::Done;
            }
        });
        answer
    }
}

impl Sheet for EditTextSheet {
    fn title(&self, wording: Wording) -> String {
        match self.preview {
            Some(_) => wording.text(Word::PreviewTitle).to_owned(),
            None => fill(Word::EditTextTitle, wording, &[("title", &self.name)]),
        }
    }

    fn size(&self) -> [f32; 2] {
        [980.0, 760.0]
    }

    fn scrolls(&self) -> bool {
        false
    }

    fn holds_on(&mut self) -> bool {
        // Esc in the preview goes back to the text.
        if self.preview.take().is_some() {
            return true;
        }
        let holds = self.is_changed() && !self.is_leaving;
        self.is_leaving = self.is_changed();
        holds || self.is_leaving
    }

    fn show(&mut self, ui: &mut Ui, context: &mut SheetContext<'_>) -> SheetAnswer {
        let wording = context.wording;
        let Some(snapshot) = context.snapshot.cloned() else {
            return SheetAnswer::Done;
        };
        let is_there = snapshot.document(self.document).is_some();
        if !is_there {
            return SheetAnswer::Done;
        }
        let height = ui.available_height().min(760.0);
        if let Some(preview) = &mut self.preview {
            return match preview.show(ui, &snapshot, Word::PreviewBack, height, context) {
                Some(PreviewAnswer::Save) => SheetAnswer::Done,
                Some(PreviewAnswer::Back) => {
                    self.preview = None;
                    SheetAnswer::Open
                }
                None => SheetAnswer::Open,
            };
        }
        let Some(area) = &mut self.area else {
            let (text, limit, paragraph) = (
                size(self.length as u64, wording),
                size(MOST_BYTES as u64, wording),
                size(MOST_PARAGRAPH as u64, wording),
            );
            let values: [(&str, &dyn Insert); 3] = [
                ("size", &text),
                ("limit", &limit),
                ("paragraph", &paragraph),
            ];
            let words = fill(Word::EditTextTooLong, wording, &values);
            said_ui(ui, &words, wording.language.is_rtl());
            return SheetAnswer::Open;
        };
        let help = wording.text(Word::EditTextHelp);
        said_ui(ui, help, wording.language.is_rtl());
        ui.add_space(6.0);
        let shown = Area::new(area)
            .label(wording.text(Word::EditTextField))
            .height((height - 120.0).max(120.0))
            .style(crate::gui::typeset::TextStyle::QUOTE)
            .show(ui);
        ui.add_space(8.0);
        if self.is_leaving && self.is_changed() {
            return self.leaving_ui(ui, wording);
        }
        self.is_leaving = false;
        if shown.changed {
            self.message = None;
        }
        let mut answer = SheetAnswer::Open;
        let mut saves = shown.submitted;
        let message = self.message;
        answers(ui, wording.language.is_rtl(), |ui| {
            ui.add_enabled_ui(context.at_hand.writable, |ui| {
                let save = primary_button(ui, Some(icons::SAVE), wording.text(Word::EditTextSave));
                saves |= save.clicked();
            });
            if text_button(ui, None, wording.text(Word::BtnCancel)).clicked() {
                answer = SheetAnswer::Done;
            }
            if let Some(message) = message {
                ui.label(muted(ui, wording.text(message)));
            }
        });
        if answer == SheetAnswer::Done && self.is_changed() {
            self.is_leaving = true;
            answer = SheetAnswer::Open;
        }
        if saves && context.at_hand.writable {
            self.look(context);
        }
        answer
    }
}
