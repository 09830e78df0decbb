//! Projects as files: proved before they take their name, or not there at all.

use std::collections::BTreeSet;
use std::path::Path;

use crate::base::Progress;
use crate::exchange::LossReport;
use crate::exchange::record::{ExchangeError, Originals};
use crate::exchange::refi::of_collection::Whole;
use crate::exchange::refi::of_documents::{Beside, beside};
use crate::exchange::refi::proof::prove_whole;
use crate::exchange::refi::write::write;
use crate::exchange::replace::{reopened, replace_read};
use crate::model::{CaptureId, Snapshot};

/// The ending of projects.
pub const EXTENSION: &str = "qdpx";

/// Whether a file is a project, by its name.
pub fn is_project(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| extension.eq_ignore_ascii_case(EXTENSION))
}

/// What a project cannot hold of a collection.
pub fn loss_of(
    snapshot: &Snapshot,
    originals: &Originals<'_>,
) -> Result<LossReport, ExchangeError> {
    let kept = kept(snapshot, originals)?;
    Whole::of(snapshot, &kept).loss()
}

/// Writes the project of a collection to a file, replacing one that is there; says what it cannot hold.
///
/// Fails without a trace if anything cannot be written, does not come back as it was, or is cancelled before the last
/// moment.
pub fn write_project(
    snapshot: &Snapshot,
    originals: &Originals<'_>,
    path: &Path,
    progress: &Progress,
) -> Result<LossReport, ExchangeError> {
    let kept = kept(snapshot, originals)?;
    let whole = Whole::of(snapshot, &kept);
    replace_read(
        path,
        progress,
        |out| write(&whole, originals, progress, out),
        |_, temporary| prove_whole(&whole, reopened(temporary)?, progress),
    )
}

/// The captures that are read whose files can stand beside their texts, and are at hand.
fn kept(
    snapshot: &Snapshot,
    originals: &Originals<'_>,
) -> Result<BTreeSet<CaptureId>, ExchangeError> {
    let mut kept = BTreeSet::new();
    for document in snapshot.documents() {
        let Some(capture) = snapshot.capture(document.capture) else {
            continue;
        };
        if beside(capture) == Beside::Nothing {
            continue;
        }
        let of = capture.id.into();
        let bytes = originals(of).map_err(|source| ExchangeError::NoOriginal { of, source })?;
        if bytes.is_some() {
            kept.insert(capture.id);
        }
    }
    Ok(kept)
}
