//! What goes into a record and what comes out of one, as values.

use std::io;
use std::sync::Arc;

use crate::base::environment::Timestamp;
use crate::command::{Action, Original, OriginalOf};
use crate::model::{CollectionId, JournalId, LineageId, Row, RowKind, Sha256, Snapshot, Tombstone};

/// How the record is written down. Both hold the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Format {
    /// Rusty Object Notation.
    Ron,
    /// JavaScript Object Notation, RFC 8259.
    Json,
}

impl Format {
    /// Both.
    pub const ALL: &'static [Self] = &[Self::Ron, Self::Json];

    /// The usual end of a file's name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Ron => "ron",
            Self::Json => "json",
        }
    }
}

/// How a record names its documents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DocumentsBy {
    /// By their ids; the texts are in the record.
    #[default]
    Id,
    /// By the hashes of their texts, which are left out: for a record that lies beside its documents.
    Content,
}

/// One line of the history, without the rows that it changed: those stay in the collection file, where undo needs them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    /// Ascending within one file.
    pub number: u64,
    /// Names the line.
    pub id: JournalId,
    /// When.
    pub at: Timestamp,
    /// What was done, to what, by whom.
    pub action: Action,
    /// Whether it was done, taken back or made again.
    pub kind: HistoryKind,
    /// Whether it is one undo step with the line before.
    pub joins: bool,
}

/// Which way a line of the history went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HistoryKind {
    /// Something was done.
    Do,
    /// It was taken back.
    Undo {
        /// The number of the line that was taken back.
        of: u64,
    },
    /// It was made again.
    Redo {
        /// The number of the line that had taken it back.
        of: u64,
    },
}

/// Gives the bytes of the file that a capture was made from, or of a whole one; `None` where they are not kept.
pub type Originals<'a> = dyn Fn(OriginalOf) -> io::Result<Option<Vec<u8>>> + 'a;

/// Gives the text of a hash where a collection has it. A record without texts is read with those; of any other, a text
/// that is known is not kept twice.
pub type KnownTexts<'a> = dyn Fn(Sha256) -> Option<Arc<str>> + 'a;

/// Everything that a record is made of.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// All live rows.
    pub snapshot: &'a Snapshot,
    /// Deleted rows, in any order.
    pub tombstones: &'a [Tombstone],
    /// The history, in any order; empty to leave it out.
    pub history: &'a [HistoryEntry],
    /// Where original bytes come from; `None` leaves them out.
    pub originals: Option<&'a Originals<'a>>,
    /// Whether texts are in the record.
    pub documents_by: DocumentsBy,
}

impl<'a> Source<'a> {
    /// All live rows with their texts; no tombstones, history or original bytes.
    pub fn new(snapshot: &'a Snapshot) -> Self {
        Self {
            snapshot,
            tombstones: &[],
            history: &[],
            originals: None,
            documents_by: DocumentsBy::Id,
        }
    }
}

/// What a record holds, once it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many rows of each kind, parents first; kinds without rows are left out.
    pub rows: Vec<(RowKind, usize)>,
    /// Deleted rows.
    pub n_tombstones: usize,
    /// Lines of history.
    pub n_history: usize,
    /// Captures with their original bytes, and whole files.
    pub n_originals: usize,
    /// Size of the whole in bytes.
    pub bytes: u64,
}

impl Summary {
    /// How many rows of one kind.
    pub fn n(&self, kind: RowKind) -> usize {
        self.rows
            .iter()
            .find(|(of, _)| *of == kind)
            .map_or(0, |(_, n)| *n)
    }
}

/// A record that has been read and found in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// How it was written down.
    pub format: Format,
    /// Which collection it was made from.
    pub collection: Option<CollectionId>,
    /// The line of descent of that collection.
    pub lineage: Option<LineageId>,
    /// How it names its documents.
    pub documents_by: DocumentsBy,
    /// Parents before children, each kind by id.
    pub rows: Vec<Row>,
    /// Original bytes: by capture, then whole files by hash.
    pub originals: Vec<Original>,
    /// Deleted rows. A merge leaves them alone.
    pub tombstones: Vec<Tombstone>,
    /// The history of the collection that it was made from. A merge leaves it alone.
    pub history: Vec<HistoryEntry>,
}
