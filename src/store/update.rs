//! Bringing a file of an earlier version to this one.
//!
//! To write: a verified copy of the file as it is, then every step in one transaction; on any failure the file is as it
//! was, and the copy stays. To read: the file's pages are copied into memory and the steps are made there, so that its
//! bytes stay untouched; a change that another program makes meanwhile is noticed like that of a file without locks.
//!
//! The update is no change of what the collection says: it writes no row of the journal, undo goes on through it.

use std::fs::File;
use std::path::{Path, PathBuf};

use rusqlite::backup::Backup;
use rusqlite::fallible_iterator::FallibleIterator;
use rusqlite::{Batch, Connection, OpenFlags, Transaction, TransactionBehavior};

use crate::model::Sha256;
use crate::store::file::{io_error, sync_folder};
use crate::store::open::{Fingerprint, open_without_locks, quick_check};
use crate::store::sql::{Sql, sqlite_error};
use crate::store::{FaultPlan, StoreError, hash, schema, settings, table};

/// Pages copied in one step: all.
const ALL_PAGES: i32 = -1;

/// How an old file is updated on opening.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// Makes a step of the update fail, for tests.
    pub faults: FaultPlan,
}

/// Brings an open file to the current version.
pub(super) fn in_place(
    connection: &Connection,
    path: &Path,
    opening: &Opening,
) -> Result<(), StoreError> {
    let wrong = |error: rusqlite::Error| sqlite_error(error, path);
    if schema::version(connection).map_err(wrong)? == schema::VERSION {
        return Ok(());
    }
    let copy = free_path(path);
    write_copy(connection, &copy, opening)?;
    take_steps(connection, path, &opening.faults)
}

/// A connection to read with: the file itself, or a copy of an old one in memory.
pub(super) fn in_memory(
    path: &Path,
    open: impl FnOnce() -> Result<(Connection, Option<Fingerprint>), StoreError>,
    opening: &Opening,
) -> Result<(Connection, Option<Fingerprint>), StoreError> {
    let before = Fingerprint::of(path);
    let (connection, unlocked) = open()?;
    let version = schema::version(&connection).map_err(|error| sqlite_error(error, path))?;
    if version == schema::VERSION {
        return Ok((connection, unlocked));
    }
    let memory = current(&connection, path, &opening.faults)?;
    Ok((memory, Some(before)))
}

/// A copy in memory, at the current version.
fn current(
    connection: &Connection,
    path: &Path,
    faults: &FaultPlan,
) -> Result<Connection, StoreError> {
    let wrong = |error: rusqlite::Error| sqlite_error(error, path);
    let mut memory = Connection::open_in_memory().map_err(wrong)?;
    settings::guard(&memory, path)?;
    {
        let backup = Backup::new(connection, &mut memory).map_err(wrong)?;
        faults.step()?;
        backup.step(ALL_PAGES).map_err(wrong)?;
    }
    take_steps(&memory, path, faults)?;
    Ok(memory)
}

fn take_steps(connection: &Connection, path: &Path, faults: &FaultPlan) -> Result<(), StoreError> {
    let wrong = |error: rusqlite::Error| sqlite_error(error, path);
    faults.step()?;
    // Dropped before it is committed, it is rolled back.
    let transaction =
        Transaction::new_unchecked(connection, TransactionBehavior::Immediate).map_err(wrong)?;
    let from = schema::version(connection).map_err(wrong)?;
    for step in schema::steps(from, schema::VERSION) {
        let mut statements = Batch::new(connection, step);
        while let Some(mut statement) = statements.next().map_err(wrong)? {
            faults.step()?;
            statement.execute([]).map_err(wrong)?;
        }
    }
    connection
        .pragma_update(None, "user_version", schema::VERSION)
        .map_err(wrong)?;
    schema::compare(connection, schema::VERSION, path)?;
    faults.step()?;
    transaction.commit().map_err(wrong)
}

/// Where the copy goes, beside the file: `NAME (before update).hashiya`, with a number where that is taken.
fn free_path(path: &Path) -> PathBuf {
    let folder = path.parent().unwrap_or(Path::new("/"));
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let with = |note: &str| folder.join(format!("{name} ({note}).hashiya"));
    let first = with("before update");
    let numbered = (2..).map(|number: u32| with(&format!("before update {number}")));
    std::iter::once(first)
        .chain(numbered)
        .find(|path| path.symlink_metadata().is_err())
        .unwrap_or_else(|| with("before update"))
}

/// Copies the file as it is, proves that the copy says the same, and gives it its name.
fn write_copy(connection: &Connection, path: &Path, opening: &Opening) -> Result<(), StoreError> {
    let folder = path.parent().unwrap_or(Path::new("/"));
    let temporary = tempfile::Builder::new()
        .prefix(".copy-")
        .suffix(".hashiya")
        .tempfile_in(folder)
        .map_err(|error| io_error(&error, path))?
        .into_temp_path();
    let wrong = |error: rusqlite::Error| sqlite_error(error, &temporary);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut copy = Connection::open_with_flags(&temporary, flags).map_err(wrong)?;
    settings::guard(&copy, &temporary)?;
    {
        let backup = Backup::new(connection, &mut copy).map_err(wrong)?;
        opening.faults.step()?;
        backup.step(ALL_PAGES).map_err(wrong)?;
    }
    copy.close().map_err(|(_, error)| wrong(error))?;
    File::open(&temporary)
        .and_then(|file| file.sync_all())
        .map_err(|error| io_error(&error, path))?;
    let copied = open_without_locks(&temporary)?;
    quick_check(&copied, &temporary)?;
    if says(&copied, &temporary)? != says(connection, path)? {
        return Err(StoreError::CopyDiffers {
            path: path.to_path_buf(),
        });
    }
    drop(copied);
    temporary
        .persist_noclobber(path)
        .map_err(|error| io_error(&error.error, path))?;
    sync_folder(path).map_err(|error| io_error(&error, path))
}

/// The logical hash of what an old file says.
fn says(connection: &Connection, path: &Path) -> Result<Sha256, StoreError> {
    let faults = FaultPlan::default();
    let memory = current(connection, path, &faults)?;
    let sql = Sql {
        connection: &memory,
        faults: &faults,
        path,
    };
    Ok(hash::logical_hash(&table::all_live(&sql)?))
}
