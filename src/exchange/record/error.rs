//! Why a record could not be written or read. Words for people are made in `i18n` at the edge (I13).

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::base::{BudgetExceeded, Cancelled};
use crate::command::OriginalOf;
use crate::exchange::reports::TemplateError;
use crate::model::{RowKey, Sha256};

/// A place in a file for a person to go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextPlace {
    /// Counted from 1.
    pub line: usize,
    /// In code points, counted from 1.
    pub column: usize,
}

impl fmt::Display for TextPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// What was being done with a file when the system said no.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileStep {
    /// Opening or reading it.
    Read,
    /// Making the temporary file beside it.
    Create,
    /// Writing, or telling the system to keep what was written.
    Write,
    /// Giving the finished file its name.
    Rename,
}

/// Why an export or an import came to nothing: no file has changed, and no part of the record is handed on.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    /// The system refused.
    #[error("{step:?}: {source}: {}", path.display())]
    File {
        /// What was being done.
        step: FileStep,
        /// Why.
        source: io::Error,
        /// The file that was asked for.
        path: PathBuf,
    },
    /// The system refused while writing to something without a path.
    #[error("writing failed: {source}")]
    Output {
        /// Why.
        source: io::Error,
    },
    /// Original bytes could not be had.
    #[error("no original bytes of {of:?}: {source}")]
    NoOriginal {
        /// Whose.
        of: OriginalOf,
        /// Why.
        source: io::Error,
    },
    /// The bytes of a whole file are not those that were hashed.
    #[error("a whole file of hash {computed} is said to have {stated}")]
    WholeFile {
        /// The hash that stands beside them.
        stated: Sha256,
        /// The one that they have.
        computed: Sha256,
        /// Where.
        place: TextPlace,
    },
    /// The file costs more than allowed.
    #[error(transparent)]
    Budget(#[from] BudgetExceeded),
    /// Someone asked to stop.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// The file is not UTF-8.
    #[error("not UTF-8 at {place}")]
    NotUtf8 {
        /// The first wrong byte.
        place: TextPlace,
    },
    /// The file is RON or JSON of another kind.
    #[error("not a Hashiya record ({place})")]
    NotARecord {
        /// Where that showed.
        place: TextPlace,
    },
    /// The file is no codebook: a table without a column of labels, or RON of another kind.
    #[error("not a codebook ({place})")]
    NotACodebook {
        /// Where that showed.
        place: TextPlace,
    },
    /// The record is of a version that this program does not know.
    #[error("record version {found}; this program reads {known} ({place})")]
    UnknownVersion {
        /// What the file says.
        found: u64,
        /// What this program reads.
        known: u64,
        /// Where it says so.
        place: TextPlace,
    },
    /// The file ends too early.
    #[error("the file ends too early at {place}")]
    Truncated {
        /// The end of the file.
        place: TextPlace,
    },
    /// Brackets inside brackets, deeper than allowed.
    #[error("nested deeper than {allowed} at {place}")]
    TooDeep {
        /// Levels.
        allowed: u32,
        /// The bracket that is one too many.
        place: TextPlace,
    },
    /// A field that this version of the format does not have.
    #[error("unknown field {field:?} at {place}")]
    UnknownField {
        /// As written.
        field: String,
        /// Where, or shortly behind.
        place: TextPlace,
    },
    /// A field that is there twice.
    #[error("field {field:?} stands twice at {place}")]
    DuplicateField {
        /// Its name.
        field: String,
        /// Where, or shortly behind.
        place: TextPlace,
    },
    /// A field that must be there and is not.
    #[error("field {field:?} is missing at {place}")]
    MissingField {
        /// Its name.
        field: String,
        /// The end of what misses it.
        place: TextPlace,
    },
    /// Not RON or JSON, or a value of the wrong type.
    #[error("{message} at {place}")]
    Syntax {
        /// What the parser says, in English.
        message: String,
        /// Where.
        place: TextPlace,
    },
    /// A row contradicts itself, another row or its text.
    #[error("{key:?}: {fault}{}", place.map_or_else(String::new, |place| format!(" ({place})")))]
    Row {
        /// Which.
        key: RowKey,
        /// Why.
        fault: RowFault,
        /// Where its id stands; none for a row that is not of a file.
        place: Option<TextPlace>,
    },
    /// A template of reports cannot be used.
    #[error("template: {error}")]
    Template {
        /// Where, and why.
        error: TemplateError,
    },
    /// What was written, read back, is not what was to be written. The file has been given up.
    #[error("what was written does not come back: {key:?}")]
    NotAsWritten {
        /// The first row that differs; none where it is not a row.
        key: Option<RowKey>,
    },
}

