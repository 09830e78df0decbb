//! Saving a search, running it again, and taking what it found for seen.

use crate::command::Command;
use crate::gui::app::HashiyaApp;
use crate::gui::app::session::Pending;
use crate::gui::panels::Stage;
use crate::model::{CaptureId, SavedSearchId};

impl HashiyaApp {
    /// The captures that have hits now; none while the search goes on.
    fn captures_found(&self) -> Option<Vec<CaptureId>> {
        let search = &self.session()?.search;
        let is_whole = matches!(search.stage, Stage::Ended(_)) && search.coming.is_none();
        let documents = search.found.documents().iter();
        is_whole.then(|| documents.map(|document| document.capture).collect())
    }

    /// Keeps what is looked for under a name.
    pub(super) fn save_search(&mut self, name: String) {
        let seen = self.captures_found();
        let results = &self.bottom.results;
        let (typed, options) = (results.field.text().trim(), results.options.settings());
        let typed = typed.to_owned();
        let Some(session) = self.session() else {
            return;
        };
        let annotator = session.engine.me();
        let command = Command::SaveSearch {
            name,
            typed,
            options,
            seen,
            annotator,
        };
        self.submit_named(command, Pending::Plain);
    }

    /// Looks again for what a saved search looks for.
    pub(super) fn run_search(&mut self, search: SavedSearchId) {
        let saved = self
            .session()
            .and_then(|session| session.snapshot.saved_search(search))
            .cloned();
        if let Some(saved) = saved {
            self.open_search();
            self.bottom.results.run(&saved.typed, saved.options);
        }
    }

    /// Takes note that a person has seen what a saved search finds now.
    pub(super) fn mark_search_seen(&mut self, search: SavedSearchId) {
        if let Some(captures) = self.captures_found() {
            self.submit(Command::MarkSearchRun { search, captures }, Pending::Plain);
        }
    }
}
