//! What follows when a file or an encoding was chosen: jobs over files.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use crate::command::Command;
use crate::engine::operations::{reread, write_original};
use crate::engine::{FilePresence, JobKind, JobProduct};
use crate::gui::app::HashiyaApp;
use crate::gui::app::files::{FileAnswer, FileRequest};
use crate::gui::app::requests::captures::FoundVersion;
use crate::gui::app::session::JobPurpose;
use crate::model::{CaptureId, DocumentId};
use crate::text::Encoding;

impl HashiyaApp {
    /// Acts on the answer of a file dialog or path field.
    pub(in crate::gui::app) fn chosen(&mut self, ctx: &Context, answer: FileAnswer) {
        let FileAnswer {
            request,
            paths,
            has_asked,
        } = answer;
        let Some(first) = paths.first().cloned() else {
            return;
        };
        match request {
            FileRequest::New | FileRequest::NewFromFolder | FileRequest::Open => {
                self.open(ctx, paths);
            }
            FileRequest::AddFiles | FileRequest::AddFolder => self.start_offer(paths),
            FileRequest::NewVersion(document) => self.start_new_version(document, first),
            FileRequest::ExportCodebook { .. } => self.start_export_codebook(first),
            FileRequest::ExportLines { .. } => self.start_export_lines(first),
            FileRequest::ExportWords { .. } => self.start_export_words(first),
            FileRequest::Import => {
                let name = first
                    .file_name()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                self.start_import(first, name);
            }
            FileRequest::Export { .. } => self.export_file_chosen(first, has_asked),
            FileRequest::WriteTemplate { .. } => self.start_write_template(first),
            FileRequest::ChooseTemplate => self.start_take_template(first),
            FileRequest::SaveCopy { .. } => self.start_copy(first),
            FileRequest::SaveOriginal { capture, .. } => self.start_save_original(capture, first),
            FileRequest::CopyHere(located) => {
                let to = with_extension(first, crate::engine::locate::EXTENSION);
                self.open_copy(ctx, located.collection, to);
            }
            FileRequest::PlaceFor(located) => {
                let mut located = *located;
                located.collection = with_extension(first, crate::engine::locate::EXTENSION);
                located.exists = located.collection.exists();
                self.open_located(ctx, located);
            }
        }
    }

    /// Writes the file that a capture was made of, in a job.
    fn start_save_original(&mut self, capture: CaptureId, path: PathBuf) {
        let Some(session) = self.session_mut() else {
            return;
        };
        let reader = session.engine.reader();
        let job = session.engine.start_job(JobKind::Export, move |progress| {
            write_original(&reader, capture, &path, progress)?;
            Ok(JobProduct::Written(path))
        });
        session.jobs.insert(job, JobPurpose::Export);
    }

    /// Writes a verified copy of the collection; of one whose file is gone, from what is still open of it.
    fn start_copy(&mut self, path: PathBuf) {
        let path = with_extension(path, crate::engine::locate::EXTENSION);
        let Some(session) = self.session_mut() else {
            return;
        };
        let is_gone = session.engine.presence() == FilePresence::Gone;
        let job = if is_gone {
            session.engine.start_rescue(path)
        } else {
            session.engine.start_backup(path)
        };
        session.jobs.insert(job, JobPurpose::Copy { is_gone });
    }

    /// Reads a document's bytes in another encoding in a job; the text that is found takes the place of the former.
    pub(in crate::gui::app) fn start_reread(&mut self, document: DocumentId, encoding: Encoding) {
        let isolation = self.isolation.clone();
        let Some(session) = self.session_mut() else {
            return;
        };
        let Some(row) = session.snapshot.document(document).cloned() else {
            return;
        };
        let name = row.name.clone();
        let reader = session.engine.reader();
        if session.snapshot.n_annotations_of(row.capture) > 0 {
            // What becomes of the annotations is looked at first.
            let found = FoundVersion::default();
            let shared = Arc::clone(&found);
            let job = session
                .engine
                .start_job(JobKind::AddDocuments, move |progress| {
                    let command = reread(&reader, document, encoding, &isolation, progress)?;
                    if let Command::AddCapture { capture, .. } = command {
                        *shared
                            .lock()
                            .unwrap_or_else(std::sync::PoisonError::into_inner) = Some(*capture);
                    }
                    Ok(JobProduct::Nothing)
                });
            let purpose = JobPurpose::NewVersion {
                name,
                document,
                found,
            };
            session.jobs.insert(job, purpose);
            return;
        }
        let job = session
            .engine
            .start_job(JobKind::AddDocuments, move |progress| {
                let command = reread(&reader, document, encoding, &isolation, progress)?;
                Ok(JobProduct::Command(Box::new(command)))
            });
        session
            .jobs
            .insert(job, JobPurpose::Reread { name, encoding });
    }
}

pub(in crate::gui::app) fn with_extension(path: PathBuf, extension: &str) -> PathBuf {
    if path
        .extension()
        .is_some_and(|other| other.eq_ignore_ascii_case(extension))
    {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".");
    name.push(extension);
    PathBuf::from(name)
}