impl ExchangeError {
    /// Where in the file, if it is about a place.
    pub fn place(&self) -> Option<TextPlace> {
        match self {
            Self::NotUtf8 { place }
            | Self::NotARecord { place }
            | Self::NotACodebook { place }
            | Self::UnknownVersion { place, .. }
            | Self::Truncated { place }
            | Self::TooDeep { place, .. }
            | Self::UnknownField { place, .. }
            | Self::DuplicateField { place, .. }
            | Self::MissingField { place, .. }
            | Self::WholeFile { place, .. }
            | Self::Syntax { place, .. } => Some(*place),
            Self::Row { place, .. } => *place,
            Self::File { .. }
            | Self::Output { .. }
            | Self::NoOriginal { .. }
            | Self::Budget(_)
            | Self::Cancelled(_)
            | Self::Template { .. }
            | Self::NotAsWritten { .. } => None,
        }
    }
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowFault {
    /// Its id is there twice.
    #[error("the id stands twice")]
    Duplicate,
    /// It points to a row that is not in the record.
    #[error("points to {target:?}, which is not there")]
    Dangling {
        /// What is missing.
        target: RowKey,
    },
    /// A span ends before it starts, ends past the text, or cuts a character.
    #[error("span {start}..{end} does not fit the text of {len} code points")]
    Span {
        /// In code points (in bytes if the row is not of a file).
        start: u32,
        /// In the unit of `start`.
        end: u32,
        /// Length of the text in the unit of `start`.
        len: u32,
    },
    /// Spans overlap or are out of order.
    #[error("the spans overlap or are out of order")]
    SpanOrder,
    /// A passage or placement without the spans it needs, or an orphan with spans.
    #[error("spans are missing or too many")]
    SpanCount,
    /// The quote is not the text at its place (I8).
    #[error("the quote is {found:?}, the text there is {expected:?}")]
    Quote {
        /// The text at the place.
        expected: String,
        /// What the record says.
        found: String,
    },
    /// Prefix or suffix is not the text beside the passage.
    #[error("the {field} is {found:?}, the text there is {expected:?}")]
    Context {
        /// `prefix` or `suffix`.
        field: &'static str,
        /// The text beside the passage, as long as what the record says.
        expected: String,
        /// What the record says.
        found: String,
    },
    /// A text is not the one that was hashed.
    #[error("the text's SHA-256 is {computed}, not {stated}")]
    TextHash {
        /// What the record says.
        stated: Sha256,
        /// What the text has.
        computed: Sha256,
    },
    /// The record names its texts by their content alone, and the collection does not have this one.
    #[error("the text of {document:?} is neither in the record nor in the collection")]
    TextMissing {
        /// The document's name.
        document: String,
    },
    /// Original bytes are not those that were hashed.
    #[error("the original's SHA-256 is {computed}, not {stated}")]
    Original {
        /// What the record says.
        stated: Sha256,
        /// What the bytes have.
        computed: Sha256,
    },
    /// A value that its field cannot have.
    #[error("field {field:?} cannot have this value")]
    Field {
        /// Its name.
        field: &'static str,
    },
    /// A tag stands below itself.
    #[error("the tag stands below itself")]
    TagCycle,
    /// The tree of tags is deeper than the limit.
    #[error("the tag stands deeper than {limit} levels")]
    TagTooDeep {
        /// Levels.
        limit: usize,
    },
}
