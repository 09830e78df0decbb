//! The only SQLite: open, commit one change, journal, lease, doctor, backups.
//!
//! A [`Store`] is one open collection file. It holds no state of its own beyond the connection: the engine loads the rows
//! once, and commits each [`Change`](crate::command::Change) before it publishes it. One commit is one transaction and one
//! journal row; when [`Store::commit`] has returned, the change survives a kill and a power cut (I4).
//!
//! Limits: no row is longer than 256 MB; a file is checked at opening only up to [`CHECK_AT_OPENING`] bytes, above
//! that [`Store::check`] has to be run behind the first frame.

mod backup;
mod codec;
mod commit;
mod create;
mod doctor;
mod error;
mod fault;
mod file;
pub mod foreign;
mod hash;
mod journal;
mod lease;
mod open;
mod schema;
mod settings;
mod sql;
mod summary;
mod table;
#[cfg(test)]
mod tests;
mod update;

use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::command::OriginalOf;
use crate::model::{Row, RowKey, Tombstone};
use file::{Identity, OpenFile};
use lease::Lease;
use sql::{Sql, sqlite_error};

pub use backup::{is_same_file, temporary_beside};
pub use doctor::{CheckName, Fault};
pub use error::StoreError;
pub use fault::FaultPlan;
pub use hash::logical_hash;
pub use journal::{
    EntryKind, HistoryPage, HistoryPlace, HistoryRow, JournalEntry, JournalHead, NewEntry,
    UndoState,
};
pub use open::CHECK_AT_OPENING;
pub use summary::Summary;
pub use update::Opening;

/// What a store is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// To read and write: takes the lease.
    Write,
    /// To read, beside whoever writes.
    Read,
}

/// What a commit came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Committed {
    /// Number of the journal row, which is the collection's new revision.
    pub seq: u64,
}

/// One open collection file.
///
/// Dropping it closes the file; [`Store::close`] does so and says whether it went well.
#[derive(Debug)]
pub struct Store {
    // Dropped in this order: the lease goes last.
    connection: Connection,
    open_file: OpenFile,
    lease: Option<Lease>,
    path: PathBuf,
    access: Access,
    faults: FaultPlan,
    /// A writer's write-ahead log, which must not go away under it.
    log: Option<Identity>,
    /// The last journal row that this store has seen.
    revision: u64,
    /// A write failed with its outcome open.
    is_uncertain: bool,
    /// Of a file that is read without locks: what tells that someone changed it.
    unlocked: Option<open::Fingerprint>,
}

impl Store {
    /// Where the file is, as an absolute path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What it was opened for.
    pub fn access(&self) -> Access {
        self.access
    }

    /// All live rows, parents before children, each kind by id; and the revision, which is the number of the last
    /// journal row.
    pub fn load(&self) -> Result<(Vec<Row>, u64), StoreError> {
        self.read(|sql| Ok((table::all_live(sql)?, journal::tops(sql)?.seq)))
    }

    /// What undo would take back and what redo would make again.
    pub fn undo_state(&self) -> Result<UndoState, StoreError> {
        self.read(|sql| {
            let tops = journal::tops(sql)?;
            let head = |seq: Option<u64>| seq.map(|seq| journal::head(sql, seq)).transpose();
            Ok(UndoState {
                undo: head(tops.undo)?,
                redo: head(tops.redo)?,
            })
        })
    }

    /// A journal row with its edits.
    pub fn entry(&self, seq: u64) -> Result<JournalEntry, StoreError> {
        self.read(|sql| journal::entry(sql, seq))
    }

    /// Journal rows below `before` (or from the last one), newest first, without their edits.
    pub fn history(
        &self,
        before: Option<u64>,
        limit: usize,
    ) -> Result<Vec<JournalHead>, StoreError> {
        self.read(|sql| journal::history(sql, before, limit))
    }

    /// A page of the history with what it takes to go back before each row.
    pub fn history_page(
        &self,
        from: Option<HistoryPlace>,
        limit: usize,
    ) -> Result<HistoryPage, StoreError> {
        self.read(|sql| journal::page(sql, from, limit))
    }

