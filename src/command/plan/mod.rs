//! Plans: what each command comes to, or why it is refused. Pure functions of a snapshot; one file per area.
//!
//! A plan writes on a draft of the snapshot; the edits are what differs at the end. [`verify`] then checks the rows
//! that a change touches, whatever made it: a plan, a merge, undo or redo.

mod annotations;
mod annotators;
mod documents;
mod draft;
mod memos;
mod merge;
mod names;
mod order;
mod removal;
mod tags;
mod verify;

pub use draft::{KnownTombstones, Newcomers, in_order};
pub use names::{MAX_NAME, checked_name};
pub use verify::verify;

use crate::base::environment::Environment;
use crate::command::plan::draft::Draft;
use crate::command::{Action, ActionCode, Change, Command, Original, Refusal};
use crate::model::{AnnotatorId, RowKey, Snapshot, TombstoneEdit};

/// What one area's plan says beside what it wrote on the draft.
struct Planned {
    code: ActionCode,
    subject: String,
    annotator: Option<AnnotatorId>,
    answer: Vec<RowKey>,
    originals: Vec<Original>,
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
    let planned = dispatch(&mut draft, command)?;
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

fn dispatch(draft: &mut Draft<'_>, command: &Command) -> Result<Planned, Refusal> {
    match command {
        Command::RenameCollection { name } => documents::rename_collection(draft, name),
        Command::AddDocuments { documents } => documents::add(draft, documents),
        Command::AddCapture { document, capture } => {
            documents::add_capture(draft, *document, capture)
        }
        Command::RenameDocument { document, name } => documents::rename(draft, *document, name),
        Command::RemoveDocuments { documents } => documents::remove(draft, documents),
        Command::SetDocumentDirection {
            document,
            direction,
        } => documents::set_direction(draft, *document, *direction),
        Command::CreateTag { tag } => tags::create(draft, tag),
        Command::RenameTag { tag, label } => tags::rename(draft, *tag, label),
        Command::DefineTag { tag, definition } => tags::define(draft, *tag, definition),
        Command::RecolorTag { tag, color } => tags::recolor(draft, *tag, *color),
        Command::MoveTag {
            tag,
            parent,
            before,
        } => tags::move_to(draft, *tag, *parent, *before),
        Command::DeleteTag { tag, fate } => tags::delete(draft, *tag, *fate),
        Command::Annotate {
            capture,
            spans,
            tags,
            annotator,
        } => annotations::annotate(draft, *capture, spans, tags, *annotator),
        Command::MoveEdges { annotation, spans } => {
            annotations::move_edges(draft, *annotation, spans)
        }
        Command::AddTag {
            annotations,
            tag,
            annotator,
        } => annotations::add_tag(draft, annotations, tag, *annotator),
        Command::RemoveTag { annotations, tag } => {
            annotations::remove_tag(draft, annotations, *tag)
        }
        Command::DeleteAnnotations { annotations } => annotations::delete(draft, annotations),
        Command::WriteMemo {
            memo,
            targets,
            title,
            body,
            annotator,
            joins,
        } => memos::write(
            draft,
            *memo,
            &memos::Written {
                targets,
                title,
                body,
                annotator: *annotator,
                joins: *joins,
            },
        ),
        Command::DeleteMemo { memo } => memos::delete(draft, *memo),
        Command::AddAnnotator { name } => annotators::add(draft, name),
        Command::RenameAnnotator { annotator, name } => annotators::rename(draft, *annotator, name),
        Command::Merge {
            rows,
            originals,
            tombstones,
        } => merge::merge(draft, rows, originals, tombstones),
        Command::Undo => Err(Refusal::NothingToUndo),
        Command::Redo => Err(Refusal::NothingToRedo),
    }
}

#[cfg(test)]
mod tests;
