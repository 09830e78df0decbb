//! Plans: what each command comes to, or why it is refused. Pure functions of a snapshot; one file per area.
//!
//! A plan writes on a draft of the snapshot; the edits are what differs at the end. [`verify`] then checks the rows
//! that a change touches, whatever made it: a plan, a merge, undo or redo.

mod annotations;
mod annotators;
mod belongings;
mod captures;
mod directions;
mod dispatch;
mod document_sets;
mod documents;
mod draft;
mod furniture;
mod links;
mod memos;
mod merge;
mod merge_tags;
mod names;
mod order;
mod rejections;
mod removal;
mod retag;
mod saved_searches;
mod tag_import;
mod tag_moves;
mod tag_sets;
mod tags;
mod terms;
mod variables;
mod verify;

pub use directions::checked_language;
pub use draft::{KnownTombstones, Newcomers, in_order};
pub use names::{MAX_NAME, MAX_TEXT, checked_name};
pub use variables::{checked_number, is_date};
pub use verify::verify;

use std::collections::BTreeSet;

use crate::base::environment::Environment;
use crate::command::plan::draft::Draft;
use crate::command::{Action, ActionCode, Change, Command, Original, Refusal};
use crate::model::{AnnotatorId, RowKey, Sha256, Snapshot, TombstoneEdit};

/// What one area's plan says beside what it wrote on the draft.
struct Planned {
    code: ActionCode,
    subject: String,
    annotator: Option<AnnotatorId>,
    answer: Vec<RowKey>,
    originals: Vec<Original>,
    /// The whole files among them.
    wholes: BTreeSet<Sha256>,
    tombstones: Vec<TombstoneEdit>,
    conflicts: Vec<RowKey>,
    joins: bool,
}

impl Planned {
    fn new(code: ActionCode, subject: impl Into<String>) -> Self {
        Self {
            code,
            subject: subject.into(),
            annotator: None,
            answer: Vec::new(),
            originals: Vec::new(),
            wholes: BTreeSet::new(),
            tombstones: Vec::new(),
            conflicts: Vec::new(),
            joins: false,
        }
    }

    fn by(mut self, annotator: AnnotatorId) -> Self {
        self.annotator = Some(annotator);
        self
    }

    fn answer(mut self, key: impl Into<RowKey>) -> Self {
        self.answer.push(key.into());
        self
    }
}

/// Plans a command by annotators who are all in the collection, in which nothing was deleted. See [`plan_for`].
pub fn plan(
    snapshot: &Snapshot,
    command: &Command,
    environment: &dyn Environment,
) -> Result<Change, Refusal> {
    let tombstones = KnownTombstones::default();
    plan_with(snapshot, command, environment, None, &tombstones)
}

/// Plans a command; the rows of newcomers come along with the first change that they make. Only a merge looks at the
/// tombstones.
///
/// Undo and redo are refused: their edits stand in the journal, which the engine reads.
pub fn plan_for(
    snapshot: &Snapshot,
    command: &Command,
    environment: &dyn Environment,
    newcomers: &Newcomers,
    tombstones: &KnownTombstones,
) -> Result<Change, Refusal> {
    plan_with(snapshot, command, environment, Some(newcomers), tombstones)
}

fn plan_with(
    snapshot: &Snapshot,
    command: &Command,
    environment: &dyn Environment,
    newcomers: Option<&Newcomers>,
    tombstones: &KnownTombstones,
) -> Result<Change, Refusal> {
    let known = newcomers.map_or(&[][..], |newcomers| &newcomers.rows);
    let mut draft = Draft::new(snapshot, environment, known, tombstones);
    let planned = dispatch::dispatch(&mut draft, command)?;
    if draft.is_empty() && planned.conflicts.is_empty() && planned.tombstones.is_empty() {
        return Err(Refusal::NoChange);
    }
    if let Some(newcomers) = newcomers.filter(|_| planned.code != ActionCode::Merge) {
        for row in &newcomers.rows {
            if row.id == newcomers.me || Some(row.id) == planned.annotator {
                draft.put(row.clone());
            }
        }
    }
    Ok(Change {
        action: Action {
            code: planned.code,
            subject: planned.subject,
            annotator: planned.annotator,
        },
        edits: draft.finish(),
        tombstones: planned.tombstones,
        originals: planned.originals,
        joins: planned.joins,
        conflicts: planned.conflicts,
        answer: planned.answer,
    })
}

#[cfg(test)]
mod tests;
