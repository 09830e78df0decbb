//! A collection out to a file, in any format.

use crate::base::Progress;
use crate::cli::arguments::Export;
use crate::cli::commands::open::open;
use crate::cli::commands::scope::scope_of;
use crate::cli::console::Console;
use crate::cli::failure::{Failure, Verdict};
use crate::engine::Access;
use crate::engine::operations::{ExportOrder, export as write, export_loss, write_loss};
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
    let options = asked.options.of(format, wording)?;
    let engine = open(&asked.collection, Access::Read, wording)?;
    let order = ExportOrder {
        format,
        options,
        scope: scope_of(&asked.scope, &engine.snapshot(), wording)?,
    };
    let failed = |error| Failure::job(&error, &asked.output, wording);
    let loss = export_loss(&engine, &order, &Progress::default()).map_err(failed)?;
    if !loss.is_empty() {
        console.warn(wording.text(Word::LossTitle))?;
        for line in loss_lines(&loss, wording) {
            console.warn(&line)?;
        }
    }
    if let Some(report) = &asked.report {
        write_loss(report, format.name, &loss)
            .map_err(|error| Failure::job(&error, report, wording))?;
    }
    write(&engine, &order, &asked.output, &Progress::default()).map_err(failed)?;
    console.tell(
        Word::JobDoneExport,
        &[("file", &asked.output.display().to_string())],
    )?;
    Ok(Verdict::Done)
}
