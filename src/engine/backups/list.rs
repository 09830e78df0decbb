//! The backups that are there.

use std::path::{Path, PathBuf};

use crate::base::environment::Timestamp;
use crate::engine::backups::place;
use crate::store::{Store, Summary};

/// One backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Its file.
    pub path: PathBuf,
    /// When it was made, in UTC.
    pub made: Timestamp,
    /// Its size, bytes.
    pub bytes: u64,
    /// Whether the doctor found no fault in it when it was made.
    pub is_sound: bool,
    /// What it holds; none if it cannot be read now.
    pub summary: Option<Summary>,
}

impl Backup {
    /// What it holds, in one number: what to tell an emptier one by.
    pub fn weight(&self) -> u64 {
        self.summary.as_ref().map_or(0, |summary| {
            summary.n_documents + summary.n_annotations + summary.n_memos
        })
    }
}

/// The backups in a folder, newest first. Each is opened to read its counts: not for the drawing thread.
pub(super) fn in_folder(folder: &Path) -> Vec<Backup> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found: Vec<Backup> = entries
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let name = entry.file_name();
            let (made, _, is_sound) = place::parse(name.to_str()?)?;
            let path = entry.path();
            Some(Backup {
                made,
                bytes: entry.metadata().ok()?.len(),
                is_sound,
                summary: Store::open_at_rest(&path)
                    .and_then(|store| store.summary())
                    .ok(),
                path,
            })
        })
        .collect();
    found.sort_by(|one, other| (other.made, &other.path).cmp(&(one.made, &one.path)));
    found
}

/// The backups of the collection at a path, newest first, whether or not the file can still be opened.
///
/// A file that says which collection it is has that collection's; else those that were made from this very path; else
/// those of collections of this name.
pub fn list_backups(data: &Path, collection: &Path) -> Vec<Backup> {
    let known = Store::open_at_rest(collection).and_then(|store| store.summary());
    if let Ok(summary) = known {
        return in_folder(&place::folder_of(data, summary.collection));
    }
    let path = std::path::absolute(collection).unwrap_or_else(|_| collection.to_owned());
    let folders: Vec<PathBuf> = std::fs::read_dir(place::all(data))
        .map(|entries| {
            let mut folders: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
            folders.sort();
            folders
        })
        .unwrap_or_default();
    let from_here: Vec<&PathBuf> = folders
        .iter()
        .filter(|folder| place::places(folder).contains(&path))
        .collect();
    let mut found: Vec<Backup> = if from_here.is_empty() {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let mut all: Vec<Backup> = folders
            .iter()
            .flat_map(|folder| in_folder(folder))
            .collect();
        all.retain(|backup| {
            let name = backup.path.file_name().unwrap_or_default();
            let title = place::parse(name.to_str().unwrap_or_default()).map(|(_, title, _)| title);
            title == Some(&*stem)
        });
        all
    } else {
        from_here
            .into_iter()
            .flat_map(|folder| in_folder(folder))
            .collect()
    };
    found.sort_by(|one, other| (other.made, &other.path).cmp(&(one.made, &one.path)));
    found
}
