//! Former versions that panes show in the place of the current ones.

use crate::gui::app::panes::PaneId;
use crate::gui::app::reading::Reading;
use crate::model::{CaptureId, DocumentId};

impl Reading {
    /// The former capture of a document that the pane at work shows.
    pub(in crate::gui::app) fn former(&self, document: DocumentId) -> Option<CaptureId> {
        self.former_in(self.panes.active().id, document)
    }

    /// The former capture of a document that a pane shows.
    pub(in crate::gui::app) fn former_in(
        &self,
        pane: PaneId,
        document: DocumentId,
    ) -> Option<CaptureId> {
        self.former.get(&(pane, document)).copied()
    }

    /// Shows a former capture in the pane at work, or the current one again.
    pub(in crate::gui::app) fn set_former(
        &mut self,
        document: DocumentId,
        capture: Option<CaptureId>,
    ) {
        let key = (self.panes.active().id, document);
        let before = match capture {
            Some(capture) => self.former.insert(key, capture),
            None => self.former.remove(&key),
        };
        if before != capture {
            // Places of one text mean nothing in another.
            self.views.remove(&key);
        }
    }
}
