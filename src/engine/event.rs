//! What the engine tells those who do not wait for it.

use crate::base::ProgressState;
use crate::base::environment::Timestamp;
use crate::command::{Action, Command};
use crate::engine::backups::Removal;
use crate::engine::{EngineError, JobEnd, JobId, JobKind, JobUnit};
use crate::model::{AnnotatorId, RowKey};

/// Names a submitted command until its event comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ticket(pub u64);

/// A command that has been done: it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The snapshot's revision after it.
    pub revision: u64,
    /// Its row in the journal; of a merge that found only conflicts, the last row before.
    pub seq: u64,
    /// What was done.
    pub action: Action,
    /// The rows that answer the command, such as a new annotation; see [`crate::command::Change::answer`].
    pub answer: Vec<RowKey>,
    /// The rows that changed.
    pub touched: Vec<RowKey>,
    /// Rows that a merge left as they are because they differ or were deleted there.
    pub conflicts: Vec<RowKey>,
    /// When it was committed.
    pub at: Timestamp,
}

/// What has happened since the last [`crate::engine::Engine::poll`].
#[derive(Debug)]
pub enum Event {
    /// A submitted command has been done.
    Done {
        /// Which.
        ticket: Ticket,
        /// What came of it.
        outcome: Outcome,
    },
    /// A submitted command has not been done.
    Refused {
        /// Which.
        ticket: Ticket,
        /// Why not.
        error: EngineError,
    },
    /// A submitted command would remove so much that it was not done: it is to be confirmed, and a backup made first.
    Braked {
        /// Which.
        ticket: Ticket,
        /// The command, to be sent again.
        command: Box<Command>,
        /// What it would remove.
        removal: Removal,
    },
    /// The file went away, became read-only, or is back.
    File(FilePresence),
    /// A job has come to its one end.
    JobEnded {
        /// Which.
        job: JobId,
        /// Of what kind it was.
        kind: JobKind,
        /// How it ended.
        end: JobEnd,
    },
    /// The engine has been closed; nothing more will come.
    Closed,
}

/// Whether the collection's file is where it was opened, and can be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FilePresence {
    /// It is.
    #[default]
    There,
    /// It was moved, replaced or deleted, or its log was.
    Gone,
    /// Its permissions no longer allow writing.
    Protected,
}

/// What undo and redo would do: their names in the menu.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UndoActions {
    /// What undo takes back.
    pub undo: Option<Action>,
    /// What redo makes again.
    pub redo: Option<Action>,
}

/// A job that is under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobView {
    /// Which.
    pub job: JobId,
    /// What it does: the title.
    pub kind: JobKind,
    /// What its numbers count.
    pub unit: JobUnit,
    /// How far it has come.
    pub progress: ProgressState,
    /// Whether someone asked it to stop.
    pub is_cancelling: bool,
}

/// The one who works at this window or command.
///
/// Their row comes into a collection with the first change they make there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The same in all their collections.
    pub id: AnnotatorId,
    /// As shown.
    pub name: String,
}
