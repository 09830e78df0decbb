//! Writing tables to a file, which takes its name once they came back from it.

use std::path::Path;

use crate::base::Progress;
use crate::exchange::record::ExchangeError;
use crate::exchange::replace::{folder_of, replace_read};
use crate::exchange::tables::{TableOptions, separated, workbook};
use crate::model::Snapshot;

/// How tables are written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFormat {
    /// Comma-separated values: one table.
    Csv,
    /// A workbook of Office Open XML: annotations, documents by tags, and the codebook.
    Xlsx,
}

impl TableFormat {
    /// The ending of its files.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }

    /// The format that a file's ending names, if it is one of these.
    pub fn of_path(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        [Self::Csv, Self::Xlsx]
            .into_iter()
            .find(|format| format.extension() == extension)
    }
}

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TableSummary {
    /// Rows of the table that was asked for, without its heads.
    pub n_rows: usize,
    /// Cells whose text was longer than a cell can hold.
    pub n_cut: usize,
}

/// Writes tables. The file is read back and compared before it takes the place of an older one.
pub fn write_tables(
    snapshot: &Snapshot,
    format: TableFormat,
    options: &TableOptions,
    path: &Path,
    progress: &Progress,
) -> Result<TableSummary, ExchangeError> {
    progress.begin(snapshot.n_annotations() as u64);
    match format {
        TableFormat::Csv => {
            let (summary, _) = replace_read(
                path,
                progress,
                |out| separated::write(snapshot, options, progress, out),
                |(_, told), written| separated::prove(options, told, progress, written),
            )?;
            Ok(summary)
        }
        TableFormat::Xlsx => {
            let (summary, _) = replace_read(
                path,
                progress,
                |out| workbook::write(snapshot, options, &folder_of(path), progress, out),
                |(_, told), written| workbook::prove(options, told, progress, written),
            )?;
            Ok(summary)
        }
    }
}

/// That a file holds the tables of a collection, cell by cell.
///
/// # Errors
///
/// [`ExchangeError::NotAsWritten`] if it does not.
pub fn prove_tables(
    snapshot: &Snapshot,
    format: TableFormat,
    options: &TableOptions,
    path: &Path,
    progress: &Progress,
) -> Result<(), ExchangeError> {
    let nowhere = &mut std::io::sink();
    match format {
        TableFormat::Csv => {
            let (_, told) = separated::write(snapshot, options, progress, nowhere)?;
            separated::prove(options, &told, progress, path)
        }
        TableFormat::Xlsx => {
            let folder = folder_of(path);
            let (_, told) = workbook::write(snapshot, options, &folder, progress, nowhere)?;
            workbook::prove(options, &told, progress, path)
        }
    }
}

/// What was read back is not what was to be written.
pub(super) fn differs() -> ExchangeError {
    ExchangeError::NotAsWritten { key: None }
}
