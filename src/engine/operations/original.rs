//! Writing the file of a document as it was read.

use std::path::Path;

use crate::base::Progress;
use crate::command::{OriginalOf, Refusal};
use crate::engine::operations::write_bytes;
use crate::engine::{EngineError, JobError, Reader};
use crate::model::CaptureId;

/// Writes the file that a capture was made of, byte for byte; of a part, such as a row of a table, the whole file where that
/// is kept. It takes the place of an older file once it is whole, never that of a collection.
pub fn write_original(
    reader: &Reader,
    capture: CaptureId,
    path: &Path,
    progress: &Progress,
) -> Result<(), JobError> {
    let snapshot = reader.snapshot();
    let whole = snapshot.capture(capture).and_then(|row| row.whole_sha256());
    let bytes = match whole {
        Some(sha256) => reader.original_bytes(OriginalOf::Whole(sha256))?,
        None => None,
    };
    let bytes = match bytes {
        Some(bytes) => Some(bytes),
        None => reader.original_bytes(capture)?,
    };
    let key = capture.into();
    let missing = || JobError::Engine(EngineError::Refused(Refusal::NoOriginal { key }));
    let bytes = bytes.ok_or_else(missing)?;
    write_bytes(reader, path, &bytes, progress)
}
