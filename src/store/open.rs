//! Opening a file: nothing of it is trusted before it is checked, and nothing is written before it is found whole.
//!
//! Order: regular file → size → header → lease → guards → version → exact schema → `quick_check` → durability settings →
//! update of an old version (see [`update`](crate::store::update)).
//!
//! A reader opens the file like a writer, but may run only queries; so the last one to close can remove SQLite's side
//! files. It leaves a log with content alone: that belongs to a writer, or to the next one after a crash. Where side files
//! cannot be made (a read-only folder) and there is no log, nobody writes, and the file is read without locks; each read
//! then checks that the file is as it was.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::base::environment::{Environment, SystemEnvironment};
use crate::store::file::{admit, beside, identity_at, io_error};
use crate::store::lease::{self, Answer};
use crate::store::sql::sqlite_error;
use crate::store::{
    Access, FaultPlan, Opening, Store, StoreError, journal, schema, settings, update,
};

/// Files up to this many bytes get SQLite's `quick_check` while opening; larger ones only by [`Store::check`].
pub const CHECK_AT_OPENING: u64 = 200 * 1024 * 1024;

/// Tells whether a file that is read without locks was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fingerprint {
    len: Option<u64>,
    modified: Option<SystemTime>,
    has_log: bool,
}

impl Fingerprint {
    pub(super) fn of(path: &Path) -> Self {
        let metadata = std::fs::metadata(path).ok();
        Self {
            len: metadata.as_ref().map(std::fs::Metadata::len),
            modified: metadata.and_then(|metadata| metadata.modified().ok()),
            has_log: has_log(path),
        }
    }
}

/// Where SQLite keeps a file's write-ahead log.
pub(super) fn log_of(path: &Path) -> PathBuf {
    beside(path, "-wal")
}

pub(super) fn has_log(path: &Path) -> bool {
    std::fs::metadata(log_of(path)).is_ok_and(|metadata| metadata.len() > 0)
}

impl Store {
    /// Opens a collection.
    ///
    /// `writer_name` is shown to whoever wants to write meanwhile; a reader's is not used. A second writer is refused at
    /// once ([`StoreError::Held`]). A file of a later version is refused with its bytes untouched.
    ///
    /// A file of an earlier version is updated when it is opened to write, after a copy of it was written beside it;
    /// opened to read, its bytes stay as they are.
    pub fn open(path: &Path, access: Access, writer_name: &str) -> Result<Self, StoreError> {
        Self::open_with(path, access, writer_name, &Opening::default())
    }

    /// Opens a collection, with a say in how an old one is updated.
    pub fn open_with(
        path: &Path,
        access: Access,
        writer_name: &str,
        opening: &Opening,
    ) -> Result<Self, StoreError> {
        settings::check_library()?;
        let path = std::path::absolute(path).map_err(|error| io_error(&error, path))?;
        let (open_file, len) = admit(&path)?;
        let mut lease = None;
        let (connection, unlocked) = match access {
            Access::Read => update::in_memory(&path, || open_to_read(&path), opening)?,
            Access::Write => {
                let now = SystemEnvironment.now();
                let alone = match lease::take(&path, writer_name, now)? {
                    Answer::Granted(granted) => {
                        lease = Some(granted);
                        false
                    }
                    Answer::Unsupported => true,
                };
                (open_to_write(&path, alone)?, None)
            }
        };
        if len <= CHECK_AT_OPENING {
            quick_check(&connection, &path)?;
        }
        if access == Access::Write {
            settings::make_durable(&connection, &path)?;
            update::in_place(&connection, &path, opening)?;
        }
        let mut store = Self {
            connection,
            open_file,
            lease,
            path,
            access,
            faults: FaultPlan::default(),
            log: None,
            revision: 0,
            is_uncertain: false,
            unlocked,
        };
        store.revision = journal::tops(&store.sql())?.seq;
        if access == Access::Write {
            store.log = identity_at(&log_of(&store.path));
        }
        store
            .connection
            .busy_timeout(settings::COMMAND_TIMEOUT)
            .map_err(|error| sqlite_error(error, &store.path))?;
        Ok(store)
    }
}

