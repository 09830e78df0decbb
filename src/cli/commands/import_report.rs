//! The written report of an import: what came of each file, as JSON, the same for the same files.

use std::path::Path;

use serde::Serialize;

use crate::base::{Progress, Report, Severity};
use crate::cli::failure::Failure;
use crate::cli::json;
use crate::engine::locate::is_collection;
use crate::engine::operations::{FileLine, FileOutcome};
use crate::engine::words::{codebook_lines, refi_lines};
use crate::engine::{EngineError, JobError, StoreError};
use crate::exchange::formats::Arrived;
use crate::exchange::importer::{ImportNote, describe, fact_name};
use crate::exchange::write_whole;
use crate::i18n::{Language, Wording, without_isolates};

/// Writes the report. It takes the place of an older one once it is whole, and never that of a collection.
pub(super) fn write(path: &Path, lines: &[FileLine], wording: Wording) -> Result<(), Failure> {
    let lines = lines.iter().map(|line| file(line, wording.language));
    write_files(path, lines.collect(), wording)
}

/// Writes the report of one file that became the new version of a document.
pub(super) fn write_version(
    path: &Path,
    line: &FileLine,
    places: Option<json::Places>,
    wording: Wording,
) -> Result<(), Failure> {
    let line = json::ImportedFile {
        places,
        ..file(line, wording.language)
    };
    write_files(path, vec![line], wording)
}

/// Writes the report of a file that was exported by this or another program.
pub(super) fn write_arrived(
    path: &Path,
    file: &Path,
    arrived: &Arrived,
    wording: Wording,
) -> Result<(), Failure> {
    let in_both = [Language::English, Language::Arabic].map(Wording::from);
    let (english, arabic) = match arrived {
        Arrived::Rows(arrival) => {
            let [english, arabic] = in_both.map(|wording| refi_lines(&arrival.report, wording));
            (english, arabic)
        }
        Arrived::Codebook(found) => {
            let [english, arabic] = in_both.map(|wording| codebook_lines(&found.1, wording));
            (english, arabic)
        }
    };
    let severities: Vec<Severity> = match arrived {
        Arrived::Rows(arrival) => severities(&arrival.report),
        Arrived::Codebook(found) => severities(&found.1),
    };
    let lines = severities.into_iter().zip(english).zip(arabic);
    let lines = lines.map(|((severity, english), arabic)| json::ArrivalLine {
        severity: match severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Refused => "refused",
        },
        english: without_isolates(&english),
        arabic: without_isolates(&arabic),
    });
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let report = json::ArrivalReport {
        name: name.into_owned(),
        lines: lines.collect(),
    };
    write_json(path, &report, wording)
}

fn severities<N>(report: &Report<N>) -> Vec<Severity> {
    let entries = report.entries().iter();
    entries.map(|entry| entry.severity).collect()
}

fn write_files(
    path: &Path,
    files: Vec<json::ImportedFile>,
    wording: Wording,
) -> Result<(), Failure> {
    write_json(path, &json::ImportReport { files }, wording)
}

fn write_json(path: &Path, report: &impl Serialize, wording: Wording) -> Result<(), Failure> {
    if is_collection(path) {
        let path = path.to_owned();
        let error = EngineError::from(StoreError::AlreadyThere { path: path.clone() });
        return Err(Failure::engine(&error, &path, None, wording));
    }
    let mut bytes = serde_json::to_vec_pretty(report).map_err(std::io::Error::from)?;
    bytes.push(b'\n');
    write_whole(path, &bytes, &Progress::default()).map_err(|error| {
        let error = JobError::Record(Box::new(error));
        Failure::job(&error, path, wording)
    })
}

fn file(line: &FileLine, language: Language) -> json::ImportedFile {
    let read = line.read.as_ref();
    let facts = read.map_or(&[][..], |read| &read.facts);
    json::ImportedFile {
        name: line.name.clone(),
        outcome: match line.outcome {
            FileOutcome::Ok => "ok",
            FileOutcome::Warn => "warn",
            FileOutcome::Refused => "refused",
            FileOutcome::PassedOver => "passed over",
            FileOutcome::NotTaken => "not taken",
            FileOutcome::AlreadyThere => "already there",
        },
        format: read.map(|read| read.format),
        extractor: read.map(|read| read.extractor.clone()),
        encoding: read.map(|read| read.encoding),
        language: read.and_then(|read| read.language.clone()),
        characters: read.map(|read| read.characters),
        set: read.and_then(|read| read.set.clone()),
        facts: facts
            .iter()
            .map(|fact| json::ImportFact {
                variable: fact_name(&fact.about, language),
                value: fact.value.plain(),
            })
            .collect(),
        notes: line.notes.iter().map(note).collect(),
        places: None,
    }
}

fn note(note: &ImportNote) -> json::ImportNote {
    let words = |language: Language| without_isolates(&describe(note, language));
    json::ImportNote {
        code: note.report_code(),
        english: words(Language::English),
        arabic: words(Language::Arabic),
    }
}
