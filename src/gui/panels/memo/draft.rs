//! One memo being written, and when it is to be committed.

use crate::gui::fields::{AreaState, FieldState};
use crate::gui::panels::memo::markdown::Formatted;
use crate::gui::panels::memo::{DraftKey, LATEST, MemoWrite, PAUSE};
use crate::model::{MemoId, MemoKind, MemoTarget, Snapshot};

/// Where a memo is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::gui::panels) enum Where {
    /// Beside what it stands on.
    Inspector,
    /// In the memo panel.
    Panel,
}

/// See the module.
#[derive(Debug, Default)]
pub(in crate::gui::panels) struct Draft {
    pub(super) title: FieldState,
    pub(super) area: AreaState,
    /// What a new memo is to be for; of one that is there, what it is for.
    pub(in crate::gui::panels) kind: MemoKind,
    /// What a new memo is to stand on; of one that is there, what it stands on.
    pub(in crate::gui::panels) targets: Vec<MemoTarget>,
    pub(in crate::gui::panels) memo: Option<MemoId>,
    pub(super) formatted: Formatted,
    /// Where the text is written; elsewhere it is shown formatted.
    pub(super) writing: Option<Where>,
    /// Where the text is to take the focus when it is next drawn.
    wants_focus: Option<Where>,
    saved: (String, String),
    changed_at: Option<f64>,
    unsaved_since: Option<f64>,
    /// The pass in which a field of this memo last had the focus.
    focused: Option<u64>,
    in_flight: bool,
    /// A commit of this sitting stands already, and the next one joins it.
    joins: bool,
}

/// What a draft has to commit.
pub(super) enum Due {
    Now(MemoWrite),
    In(f64),
    Nothing,
}

impl Draft {
    /// Takes over what the collection holds, unless something is being typed here.
    pub(super) fn follow(&mut self, key: DraftKey, snapshot: &Snapshot) {
        if let DraftKey::On(target) = key
            && self.targets.is_empty()
        {
            self.targets.push(target);
        }
        let DraftKey::Memo(id) = key else { return };
        let Some(memo) = snapshot.memo(id) else {
            return;
        };
        self.memo = Some(id);
        self.kind = memo.kind;
        self.targets.clone_from(&memo.targets);
        if self.is_unsaved() {
            return;
        }
        if self.saved.0 != memo.title {
            self.saved.0.clone_from(&memo.title);
            if self.title.text().trim() != memo.title {
                self.title.set_text(&memo.title);
                self.joins = false;
            }
        }
        if self.saved.1 != memo.body {
            self.saved.1.clone_from(&memo.body);
            if self.area.text() != memo.body {
                self.area.set_text(&memo.body);
                self.joins = false;
            }
        }
    }

    /// Whether something is typed here that the collection does not hold yet.
    pub(super) fn is_unsaved(&self) -> bool {
        self.changed_at.is_some() || self.in_flight
    }

    pub(super) fn is_in_flight(&self) -> bool {
        self.in_flight
    }

    /// Gives the text the focus when it is next drawn.
    pub(in crate::gui::panels) fn write_next_frame(&mut self, place: Where) {
        self.wants_focus = Some(place);
    }

    /// Whether the text is to take the focus now.
    pub(super) fn takes_focus(&mut self, place: Where) -> bool {
        let takes = self.wants_focus == Some(place);
        if takes {
            self.wants_focus = None;
        }
        takes
    }

    pub(super) fn changed(&mut self, now: f64) {
        self.changed_at = Some(now);
        self.unsaved_since.get_or_insert(now);
    }

    pub(super) fn focused(&mut self, pass: u64) {
        self.focused = Some(pass);
    }

    pub(super) fn due(&mut self, key: DraftKey, now: f64, pass: u64, at_once: bool) -> Due {
        let has_focus = self.focused.is_some_and(|focused| focused + 2 >= pass);
        let (Some(changed), Some(since)) = (self.changed_at, self.unsaved_since) else {
            if !has_focus {
                self.joins = false;
            }
            return Due::Nothing;
        };
        if self.in_flight && !at_once {
            return Due::Nothing;
        }
        let is_blank = self.title.text().trim().is_empty() && self.area.text().trim().is_empty();
        if has_focus && !at_once {
            // A memo that is emptied to be written anew is not deleted under the hand.
            if is_blank && self.memo.is_some() {
                return Due::Nothing;
            }
            let due_at = (changed + PAUSE).min(since + LATEST);
            if due_at > now {
                return Due::In(due_at - now);
            }
        }
        self.changed_at = None;
        self.unsaved_since = None;
        let (title, body) = (self.title.text().trim(), self.area.text());
        let is_saved = title == self.saved.0 && body == self.saved.1;
        if is_saved || (is_blank && self.memo.is_none()) {
            return Due::Nothing;
        }
        self.saved = (title.to_owned(), body.to_owned());
        self.in_flight = true;
        Due::Now(MemoWrite {
            key,
            memo: self.memo,
            kind: self.kind,
            targets: self.targets.clone(),
            title: title.to_owned(),
            body: body.to_owned(),
            joins: self.joins,
        })
    }

    pub(super) fn committed(&mut self, memo: Option<MemoId>) {
        self.in_flight = false;
        self.memo = memo;
        self.joins = self.focused.is_some();
    }

    pub(super) fn failed(&mut self, now: f64) {
        self.in_flight = false;
        self.saved = (String::new(), String::new());
        self.unsaved_since.get_or_insert(now + PAUSE);
        self.changed_at.get_or_insert(now + PAUSE);
    }
}
