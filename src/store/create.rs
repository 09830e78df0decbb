//! Making a new collection file.
//!
//! It is made under a temporary name beside its place, closed, synced and then moved there, so that a kill on the way
//! leaves no half collection at the path.

use std::fs::File;
use std::path::Path;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use crate::model::{Collection, RowEdit};
use crate::store::file::{io_error, sync_folder};
use crate::store::journal::{self, Tops};
use crate::store::sql::{Sql, sqlite_error};
use crate::store::{Access, FaultPlan, NewEntry, Store, StoreError, schema, settings, table};

impl Store {
    /// Makes a new collection with the row that describes it and the first journal row, and opens it to write.
    ///
    /// Refuses a path at which there is anything. On Unix only the user can read the file (0600).
    pub fn create(
        path: &Path,
        collection: &Collection,
        writer_name: &str,
        head: &NewEntry,
    ) -> Result<Self, StoreError> {
        settings::check_library()?;
        let path = std::path::absolute(path).map_err(|error| io_error(&error, path))?;
        if path.symlink_metadata().is_ok() {
            return Err(StoreError::AlreadyThere { path });
        }
        let folder = path.parent().unwrap_or(Path::new("/"));
        let temporary = tempfile::Builder::new()
            .prefix(".new-")
            .suffix(".hashiya")
            .tempfile_in(folder)
            .map_err(|error| unwritable(&error, &path))?
            .into_temp_path();
        fill(&temporary, collection, head)?;
        File::open(&temporary)
            .and_then(|file| file.sync_all())
            .map_err(|error| io_error(&error, &path))?;
        temporary
            .persist_noclobber(&path)
            .map_err(|error| io_error(&error.error, &path))?;
        sync_folder(&path).map_err(|error| io_error(&error, &path))?;
        Self::open(&path, Access::Write, writer_name)
    }
}

fn unwritable(error: &std::io::Error, path: &Path) -> StoreError {
    match io_error(error, path) {
        StoreError::Io {
            kind: std::io::ErrorKind::PermissionDenied,
            path,
        } => StoreError::ReadOnly { path },
        other => other,
    }
}

fn fill(path: &Path, collection: &Collection, head: &NewEntry) -> Result<(), StoreError> {
    let wrong = |error: rusqlite::Error| sqlite_error(error, path);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(wrong)?;
    settings::guard(&connection, path)?;
    settings::make_durable(&connection, path)?;
    let transaction =
        Transaction::new_unchecked(&connection, TransactionBehavior::Immediate).map_err(wrong)?;
    schema::write(&connection).map_err(wrong)?;
    connection
        .pragma_update(None, "application_id", schema::APPLICATION_ID)
        .map_err(wrong)?;
    connection
        .pragma_update(None, "user_version", schema::VERSION)
        .map_err(wrong)?;
    let edits = [RowEdit::insert(collection.clone())];
    let sql = Sql {
        connection: &connection,
        faults: &FaultPlan::default(),
        path,
    };
    table::apply(&sql, &edits[0], head.at)?;
    journal::put(&sql, head, &edits, &[], Tops::default())?;
    transaction.commit().map_err(wrong)?;
    // The log goes into the file as the only connection closes.
    connection.close().map_err(|(_, error)| wrong(error))
}
