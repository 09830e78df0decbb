//! What comes out of one file: its documents, and what is to be told of parts that gave none.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::base::{Budget, Progress, Report};
use crate::exchange::importer::detect::detect;
use crate::exchange::importer::worker::{is_sound, tidy};
use crate::exchange::importer::{
    ImportError, ImportNote, ImportOptions, Imported, Importer, SourceFile,
};

/// What came of reading one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// In the order of the file.
    pub documents: Vec<Found>,
    /// Parts of it that gave no document, by their names inside the file.
    pub passed: Report<ImportNote>,
}

/// One document of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The file inside the file that it is from, where the file is an archive.
    pub entry: Option<Entry>,
    /// What was read.
    pub imported: Imported,
}

/// A file inside an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its path there, as parts: folders first, its own name last. For display only.
    pub path: Vec<String>,
    /// Its bytes; documents of one entry share them.
    pub bytes: Arc<[u8]>,
}

impl From<Vec<Imported>> for Reading {
    /// The documents of a file that is no archive.
    fn from(documents: Vec<Imported>) -> Self {
        let found = |imported| Found {
            entry: None,
            imported,
        };
        Self {
            documents: documents.into_iter().map(found).collect(),
            passed: Report::new(),
        }
    }
}

/// Reads a file that is in memory already, in this process: one document or several, never none. For tests, and for what
/// is inside an archive; foreign files of a person are read by [`Hand`](super::Hand).
pub fn import_bytes(
    source: &SourceFile,
    options: &ImportOptions,
    budget: &Budget,
    progress: &Progress,
) -> Result<Vec<Imported>, ImportError> {
    let detected = detect(&source.name, &source.bytes)?;
    let mut reading = read_here(detected.importer, source, options, budget, progress)?;
    add_note(&mut reading, detected.note);
    let documents = reading.documents.into_iter();
    Ok(documents.map(|found| found.imported).collect())
}

/// Reads a file by its reader in this process. A reader must not panic; should one do so, the file is refused and the
/// others go on.
pub(super) fn read_here(
    importer: &dyn Importer,
    source: &SourceFile,
    options: &ImportOptions,
    budget: &Budget,
    progress: &Progress,
) -> Result<Reading, ImportError> {
    let budget = budget.started();
    let mut reading = catch_unwind(AssertUnwindSafe(|| {
        importer.read_all(source, options, &budget, progress)
    }))
    .unwrap_or(Err(ImportError::Fault))?;
    if importer.is_foreign() {
        reading.documents.iter_mut().for_each(tidy);
        // The same as for what comes from a worker, so that a fault of a reader shows wherever it reads.
        if !reading
            .documents
            .iter()
            .all(|found| is_sound(found, &budget))
        {
            return Err(ImportError::WrongAnswer);
        }
    }
    match reading.documents.is_empty() && reading.passed.is_empty() {
        true => Err(ImportError::NoText),
        false => Ok(reading),
    }
}

/// Puts a note on every document of a file.
pub(super) fn add_note(reading: &mut Reading, note: Option<ImportNote>) {
    let Some(note) = note else { return };
    for found in &mut reading.documents {
        found.imported.notes.insert(0, note.clone());
    }
}
