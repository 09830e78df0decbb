//! The written list of what a format cannot hold, as JSON, the same for the same collection.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::base::Progress;
use crate::engine::locate::is_collection;
use crate::engine::operations::record::record_error;
use crate::engine::words::loss_word;
use crate::engine::{EngineError, JobError, StoreError};
use crate::exchange::{Fate, LossReport, write_whole};
use crate::i18n::Language;

/// The file's mirror.
#[derive(Serialize)]
struct LossFile {
    /// The name of the format.
    format: &'static str,
    lost: Vec<Loss>,
}

#[derive(Serialize)]
struct Loss {
    /// A stable name, such as `former-texts`.
    code: &'static str,
    count: u64,
    /// `text`: in the file in another shape; `left`: not in the file.
    fate: &'static str,
    english: &'static str,
    arabic: &'static str,
}

/// The list that stands beside a file: its name with `.loss.json` behind it.
pub fn loss_file_of(path: &Path) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(".loss.json");
    PathBuf::from(name)
}

/// Writes the list. It takes the place of an older one once it is whole, and never that of a collection.
pub fn write_loss(path: &Path, format: &'static str, report: &LossReport) -> Result<(), JobError> {
    if is_collection(path) {
        let path = path.to_owned();
        return Err(EngineError::from(StoreError::AlreadyThere { path }).into());
    }
    let lost = report.entries().map(|(kind, count)| Loss {
        code: kind.code(),
        count,
        fate: match kind.fate() {
            Fate::AsText => "text",
            Fate::Left => "left",
        },
        english: loss_word(kind).text(Language::English),
        arabic: loss_word(kind).text(Language::Arabic),
    });
    let file = LossFile {
        format,
        lost: lost.collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&file).map_err(|error| {
        record_error(crate::exchange::record::ExchangeError::Output {
            source: error.into(),
        })
    })?;
    bytes.push(b'\n');
    write_whole(path, &bytes, &Progress::default()).map_err(record_error)
}
