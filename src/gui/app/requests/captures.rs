//! Versions of a document's text: editing it, reading a former one, taking a file for a new one, deciding on places.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use crate::engine::operations::{ImportSetUp, new_version};
use crate::engine::{JobKind, JobProduct};
use crate::exchange::importer::ImportOptions;
use crate::gui::app::HashiyaApp;
use crate::gui::app::linking::shown_words;
use crate::gui::app::panes::OpenMode;
use crate::gui::app::session::JobPurpose;
use crate::gui::panels::Subject;
use crate::gui::popups::{DecideSheet, EditTextSheet, NewVersionSheet};
use crate::model::{CaptureId, DocumentId, words_at};
use crate::text::{ByteOffset, Span, next_grapheme};

impl HashiyaApp {
    /// Opens the current text of a document to be edited, the caret where it is read.
    pub(in crate::gui::app) fn edit_text(&mut self, document: DocumentId) {
        let Some(session) = self.session() else {
            return;
        };
        let row = session.snapshot.document(document);
        let Some((row, capture)) = row.zip(session.snapshot.current_capture(document)) else {
            return;
        };
        let is_shown = session.document() == Some(document);
        let at = session.reading.paragraph_start().filter(|_| is_shown);
        let sheet = EditTextSheet::new(row, capture, at.unwrap_or(0));
        self.sheet = Some(Box::new(sheet));
    }

    /// Opens what is to be decided in a document; what is selected there may become a place.
    pub(in crate::gui::app) fn decide_places(&mut self, document: DocumentId) {
        let Some(session) = self.session() else {
            return;
        };
        let capture = session.capture_read(document).filter(|_| {
            session.document() == Some(document) && !session.reading.spans().is_empty()
        });
        let selection = capture.map(|capture| {
            let spans = session.reading.spans().to_vec();
            let words = shown_words(&words_at(&capture.text, &spans));
            (capture.id, spans, words)
        });
        self.sheet = Some(Box::new(DecideSheet::new(document, selection)));
    }

    /// Shows a version of a document in the pane at work, at a place of its text; of the current one that is the way back.
    pub(in crate::gui::app) fn read_version(&mut self, capture: CaptureId, at: Option<u32>) {
        let Some(session) = self.session_mut() else {
            return;
        };
        let snapshot = Arc::clone(&session.snapshot);
        let Some(document) = snapshot.document_of_capture(capture) else {
            return;
        };
        session.reading.clear_selection();
        session.reading.open(document.id, OpenMode::Preview);
        let former = Some(capture).filter(|capture| *capture != document.capture);
        session.reading.set_former(document.id, former);
        session.reading.want_focus();
        session.subject = Subject::Document;
        let text = snapshot.capture(capture).map(|capture| &capture.text);
        if let Some((at, text)) = at.zip(text) {
            let end = next_grapheme(text, at as usize);
            let (at, end) = (ByteOffset(at), ByteOffset::from_index(end));
            if let Ok(span) = Span::new(at, end) {
                session.reading.reveal(document.id, span);
            }
        }
    }

    /// Reads a file in a job; what is found in it is then looked at as a new version.
    pub(in crate::gui::app) fn start_new_version(&mut self, document: DocumentId, path: PathBuf) {
        let set_up = ImportSetUp {
            options: ImportOptions::default(),
            isolation: self.isolation.clone(),
            ..ImportSetUp::usual(self.wording().language)
        };
        let Some(session) = self.session_mut() else {
            return;
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let name = name.into_owned();
        let found = Arc::new(Mutex::new(None));
        let shared = Arc::clone(&found);
        let job = session
            .engine
            .start_job(JobKind::AddDocuments, move |progress| {
                let read = new_version(&path, &set_up, progress)?.found;
                *shared
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner) = Some(read);
                Ok(JobProduct::Nothing)
            });
        let purpose = JobPurpose::NewVersion {
            name,
            document,
            found,
        };
        session.jobs.insert(job, purpose);
    }

    /// What was read for a new version is looked at.
    pub(in crate::gui::app) fn offer_version(
        &mut self,
        document: DocumentId,
        found: &FoundVersion,
    ) {
        let mut found = found
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if let Some(capture) = found.take() {
            self.sheet = Some(Box::new(NewVersionSheet::new(document, capture)));
        }
    }
}

/// What a job found for a new version.
pub(in crate::gui::app) type FoundVersion = Arc<Mutex<Option<crate::command::NewDocument>>>;
