//! Tables for spreadsheet programs.

use crate::base::Progress;
use crate::cli::arguments::{Export, TableArgument};
use crate::cli::commands::open::open;
use crate::cli::console::Console;
use crate::cli::failure::{Failure, Verdict};
use crate::engine::Access;
use crate::engine::operations::export_tables;
use crate::exchange::tables::{TableFormat, TableKind, TableOptions};
use crate::i18n::Word;

/// Writes tables.
pub(super) fn export(
    asked: &Export,
    format: TableFormat,
    console: &mut Console<'_>,
) -> Result<Verdict, Failure> {
    let wording = console.wording;
    let options = TableOptions {
        kind: match asked.table {
            TableArgument::Annotations => TableKind::Annotations,
            TableArgument::TagColumns => TableKind::TagColumns,
            TableArgument::Counts => TableKind::Counts,
        },
        language: wording.language,
        with_bom: !asked.no_bom,
    };
    let engine = open(&asked.collection, Access::Read, wording)?;
    let summary = export_tables(
        &engine,
        &asked.output,
        format,
        &options,
        &Progress::default(),
    )
    .map_err(|error| Failure::job(&error, &asked.output, wording))?;
    if summary.n_cut > 0 {
        let n = wording.digits.number(summary.n_cut as u64);
        console.warn(&crate::i18n::fill(Word::TableCut, wording, &[("n", &n)]))?;
    }
    let file = asked.output.display().to_string();
    console.tell(Word::JobDoneExport, &[("file", &file)])?;
    Ok(Verdict::Done)
}
