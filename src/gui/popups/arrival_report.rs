//! The sheet after a project or a codebook of a file came in: what was set apart, what deserves a look, what is worth knowing.

use std::sync::Arc;

use egui::{Frame, Margin, RichText, Ui};

use crate::base::Severity;
use crate::gui::icons;
use crate::gui::popups::{Sheet, SheetAnswer, SheetContext, merge_tags::fact_ui};
use crate::gui::theme::Theme;
use crate::gui::widgets::{Row, muted};
use crate::i18n::{Word, Wording, fill};

/// Lines that are listed; the others are counted.
const MOST: usize = 300;
/// Where names begin in a row, points.
const INDENT: i8 = 42;

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
    /// Its lines.
    pub lines: Vec<ArrivalLine>,
}

/// See the module. View state.
#[derive(Debug)]
pub struct ArrivalReportSheet {
    report: Arc<ArrivalReport>,
    /// The places of the lines, what matters most first.
    order: Vec<usize>,
}

/// The severities, what matters most first, with their words.
const SEVERITIES: [(Severity, Word); 3] = [
    (Severity::Refused, Word::ArrivalRefused),
    (Severity::Warning, Word::ArrivalWarning),
    (Severity::Note, Word::ArrivalNote),
];

impl ArrivalReportSheet {
    /// The sheet of a report.
    pub fn new(report: Arc<ArrivalReport>) -> Self {
        let mut order: Vec<usize> = (0..report.lines.len()).collect();
        order.sort_by_key(|at| std::cmp::Reverse(report.lines[*at].severity));
        Self { report, order }
    }
}

impl Sheet for ArrivalReportSheet {
    fn title(&self, wording: Wording) -> String {
        fill(Word::ArrivalTitle, wording, &[("file", &self.report.file)])
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
            let lines = &self.report.lines;
            for (severity, word) in SEVERITIES {
                let n = lines.iter().filter(|line| line.severity == severity);
                match n.count() {
                    0 => {}
                    n => {
                        let number = wording.digits.number(n as u64);
                        fact_ui(ui, wording.text(word), number, wording);
                    }
                }
            }
            ui.add_space(8.0);
            for at in self.order.iter().take(MOST) {
                line_ui(ui, &lines[*at], wording);
            }
            if let Some(more) = lines.len().checked_sub(MOST).filter(|more| *more > 0) {
                ui.label(muted(ui, fill(Word::MergeMore, wording, &[("n", &more)])));
            }
        });
        SheetAnswer::Open
    }
}

fn line_ui(ui: &mut Ui, line: &ArrivalLine, wording: Wording) {
    let theme = Theme::of(ui.ctx());
    let (icon, color) = match line.severity {
        Severity::Refused => (icons::X, theme.warn),
        Severity::Warning => (icons::TRIANGLE_ALERT, theme.warn),
        Severity::Note => (icons::INFO, theme.muted),
    };
    let is_rtl = wording.language.is_rtl();
    // Where it is about the file as a whole, what happened stands beside the sign.
    if line.about.is_empty() {
        Row::new(&line.words, is_rtl).icon(icon, color).show(ui);
        return;
    }
    Row::new(&line.about, is_rtl).icon(icon, color).show(ui);
    let mut margin = Margin::ZERO;
    match is_rtl {
        true => margin.right = INDENT,
        false => margin.left = INDENT,
    }
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.label(RichText::new(&line.words).color(theme.muted));
    });
    ui.add_space(4.0);
}
