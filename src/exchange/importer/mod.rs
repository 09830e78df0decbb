//! Reading foreign files into text.
//!
//! One file per format implements [`Importer`]; [`importer_for`] finds it by the file's name. [`import_files`] walks folders,
//! reads and hashes in parallel, and returns what could be read with a report of the rest: never half a file, never a panic
//! (I11). All but text is read in a process of its own, see [`worker`]. The text is what the file says, with LF at line ends:
//! nothing is normalized and no character is dropped without a note. The caller keeps the original bytes and makes documents
//! of the result in one command.

pub(in crate::exchange) mod archive;
mod codes;
mod collect;
mod copied_page;
mod describe;
mod detect;
mod docx;
mod eml;
mod epub;
mod files;
mod formats;
pub(in crate::exchange) mod html;
mod left_out;
mod markdown;
mod mhtml;
mod note;
mod odt;
mod pdf;
mod plain_text;
mod properties;
mod reading;
mod registry;
mod rtf;
mod story;
mod subtitles;
mod table;
pub mod worker;
mod written_date;
pub(in crate::exchange) mod xml;
mod zip;

use crate::base::environment::Timestamp;
use crate::base::{Budget, Progress};
use crate::model::{StructureMark, Value};
use crate::text::Encoding;

pub use collect::{Candidate, Candidates, collect};
pub use describe::{describe, fact_name};
pub use files::{Import, ImportedFile, import_files, import_source, stem};
pub use left_out::LeftOut;
pub use note::{ImportError, ImportNote, PassedOver};
pub use reading::{Entry, Found, Reading, import_bytes};
pub use registry::{IMPORTERS, importer_for, importer_named};
pub use table::TableChoice;
pub use worker::Isolation;

#[cfg(test)]
pub(crate) mod mutation;
#[cfg(test)]
pub(in crate::exchange) mod testing;
#[cfg(test)]
mod tests;

/// A file as it was read, once, into memory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// The file's own name: for display and for its extension, never a path.
    pub name: String,
    /// All of it.
    pub bytes: Vec<u8>,
    /// When it was last changed, where the system says so.
    pub modified: Option<Timestamp>,
}

/// What a person chose for an import.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportOptions {
    /// Reads every file in this encoding instead of finding it.
    pub encoding: Option<Encoding>,
    /// Which columns of tables become text, instead of the longest one.
    pub table: Option<TableChoice>,
}

/// What made the text of a capture: a different version may make another text of the same bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extractor {
    /// Stable name.
    pub name: &'static str,
    /// Raised whenever the same bytes would give another text.
    pub version: u32,
}

impl std::fmt::Display for Extractor {
    /// As stored with a capture: `plain-text 1`.
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{} {}", self.name, self.version)
    }
}

/// What a file says of itself, offered as a value of a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is about.
    pub about: FactKind,
    /// What the file says.
    pub value: Value,
}

/// What files say of themselves.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FactKind {
    /// Who wrote it; text.
    Author,
    /// Which newspaper, site or publisher it comes from; text.
    Outlet,
    /// When it was published or sent; a date.
    Published,
    /// When the file was made; a date.
    Created,
    /// When the page was looked at; a date.
    Accessed,
    /// Where it was found; text, never followed.
    Address,
    /// To whom it was sent; text.
    Recipient,
    /// Who speaks; text, once for each speaker.
    Speaker,
    /// A column of a table, by its heading; any value.
    Column(String),
}

/// One document out of a file, and what is known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// Its own name inside a file that holds several: an entry's path, a sheet and row. For display only.
    pub part: Option<String>,
    /// The bytes that this document was made of, where they are not the whole file.
    pub original: Option<Vec<u8>>,
    /// The text; LF at line ends, no byte order mark.
    pub text: String,
    /// How the bytes were read.
    pub encoding: Encoding,
    /// Whether the bytes prove the encoding or a person chose it.
    pub encoding_certain: bool,
    /// What made the text.
    pub extractor: Extractor,
    /// A title found in the text; the caller falls back on the file's name.
    pub title: Option<String>,
    /// BCP 47 tag of the language that the file names.
    pub language: Option<String>,
    /// What the file says of itself.
    pub facts: Vec<Fact>,
    /// Headings, lists and the like, by their start.
    pub structure: Vec<StructureMark>,
    /// What is worth knowing.
    pub notes: Vec<ImportNote>,
}

/// Reads one format.
pub trait Importer: Send + Sync {
    /// The extensions of its files, in lower case without the dot.
    fn extensions(&self) -> &'static [&'static str];

    /// Its name and version.
    fn extractor(&self) -> Extractor;

    /// Whether its files are read in a process of their own, whatever they do there.
    fn is_foreign(&self) -> bool {
        true
    }

    /// Reads a file wholly or not at all, within the budget; stops soon after a cancel request. Most files are one document.
    fn read(
        &self,
        source: &SourceFile,
        options: &ImportOptions,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Vec<Imported>, ImportError>;

    /// The same with what is to be told of parts that gave no document: for archives, which have their own.
    fn read_all(
        &self,
        source: &SourceFile,
        options: &ImportOptions,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Reading, ImportError> {
        self.read(source, options, budget, progress)
            .map(Reading::from)
    }
}
