//! Making a collection and adding documents.

use std::path::{Path, PathBuf};

use crate::base::{Progress, Severity};
use crate::cli::arguments::ReadingIn;
use crate::cli::commands::open::{close, environment, open, person, with_ending};
use crate::cli::commands::{import_report, version};
use crate::cli::console::Console;
use crate::cli::failure::{Failure, Verdict};
use crate::engine::operations::{
    Added, ImportSetUp, add_documents, commit_documents, documents_of, merge_record, sample_of,
};
use crate::engine::words::{job_error_words, report_lines};
use crate::engine::{Access, Engine, EngineError, JobError, StoreError};
use crate::exchange::importer::{ImportOptions, TableChoice};
use crate::i18n::{Counted, Insert, Word, Wording, fill, without_isolates};
use crate::model::Snapshot;

/// Lines of mere notes that are told; of more only the number.
const MOST_NOTES: usize = 20;

/// What is to be read, and how.
pub(super) struct Sources {
    paths: Vec<PathBuf>,
    how: ReadingIn,
}

impl Sources {
    pub(super) fn new(paths: Vec<PathBuf>, how: ReadingIn) -> Self {
        Self { paths, how }
    }

    fn set_up(&self, wording: Wording) -> ImportSetUp {
        let text_columns = self.how.text_column.clone();
        ImportSetUp {
            options: ImportOptions {
                encoding: self.how.encoding,
                table: (!text_columns.is_empty()).then_some(TableChoice { text_columns }),
            },
            documents_language: self.how.document_language.clone(),
            unwanted: self.how.leave_out.clone(),
            ..ImportSetUp::usual(wording.language)
        }
    }

    /// Writes the report, if one is wanted.
    fn report(&self, added: &Added, console: &Console<'_>) -> Result<(), Failure> {
        match &self.how.report {
            Some(path) => import_report::write(path, &added.lines, console.wording),
            None => Ok(()),
        }
    }
}

/// Makes a collection. The documents are read first, so that nothing is left behind where none can be read.
pub(super) fn new(
    collection: &Path,
    sources: &Sources,
    console: &mut Console<'_>,
) -> Result<Verdict, Failure> {
    let path = with_ending(collection);
    let wording = console.wording;
    if path.symlink_metadata().is_ok() {
        let error = EngineError::from(StoreError::AlreadyThere { path: path.clone() });
        return Err(Failure::engine(&error, &path, None, wording));
    }
    let added = read(sources, console)?;
    let name = path
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let engine = Engine::create(&path, &name, person(None), environment())
        .map_err(|error| Failure::engine(&error, &path, None, wording))?;
    let sample = match commit_documents(&engine, added) {
        Ok(_) => sample_of(&sources.paths)
            .map(|file| (merge_record(&engine, &file, &Progress::default()), file)),
        Err(error) => {
            discard(engine, &path);
            return Err(Failure::job(&error, &path, wording));
        }
    };
    let snapshot = engine.snapshot();
    close(engine, &path, wording)?;
    let documents = Counted::Document.of(snapshot.n_documents());
    let values: [(&str, &dyn Insert); 2] = [
        ("title", &path.display().to_string()),
        ("documents", &documents),
    ];
    console.tell(Word::CliCreated, &values)?;
    match sample {
        Some((Ok(_), _)) => {
            let count = Counted::Annotation.of(snapshot.n_annotations());
            console.tell(Word::MsgSampleIn, &[("annotations", &count)])?;
        }
        Some((Err(error), file)) => {
            let title = file.display().to_string();
            console.warn(&job_error_words(&error, &title, wording))?;
            return Ok(Verdict::FaultsFound);
        }
        None => {}
    }
    Ok(Verdict::Done)
}

/// Reads what a new collection is to hold; refuses where something was named and nothing can be read.
fn read(sources: &Sources, console: &mut Console<'_>) -> Result<Added, Failure> {
    let set_up = sources.set_up(console.wording);
    let empty = Snapshot::default();
    let added = documents_of(&sources.paths, &empty, &set_up, &Progress::default()).map_err(
        |cancelled| Failure::job(&JobError::from(cancelled), Path::new(""), console.wording),
    )?;
    tell(&added, console)?;
    sources.report(&added, console)?;
    if added.documents.is_empty() && !sources.paths.is_empty() {
        return Err(Failure::refused(
            Word::ErrNoReadableFile,
            console.wording,
            &[],
        ));
    }
    Ok(added)
}

/// Takes away a collection that could not be filled.
pub(super) fn discard(engine: Engine, path: &Path) {
    // Made a moment ago and empty: there is nothing to lose, and nothing to be said beside the error that led here.
    let _closed = engine.close();
    let _removed = std::fs::remove_file(path);
}

/// Adds documents to a collection.
pub(super) fn add(
    collection: &Path,
    sources: &Sources,
    console: &mut Console<'_>,
) -> Result<Verdict, Failure> {
    let wording = console.wording;
    let engine = open(collection, Access::Write, wording)?;
    let done = add_documents(
        &engine,
        &sources.paths,
        &sources.set_up(wording),
        &Progress::default(),
    )
    .map_err(|error| Failure::job(&error, collection, wording))?;
    close(engine, collection, wording)?;
    tell(&done.added, console)?;
    sources.report(&done.added, console)?;
    match done.outcome {
        Some(outcome) => {
            let documents = Counted::Document.of(outcome.answer.len());
            console.tell(Word::CliAdded, &[("documents", &documents)])?;
            Ok(Verdict::Done)
        }
        None if done.added.already_there.is_empty() => {
            Err(Failure::refused(Word::ErrNoReadableFile, wording, &[]))
        }
        None => {
            console.tell(Word::CliNothingAdded, &[])?;
            Ok(Verdict::Done)
        }
    }
}

/// Makes the one file that is named the new version of a document.
pub(super) fn add_version(
    collection: &Path,
    document: &str,
    sources: &Sources,
    console: &mut Console<'_>,
) -> Result<Verdict, Failure> {
    let [source] = sources.paths.as_slice() else {
        let words = console.wording.text(Word::CliOneVersion);
        return Err(Failure::Usage(words.to_owned()));
    };
    let set_up = sources.set_up(console.wording);
    let report = sources.how.report.as_deref();
    version::add(collection, document, source, &set_up, report, console)
}

/// Says what is to be known of the files: all of it of a few, of many only what deserves a look.
fn tell(added: &Added, console: &mut Console<'_>) -> Result<(), Failure> {
    let lines = report_lines(&added.report, console.wording);
    let n_notes = added.report.count(Severity::Note);
    let tells_notes = n_notes <= MOST_NOTES;
    for (line, entry) in lines.iter().zip(added.report.entries()) {
        if tells_notes || entry.severity != Severity::Note {
            console.warn(line)?;
        }
    }
    if !tells_notes {
        let words = fill(Word::CliMoreNotes, console.wording, &[("n", &n_notes)]);
        console.warn(&without_isolates(&words))?;
    }
    for file in &added.already_there {
        console.warn(&format!(
            "{file}: {}",
            console.wording.text(Word::CliAlreadyThere)
        ))?;
    }
    Ok(())
}
