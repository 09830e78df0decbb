//! Printing, and the template of reports: a page is written in a job and given to the system's browser, which prints it.
//!
//! The page is a file of our own in a private folder, and the only thing that is ever given away so: an address out of a text is
//! never opened (I18). The system's own command opens it, as it does the folder of a collection; a library for that would bring
//! little more than its list of commands. The page goes when another is printed and when the program ends.

use std::path::{Path, PathBuf};

use egui::Context;

use crate::base::Progress;
use crate::engine::operations::{check_template, print_page, write_bytes};
use crate::engine::{JobKind, JobProduct};
use crate::exchange::formats::ExportOptions;
use crate::exchange::reports::Template;
use crate::gui::app::HashiyaApp;
use crate::gui::app::requests::with_extension;
use crate::gui::app::session::JobPurpose;
use crate::i18n::{Insert, Word, fill};

impl HashiyaApp {
    /// Writes the page of the collection in a job; the browser gets it when it is there.
    pub(in crate::gui::app) fn start_print(&mut self, ctx: &Context) {
        let wording = self.wording();
        let Some(data) = self.files.data.clone() else {
            let words = wording.text(Word::ErrNoPrintFolder).to_owned();
            self.say(ctx, words, true, false);
            return;
        };
        let template = self.preferences.report_template.clone();
        let Some(session) = self.session_mut() else {
            return;
        };
        let reader = session.engine.reader();
        let job = session.engine.start_job(JobKind::Export, move |progress| {
            let options = ExportOptions {
                language: wording.language,
                digits: wording.digits,
                dates: wording.dates,
                template,
                ..ExportOptions::default()
            };
            print_page(&reader, &data, &options, progress).map(JobProduct::Written)
        });
        session.jobs.insert(job, JobPurpose::Print);
    }

    /// Gives the page to the browser; what is said follows when that has answered.
    pub(in crate::gui::app) fn page_written(
        &mut self,
        ctx: &Context,
        path: &Path,
    ) -> Option<(String, bool, bool)> {
        self.open_page(ctx, path);
        None
    }

    /// Reads a template in a job; reports have its shape from then on, if it is one.
    pub(in crate::gui::app) fn start_take_template(&mut self, path: PathBuf) {
        let Some(session) = self.session_mut() else {
            return;
        };
        let job = session.engine.start_job(JobKind::Export, move |_| {
            check_template(&path)?;
            Ok(JobProduct::Written(path))
        });
        session.jobs.insert(job, JobPurpose::Template);
    }

    /// Keeps a template that was read, and gives what is said of it.
    pub(in crate::gui::app) fn template_taken(&mut self, path: &Path) -> (String, bool, bool) {
        self.preferences.report_template = Some(path.to_owned());
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        let values: [(&str, &dyn Insert); 1] = [("file", &file.into_owned())];
        let words = fill(Word::MsgTemplateTaken, self.wording(), &values);
        (words, false, false)
    }

    /// Writes the template that is built in to a file in a job, to start from.
    pub(in crate::gui::app) fn start_write_template(&mut self, path: PathBuf) {
        let path = with_extension(path, "html");
        let Some(session) = self.session_mut() else {
            return;
        };
        let reader = session.engine.reader();
        let job = session
            .engine
            .start_job(JobKind::Export, move |progress: &Progress| {
                write_bytes(&reader, &path, Template::built_in().as_bytes(), progress)?;
                Ok(JobProduct::Written(path))
            });
        session.jobs.insert(job, JobPurpose::Export);
    }
}
