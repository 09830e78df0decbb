//! REFI-QDA projects out of a collection and into one.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::base::environment::Environment;
use crate::base::{Budget, Progress};
use crate::command::{Command, OriginalOf};
use crate::engine::operations::record::{keep_collections, record_error};
use crate::engine::{JobError, Reader};
use crate::exchange::LossReport;
use crate::exchange::record::{ExchangeError, FileStep};
use crate::exchange::refi::{
    RefiReport, collection_of_project, loss_of, read_project, write_project,
};
use crate::model::{Collection, Snapshot};

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
    keep_collections(path, reader)?;
    let originals = |of: OriginalOf| reader.original_bytes(of).map_err(std::io::Error::other);
    write_project(&reader.snapshot(), &originals, path, progress).map_err(record_error)
}

/// Reads a project of any program and makes the command that merges what is new of it; none where nothing is. What is left
/// out, set apart or odd is in the report.
///
/// It is parsed in this process, within limits, by code without recursion.
pub fn project_to_import(
    path: &Path,
    snapshot: &Snapshot,
    environment: &dyn Environment,
    progress: &Progress,
) -> Result<(Option<Command>, RefiReport), JobError> {
    let budget = project_budget().started();
    let bytes = bytes_of(path, &budget)?;
    let arrival = read_project(&bytes, snapshot, environment.now(), &budget, progress)?;
    let is_new = !arrival.record.rows.is_empty();
    let command = is_new.then_some(Command::Merge {
        rows: arrival.record.rows,
        originals: arrival.record.originals,
        tombstones: Vec::new(),
    });
    Ok((command, arrival.report))
}

/// The row of a new collection that a project describes.
pub fn collection_of_refi(
    path: &Path,
    environment: &dyn Environment,
    progress: &Progress,
) -> Result<Collection, JobError> {
    let budget = project_budget().started();
    let bytes = bytes_of(path, &budget)?;
    let ids = (environment.new_uuid(), environment.new_uuid());
    let row = collection_of_project(&bytes, ids, environment.now(), &budget, progress)?;
    Ok(row)
}

/// Projects hold many documents: as large as a record may be, within the time of a file.
fn project_budget() -> Budget {
    Budget {
        bytes: 2_000_000_000,
        items: 20_000_000,
        ..Budget::default()
    }
}

fn bytes_of(path: &Path, budget: &Budget) -> Result<Vec<u8>, JobError> {
    let failed = |source| {
        let path = path.to_owned();
        let step = FileStep::Read;
        record_error(ExchangeError::File { step, source, path })
    };
    let file = File::open(path).map_err(failed)?;
    let length = file.metadata().map_err(failed)?.len();
    let too_large = |exceeded| record_error(ExchangeError::Budget(exceeded));
    budget.check_bytes(length).map_err(too_large)?;
    let mut bytes = Vec::new();
    file.take(budget.bytes.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    Ok(bytes)
}
