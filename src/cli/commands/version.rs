//! A file as the new version of a document, and what becomes of its annotations.

use std::path::Path;

use crate::base::Progress;
use crate::cli::commands::import_report;
use crate::cli::commands::open::{close, open};
use crate::cli::commands::place::find_document;
use crate::cli::console::Console;
use crate::cli::failure::{Failure, Verdict};
use crate::cli::json;
use crate::command::{Command, Refusal};
use crate::engine::operations::{FileLine, ImportSetUp, NewVersion, new_version};
use crate::engine::words::report_lines;
use crate::engine::{Access, EngineError, JobError};
use crate::exchange::importer::ImportNote;
use crate::i18n::{Insert, Word, without_isolates};
use crate::model::{CaptureId, PlacementState, Snapshot};

/// Makes a file the current version of the document that is asked for.
pub(super) fn add(
    collection: &Path,
    asked: &str,
    source: &Path,
    set_up: &ImportSetUp,
    report: Option<&Path>,
    console: &mut Console<'_>,
) -> Result<Verdict, Failure> {
    let wording = console.wording;
    let engine = open(collection, Access::Write, wording)?;
    let before = engine.snapshot();
    let (document, _) = find_document(&before, asked, wording)?;
    let write = |line: &FileLine, places: Option<json::Places>| match report {
        Some(path) => import_report::write_version(path, line, places, wording),
        None => Ok(()),
    };
    let read = match new_version(source, set_up, &Progress::default()) {
        Ok(read) => read,
        Err(error) => {
            if let JobError::Import(error) = &error {
                let name = source.file_name().unwrap_or(source.as_os_str());
                let note = ImportNote::Refused(error.clone());
                let name = name.to_string_lossy().into_owned();
                write(&FileLine::refused(name, note), None)?;
            }
            return Err(Failure::job(&error, source, wording));
        }
    };
    let NewVersion {
        found,
        report: told,
        line,
    } = read;
    for line in report_lines(&told, wording) {
        console.warn(&line)?;
    }
    let command = Command::AddCapture {
        document: document.id,
        capture: Box::new(found),
        decisions: Vec::new(),
    };
    let done = match engine.execute(command) {
        Err(EngineError::Refused(Refusal::NoChange)) => {
            close(engine, collection, wording)?;
            write(&line.already_there(), None)?;
            console.tell(Word::CliSameVersion, &[("title", &document.name)])?;
            return Ok(Verdict::Done);
        }
        done => {
            done.map_err(|error| Failure::engine(&error, collection, Some(&before), wording))?
        }
    };
    let snapshot = engine.snapshot();
    close(engine, collection, wording)?;
    let capture = done.answer.iter().find_map(|key| match key {
        crate::model::RowKey::Capture(id) => Some(*id),
        _ => None,
    });
    let places = capture.map(|capture| places(&snapshot, capture));
    let places = places.unwrap_or_default();
    console.tell(Word::MsgVersion, &[("title", &document.name)])?;
    for (word, n) in [
        (Word::PreviewStay, places.stay),
        (Word::PreviewProposed, places.proposed),
        (Word::PreviewOrphans, places.orphans),
    ] {
        let number = wording.digits.number(n as u64);
        console.say(&format!("{}: {number}", wording.text(word)))?;
    }
    if places.proposed + places.orphans > 0 {
        let page = without_isolates(wording.text(Word::ViewDecidePlaces));
        let page = page.trim_end_matches('…');
        let values: [(&str, &dyn Insert); 1] = [("page", &page)];
        console.tell(Word::CliDecide, &values)?;
    }
    write(&line, Some(places))?;
    Ok(Verdict::Done)
}

/// How annotations stand in a capture; a passage on which only a link stands counts as one.
fn places(snapshot: &Snapshot, capture: CaptureId) -> json::Places {
    let mut places = json::Places::default();
    for standing in snapshot.standings_of(capture) {
        let annotations = snapshot.annotations_of_passage(standing.passage.id);
        let n = annotations.count().max(1);
        match standing.state() {
            PlacementState::Exact | PlacementState::Accepted => places.stay += n,
            PlacementState::Proposed => places.proposed += n,
            PlacementState::Orphan => places.orphans += n,
        }
    }
    places
}
