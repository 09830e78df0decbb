//! A copy of a collection whose file was moved, deleted or cannot be read any more while it is open.

use std::path::Path;
use std::sync::Arc;

use crate::base::environment::Environment;
use crate::command::Command;
use crate::engine::{Engine, EngineError, Person, Reader};
use crate::model::Row;

/// Writes a copy of an open collection to `path`, where nothing may be yet; says whether it is whole.
///
/// The system keeps a deleted file for those who have it open, so that the copy has everything, the history included. Where
/// it does not, the copy is made of what is in memory: then it has every document, annotation, tag and memo, but neither
/// the history nor the bytes of the imported files.
pub fn rescue(
    reader: &Reader,
    path: &Path,
    person: Person,
    environment: Arc<dyn Environment>,
) -> Result<bool, EngineError> {
    let target = path.to_owned();
    match reader.read(move |store| store.backup_to(&target)) {
        Ok(()) => return Ok(true),
        // These are about the new place, where memory would fare no better.
        Err(EngineError::Store(
            error @ (crate::engine::StoreError::AlreadyThere { .. }
            | crate::engine::StoreError::Full { .. }),
        )) => return Err(error.into()),
        Err(_) => {}
    }
    let snapshot = reader.snapshot();
    let row = snapshot.collection().ok_or(EngineError::Closed)?;
    let copy = Engine::create_as(path, row, person, environment)?;
    let rows: Vec<Row> = snapshot
        .rows()
        .filter(|row| !matches!(row, Row::Collection(_)))
        .collect();
    let filled = if rows.is_empty() {
        Ok(())
    } else {
        let merge = Command::Merge {
            rows,
            originals: Vec::new(),
            tombstones: Vec::new(),
        };
        copy.execute(merge).map(|_| ())
    };
    let closed = copy.close();
    if let Err(error) = filled.and(closed) {
        let _half = std::fs::remove_file(path);
        return Err(error);
    }
    Ok(false)
}
