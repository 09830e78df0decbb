//! Going to a hit.

use crate::gui::app::HashiyaApp;
use crate::gui::app::panes::OpenMode;
use crate::gui::commands::Showing;
use crate::gui::panels::Subject;

impl HashiyaApp {
    /// Shows a hit in its text. `opens`: it is selected, the text takes the focus, and results that fill the window make
    /// room for it.
    pub(super) fn show_hit(&mut self, showing: &Showing, opens: bool) {
        let document = showing.key.document;
        let Some(session) = self.session() else {
            return;
        };
        let is_current = session
            .snapshot
            .document(document)
            .is_some_and(|row| row.capture == showing.key.capture);
        if !is_current {
            return;
        }
        let is_other = session.document() != Some(document);
        if is_other {
            self.remember_place();
        }
        if is_other || opens {
            self.leave_place();
        }
        if opens {
            self.bottom.is_lowered = true;
        }
        self.picker = None;
        let Some(session) = self.session_mut() else {
            return;
        };
        session.reading.clear_selection();
        session.reading.open(document, OpenMode::Preview);
        session.reading.set_former(document, None);
        session.subject = Subject::Document;
        let state = session.reading.state(document);
        if opens {
            state.select(showing.span.range());
        }
        state.bring_into_view(showing.span.range());
        if opens {
            session.reading.want_focus();
        }
    }
}
