//! What the engine asks of a store while it works: a trait, so that tests can make every call fail.

use crate::command::Original;
use crate::model::{Row, RowEdit};
use crate::store::{Committed, JournalEntry, JournalHead, NewEntry, Store, StoreError, UndoState};

/// The calls of [`Store`] on the way of a command.
pub(super) trait Storage: Send + 'static {
    fn load(&self) -> Result<(Vec<Row>, u64), StoreError>;
    fn undo_state(&self) -> Result<UndoState, StoreError>;
    fn commit(
        &mut self,
        entry: &NewEntry,
        edits: &[RowEdit],
        originals: &[Original],
    ) -> Result<Committed, StoreError>;
    fn entry(&self, seq: u64) -> Result<JournalEntry, StoreError>;
    fn history(&self, before: Option<u64>, limit: usize) -> Result<Vec<JournalHead>, StoreError>;
    fn close(self) -> Result<(), StoreError>;
    fn store(&self) -> &Store;
}

impl Storage for Store {
    fn load(&self) -> Result<(Vec<Row>, u64), StoreError> {
        Store::load(self)
    }

    fn undo_state(&self) -> Result<UndoState, StoreError> {
        Store::undo_state(self)
    }

    fn commit(
        &mut self,
        entry: &NewEntry,
        edits: &[RowEdit],
        originals: &[Original],
    ) -> Result<Committed, StoreError> {
        Store::commit(self, entry, edits, originals)
    }

    fn entry(&self, seq: u64) -> Result<JournalEntry, StoreError> {
        Store::entry(self, seq)
    }

    fn history(&self, before: Option<u64>, limit: usize) -> Result<Vec<JournalHead>, StoreError> {
        Store::history(self, before, limit)
    }

    fn close(self) -> Result<(), StoreError> {
        Store::close(self)
    }

    fn store(&self) -> &Store {
        self
    }
}
