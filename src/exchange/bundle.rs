//! Several files as one: an archive with fixed times and in the order of writing, written and read back as a stream.
//!
//! Of what is written only one file is in memory, of what is read back a piece; and beside it the names and places of all files.

use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Write};

use zip::read::ZipFile;
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::base::{Budget, Progress};
use crate::exchange::importer::ImportError;
use crate::exchange::record::ExchangeError;

/// So many bytes of a file are read at once.
const PIECE: usize = 1 << 16;
/// The bytes of an end record that has no comment.
const END_RECORD: usize = 22;

/// An archive under way.
pub(super) struct Bundle<'a> {
    zip: ZipWriter<StreamWriter<&'a mut dyn Write>>,
}

impl<'a> Bundle<'a> {
    /// Begins an archive.
    pub(super) fn new(out: &'a mut dyn Write) -> Self {
        Self {
            zip: ZipWriter::new_stream(out),
        }
    }

    /// Begins a file. Its name says nothing of the system, and is read and written by its owner, read by all.
    pub(super) fn start(&mut self, name: &str) -> Result<(), ExchangeError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(1))
            .last_modified_time(DateTime::default())
            .unix_permissions(0o644);
        self.zip
            .start_file(name, options)
            .map_err(|error| output(error.into()))
    }

    /// Writes bytes of the file that was begun last.
    pub(super) fn write(&mut self, bytes: &[u8]) -> Result<(), ExchangeError> {
        self.zip.write_all(bytes).map_err(output)
    }

    /// Writes a whole file.
    pub(super) fn file(&mut self, name: &str, bytes: &[u8]) -> Result<(), ExchangeError> {
        self.start(name)?;
        self.write(bytes)
    }

    /// Ends the archive.
    pub(super) fn finish(self) -> Result<(), ExchangeError> {
        let mut stream = self.zip.finish().map_err(|error| output(error.into()))?;
        stream.flush().map_err(output)
    }
}

fn output(source: io::Error) -> ExchangeError {
    ExchangeError::Output { source }
}

/// An archive that this program has just written, for its proof. Whatever cannot be read was not written as it should be.
///
/// Read as a stream: beside the directory only a piece of one file is in memory.
pub(super) struct Written<'a, R> {
    zip: ZipArchive<R>,
    progress: &'a Progress,
    /// Which files were read to their ends.
    read: Vec<bool>,
}

impl<'a, R: Read + Seek> Written<'a, R> {
    /// Opens it; it may be as large as it is. Before and after it there is nothing, and no byte and no name belongs to two files.
    pub(super) fn open(mut archive: R, progress: &'a Progress) -> Result<Self, ExchangeError> {
        if !ends_at_once(&mut archive).unwrap_or(false) {
            return Err(not_as_written());
        }
        let mut zip = ZipArchive::new(archive).map_err(|_| not_as_written())?;
        let overlaps = zip.has_overlapping_entries().unwrap_or(true);
        if overlaps || zip.has_duplicate_names() || zip.offset() != 0 {
            return Err(not_as_written());
        }
        let read = vec![false; zip.len()];
        Ok(Self {
            zip,
            progress,
            read,
        })
    }

    /// The text of a file, which has to be there. For files of one document, and those that are small.
    pub(super) fn text(&mut self, name: &str) -> Result<String, ExchangeError> {
        let progress = self.progress;
        let mut part = self.stream(name)?;
        let mut bytes = Vec::with_capacity(usize::try_from(part.left).unwrap_or(0).min(PIECE));
        loop {
            progress.check()?;
            let piece = part.fill_buf().map_err(|_| not_as_written())?;
            if piece.is_empty() {
                return String::from_utf8(bytes).map_err(|_| not_as_written());
            }
            let n = piece.len();
            bytes.extend_from_slice(piece);
            part.consume(n);
        }
    }

    /// A file, which has to be there and was not asked for before. It counts as read once its end was met.
    pub(super) fn stream(&mut self, name: &str) -> Result<Part<'_, R>, ExchangeError> {
        let index = self.zip.index_for_name(name).ok_or_else(not_as_written)?;
        let file = self.zip.by_index(index).map_err(|_| not_as_written())?;
        let is_read = self.read.get_mut(index).ok_or_else(not_as_written)?;
        if *is_read || !file.is_file() {
            return Err(not_as_written());
        }
        Ok(Part {
            left: file.size(),
            file: BufReader::with_capacity(PIECE, file),
            is_read,
        })
    }

    /// Whether each file was read by this reader or by another of the same archive, and there is none beside.
    pub(super) fn is_done_with(&self, other: &Self) -> bool {
        let mut both = self.read.iter().zip(&other.read);
        self.read.len() == other.read.len() && both.all(|(one, other)| one != other)
    }

    /// Whether each file was read, and there is none beside.
    pub(super) fn is_done(&self) -> bool {
        self.read.iter().all(|is_read| *is_read)
    }
}

/// A file of an archive as it is read. Where its end comes, its length and its checksum must be right.
pub(super) struct Part<'w, R: Read> {
    file: BufReader<ZipFile<'w, R>>,
    /// Bytes that have to come.
    left: u64,
    is_read: &'w mut bool,
}

impl<R: Read> Read for Part<'_, R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = self.fill_buf()?.read(out)?;
        self.consume(n);
        Ok(n)
    }
}