pub(super) fn open_to_write(path: &Path, alone: bool) -> Result<Connection, StoreError> {
    let open = |alone: bool| {
        let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        if connection
            .is_readonly("main")
            .map_err(|error| sqlite_error(error, path))?
        {
            return Err(StoreError::ReadOnly {
                path: path.to_path_buf(),
            });
        }
        if alone {
            connection
                .pragma_update_and_check(None, "locking_mode", "EXCLUSIVE", |_| Ok(()))
                .map_err(|error| sqlite_error(error, path))?;
        }
        inspect(&connection, path)?;
        Ok(connection)
    };
    match open(alone) {
        Err(error) if is_without_side_files(&error) && !alone => {
            open(true).map_err(|_| StoreError::NoLocks {
                path: path.to_path_buf(),
            })
        }
        outcome => outcome,
    }
}

pub(super) fn open_to_read(path: &Path) -> Result<(Connection, Option<Fingerprint>), StoreError> {
    let open = |flags: OpenFlags| {
        let connection = connect(path, flags)?;
        connection
            .pragma_update(None, "query_only", true)
            .and_then(|()| {
                let keep_log = has_log(path);
                connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep_log)
            })
            .map_err(|error| sqlite_error(error, path))?;
        inspect(&connection, path)?;
        Ok(connection)
    };
    match open(OpenFlags::SQLITE_OPEN_READ_WRITE) {
        Err(error) if is_without_side_files(&error) => {}
        outcome => return outcome.map(|connection| (connection, None)),
    }
    match open(OpenFlags::SQLITE_OPEN_READ_ONLY) {
        Err(error) if is_without_side_files(&error) && !has_log(path) => {
            let fingerprint = Fingerprint::of(path);
            open_without_locks(path).map(|connection| (connection, Some(fingerprint)))
        }
        Err(error) if is_without_side_files(&error) => Err(StoreError::NoLocks {
            path: path.to_path_buf(),
        }),
        outcome => outcome.map(|connection| (connection, None)),
    }
}

/// Reads a file that nobody writes. Only where there is no log: this way of opening would not see it.
pub(super) fn open_without_locks(path: &Path) -> Result<Connection, StoreError> {
    let mut address = String::from("file:");
    if cfg!(windows) {
        address.push('/');
    }
    for byte in path.to_string_lossy().replace('\\', "/").bytes() {
        match byte {
            b'/' | b'-' | b'_' | b'.' | b':' => address.push(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => address.push(char::from(byte)),
            _ => address.push_str(&format!("%{byte:02X}")),
        }
    }
    address.push_str("?immutable=1");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI;
    let connection = connect(Path::new(&address), flags)?;
    inspect(&connection, path)?;
    Ok(connection)
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .map_err(|error| sqlite_error(error, path))?;
    settings::guard(&connection, path)?;
    Ok(connection)
}

/// Whether SQLite could not make or use the files it keeps beside a collection.
fn is_without_side_files(error: &StoreError) -> bool {
    match error {
        StoreError::ReadOnly { .. } => true,
        StoreError::Sqlite { code, .. } => {
            let primary = code & 0xff;
            primary == rusqlite::ffi::SQLITE_CANTOPEN
                || primary == rusqlite::ffi::SQLITE_PERM
                || is_shared_memory(*code)
        }
        _ => false,
    }
}

fn is_shared_memory(code: i32) -> bool {
    use rusqlite::ffi;
    [
        ffi::SQLITE_IOERR_SHMOPEN,
        ffi::SQLITE_IOERR_SHMSIZE,
        ffi::SQLITE_IOERR_SHMLOCK,
        ffi::SQLITE_IOERR_SHMMAP,
        ffi::SQLITE_IOERR_LOCK,
    ]
    .contains(&code)
}

/// Checks version and schema: the first read of the file.
fn inspect(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let number = |pragma: &str| -> Result<i32, StoreError> {
        connection
            .pragma_query_value(None, pragma, |row| row.get(0))
            .map_err(|error| sqlite_error(error, path))
    };
    if number("application_id")? != schema::APPLICATION_ID {
        return Err(StoreError::NotCollection {
            path: path.to_path_buf(),
        });
    }
    let version = number("user_version")?;
    if version > schema::VERSION {
        return Err(StoreError::Newer {
            found: i64::from(version),
            known: i64::from(schema::VERSION),
            path: path.to_path_buf(),
        });
    }
    schema::compare(connection, version, path)
}

/// SQLite's own check of the file's structure.
pub(super) fn quick_check(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let mut first = None;
    connection
        .pragma_query(None, "quick_check", |row| {
            let line: String = row.get(0)?;
            if line != "ok" && first.is_none() {
                first = Some(line);
            }
            Ok(())
        })
        .map_err(|error| sqlite_error(error, path))?;
    match first {
        None => Ok(()),
        Some(detail) => Err(StoreError::Damaged {
            detail,
            path: path.to_path_buf(),
        }),
    }
}
