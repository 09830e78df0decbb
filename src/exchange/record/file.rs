//! Records as files. Writing never leaves a half or a wrong file behind (D13).
//!
//! A temporary file in the target's folder, readable by its owner alone, is written, synced, read back by our own reader
//! and compared row for row; only then does it take the target's name. Until that moment an old file is untouched.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::adapt::Known;
use super::error::{ExchangeError, FileStep};
use super::read::{read, read_with};
use super::value::{Format, KnownTexts, Record, Source, Summary};
use super::write::export;
use crate::base::{Budget, Progress};

/// Writes a record to a file, replacing one that is there.
///
/// Counts one step of `progress` for each row. Fails without a trace if anything cannot be written, does not come back as
/// it was, or is cancelled before the last moment.
pub fn write_file(
    source: &Source<'_>,
    format: Format,
    path: &Path,
    progress: &Progress,
) -> Result<Summary, ExchangeError> {
    let failed = |step| {
        let path = path.to_owned();
        move |source| ExchangeError::File { step, source, path }
    };
    let target = real_path(path);
    let folder = folder_of(&target);
    let mut temporary = tempfile::Builder::new()
        .prefix(".hashiya-")
        .suffix(".part")
        .tempfile_in(&folder)
        .map_err(failed(FileStep::Create))?;
    let summary = {
        let mut out = BufWriter::with_capacity(1 << 20, temporary.as_file_mut());
        let summary = export(source, format, progress, &mut out).map_err(|error| match error {
            ExchangeError::Output { source } => failed(FileStep::Write)(source),
            other => other,
        })?;
        out.flush().map_err(failed(FileStep::Write))?;
        summary
    };
    temporary
        .as_file()
        .sync_all()
        .map_err(failed(FileStep::Write))?;
    let bytes = fs::read(temporary.path()).map_err(failed(FileStep::Read))?;
    verify(source, &summary, &bytes)?;
    drop(bytes);
    progress.check()?;
    temporary
        .persist(&target)
        .map_err(|error| failed(FileStep::Rename)(error.error))?;
    sync_folder(&folder).map_err(failed(FileStep::Rename))?;
    Ok(summary)
}

/// Reads a record from a file.
pub fn read_file(
    path: &Path,
    budget: &Budget,
    known: &KnownTexts<'_>,
) -> Result<Record, ExchangeError> {
    let failed = |source| ExchangeError::File {
        step: FileStep::Read,
        source,
        path: path.to_owned(),
    };
    let file = File::open(path).map_err(failed)?;
    budget.check_bytes(file.metadata().map_err(failed)?.len())?;
    let mut bytes = Vec::new();
    file.take(budget.bytes.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    read(&bytes, budget, known)
}

/// Where a symbolic link leads, so that the file behind it is replaced and not the link.
fn real_path(path: &Path) -> PathBuf {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => {
            fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
        }
        _ => path.to_owned(),
    }
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Reads back what was written and compares it with what was to be written.
fn verify(source: &Source<'_>, summary: &Summary, bytes: &[u8]) -> Result<(), ExchangeError> {
    let known = Known::of(source.snapshot);
    let unlimited = Budget {
        bytes: u64::MAX,
        characters: u64::MAX,
        items: u64::MAX,
        time: Duration::MAX,
        ..Budget::default()
    };
    let (record, n_originals) = read_with(bytes, &unlimited, &|hash| known.text(hash), false)?;
    let mut written = source.snapshot.rows();
    for row in &record.rows {
        if written.next().as_ref() != Some(row) {
            return Err(ExchangeError::NotAsWritten {
                key: Some(row.key()),
            });
        }
    }
    if let Some(lost) = written.next() {
        return Err(ExchangeError::NotAsWritten {
            key: Some(lost.key()),
        });
    }
    let mut tombstones = source.tombstones.to_vec();
    tombstones.sort_unstable();
    let mut history = source.history.to_vec();
    history.sort_unstable_by_key(|entry| (entry.number, entry.id));
    let is_whole = record.tombstones == tombstones
        && record.history == history
        && n_originals == summary.n_originals
        && bytes.len() as u64 == summary.bytes;
    if is_whole {
        Ok(())
    } else {
        Err(ExchangeError::NotAsWritten { key: None })
    }
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        // Some file systems have no such call for folders; the name is kept as well as they can.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
            ) =>
        {
            Ok(())
        }
        done => done,
    }
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
