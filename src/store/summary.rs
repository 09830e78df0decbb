//! What can be said of a collection's file without loading it: lists of backups are made of this.

use std::path::Path;

use crate::base::environment::Timestamp;
use crate::model::{CollectionId, JournalId};
use crate::store::codec::Columns;
use crate::store::{Access, FaultPlan, Opening, Store, StoreError, file, open, update};

/// A collection in few words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// Which collection; copies of it have the same.
    pub collection: CollectionId,
    /// Its name.
    pub name: String,
    /// Live documents.
    pub n_documents: u64,
    /// Live annotations.
    pub n_annotations: u64,
    /// Live memos.
    pub n_memos: u64,
    /// Number of the last journal row.
    pub revision: u64,
    /// Names the last journal row: equal where two files went the same way to the same place.
    pub head: JournalId,
    /// When the last change was made.
    pub changed: Timestamp,
}

impl Store {
    /// What the collection is, in few words.
    pub fn summary(&self) -> Result<Summary, StoreError> {
        self.read(|sql| {
            let found = sql.one(include_str!("summary/read.sql"), [], |row| {
                let mut columns = Columns::new(row);
                let count = |columns: &mut Columns<'_, '_>| columns.next::<i64>();
                Ok(Summary {
                    collection: columns.next()?,
                    name: columns.next()?,
                    n_documents: count(&mut columns)?.unsigned_abs(),
                    n_annotations: count(&mut columns)?.unsigned_abs(),
                    n_memos: count(&mut columns)?.unsigned_abs(),
                    revision: count(&mut columns)?.unsigned_abs(),
                    head: columns.next()?,
                    changed: columns.time()?,
                })
            })?;
            found.ok_or_else(|| StoreError::Damaged {
                detail: "no row describes the collection".to_owned(),
                path: sql.path.to_path_buf(),
            })
        })
    }

    /// Opens a file that nobody writes to, such as a backup, to read it: without locks and without a file beside it.
    ///
    /// One that is in use after all (this process has it open, or there is a write-ahead log, which this way of reading
    /// would not see) is opened as any reader opens it.
    pub fn open_at_rest(path: &Path) -> Result<Self, StoreError> {
        let path = std::path::absolute(path).map_err(|error| file::io_error(&error, path))?;
        if file::is_open(&path) || open::has_log(&path) {
            return Self::open(&path, Access::Read, "");
        }
        let (open_file, _) = file::admit(&path)?;
        let unlocked = Some(open::Fingerprint::of(&path));
        // One of an earlier version is read from memory, brought up to date there.
        let open = || Ok((open::open_without_locks(&path)?, unlocked));
        let (connection, unlocked) = update::in_memory(&path, open, &Opening::default())?;
        let mut store = Self {
            connection,
            open_file,
            lease: None,
            path,
            access: Access::Read,
            faults: FaultPlan::default(),
            log: None,
            revision: 0,
            is_uncertain: false,
            unlocked,
        };
        store.revision = store.summary()?.revision;
        Ok(store)
    }

    /// SQLite's own check of the file's structure, which opening leaves out for large files.
    pub fn check_structure(&self) -> Result<(), StoreError> {
        open::quick_check(&self.connection, &self.path)
    }
}
