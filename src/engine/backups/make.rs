//! Making a backup, and thinning the older ones once it has proved itself.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::base::environment::Timestamp;
use crate::engine::backups::list::in_folder;
use crate::engine::backups::place::{self, BackupRules};
use crate::engine::backups::{Aged, Backup, thin};
use crate::engine::{Access, EngineError, Reader, StoreError};
use crate::store::Store;

/// What making a backup came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    /// The newest sound backup holds exactly this state.
    Already(Backup),
    /// A new one.
    New {
        /// It.
        backup: Backup,
        /// Faults that the doctor found in it: the collection has them too.
        n_faults: usize,
        /// Older ones that were removed for it.
        n_removed: usize,
    },
}

impl Made {
    /// The backup that holds the present state.
    pub fn backup(&self) -> &Backup {
        match self {
            Self::Already(backup) | Self::New { backup, .. } => backup,
        }
    }
}

impl Reader {
    /// Makes a backup of the collection if it changed since the last one, and waits; commands go on meanwhile.
    pub fn back_up(&self, rules: &BackupRules, now: Timestamp) -> Result<Made, EngineError> {
        self.beside(|store| back_up_store(store, rules, now))
    }
}

/// Makes a backup of an open store if it changed since the last one.
pub(super) fn back_up_store(
    store: &Store,
    rules: &BackupRules,
    now: Timestamp,
) -> Result<Made, StoreError> {
    let summary = store.summary()?;
    let folder = place::folder_of(&rules.data, summary.collection);
    place::prepare(&folder, store.path())?;
    sweep(&folder);
    let newest = in_folder(&folder)
        .into_iter()
        .find(|backup| backup.is_sound && backup.summary.is_some());
    if let Some(newest) = newest
        && newest.summary.as_ref().map(|summary| summary.head) == Some(summary.head)
    {
        return Ok(Made::Already(newest));
    }
    let (path, n_faults) = write(store, &folder, &summary.name, now)?;
    // What was written is what is read: the commit that came meanwhile is in it, or is not.
    let list = in_folder(&folder);
    let n_removed = remove_old(&list, rules, now);
    let backup = list
        .into_iter()
        .find(|backup| backup.path == path)
        .ok_or(StoreError::CopyDiffers { path })?;
    Ok(Made::New {
        backup,
        n_faults,
        n_removed,
    })
}

/// Makes a backup of a collection that nobody has open here, if it changed since the last one.
pub fn back_up_file(path: &Path, rules: &BackupRules, now: Timestamp) -> Result<Made, StoreError> {
    let store = Store::open(path, Access::Read, "")?;
    let made = back_up_store(&store, rules, now);
    store.close()?;
    made
}

/// Writes the copy, lets the doctor look at it, and gives it its name.
fn write(
    store: &Store,
    folder: &Path,
    name: &str,
    now: Timestamp,
) -> Result<(PathBuf, usize), StoreError> {
    let unproved = Unproved(crate::store::temporary_beside(&folder.join("backup")));
    store.backup_to(&unproved.0)?;
    let n_faults = {
        let copy = Store::open_at_rest(&unproved.0)?;
        copy.check()?.len()
    };
    let path = (0..1000)
        .map(|more| Timestamp {
            utc_micros: now.utc_micros + more * 1000,
            ..now
        })
        .map(|made| folder.join(place::file_name(made, name, n_faults == 0)))
        .find(|path| path.symlink_metadata().is_err())
        .ok_or_else(|| StoreError::AlreadyThere {
            path: folder.to_owned(),
        })?;
    std::fs::rename(&unproved.0, &path).map_err(|error| place::io_error(&error, &path))?;
    #[cfg(unix)]
    std::fs::File::open(folder)
        .and_then(|folder| folder.sync_all())
        .map_err(|error| place::io_error(&error, &path))?;
    Ok((path, n_faults))
}

/// A copy that goes away unless it got its name.
struct Unproved(PathBuf);

impl Drop for Unproved {
    fn drop(&mut self) {
        let _gone = std::fs::remove_file(&self.0);
    }
}

/// Removes what thinning names, the oldest first; how many went. One that cannot be removed stays.
fn remove_old(list: &[Backup], rules: &BackupRules, now: Timestamp) -> usize {
    let aged: Vec<Aged> = list
        .iter()
        .map(|backup| Aged {
            made: backup.made.utc_micros,
            bytes: backup.bytes,
            weight: backup.weight(),
            // One that cannot be read any more protects nothing.
            is_sound: backup.is_sound && backup.summary.is_some(),
        })
        .collect();
    thin(&aged, now.utc_micros, rules.allowance)
        .into_iter()
        .filter(|at| std::fs::remove_file(&list[*at].path).is_ok())
        .count()
}

/// Removes copies that a kill left half made a day ago or earlier.
fn sweep(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    let long_ago = SystemTime::now().checked_sub(Duration::from_secs(86_400));
    for entry in entries.flatten() {
        let is_half = entry
            .file_name()
            .to_str()
            .is_some_and(|name| name.starts_with(".copy-") || name.starts_with(".restore-"));
        let modified = entry.metadata().and_then(|metadata| metadata.modified());
        if is_half && modified.is_ok_and(|at| long_ago.is_some_and(|long_ago| at < long_ago)) {
            let _stays = std::fs::remove_file(entry.path());
        }
    }
}
