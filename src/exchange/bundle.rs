//! Several files as one: an archive with fixed times and in the order of writing, written as a stream, and read back.
//!
//! Of what is written only one file is in memory.

use std::io::Write;

use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::base::{Budget, Progress};
use crate::exchange::importer::ImportError;
use crate::exchange::importer::archive::Archive;
use crate::exchange::record::ExchangeError;

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

fn output(source: std::io::Error) -> ExchangeError {
    ExchangeError::Output { source }
}

/// An archive that this program has just written, for its proof. Whatever cannot be read was not written as it should be.
pub(super) struct Written<'a> {
    archive: Archive<'a>,
    budget: Budget,
    progress: &'a Progress,
    n_read: usize,
}

impl<'a> Written<'a> {
    /// Opens it; it may be as large as it is.
    pub(super) fn open(bytes: &'a [u8], progress: &'a Progress) -> Result<Self, ExchangeError> {
        let budget = boundless();
        let archive = Archive::open_with(bytes, u64::MAX, u64::MAX, &budget);
        Ok(Self {
            archive: archive.map_err(|error| unreadable(&error))?,
            budget,
            progress,
            n_read: 0,
        })
    }

    /// The text of a file, which has to be there.
    pub(super) fn text(&mut self, name: &str) -> Result<String, ExchangeError> {
        let bytes = self.archive.part(name, &self.budget, self.progress);
        let bytes = bytes.map_err(|error| unreadable(&error))?;
        let bytes = bytes.ok_or(ExchangeError::NotAsWritten { key: None })?;
        self.n_read += 1;
        String::from_utf8(bytes).map_err(|_| ExchangeError::NotAsWritten { key: None })
    }

    /// Whether each file was read, and there is none beside.
    pub(super) fn is_done(&self) -> bool {
        self.n_read == self.archive.len()
    }
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
