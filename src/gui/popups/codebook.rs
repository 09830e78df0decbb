//! The sheet before a codebook comes in: what is new, what differs and may be taken, what could not be used.

use std::collections::BTreeSet;

use egui::{RichText, ScrollArea, Ui};

use crate::engine::operations::import_of;
use crate::exchange::codebook::{Comparison, Field};
use crate::gui::commands::Request;
use crate::gui::icons;
use crate::gui::popups::{Sheet, SheetAnswer, SheetContext, merge_tags::fact_ui};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{Row, answers, muted, primary_button, quiet_button, text_button};
use crate::i18n::{Language, Word, Wording, fill};

/// Rows of a list that are in view.
const ROWS: f32 = 7.0;

/// See the module. View state.
#[derive(Debug)]
pub struct CodebookSheet {
    file: String,
    comparison: Comparison,
    /// What the report says, in words.
    notes: Vec<String>,
    /// Those that differ and are to be taken, by their index.
    taken: BTreeSet<usize>,
}

impl CodebookSheet {
    /// A sheet for what was found in a file.
    pub fn new(file: String, comparison: Comparison, notes: Vec<String>) -> Self {
        Self {
            file,
            comparison,
            notes,
            taken: BTreeSet::new(),
        }
    }

    fn differing_ui(&mut self, ui: &mut Ui, wording: Wording) {
        let n = self.comparison.differing.len();
        ui.add_space(8.0);
        ui.label(muted(ui, wording.text(Word::CodebookDiffer)));
        let are_all = self.taken.len() == n;
        let word = if are_all {
            Word::CodebookLeaveAll
        } else {
            Word::CodebookTakeAll
        };
        if quiet_button(ui, None, wording.text(word), true).clicked() {
            self.taken = if are_all {
                BTreeSet::new()
            } else {
                (0..n).collect()
            };
        }
        let is_rtl = wording.language.is_rtl();
        let is_arabic = wording.language == Language::Arabic;
        let theme = Theme::of(ui.ctx());
        ScrollArea::vertical()
            .id_salt("differing tags")
            .max_height(size::ROW * ROWS)
            .auto_shrink([false, true])
            .show_rows(ui, size::ROW, n, |ui, rows| {
                for index in rows {
                    let difference = &self.comparison.differing[index];
                    let is_taken = self.taken.contains(&index);
                    let fields: Vec<&str> = difference
                        .fields
                        .iter()
                        .map(|field| wording.text(field_word(*field)))
                        .collect();
                    let fields = fields.join(" · ");
                    let icon = if is_taken {
                        icons::SQUARE_CHECK
                    } else {
                        icons::SQUARE
                    };
                    let color = if is_taken { theme.accent } else { theme.faint };
                    let shown = Row::new(difference.theirs.label.prefer(is_arabic), is_rtl)
                        .icon(icon, color)
                        .selected(is_taken)
                        .count(fields)
                        .show(ui);
                    if shown.response.clicked() && !self.taken.remove(&index) {
                        self.taken.insert(index);
                    }
                }
            });
    }
}

fn field_word(field: Field) -> Word {
    match field {
        Field::Label => Word::CodebookLabel,
        Field::Definition => Word::SectionDefinition,
        Field::Includes => Word::TagIncludes,
        Field::Excludes => Word::TagExcludes,
        Field::Terms => Word::TagTerms,
        Field::Color => Word::TagColor,
        Field::Category => Word::NounCategory,
        Field::Place => Word::CodebookPlace,
    }
}

impl Sheet for CodebookSheet {
    fn title(&self, wording: Wording) -> String {
        fill(Word::CodebookTitle, wording, &[("file", &self.file)])
    }

    /// Its lists scroll by themselves.
    fn scrolls(&self) -> bool {
        false
    }

    fn show(&mut self, ui: &mut Ui, context: &mut SheetContext<'_>) -> SheetAnswer {
        let wording = context.wording;
        ui.spacing_mut().item_spacing.y = 2.0;
        let number = |n: usize| wording.digits.number(n as u64);
        let differing = self.comparison.differing.len();
        for (word, n) in [
            (Word::CodebookNew, self.comparison.new.len()),
            (Word::CodebookDiffering, differing),
            (Word::CodebookSame, self.comparison.n_same),
        ] {
            fact_ui(ui, wording.text(word), number(n), wording);
        }
        if differing > 0 {
            self.differing_ui(ui, wording);
        }
        if !self.notes.is_empty() {
            ui.add_space(8.0);
            ui.label(muted(ui, wording.text(Word::ViewImportReport)));
            let theme = Theme::of(ui.ctx());
            ScrollArea::vertical()
                .id_salt("lines of the report")
                .max_height(size::ROW * 4.0)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    for note in self.notes.iter().take(200) {
                        ui.label(RichText::new(note).color(theme.text));
                    }
                });
        }
        ui.add_space(12.0);
        let command = import_of(&self.comparison, |index| self.taken.contains(&index));
        let n_coming = self.comparison.new.len() + self.taken.len();
        let mut answer = SheetAnswer::Open;
        answers(ui, wording.language.is_rtl(), |ui| {
            let words = fill(Word::CodebookTake, wording, &[("n", &n_coming)]);
            let is_enabled = command.is_some() && context.at_hand.writable;
            let takes = ui
                .add_enabled_ui(is_enabled, |ui| primary_button(ui, None, &words))
                .inner
                .clicked();
            if takes && let Some(command) = command {
                context.requests.push(Request::Core(Box::new(command)));
                answer = SheetAnswer::Done;
            }
            if text_button(ui, None, wording.text(Word::BtnCancel)).clicked() {
                answer = SheetAnswer::Done;
            }
        });
        answer
    }
}
