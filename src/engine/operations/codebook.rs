//! Codebooks out of a collection and into one.

use std::path::Path;

use crate::base::Progress;
use crate::command::Command;
use crate::engine::operations::record::{keep_collections, record_error};
use crate::engine::{JobError, Reader};
use crate::exchange::codebook::{CodebookFormat, Comparison, codebook_of, write_codebook};

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

/// The command that takes what is new, and of what differs what `takes` says; none where there is nothing to take.
pub fn import_of(comparison: &Comparison, takes: impl Fn(usize) -> bool) -> Option<Command> {
    let differing = comparison.differing.iter().enumerate();
    let taken = differing
        .filter(|(index, _)| takes(*index))
        .map(|(_, difference)| &difference.theirs);
    let tags: Vec<_> = comparison.new.iter().chain(taken).cloned().collect();
    (!tags.is_empty()).then_some(Command::ImportTags { tags })
}
