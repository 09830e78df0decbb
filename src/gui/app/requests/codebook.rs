//! Requests about the tags as a whole: codebooks out and in, merging, splitting.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use egui::Context;

use crate::analysis::passages::PassageScope;
use crate::base::environment::Environment;
use crate::engine::operations::{ImportOrder, export_codebook, merge_of_arrival};
use crate::engine::{JobKind, JobProduct};
use crate::exchange::codebook::CodebookFormat;
use crate::exchange::formats::Arrived;
use crate::exchange::refi::RefiReport;
use crate::gui::app::HashiyaApp;
use crate::gui::app::requests::files::with_extension;
use crate::gui::app::session::JobPurpose;
use crate::gui::commands::Request;
use crate::gui::popups::MergeTagsSheet;
use crate::i18n::{Language, Word, fill};
use crate::model::TagId;

impl HashiyaApp {
    /// Writes the codebook in a job: RON where the name asks for it, else a table.
    pub(super) fn start_export_codebook(&mut self, path: PathBuf) {
        let Some(session) = self.session_mut() else {
            return;
        };
        let extension = path.extension().and_then(|extension| extension.to_str());
        let is = |ending: &str| extension.is_some_and(|own| own.eq_ignore_ascii_case(ending));
        let format = match (is("ron"), is("qdc")) {
            (true, _) => CodebookFormat::Ron,
            (_, true) => CodebookFormat::Qdc,
            _ => CodebookFormat::Csv { with_bom: true },
        };
        let path = with_extension(path, format.extension());
        let reader = session.engine.reader();
        let job = session.engine.start_job(JobKind::Export, move |progress| {
            export_codebook(&reader, &path, format, progress)?;
            Ok(JobProduct::Written(path))
        });
        session.jobs.insert(job, JobPurpose::Export);
    }

    /// Reads a file of any format in a job: rows are merged; a codebook is compared and shown before anything comes in.
    pub(super) fn start_import(&mut self, path: PathBuf, name: String) {
        let environment: Arc<dyn Environment> = Arc::clone(&self.environment);
        let isolation = self.isolation.clone();
        // What was odd in a former file is not what is odd in this one.
        self.arrival_report = None;
        let Some(session) = self.session_mut() else {
            return;
        };
        let snapshot = session.engine.snapshot();
        let codebook = Arc::new(Mutex::new(None));
        let told = Arc::clone(&codebook);
        let project = Arc::<Mutex<RefiReport>>::default();
        let odd = Arc::clone(&project);
        let job = session.engine.start_job(JobKind::Import, move |progress| {
            let order = ImportOrder {
                path: &path,
                format: None,
                environment: &*environment,
                isolation: &isolation,
            };
            match order.read(&snapshot, progress)? {
                Arrived::Codebook(found) => {
                    *told.lock().unwrap_or_else(PoisonError::into_inner) = Some(*found);
                    Ok(JobProduct::Nothing)
                }
                Arrived::Rows(arrival) => {
                    let (command, report) = merge_of_arrival(*arrival);
                    *odd.lock().unwrap_or_else(PoisonError::into_inner) = report;
                    Ok(match command {
                        Some(command) => JobProduct::Command(Box::new(command)),
                        None => JobProduct::Nothing,
                    })
                }
            }
        });
        let purpose = JobPurpose::Import {
            name,
            codebook,
            project,
        };
        session.jobs.insert(job, purpose);
    }

    /// Asks which of the tags stays.
    pub(super) fn ask_merge_tags(&mut self, tags: Vec<TagId>) {
        let Some(session) = self.session() else {
            return;
        };
        let sheet = MergeTagsSheet::new(tags, &session.snapshot);
        self.sheet = Some(Box::new(sheet));
    }

    /// Lists the passages of a tag and says how some of them get another one.
    pub(super) fn split_tag(&mut self, ctx: &Context, tag: TagId) {
        let wording = self.wording();
        let is_arabic = wording.language == Language::Arabic;
        let Some(title) = self
            .session()
            .and_then(|session| session.snapshot.tag(tag))
            .map(|tag| tag.label.prefer(is_arabic).to_owned())
        else {
            return;
        };
        self.requests
            .push(Request::ShowPassages(PassageScope::Tag(tag)));
        let words = fill(Word::HintSplit, wording, &[("title", &title)]);
        self.say(ctx, words, true, false);
    }
}
