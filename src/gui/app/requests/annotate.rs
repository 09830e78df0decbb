//! Tags, highlights, and the walk from annotation to annotation.

use std::sync::Arc;

use crate::command::{Command, TagChoice};
use crate::gui::app::HashiyaApp;
use crate::gui::app::panes::OpenMode;
use crate::gui::app::reading::neighbor;
use crate::gui::app::session::Pending;
use crate::gui::panels::Subject;
use crate::model::AnnotationId;

impl HashiyaApp {
    /// Marks the selection.
    pub(in crate::gui::app) fn annotate(&mut self, tags: Vec<TagChoice>, pending: Pending) {
        let Some(session) = self.session_mut() else {
            return;
        };
        let (Some(span), Some(document)) = (session.reading.selection(), session.document()) else {
            return;
        };
        let Some(capture) = session
            .snapshot
            .document(document)
            .map(|document| document.capture)
        else {
            return;
        };
        let annotator = session.engine.me();
        self.submit(
            Command::Annotate {
                capture,
                spans: vec![span],
                tags,
                annotator,
            },
            pending,
        );
    }

    /// Puts a tag on the selection, or else on the selected annotation.
    pub(in crate::gui::app) fn apply_tag(&mut self, tag: TagChoice) {
        let Some(session) = self.session_mut() else {
            return;
        };
        if let TagChoice::Existing(tag) = tag {
            session.used_tag(tag);
        }
        if session.reading.selection().is_some() {
            self.annotate(vec![tag], Pending::Annotate);
        } else if let Some(annotation) = session.annotation() {
            let annotator = session.engine.me();
            self.submit(
                Command::Retag {
                    annotations: vec![annotation],
                    add: vec![tag],
                    remove: Vec::new(),
                    annotator,
                },
                Pending::Plain,
            );
        }
    }

    pub(in crate::gui::app) fn select_annotation(
        &mut self,
        annotation: AnnotationId,
        reveal: bool,
    ) {
        let Some(session) = self.session_mut() else {
            return;
        };
        let snapshot = Arc::clone(&session.snapshot);
        let passage = snapshot
            .annotation(annotation)
            .and_then(|annotation| snapshot.passage(annotation.passage));
        let Some(passage) = passage else { return };
        session.subject = Subject::Annotation(annotation);
        let document = snapshot
            .document_of_capture(passage.capture)
            .map(|document| document.id);
        if let (true, Some(document), Some(span)) = (reveal, document, passage.spans.first()) {
            session.reading.open(document, OpenMode::Preview);
            session.reading.reveal(document, *span);
        }
    }

    /// Selects the next or previous annotation of the document.
    pub(in crate::gui::app) fn walk(&mut self, forward: bool) {
        let language = self.wording().language;
        let Some(session) = self.session_mut() else {
            return;
        };
        let Some(document) = session.document() else {
            return;
        };
        let snapshot = Arc::clone(&session.snapshot);
        let Some(capture) = snapshot.document(document).map(|document| document.capture) else {
            return;
        };
        let marks = session
            .reading
            .marks(capture, &snapshot, language, &session.mark_view);
        let from = session.reading.first_visible_byte(document).unwrap_or(0);
        if let Some(annotation) = neighbor(&marks, session.annotation(), from, forward) {
            session.reading.clear_selection();
            self.select_annotation(annotation, true);
        }
    }
}
