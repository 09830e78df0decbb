//! Writing a file that takes its name only once it is proved (D13).
//!
//! A temporary file in the target's folder, readable by its owner alone, is written, synced, and meanwhile read back and compared
//! by the caller's own reader; only then does it take the target's name. Until that moment an old file is untouched.

use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::thread;

use crate::base::Progress;
use crate::exchange::record::{ExchangeError, FileStep};

/// As [`replace_read`], for what is proved by all of its bytes at once.
pub(super) fn replace_file<T>(
    path: &Path,
    progress: &Progress,
    write: impl FnOnce(&mut (dyn Write + Send)) -> Result<T, ExchangeError>,
    prove: impl FnOnce(&T, &[u8]) -> Result<(), ExchangeError>,
) -> Result<T, ExchangeError> {
    replace_read(path, progress, write, |written, temporary| {
        let bytes = fs::read(temporary).map_err(|source| ExchangeError::File {
            step: FileStep::Read,
            source,
            path: path.to_owned(),
        })?;
        prove(written, &bytes)
    })
}

/// Writes by `write`, proves what was written by `prove`, which gets the path of the temporary file, and replaces the file at `path`.
///
/// Fails without a trace if anything cannot be written, does not come back as it was, or is cancelled before the last
/// moment.
pub(super) fn replace_read<T>(
    path: &Path,
    progress: &Progress,
    write: impl FnOnce(&mut (dyn Write + Send)) -> Result<T, ExchangeError>,
    prove: impl FnOnce(&T, &Path) -> Result<(), ExchangeError>,
) -> Result<T, ExchangeError> {
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
    let written = {
        let mut out = BufWriter::with_capacity(1 << 20, temporary.as_file_mut());
        let written = write(&mut out).map_err(|error| match error {
            ExchangeError::Output { source } => failed(FileStep::Write)(source),
            other => other,
        })?;
        out.flush().map_err(failed(FileStep::Write))?;
        written
    };
    // The disk has its work while the proof has its own; the name is taken after both.
    let (synced, proved) = thread::scope(|scope| {
        let sync = || temporary.as_file().sync_all();
        let syncing = thread::Builder::new().spawn_scoped(scope, sync);
        let proved = prove(&written, temporary.path());
        let synced = match syncing {
            Ok(syncing) => syncing.join().unwrap_or_else(|_| sync()),
            Err(_) => sync(),
        };
        (synced, proved)
    });
    synced.map_err(failed(FileStep::Write))?;
    proved.map_err(|error| match error {
        ExchangeError::Output { source } => failed(FileStep::Read)(source),
        other => other,
    })?;
    progress.check()?;
    temporary
        .persist(&target)
        .map_err(|error| failed(FileStep::Rename)(error.error))?;
    sync_folder(&folder).map_err(failed(FileStep::Rename))?;
    Ok(written)
}

/// Opens what was written for its proof. Little is read at once, since proofs of archives go from file to file.
pub(super) fn reopened(temporary: &Path) -> Result<BufReader<File>, ExchangeError> {
    let file = File::open(temporary).map_err(|source| ExchangeError::Output { source })?;
    Ok(BufReader::new(file))
}

/// Writes bytes to a file, which takes its name once they are on the disk and have been read back.
pub fn write_whole(path: &Path, bytes: &[u8], progress: &Progress) -> Result<(), ExchangeError> {
    let write = |out: &mut (dyn Write + Send)| {
        out.write_all(bytes)
            .map_err(|source| ExchangeError::Output { source })
    };
    let prove = |(): &(), written: &[u8]| match written == bytes {
        true => Ok(()),
        false => Err(ExchangeError::Output {
            source: io::ErrorKind::InvalidData.into(),
        }),
    };
    replace_file(path, progress, write, prove)
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

pub(super) fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
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
