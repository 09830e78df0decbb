//! Archives of documents: each file in one is read as it would be outside, one level deep.
//!
//! Names are for display and for choosing a reader; nothing is written anywhere by them. What is no document is passed over
//! and told, like in a folder. A bomb is refused whole by the bytes that it produces; a single damaged file is refused alone.

mod path;

use std::sync::Arc;

use crate::base::{Budget, Limit, Progress, Report};
use crate::exchange::importer::archive::{Archive, EntryKind};
use crate::exchange::importer::collect::{MOST_FOLDERS_DEEP, is_quiet};
use crate::exchange::importer::detect::detect;
use crate::exchange::importer::reading::{add_note, read_here};
use crate::exchange::importer::{
    Entry, Extractor, ImportError, ImportNote, ImportOptions, Imported, Importer, PassedOver,
    Reading, SourceFile, importer_for,
};

/// Reads `.zip`.
pub(super) struct Zip;

/// What a reader calls itself that opens archives of anything.
const NAME: &str = "zip";

impl Importer for Zip {
    fn extensions(&self) -> &'static [&'static str] {
        &["zip"]
    }

    fn extractor(&self) -> Extractor {
        Extractor {
            name: NAME,
            version: 1,
        }
    }

    fn read(
        &self,
        source: &SourceFile,
        options: &ImportOptions,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Vec<Imported>, ImportError> {
        let reading = self.read_all(source, options, budget, progress)?;
        let documents = reading.documents.into_iter();
        Ok(documents.map(|found| found.imported).collect())
    }

    fn read_all(
        &self,
        source: &SourceFile,
        options: &ImportOptions,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Reading, ImportError> {
        if !is_framed(&source.bytes) {
            let part = "directory".to_owned();
            return Err(ImportError::Damaged { part });
        }
        let mut archive = Archive::open(&source.bytes, budget)?;
        let mut reading = Reading::default();
        let mut characters = 0_u64;
        for index in 0..archive.len() {
            progress.check()?;
            budget.check_time()?;
            let entry = archive.entry(index)?;
            let path = path::parts(&entry.name);
            let Some(name) = path.last() else { continue };
            if entry.kind == EntryKind::Folder || path.iter().any(|part| is_quiet(part)) {
                continue;
            }
            let shown = path.join("/");
            if let Some(reason) = reason_to_pass(&path, entry.kind) {
                pass(&mut reading.passed, shown, ImportNote::PassedOver(reason));
                continue;
            }
            let inner = SourceFile {
                name: name.clone(),
                bytes: match archive.read(index, budget, progress) {
                    Ok(bytes) => bytes,
                    Err(error) if is_only_this(&error) => {
                        pass(&mut reading.passed, shown, ImportNote::Refused(error));
                        continue;
                    }
                    Err(error) => return Err(error),
                },
                modified: source.modified,
            };
            match read_entry(&inner, options, budget, progress) {
                Ok(mut found) => {
                    let entry = Entry {
                        path,
                        bytes: Arc::from(inner.bytes),
                    };
                    for document in &mut found.documents {
                        characters += document.imported.text.chars().count() as u64;
                        document.entry = Some(entry.clone());
                    }
                    budget.check_characters(characters)?;
                    reading.documents.append(&mut found.documents);
                }
                Err(note) => pass(&mut reading.passed, shown, note),
            }
        }
        Ok(reading)
    }
}

/// Whether the bytes are an archive from the first to the last. One with something before or after it can be two things at
/// once, as can one with two ends: then what a person sees elsewhere is not what would be read here.
fn is_framed(bytes: &[u8]) -> bool {
    /// The end record (APPNOTE 6.3.10, §4.3.16) without its comment.
    const END: usize = 22;
    let starts = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06");
    let tail = bytes.len().saturating_sub(END + usize::from(u16::MAX));
    let found = memchr::memmem::rfind(bytes.get(tail..).unwrap_or_default(), b"PK\x05\x06");
    let Some((at, end)) = found.and_then(|at| Some((tail + at, bytes.get(tail + at..)?))) else {
        return false;
    };
    let small = |from: usize| {
        end.get(from..from + 2)
            .map(|two| usize::from(two[0]) | usize::from(two[1]) << 8)
    };
    let large = |from: usize| Some(small(from)? | small(from + 2)? << 16);
    let (Some(length), Some(directory), Some(comment)) = (large(12), large(16), small(20)) else {
        return false;
    };
    let after_directory = directory.saturating_add(length);
    // Large archives have records of their own between the directory and the end, and say so by a number that cannot be.
    let is_large = directory == 0xFFFF_FFFF || length == 0xFFFF_FFFF;
    let between = bytes.get(after_directory..at).unwrap_or_default();
    let joins = is_large || after_directory == at || between.starts_with(b"PK\x06\x06");
    starts && joins && end.len() == END + comment
}

/// Why a file in an archive is not looked at.
fn reason_to_pass(path: &[String], kind: EntryKind) -> Option<PassedOver> {
    let name = path.last()?;
    let has_ending = name
        .rsplit_once('.')
        .is_some_and(|(stem, _)| !stem.is_empty());
    let importer = importer_for(name);
    if path.iter().any(|part| part.starts_with('.')) {
        Some(PassedOver::Hidden)
    } else if path.len() > MOST_FOLDERS_DEEP {
        Some(PassedOver::TooDeep)
    } else if kind == EntryKind::Link {
        Some(PassedOver::NotAFile)
    } else if kind == EntryKind::Unsupported {
        Some(PassedOver::Packing)
    } else if has_ending && importer.is_none() {
        Some(PassedOver::UnknownFormat)
    } else if importer.is_some_and(|importer| importer.extractor().name == NAME) {
        Some(PassedOver::Nested)
    } else {
        None
    }
}

/// Reads a file of the archive by its own reader.
fn read_entry(
    inner: &SourceFile,
    options: &ImportOptions,
    budget: &Budget,
    progress: &Progress,
) -> Result<Reading, ImportNote> {
    let detected = detect(&inner.name, &inner.bytes).map_err(|error| match error {
        ImportError::UnknownFormat => ImportNote::PassedOver(PassedOver::UnknownFormat),
        error => ImportNote::Refused(error),
    })?;
    if detected.importer.extractor().name == NAME {
        return Err(ImportNote::PassedOver(PassedOver::Nested));
    }
    let read = read_here(detected.importer, inner, options, budget, progress);
    let mut reading = read.map_err(ImportNote::Refused)?;
    add_note(&mut reading, detected.note);
    Ok(reading)
}

/// Whether a fault is one of a single file, so that the others can be read.
fn is_only_this(error: &ImportError) -> bool {
    match error {
        ImportError::Damaged { .. } | ImportError::PasswordProtected => true,
        ImportError::Budget(exceeded) => exceeded.limit == Limit::Bytes,
        _ => false,
    }
}

fn pass(report: &mut Report<ImportNote>, part: String, note: ImportNote) {
    report.add(note.severity(), part, note);
}

#[cfg(test)]
mod tests;
