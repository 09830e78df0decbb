//! The sheet after an import: what came of each file, those that did not come in first.

use std::sync::Arc;

use egui::Ui;

use crate::engine::operations::{FileLine, FileOutcome, ReadLine};
use crate::exchange::importer::describe;
use crate::gui::icons;
use crate::gui::popups::report_lines::{ReportLine, report_ui};
use crate::gui::popups::{Sheet, SheetAnswer, SheetContext};
use crate::gui::theme::Theme;
use crate::gui::widgets::muted;
use crate::i18n::{Counted, Insert, Word, Wording};

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
        if self.lines.is_empty() {
            let align = match wording.language.is_rtl() {
                true => egui::Align::Max,
                false => egui::Align::Min,
            };
            ui.with_layout(egui::Layout::top_down(align), |ui| {
                ui.label(muted(ui, wording.text(Word::ReportNone)));
            });
            return SheetAnswer::Open;
        }
        let theme = Theme::of(ui.ctx());
        let counts = ORDER.map(|(outcome, word)| {
            let of = self.lines.iter().filter(|line| line.outcome == outcome);
            (word, of.count())
        });
        let lines = self.lines.iter().map(|line| line_of(line, theme, wording));
        report_ui(ui, counts.into_iter(), lines, self.lines.len(), wording);
        SheetAnswer::Open
    }
}

fn line_of(line: &FileLine, theme: &Theme, wording: Wording) -> ReportLine {
    let sign = match line.outcome {
        FileOutcome::Refused => (icons::X, theme.warn),
        FileOutcome::Warn => (icons::TRIANGLE_ALERT, theme.warn),
        FileOutcome::AlreadyThere | FileOutcome::PassedOver | FileOutcome::NotTaken => {
            (icons::MINUS, theme.muted)
        }
        FileOutcome::Ok => (icons::CIRCLE_CHECK, theme.ok),
    };
    let already = (line.outcome == FileOutcome::AlreadyThere)
        .then(|| wording.text(Word::ReportAlreadyThere).to_owned());
    let notes = line.notes.iter().map(|note| describe(note, wording));
    let read = line.read.as_ref();
    ReportLine {
        sign,
        name: line.name.clone(),
        beside: read.map_or_else(String::new, |read| read_words(read, wording)),
        below: already.into_iter().chain(notes).collect(),
        is_strong: line.outcome == FileOutcome::Refused,
    }
}

/// “HTML · UTF-8 · 1,204 characters”.
fn read_words(read: &ReadLine, wording: Wording) -> String {
    let mut words = format!("{} · {} · ", read.format.to_uppercase(), read.encoding);
    Counted::Character
        .of(read.characters)
        .insert(wording, false, &mut words);
    words
}
