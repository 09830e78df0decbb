//! Memos being written: safe while typing.
//!
//! What is typed is committed after a pause of one second, at the latest every five, and at once when the field is left.
//! Commits of one sitting join into one undo step (DESIGN, window). A memo has one draft, wherever it is shown; the field
//! that has the focus writes in it, elsewhere it is shown as it will be read.

mod draft;
mod markdown;
mod view;

pub(in crate::gui::panels) use view::{memo_kind_icon, memo_kind_word};

use std::collections::BTreeMap;

use egui::{Context, Ui};

use crate::gui::panels::PanelContext;
pub(in crate::gui::panels) use crate::gui::panels::memo::draft::{Draft, Where};
use crate::model::{MemoId, MemoKind, MemoTarget, Snapshot};

/// Seconds without typing after which a memo is committed.
const PAUSE: f64 = 1.0;
/// Seconds after which it is committed although typing goes on.
const LATEST: f64 = 5.0;

/// Which memo is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DraftKey {
    /// One that is there.
    Memo(MemoId),
    /// The one that something has not got yet.
    On(MemoTarget),
    /// A new one that stands on nothing yet, by its number.
    New(u32),
}

/// A memo to commit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemoWrite {
    /// To find the draft again.
    pub key: DraftKey,
    /// None for a new one.
    pub memo: Option<MemoId>,
    /// What a new one is for.
    pub kind: MemoKind,
    /// What a new one stands on.
    pub targets: Vec<MemoTarget>,
    /// The title.
    pub title: String,
    /// The text; with an empty title an empty one deletes the memo.
    pub body: String,
    /// Whether it joins the commit before.
    pub joins: bool,
}

/// All memos that are or were being written. View state but for what has not been committed, which [`Self::due`] gives out.
#[derive(Debug, Default)]
pub struct MemoDrafts {
    drafts: BTreeMap<DraftKey, Draft>,
    wanted: Option<MemoTarget>,
    /// What became of drafts of new memos.
    renamed: BTreeMap<DraftKey, MemoId>,
    n_new: u32,
}

impl MemoDrafts {
    /// Moves the focus to the memo of `target` when it is next drawn.
    pub fn focus(&mut self, target: MemoTarget) {
        self.wanted = Some(target);
    }

    /// Begins a memo that stands on nothing yet.
    pub fn begin(&mut self) -> DraftKey {
        self.n_new += 1;
        let key = DraftKey::New(self.n_new);
        let mut draft = Draft::default();
        draft.write_next_frame(Where::Panel);
        self.drafts.insert(key, draft);
        key
    }

    /// Where a draft is to be found now: that of a new memo takes the memo's name with its first commit.
    pub fn current(&self, key: DraftKey) -> DraftKey {
        self.renamed
            .get(&key)
            .map_or(key, |memo| DraftKey::Memo(*memo))
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
        let mut keys: Vec<DraftKey> = cx
            .snapshot
            .memos_on(target)
            .into_iter()
            .map(|memo| DraftKey::Memo(memo.id))
            .collect();
        let own = DraftKey::On(target);
        // The first commit is in the snapshot before its answer is here: the draft goes on as that memo's.
        if self.drafts.get(&own).is_some_and(Draft::is_in_flight)
            && let Some(DraftKey::Memo(memo)) =
                keys.iter().rev().find(|key| !self.drafts.contains_key(key))
        {
            self.rename(own, *memo);
        }
        if keys.is_empty() {
            keys.push(own);
        }
        for (place, key) in keys.into_iter().enumerate() {
            let draft = self.drafts.entry(key).or_default();
            draft.follow(key, cx.snapshot);
            if self.wanted == Some(target) {
                draft.write_next_frame(Where::Inspector);
                self.wanted = None;
            }
            ui.push_id(("memo", target, place), |ui| {
                view::inspector_ui(ui, draft, label, hint, cx);
            });
            ui.add_space(6.0);
        }
    }

    /// The draft of a memo, made of what the collection holds. None where it is gone.
    pub(in crate::gui::panels) fn draft(
        &mut self,
        key: DraftKey,
        snapshot: &Snapshot,
    ) -> Option<&mut Draft> {
        if let DraftKey::Memo(id) = key
            && snapshot.memo(id).is_none()
        {
            return None;
        }
        let draft = self.drafts.entry(key).or_default();
        draft.follow(key, snapshot);
        Some(draft)
    }

    /// Draws title and text of a draft.
    pub(in crate::gui::panels) fn edit_ui(
        &mut self,
        ui: &mut Ui,
        key: DraftKey,
        height: f32,
        cx: &PanelContext<'_>,
    ) {
        if let Some(draft) = self.draft(key, cx.snapshot) {
            view::editor_ui(ui, draft, height, cx);
        }
    }

    /// What is to be committed now. Also says in how many seconds to ask again, if something waits.
    pub fn due(&mut self, ctx: &Context, at_once: bool) -> (Vec<MemoWrite>, Option<f64>) {
        let (now, pass) = (ctx.input(|input| input.time), ctx.cumulative_pass_nr());
        let mut writes = Vec::new();
        let mut wait: Option<f64> = None;
        for (key, draft) in &mut self.drafts {
            match draft.due(*key, now, pass, at_once) {
                draft::Due::Now(write) => writes.push(write),
                draft::Due::In(seconds) => {
                    wait = Some(wait.map_or(seconds, |wait| wait.min(seconds)));
                }
                draft::Due::Nothing => {}
            }
        }
        (writes, wait)
    }

    /// A commit came back, with the memo it wrote.
    pub fn committed(&mut self, key: DraftKey, memo: Option<MemoId>) {
        let key = self.current(key);
        if let Some(draft) = self.drafts.get_mut(&key) {
            draft.committed(memo);
        }
        if let Some(memo) = memo.filter(|memo| key != DraftKey::Memo(*memo)) {
            self.rename(key, memo);
        }
    }

    /// A commit failed: the text stays in the field and is tried again with the next change or when the field is left.
    pub fn failed(&mut self, key: DraftKey, now: f64) {
        if let Some(draft) = self.drafts.get_mut(&self.current(key)) {
            draft.failed(now);
        }
    }

    /// Forgets drafts without unsaved text whose memo or target has gone.
    pub fn tidy(&mut self, snapshot: &Snapshot) {
        self.drafts.retain(|key, draft| {
            let is_there = match key {
                DraftKey::Memo(id) => snapshot.memo(*id).is_some(),
                DraftKey::On(MemoTarget::Collection) | DraftKey::New(_) => true,
                DraftKey::On(target) => target.key().is_none_or(|key| snapshot.row(key).is_some()),
            };
            is_there || draft.is_unsaved()
        });
        self.renamed
            .retain(|_, memo| snapshot.memo(*memo).is_some());
    }

    fn rename(&mut self, from: DraftKey, to: MemoId) {
        if let Some(draft) = self.drafts.remove(&from) {
            self.drafts.insert(DraftKey::Memo(to), draft);
            if !matches!(from, DraftKey::On(_)) {
                self.renamed.insert(from, to);
            }
        }
    }
}
