//! Copies that a syncing program left beside a collection when two machines had changed it.

use std::path::{Path, PathBuf};

use crate::engine::locate::is_collection;

/// The most entries of a folder that are looked at.
const MOST_ENTRIES: usize = 10_000;
/// What such programs put into the name, small letters: Dropbox and Nextcloud in English and Arabic, Syncthing, ownCloud.
const SIGNS: &[&str] = &[
    "conflicted copy",
    "conflict copy",
    "sync-conflict",
    "_conflict-",
    "(conflict",
    "نسخة متعارضة",
    "نسخة متضاربة",
];

/// The collections in the folder of `collection` that look like a conflicted copy of it, or of which it looks like one;
/// by name.
pub fn conflicted_copies(collection: &Path) -> Vec<PathBuf> {
    let Some(own) = collection.file_stem() else {
        return Vec::new();
    };
    let own = own.to_string_lossy();
    let Ok(entries) = std::fs::read_dir(collection.parent().unwrap_or(Path::new("."))) else {
        return Vec::new();
    };
    let mut found: Vec<PathBuf> = entries
        .take(MOST_ENTRIES)
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| is_collection(path) && path.file_name() != collection.file_name())
        .filter(|path| {
            let other = path.file_stem().unwrap_or_default().to_string_lossy();
            is_copy_of(&own, &other) || is_copy_of(&other, &own)
        })
        .collect();
    found.sort();
    found
}

fn is_copy_of(original: &str, copy: &str) -> bool {
    copy.strip_prefix(original).is_some_and(|rest| {
        let rest = rest.to_lowercase();
        SIGNS.iter().any(|sign| rest.contains(sign))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_syncing_programs_are_found_and_others_are_not() {
        for (copy, expected) in [
            ("study (Salma's conflicted copy 2025-11-02)", true),
            ("study (conflicted copy 2025-11-02 101010)", true),
            ("study.sync-conflict-20251102-101010-ABCDEFG", true),
            ("study_conflict-20251102-101010", true),
            ("study (نسخة متعارضة من سلمى)", true),
            ("study 2", false),
            ("study", false),
            ("another (conflicted copy)", false),
        ] {
            assert_eq!(is_copy_of("study", copy), expected, "{copy}");
        }
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for name in ["study.hashiya", "study (conflicted copy).hashiya", "b.txt"] {
            std::fs::write(path(name), "").unwrap();
        }
        let copy = path("study (conflicted copy).hashiya");
        assert_eq!(conflicted_copies(&path("study.hashiya")), [copy.as_path()]);
        assert_eq!(conflicted_copies(&copy), [path("study.hashiya")]);
        assert!(conflicted_copies(&path("b.hashiya")).is_empty());
    }
}
