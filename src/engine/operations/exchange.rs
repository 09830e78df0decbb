//! Everything that goes out of a collection and comes into one, by the table of formats.

use std::io;
use std::path::Path;

use crate::base::Progress;
use crate::base::environment::Environment;
use crate::command::{Command, OriginalOf};
use crate::engine::operations::record::{history_of, keep_collections, not_a_record, record_error};
use crate::engine::{JobError, Reader};
use crate::exchange::LossReport;
use crate::exchange::formats::{
    Arrived, ExportFormat, ExportOptions, HISTORY, ImportFormat, Incoming, Outgoing, import_format,
};
use crate::exchange::importer::worker::Isolation;
use crate::exchange::record::HistoryEntry;
use crate::exchange::refi::{Arrival, RefiReport};
use crate::model::{Collection, Snapshot, Tombstone};

/// What is to be written, and how.
#[derive(Clone, Debug)]
pub struct ExportOrder {
    /// In which format.
    pub format: &'static ExportFormat,
    /// What it is told.
    pub options: ExportOptions,
}

/// What a format cannot hold, before it is written.
pub fn export_loss(
    reader: &Reader,
    order: &ExportOrder,
    progress: &Progress,
) -> Result<LossReport, JobError> {
    let held = Held::of(reader, order, progress)?;
    let originals = originals_of(reader);
    let outgoing = held.outgoing(&originals);
    (order.format.loss)(&outgoing, &order.options, progress).map_err(record_error)
}

/// Writes a file; it is read back and held against the collection before it takes the place of an older one, and never takes
/// that of a collection. Says what the format cannot hold.
pub fn export(
    reader: &Reader,
    order: &ExportOrder,
    path: &Path,
    progress: &Progress,
) -> Result<LossReport, JobError> {
    keep_collections(path, reader)?;
    let held = Held::of(reader, order, progress)?;
    let originals = originals_of(reader);
    let outgoing = held.outgoing(&originals);
    (order.format.write)(&outgoing, &order.options, path, progress).map_err(record_error)
}

/// What is read of a collection before it goes out.
struct Held {
    snapshot: std::sync::Arc<Snapshot>,
    tombstones: Vec<Tombstone>,
    history: Vec<HistoryEntry>,
}

impl Held {
    fn of(reader: &Reader, order: &ExportOrder, progress: &Progress) -> Result<Self, JobError> {
        let has_history = order
            .format
            .options
            .iter()
            .any(|option| option.name == HISTORY.name);
        let is_told = has_history && order.options.with_history;
        progress.check()?;
        Ok(Self {
            snapshot: reader.snapshot(),
            tombstones: reader.tombstones()?,
            history: match is_told {
                true => history_of(reader)?,
                false => Vec::new(),
            },
        })
    }

    fn outgoing<'a>(
        &'a self,
        originals: &'a dyn Fn(OriginalOf) -> io::Result<Option<Vec<u8>>>,
    ) -> Outgoing<'a> {
        Outgoing {
            snapshot: &self.snapshot,
            originals,
            tombstones: &self.tombstones,
            history: &self.history,
        }
    }
}

fn originals_of(reader: &Reader) -> impl Fn(OriginalOf) -> io::Result<Option<Vec<u8>>> + '_ {
    |of| reader.original_bytes(of).map_err(io::Error::other)
}

/// A file that is to come in: where it is, and what reads it.
#[derive(Clone, Copy)]
pub struct ImportOrder<'a> {
    /// The file, or the folder.
    pub path: &'a Path,
    /// What it is; none to find out.
    pub format: Option<&'static ImportFormat>,
    /// The clock and ids.
    pub environment: &'a dyn Environment,
    /// Where foreign files are parsed.
    pub isolation: &'a Isolation,
}

impl ImportOrder<'_> {
    /// Reads it and compares it with a collection; changes nothing.
    pub fn read(&self, snapshot: &Snapshot, progress: &Progress) -> Result<Arrived, JobError> {
        let read = self.known()?.read;
        Ok(read(&self.incoming(snapshot, progress))?)
    }

    /// The row of the collection that it describes, for making one of it; none where it describes none.
    pub fn collection(&self, progress: &Progress) -> Result<Option<Collection>, JobError> {
        let collection = self.known()?.collection;
        Ok(collection(&self.incoming(&Snapshot::default(), progress))?)
    }

    /// What it is. A collection is refused by its name: opening one that is open would drop this process's locks on it.
    pub fn known(&self) -> Result<&'static ImportFormat, JobError> {
        if crate::engine::locate::is_collection(self.path) {
            return Err(not_a_record());
        }
        let found = self.format.or_else(|| import_format(self.path));
        found.ok_or_else(not_a_record)
    }

    fn incoming<'a>(&'a self, snapshot: &'a Snapshot, progress: &'a Progress) -> Incoming<'a> {
        Incoming {
            path: self.path,
            snapshot,
            environment: self.environment,
            isolation: self.isolation,
            progress,
        }
    }
}

/// The command that brings rows in, none where nothing is new, and what is to be said of the rest.
pub fn merge_of_arrival(arrival: Arrival) -> (Option<Command>, RefiReport) {
    let Arrival { record, report } = arrival;
    let is_new = !record.rows.is_empty() || !record.tombstones.is_empty();
    let command = is_new.then_some(Command::Merge {
        rows: record.rows,
        originals: record.originals,
        tombstones: record.tombstones,
    });
    (command, report)
}
