//! The foot of the page: the file, how far writing is, what came of it, and the ways out.

use egui::{RichText, Ui, vec2};

use crate::engine::JobView;
use crate::engine::operations::Exported;
use crate::gui::commands::Request;
use crate::gui::icons;
use crate::gui::popups::export::{ExportOutcome, ExportSheet};
use crate::gui::popups::{SheetAnswer, SheetContext};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{
    from_end, from_start, icon, muted, primary_button, progress_bar, text_button,
};
use crate::i18n::{Counted, Insert, Word, Wording, fill};

/// Width of the bar that fills, points.
const BAR: f32 = 180.0;

impl ExportSheet {
    pub(super) fn foot_ui(&mut self, ui: &mut Ui, context: &mut SheetContext<'_>) -> SheetAnswer {
        let wording = context.wording;
        let is_rtl = wording.language.is_rtl();
        ui.add_space(14.0);
        self.file_ui(ui, context);
        ui.add_space(12.0);
        let (writing, outcome) = {
            let shared = self.shared();
            (shared.writing.clone(), shared.outcome.clone())
        };
        let mut answer = SheetAnswer::Open;
        let (mut writes, mut replaces) = (false, false);
        let room = vec2(ui.available_width(), size::PRIMARY_BUTTON);
        ui.allocate_ui_with_layout(room, from_end(is_rtl), |ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            let is_there = outcome == Some(ExportOutcome::IsThere);
            let word = match is_there {
                true => Word::ExportReplace,
                false => Word::ExportWrite,
            };
            let can_write = writing.is_none()
                && self.changed.1.is_some()
                && !self.path.text().trim().is_empty();
            let button = ui.add_enabled_ui(can_write, |ui| {
                primary_button(ui, None, wording.text(word)).clicked()
            });
            writes = button.inner;
            replaces = is_there;
            let way_out = match (&writing, &outcome) {
                (Some(_), _) => Word::BtnCancel,
                (None, Some(ExportOutcome::Written(_))) => Word::BtnClose,
                (None, _) => Word::BtnCancel,
            };
            if text_button(ui, None, wording.text(way_out)).clicked() {
                match &writing {
                    Some(job) => context.requests.push(Request::CancelJob(job.job.0)),
                    None => answer = SheetAnswer::Done,
                }
            }
            let rest = vec2(ui.available_width(), ui.available_height());
            ui.allocate_ui_with_layout(rest, from_start(is_rtl), |ui| match (&writing, &outcome) {
                (Some(job), _) => progress_ui(ui, job, wording),
                (None, Some(outcome)) => outcome_ui(ui, outcome, wording),
                (None, None) => {
                    let words = wording.text(Word::ExportPromise);
                    ui.add(egui::Label::new(muted(ui, words)).truncate());
                }
            });
        });
        if writes {
            if replaces {
                self.may_replace = Some(self.path.text().to_owned());
            }
            self.write(context);
        }
        answer
    }
}

fn progress_ui(ui: &mut Ui, job: &JobView, wording: Wording) {
    let (done, total) = (job.progress.done, job.progress.total);
    let width = BAR.min(ui.available_width() * 0.5);
    progress_bar(ui, &job.progress, width);
    ui.add_space(8.0);
    let words = if job.is_cancelling {
        wording.text(Word::JobCancelling).to_owned()
    } else {
        let values: [(&str, &dyn Insert); 2] = [("n", &done), ("total", &total)];
        fill(Word::JobExport, wording, &values)
    };
    ui.add(egui::Label::new(muted(ui, words)).truncate());
}

fn outcome_ui(ui: &mut Ui, outcome: &ExportOutcome, wording: Wording) {
    let theme = Theme::of(ui.ctx());
    let (sign, color, words) = match outcome {
        ExportOutcome::Written(exported) => {
            (icons::CHECK, theme.accent, proved_words(exported, wording))
        }
        ExportOutcome::IsThere => (
            icons::TRIANGLE_ALERT,
            theme.warn,
            wording.text(Word::ExportIsThere).to_owned(),
        ),
        ExportOutcome::Cancelled => (
            icons::X,
            theme.muted,
            wording.text(Word::ExportCancelled).to_owned(),
        ),
        ExportOutcome::Failed(words) => (icons::TRIANGLE_ALERT, theme.warn, words.clone()),
    };
    icon(ui, sign, 15.0, color);
    let shown = RichText::new(&words).color(theme.text);
    let label = match outcome {
        // Why it failed and what is safe takes more than a line.
        ExportOutcome::Failed(_) => egui::Label::new(shown.size(size::SMALL)).wrap(),
        _ => egui::Label::new(shown).truncate(),
    };
    ui.add(label);
}

/// The proof in words: what came back as it is in the collection.
pub(super) fn proved_words(exported: &Exported, wording: Wording) -> String {
    let documents = Counted::Document.of(exported.n_documents);
    let annotations = Counted::Annotation.of(exported.n_annotations);
    let values: [(&str, &dyn Insert); 2] =
        [("documents", &documents), ("annotations", &annotations)];
    fill(Word::ExportProved, wording, &values)
}
