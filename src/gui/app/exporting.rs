//! The export page's errands: counting what a format cannot hold, writing, and the file dialog, all beside the window.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, Weak};

use egui::Context;

use crate::engine::operations::{
    ExportOrder, Exported, export, export_loss, loss_file_of, write_loss,
};
use crate::engine::words::job_error_words;
use crate::engine::{JobEnd, JobId, JobKind, JobProduct};
use crate::exchange::formats::ExportFormat;
use crate::gui::app::HashiyaApp;
use crate::gui::app::files::{FileRequest, pasted_path};
use crate::gui::app::session::{JobPurpose, Session};
use crate::gui::popups::{
    ExportCount, ExportLink, ExportOutcome, ExportShared, ExportSheet, ExportTo,
};
use crate::i18n::Word;

/// The page's jobs.
#[derive(Debug, Default)]
pub(super) struct Exporting {
    link: ExportLink,
    counting: Option<JobId>,
    writing: Option<JobId>,
    /// Alive as long as the page is open.
    page: Weak<()>,
}

impl HashiyaApp {
    /// Opens the page with what was chosen last.
    pub(super) fn open_export(&mut self) {
        let language = self.wording().language;
        let Some(session) = self.session() else {
            return;
        };
        let folder = folder_of(session);
        let link = ExportLink::default();
        let sheet = ExportSheet::new(
            Arc::clone(&link),
            &self.preferences,
            &folder,
            &session.name(),
            language,
        );
        let Some(sheet) = sheet else {
            return;
        };
        self.exporting = Exporting {
            link,
            page: sheet.life(),
            ..Exporting::default()
        };
        self.sheet = Some(Box::new(sheet));
    }

    /// Counts in a job what a format cannot hold; an older count is given up.
    pub(super) fn count_export(&mut self, count: ExportCount) {
        let former = self.exporting.counting.take();
        let Some(session) = self.session_mut() else {
            return;
        };
        if let Some(former) = former {
            session.engine.cancel_job(former);
        }
        let ExportCount {
            order,
            number,
            link,
        } = count;
        let reader = session.engine.reader();
        let told = Arc::clone(&link);
        let job = session.engine.start_job(JobKind::Export, move |progress| {
            let loss = export_loss(&reader, &order, progress)?;
            told.lock().unwrap_or_else(PoisonError::into_inner).counted = Some((number, Ok(loss)));
            Ok(JobProduct::Nothing)
        });
        session
            .jobs
            .insert(job, JobPurpose::CountExport { number, link });
        self.exporting.counting = Some(job);
    }

    /// Writes in a job.
    pub(super) fn write_export(&mut self, to: ExportTo) {
        let wording = self.wording();
        let template = self.preferences.report_template.clone();
        let Some(session) = self.session_mut() else {
            return;
        };
        let ExportTo {
            mut order,
            path,
            replaces,
            keeps_list,
            link,
        } = to;
        let path = folder_of(session).join(pasted_path(&path));
        let path = order.format.with_ending(path);
        order.options.digits = wording.digits;
        order.options.dates = wording.dates;
        order.options.template = template;
        let reader = session.engine.reader();
        let told = Arc::clone(&link);
        let job = session.engine.start_job(JobKind::Export, move |progress| {
            let tell = |outcome| {
                let mut shared = told.lock().unwrap_or_else(PoisonError::into_inner);
                shared.outcome = Some(outcome);
            };
            if !replaces && path.symlink_metadata().is_ok() {
                tell(ExportOutcome::IsThere);
                return Ok(JobProduct::Nothing);
            }
            let exported = export(&reader, &order, &path, progress)?;
            tell(ExportOutcome::Written(exported.clone()));
            keep_list(&path, &order, &exported, keeps_list)?;
            Ok(JobProduct::Written(path))
        });
        session.jobs.insert(job, JobPurpose::ExportFormat { link });
        self.exporting.writing = Some(job);
    }

