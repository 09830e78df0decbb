//! What can go wrong with a collection file. Paths stand last; words for people are made in `i18n` at the edge (I13).

use std::io;
use std::path::PathBuf;

use crate::base::environment::Timestamp;
use crate::model::{CaptureId, RowKey};

/// Why the store could not do something. Unless the variant says otherwise, file and memory are as they were.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such file.
    #[error("no file at {path:?}")]
    NotFound {
        /// Where.
        path: PathBuf,
    },
    /// A new collection was to be made where something is already.
    #[error("there is already something at {path:?}")]
    AlreadyThere {
        /// Where.
        path: PathBuf,
    },
    /// It is a directory.
    #[error("a directory, not a file: {path:?}")]
    Directory {
        /// Where.
        path: PathBuf,
    },
    /// It is neither a file nor a directory.
    #[error("not a regular file: {path:?}")]
    NotRegular {
        /// Where.
        path: PathBuf,
    },
    /// The file has no bytes.
    #[error("an empty file: {path:?}")]
    Empty {
        /// Where.
        path: PathBuf,
    },
    /// The system does not let us read or write it.
    #[error("{kind} at {path:?}")]
    Io {
        /// What the system said.
        kind: io::ErrorKind,
        /// Where.
        path: PathBuf,
    },
    /// The file is something else than a collection.
    #[error("not a collection: {path:?}")]
    NotCollection {
        /// Where.
        path: PathBuf,
    },
    /// A later version of the program made it; its bytes are untouched.
    #[error("schema {found}, this program knows {known}: {path:?}")]
    Newer {
        /// Version of the file.
        found: i64,
        /// Highest version that this program knows.
        known: i64,
        /// Where.
        path: PathBuf,
    },
    /// Tables and indexes are not exactly those of the version.
    #[error("{object:?} of the schema is not as it should be: {path:?}")]
    SchemaDiffers {
        /// The first table or index that is missing, surplus or different.
        object: String,
        /// Where.
        path: PathBuf,
    },
    /// The file is broken; nothing is written to it.
    #[error("damaged ({detail}): {path:?}")]
    Damaged {
        /// What was found, in terse English.
        detail: String,
        /// Where.
        path: PathBuf,
    },
    /// Someone else is writing.
    #[error("held by {annotator:?} since {since:?}")]
    Held {
        /// By whom; empty where the system hides the side file.
        annotator: String,
        /// Since when, where readable.
        since: Option<Timestamp>,
    },
    /// Neither a lease nor SQLite's own lock can be had on this file system.
    #[error("the file system offers no locks: {path:?}")]
    NoLocks {
        /// Where.
        path: PathBuf,
    },
    /// The file or its folder cannot be written, or the store was opened to read.
    #[error("read-only: {path:?}")]
    ReadOnly {
        /// Where.
        path: PathBuf,
    },
    /// The disk or the quota is full.
    #[error("no space left: {path:?}")]
    Full {
        /// Where.
        path: PathBuf,
    },
    /// Another program locks the file.
    #[error("locked by another program: {path:?}")]
    Busy {
        /// Where.
        path: PathBuf,
    },
    /// The file at the path is another one than was opened, or gone.
    #[error("moved, replaced or deleted while open: {path:?}")]
    Moved {
        /// Where it was.
        path: PathBuf,
    },
    /// Another program changed the collection while it was open.
    #[error("changed by another program: {path:?}")]
    ChangedOutside {
        /// Where.
        path: PathBuf,
    },
    /// An earlier write failed in a way that leaves its outcome open: open the file again before writing more.
    #[error("an earlier write failed: {path:?}")]
    Uncertain {
        /// Where.
        path: PathBuf,
    },
    /// An edit inserts a row that is there.
    #[error("{key:?} is there already")]
    RowPresent {
        /// Which.
        key: RowKey,
    },
    /// An edit changes or deletes a row that is not there.
    #[error("{key:?} is not there")]
    RowMissing {
        /// Which.
        key: RowKey,
    },
    /// A capture was to be changed, or comes back with other content (I6).
    #[error("capture {capture} cannot change")]
    CaptureDiffers {
        /// Which.
        capture: CaptureId,
    },
    /// The row that describes the collection cannot be deleted, and there is only one.
    #[error("a collection describes itself by exactly one row")]
    CollectionRow,
    /// A change without edits.
    #[error("nothing to commit")]
    NoEdits,
    /// A row breaks a rule of the schema, such as a reference to nothing.
    #[error("{rule} ({key:?})")]
    Rule {
        /// SQLite's words.
        rule: String,
        /// The row, where known.
        key: Option<RowKey>,
    },
    /// An undo or redo names a journal row that is not on top of its stack.
    #[error("journal row {of} is not on top (top: {top:?})")]
    NotOnTop {
        /// What was named.
        of: u64,
        /// What is on top.
        top: Option<u64>,
    },
    /// There is no journal row of this number.
    #[error("no journal row {seq}")]
    NoEntry {
        /// The number.
        seq: u64,
    },
    /// A journal row cannot be read.
    #[error("journal row {seq}: {detail}")]
    Journal {
        /// The number.
        seq: u64,
        /// What was found, in terse English.
        detail: String,
    },
    /// The SQLite library has a known fault.
    #[error("SQLite {found}, needed {needed}")]
    OldLibrary {
        /// Version number of the library.
        found: i32,
        /// Lowest that will do.
        needed: i32,
    },
    /// A copy did not prove itself equal to its source; it was removed.
    #[error("the copy differs: {path:?}")]
    CopyDiffers {
        /// Where the copy was to be.
        path: PathBuf,
    },
    /// A test made this step fail (see [`crate::store::FaultPlan`]).
    #[error("failure injected at step {step}")]
    Injected {
        /// Counted from 1.
        step: u64,
    },
    /// Anything else that SQLite says.
    #[error("SQLite {code}: {message} ({path:?})")]
    Sqlite {
        /// Extended result code.
        code: i32,
        /// SQLite's words.
        message: String,
        /// Where.
        path: PathBuf,
    },
}
