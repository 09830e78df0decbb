//! The container of a project as it is read: which file is the project, and the files of its sources.
//!
//! Names are compared without regard to case, and only their last part counts. Nothing outside the container is ever read.

use std::collections::HashMap;

use crate::base::{Budget, Progress};
use crate::exchange::importer::ImportError;
use crate::exchange::importer::archive::{Archive, EntryKind};

/// Files of one container: a text and an original for each of very many documents.
const MOST_FILES: u64 = 500_000;

/// Bytes that may come out of one container: also 100 times its size at most.
const MOST_BYTES: u64 = 2 << 30;

/// An open container.
pub(super) struct Package<'a> {
    archive: Archive<'a>,
    /// The project, by its place in the archive.
    project: usize,
    /// Other files by their own names in lower case.
    files: HashMap<String, usize>,
}

impl<'a> Package<'a> {
    /// Opens a container; refuses one without a project, or with several, and one that becomes too large.
    pub(super) fn open(bytes: &'a [u8], budget: &Budget) -> Result<Self, ImportError> {
        let mut archive = Archive::open_with(bytes, MOST_FILES, MOST_BYTES, budget)?;
        let (mut projects, mut files) = (Vec::new(), HashMap::new());
        for index in 0..archive.len() {
            let entry = archive.entry(index)?;
            let is_project = entry.name.to_lowercase().ends_with(".qde");
            if entry.kind == EntryKind::Encrypted && is_project {
                return Err(ImportError::PasswordProtected);
            }
            if entry.kind != EntryKind::File {
                continue;
            }
            let parts: Vec<&str> = entry.name.split(['/', '\\']).collect();
            let Some(name) = parts.last().map(|name| name.to_lowercase()) else {
                continue;
            };
            let is_hidden = parts.contains(&"__MACOSX") || name.starts_with("._");
            if name.ends_with(".qde") && parts.len() == 1 {
                projects.push((name != "project.qde", index));
            } else if !is_hidden {
                files.entry(name).or_insert(index);
            }
        }
        projects.sort_unstable();
        let is_clear = match projects.as_slice() {
            [_] => true,
            [(false, _), (is_other, _), ..] => *is_other,
            _ => false,
        };
        match projects.first() {
            Some((_, project)) if is_clear => Ok(Self {
                archive,
                project: *project,
                files,
            }),
            _ => Err(ImportError::Damaged {
                part: "project.qde".to_owned(),
            }),
        }
    }

    /// The bytes of the project.
    pub(super) fn project(
        &mut self,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Vec<u8>, ImportError> {
        self.archive.read(self.project, budget, progress)
    }

    /// The bytes of a file, by the path that stands in the project. None where it is not in the container, or leads out of it.
    pub(super) fn file(
        &mut self,
        path: &str,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Option<Vec<u8>>, ImportError> {
        let index = inner_name(path).and_then(|name| self.files.get(&name).copied());
        match index {
            Some(index) => self.archive.read(index, budget, progress).map(Some),
            None => Ok(None),
        }
    }
}

/// The name of a file in the container, in lower case: `internal://` may be missing, the folder may be there. None of what
/// leads anywhere else.
pub(super) fn inner_name(path: &str) -> Option<String> {
    let path = path.trim();
    let bare = match path.get(..11) {
        Some(head) if head.eq_ignore_ascii_case("internal://") => &path[11..],
        _ => path,
    };
    let bare = bare.strip_prefix('/').unwrap_or(bare);
    let bare = match bare.get(..8) {
        Some(head) if head.eq_ignore_ascii_case("sources/") => &bare[8..],
        _ => bare,
    };
    let leads_out = bare.is_empty() || bare.contains(['/', '\\', ':']) || bare == "..";
    (!leads_out).then(|| bare.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_names_and_lead_nowhere_else() {
        for (path, expected) in [
            ("internal://A1.txt", Some("a1.txt")),
            ("INTERNAL://a1.TXT", Some("a1.txt")),
            ("a1.txt", Some("a1.txt")),
            ("internal:///sources/a1.txt", Some("a1.txt")),
            ("Sources/a1.txt", Some("a1.txt")),
            ("internal://../../etc/passwd", None),
            ("../a1.txt", None),
            ("relative:///a1.txt", None),
            ("absolute:///C:/a1.txt", None),
            ("/etc/passwd", None),
            ("C:\\a1.txt", None),
            ("..", None),
            ("", None),
        ] {
            // A single slash in front is forgiven only before a bare name.
            assert_eq!(inner_name(path).as_deref(), expected, "{path}");
        }
    }
}
