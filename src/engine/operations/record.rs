//! The full record out of a collection and into one.

use std::path::Path;

use crate::base::Progress;
use crate::base::environment::Timestamp;
use crate::command::Command;
use crate::engine::{EngineError, JobError, Reader};
use crate::exchange::record::{
    DocumentsBy, ExchangeError, Format, HistoryEntry, HistoryKind, Known, Source, Summary,
    Tombstone, adapt_to, read_file, record_budget, write_file,
};
use crate::model::Snapshot;
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

/// The format that a file's name asks for.
pub fn format_of_path(path: &Path) -> Option<Format> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    Format::ALL
        .iter()
        .copied()
        .find(|format| format.extension() == extension)
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
    let snapshot = reader.snapshot();
    let tombstones: Vec<Tombstone> = reader
        .tombstones()?
        .into_iter()
        .map(|tombstone| Tombstone {
            key: tombstone.key,
            deleted_at: Timestamp {
                utc_micros: tombstone.deleted_at_micros,
                offset_seconds: 0,
            },
        })
        .collect();
    let history = if options.with_history {
        history_of(reader)?
    } else {
        Vec::new()
    };
    let originals = |capture| {
        reader
            .original_bytes(capture)
            .map_err(std::io::Error::other)
    };
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

fn history_of(reader: &Reader) -> Result<Vec<HistoryEntry>, EngineError> {
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
    let record =
        read_file(path, &record_budget(), &|hash| known.text(hash)).map_err(record_error)?;
    progress.check()?;
    let record = adapt_to(snapshot, record);
    Ok(Command::Merge {
        rows: record.rows,
        originals: record.originals,
    })
}

fn record_error(error: ExchangeError) -> JobError {
    match error {
        ExchangeError::Cancelled(cancelled) => JobError::Cancelled(cancelled),
        error => JobError::Record(Box::new(error)),
    }
}
