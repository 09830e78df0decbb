//! REFI-QDA projects out of a collection.

use std::path::Path;

use crate::base::Progress;
use crate::command::OriginalOf;
use crate::engine::operations::record::{is_a_collection, record_error};
use crate::engine::{JobError, Reader};
use crate::exchange::LossReport;
use crate::exchange::record::{ExchangeError, FileStep};
use crate::exchange::refi::{loss_of, write_project};

pub use crate::exchange::refi::{EXTENSION as PROJECT_EXTENSION, is_project};

/// What a project cannot hold of a collection, before one is written.
pub fn project_loss(reader: &Reader) -> Result<LossReport, JobError> {
    let originals = |of: OriginalOf| reader.original_bytes(of).map_err(std::io::Error::other);
    loss_of(&reader.snapshot(), &originals).map_err(record_error)
}

/// Writes a project to a file; the file is read back and held against the collection, annotation by annotation, before it
/// takes the place of an older one. Says what the format cannot hold.
pub fn export_project(
    reader: &Reader,
    path: &Path,
    progress: &Progress,
) -> Result<LossReport, JobError> {
    if is_a_collection(path, reader) {
        let source = std::io::Error::from(std::io::ErrorKind::AlreadyExists);
        let path = path.to_owned();
        return Err(record_error(ExchangeError::File {
            step: FileStep::Create,
            source,
            path,
        }));
    }
    let originals = |of: OriginalOf| reader.original_bytes(of).map_err(std::io::Error::other);
    write_project(&reader.snapshot(), &originals, path, progress).map_err(record_error)
}
