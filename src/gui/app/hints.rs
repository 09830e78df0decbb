//! Which first-minute hint stands now: what a newcomer could do next, told where it is done.

use std::collections::BTreeSet;

use egui::Ui;

use crate::gui::app::HashiyaApp;
use crate::gui::popups::{Hint, HintAnswer, hint_ui};
use crate::model::DocumentId;

/// Changes after which the palette is pointed out.
const CHANGES_BEFORE_PALETTE: u64 = 3;

/// What has been seen and done since the collection was opened. View state.
#[derive(Debug, Default)]
pub(super) struct HintState {
    documents: BTreeSet<DocumentId>,
    /// The revision that was first seen.
    revision: Option<u64>,
}

impl HashiyaApp {
    /// Draws the hint that stands now, if any, and takes its answer.
    pub(super) fn hints(&mut self, ui: &Ui) {
        self.learn_from_what_is_done();
        let is_about_text = self.session().is_none_or(|session| !session.shows_adding());
        let Some(hint) = self.hint().filter(|_| is_about_text) else {
            return;
        };
        match hint_ui(ui, hint, self.wording()) {
            Some(HintAnswer::Known) => self.dismiss(hint),
            Some(HintAnswer::NoMore) => {
                for hint in Hint::ALL {
                    self.dismiss(hint);
                }
            }
            None => {}
        }
    }

    fn dismiss(&mut self, hint: Hint) {
        let key = hint.word().key();
        if !self.preferences.dismissed_hints.contains(key) {
            self.preferences.dismissed_hints.insert(key.to_owned());
        }
    }

    /// Who does it needs no hint for it.
    fn learn_from_what_is_done(&mut self) {
        let Some(session) = self.session() else {
            self.hint_state = HintState::default();
            return;
        };
        let (selection, changed) = (
            session.reading.selection().is_some(),
            session.saved_at.is_some(),
        );
        let reads_beside = session.reading.panes.len() > 1;
        let (document, revision) = (session.document(), session.snapshot.revision());
        self.hint_state.documents.extend(document);
        self.hint_state.revision.get_or_insert(revision);
        if selection {
            self.dismiss(Hint::Select);
        } else if changed
            && self
                .preferences
                .dismissed_hints
                .contains(Hint::Select.word().key())
        {
            self.dismiss(Hint::Keys);
        }
        if reads_beside {
            self.dismiss(Hint::Beside);
        }
        if self.palette.is_some() {
            self.dismiss(Hint::Palette);
        }
    }

    fn hint(&self) -> Option<Hint> {
        let session = self.session()?;
        let is_covered = self.palette.is_some()
            || self.sheet.is_some()
            || self.picker.is_some()
            || self.ask.is_some()
            || self.dialogs.is_open()
            || self.results_fill();
        if is_covered || session.document().is_none() || !session.engine.is_writable() {
            return None;
        }
        let changes = session
            .snapshot
            .revision()
            .saturating_sub(self.hint_state.revision.unwrap_or_default());
        let stands = |hint: Hint| match hint {
            Hint::Select => session.reading.selection().is_none(),
            Hint::Keys => session.reading.selection().is_some(),
            Hint::Undo => session.undo.undo.is_some() && session.saved_at.is_some(),
            Hint::Beside => self.hint_state.documents.len() > 1,
            Hint::Palette => changes >= CHANGES_BEFORE_PALETTE,
        };
        Hint::ALL.into_iter().find(|hint| {
            !self.preferences.dismissed_hints.contains(hint.word().key()) && stands(*hint)
        })
    }
}
