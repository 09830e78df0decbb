//! The full record out of a collection and into one.

use std::path::Path;

use crate::base::Progress;
use crate::cli::arguments::Export;
use crate::cli::commands::fill::discard;
use crate::cli::commands::loss_report;
use crate::cli::commands::open::{close, environment, existing, open, person, with_ending};
use crate::cli::commands::refi;
use crate::cli::commands::tables;
use crate::cli::console::Console;
use crate::cli::failure::{Failure, Verdict};
use crate::command::Refusal;
use crate::engine::operations::{
    RecordOptions, collection_of, export_record, format_of_path, is_project, merge_record,
};
use crate::engine::{Access, Engine, EngineError, JobError, Outcome};
use crate::exchange::LossReport;
use crate::exchange::tables::TableFormat;
use crate::i18n::{Counted, Insert, Word};
use crate::model::{RowKey, Snapshot};

/// Writes the record.
pub(super) fn export(asked: &Export, console: &mut Console<'_>) -> Result<Verdict, Failure> {
    let wording = console.wording;
    let is_project = match asked.format {
        Some(format) => format.is_project(),
        None => is_project(&asked.output),
    };
    if is_project {
        return refi::export(asked, console);
    }
    let table = match asked.format {
        Some(format) => format.table(),
        None => TableFormat::of_path(&asked.output),
    };
    if let Some(format) = table {
        return tables::export(asked, format, console);
    }
    let format = asked
        .format
        .and_then(|format| format.record())
        .or_else(|| format_of_path(&asked.output));
    let Some(format) = format else {
        return Err(Failure::Usage(wording.text(Word::CliNoFormat).to_owned()));
    };
    let options = RecordOptions {
        with_originals: asked.with_originals,
        with_history: asked.with_history,
        without_texts: false,
    };
    let engine = open(&asked.collection, Access::Read, wording)?;
    export_record(
        &engine,
        &asked.output,
        format,
        options,
        &Progress::default(),
    )
    .map_err(|error| Failure::job(&error, &asked.output, wording))?;
    if let Some(report) = &asked.report {
        loss_report::write(report, format.extension(), &LossReport::default(), wording)?;
    }
    console.tell(
        Word::JobDoneExport,
        &[("file", &asked.output.display().to_string())],
    )?;
    Ok(Verdict::Done)
}

/// Brings a record in. A collection that is not there is made as the record describes it.
pub(super) fn import(
    collection: &Path,
    file: &Path,
    console: &mut Console<'_>,
) -> Result<Verdict, Failure> {
    let wording = console.wording;
    let there = existing(collection);
    let is_new = there.symlink_metadata().is_err();
    let path = if is_new {
        with_ending(collection)
    } else {
        there
    };
    let progress = Progress::default();
    let engine = if is_new {
        let row =
            collection_of(file, &progress).map_err(|error| Failure::job(&error, file, wording))?;
        Engine::create_as(&path, &row, person(None), environment())
            .map_err(|error| Failure::engine(&error, &path, None, wording))?
    } else {
        open(&path, Access::Write, wording)?
    };
    let outcome = match merge_record(&engine, file, &progress) {
        Ok(outcome) => Some(outcome),
        Err(JobError::Engine(EngineError::Refused(Refusal::NoChange))) => None,
        Err(error) => {
            if is_new {
                discard(engine, &path);
            }
            return Err(Failure::job(&error, file, wording));
        }
    };
    let snapshot = engine.snapshot();
    close(engine, &path, wording)?;
    match outcome {
        Some(outcome) => tell(&outcome, &snapshot, console)?,
        None => console.tell(Word::MsgNothingNew, &[])?,
    }
    Ok(Verdict::Done)
}

/// Says what a merge came to.
pub(super) fn tell(
    outcome: &Outcome,
    snapshot: &Snapshot,
    console: &mut Console<'_>,
) -> Result<(), Failure> {
    let changes = Counted::Change.of(outcome.touched.len());
    if outcome.conflicts.is_empty() {
        console.tell(Word::MsgMerged, &[("changes", &changes)])?;
        return Ok(());
    }
    let values: [(&str, &dyn Insert); 2] = [("changes", &changes), ("n", &outcome.conflicts.len())];
    console.tell(Word::MsgMergedConflicts, &values)?;
    for key in &outcome.conflicts {
        let differs = console.wording.text(Word::CliDiffers);
        console.say(&format!(
            "{} {} {}: {differs}",
            key.kind().code(),
            key.uuid(),
            name_of(*key, snapshot)
        ))?;
    }
    Ok(())
}

/// What a row is called, where it has a name.
fn name_of(key: RowKey, snapshot: &Snapshot) -> String {
    let name = match key {
        RowKey::Document(id) => snapshot.document(id).map(|row| row.name.clone()),
        RowKey::Tag(id) => snapshot
            .tag(id)
            .map(|row| row.label.prefer(false).to_owned()),
        RowKey::Annotator(id) => snapshot.annotator(id).map(|row| row.name.clone()),
        RowKey::Memo(id) => snapshot.memo(id).map(|row| row.title.clone()),
        _ => None,
    };
    name.map(|name| format!("“{name}”")).unwrap_or_default()
}
