//! A verified copy of an open collection, and a verified copy in the place of a collection.
//!
//! Whatever stops a replacement on its way, at the path stands the old file or the new one, each whole.

use std::fs::File;
use std::path::{Path, PathBuf};

use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};

use crate::base::environment::{Environment, SystemEnvironment};
use crate::model::Sha256;
use crate::store::file::{beside, identity_at, io_error, sync_folder};
use crate::store::lease::{self, Answer};
use crate::store::sql::{Sql, sqlite_error};
use crate::store::{Access, FaultPlan, Store, StoreError, hash, open, settings};

/// Pages copied in one step: all.
const ALL_PAGES: i32 = -1;

impl Store {
    /// Copies the collection to `path`, where nothing may be yet.
    ///
    /// The copy is made under a temporary name in the same folder, checked by SQLite, read back and compared by its
    /// logical hash, synced, and only then moved to its place. On any error no copy is left. Works also after the file
    /// was moved or deleted, as long as the system keeps it for those who have it open.
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
            hash::of_live_rows(sql)
        })?;
        File::open(&temporary)
            .and_then(|file| file.sync_all())
            .map_err(|error| io_error(&error, &path))?;
        if read_back(&temporary)? != wanted {
            return Err(StoreError::CopyDiffers { path });
        }
        self.faults.step()?;
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

    /// Closes the collection and puts `copy`, a file in the same folder, in its place.
    ///
    /// The lease is held to the end. Refused ([`StoreError::Busy`]) while a reader keeps the write-ahead log from being
    /// written back: a log must never outlive its file. On an error the old file stands, and `copy` is left to the caller.
    pub fn replace_by(mut self, copy: &Path) -> Result<(), StoreError> {
        let path = self.path.clone();
        if self.access != Access::Write {
            return Err(StoreError::ReadOnly { path });
        }
        if !self.still_there() {
            return Err(StoreError::Moved { path });
        }
        self.faults.step()?;
        let is_busy: i64 = self
            .connection
            .query_row(include_str!("checkpoint.sql"), [], |row| row.get(0))
            .map_err(|error| sqlite_error(error, &path))?;
        if is_busy != 0 {
            return Err(StoreError::Busy { path });
        }
        let faults = self.faults.clone();
        let lease = self.lease.take();
        let Self {
            connection,
            open_file,
            ..
        } = self;
        connection
            .close()
            .map_err(|(_, error)| sqlite_error(error, &path))?;
        drop(open_file);
        faults.step()?;
        let placed = place(copy, &path, &faults);
        drop(lease);
        placed
    }

    /// Puts `copy` in the place of a file that cannot be opened as a collection, and keeps that file, with its log, under
    /// the name `aside` in the same folder. With nothing at `path` the copy is only put there.
    pub fn replace_unreadable(
        path: &Path,
        copy: &Path,
        aside: &Path,
        writer_name: &str,
    ) -> Result<(), StoreError> {
        let path = std::path::absolute(path).map_err(|error| io_error(&error, path))?;
        let now = SystemEnvironment.now();
        let lease = match lease::take(&path, writer_name, now)? {
            Answer::Granted(lease) => Some(lease),
            Answer::Unsupported => None,
        };
        if path.symlink_metadata().is_ok() {
            if aside.symlink_metadata().is_ok() {
                return Err(StoreError::AlreadyThere {
                    path: aside.to_path_buf(),
                });
            }
            // A second name first, so that at no moment the file has none. Not every file system can give one.
            if std::fs::hard_link(&path, aside).is_err() {
                std::fs::rename(&path, aside).map_err(|error| io_error(&error, &path))?;
            }
            let log = open::log_of(&path);
            if log.exists() {
                std::fs::rename(&log, open::log_of(aside))
                    .map_err(|error| io_error(&error, &path))?;
            }
        }
        let placed = place(copy, &path, &FaultPlan::default());
        drop(lease);
        placed
    }
}

/// Moves a whole file over another one. What SQLite left beside the other must not be taken for the new one's.
fn place(copy: &Path, path: &Path, faults: &FaultPlan) -> Result<(), StoreError> {
    for left in [open::log_of(path), beside(path, "-shm")] {
        match std::fs::remove_file(&left) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(io_error(&error, path));
            }
            _ => {}
        }
    }
    faults.step()?;
    std::fs::rename(copy, path).map_err(|error| io_error(&error, path))?;
    sync_folder(path).map_err(|error| io_error(&error, path))
}

/// A name in the folder of `path` under which a copy can be made, and which no list of collections shows.
pub fn temporary_beside(path: &Path) -> PathBuf {
    let id = SystemEnvironment.new_uuid();
    path.with_file_name(format!(".restore-{id}.hashiya"))
}

/// Whether two paths lead to one file.
pub fn is_same_file(one: &Path, other: &Path) -> bool {
    one == other || identity_at(one).is_some_and(|found| Some(found) == identity_at(other))
}

fn read_back(copy: &Path) -> Result<Sha256, StoreError> {
    let connection = open::open_without_locks(copy)?;
    open::quick_check(&connection, copy)?;
    let sql = Sql {
        connection: &connection,
        faults: &FaultPlan::default(),
        path: copy,
    };
    hash::of_live_rows(&sql)
}
