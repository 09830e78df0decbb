//! Where backups stand and what they are called.
//!
//! `DATA/backups/COLLECTION-ID/2025-11-25T120305.123Z NAME.hashiya`. A file `place` in the folder holds the paths from which
//! backups were made, so that the backups of a file too damaged to say which collection it is are still found.

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use crate::base::environment::Timestamp;
use crate::engine::StoreError;
use crate::engine::locate::EXTENSION;
use crate::model::CollectionId;

/// The environment variable that moves the data folder.
pub const DATA_DIR_VARIABLE: &str = "HASHIYA_DATA_DIR";
/// The room that the backups of one collection may take unless a preference says otherwise, bytes.
pub const DEFAULT_ALLOWANCE: u64 = 1_000_000_000;

/// Length of the time at the start of a backup's name.
const TIME_LEN: usize = "2025-11-25T120305.123Z".len();
/// Follows the time of a backup in which the doctor found faults.
const FAULTY: char = '!';
/// The most letters of a collection's name in a file's name.
const MOST_LETTERS: usize = 60;
/// The paths that are remembered of one collection.
const MOST_PLACES: usize = 16;
const PLACES: &str = "place";

/// Where backups go and how much room they may take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupRules {
    /// The user's data folder of this program.
    pub data: PathBuf,
    /// Bytes for the backups of one collection.
    pub allowance: u64,
}

/// The data folder: `$HASHIYA_DATA_DIR`, or `hashiya` in the system's folder for user data. None where the system names
/// no such folder.
pub fn default_data_folder() -> Option<PathBuf> {
    data_folder_for(std::env::var_os(DATA_DIR_VARIABLE))
}

pub(super) fn data_folder_for(folder: Option<OsString>) -> Option<PathBuf> {
    match folder.filter(|value| !value.is_empty()) {
        Some(folder) => Some(PathBuf::from(folder)),
        None => Some(
            etcetera::choose_base_strategy()
                .ok()?
                .data_dir()
                .join("hashiya"),
        ),
    }
}

/// The folder of all backups.
pub(super) fn all(data: &Path) -> PathBuf {
    data.join("backups")
}

/// The folder of one collection's backups, there or not.
pub fn folder_of(data: &Path, collection: CollectionId) -> PathBuf {
    all(data).join(collection.to_string())
}

/// Makes the folder, readable by its owner only, and remembers from where backups come.
pub(super) fn prepare(folder: &Path, collection: &Path) -> Result<(), StoreError> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(folder)
        .map_err(|error| io_error(&error, folder))?;
    let collection = std::path::absolute(collection).unwrap_or_else(|_| collection.to_owned());
    let mut known = places(folder);
    if known.first() == Some(&collection) {
        return Ok(());
    }
    known.retain(|place| *place != collection);
    known.insert(0, collection);
    known.truncate(MOST_PLACES);
    let text = serde_json::to_string(&known).unwrap_or_default();
    // Only a help for finding: a backup does not fail for it.
    let _unwritten = tempfile::NamedTempFile::new_in(folder).and_then(|file| {
        std::fs::write(file.path(), text)?;
        file.persist(folder.join(PLACES))
            .map_err(|error| error.error)
    });
    Ok(())
}

/// The paths from which backups in this folder were made, the latest first.
pub(super) fn places(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_to_string(folder.join(PLACES))
        .ok()
        .and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}

/// What a backup made at this moment is called.
pub(super) fn file_name(made: Timestamp, collection: &str, is_sound: bool) -> String {
    let moment = jiff::Timestamp::from_microsecond(made.utc_micros).unwrap_or_default();
    let time = moment.strftime("%Y-%m-%dT%H%M%S.%3fZ");
    let mark = if is_sound { "" } else { "!" };
    let name: String = collection
        .chars()
        .map(|letter| match letter {
            '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
            letter if letter.is_control() => '_',
            letter => letter,
        })
        .take(MOST_LETTERS)
        .collect();
    format!("{time}{mark} {}.{EXTENSION}", name.trim())
}

/// When the backup of this name was made, the name of its collection as far as the file's name holds it, and whether it is sound; none if it
/// is not a backup's name.
pub(super) fn parse(name: &str) -> Option<(Timestamp, &str, bool)> {
    let time = name.get(..TIME_LEN)?;
    let rest = name.get(TIME_LEN..)?.strip_suffix(EXTENSION)?;
    let rest = rest.strip_suffix('.')?;
    let is_sound = !rest.starts_with(FAULTY);
    let title = rest.trim_start_matches(FAULTY).strip_prefix(' ')?;
    // The colons that no file name may hold on every system.
    let (date, clock) = time.split_at(11);
    let (hours, rest) = clock.split_at_checked(2)?;
    let (minutes, seconds) = rest.split_at_checked(2)?;
    let made: Timestamp = format!("{date}{hours}:{minutes}:{seconds}").parse().ok()?;
    Some((made, title, is_sound))
}

pub(super) fn io_error(error: &io::Error, path: &Path) -> StoreError {
    let path = path.to_path_buf();
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => StoreError::Full { path },
        io::ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly { path },
        kind => StoreError::Io { kind, path },
    }
}
