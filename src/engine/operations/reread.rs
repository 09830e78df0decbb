//! Reading a document's bytes once more, in an encoding that a person names.

use crate::base::{Budget, Progress};
use crate::command::{Command, Refusal};
use crate::engine::operations::add::{document_of, language_of_file};
use crate::engine::{EngineError, JobError, Reader};
use crate::exchange::importer::{ImportError, ImportOptions, Isolation, SourceFile, import_source};
use crate::model::DocumentId;
use crate::text::Encoding;

/// Reads the bytes of a document's current capture in an encoding, and makes the command that puts what was found in its
/// place. Refused where the bytes are not kept, or hold several documents; whether the command may be done is decided at the
/// door.
pub fn reread(
    reader: &Reader,
    document: DocumentId,
    encoding: Encoding,
    isolation: &Isolation,
    progress: &Progress,
) -> Result<Command, JobError> {
    let snapshot = reader.snapshot();
    let key = document.into();
    let capture = snapshot.current_capture(document);
    let capture = capture.ok_or_else(|| refused(Refusal::Missing { key }))?;
    progress.set_item(capture.original_name.as_str());
    let key = capture.id.into();
    let bytes = reader.original_bytes(capture.id)?;
    let bytes = bytes.ok_or_else(|| refused(Refusal::NoOriginal { key }))?;
    let source = SourceFile {
        name: capture.original_name.clone(),
        bytes,
        modified: capture.original_modified,
    };
    let options = ImportOptions {
        encoding: Some(encoding),
        ..ImportOptions::default()
    };
    let budget = Budget::default();
    let mut found = import_source(source, &options, &budget, isolation, progress)?;
    progress.check()?;
    let one = found.pop().ok_or(ImportError::NoText)?;
    if !found.is_empty() {
        return Err(ImportError::SeveralDocuments.into());
    }
    let language = language_of_file(&one);
    let found = document_of(one, language, Vec::new());
    Ok(Command::AddCapture {
        document,
        capture: Box::new(found),
        decisions: Vec::new(),
    })
}

fn refused(refusal: Refusal) -> JobError {
    JobError::Engine(EngineError::Refused(refusal))
}
