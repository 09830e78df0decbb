//! The sheet after a project or a codebook of a file came in: what was set apart, what deserves a look, what is worth knowing.

use std::sync::Arc;

use egui::Ui;

use crate::base::Severity;
use crate::gui::icons;
use crate::gui::popups::report_lines::{ReportLine, report_ui};
use crate::gui::popups::{Sheet, SheetAnswer, SheetContext};
use crate::gui::theme::Theme;
use crate::i18n::{Word, Wording, fill};

/// One line of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArrivalLine {
    /// How much it matters.
    pub severity: Severity,
    /// What it is about: a name in the file; may be empty.
    pub about: String,
    /// What happened, in the reader's words.
    pub words: String,
}

/// What a file left out, set apart or had odd.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArrivalReport {
    /// The file's name.
    pub file: String,
    /// How many lines there are of each severity.
    pub counts: Vec<(Severity, usize)>,
    /// Those that are listed, what matters most first.
    pub lines: Vec<ArrivalLine>,
}

/// See the module. View state.
#[derive(Debug)]
pub struct ArrivalReportSheet(pub Arc<ArrivalReport>);

/// The severities, what matters most first, with their words.
const SEVERITIES: [(Severity, Word); 3] = [
    (Severity::Refused, Word::ArrivalRefused),
    (Severity::Warning, Word::ArrivalWarning),
    (Severity::Note, Word::ArrivalNote),
];

impl ArrivalReport {
    /// How many lines there are, listed or not.
    pub fn n_lines(&self) -> usize {
        self.counts.iter().map(|(_, n)| n).sum()
    }

    fn n_of(&self, severity: Severity) -> usize {
        let of = |(known, _): &&(Severity, usize)| *known == severity;
        self.counts.iter().find(of).map_or(0, |(_, n)| *n)
    }

    /// Whether something was set apart, or deserves a look.
    pub fn matters(&self) -> bool {
        self.n_of(Severity::Note) < self.n_lines()
    }
}

impl Sheet for ArrivalReportSheet {
    fn title(&self, wording: Wording) -> String {
        fill(Word::ArrivalTitle, wording, &[("file", &self.0.file)])
    }

    fn size(&self) -> [f32; 2] {
        [640.0, 560.0]
    }

    fn show(&mut self, ui: &mut Ui, context: &mut SheetContext<'_>) -> SheetAnswer {
        let theme = Theme::of(ui.ctx());
        let report = &self.0;
        let counts = SEVERITIES.map(|(severity, word)| (word, report.n_of(severity)));
        let lines = report.lines.iter().map(|line| {
            let sign = match line.severity {
                Severity::Refused => (icons::X, theme.warn),
                Severity::Warning => (icons::TRIANGLE_ALERT, theme.warn),
                Severity::Note => (icons::INFO, theme.muted),
            };
            // Where it is about the file as a whole, what happened stands beside the sign.
            let (name, below) = match line.about.is_empty() {
                true => (line.words.clone(), Vec::new()),
                false => (line.about.clone(), vec![line.words.clone()]),
            };
            ReportLine {
                sign,
                name,
                beside: String::new(),
                below,
                is_strong: false,
            }
        });
        let n_lines = report.n_lines();
        report_ui(ui, counts.into_iter(), lines, n_lines, context.wording);
        SheetAnswer::Open
    }
}