impl<R: Read> BufRead for Part<'_, R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let piece = self.file.fill_buf()?;
        match (piece.is_empty(), self.left) {
            (true, 0) => *self.is_read = true,
            // A false length is one by which two programs can read two things.
            (true, _) => return Err(io::ErrorKind::UnexpectedEof.into()),
            (false, left) if piece.len() as u64 > left => {
                return Err(io::ErrorKind::InvalidData.into());
            }
            (false, _) => {}
        }
        Ok(piece)
    }

    fn consume(&mut self, n: usize) {
        self.left = self.left.saturating_sub(n as u64);
        self.file.consume(n);
    }
}

/// Whether the last bytes are the end record of an archive (APPNOTE 4.3.16), without a comment. What stands after it would not
/// be asked for by anyone.
fn ends_at_once(archive: &mut (impl Read + Seek)) -> io::Result<bool> {
    let mut record = [0; END_RECORD];
    archive.seek(SeekFrom::End(-(END_RECORD as i64)))?;
    archive.read_exact(&mut record)?;
    Ok(record.starts_with(b"PK\x05\x06") && record.ends_with(&[0, 0]))
}

fn not_as_written() -> ExchangeError {
    ExchangeError::NotAsWritten { key: None }
}

/// For what we have written ourselves: it may be as large as it is.
pub(super) fn boundless() -> Budget {
    Budget {
        bytes: u64::MAX,
        characters: u64::MAX,
        items: u64::MAX,
        ..Budget::default()
    }
}

/// What a proof says of a file that does not even read.
pub(super) fn unreadable(error: &ImportError) -> ExchangeError {
    match error {
        ImportError::Cancelled(cancelled) => ExchangeError::Cancelled(*cancelled),
        _ => ExchangeError::NotAsWritten { key: None },
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn bundled(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut bundle = Bundle::new(&mut bytes);
        for (name, content) in files {
            bundle.file(name, content).expect("written");
        }
        bundle.finish().expect("ended");
        bytes
    }

    fn good() -> Vec<u8> {
        bundled(&[("one", &b"text ".repeat(50_000)), ("two", "نصّ".as_bytes())])
    }

    /// Whether all of the two files is read as it should be.
    fn is_whole(bytes: &[u8]) -> bool {
        let progress = Progress::default();
        let Ok(mut written) = Written::open(Cursor::new(bytes), &progress) else {
            return false;
        };
        let mut all = Vec::new();
        let is_read = written
            .stream("one")
            .is_ok_and(|mut part| part.read_to_end(&mut all).is_ok());
        let two = written.text("two");
        is_read
            && all == b"text ".repeat(50_000)
            && two.is_ok_and(|two| two == "نصّ")
            && written.is_done()
    }

    #[test]
    fn files_are_read_as_they_were_written() {
        assert!(is_whole(&good()));
    }

    #[test]
    fn files_that_are_not_read_to_their_ends_are_not_read() {
        let (bytes, progress) = (good(), Progress::default());
        let mut written = Written::open(Cursor::new(&bytes), &progress).expect("an archive");
        let mut part = written.stream("one").expect("a file");
        part.by_ref()
            .take(249_999)
            .read_to_end(&mut Vec::new())
            .expect("a part");
        drop(part);
        written.text("two").expect("a text");
        assert!(!written.is_done());
        written.text("one").expect("a text");
        assert!(written.is_done());
        // Once is enough.
        assert!(written.text("one").is_err() && written.text("three").is_err());
    }

    #[test]
    fn what_is_not_as_it_was_written_is_refused() {
        let good = good();
        let changed = |change: &dyn Fn(&mut Vec<u8>)| {
            let mut bytes = good.clone();
            change(&mut bytes);
            bytes
        };
        let long = b"text ".repeat(50_000);
        let (one, two) = (("one", &long[..]), ("two", "نصّ".as_bytes()));
        let headers: Vec<usize> = memchr::memmem::find_iter(&good, b"PK\x01\x02").collect();
        let last = headers[1];
        for (name, bytes) in [
            ("empty", Vec::new()),
            ("cut", good[..good.len() / 2].to_vec()),
            ("cut by one", good[..good.len() - 1].to_vec()),
            ("something after it", changed(&|bytes| bytes.push(0))),
            ("another after it", [&good[..], &good].concat()),
            ("something before it", [b"x", &good[..]].concat()),
            ("one that is missing", bundled(&[one])),
            ("one beside", bundled(&[one, two, ("three", b"")])),
            ("a checksum", changed(&|bytes| bytes[headers[0] + 16] ^= 1)),
            ("that of the last", changed(&|bytes| bytes[last + 16] ^= 1)),
            ("a length", changed(&|bytes| bytes[headers[0] + 24] += 1)),
            ("that of the last", changed(&|bytes| bytes[last + 24] -= 1)),
            ("a name", changed(&|bytes| bytes[last + 46] = b'o')),
            (
                "a doubled name",
                changed(&|bytes| bytes[last + 46..last + 49].copy_from_slice(b"one")),
            ),
            // The second header leads to the bytes of the first.
            (
                "a place",
                changed(&|bytes| bytes[last + 42..last + 46].fill(0)),
            ),
            ("a byte", changed(&|bytes| bytes[60] ^= 1)),
        ] {
            assert!(!is_whole(&bytes), "{name}");
        }
    }
}
