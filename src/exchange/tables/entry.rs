//! Tables in the table of formats.

use std::path::Path;

use crate::base::Progress;
use crate::exchange::formats::{
    BYTE_ORDER_MARK, ExportFormat, ExportOptions, LANGUAGE, Outgoing, ROWS,
};
use crate::exchange::record::ExchangeError;
use crate::exchange::tables::loss::{loss_but_cells, loss_of};
use crate::exchange::tables::{TableFormat, TableOptions, write_tables};
use crate::exchange::{LossKind, LossReport};
use crate::i18n::Word;

/// Comma-separated values.
pub(in crate::exchange) const CSV: ExportFormat = ExportFormat {
    name: "csv",
    endings: &["csv"],
    title: Word::FmtCsv,
    about: Word::FmtCsvAbout,
    is_read: false,
    options: &[&ROWS, &LANGUAGE, &BYTE_ORDER_MARK],
    loss: |outgoing, options, progress| loss(outgoing, TableFormat::Csv, options, progress),
    write: |outgoing, options, path, progress| {
        write(outgoing, TableFormat::Csv, options, path, progress)
    },
};

/// Workbooks.
pub(in crate::exchange) const XLSX: ExportFormat = ExportFormat {
    name: "xlsx",
    endings: &["xlsx"],
    title: Word::FmtXlsx,
    about: Word::FmtXlsxAbout,
    is_read: false,
    options: &[&ROWS, &LANGUAGE],
    loss: |outgoing, options, progress| loss(outgoing, TableFormat::Xlsx, options, progress),
    write: |outgoing, options, path, progress| {
        write(outgoing, TableFormat::Xlsx, options, path, progress)
    },
};

fn loss(
    outgoing: &Outgoing<'_>,
    format: TableFormat,
    options: &ExportOptions,
    progress: &Progress,
) -> Result<LossReport, ExchangeError> {
    loss_of(outgoing.snapshot, format, &part(options), progress)
}

fn write(
    outgoing: &Outgoing<'_>,
    format: TableFormat,
    options: &ExportOptions,
    path: &Path,
    progress: &Progress,
) -> Result<LossReport, ExchangeError> {
    // Counted first: once the file stands, nothing may fail any more.
    let mut loss = loss_but_cells(outgoing.snapshot, format, &part(options), progress)?;
    let written = write_tables(outgoing.snapshot, format, &part(options), path, progress)?;
    loss.add(LossKind::Cells, written.n_cut);
    Ok(loss)
}

fn part(options: &ExportOptions) -> TableOptions {
    TableOptions {
        kind: options.rows,
        language: options.language,
        with_bom: options.with_bom,
    }
}