    /// Asks the system for a file.
    pub(super) fn choose_export_file(
        &mut self,
        ctx: &Context,
        path: &str,
        format: &'static ExportFormat,
    ) {
        let wording = self.wording();
        let Some(session) = self.session() else {
            return;
        };
        let path = folder_of(session).join(pasted_path(path));
        let request = FileRequest::Export { path, format };
        self.dialogs.ask(ctx, request, wording);
    }

    /// Puts the file that was chosen on the page.
    pub(super) fn export_file_chosen(&mut self, path: PathBuf, has_asked: bool) {
        let mut shared = self.exporting_shared();
        shared.chosen = Some((path, has_asked));
    }

    /// Shows the page how far its job is, and gives up counting for a page that has gone. Before the page is drawn.
    pub(super) fn follow_export(&mut self) {
        let writing = self.exporting.writing;
        if self.exporting.counting.is_none() && writing.is_none() {
            return;
        }
        let views = self
            .session()
            .map(|session| session.engine.jobs())
            .unwrap_or_default();
        let view = views.into_iter().find(|view| Some(view.job) == writing);
        self.exporting_shared().writing = view;
        if !self.has_export_page()
            && let Some(counting) = self.exporting.counting.take()
            && let Some(session) = self.session()
        {
            session.engine.cancel_job(counting);
        }
    }

    /// Whether the export page tells of a job itself.
    pub(super) fn is_told_by_export_page(&self, job: JobId) -> bool {
        self.has_export_page() && self.exporting.writing == Some(job)
    }

    fn has_export_page(&self) -> bool {
        self.exporting.page.strong_count() > 0
    }

    fn exporting_shared(&self) -> std::sync::MutexGuard<'_, ExportShared> {
        let link = &self.exporting.link;
        link.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells the page how one of its jobs ended that did not come to its end by itself.
    pub(super) fn export_ended(
        &mut self,
        ctx: &Context,
        job: JobId,
        purpose: &JobPurpose,
        end: &JobEnd,
    ) {
        let wording = self.wording();
        let title = self.session().map(Session::name).unwrap_or_default();
        let words = match end {
            JobEnd::Failed(error) => Some(job_error_words(error, &title, wording)),
            JobEnd::Cancelled | JobEnd::Done(_) => None,
        };
        match purpose {
            JobPurpose::CountExport { number, link } => {
                if self.exporting.counting == Some(job) {
                    self.exporting.counting = None;
                }
                if let Some(words) = words {
                    let mut shared = link.lock().unwrap_or_else(PoisonError::into_inner);
                    shared.counted = Some((*number, Err(words)));
                }
            }
            JobPurpose::ExportFormat { link } => {
                if self.exporting.writing == Some(job) {
                    self.exporting.writing = None;
                }
                let mut shared = link.lock().unwrap_or_else(PoisonError::into_inner);
                shared.writing = None;
                let is_written = matches!(shared.outcome, Some(ExportOutcome::Written(_)));
                match (end, words) {
                    // What is there stays there, whatever became of the list beside it; that is told in a message.
                    _ if is_written => {}
                    (JobEnd::Cancelled, _) => shared.outcome = Some(ExportOutcome::Cancelled),
                    (_, Some(words)) => shared.outcome = Some(ExportOutcome::Failed(words)),
                    (_, None) => {}
                }
                let is_there = shared.outcome == Some(ExportOutcome::IsThere);
                drop(shared);
                if is_there && !self.has_export_page() {
                    let words = wording.text(Word::ExportIsThere).to_owned();
                    self.say(ctx, words, true, false);
                }
            }
            _ => {}
        }
    }
}

fn keep_list(
    path: &Path,
    order: &ExportOrder,
    exported: &Exported,
    is_wanted: bool,
) -> Result<(), crate::engine::JobError> {
    let list = loss_file_of(path);
    // One that is there from before would not be true of the new file.
    let is_there = list.symlink_metadata().is_ok();
    if !is_there && (exported.loss.is_empty() || !is_wanted) {
        return Ok(());
    }
    write_loss(&list, order.format.name, &exported.loss)
}

/// Where the collection stands.
fn folder_of(session: &Session) -> PathBuf {
    let path = session.engine.path();
    path.parent().map(Path::to_owned).unwrap_or_default()
}
