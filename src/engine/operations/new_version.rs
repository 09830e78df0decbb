//! A file as a new version of a document that is there.

use std::path::Path;

use crate::base::{Progress, Report};
use crate::command::NewDocument;
use crate::engine::JobError;
use crate::engine::operations::add::{document_of, language_of_file};
use crate::engine::operations::{FileLine, FileOutcome, ImportSetUp};
use crate::exchange::importer::{ImportError, ImportNote, import_files};

/// What was read for a new version.
#[derive(Debug)]
pub struct NewVersion {
    /// Its text and origin, to be made the current capture by one command.
    pub found: NewDocument,
    /// What is to be told of the file.
    pub report: Report<ImportNote>,
    /// The file in a written report.
    pub line: FileLine,
}

/// Reads one file that holds one document. What is known of it beside its text stays behind: the document keeps its name, its
/// sets and its values.
pub fn new_version(
    path: &Path,
    set_up: &ImportSetUp,
    progress: &Progress,
) -> Result<NewVersion, JobError> {
    let paths = [path.to_owned()];
    let mut import = import_files(
        &paths,
        &set_up.options,
        &set_up.budget,
        &set_up.isolation,
        progress,
    )?;
    progress.check()?;
    let Some(file) = import.files.pop() else {
        let entries = import.report.entries().iter();
        let mut refused = entries.filter_map(|entry| match &entry.note {
            ImportNote::Refused(error) => Some(error.clone()),
            _ => None,
        });
        return Err(refused.next_back().unwrap_or(ImportError::NoText).into());
    };
    if !import.files.is_empty() {
        return Err(ImportError::SeveralDocuments.into());
    }
    let chosen = set_up.documents_language.clone();
    let language = chosen.or_else(|| language_of_file(&file));
    Ok(NewVersion {
        line: FileLine::of(&file, FileOutcome::Ok),
        report: import.report,
        found: document_of(file, language, Vec::new()),
    })
}
