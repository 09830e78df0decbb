//! What can be said of a file before SQLite opens it, and whether it is still the same one later.
//!
//! Closing any descriptor of a file drops this process's POSIX locks on it, also those of an open connection. So the
//! header is read directly only while this process has no connection to the file; a list of open files tells.

use std::collections::BTreeMap;
use std::fs::{File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::base::SQLITE;
use crate::store::StoreError;
use crate::store::schema::{APPLICATION_ID, VERSION};

/// SQLite's header: magic, `user_version` at 60, `application_id` at 68.
const HEADER_LEN: usize = 100;

/// Names a file apart from its path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Identity(u64, u64, PathBuf);

#[cfg(unix)]
pub(super) fn identity(metadata: &Metadata, _path: &Path) -> Identity {
    use std::os::unix::fs::MetadataExt;
    Identity(metadata.dev(), metadata.ino(), PathBuf::new())
}

/// Without inode numbers: the path and when the file was made.
#[cfg(not(unix))]
pub(super) fn identity(metadata: &Metadata, path: &Path) -> Identity {
    let made = metadata.created().ok();
    let made = made.and_then(|time| time.duration_since(std::time::UNIX_EPOCH).ok());
    Identity(
        made.map_or(0, |age| age.as_micros() as u64),
        0,
        path.to_path_buf(),
    )
}

/// What stands at a path, if anything does.
pub(super) fn identity_at(path: &Path) -> Option<Identity> {
    let metadata = std::fs::metadata(path).ok()?;
    Some(identity(&metadata, path))
}

static OPEN: Mutex<BTreeMap<Identity, usize>> = Mutex::new(BTreeMap::new());

fn open_files() -> MutexGuard<'static, BTreeMap<Identity, usize>> {
    OPEN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Holds a file's place in the list of open files; drop it after the connection.
#[derive(Debug)]
pub(super) struct OpenFile {
    pub(super) identity: Identity,
}

impl Drop for OpenFile {
    fn drop(&mut self) {
        let mut open = open_files();
        if let Some(count) = open.get_mut(&self.identity) {
            *count -= 1;
            if *count == 0 {
                open.remove(&self.identity);
            }
        }
    }
}

/// Whether this process has the file open as a collection.
pub(super) fn is_open(path: &Path) -> bool {
    identity_at(path).is_some_and(|identity| open_files().contains_key(&identity))
}

/// Checks that `path` holds a collection of a version that we know, without writing a byte, and lists it as open.
pub(super) fn admit(path: &Path) -> Result<(OpenFile, u64), StoreError> {
    let metadata = std::fs::metadata(path).map_err(|error| io_error(&error, path))?;
    let owned = || path.to_path_buf();
    if metadata.is_dir() {
        return Err(StoreError::Directory { path: owned() });
    }
    if !metadata.is_file() {
        return Err(StoreError::NotRegular { path: owned() });
    }
    if metadata.len() == 0 {
        return Err(StoreError::Empty { path: owned() });
    }
    let identity = identity(&metadata, path);
    let mut open = open_files();
    if !open.contains_key(&identity) {
        check_header(path)?;
    }
    *open.entry(identity.clone()).or_insert(0) += 1;
    Ok((OpenFile { identity }, metadata.len()))
}

fn check_header(path: &Path) -> Result<(), StoreError> {
    let mut header = [0_u8; HEADER_LEN];
    let mut file = File::open(path).map_err(|error| io_error(&error, path))?;
    let not_collection = || StoreError::NotCollection {
        path: path.to_path_buf(),
    };
    match file.read_exact(&mut header) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Err(not_collection()),
        Err(error) => return Err(io_error(&error, path)),
    }
    let number = |at: usize| {
        i32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
    };
    if !header.starts_with(SQLITE) || number(68) != APPLICATION_ID {
        return Err(not_collection());
    }
    match number(60) {
        version if version > VERSION => Err(StoreError::Newer {
            found: i64::from(version),
            known: i64::from(VERSION),
            path: path.to_path_buf(),
        }),
        version if version < 1 => Err(StoreError::Damaged {
            detail: format!("schema version {version}"),
            path: path.to_path_buf(),
        }),
        _ => Ok(()),
    }
}

/// Puts an error of the system into ours.
pub(super) fn io_error(error: &io::Error, path: &Path) -> StoreError {
    let path = path.to_path_buf();
    match error.kind() {
        io::ErrorKind::NotFound => StoreError::NotFound { path },
        io::ErrorKind::AlreadyExists => StoreError::AlreadyThere { path },
        io::ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly { path },
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::Full { path },
        kind => StoreError::Io { kind, path },
    }
}

/// `path` with a suffix on its last part: `a.hashiya` and `-wal` make `a.hashiya-wal`.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Makes what was done to a folder durable. Windows has no such call.
pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}
