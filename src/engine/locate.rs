//! Which collection the paths of a command line or a drop mean.
//!
//! A collection's file means itself; a folder means `FOLDER.hashiya` beside it; documents mean a collection beside them,
//! named after the document or, where they are several, after their folder. What is there already is opened again.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The ending of a collection's file, without the dot.
pub const EXTENSION: &str = "hashiya";

/// The collection that some paths mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// Its file.
    pub collection: PathBuf,
    /// Whether the file is there.
    pub exists: bool,
    /// What a new collection is called: the file's name without its ending.
    pub name: String,
    /// Folders and documents to add to a new collection; empty where only a collection was named.
    pub sources: Vec<PathBuf>,
}

/// Why paths mean no collection.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LocateError {
    /// No path was given.
    #[error("no path is given")]
    NoPath,
    /// Nothing is there, or it cannot be looked at.
    #[error("{kind}: {}", path.display())]
    Unreadable {
        /// What the system said.
        kind: std::io::ErrorKind,
        /// Which path.
        path: PathBuf,
    },
    /// A collection stands among other paths.
    #[error("a collection cannot be opened together with other paths: {}", path.display())]
    Mixed {
        /// The collection.
        path: PathBuf,
    },
    /// The place for the new collection cannot be written to: the user must choose another.
    #[error("cannot write to {}", folder.display())]
    Unwritable {
        /// The collection that would have been made there.
        located: Box<Located>,
        /// Its folder.
        folder: PathBuf,
    },
}

/// Whether a path has the ending of a collection.
pub fn is_collection(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case(EXTENSION))
}

/// Finds the collection that paths mean. A collection that is not there yet is accepted, its folder must be writable.
pub fn locate(paths: &[PathBuf]) -> Result<Located, LocateError> {
    let first = paths.first().ok_or(LocateError::NoPath)?;
    if let Some(path) = paths
        .iter()
        .find(|path| is_collection(path) && !path.is_dir())
    {
        if paths.len() > 1 {
            return Err(LocateError::Mixed { path: path.clone() });
        }
        return finish(absolute(path)?, Vec::new());
    }
    let sources = paths
        .iter()
        .map(|path| {
            let path = absolute(path)?;
            match path.metadata() {
                Ok(_) => Ok(path),
                Err(error) => Err(LocateError::Unreadable {
                    kind: error.kind(),
                    path,
                }),
            }
        })
        .collect::<Result<Vec<_>, _>>()?;
    let collection = match sources.as_slice() {
        [one] if one.is_dir() => beside(one, one.file_name().map(OsString::from)),
        [one] => beside(one, one.file_stem().map(OsString::from)),
        _ => beside(
            &sources[0],
            sources[0]
                .parent()
                .and_then(Path::file_name)
                .map(OsString::from),
        ),
    }
    .ok_or_else(|| LocateError::Unreadable {
        kind: std::io::ErrorKind::InvalidInput,
        path: first.clone(),
    })?;
    finish(collection, sources)
}

fn absolute(path: &Path) -> Result<PathBuf, LocateError> {
    let made = std::path::absolute(path).and_then(|path| {
        // `.` and `..` have no name to call a collection by; only such paths are resolved, so that links keep theirs.
        match path.file_name() {
            Some(_) => Ok(path),
            None => path.canonicalize(),
        }
    });
    made.map_err(|error| LocateError::Unreadable {
        kind: error.kind(),
        path: path.to_owned(),
    })
}

/// `NAME.hashiya` in the folder that holds `source`; none for the root of a file system.
fn beside(source: &Path, name: Option<OsString>) -> Option<PathBuf> {
    let folder = source.parent()?;
    let mut name = name.or_else(|| source.file_name().map(OsString::from))?;
    name.push(".");
    name.push(EXTENSION);
    Some(folder.join(name))
}

fn finish(collection: PathBuf, sources: Vec<PathBuf>) -> Result<Located, LocateError> {
    let name = collection
        .file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default();
    let located = Located {
        exists: collection.exists(),
        collection,
        name,
        sources,
    };
    if located.exists || located.collection.parent().is_some_and(is_writable) {
        return Ok(located);
    }
    Err(LocateError::Unwritable {
        folder: located
            .collection
            .parent()
            .map(Path::to_owned)
            .unwrap_or_default(),
        located: Box::new(located),
    })
}

/// Whether a file can be made in a folder: tried, since permissions alone do not tell.
fn is_writable(folder: &Path) -> bool {
    tempfile::Builder::new()
        .prefix(".hashiya-")
        .tempfile_in(folder)
        .is_ok()
}
