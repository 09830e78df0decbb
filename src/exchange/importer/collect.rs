//! Which files to read: the given ones, and those in the given folders.
//!
//! The order is that of the given paths, and by name inside a folder, so that the same folder always gives the same
//! collection. Folders become document sets, named by their path (`interviews / first round`): those inside a folder, and the
//! folder itself where it is one of several things that were given. Each file is taken once. Links are followed, but no folder
//! is walked twice; nor is one that was saved with a page, unless it is given itself. What is passed over is listed with its
//! reason, but for files that are known not to be documents.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::base::{Cancelled, Progress, Report};
use crate::exchange::importer::detect::is_readable;
use crate::exchange::importer::formats::HEAD;
use crate::exchange::importer::{ImportError, ImportNote, PassedOver, importer_for};

/// Folders inside folders.
pub(super) const MOST_FOLDERS_DEEP: usize = 32;

/// How folders end that browsers save beside a page, `NAME_files` beside `NAME.html`; what is in them belongs to the page.
const FILES_OF_A_PAGE: &str = "_files";
/// The extensions of such a page.
const PAGES: &[&str] = &["html", "htm", "xhtml"];

/// Files that may lie among documents and are none; by name.
const QUIET_NAMES: &[&str] = &[
    "sample.ron",
    "manifest.json",
    "thumbs.db",
    "desktop.ini",
    ".ds_store",
    "__macosx",
];
/// Collections, and what lies beside an open one, have this in their names.
const COLLECTION: &str = ".hashiya";

/// A file to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Where it lies.
    pub path: PathBuf,
    /// Its own name, for display.
    pub name: String,
    /// The document set that its folder is, if it is one.
    pub set: Option<String>,
    /// Whether it is all that was given, so that what it holds needs no name above it.
    pub is_alone: bool,
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
    let mut walk = Walk {
        is_alone: paths.len() == 1,
        ..Walk::default()
    };
    for path in paths {
        walk.add(path, None, 0);
        while let Some(folder) = walk.folders.pop() {
            progress.check()?;
            walk.read_folder(&folder);
        }
    }
    Ok(walk.found)
}

#[derive(Default)]
struct Walk {
    found: Candidates,
    /// Folders to read, the next one last.
    folders: Vec<Folder>,
    seen: BTreeSet<PathBuf>,
    /// Whether one thing only was given.
    is_alone: bool,
}

struct Folder {
    path: PathBuf,
    depth: usize,
    set: Option<String>,
}

impl Walk {
    /// Takes a file or a folder, given or found in a folder that is this set. Those given stand at no depth.
    fn add(&mut self, path: &Path, set: Option<&str>, depth: usize) {
        let name = display_name(path);
        let given = depth == 0;
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
                let is_set = !(given && self.is_alone);
                self.folders.push(Folder {
                    path: path.to_owned(),
                    depth,
                    set: is_set.then(|| set_inside(set, &name)),
                });
            } else {
                self.pass_over(name, PassedOver::TakenAlready);
            }
        } else if !kind.is_file() {
            self.pass_over(name, PassedOver::NotAFile);
        } else if importer_for(&name).is_none() && !shows_its_format(path, &name) {
            self.pass_over(name, PassedOver::UnknownFormat);
        } else if self.seen.insert(place) {
            self.found.files.push(Candidate {
                path: path.to_owned(),
                name,
                set: set.map(str::to_owned),
                is_alone: given && self.is_alone,
            });
        }
    }

    /// Takes the files of a folder by name, then lets its folders follow by name.
    fn read_folder(&mut self, folder: &Folder) {
        let entries = match fs::read_dir(&folder.path) {
            Ok(entries) => entries,
            Err(error) => return self.refuse(display_name(&folder.path), error.into()),
        };
        let mut paths = Vec::new();
        for entry in entries {
            match entry {
                Ok(entry) => paths.push(entry.path()),
                Err(error) => self.refuse(display_name(&folder.path), error.into()),
            }
        }
        paths.sort();
        let already = self.folders.len();
        for path in paths {
            self.add(&path, folder.set.as_deref(), folder.depth + 1);
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

/// The name of a set that is a folder in a folder.
pub(super) fn set_inside(above: Option<&str>, name: &str) -> String {
    match above {
        Some(above) => format!("{above} / {name}"),
        None => name.to_owned(),
    }
}

/// Whether a file of which the name says nothing begins like one that can be read.
fn shows_its_format(path: &Path, name: &str) -> bool {
    let mut head = Vec::new();
    let read = open_to_read(path).and_then(|file| file.take(HEAD as u64).read_to_end(&mut head));
    read.is_ok() && is_readable(name, &head)
}

/// Opens a file, and nothing else: what has become a pipe since it was looked at is not waited for.
pub(super) fn open_to_read(path: &Path) -> std::io::Result<File> {
    let mut options = File::options();
    options.read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        let flags = rustix::fs::OFlags::NONBLOCK.bits();
        options.custom_flags(i32::try_from(flags).unwrap_or(0));
    }
    let file = options.open(path)?;
    match file.metadata()?.is_file() {
        true => Ok(file),
        false => Err(std::io::ErrorKind::InvalidInput.into()),
    }
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

pub(super) fn is_quiet(name: &str) -> bool {
    let lower = name.to_lowercase();
    QUIET_NAMES.contains(&lower.as_str()) || lower.contains(COLLECTION)
}
