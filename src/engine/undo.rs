//! Undo and redo: ordinary changes whose edits are read from the journal, so that they survive a restart.
//!
//! Before a step is taken back the rows must still be as it left them. That holds by construction, since the journal is
//! a stack; the check guards against a file that another program wrote to.

use std::collections::BTreeMap;

use crate::command::{ActionCode, Change, Refusal, plan};
use crate::engine::{EngineError, UndoActions};
use crate::model::{Row, RowEdit, RowKey, Snapshot, TombstoneEdit};
use crate::store::{EntryKind, JournalHead, NewEntry, Store, StoreError};

/// A change with its place in the history.
pub(super) struct Step {
    pub(super) change: Change,
    pub(super) kind: EntryKind,
}

/// The tops of the two stacks.
pub(super) fn actions(store: &Store) -> Result<UndoActions, StoreError> {
    let state = store.undo_state()?;
    Ok(UndoActions {
        undo: state.undo.map(|head| head.action),
        redo: state.redo.map(|head| head.action),
    })
}

/// The tops after a commit, as far as they can be told without the file: what lies below an undone step cannot.
pub(super) fn expected(entry: &NewEntry) -> UndoActions {
    let action = Some(entry.action.clone());
    match entry.kind {
        EntryKind::Do | EntryKind::Redo { .. } => UndoActions {
            undo: action,
            redo: None,
        },
        EntryKind::Undo { .. } => UndoActions {
            undo: None,
            redo: action,
        },
    }
}

/// The step that takes the last change back, with those that it joins.
pub(super) fn take_back(store: &Store, snapshot: &Snapshot) -> Result<Step, EngineError> {
    let top = store.undo_state()?.undo.ok_or(Refusal::NothingToUndo)?;
    let (mut edits, mut tombstones) = (Vec::new(), Vec::new());
    let mut seq = Some(top.seq);
    while let Some(at) = seq {
        let entry = store.entry(at)?;
        edits.extend(entry.edits.into_iter().rev().map(RowEdit::inverse));
        // Only merges have such, and those join nothing: no tombstone comes twice.
        tombstones.extend(entry.tombstones.into_iter().map(TombstoneEdit::inverse));
        seq = entry.head.undo_below.filter(|_| entry.head.joins);
    }
    let kind = EntryKind::Undo { of: top.seq };
    step(snapshot, &top, edits, tombstones, kind)
}

/// The step that makes the change again that was taken back last.
pub(super) fn make_again(store: &Store, snapshot: &Snapshot) -> Result<Step, EngineError> {
    let top = store.undo_state()?.redo.ok_or(Refusal::NothingToRedo)?;
    let entry = store.entry(top.seq)?;
    let edits = entry
        .edits
        .into_iter()
        .rev()
        .map(RowEdit::inverse)
        .collect();
    let tombstones = entry.tombstones.into_iter();
    let tombstones = tombstones.map(TombstoneEdit::inverse).collect();
    let kind = EntryKind::Redo { of: top.seq };
    step(snapshot, &top, edits, tombstones, kind)
}

fn step(
    snapshot: &Snapshot,
    top: &JournalHead,
    edits: Vec<RowEdit>,
    tombstones: Vec<TombstoneEdit>,
    kind: EntryKind,
) -> Result<Step, EngineError> {
    let edits = plan::in_order(compress(edits));
    for edit in &edits {
        if snapshot.row(edit.key()).as_ref() != edit.before() {
            return Err(Refusal::Conflict { key: edit.key() }.into());
        }
    }
    let mut action = top.action.clone();
    // Who takes it back is not who did it; the worker fills in the person at work.
    action.annotator = None;
    Ok(Step {
        change: Change {
            action,
            answer: edits.iter().map(RowEdit::key).collect(),
            edits,
            tombstones,
            originals: Vec::new(),
            joins: false,
            conflicts: Vec::new(),
        },
        kind,
    })
}

/// One edit per row: the first side before, the last after; edits that come to nothing are left out.
fn compress(edits: Vec<RowEdit>) -> Vec<RowEdit> {
    let mut sides: BTreeMap<RowKey, (Option<Row>, Option<Row>)> = BTreeMap::new();
    for edit in edits {
        let after = edit.after().cloned();
        sides
            .entry(edit.key())
            .and_modify(|sides| sides.1.clone_from(&after))
            .or_insert_with(|| (edit.before().cloned(), after.clone()));
    }
    sides
        .into_values()
        .filter(|(before, after)| before != after)
        .filter_map(|(before, after)| RowEdit::new(before, after))
        .collect()
}

/// Whether a change that wants to join the last undo step may: that step must have written the same memo.
pub(super) fn can_join(store: &Store, change: &Change) -> Result<bool, StoreError> {
    let Some(top) = store.undo_state()?.undo else {
        return Ok(false);
    };
    if top.action.code != ActionCode::WriteMemo || change.action.code != ActionCode::WriteMemo {
        return Ok(false);
    }
    let wrote = |edits: &[RowEdit], memo: RowKey| {
        edits
            .iter()
            .any(|edit| edit.key() == memo && edit.after().is_some())
    };
    let last = store.entry(top.seq)?;
    Ok(change.answer.iter().all(|memo| wrote(&last.edits, *memo)))
}
