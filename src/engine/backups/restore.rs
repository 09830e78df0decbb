//! Putting a backup in the place of a collection. The present state is backed up first.

use std::path::{Path, PathBuf};

use crate::base::environment::Timestamp;
use crate::engine::backups::{BackupRules, Made, back_up_store};
use crate::engine::locate::EXTENSION;
use crate::engine::{Access, StoreError};
use crate::store::{Store, is_same_file, temporary_beside};

/// What restoring came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The backup of what stood there before.
    pub before: Option<PathBuf>,
    /// Where a file that could not be opened was put, as it was.
    pub aside: Option<PathBuf>,
}

/// Why a backup was not restored; the collection's file is as it was.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// The doctor finds faults in the backup.
    #[error("{n_faults} faults in the backup {}", path.display())]
    Faulty {
        /// How many.
        n_faults: usize,
        /// Which backup.
        path: PathBuf,
    },
    /// The file to restore is the collection itself.
    #[error("the backup is the collection itself: {}", path.display())]
    Same {
        /// Which file.
        path: PathBuf,
    },
    /// A file could not be read or written, or someone else writes to the collection.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Puts the collection of a backup's file at `target`. Not for the drawing thread, and not while this process has the
/// collection open to write.
///
/// The backup is checked, copied beside the target under a temporary name, checked again and renamed over it; a kill
/// leaves the old file or the new one. Without rules for backups the present state is not kept.
pub fn restore(
    target: &Path,
    backup: &Path,
    rules: Option<&BackupRules>,
    writer_name: &str,
    now: Timestamp,
) -> Result<Restored, RestoreError> {
    if is_same_file(target, backup) {
        return Err(RestoreError::Same {
            path: backup.to_owned(),
        });
    }
    let source = Store::open_at_rest(backup)?;
    let n_faults = source.check()?.len();
    if n_faults > 0 {
        return Err(RestoreError::Faulty {
            n_faults,
            path: backup.to_owned(),
        });
    }
    let copy = Copy(temporary_beside(target));
    source.backup_to(&copy.0)?;
    drop(source);
    match Store::open(target, Access::Write, writer_name) {
        Ok(present) => {
            let before = match rules
                .map(|rules| back_up_store(&present, rules, now))
                .transpose()
            {
                Ok(made) => made,
                Err(error) => {
                    // Closed in order, so that it is one file again.
                    present.close()?;
                    return Err(error.into());
                }
            };
            present.replace_by(&copy.0)?;
            Ok(Restored {
                before: before.map(|made: Made| made.backup().path.clone()),
                aside: None,
            })
        }
        Err(StoreError::NotFound { .. }) => {
            Store::replace_unreadable(target, &copy.0, target, writer_name)?;
            Ok(Restored {
                before: None,
                aside: None,
            })
        }
        Err(error) if is_unreadable(&error) => {
            let aside = aside_of(target, now);
            Store::replace_unreadable(target, &copy.0, &aside, writer_name)?;
            Ok(Restored {
                before: None,
                aside: Some(aside),
            })
        }
        Err(error) => Err(error.into()),
    }
}

/// Whether the file itself is what keeps it from being opened, and not a right, a lock or a newer program.
fn is_unreadable(error: &StoreError) -> bool {
    matches!(
        error,
        StoreError::Empty { .. }
            | StoreError::NotCollection { .. }
            | StoreError::SchemaDiffers { .. }
            | StoreError::Damaged { .. }
            | StoreError::Journal { .. }
    )
}

/// `NAME (damaged 2025-11-25 120305).hashiya` beside the file.
fn aside_of(target: &Path, now: Timestamp) -> PathBuf {
    let stem = target.file_stem().unwrap_or_default().to_string_lossy();
    let moment = jiff::Timestamp::from_microsecond(now.utc_micros).unwrap_or_default();
    let time = moment.strftime("%Y-%m-%d %H%M%S");
    target.with_file_name(format!("{stem} (damaged {time}).{EXTENSION}"))
}

/// A copy that goes away unless it was renamed.
struct Copy(PathBuf);

impl Drop for Copy {
    fn drop(&mut self) {
        let _gone = std::fs::remove_file(&self.0);
    }
}
