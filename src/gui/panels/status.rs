//! The status line: saved or not, where the reader is, what is under way, what has just happened.

use egui::{RichText, Ui, vec2};

use crate::engine::{JobKind, JobView};
use crate::gui::commands::{Request, UiCommand};
use crate::gui::icons;
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{from_end, from_start, muted, progress_bar, quiet_button, text_font};
use crate::i18n::{Word, Wording, fill};

/// Whether the last edit stands in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Saving {
    /// No collection is open.
    #[default]
    Nothing,
    /// Nothing has been edited yet.
    Untouched,
    /// A command is on its way.
    Saving,
    /// The last commit returned at this time of day.
    Saved(String),
    /// The last edit did not reach the file.
    Failed,
    /// The collection can only be read; with the reason.
    ReadOnly(String),
}

/// Something said for a while.
#[derive(Clone, Debug)]
pub struct Message {
    /// The words.
    pub text: String,
    /// Something went wrong.
    pub is_warning: bool,
    /// Egui's time at which it goes, in seconds.
    pub until: f64,
    /// Whether undo is offered beside it.
    pub offers_undo: bool,
    /// Whether the report of an import is offered beside it.
    pub offers_report: bool,
}

/// All that the line says.
#[derive(Debug, Default)]
pub struct StatusLine<'a> {
    /// See [`Saving`].
    pub saving: Saving,
    /// Paragraph and number of paragraphs, and annotations at the caret.
    pub place: Option<(usize, usize, usize)>,
    /// What is selected, in words.
    pub selection: Option<String>,
    /// Direction and language of the document.
    pub document: Option<String>,
    /// Zoom, 1.0 as designed.
    pub zoom: f32,
    /// Jobs under way.
    pub jobs: &'a [JobView],
    /// The last message, if it still stands.
    pub message: Option<&'a Message>,
}

/// Draws the line over the whole of `ui`.
pub fn status_ui(
    ui: &mut Ui,
    line: &StatusLine<'_>,
    wording: Wording,
    requests: &mut Vec<Request>,
) {
    let is_rtl = wording.language.is_rtl();
    let (start, end) = (from_start(is_rtl), from_end(is_rtl));
    ui.with_layout(start, |ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        ui.add_space(4.0);
        saving_ui(ui, &line.saving, wording);
        if let Some((paragraph, total, here)) = line.place {
            ui.label(small(
                ui,
                fill(
                    Word::StParagraph,
                    wording,
                    &[("n", &paragraph), ("total", &total)],
                ),
            ));
            if here > 0 {
                let annotations = crate::i18n::Counted::Annotation.of(here);
                ui.label(small(
                    ui,
                    fill(Word::StAnnHere, wording, &[("annotations", &annotations)]),
                ));
            }
        }
        if let Some(selection) = &line.selection {
            ui.label(small(ui, selection.clone()));
        }
        for job in line.jobs {
            job_ui(ui, job, wording, requests);
        }
        if let Some(message) = line.message {
            message_ui(ui, message, wording, requests);
        }
        ui.with_layout(end, |ui| {
            ui.spacing_mut().item_spacing.x = 16.0;
            ui.add_space(4.0);
            let percent = (line.zoom * 100.0).round() as u64;
            let zoom = format!(
                "{} {}",
                wording.digits.number(percent),
                wording.digits.percent()
            );
            ui.label(small(ui, zoom));
            if let Some(document) = &line.document {
                ui.label(small(ui, document.clone()));
            }
        });
    });
}

fn small(ui: &Ui, text: String) -> RichText {
    muted(ui, text).font(text_font(size::SMALL))
}

