//! ZIP archives in memory: their parts, each read through a limit.
//!
//! What a directory declares is a claim. The entries are counted before anything is allocated for them, parts that share
//! bytes or names are refused, and the bytes that reading really produces are counted over the whole archive. Names are for
//! display and for finding a part; nothing is ever written anywhere by them.

use std::io::{Cursor, ErrorKind, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::base::{Budget, BudgetExceeded, Limit, Progress};
use crate::exchange::importer::ImportError;

/// Entries of one archive, folders among them.
const MOST_ENTRIES: u64 = 10_000;
/// An archive of N bytes may become 100·N and 16 MB, and never more than 2 GiB.
const MOST_EXPANSION: u64 = 100;
const FREE_EXPANSION: u64 = 16_000_000;
const MOST_PRODUCED: u64 = 2 << 30;
/// The clock and the cancel request are looked at once in so many bytes.
const PIECE: usize = 1 << 16;

/// What an entry of an archive is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) enum EntryKind {
    /// A file that can be read.
    File,
    /// A folder.
    Folder,
    /// A symbolic link; never followed.
    Link,
    /// A file that needs a password.
    Encrypted,
    /// A file packed in a way that is not read.
    Unsupported,
}

/// One entry of an archive, as its directory says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct Entry {
    /// Its path in the archive; anything may stand in it.
    pub(in crate::exchange) name: String,
    /// What it is.
    pub(in crate::exchange) kind: EntryKind,
}

/// An open archive, with the count of what it has produced.
pub(in crate::exchange) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    produced: u64,
    allowed: u64,
}

impl<'a> Archive<'a> {
    /// Opens an archive; refuses one with too many entries, with two of one name, or with entries that share bytes.
    pub(in crate::exchange) fn open(bytes: &'a [u8], budget: &Budget) -> Result<Self, ImportError> {
        Self::open_with(bytes, MOST_ENTRIES, MOST_PRODUCED, budget)
    }

    /// The same with another limit of entries, and one of the bytes that may come out at most.
    pub(in crate::exchange) fn open_with(
        bytes: &'a [u8],
        most_entries: u64,
        most_produced: u64,
        budget: &Budget,
    ) -> Result<Self, ImportError> {
        budget.check_bytes(bytes.len() as u64)?;
        let most = most_entries.min(budget.items);
        let too_many = ImportError::Budget(BudgetExceeded {
            limit: Limit::Items,
            allowed: most,
        });
        if declared_entries(bytes) > most {
            return Err(too_many);
        }
        let mut zip =
            ZipArchive::new(Cursor::new(bytes)).map_err(|error| fault(&error, "directory"))?;
        if zip.len() as u64 > most {
            return Err(too_many);
        }
        let overlaps = zip
            .has_overlapping_entries()
            .map_err(|error| fault(&error, "directory"))?;
        if overlaps || zip.has_duplicate_names() {
            return Err(damaged("directory"));
        }
        let allowed = (bytes.len() as u64)
            .saturating_mul(MOST_EXPANSION)
            .saturating_add(FREE_EXPANSION)
            .min(most_produced);
        Ok(Self {
            zip,
            produced: 0,
            allowed,
        })
    }

    /// How many entries there are.
    pub(in crate::exchange) fn len(&self) -> usize {
        self.zip.len()
    }

    /// What the directory says of an entry.
    pub(in crate::exchange) fn entry(&mut self, index: usize) -> Result<Entry, ImportError> {
        let file = self
            .zip
            .by_index_raw(index)
            .map_err(|error| fault(&error, "directory"))?;
        // Many programs write UTF-8 without saying so; else the name is in the code page of old, or not to be read.
        let raw = file.name_raw();
        let name = match (std::str::from_utf8(raw), file.name()) {
            (Ok(name), _) => name.to_owned(),
            (Err(_), Ok(name)) => name.into_owned(),
            (Err(_), Err(_)) => String::from_utf8_lossy(raw).into_owned(),
        };
        // A device or a pipe is as little a file as a link.
        let is_special = file
            .unix_mode()
            .is_some_and(|mode| !matches!(mode & 0o170_000, 0 | 0o100_000 | 0o040_000));
        let readable = matches!(
            file.compression(),
            zip::CompressionMethod::Stored | zip::CompressionMethod::Deflated
        );
        let kind = if file.is_dir() {
            EntryKind::Folder
        } else if file.is_symlink() || is_special {
            EntryKind::Link
        } else if file.encrypted() {
            EntryKind::Encrypted
        } else if !readable {
            EntryKind::Unsupported
        } else {
            EntryKind::File
        };
        Ok(Entry { name, kind })
    }

    /// Where an entry of this name is.
    pub(in crate::exchange) fn find(&self, name: &str) -> Option<usize> {
        self.zip.index_for_name(name)
    }

