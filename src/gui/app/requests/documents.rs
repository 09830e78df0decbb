//! Documents: what was read, the next one that was not, the direction of a paragraph.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::Context;

use crate::command::Command;
use crate::gui::app::HashiyaApp;
use crate::gui::app::session::{Pending, Session};
use crate::gui::commands::Request;
use crate::i18n::Word;
use crate::model::{CollectionId, DocumentId};
use crate::text::{ByteOffset, Direction, Span};

impl HashiyaApp {
    fn collection_id(&self) -> Option<CollectionId> {
        let session = self.session()?;
        session
            .snapshot
            .collection()
            .map(|collection| collection.id)
    }

    /// The documents of the open collection that were read.
    pub(in crate::gui::app) fn read_here(&self) -> Arc<BTreeSet<DocumentId>> {
        let collection = self.collection_id();
        let read = collection.and_then(|id| self.preferences.read.get(&id));
        read.cloned().unwrap_or_default()
    }

    pub(in crate::gui::app) fn set_read(&mut self, documents: &[DocumentId], is_read: bool) {
        if let Some(collection) = self.collection_id() {
            // Not at once read again because its end is in view.
            self.unread_by_hand = match is_read {
                true => None,
                false => self.session().and_then(Session::document),
            };
            self.preferences.set_read(collection, documents, is_read);
        }
    }

    /// The end of a document was seen.
    pub(in crate::gui::app) fn seen_to_end(&mut self, document: DocumentId) {
        if self.unread_by_hand == Some(document) {
            return;
        }
        self.unread_by_hand = None;
        if let Some(collection) = self.collection_id() {
            let is_new = |read: &Arc<BTreeSet<DocumentId>>| !read.contains(&document);
            if self.preferences.read.get(&collection).is_none_or(is_new) {
                self.preferences.set_read(collection, &[document], true);
            }
        }
    }

    pub(in crate::gui::app) fn next_unread(&mut self, ctx: &Context) {
        let wording = self.wording();
        let read = self.read_here();
        let Some(session) = self.session() else {
            return;
        };
        let (snapshot, shown) = (Arc::clone(&session.snapshot), session.document());
        let next = self
            .documents
            .next_unread(&snapshot, shown, &read, wording.language);
        match next {
            Some(document) => self.requests.push(Request::ShowDocument(document)),
            None => {
                let words = wording.text(Word::DocAllRead).to_owned();
                self.say(ctx, words, false, false);
            }
        }
    }

    /// Sets the direction of the paragraph of the caret, or else of the first in view.
    pub(in crate::gui::app) fn set_paragraph(&mut self, direction: Option<Direction>) {
        let Some(session) = self.session() else {
            return;
        };
        let Some(document) = session.document() else {
            return;
        };
        let Some(start) = session.reading.paragraph_start() else {
            return;
        };
        let start = ByteOffset::from_index(start);
        let command = Command::SetParagraphDirection {
            document,
            start,
            direction,
        };
        self.submit(command, Pending::Plain);
    }

    /// Sets the paragraphs of the selection, or else of the caret, apart as furniture, or takes them back.
    pub(in crate::gui::app) fn set_furniture(&mut self, is_furniture: bool) {
        let Some(session) = self.session() else {
            return;
        };
        let Some(document) = session.document() else {
            return;
        };
        let Some(capture) = session.snapshot.current_capture(document) else {
            return;
        };
        let (first, last) = match session.reading.selection() {
            Some(span) => (span.start().index(), span.end().index()),
            None => match session.reading.paragraph_start() {
                Some(start) => (start, start),
                None => return,
            },
        };
        let text = &*capture.text;
        let start = text[..first].rfind('\n').map_or(0, |line| line + 1);
        let end = text[last..]
            .find('\n')
            .map_or(text.len(), |line| last + line);
        let (start, end) = (ByteOffset::from_index(start), ByteOffset::from_index(end));
        if let Ok(stretch) = Span::new(start, end) {
            let command = Command::SetFurniture {
                document,
                stretch,
                is_furniture,
            };
            self.submit(command, Pending::Plain);
        }
    }
}
