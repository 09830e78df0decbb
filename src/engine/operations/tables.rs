//! Tables out of a collection.

use std::path::Path;

use crate::base::Progress;
use crate::engine::operations::record::{keep_collections, record_error};
use crate::engine::{JobError, Reader};
use crate::exchange::tables::{TableFormat, TableOptions, TableSummary, write_tables};

/// Writes tables to a file; it is read back and compared before it takes the place of an older one, and never takes that of a
/// collection.
pub fn export_tables(
    reader: &Reader,
    path: &Path,
    format: TableFormat,
    options: &TableOptions,
    progress: &Progress,
) -> Result<TableSummary, JobError> {
    keep_collections(path, reader)?;
    write_tables(&reader.snapshot(), format, options, path, progress).map_err(record_error)
}
