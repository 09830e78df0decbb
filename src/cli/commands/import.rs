//! A file of any format into a collection.

use std::path::Path;

use crate::base::{Progress, Severity};
use crate::cli::arguments::Import;
use crate::cli::commands::fill::discard;
use crate::cli::commands::open::{close, environment, existing, open, person, with_ending};
use crate::cli::commands::{codebook, import_report};
use crate::cli::console::Console;
use crate::cli::failure::{Failure, Verdict};
use crate::command::Refusal;
use crate::engine::operations::{ImportOrder, merge_of_arrival};
use crate::engine::words::refi_lines;
use crate::engine::{Access, Engine, EngineError, Outcome};
use crate::exchange::formats::Arrived;
use crate::exchange::importer::worker::Isolation;
use crate::exchange::refi::Arrival;
use crate::i18n::{Counted, Insert, Word};
use crate::model::{RowKey, Snapshot};

/// Brings a file in. A collection that is not there is made, as the file describes it where it describes one.
pub(super) fn import(asked: &Import, console: &mut Console<'_>) -> Result<Verdict, Failure> {
    let wording = console.wording;
    let there = existing(&asked.collection);
    let is_new = there.symlink_metadata().is_err();
    let path = match is_new {
        true => with_ending(&asked.collection),
        false => there,
    };
    let environment = environment();
    let order = ImportOrder {
        path: &asked.file,
        format: asked.format.map(|format| format.0),
        environment: &*environment,
        isolation: &Isolation::this_program(),
    };
    let engine = match is_new {
        true => make(&path, &order, console)?,
        false => open(&path, Access::Write, wording)?,
    };
    let result = bring_in(&engine, asked, &order, console);
    if is_new && result.is_err() {
        discard(engine, &path);
        return result;
    }
    close(engine, &path, wording)?;
    result
}

/// Makes the collection that a file describes, or a new one of the given name.
fn make(path: &Path, order: &ImportOrder<'_>, console: &Console<'_>) -> Result<Engine, Failure> {
    let wording = console.wording;
    let described = order
        .collection(&Progress::default())
        .map_err(|error| Failure::job(&error, order.path, wording))?;
    let made = match described {
        Some(row) => Engine::create_as(path, &row, person(None), environment()),
        None => {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            Engine::create(path, &name, person(None), environment())
        }
    };
    made.map_err(|error| Failure::engine(&error, path, None, wording))
}

fn bring_in(
    engine: &Engine,
    asked: &Import,
    order: &ImportOrder<'_>,
    console: &mut Console<'_>,
) -> Result<Verdict, Failure> {
    let snapshot = engine.snapshot();
    let arrived = order
        .read(&snapshot, &Progress::default())
        .map_err(|error| Failure::job(&error, order.path, console.wording))?;
    if let Some(report) = &asked.report {
        import_report::write_arrived(report, order.path, &arrived, console.wording)?;
    }
    match arrived {
        Arrived::Rows(arrival) => rows(engine, *arrival, order, console),
        Arrived::Codebook(found) => {
            codebook::bring_in(engine, order.path, *found, asked.take, console)
        }
    }
}

fn rows(
    engine: &Engine,
    arrival: Arrival,
    order: &ImportOrder<'_>,
    console: &mut Console<'_>,
) -> Result<Verdict, Failure> {
    let before = engine.snapshot();
    let (command, report) = merge_of_arrival(arrival);
    let outcome = match command.map(|command| engine.execute(command)) {
        None | Some(Err(EngineError::Refused(Refusal::NoChange))) => None,
        Some(Ok(outcome)) => Some(outcome),
        Some(Err(error)) => {
            let wording = console.wording;
            return Err(Failure::engine(&error, order.path, Some(&before), wording));
        }
    };
    for line in refi_lines(&report, console.wording) {
        console.warn(&line)?;
    }
    match outcome {
        Some(outcome) => tell(&outcome, &engine.snapshot(), console)?,
        None => console.tell(Word::MsgNothingNew, &[])?,
    }
    Ok(match report.count(Severity::Refused) {
        0 => Verdict::Done,
        _ => Verdict::FaultsFound,
    })
}

/// Says what a merge came to.
fn tell(outcome: &Outcome, snapshot: &Snapshot, console: &mut Console<'_>) -> Result<(), Failure> {
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
