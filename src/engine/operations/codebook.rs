//! Codebooks out of a collection and into one.

use std::path::Path;

use crate::base::environment::Environment;
use crate::base::{Budget, Progress};
use crate::command::Command;
use crate::engine::operations::record::{keep_collections, not_a_record, record_error};
use crate::engine::{JobError, Reader};
use crate::exchange::codebook::{
    CodebookFormat, CodebookReport, Comparison, codebook_of, compare, read_codebook, write_codebook,
};
use crate::model::Snapshot;

pub use crate::exchange::codebook::is_codebook;

/// Writes the codebook to a file; it is read back and compared before it takes the place of an older one.
pub fn export_codebook(
    reader: &Reader,
    path: &Path,
    format: CodebookFormat,
    progress: &Progress,
) -> Result<(), JobError> {
    keep_collections(path, reader)?;
    let codebook = codebook_of(&reader.snapshot());
    write_codebook(&codebook, format, path, progress).map_err(record_error)
}

/// Reads a codebook and compares it with a collection.
pub fn codebook_to_import(
    path: &Path,
    snapshot: &Snapshot,
    environment: &dyn Environment,
    progress: &Progress,
) -> Result<(Comparison, CodebookReport), JobError> {
    if crate::engine::locate::is_collection(path) {
        return Err(not_a_record());
    }
    let (codebook, report) = read_codebook(path, &Budget::default()).map_err(record_error)?;
    progress.check()?;
    let mut comparison = compare(&codebook, snapshot, environment);
    let mut whole = report;
    whole.append(std::mem::take(&mut comparison.report));
    Ok((comparison, whole))
}

/// The command that takes what is new, and of what differs what `takes` says; none where there is nothing to take.
pub fn import_of(comparison: &Comparison, takes: impl Fn(usize) -> bool) -> Option<Command> {
    let differing = comparison.differing.iter().enumerate();
    let taken = differing
        .filter(|(index, _)| takes(*index))
        .map(|(_, difference)| &difference.theirs);
    let tags: Vec<_> = comparison.new.iter().chain(taken).cloned().collect();
    (!tags.is_empty()).then_some(Command::ImportTags { tags })
}
