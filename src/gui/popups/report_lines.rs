//! What sheets that report on files share: counts, and lines with a sign and what is to be said below.

use egui::{Align, Color32, Frame, Label, Layout, Margin, RichText, Ui, vec2};

use crate::gui::popups::merge_tags::fact_ui;
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{from_start, icon, muted, strong_font};
use crate::i18n::{Word, Wording, fill};

/// Lines that are listed; the others are counted.
pub const MOST_LINES: usize = 300;
/// Where names begin in a row, points.
const INDENT: i8 = 30;

/// One line.
pub(super) struct ReportLine {
    pub(super) sign: (&'static str, Color32),
    /// What it is about; what happened, where it is about nothing by itself.
    pub(super) name: String,
    /// Small words beside the name; may be empty.
    pub(super) beside: String,
    /// What happened.
    pub(super) below: Vec<String>,
    /// Whether that matters more than what is only worth knowing.
    pub(super) is_strong: bool,
}

/// Draws counts, then lines; `n_lines` are there, of which [`MOST_LINES`] are given.
pub(super) fn report_ui(
    ui: &mut Ui,
    counts: impl Iterator<Item = (Word, usize)>,
    lines: impl Iterator<Item = ReportLine>,
    n_lines: usize,
    wording: Wording,
) {
    let align = match wording.language.is_rtl() {
        true => Align::Max,
        false => Align::Min,
    };
    ui.with_layout(Layout::top_down(align), |ui| {
        for (word, n) in counts.filter(|(_, n)| *n > 0) {
            let number = wording.digits.number(n as u64);
            fact_ui(ui, wording.text(word), number, wording);
        }
        ui.add_space(8.0);
        for line in lines.take(MOST_LINES) {
            line_ui(ui, &line, wording);
        }
        if let Some(more) = n_lines.checked_sub(MOST_LINES).filter(|more| *more > 0) {
            ui.label(muted(ui, fill(Word::MergeMore, wording, &[("n", &more)])));
        }
    });
}

fn line_ui(ui: &mut Ui, line: &ReportLine, wording: Wording) {
    let theme = Theme::of(ui.ctx());
    let is_rtl = wording.language.is_rtl();
    let room = vec2(ui.available_width(), size::ROW - 6.0);
    ui.allocate_ui_with_layout(room, from_start(is_rtl).with_main_wrap(false), |ui| {
        ui.add_space(8.0);
        icon(ui, line.sign.0, 15.0, line.sign.1);
        let words = RichText::new(&line.name).color(theme.text);
        let words = match line.below.is_empty() {
            true => words,
            false => words.font(strong_font(size::TEXT)),
        };
        ui.add(Label::new(words).wrap());
        if !line.beside.is_empty() {
            ui.label(muted(ui, &line.beside));
        }
    });
    let mut margin = Margin::ZERO;
    match is_rtl {
        true => margin.right = INDENT,
        false => margin.left = INDENT,
    }
    let color = match line.is_strong {
        true => theme.text,
        false => theme.muted,
    };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        for words in &line.below {
            ui.label(RichText::new(words).color(color));
        }
    });
    ui.add_space(4.0);
}
