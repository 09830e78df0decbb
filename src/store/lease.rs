//! The writer's lease: a lock on a side file that says since when and by whom, and nothing about the machine.
//!
//! The system releases the lock when the process dies, so a lease is never stale. SQLite's own locks stay the last guard.
//! Limit: Windows hides a locked file's content from others, so there the holder's name is unknown to a second writer.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use crate::base::environment::Timestamp;
use crate::store::StoreError;
use crate::store::file::{beside, identity, io_error};

/// Someone may replace the side file between opening and locking it; more than a few times in a row is a fault.
const ATTEMPTS: usize = 16;
/// Longest side file that is read, in bytes.
const MAX_NOTE: u64 = 4096;

/// A held lease; dropping it removes the side file and lets go.
#[derive(Debug)]
pub(super) struct Lease {
    file: File,
    path: PathBuf,
}

/// What came of asking for a lease.
#[derive(Debug)]
pub(super) enum Answer {
    /// It is ours.
    Granted(Lease),
    /// The file system has no such locks.
    Unsupported,
}

/// Where the side file of a collection stands.
pub(super) fn side_file(collection: &Path) -> PathBuf {
    beside(collection, ".lock")
}

/// Asks for the lease, without waiting.
pub(super) fn take(
    collection: &Path,
    writer_name: &str,
    now: Timestamp,
) -> Result<Answer, StoreError> {
    let path = side_file(collection);
    for _ in 0..ATTEMPTS {
        let file = open_side_file(&path, collection)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(held(file)),
            Err(TryLockError::Error(_)) => return Ok(Answer::Unsupported),
        }
        // The holder before us removed the file before letting go: a lock on a removed file guards nothing.
        if !is_same_file(&file, &path) {
            continue;
        }
        let mut lease = Lease { file, path };
        lease
            .write_note(writer_name, now)
            .map_err(|error| io_error(&error, collection))?;
        return Ok(Answer::Granted(lease));
    }
    Err(StoreError::Busy {
        path: collection.to_path_buf(),
    })
}

fn open_side_file(path: &Path, collection: &Path) -> Result<File, StoreError> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options
        .open(path)
        .map_err(|error| match io_error(&error, collection) {
            StoreError::Io {
                kind: std::io::ErrorKind::PermissionDenied,
                path,
            } => StoreError::ReadOnly { path },
            other => other,
        })
}

fn is_same_file(file: &File, path: &Path) -> bool {
    match (file.metadata(), std::fs::metadata(path)) {
        (Ok(ours), Ok(theirs)) => identity(&ours, path) == identity(&theirs, path),
        _ => false,
    }
}

fn held(file: File) -> StoreError {
    let mut note = String::new();
    // An unreadable note still means that someone holds the lease.
    let _ = file.take(MAX_NOTE).read_to_string(&mut note);
    let mut lines = note.lines();
    let since = lines.next().and_then(|line| line.parse().ok());
    StoreError::Held {
        annotator: lines.next().unwrap_or_default().to_owned(),
        since,
    }
}

impl Lease {
    fn write_note(&mut self, writer_name: &str, now: Timestamp) -> std::io::Result<()> {
        let name: String = writer_name
            .chars()
            .filter(|character| !character.is_control())
            .take(256)
            .collect();
        self.file.set_len(0)?;
        self.file.write_all(format!("{now}\n{name}\n").as_bytes())
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        // Removed while still locked, so that whoever opened it meanwhile finds another file at the path and tries again.
        if is_same_file(&self.file, &self.path) {
            let _ = std::fs::remove_file(&self.path);
        }
    }
}
