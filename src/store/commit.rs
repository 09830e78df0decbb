//! Committing one change: one transaction, one journal row, or nothing.

use rusqlite::{Transaction, TransactionBehavior};

use crate::command::{Original, OriginalOf};
use crate::model::{RowEdit, TombstoneEdit};
use crate::store::sql::sqlite_error;
use crate::store::{Access, Committed, NewEntry, Store, StoreError, journal, table};

impl Store {
    /// Makes `edits` and writes their journal row; when it has returned, they are safe (I4).
    ///
    /// Edits are made in their order, parents before children. On an error nothing has changed, with one exception:
    /// after a failed write or sync of the disk (or where the file proves to be damaged) the outcome is known only when the file is opened again, so the store
    /// refuses every further commit ([`StoreError::Uncertain`]).
    pub fn commit(
        &mut self,
        entry: &NewEntry,
        edits: &[RowEdit],
        originals: &[Original],
        tombstones: &[TombstoneEdit],
    ) -> Result<Committed, StoreError> {
        if self.access != Access::Write {
            return Err(StoreError::ReadOnly {
                path: self.path.clone(),
            });
        }
        if self.is_uncertain {
            return Err(StoreError::Uncertain {
                path: self.path.clone(),
            });
        }
        if edits.is_empty() && tombstones.is_empty() {
            return Err(StoreError::NoEdits);
        }
        if !self.still_there() {
            return Err(StoreError::Moved {
                path: self.path.clone(),
            });
        }
        if self.is_write_protected() {
            return Err(StoreError::ReadOnly {
                path: self.path.clone(),
            });
        }
        let outcome = self.try_commit(entry, edits, originals, tombstones);
        match &outcome {
            Ok(committed) => self.revision = committed.seq,
            Err(error) => {
                self.is_uncertain = error.is_grave() || self.roll_back().is_err();
            }
        }
        outcome
    }

    fn try_commit(
        &self,
        entry: &NewEntry,
        edits: &[RowEdit],
        originals: &[Original],
        tombstones: &[TombstoneEdit],
    ) -> Result<Committed, StoreError> {
        let sql = self.sql();
        let wrong = |error: rusqlite::Error| sqlite_error(error, &self.path);
        self.faults.step()?;
        // Dropped before it is committed, it is rolled back.
        let transaction =
            Transaction::new_unchecked(&self.connection, TransactionBehavior::Immediate)
                .map_err(wrong)?;
        let last = journal::tops(&sql)?;
        if last.seq != self.revision {
            return Err(StoreError::ChangedOutside {
                path: self.path.clone(),
            });
        }
        for edit in edits {
            table::apply(&sql, edit, entry.at)?;
        }
        for Original { of, bytes } in originals {
            match of {
                OriginalOf::Capture(id) => table::capture::put_original(&sql, *id, bytes)?,
                OriginalOf::Whole(sha256) => table::whole_original::put(&sql, *sha256, bytes)?,
            }
        }
        for tombstone in tombstones {
            table::tombstone::apply(&sql, tombstone)?;
        }
        let seq = journal::put(&sql, entry, edits, tombstones, last)?;
        self.faults.step()?;
        transaction.commit().map_err(wrong)?;
        Ok(Committed { seq })
    }
}

impl Store {
    /// Ends a transaction that a failure left open: rolling back can fail too.
    pub(super) fn roll_back(&self) -> Result<(), StoreError> {
        if self.connection.is_autocommit() {
            return Ok(());
        }
        self.connection
            .execute_batch(include_str!("rollback.sql"))
            .map_err(|error| sqlite_error(error, &self.path))
    }
}

impl StoreError {
    /// Whether the disk failed, as opposed to being full or locked, or the file turned out to be damaged: nothing more is
    /// written then until the file is opened again.
    pub fn is_grave(&self) -> bool {
        match self {
            Self::Damaged { .. } | Self::NotCollection { .. } | Self::Uncertain { .. } => true,
            Self::Sqlite { code, .. } => code & 0xff == rusqlite::ffi::SQLITE_IOERR,
            _ => false,
        }
    }
}
