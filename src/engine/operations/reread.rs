//! Reading a document's bytes once more, in an encoding that a person names.

use crate::base::{Budget, Progress};
use crate::command::{Command, Refusal};
use crate::engine::operations::add::document_of;
use crate::engine::{EngineError, JobError, Reader};
use crate::exchange::importer::{
    ImportError, ImportOptions, ImportedFile, SourceFile, import_bytes,
};
use crate::model::DocumentId;
use crate::text::Encoding;

/// Reads the bytes of a document's current capture in an encoding, and makes the command that puts what was found in its
/// place. Refused where the bytes are not kept; whether the command may be done is decided at the door.
pub fn reread(
    reader: &Reader,
    document: DocumentId,
    encoding: Encoding,
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
    };
    let documents = import_bytes(&source, &options, &Budget::default(), progress)?;
    progress.check()?;
    let mut found = ImportedFile::all_of(source, documents).into_iter();
    let found = found.next().ok_or(ImportError::NoText)?;
    let found = document_of(found);
    Ok(Command::AddCapture {
        document,
        capture: Box::new(found),
    })
}

fn refused(refusal: Refusal) -> JobError {
    JobError::Engine(EngineError::Refused(refusal))
}
