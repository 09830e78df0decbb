//! Records as files. Writing never leaves a half or a wrong file behind (D13).
//!
//! What was written is read back by our own reader and compared row for row before it takes its name; see
//! [`replace`](crate::exchange::replace).

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use super::error::{ExchangeError, FileStep};
use super::proof::prove_record;
use super::read::read;
use super::stream::read_by_line;
use super::value::{Format, KnownTexts, Record, Source, Summary};
use super::write::export;
use crate::base::{Budget, Progress};
use crate::exchange::replace::{reopened, replace_read};

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
    replace_read(
        path,
        progress,
        |mut out| export(source, format, progress, &mut out),
        |summary, temporary| prove_record(source, format, summary, reopened(temporary)?, progress),
    )
}

/// Reads a record from a file: of any size where it lies as we write it, else as a whole within the budget.
pub fn read_file(
    path: &Path,
    budget: &Budget,
    known: &KnownTexts<'_>,
    progress: &Progress,
) -> Result<Record, ExchangeError> {
    let failed = |source| ExchangeError::File {
        step: FileStep::Read,
        source,
        path: path.to_owned(),
    };
    let file = File::open(path).map_err(failed)?;
    let lines = BufReader::with_capacity(1 << 16, &file);
    match read_by_line(lines, known, progress) {
        Ok(record) => return Ok(record),
        Err(error @ ExchangeError::Cancelled(_)) => return Err(error),
        // A fault is told by the reader of the whole, with its place.
        Err(_) => {}
    }
    let mut file = File::open(path).map_err(failed)?;
    budget.check_bytes(file.metadata().map_err(failed)?.len())?;
    let mut bytes = Vec::new();
    file.by_ref()
        .take(budget.bytes.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    progress.check()?;
    read(&bytes, budget, known)
}
