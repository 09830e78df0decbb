//! A verified copy of an open collection.

use std::fs::File;
use std::path::Path;

use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use crate::model::Sha256;
use crate::store::file::{io_error, sync_folder};
use crate::store::sql::{Sql, sqlite_error};
use crate::store::{FaultPlan, Store, StoreError, hash, open, settings, table};

/// Pages copied in one step: all.
const ALL_PAGES: i32 = -1;

impl Store {
    /// Copies the collection to `path`, where nothing may be yet.
    ///
    /// The copy is made under a temporary name in the same folder, checked by SQLite, read back and compared by its
    /// logical hash, synced, and only then moved to its place. On any error no copy is left.
    pub fn backup_to(&self, path: &Path) -> Result<(), StoreError> {
        let path = std::path::absolute(path).map_err(|error| io_error(&error, path))?;
        if path.symlink_metadata().is_ok() {
            return Err(StoreError::AlreadyThere { path });
        }
        let folder = path.parent().unwrap_or(Path::new("/"));
        let temporary = tempfile::Builder::new()
            .prefix(".copy-")
            .suffix(".hashiya")
            .tempfile_in(folder)
            .map_err(|error| io_error(&error, &path))?
            .into_temp_path();
        // The transaction keeps another writer from slipping in between the hash and the copy.
        let wanted = self.read(|sql| {
            self.copy_pages(&temporary)?;
            Ok(hash::logical_hash(&table::all_live(sql)?))
        })?;
        File::open(&temporary)
            .and_then(|file| file.sync_all())
            .map_err(|error| io_error(&error, &path))?;
        if read_back(&temporary)? != wanted {
            return Err(StoreError::CopyDiffers { path });
        }
        temporary
            .persist_noclobber(&path)
            .map_err(|error| io_error(&error.error, &path))?;
        sync_folder(&path).map_err(|error| io_error(&error, &path))
    }

    fn copy_pages(&self, target: &Path) -> Result<(), StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let wrong = |error: rusqlite::Error| sqlite_error(error, target);
        let mut copy = Connection::open_with_flags(target, flags).map_err(wrong)?;
        settings::guard(&copy, target)?;
        {
            let backup = Backup::new(&self.connection, &mut copy).map_err(wrong)?;
            self.faults.step()?;
            backup.step(ALL_PAGES).map_err(wrong)?;
        }
        copy.close().map_err(|(_, error)| wrong(error))
    }
}

fn read_back(copy: &Path) -> Result<Sha256, StoreError> {
    let connection = open::open_without_locks(copy)?;
    open::quick_check(&connection, copy)?;
    let sql = Sql {
        connection: &connection,
        faults: &FaultPlan::default(),
        path: copy,
    };
    Ok(hash::logical_hash(&table::all_live(&sql)?))
}
