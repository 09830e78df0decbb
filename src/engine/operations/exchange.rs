//! Everything that goes out of a collection and comes into one, by the table of formats.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use crate::base::Progress;
use crate::base::environment::Environment;
use crate::command::{Command, OriginalOf};
use crate::engine::foreign::READERS;
use crate::engine::operations::record::{history_of, keep_collections, not_a_record, record_error};
use crate::engine::{JobError, Reader};
use crate::exchange::LossReport;
use crate::exchange::formats::{
    Arrived, ExportFormat, ExportOptions, HISTORY, ImportFormat, Incoming, Outgoing, import_format,
};
use crate::exchange::importer::worker::Isolation;
use crate::exchange::record::HistoryEntry;
use crate::exchange::refi::{Arrival, RefiReport};
use crate::exchange::scope::{Found, Scope};
use crate::model::{AnnotatorId, Collection, DocumentSetId, Snapshot, TagId, Tombstone};
use crate::search::{self, Corpus, DocumentHits, Hit, Question, SearchError};
use crate::text::Span;

/// What part of a collection is to go out, as a person says it; all of it by default. Restrictions hold together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExportScope {
    /// The documents of these sets.
    pub sets: Option<BTreeSet<DocumentSetId>>,
    /// The passages with these tags or those below them.
    pub tags: Option<BTreeSet<TagId>>,
    /// What these people did.
    pub annotators: Option<BTreeSet<AnnotatorId>>,
    /// The documents in which this finds something, and of their annotations those that a hit touches.
    pub search: Option<Question>,
}

impl ExportScope {
    /// The same as ids: a search is asked now.
    pub fn resolved(&self, snapshot: &Snapshot, progress: &Progress) -> Result<Scope, JobError> {
        let found = match &self.search {
            Some(question) => Some(found_by(snapshot, question, progress)?),
            None => None,
        };
        Ok(Scope {
            sets: self.sets.clone(),
            tags: self.tags.clone(),
            annotators: self.annotators.clone(),
            found,
        })
    }
}

/// What is to be written, and how.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportOrder {
    /// In which format.
    pub format: &'static ExportFormat,
    /// What it is told.
    pub options: ExportOptions,
    /// What goes out.
    pub scope: ExportScope,
}

/// What was written, read back, and found to be what the collection holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    /// What the format cannot hold.
    pub loss: LossReport,
    /// Documents that went out.
    pub n_documents: usize,
    /// Annotations that went out.
    pub n_annotations: usize,
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
/// that of a collection.
pub fn export(
    reader: &Reader,
    order: &ExportOrder,
    path: &Path,
    progress: &Progress,
) -> Result<Exported, JobError> {
    keep_collections(path, reader)?;
    let held = Held::of(reader, order, progress)?;
    let originals = originals_of(reader);
    let outgoing = held.outgoing(&originals);
    let loss = (order.format.write)(&outgoing, &order.options, path, progress);
    Ok(Exported {
        loss: loss.map_err(record_error)?,
        n_documents: held.snapshot.n_documents(),
        n_annotations: held.snapshot.n_annotations(),
    })
}

/// The documents in which a search finds something, and the annotations that a hit touches; where conditions find a document as
/// a whole, all that stand in it.
fn found_by(
    snapshot: &Snapshot,
    question: &Question,
    progress: &Progress,
) -> Result<Found, JobError> {
    let hits: Mutex<Vec<DocumentHits>> = Mutex::default();
    let whole = search::Scope::Collection;
    let take = |found| {
        let mut hits = hits.lock().unwrap_or_else(PoisonError::into_inner);
        hits.push(found);
    };
    let end = Corpus::default().search(snapshot, question, &whole, progress, &take);
    let end = end.map_err(|error| match error {
        SearchError::Query(error) => JobError::Query(error),
        SearchError::Cancelled(cancelled) => JobError::Cancelled(cancelled),
    })?;
    // A part of what was meant is not what was meant.
    if let Some(stop) = end.stopped {
        return Err(JobError::SearchStopped(stop));
    }
    let mut found = Found::default();
    for document in hits.into_inner().unwrap_or_else(PoisonError::into_inner) {
        progress.check()?;
        found.documents.insert(document.document);
        let spans: Vec<Span> = document.hits.iter().map(Hit::whole).collect();
        for (annotation, standing) in snapshot.annotations_of(document.capture) {
            let is_touched = standing.spans().iter().any(|own| {
                // Hits ascend and are apart: the first that ends behind the start decides.
                let at = spans.partition_point(|span| span.end() <= own.start());
                spans.get(at).is_some_and(|span| span.start() < own.end())
            });
            if spans.is_empty() || is_touched {
                found.annotations.insert(annotation.id);
            }
        }
    }
    Ok(found)
}

/// What is read of a collection before it goes out.
struct Held {
    snapshot: Arc<Snapshot>,
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
        let whole = reader.snapshot();
        let scope = order.scope.resolved(&whole, progress)?;
        let snapshot = scope.reduce(&whole, progress)?;
        // Deleted rows and the history are of the whole collection.
        let is_told = has_history && order.options.with_history && scope.is_all();
        Ok(Self {
            snapshot,
            tombstones: match scope.is_all() {
                true => reader.tombstones()?,
                false => Vec::new(),
            },
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
            readers: READERS,
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
