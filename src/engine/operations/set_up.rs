//! Filling a collection that waits: documents first, then the sample, each one undoable step.

use std::path::{Path, PathBuf};

use crate::base::Progress;
use crate::command::Command;
use crate::engine::operations::{Added, ImportSetUp, Opened, documents_of, merge_of};
use crate::engine::{Engine, JobError, Outcome};

/// What came of adding documents.
#[derive(Debug)]
pub struct AddedDocuments {
    /// What was read; its documents have gone into the collection.
    pub added: Added,
    /// The step that added them; none where there was nothing to add.
    pub outcome: Option<Outcome>,
}

/// What came of filling a new collection.
#[derive(Debug)]
pub struct SetUp {
    /// The documents.
    pub documents: AddedDocuments,
    /// The sample that came with them, if there was one; the documents stay where it could not be read.
    pub sample: Option<Result<Outcome, JobError>>,
}

/// Adds documents to a new collection and merges the record that lies beside them, as two undoable steps.
pub fn set_up(
    opened: &Opened,
    import: &ImportSetUp,
    progress: &Progress,
) -> Result<SetUp, JobError> {
    let documents = add_documents(&opened.engine, &opened.sources, import, progress)?;
    let sample = opened
        .sample
        .as_deref()
        .map(|path| merge_record(&opened.engine, path, progress));
    Ok(SetUp { documents, sample })
}

/// Reads files and folders and adds what they hold as one undoable step.
pub fn add_documents(
    engine: &Engine,
    paths: &[PathBuf],
    import: &ImportSetUp,
    progress: &Progress,
) -> Result<AddedDocuments, JobError> {
    let added = documents_of(paths, &engine.snapshot(), import, progress)?;
    commit_documents(engine, added)
}

/// Adds documents that have been read.
pub fn commit_documents(engine: &Engine, mut added: Added) -> Result<AddedDocuments, JobError> {
    let documents = std::mem::take(&mut added.documents);
    let outcome = if documents.is_empty() {
        None
    } else {
        Some(engine.execute(Command::AddDocuments { documents })?)
    };
    Ok(AddedDocuments { added, outcome })
}

/// Merges a record as one undoable step.
pub fn merge_record(
    engine: &Engine,
    path: &Path,
    progress: &Progress,
) -> Result<Outcome, JobError> {
    let command = merge_of(path, &engine.snapshot(), progress)?;
    Ok(engine.execute(command)?)
}
