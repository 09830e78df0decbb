//! Memos being written: safe while typing.
//!
//! What is typed is committed after a pause of one second, at the latest every five, and at once when the field is left.
//! Commits of one sitting join into one undo step (DESIGN, window).

use std::collections::BTreeMap;

use egui::Ui;

use crate::gui::fields::{Area, AreaState};
use crate::gui::panels::PanelContext;
use crate::gui::typeset::TextStyle;
use crate::model::{Memo, MemoId, MemoTarget, Snapshot};

/// Seconds without typing after which a memo is committed.
const PAUSE: f64 = 1.0;
/// Seconds after which it is committed although typing goes on.
const LATEST: f64 = 5.0;

/// Which text is being written: an existing memo, or the one that something has not got yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct DraftKey {
    target: MemoTarget,
    place: usize,
}

#[derive(Debug, Default)]
struct Draft {
    area: AreaState,
    memo: Option<MemoId>,
    saved: String,
    changed_at: Option<f64>,
    unsaved_since: Option<f64>,
    has_focus: bool,
    in_flight: bool,
    /// A commit of this sitting stands already, and the next one joins it.
    joins: bool,
}

/// A memo to commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemoWrite {
    /// What it is on.
    pub target: MemoTarget,
    /// Its place among the memos of that target, to find the draft again.
    pub place: usize,
    /// None for a new one.
    pub memo: Option<MemoId>,
    /// The text; empty deletes the memo.
    pub body: String,
    /// Whether it joins the commit before.
    pub joins: bool,
}

/// All memos that are or were being written. View state but for what has not been committed, which [`Self::due`] gives out.
#[derive(Debug, Default)]
pub struct MemoDrafts {
    drafts: BTreeMap<DraftKey, Draft>,
    wanted: Option<MemoTarget>,
}

impl MemoDrafts {
    /// Moves the focus to the memo of `target` when it is next drawn.
    pub fn focus(&mut self, target: MemoTarget) {
        self.wanted = Some(target);
    }

    /// Draws the memos on `target`, or an empty one.
    pub fn show(
        &mut self,
        ui: &mut Ui,
        target: MemoTarget,
        label: &str,
        hint: &str,
        cx: &PanelContext<'_>,
    ) {
        let memos: Vec<std::sync::Arc<Memo>> =
            cx.snapshot.memos_on(target).into_iter().cloned().collect();
        for place in 0..memos.len().max(1) {
            let draft = self.drafts.entry(DraftKey { target, place }).or_default();
            draft.follow(memos.get(place).map(|memo| &**memo));
            if self.wanted == Some(target) {
                draft.area.focus_next_frame();
                self.wanted = None;
            }
            let shown = ui
                .push_id(("memo", target, place), |ui| {
                    ui.add_enabled_ui(cx.at_hand.writable, |ui| {
                        let width = ui.available_width();
                        let area = Area::new(&mut draft.area)
                            .label(label)
                            .hint(hint)
                            .style(TextStyle::MEMO);
                        area.width(width).min_rows(3).max_rows(16).show(ui)
                    })
                    .inner
                })
                .inner;
            draft.has_focus = shown.response.has_focus();
            if shown.changed {
                let now = ui.input(|input| input.time);
                draft.changed_at = Some(now);
                draft.unsaved_since.get_or_insert(now);
            }
            ui.add_space(6.0);
        }
    }

    /// What is to be committed now. Also says in how many seconds to ask again, if something waits.
    pub fn due(&mut self, now: f64, at_once: bool) -> (Vec<MemoWrite>, Option<f64>) {
        let mut writes = Vec::new();
        let mut wait: Option<f64> = None;
        for (key, draft) in &mut self.drafts {
            let (Some(changed), Some(since)) = (draft.changed_at, draft.unsaved_since) else {
                if !draft.has_focus {
                    draft.joins = false;
                }
                continue;
            };
            if draft.in_flight && !at_once {
                continue;
            }
            let due_at = if draft.has_focus && !at_once {
                (changed + PAUSE).min(since + LATEST)
            } else {
                now
            };
            if due_at > now {
                wait = Some(wait.map_or(due_at - now, |wait| wait.min(due_at - now)));
                continue;
            }
            draft.changed_at = None;
            draft.unsaved_since = None;
            let body = draft.area.text().to_owned();
            if body == draft.saved || (body.trim().is_empty() && draft.memo.is_none()) {
                continue;
            }
            draft.saved.clear();
            draft.saved.push_str(&body);
            draft.in_flight = true;
            writes.push(MemoWrite {
                target: key.target,
                place: key.place,
                memo: draft.memo,
                body,
                joins: draft.joins,
            });
        }
        (writes, wait)
    }

    /// A commit came back, with the memo it wrote.
    pub fn committed(&mut self, target: MemoTarget, place: usize, memo: Option<MemoId>) {
        if let Some(draft) = self.drafts.get_mut(&DraftKey { target, place }) {
            draft.in_flight = false;
            draft.memo = memo;
            draft.joins = draft.has_focus;
        }
    }

    /// A commit failed: the text stays in the field and is tried again with the next change or when the field is left.
    pub fn failed(&mut self, target: MemoTarget, place: usize, now: f64) {
        if let Some(draft) = self.drafts.get_mut(&DraftKey { target, place }) {
            draft.in_flight = false;
            draft.saved.clear();
            draft.unsaved_since.get_or_insert(now + PAUSE);
            draft.changed_at.get_or_insert(now + PAUSE);
        }
    }

    /// Forgets drafts without unsaved text whose target has gone.
    pub fn tidy(&mut self, snapshot: &Snapshot) {
        self.drafts.retain(|key, draft| {
            draft.changed_at.is_some()
                || draft.in_flight
                || key
                    .target
                    .key()
                    .is_none_or(|key| snapshot.row(key).is_some())
        });
    }
}

impl Draft {
    /// Takes over what the collection holds, unless something is being typed here.
    fn follow(&mut self, memo: Option<&Memo>) {
        if self.changed_at.is_some() || self.in_flight {
            return;
        }
        let body = memo.map_or("", |memo| memo.body.as_str());
        self.memo = memo.map(|memo| memo.id);
        if self.saved != body {
            self.saved = body.to_owned();
            if self.area.text() != body {
                self.area.set_text(body);
                self.joins = false;
            }
        }
    }
}
