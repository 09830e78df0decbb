//! What comes in: one list of readers, found by the ending and, where that is shared, by a look at the file.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::base::environment::Environment;
use crate::base::{Budget, Cancelled, Progress};
use crate::exchange::brat;
use crate::exchange::codebook::{self, CodebookReport, Comparison};
use crate::exchange::foreign::{self, ForeignReader};
use crate::exchange::formats::ending_of;
use crate::exchange::importer::ImportError;
use crate::exchange::importer::worker::Isolation;
use crate::exchange::lines;
use crate::exchange::record::{self, ExchangeError, FileStep};
use crate::exchange::refi::{self, Arrival};
use crate::exchange::web;
use crate::i18n::Word;
use crate::model::{Collection, Snapshot};

/// So many bytes of a file show what it is.
const HEAD: u64 = 64 << 10;

/// A file that is to come in, and what it meets.
#[derive(Clone, Copy)]
pub struct Incoming<'a> {
    /// The file, or the folder.
    pub path: &'a Path,
    /// What is here already.
    pub snapshot: &'a Snapshot,
    /// The clock and ids.
    pub environment: &'a dyn Environment,
    /// Where foreign files are parsed.
    pub isolation: &'a Isolation,
    /// What parses projects of other programs.
    pub readers: &'static [&'static dyn ForeignReader],
    /// How far it is.
    pub progress: &'a Progress,
}

impl Incoming<'_> {
    /// The reader of a stable name. One that is not there is as good as a worker that cannot be started.
    pub(in crate::exchange) fn reader(
        &self,
        name: &str,
    ) -> Result<&'static dyn ForeignReader, ImportError> {
        let found = self.readers.iter().find(|reader| reader.name() == name);
        found.copied().ok_or(ImportError::NoWorker)
    }
}

/// What a file came to.
#[derive(Debug)]
pub enum Arrived {
    /// Rows to merge as one command, and what was left out, set apart or odd.
    Rows(Box<Arrival>),
    /// A codebook, compared with the one that is here; nothing is decided.
    Codebook(Box<(Comparison, CodebookReport)>),
}

/// Why a file did not come in.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Said by a format of our own.
    #[error(transparent)]
    Exchange(#[from] ExchangeError),
    /// Said by a reader of foreign files.
    #[error(transparent)]
    Import(#[from] ImportError),
}

impl From<Cancelled> for ReadError {
    fn from(cancelled: Cancelled) -> Self {
        Self::Exchange(cancelled.into())
    }
}

/// What a look at a file shows.
#[derive(Clone, Debug)]
pub struct Look<'a> {
    /// The file, or the folder.
    pub path: &'a Path,
    /// Whether it is a folder.
    pub is_folder: bool,
    /// Its first bytes; none of a folder.
    pub head: Vec<u8>,
}

impl<'a> Look<'a> {
    /// Looks at the start of a file. What cannot be opened has no bytes: the reader will say why.
    pub fn at(path: &'a Path) -> Self {
        let is_folder = path.is_dir();
        let mut head = Vec::new();
        if !is_folder && let Ok(file) = File::open(path) {
            let _short = file.take(HEAD).read_to_end(&mut head);
        }
        Self {
            path,
            is_folder,
            head,
        }
    }

    /// Whether these bytes stand among the first.
    pub fn holds(&self, bytes: &[u8]) -> bool {
        memchr::memmem::find(&self.head, bytes).is_some()
    }
}

/// A format that comes in.
pub struct ImportFormat {
    /// Its stable name: on the command line, in reports.
    pub name: &'static str,
    /// The endings of its files, in lower case without the dot.
    pub endings: &'static [&'static str],
    /// What it is called.
    pub title: Word,
    /// Whether a file shows that it is of this format. Asked where an ending is shared or unknown.
    pub is_it: fn(&Look<'_>) -> bool,
    /// Reads it, compares it with what is here, and changes nothing.
    pub read: fn(&Incoming<'_>) -> Result<Arrived, ReadError>,
    /// The collection that a file describes, for making one of it; none where it describes none, and a new one is made.
    pub collection: fn(&Incoming<'_>) -> Result<Option<Collection>, ReadError>,
}

impl std::fmt::Debug for ImportFormat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("ImportFormat").field(&self.name).finish()
    }
}

/// Every format that comes in. The first of an ending is taken where a look shows none of them.
pub static IMPORT_FORMATS: &[ImportFormat] = &[
    record::RECORD_IN,
    refi::QDPX_IN,
    codebook::CODEBOOK_IN,
    codebook::CODEBOOK_TABLE_IN,
    codebook::QDC_IN,
    foreign::TAGUETTE_IN,
    foreign::QUALCODER_IN,
    brat::BRAT_IN,
    web::WEB_IN,
    lines::LINES_IN,
];

impl ImportFormat {
    /// The format of a stable name.
    pub fn named(name: &str) -> Option<&'static Self> {
        IMPORT_FORMATS.iter().find(|format| format.name == name)
    }
}

/// The format that a file is of: the one whose ending it has; of several, or of none, the one that a look shows. A file that
/// shows nothing is taken for the first, whose reader says what is wrong with it.
pub fn import_format(path: &Path) -> Option<&'static ImportFormat> {
    let all = IMPORT_FORMATS.iter();
    let named: Vec<_> = all
        .filter(|format| ending_of(path, format.endings).is_some())
        .collect();
    if let [only] = named.as_slice() {
        return Some(only);
    }
    let look = Look::at(path);
    let candidates = match named.is_empty() {
        true => IMPORT_FORMATS.iter().collect(),
        false => named,
    };
    let shown = candidates.iter().find(|format| (format.is_it)(&look));
    shown.or_else(|| candidates.first()).copied()
}

/// Reads a whole file, within a budget.
pub fn bytes_of(path: &Path, budget: &Budget) -> Result<Vec<u8>, ExchangeError> {
    let failed = |source| ExchangeError::File {
        step: FileStep::Read,
        source,
        path: path.to_owned(),
    };
    let file = File::open(path).map_err(failed)?;
    budget.check_bytes(file.metadata().map_err(failed)?.len())?;
    let mut bytes = Vec::new();
    file.take(budget.bytes.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    Ok(bytes)
}
