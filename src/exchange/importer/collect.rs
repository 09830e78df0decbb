//! Which files to read: the given ones, and those in the given folders.
//!
//! The order is that of the given paths, and by name inside a folder, so that the same folder always gives the same
//! collection. Each file is taken once. Links are followed, but no folder is walked twice; nor is one that was saved with a
//! page, unless it is given itself. What is passed over is listed with its reason, but for files that are known not to be
//! documents.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::base::{Cancelled, Progress, Report};
use crate::exchange::importer::{ImportError, ImportNote, PassedOver, importer_for};

/// Folders inside folders.
const MOST_FOLDERS_DEEP: usize = 32;

/// How folders end that browsers save beside a page, `NAME_files` beside `NAME.html`; what is in them belongs to the page.
const FILES_OF_A_PAGE: &str = "_files";
/// The extensions of such a page.
const PAGES: &[&str] = &["html", "htm", "xhtml"];

/// Files that may lie among documents and are none; by name.
const QUIET_NAMES: &[&str] = &["sample.ron", "manifest.json", "thumbs.db", "desktop.ini"];
/// Collections, and what lies beside an open one, have this in their names.
const COLLECTION: &str = ".hashiya";

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Where it lies.
    pub path: PathBuf,
    /// Its own name, for display.
    pub name: String,
}

/// The files to read, and those passed over.
#[derive(Clone, Debug, Default)]
pub struct Candidates {
    /// In the order in which they become documents.
    pub files: Vec<Candidate>,
    /// What is not read, and why.
    pub report: Report<ImportNote>,
}

/// Walks the given files and folders. A given file is taken even if its name is hidden.
pub fn collect(paths: &[PathBuf], progress: &Progress) -> Result<Candidates, Cancelled> {
    let mut walk = Walk::default();
    for path in paths {
        walk.add(path, 0, true);
        while let Some((folder, depth)) = walk.folders.pop() {
            progress.check()?;
            walk.read_folder(&folder, depth);
        }
    }
    Ok(walk.found)
}

#[derive(Default)]
struct Walk {
    found: Candidates,
    /// Folders to read, the next one last.
    folders: Vec<(PathBuf, usize)>,
    seen: BTreeSet<PathBuf>,
}

impl Walk {
    fn add(&mut self, path: &Path, depth: usize, given: bool) {
        let name = display_name(path);
        if is_quiet(&name) {
            return;
        }
        if !given && name.starts_with('.') {
            return self.pass_over(name, PassedOver::Hidden);
        }
        // Metadata first: a pipe or a device is never opened.
        let (place, kind) =
            match fs::canonicalize(path).and_then(|place| Ok((fs::metadata(&place)?, place))) {
                Ok((metadata, place)) => (place, metadata.file_type()),
                Err(error) => return self.refuse(name, error.into()),
            };
        if kind.is_dir() {
            if !given && is_part_of_page(path) {
                self.pass_over(name, PassedOver::PartOfPage);
            } else if depth > MOST_FOLDERS_DEEP {
                self.pass_over(name, PassedOver::TooDeep);
            } else if self.seen.insert(place) {
                self.folders.push((path.to_owned(), depth));
            } else {
                self.pass_over(name, PassedOver::TakenAlready);
            }
        } else if !kind.is_file() {
            self.pass_over(name, PassedOver::NotAFile);
        } else if importer_for(&name).is_none() {
            self.pass_over(name, PassedOver::UnknownFormat);
        } else if self.seen.insert(place) {
            self.found.files.push(Candidate {
                path: path.to_owned(),
                name,
            });
        }
    }

    /// Takes the files of a folder by name, then lets its folders follow by name.
    fn read_folder(&mut self, folder: &Path, depth: usize) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.refuse(display_name(folder), error.into()),
        };
        let mut paths = Vec::new();
        for entry in entries {
            match entry {
                Ok(entry) => paths.push(entry.path()),
                Err(error) => self.refuse(display_name(folder), error.into()),
            }
        }
        paths.sort();
        let already = self.folders.len();
        for path in paths {
            self.add(&path, depth + 1, false);
        }
        self.folders[already..].reverse();
    }

    fn pass_over(&mut self, name: String, reason: PassedOver) {
        let note = ImportNote::PassedOver(reason);
        self.found.report.add(note.severity(), name, note);
    }

    fn refuse(&mut self, name: String, error: ImportError) {
        let note = ImportNote::Refused(error);
        self.found.report.add(note.severity(), name, note);
    }
}

fn display_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}

/// Whether a folder was saved with a page that lies beside it.
fn is_part_of_page(folder: &Path) -> bool {
    let name = folder.file_name().and_then(|name| name.to_str());
    let page = name.and_then(|name| name.strip_suffix(FILES_OF_A_PAGE));
    page.filter(|page| !page.is_empty()).is_some_and(|page| {
        PAGES.iter().any(|extension| {
            folder
                .with_file_name(format!("{page}.{extension}"))
                .is_file()
        })
    })
}

fn is_quiet(name: &str) -> bool {
    let lower = name.to_lowercase();
    QUIET_NAMES.contains(&lower.as_str()) || lower.contains(COLLECTION)
}
