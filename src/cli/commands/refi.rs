//! REFI-QDA projects out of a collection and into one.

use std::path::Path;

use crate::base::{Progress, Severity};
use crate::cli::arguments::Export;
use crate::cli::commands::fill::discard;
use crate::cli::commands::loss_report;
use crate::cli::commands::open::{close, environment, existing, open, person, with_ending};
use crate::cli::commands::record;
use crate::cli::console::Console;
use crate::cli::failure::{Failure, Verdict};
use crate::command::Refusal;
use crate::engine::operations::{
    PROJECT_EXTENSION, collection_of_refi, export_project, project_loss, project_to_import,
};
use crate::engine::words::{loss_lines, refi_lines};
use crate::engine::{Access, Engine, EngineError};
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

/// Brings a project in. A collection that is not there is made as the project describes it.
pub(super) fn import(
    collection: &Path,
    file: &Path,
    console: &mut Console<'_>,
) -> Result<Verdict, Failure> {
    let wording = console.wording;
    let there = existing(collection);
    let is_new = there.symlink_metadata().is_err();
    let path = match is_new {
        true => with_ending(collection),
        false => there,
    };
    let failed = |error| Failure::job(&error, file, wording);
    let progress = Progress::default();
    let engine = if is_new {
        let row = collection_of_refi(file, &*environment(), &progress).map_err(failed)?;
        Engine::create_as(&path, &row, person(None), environment())
            .map_err(|error| Failure::engine(&error, &path, None, wording))?
    } else {
        open(&path, Access::Write, wording)?
    };
    let snapshot = engine.snapshot();
    let read = project_to_import(file, &snapshot, &*environment(), &progress);
    let (command, report) = match read {
        Ok(read) => read,
        Err(error) => {
            if is_new {
                discard(engine, &path);
            }
            return Err(failed(error));
        }
    };
    let outcome = match command.map(|command| engine.execute(command)) {
        None | Some(Err(EngineError::Refused(Refusal::NoChange))) => None,
        Some(Ok(outcome)) => Some(outcome),
        Some(Err(error)) => {
            if is_new {
                discard(engine, &path);
            }
            let failure = Failure::engine(&error, file, Some(&snapshot), wording);
            return Err(failure);
        }
    };
    let snapshot = engine.snapshot();
    close(engine, &path, wording)?;
    for line in refi_lines(&report, wording) {
        console.warn(&line)?;
    }
    match outcome {
        Some(outcome) => record::tell(&outcome, &snapshot, console)?,
        None => console.tell(Word::MsgNothingNew, &[])?,
    }
    Ok(match report.count(Severity::Refused) {
        0 => Verdict::Done,
        _ => Verdict::FaultsFound,
    })
}
