//! The full record out of a collection and into one.

use std::path::Path;

use crate::base::Progress;
use crate::command::{Command, OriginalOf};
use crate::engine::locate::is_collection;
use crate::engine::{EngineError, JobError, Reader};
use crate::exchange::record::{
    DocumentsBy, ExchangeError, FileStep, Format, HistoryEntry, HistoryKind, Known, KnownTexts,
    Record, Source, Summary, TextPlace, adapt_to, no_texts, read_file, record_budget, write_file,
};
use crate::exchange::write_whole;
use crate::model::{Collection, Row, Snapshot};
use crate::store::EntryKind;

pub use crate::exchange::record::Format as RecordFormat;

/// What goes into a record besides the rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RecordOptions {
    /// The bytes of the files as they were imported.
    pub with_originals: bool,
    /// What was done, when and by whom.
    pub with_history: bool,
    /// Documents by the hashes of their texts, which are left out.
    pub without_texts: bool,
}

/// Writes the record to a file; the file is read back and compared before it takes the place of an older one. An
/// [`Engine`](crate::engine::Engine) serves as a reader too.
pub fn export_record(
    reader: &Reader,
    path: &Path,
    format: Format,
    options: RecordOptions,
    progress: &Progress,
) -> Result<Summary, JobError> {
    keep_collections(path, reader)?;
    let snapshot = reader.snapshot();
    let tombstones = reader.tombstones()?;
    let history = if options.with_history {
        history_of(reader)?
    } else {
        Vec::new()
    };
    let originals = |of: OriginalOf| reader.original_bytes(of).map_err(std::io::Error::other);
    let source = Source {
        snapshot: &snapshot,
        tombstones: &tombstones,
        history: &history,
        originals: if options.with_originals {
            Some(&originals)
        } else {
            None
        },
        documents_by: if options.without_texts {
            DocumentsBy::Content
        } else {
            DocumentsBy::Id
        },
    };
    write_file(&source, format, path, progress).map_err(record_error)
}

/// Refuses to write a file in the place of a collection, this one or another: that can only be a slip.
pub(super) fn keep_collections(path: &Path, reader: &Reader) -> Result<(), JobError> {
    if !is_a_collection(path, reader) {
        return Ok(());
    }
    Err(record_error(ExchangeError::File {
        step: FileStep::Create,
        source: std::io::ErrorKind::AlreadyExists.into(),
        path: path.to_owned(),
    }))
}

/// Writes bytes to a file, which takes the place of an older one once they have come back from it, never that of a collection.
pub fn write_bytes(
    reader: &Reader,
    path: &Path,
    bytes: &[u8],
    progress: &Progress,
) -> Result<(), JobError> {
    keep_collections(path, reader)?;
    write_whole(path, bytes, progress).map_err(record_error)
}

/// Whether a file would take the place of a collection.
///
/// Told by the path alone: opening and closing an open collection here would drop this process's locks on it.
fn is_a_collection(path: &Path, reader: &Reader) -> bool {
    let real = path.canonicalize().ok();
    let own = reader.path().canonicalize().ok();
    real.is_some_and(|real| own.as_ref() == Some(&real) || is_collection(&real))
}

pub(super) fn history_of(reader: &Reader) -> Result<Vec<HistoryEntry>, EngineError> {
    let heads = reader.history(None, usize::MAX)?;
    Ok(heads
        .into_iter()
        .map(|head| HistoryEntry {
            number: head.seq,
            id: head.id,
            at: head.at,
            action: head.action,
            kind: match head.kind {
                EntryKind::Do => HistoryKind::Do,
                EntryKind::Undo { of } => HistoryKind::Undo { of },
                EntryKind::Redo { of } => HistoryKind::Redo { of },
            },
            joins: head.joins,
        })
        .collect())
}

/// Reads a record and makes the command that merges it: documents of the same text keep the ids that they have here.
pub fn merge_of(
    path: &Path,
    snapshot: &Snapshot,
    progress: &Progress,
) -> Result<Command, JobError> {
    let known = Known::of(snapshot);
    progress.check()?;
    let record = read_record(path, &|hash| known.text(hash), progress)?;
    progress.check()?;
    let record = adapt_to(snapshot, record);
    Ok(Command::Merge {
        rows: record.rows,
        originals: record.originals,
        tombstones: record.tombstones,
    })
}

/// The row of the collection that a record describes: for making one of it.
pub fn collection_of(path: &Path, progress: &Progress) -> Result<Collection, JobError> {
    let record = read_record(path, &no_texts, progress)?;
    progress.check()?;
    let row = record.rows.iter().find_map(|row| match row {
        Row::Collection(row) => Some((**row).clone()),
        _ => None,
    });
    // The reader refuses a record without one before this.
    row.ok_or_else(not_a_record)
}

/// Reads a record. A collection is refused by its name: opening one that is open would drop this process's locks on it.
fn read_record(
    path: &Path,
    known: &KnownTexts<'_>,
    progress: &Progress,
) -> Result<Record, JobError> {
    if is_collection(path) {
        return Err(not_a_record());
    }
    read_file(path, &record_budget(), known, progress).map_err(record_error)
}

pub(super) fn not_a_record() -> JobError {
    let place = TextPlace { line: 1, column: 1 };
    record_error(ExchangeError::NotARecord { place })
}

pub(super) fn record_error(error: ExchangeError) -> JobError {
    match error {
        ExchangeError::Cancelled(cancelled) => JobError::Cancelled(cancelled),
        error => JobError::Record(Box::new(error)),
    }
}
