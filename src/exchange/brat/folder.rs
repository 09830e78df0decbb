//! The files of a corpus as they are read: of one archive, or one beside the other.
//!
//! Names are for finding files and for showing them; nothing is ever read or written by them.

use std::collections::BTreeMap;

use crate::base::{Budget, Progress};
use crate::exchange::foreign::Part;
use crate::exchange::importer::ImportError;
use crate::exchange::importer::archive::{Archive, EntryKind};
use crate::exchange::refi::project::decoded;

/// Files of one archive: a few for each of very many documents.
const MOST_FILES: u64 = 1_000_000;

/// Bytes that may come out of one archive: also 100 times its size at most.
const MOST_BYTES: u64 = 2 << 30;

/// Where the bytes of a file are.
enum Place<'a> {
    Inside(usize),
    Beside(&'a [u8]),
}

/// All files by their names, with `/` between folders.
pub(super) struct Folder<'a> {
    archive: Option<Archive<'a>>,
    files: BTreeMap<String, Place<'a>>,
}

impl<'a> Folder<'a> {
    /// Opens what a person chose: an archive, or files that lie beside each other.
    pub(super) fn open(parts: &'a [Part], budget: &Budget) -> Result<Self, ImportError> {
        if let [part] = parts
            && part.bytes.starts_with(b"PK")
        {
            return Self::unpacked(&part.bytes, budget);
        }
        let files = parts
            .iter()
            .map(|part| (part.name.clone(), Place::Beside(&part.bytes)));
        Ok(Self {
            archive: None,
            files: files.collect(),
        })
    }

    fn unpacked(bytes: &'a [u8], budget: &Budget) -> Result<Self, ImportError> {
        let mut archive = Archive::open_with(bytes, MOST_FILES, MOST_BYTES, budget)?;
        let mut files = BTreeMap::new();
        for index in 0..archive.len() {
            let entry = archive.entry(index)?;
            let name = entry.name.replace('\\', "/");
            let mut folders = name.split('/');
            let is_hidden = folders.any(|part| part == "__MACOSX" || part.starts_with("._"));
            if entry.kind == EntryKind::File && !is_hidden {
                files.entry(name).or_insert(Place::Inside(index));
            }
        }
        Ok(Self {
            archive: Some(archive),
            files,
        })
    }

    /// The names, in their order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.files.keys().map(String::as_str)
    }

    /// The text of a file: UTF-8, or UTF-16 with its mark. None where it is not there, or is no text.
    pub(super) fn text(
        &mut self,
        name: &str,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Option<String>, ImportError> {
        match (self.files.get(name), &mut self.archive) {
            (Some(Place::Beside(bytes)), _) => Ok(decoded(bytes)),
            (Some(Place::Inside(index)), Some(archive)) => {
                match archive.read(*index, budget, progress) {
                    Ok(bytes) => Ok(decoded(&bytes)),
                    // A file that is damaged or needs a password is as good as missing.
                    Err(ImportError::Damaged { .. } | ImportError::PasswordProtected) => Ok(None),
                    Err(error) => Err(error),
                }
            }
            _ => Ok(None),
        }
    }
}
