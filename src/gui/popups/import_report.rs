//! The sheet after an import: what came of each file, those that did not come in first.

use std::sync::Arc;

use egui::{Frame, Margin, RichText, Ui};

use crate::engine::operations::{FileLine, FileOutcome, ReadLine};
use crate::exchange::importer::describe;
use crate::gui::icons;
use crate::gui::popups::{Sheet, SheetAnswer, SheetContext, merge_tags::fact_ui};
use crate::gui::theme::Theme;
use crate::gui::widgets::{Row, muted};
use crate::i18n::{Counted, Insert, Word, Wording, fill};

/// Files that are listed; the others are counted.
const MOST: usize = 300;
/// Where names begin in a row, points.
const INDENT: i8 = 42;

/// See the module. View state.
#[derive(Debug)]
pub struct ImportReportSheet {
    /// By how much they matter, then in the order of the import.
    lines: Vec<FileLine>,
}

impl ImportReportSheet {
    /// A sheet for the lines of an import.
    pub fn new(lines: &Arc<Vec<FileLine>>) -> Self {
        let mut lines = lines.to_vec();
        lines.sort_by_key(|line| {
            ORDER
                .iter()
                .position(|(outcome, ..)| *outcome == line.outcome)
        });
        Self { lines }
    }
}

/// The outcomes, what matters most first, with their words.
const ORDER: [(FileOutcome, Word); 6] = [
    (FileOutcome::Refused, Word::ReportRefused),
    (FileOutcome::Warn, Word::ReportWarn),
    (FileOutcome::AlreadyThere, Word::ReportAlreadyThere),
    (FileOutcome::PassedOver, Word::ReportPassedOver),
    (FileOutcome::NotTaken, Word::ReportNotTaken),
    (FileOutcome::Ok, Word::ReportOk),
];

impl Sheet for ImportReportSheet {
    fn title(&self, wording: Wording) -> String {
        wording.text(Word::ViewImportReport).to_owned()
    }

    fn size(&self) -> [f32; 2] {
        [640.0, 560.0]
    }

    fn show(&mut self, ui: &mut Ui, context: &mut SheetContext<'_>) -> SheetAnswer {
        let wording = context.wording;
        let align = match wording.language.is_rtl() {
            true => egui::Align::Max,
            false => egui::Align::Min,
        };
        ui.with_layout(egui::Layout::top_down(align), |ui| {
            if self.lines.is_empty() {
                ui.label(muted(ui, wording.text(Word::ReportNone)));
                return;
            }
            for (outcome, word) in ORDER {
                let n = self
                    .lines
                    .iter()
                    .filter(|line| line.outcome == outcome)
                    .count();
                if n > 0 {
                    let number = wording.digits.number(n as u64);
                    fact_ui(ui, wording.text(word), number, wording);
                }
            }
            ui.add_space(8.0);
            for line in self.lines.iter().take(MOST) {
                line_ui(ui, line, wording);
            }
            if let Some(more) = self.lines.len().checked_sub(MOST).filter(|more| *more > 0) {
                ui.label(muted(ui, fill(Word::MergeMore, wording, &[("n", &more)])));
            }
        });
        SheetAnswer::Open
    }
}

fn line_ui(ui: &mut Ui, line: &FileLine, wording: Wording) {
    let theme = Theme::of(ui.ctx());
    let (icon, color) = match line.outcome {
        FileOutcome::Refused => (icons::X, theme.warn),
        FileOutcome::Warn => (icons::TRIANGLE_ALERT, theme.warn),
        FileOutcome::AlreadyThere | FileOutcome::PassedOver | FileOutcome::NotTaken => {
            (icons::MINUS, theme.muted)
        }
        FileOutcome::Ok => (icons::CIRCLE_CHECK, theme.ok),
    };
    let mut row = Row::new(&line.name, wording.language.is_rtl()).icon(icon, color);
    if let Some(read) = &line.read {
        row = row.count(read_words(read, wording));
    }
    row.show(ui);
    let already = (line.outcome == FileOutcome::AlreadyThere)
        .then(|| wording.text(Word::ReportAlreadyThere).to_owned());
    let notes = line.notes.iter().map(|note| describe(note, wording));
    let color = match line.outcome {
        FileOutcome::Refused => theme.text,
        _ => theme.muted,
    };
    // Below the name.
    let mut margin = Margin::ZERO;
    match wording.language.is_rtl() {
        true => margin.right = INDENT,
        false => margin.left = INDENT,
    }
    Frame::new().inner_margin(margin).show(ui, |ui| {
        for words in already.into_iter().chain(notes) {
            ui.label(RichText::new(words).color(color));
        }
    });
    ui.add_space(4.0);
}

/// “HTML · UTF-8 · 1,204 characters”.
fn read_words(read: &ReadLine, wording: Wording) -> String {
    let mut words = format!("{} · {} · ", read.format.to_uppercase(), read.encoding);
    Counted::Character
        .of(read.characters)
        .insert(wording, false, &mut words);
    words
}
