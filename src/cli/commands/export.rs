//! A collection out to a file, in any format.

use crate::base::Progress;
use crate::cli::arguments::Export;
use crate::cli::commands::loss_report;
use crate::cli::commands::open::open;
use crate::cli::console::Console;
use crate::cli::failure::{Failure, Verdict};
use crate::engine::Access;
use crate::engine::operations::{ExportOrder, export as write, export_loss};
use crate::engine::words::loss_lines;
use crate::exchange::formats::{EXPORT_FORMATS, ExportFormat};
use crate::i18n::{Word, fill};

/// Writes it. What the format cannot hold is told before.
pub(super) fn export(asked: &Export, console: &mut Console<'_>) -> Result<Verdict, Failure> {
    let wording = console.wording;
    let format = match asked.format {
        Some(format) => format.0,
        None => ExportFormat::of_path(&asked.output).ok_or_else(|| {
            let names: Vec<&str> = EXPORT_FORMATS.iter().map(|format| format.name).collect();
            let values = [("list", &names.join(", ") as &dyn crate::i18n::Insert)];
            Failure::Usage(fill(Word::CliNoFormat, wording, &values))
        })?,
    };
    let order = ExportOrder {
        format,
        options: asked.options.of(format, wording)?,
    };
    let engine = open(&asked.collection, Access::Read, wording)?;
    let failed = |error| Failure::job(&error, &asked.output, wording);
    let loss = export_loss(&engine, &order, &Progress::default()).map_err(failed)?;
    if !loss.is_empty() {
        console.warn(wording.text(Word::LossTitle))?;
        for line in loss_lines(&loss, wording) {
            console.warn(&line)?;
        }
    }
    if let Some(report) = &asked.report {
        loss_report::write(report, format.name, &loss, wording)?;
    }
    write(&engine, &order, &asked.output, &Progress::default()).map_err(failed)?;
    console.tell(
        Word::JobDoneExport,
        &[("file", &asked.output.display().to_string())],
    )?;
    Ok(Verdict::Done)
}
