//! Tables as comma-separated values (RFC 4180), UTF-8.

use std::io::Write;

use crate::base::Progress;
use crate::exchange::guard::{guarded, unguarded};
use crate::exchange::list::BOM;
use crate::exchange::record::ExchangeError;
use crate::exchange::tables::file::differs;
use crate::exchange::tables::{Cell, TableOptions, TableSummary, tell};
use crate::model::Snapshot;

/// Writes one table.
pub(super) fn write(
    snapshot: &Snapshot,
    options: &TableOptions,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<TableSummary, ExchangeError> {
    let output = |source| ExchangeError::Output { source };
    if options.with_bom {
        out.write_all(BOM.as_bytes()).map_err(output)?;
    }
    let mut writer = csv::Writer::from_writer(out);
    let mut n_rows = 0;
    let TableOptions { kind, language, .. } = *options;
    tell(snapshot, kind, language, progress, &mut |row| {
        n_rows += 1;
        let written = writer.write_record(row.iter().map(field));
        written.map_err(|error| output(error.into()))
    })?;
    writer.flush().map_err(output)?;
    Ok(TableSummary {
        n_rows: n_rows - 1,
        n_cut: 0,
    })
}

/// Compares what was written with what is to be there, cell by cell.
pub(super) fn prove(
    snapshot: &Snapshot,
    options: &TableOptions,
    written: &[u8],
) -> Result<(), ExchangeError> {
    let text = std::str::from_utf8(written).map_err(|_| differs())?;
    let text = match options.with_bom {
        true => text.strip_prefix(BOM).ok_or_else(differs)?,
        false => text,
    };
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut records = reader.records();
    let quiet = Progress::default();
    let TableOptions { kind, language, .. } = *options;
    tell(snapshot, kind, language, &quiet, &mut |row| {
        let record = records.next().and_then(Result::ok).ok_or_else(differs)?;
        let is_same = record.len() == row.len()
            && record.iter().zip(&row).all(|(field, cell)| match cell {
                Cell::Number(number) => field.parse() == Ok(*number),
                Cell::Text(text) => unguarded(field) == *text,
            });
        is_same.then_some(()).ok_or_else(differs)
    })?;
    match records.next() {
        None => Ok(()),
        Some(_) => Err(differs()),
    }
}

fn field(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => guarded(text),
        Cell::Number(number) => number.to_string(),
    }
}
