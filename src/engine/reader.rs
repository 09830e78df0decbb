//! [`Reader`]: what anyone may ask of an open collection, from any thread.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};

use crate::command::OriginalOf;
use crate::engine::shared::Shared;
use crate::engine::worker::Request;
use crate::engine::{
    Access, EngineError, Fault, HistoryPage, HistoryPlace, JournalHead, StoreError,
};
use crate::model::{Sha256, Snapshot, Tombstone};
use crate::store::Store;

/// Reads an open collection; clones go to jobs. After the engine has closed, snapshots stay and questions to the file fail
/// with [`EngineError::Closed`].
#[derive(Clone)]
pub struct Reader {
    pub(super) door: Sender<Request>,
    pub(super) shared: Arc<Shared>,
    pub(super) path: PathBuf,
}

impl Reader {
    /// The collection as of the latest commit. Costs a pointer.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.shared.snapshot()
    }

    /// The collection's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Rows of the journal, newest first, from before the given one. Waits for the file.
    pub fn history(
        &self,
        before: Option<u64>,
        limit: usize,
    ) -> Result<Vec<JournalHead>, EngineError> {
        self.read(move |store| store.history(before, limit))
    }

    /// A page of at most `limit` rows of the journal, newest first, each with how many undos take it back; from the
    /// newest, or from where another page ended. Costs the same however long the history is. Waits for the file.
    pub fn history_page(
        &self,
        from: Option<HistoryPlace>,
        limit: usize,
    ) -> Result<HistoryPage, EngineError> {
        self.read(move |store| store.history_page(from, limit))
    }

    /// How many [`Command::Undo`](crate::command::Command::Undo)s take a row of the journal back, with all that was done
    /// since; none if it cannot be taken back (any more). Waits for the file.
    pub fn undos_to(&self, seq: u64) -> Result<Option<usize>, EngineError> {
        self.read(move |store| store.undos_to(seq))
    }

    /// What has been deleted here, and what merges brought of rows deleted elsewhere. Waits for the file.
    pub fn tombstones(&self) -> Result<Vec<Tombstone>, EngineError> {
        self.read(Store::tombstones)
    }

    /// The bytes that a capture was made of, or those of a whole file, as they were read, where they are kept. Waits for the
    /// file.
    pub fn original_bytes(
        &self,
        of: impl Into<OriginalOf>,
    ) -> Result<Option<Vec<u8>>, EngineError> {
        let of = of.into();
        self.read(move |store| store.original_bytes(of))
    }

    /// The hash of all live rows: equal for equal content. Waits for the file.
    pub fn logical_hash(&self) -> Result<Sha256, EngineError> {
        self.read(Store::logical_hash)
    }

    /// Runs the doctor beside the engine's thread and waits; see [`Engine::start_check`](crate::engine::Engine::start_check).
    pub fn check(&self) -> Result<Vec<Fault>, EngineError> {
        self.beside(Store::check)
    }

    /// Writes a verified copy to a path and waits; see [`Engine::start_backup`](crate::engine::Engine::start_backup).
    pub fn backup_to(&self, path: &Path) -> Result<(), EngineError> {
        self.beside(|store| store.backup_to(path))
    }

    /// Asks the store on the engine's thread.
    pub(super) fn read<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, EngineError> {
        let (reply, answer) = channel();
        let task = Box::new(move |store: &Store| {
            let _gone = reply.send(ask(store));
        });
        self.door
            .send(Request::Read(task))
            .map_err(|_| EngineError::Closed)?;
        Ok(answer.recv().map_err(|_| EngineError::Closed)??)
    }

    /// Asks the store on a read connection of the caller's thread, so that commands need not wait.
    pub(super) fn beside<T>(
        &self,
        ask: impl FnOnce(&Store) -> Result<T, StoreError>,
    ) -> Result<T, EngineError> {
        on_own_connection(&self.path, &self.shared.person().name, ask)
    }
}

fn on_own_connection<T>(
    path: &Path,
    name: &str,
    ask: impl FnOnce(&Store) -> Result<T, StoreError>,
) -> Result<T, EngineError> {
    let store = Store::open(path, Access::Read, name)?;
    let result = ask(&store);
    store.close()?;
    Ok(result?)
}
