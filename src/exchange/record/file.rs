//! Records as files. Writing never leaves a half or a wrong file behind (D13).
//!
//! What was written is read back by our own reader and compared row for row before it takes its name; see
//! [`replace`](crate::exchange::replace).

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::time::Duration;

use super::adapt::Known;
use super::error::{ExchangeError, FileStep};
use super::read::{read, read_with};
use super::value::{Format, KnownTexts, Record, Source, Summary};
use super::write::export;
use crate::base::{Budget, Progress};
use crate::exchange::replace::replace_file;

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
    replace_file(
        path,
        progress,
        |mut out| export(source, format, progress, &mut out),
        |summary, bytes| verify(source, summary, bytes),
    )
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
