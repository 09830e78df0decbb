//! The written report of what a format cannot hold, as JSON, the same for the same collection.

use std::path::Path;

use crate::base::Progress;
use crate::cli::failure::Failure;
use crate::cli::json;
use crate::engine::locate::is_collection;
use crate::engine::words::loss_word;
use crate::engine::{EngineError, JobError, StoreError};
use crate::exchange::{Fate, LossReport, write_whole};
use crate::i18n::{Language, Wording};

/// Writes the report. It takes the place of an older one once it is whole, and never that of a collection.
pub(super) fn write(
    path: &Path,
    format: &'static str,
    report: &LossReport,
    wording: Wording,
) -> Result<(), Failure> {
    if is_collection(path) {
        let path = path.to_owned();
        let error = EngineError::from(StoreError::AlreadyThere { path: path.clone() });
        return Err(Failure::engine(&error, &path, None, wording));
    }
    let lost = report.entries().map(|(kind, count)| json::Loss {
        code: kind.code(),
        count,
        fate: match kind.fate() {
            Fate::AsText => "text",
            Fate::Left => "left",
        },
        english: loss_word(kind).text(Language::English),
        arabic: loss_word(kind).text(Language::Arabic),
    });
    let report = json::LossReport {
        format,
        lost: lost.collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&report).map_err(std::io::Error::from)?;
    bytes.push(b'\n');
    write_whole(path, &bytes, &Progress::default()).map_err(|error| {
        let error = JobError::Record(Box::new(error));
        Failure::job(&error, path, wording)
    })
}