    /// Reads the entry of this name wholly; none if there is no such entry.
    pub(in crate::exchange) fn part(
        &mut self,
        name: &str,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Option<Vec<u8>>, ImportError> {
        match self.find(name) {
            Some(index) => self.read(index, budget, progress).map(Some),
            None => Ok(None),
        }
    }

    /// Reads an entry wholly, in pieces, and counts what comes out. Its checksum and its length must be right.
    pub(in crate::exchange) fn read(
        &mut self,
        index: usize,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Vec<u8>, ImportError> {
        let Entry { name, kind } = self.entry(index)?;
        match kind {
            EntryKind::File => {}
            EntryKind::Encrypted => return Err(ImportError::PasswordProtected),
            EntryKind::Folder | EntryKind::Link | EntryKind::Unsupported => {
                return Err(damaged(&name));
            }
        }
        let mut file = self
            .zip
            .by_index(index)
            .map_err(|error| fault(&error, &name))?;
        let declared = file.size();
        let mut bytes = Vec::new();
        loop {
            progress.check()?;
            budget.check_time()?;
            let before = bytes.len();
            file.by_ref()
                .take(PIECE as u64)
                .read_to_end(&mut bytes)
                .map_err(|error| fault(&ZipError::Io(error), &name))?;
            if bytes.len() == before {
                // A false length is one by which two programs can read two things.
                return match bytes.len() as u64 == declared {
                    true => Ok(bytes),
                    false => Err(damaged(&name)),
                };
            }
            self.produced = self.produced.saturating_add((bytes.len() - before) as u64);
            if self.produced > self.allowed {
                return Err(ImportError::Budget(BudgetExceeded {
                    limit: Limit::Unpacked,
                    allowed: self.allowed,
                }));
            }
        }
    }
}

fn damaged(part: &str) -> ImportError {
    ImportError::Damaged {
        part: part.to_owned(),
    }
}

fn fault(error: &ZipError, part: &str) -> ImportError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            ImportError::PasswordProtected
        }
        ZipError::Io(error) if error.kind() == ErrorKind::OutOfMemory => ImportError::TooMuchMemory,
        _ => damaged(part),
    }
}

/// The largest count of entries that an end record near the end of the bytes declares. The end record is that of
/// APPNOTE 4.3.16 (a count of 16 bits at 10) or, if that is all ones, of 4.3.14 (64 bits at 32).
fn declared_entries(bytes: &[u8]) -> u64 {
    /// The record and the longest comment, and before them the record and locator of 64 bits.
    const TAIL: usize = 22 + 65_535 + 20 + 56 + 4096;
    let tail = bytes
        .get(bytes.len().saturating_sub(TAIL)..)
        .unwrap_or_default();
    let mut most = 0;
    for at in memchr::memmem::find_iter(tail, b"PK\x05\x06") {
        if let Some(&[low, high]) = tail.get(at + 10..at + 12) {
            most = most.max(u64::from(u16::from_le_bytes([low, high])));
        }
    }
    if most < u64::from(u16::MAX) {
        return most;
    }
    let mut most = u64::from(u16::MAX);
    for at in memchr::memmem::find_iter(tail, b"PK\x06\x06") {
        if let Some(Ok(count)) = tail.get(at + 32..at + 40).map(<[u8; 8]>::try_from) {
            most = most.max(u64::from_le_bytes(count));
        }
    }
    most
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::write::SimpleFileOptions;

    use super::*;

    fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            let options = SimpleFileOptions::default();
            writer.start_file(*name, options).expect("an entry");
            writer.write_all(bytes).expect("its bytes");
        }
        writer.finish().expect("an archive").into_inner()
    }

    fn read(bytes: &[u8], name: &str) -> Result<Option<Vec<u8>>, ImportError> {
        let budget = Budget::default();
        Archive::open(bytes, &budget)?.part(name, &budget, &Progress::default())
    }

    #[test]
    fn parts_come_out_as_they_went_in() {
        let bytes = zipped(&[("a.xml", "نصّ".as_bytes()), ("b/c", b"")]);
        assert_eq!(read(&bytes, "a.xml"), Ok(Some("نصّ".as_bytes().to_vec())));
        assert_eq!(read(&bytes, "b/c"), Ok(Some(Vec::new())));
        assert_eq!(read(&bytes, "B/C"), Ok(None));
    }

    #[test]
    fn a_bomb_is_refused_by_what_it_produces() {
        let zeros = vec![0; 40_000_000];
        let bytes = zipped(&[("zeros", &zeros)]);
        assert!(bytes.len() < 100_000);
        assert!(matches!(
            read(&bytes, "zeros"),
            Err(ImportError::Budget(BudgetExceeded {
                limit: Limit::Unpacked,
                ..
            }))
        ));
    }

    #[test]
    fn a_false_archive_is_refused() {
        let good = zipped(&[("one", b"text text text"), ("two", b"text text text")]);
        for bytes in [&b""[..], b"PK\x03\x04", &good[..good.len() - 30]] {
            assert_eq!(read(bytes, "one"), Err(damaged("directory")));
        }
        // Two entries of one name.
        let mut twice = good.clone();
        for at in memchr::memmem::find_iter(&good, b"two") {
            twice[at..at + 3].copy_from_slice(b"one");
        }
        assert_eq!(read(&twice, "one"), Err(damaged("directory")));
        // A wrong checksum.
        let mut altered = good.clone();
        altered[36] ^= 1;
        assert_eq!(read(&altered, "one"), Err(damaged("one")));
        // A million entries are refused by the count alone.
        let mut many = good;
        let end = many.len() - 22;
        many[end + 8..end + 12].copy_from_slice(&[0xFE, 0xFF, 0xFE, 0xFF]);
        assert!(matches!(read(&many, "one"), Err(ImportError::Budget(_))));
    }
}
