//! REFI-QDA projects out of a collection.

use crate::base::Progress;
use crate::cli::arguments::Export;
use crate::cli::commands::loss_report;
use crate::cli::commands::open::open;
use crate::cli::console::Console;
use crate::cli::failure::{Failure, Verdict};
use crate::engine::Access;
use crate::engine::operations::{PROJECT_EXTENSION, export_project, project_loss};
use crate::engine::words::loss_lines;
use crate::i18n::Word;

/// Writes a project. What it cannot hold is told before it is written.
pub(super) fn export(asked: &Export, console: &mut Console<'_>) -> Result<Verdict, Failure> {
    let wording = console.wording;
    let engine = open(&asked.collection, Access::Read, wording)?;
    let failed = |error| Failure::job(&error, &asked.output, wording);
    let loss = project_loss(&engine).map_err(failed)?;
    if !loss.is_empty() {
        console.warn(wording.text(Word::LossTitle))?;
        for line in loss_lines(&loss, wording) {
            console.warn(&line)?;
        }
    }
    if let Some(report) = &asked.report {
        loss_report::write(report, PROJECT_EXTENSION, &loss, wording)?;
    }
    export_project(&engine, &asked.output, &Progress::default()).map_err(failed)?;
    console.tell(
        Word::JobDoneExport,
        &[("file", &asked.output.display().to_string())],
    )?;
    Ok(Verdict::Done)
}
