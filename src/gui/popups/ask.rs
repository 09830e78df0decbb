//! Questions in a dialog: a name, a path, a yes or no, one of several ways.

use egui::{Id, Key, Modal, Modifiers, Ui};

use crate::gui::fields::{Field, FieldState};
use crate::gui::widgets::{answers, muted, primary_button, text_button, title};
use crate::i18n::{Word, Wording};

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The question, one or two sentences.
    pub question: String,
    /// A line of help below it, or empty.
    pub help: String,
    /// The accessible name of the field, where a text is asked for.
    pub field: Option<String>,
    /// What stands in the field at first.
    pub text: String,
    /// The answers by their buttons, the main one first.
    pub buttons: Vec<String>,
}

/// A person's answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The button of this index, with what the field held.
    Button(usize, String),
    /// Left without an answer.
    Cancelled,
}

/// An open question. View state.
#[derive(Debug)]
pub struct AskState {
    ask: Ask,
    field: FieldState,
    leave: Word,
}

impl AskState {
    /// Opens a question; a field takes the focus with its text selected.
    pub fn open(ask: Ask) -> Self {
        let mut field = FieldState::default();
        field.set_text(&ask.text);
        field.select_all();
        field.focus_next_frame();
        Self {
            ask,
            field,
            leave: Word::BtnCancel,
        }
    }

    /// Leaves by a button of another name than that of cancelling.
    pub fn left_by(mut self, leave: Word) -> Self {
        self.leave = leave;
        self
    }

    /// Draws the dialog.
    pub fn show(&mut self, ui: &Ui, wording: Wording) -> Option<Answer> {
        let mut answer = None;
        let frame =
            egui::Frame::popup(&ui.ctx().global_style()).inner_margin(egui::Margin::same(20));
        let modal = Modal::new(Id::unique("ask"))
            .frame(frame)
            .show(ui.ctx(), |ui| {
                // Several ways need room for their names.
                let width = match self.ask.buttons.len() {
                    0 | 1 => 420.0,
                    2 => 520.0,
                    _ => 580.0,
                };
                ui.set_width(width);
                let start = if wording.language.is_rtl() {
                    egui::Align::Max
                } else {
                    egui::Align::Min
                };
                ui.with_layout(egui::Layout::top_down(start), |ui| {
                    ui.label(title(ui, &self.ask.question));
                    if !self.ask.help.is_empty() {
                        ui.add_space(4.0);
                        ui.label(muted(ui, &self.ask.help));
                    }
                });
                ui.add_space(8.0);
                if let Some(label) = &self.ask.field {
                    let field = Field::new(&mut self.field)
                        .label(label)
                        .hint(label)
                        .width(ui.available_width())
                        .show(ui);
                    if field.submitted && !self.field.text().trim().is_empty() {
                        answer = Some(Answer::Button(0, self.field.text().trim().to_owned()));
                    }
                    // The field has taken the key.
                    if field.cancelled {
                        answer = Some(Answer::Cancelled);
                    }
                }
                ui.add_space(10.0);
                answers(ui, wording.language.is_rtl(), |ui| {
                    for (index, name) in self.ask.buttons.iter().enumerate() {
                        let is_ready =
                            self.ask.field.is_none() || !self.field.text().trim().is_empty();
                        let clicked = ui
                            .add_enabled_ui(is_ready, |ui| {
                                if index == 0 {
                                    primary_button(ui, None, name)
                                } else {
                                    text_button(ui, None, name)
                                }
                            })
                            .inner
                            .clicked();
                        if clicked {
                            answer =
                                Some(Answer::Button(index, self.field.text().trim().to_owned()));
                        }
                    }
                    if text_button(ui, None, wording.text(self.leave)).clicked() {
                        answer = Some(Answer::Cancelled);
                    }
                });
            });
        let escaped = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if answer.is_none() && (modal.should_close() || escaped) {
            answer = Some(Answer::Cancelled);
        }
        answer
    }
}
