//! The foot of the page: how far reading is, and the two ways out.

use egui::{Ui, vec2};

use crate::engine::JobView;
use crate::gui::pages::adding::AddingAnswer;
use crate::gui::theme::size;
use crate::gui::widgets::{from_end, from_start, muted, primary_button, progress_bar, text_button};
use crate::i18n::{Counted, Word, Wording, fill};

/// Width of the bar that fills, points.
const BAR: f32 = 220.0;

pub(super) fn foot_ui(
    ui: &mut Ui,
    n_documents: usize,
    jobs: &[JobView],
    wording: Wording,
) -> Option<AddingAnswer> {
    let is_rtl = wording.language.is_rtl();
    let mut answer = None;
    let room = vec2(ui.available_width(), size::PRIMARY_BUTTON);
    ui.allocate_ui_with_layout(room, from_start(is_rtl), |ui| {
        if let Some(job) = jobs.first() {
            progress_ui(ui, job, wording);
        }
        ui.with_layout(from_end(is_rtl), |ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            let words = match n_documents {
                0 => wording.text(Word::AddingNothing).to_owned(),
                n => {
                    let documents = Counted::Document.of(n);
                    fill(Word::AddingAdd, wording, &[("documents", &documents)])
                }
            };
            let can_add = n_documents > 0 && jobs.is_empty();
            let add = ui.add_enabled_ui(can_add, |ui| primary_button(ui, None, &words));
            if add.inner.clicked() {
                answer = Some(AddingAnswer::Add);
            }
            if text_button(ui, None, wording.text(Word::BtnCancel)).clicked() {
                answer = Some(AddingAnswer::Cancel);
            }
        });
    });
    answer
}

fn progress_ui(ui: &mut Ui, job: &JobView, wording: Wording) {
    let progress = &job.progress;
    let (done, total) = (progress.done as usize, progress.total as usize);
    let width = BAR.min(ui.available_width() * 0.3);
    progress_bar(ui, progress, width);
    ui.add_space(8.0);
    let mut words = if job.is_cancelling {
        wording.text(Word::JobCancelling).to_owned()
    } else if progress.item.is_empty() {
        wording.text(Word::AddingReadingFiles).to_owned()
    } else {
        fill(Word::AddingReading, wording, &[("file", &&*progress.item)])
    };
    if total > 1 {
        let count = fill(
            Word::AddingCount,
            wording,
            &[("n", &done), ("total", &total)],
        );
        words = format!("{words} · {count}");
    }
    let room = vec2(
        (ui.available_width() - 300.0).max(60.0),
        ui.available_height(),
    );
    ui.allocate_ui_with_layout(room, from_start(wording.language.is_rtl()), |ui| {
        ui.add(egui::Label::new(muted(ui, words)).truncate());
    });
}