    /// How many undos take a journal row back, with all that was done since; none if it is not on the undo stack.
    pub fn undos_to(&self, seq: u64) -> Result<Option<usize>, StoreError> {
        self.read(|sql| journal::undos_to(sql, seq))
    }

    /// Every deleted row and every carried tombstone, by kind and id. Where undo of a merge left both, the carried one
    /// counts: it says what was known before the merge.
    pub fn tombstones(&self) -> Result<Vec<Tombstone>, StoreError> {
        self.read(table::tombstones)
    }

    /// The tombstones that merges brought of rows that this collection did not hold, by kind and id.
    pub fn carried_tombstones(&self) -> Result<Vec<Tombstone>, StoreError> {
        self.read(table::tombstone::all)
    }

    /// A deleted row's content; `None` if the row is live or was never there.
    pub fn deleted_row(&self, key: RowKey) -> Result<Option<Row>, StoreError> {
        self.read(|sql| table::deleted(sql, key))
    }

    /// The bytes that a capture was made of, live or deleted, or those of a whole file, as they were read; `None` if they are
    /// not kept.
    pub fn original_bytes(&self, of: OriginalOf) -> Result<Option<Vec<u8>>, StoreError> {
        self.read(|sql| match of {
            OriginalOf::Capture(id) => table::capture::original(sql, id),
            OriginalOf::Whole(sha256) => table::whole_original::one(sql, sha256),
        })
    }

    /// Runs every check of the doctor; what it finds, in the order of the checks. Changes nothing.
    pub fn check(&self) -> Result<Vec<Fault>, StoreError> {
        self.read(|sql| Ok(doctor::run(sql)))
    }

    /// Whether the path still leads to the file that was opened, and a writer's log still stands beside it.
    ///
    /// What is committed to a log that someone removed would be gone after a kill.
    pub fn still_there(&self) -> bool {
        file::identity_at(&self.path).as_ref() == Some(&self.open_file.identity)
            && (self.log.is_none() || file::identity_at(&open::log_of(&self.path)) == self.log)
    }

    /// Whether the file can be written to as far as its own permissions say: they may change while it is open.
    pub fn is_write_protected(&self) -> bool {
        std::fs::metadata(&self.path).is_ok_and(|metadata| metadata.permissions().readonly())
    }

    /// Makes a step of this store fail, for tests.
    pub fn inject(&mut self, faults: FaultPlan) {
        self.faults = faults;
    }

    /// Writes back what stands in the write-ahead log, so that the collection is exactly one file, and lets go of the
    /// lease. With a reader beside, the log stays until the last one closes.
    ///
    /// Where another file has taken the place of this one, the log beside it may be that file's: then it is left alone.
    pub fn close(self) -> Result<(), StoreError> {
        let is_log_ours = self.log.is_none()
            || file::identity_at(&open::log_of(&self.path)).is_none_or(|now| Some(now) == self.log);
        let Self {
            connection,
            open_file,
            lease,
            path,
            access,
            ..
        } = self;
        let run = || -> rusqlite::Result<()> {
            if access == Access::Write && connection.is_autocommit() {
                connection.busy_timeout(settings::OPEN_TIMEOUT)?;
                connection.pragma(None, "wal_checkpoint", "TRUNCATE", |_| Ok(()))?;
            }
            if !is_log_ours {
                connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
            }
            Ok(())
        };
        let written = run();
        let closed = connection.close().map_err(|(_, error)| error);
        drop((open_file, lease));
        written
            .and(closed)
            .map_err(|error| sqlite_error(error, &path))
    }

    fn sql(&self) -> Sql<'_> {
        Sql {
            connection: &self.connection,
            faults: &self.faults,
            path: &self.path,
        }
    }

    /// Runs queries on one state of the file, whoever writes meanwhile.
    fn read<T>(
        &self,
        run: impl FnOnce(&Sql<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.roll_back()?;
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Deferred)
                .map_err(|error| sqlite_error(error, &self.path))?;
        let value = run(&self.sql())?;
        transaction
            .finish()
            .map_err(|error| sqlite_error(error, &self.path))?;
        match &self.unlocked {
            Some(before) if *before != open::Fingerprint::of(&self.path) => {
                Err(StoreError::ChangedOutside {
                    path: self.path.clone(),
                })
            }
            _ => Ok(value),
        }
    }
}