fn saving_ui(ui: &mut Ui, saving: &Saving, wording: Wording) {
    let theme = Theme::of(ui.ctx());
    let (icon, color, text) = match saving {
        Saving::Nothing => (
            icons::LOCK,
            theme.muted,
            wording.text(Word::WelcomeLocal).to_owned(),
        ),
        Saving::Untouched => (
            icons::CIRCLE_CHECK,
            theme.muted,
            wording.text(Word::HintSaved).to_owned(),
        ),
        Saving::Saving => (
            icons::CLOCK,
            theme.muted,
            wording.text(Word::StSaving).to_owned(),
        ),
        Saving::Saved(time) => (
            icons::CIRCLE_CHECK,
            theme.ok,
            fill(
                Word::StSavedAt,
                wording,
                &[("time", &wording.digits.apply(time))],
            ),
        ),
        Saving::Failed => (
            icons::TRIANGLE_ALERT,
            theme.warn,
            wording.text(Word::MsgSaveFailed).to_owned(),
        ),
        Saving::ReadOnly(reason) => (icons::LOCK, theme.warn, reason.clone()),
    };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        crate::gui::widgets::icon(ui, icon, 14.0, color);
        ui.label(
            RichText::new(text)
                .font(text_font(size::SMALL))
                .color(color),
        );
    });
}

fn job_ui(ui: &mut Ui, job: &JobView, wording: Wording, requests: &mut Vec<Request>) {
    let (done, total) = (job.progress.done as usize, job.progress.total as usize);
    let text = match job.kind {
        JobKind::AddDocuments | JobKind::Import => {
            fill(Word::JobImport, wording, &[("n", &done), ("total", &total)])
        }
        JobKind::Export => fill(Word::JobExport, wording, &[("n", &done), ("total", &total)]),
        JobKind::Check => wording.text(Word::JobCheck).to_owned(),
        JobKind::TagHits => wording.text(Word::JobTagHits).to_owned(),
        JobKind::Backup => wording.text(Word::JobBackup).to_owned(),
    };
    let text = if job.is_cancelling {
        wording.text(Word::JobCancelling).to_owned()
    } else {
        text
    };
    ui.label(small(ui, text));
    progress_bar(ui, &job.progress, 110.0);
    if quiet_button(ui, None, wording.text(Word::BtnCancel), !job.is_cancelling).clicked() {
        requests.push(Request::CancelJob(job.job.0));
    }
}

/// Room for what stands at the other end of the line, points.
const END: f32 = 180.0;

fn message_ui(ui: &mut Ui, message: &Message, wording: Wording, requests: &mut Vec<Request>) {
    let theme = Theme::of(ui.ctx());
    let (icon, color) = if message.is_warning {
        (icons::TRIANGLE_ALERT, theme.warn)
    } else {
        (icons::INFO, theme.text)
    };
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 5.0;
        crate::gui::widgets::icon(ui, icon, 14.0, color);
        let words = RichText::new(&message.text)
            .font(text_font(size::SMALL))
            .color(color);
        let font = text_font(size::SMALL);
        let galley = ui
            .painter()
            .layout_no_wrap(message.text.clone(), font, color);
        // Room stays for what is offered beside it and for the other end of the line.
        let offers = [(message.offers_report, 140.0), (message.offers_undo, 90.0)];
        let offered = offers.iter().filter(|(is_offered, _)| *is_offered);
        let beside: f32 = offered.map(|(_, width)| width).sum::<f32>() + END;
        let room = (ui.available_width() - beside).clamp(60.0, f32::INFINITY);
        let place = vec2(galley.size().x.ceil().min(room), ui.available_height());
        let layout = from_start(wording.language.is_rtl());
        ui.allocate_ui_with_layout(place, layout, |ui| {
            ui.add(egui::Label::new(words).truncate())
                .on_hover_text(&message.text);
        });
        if message.offers_report {
            let word = wording.text(Word::ViewImportReport);
            if quiet_button(ui, Some(icons::ALIGN_LEFT), word, true).clicked() {
                requests.push(Request::Ui(UiCommand::ImportReport));
            }
        }
        if message.offers_undo {
            let word = wording.text(Word::EditUndoPlain);
            if quiet_button(ui, Some(icons::UNDO_2), word, true).clicked() {
                requests.push(Request::Ui(UiCommand::Undo));
            }
        }
    });
}
