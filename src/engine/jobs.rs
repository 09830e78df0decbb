//! Jobs: work that can outlast a frame (I10). Each has a title, a unit, a count, a cancel and exactly one end.
//!
//! A job runs on its own thread, reads a snapshot or files, and may end by sending one command through the door; a
//! cancelled or failed job has therefore changed nothing. What it may bring back is a closed enum.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use crate::base::{Cancel, Cancelled, Progress, ProgressState};
use crate::command::{Command, Refusal};
use crate::engine::backups::Made;
use crate::engine::shared::{Shared, lock};
use crate::engine::worker::{Reply, Request};
use crate::engine::{EngineError, Event, JobView, Outcome};
use crate::exchange::formats::ReadError;
use crate::exchange::importer::ImportError;
use crate::exchange::record::ExchangeError;
use crate::query::QueryError;
use crate::search::Stop;
use crate::store::Fault;

/// Names a job for as long as the engine lives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct JobId(pub u64);

/// What a job does; its title is made of it at the edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum JobKind {
    /// Reads files and adds them as documents.
    AddDocuments,
    /// Reads an exported collection and merges it.
    Import,
    /// Writes the collection in another format.
    Export,
    /// Runs the doctor.
    Check,
    /// Writes a verified copy of the collection.
    Backup,
    /// Finds the places that are to be tagged.
    TagHits,
}

/// What a job's numbers count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum JobUnit {
    /// Files read or written.
    Files,
    /// Rows of a collection.
    Rows,
    /// Checks of the doctor.
    Checks,
}

impl JobKind {
    /// What the numbers of such a job count.
    pub fn unit(self) -> JobUnit {
        match self {
            Self::AddDocuments => JobUnit::Files,
            Self::Import | Self::Export | Self::Backup | Self::TagHits => JobUnit::Rows,
            Self::Check => JobUnit::Checks,
        }
    }
}

/// What a job's closure brings back.
#[derive(Debug)]
pub enum JobProduct {
    /// There was nothing to do.
    Nothing,
    /// A command to send through the door: the job ends when it is committed or refused.
    Command(Box<Command>),
    /// A file has been written.
    Written(PathBuf),
    /// The doctor has looked.
    Checked(Vec<Fault>),
    /// The present state has a backup.
    BackedUp(Box<Made>),
    /// The collection was written to a file from memory, without history and imported files.
    Rescued(PathBuf),
}

/// How a job ended. There is exactly one end to a job.
#[derive(Debug)]
pub enum JobEnd {
    /// It did what it was to do.
    Done(JobResult),
    /// It was stopped on request; nothing has changed.
    Cancelled,
    /// It could not; nothing has changed.
    Failed(JobError),
}

/// What came of a job.
#[derive(Debug)]
pub enum JobResult {
    /// There was nothing to do.
    Nothing,
    /// Its command stands in the file.
    Committed(Outcome),
    /// A file has been written.
    Written(PathBuf),
    /// What the doctor found; empty: all is well.
    Checked(Vec<Fault>),
    /// The present state has a backup.
    BackedUp(Box<Made>),
    /// The collection was written to a file from memory, without history and imported files.
    Rescued(PathBuf),
}

/// Why a job stopped before its end.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    /// Someone asked it to.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// The door refused its command, or the store failed.
    #[error(transparent)]
    Engine(#[from] EngineError),
    /// A record could not be written or read.
    #[error(transparent)]
    Record(#[from] Box<ExchangeError>),
    /// A file could not be read into text.
    #[error(transparent)]
    Import(ImportError),
    /// The search that was to say what goes out names what is not there.
    #[error(transparent)]
    Query(QueryError),
    /// The search that was to say what goes out ended before the last document.
    #[error("the search stopped: {0:?}")]
    SearchStopped(Stop),
    /// The system gave no thread.
    #[error("no thread for the job")]
    NoThread,
    /// A defect in the program: the work was given up.
    #[error("the job panicked")]
    Panicked,
}

impl From<ReadError> for JobError {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Exchange(ExchangeError::Cancelled(cancelled)) => Self::Cancelled(cancelled),
            ReadError::Exchange(error) => Self::Record(Box::new(error)),
            ReadError::Import(error) => error.into(),
        }
    }
}

impl From<ImportError> for JobError {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::Cancelled(cancelled) => Self::Cancelled(cancelled),
            error => Self::Import(error),
        }
    }
}

/// Jobs under way, by id.
#[derive(Default)]
pub(super) struct JobTable {
    last: u64,
    running: BTreeMap<JobId, Running>,
}

struct Running {
    kind: JobKind,
    cancel: Cancel,
    state: ProgressState,
}

impl JobTable {
    pub(super) fn views(&self) -> Vec<JobView> {
        self.running
            .iter()
            .map(|(job, running)| JobView {
                job: *job,
                kind: running.kind,
                unit: running.kind.unit(),
                progress: running.state.clone(),
                is_cancelling: running.cancel.is_requested(),
            })
            .collect()
    }

    pub(super) fn cancel(&self, job: JobId) -> bool {
        let found = self.running.get(&job);
        if let Some(running) = found {
            running.cancel.request();
        }
        found.is_some()
    }

    pub(super) fn cancel_all(&self) {
        self.running.values().for_each(|job| job.cancel.request());
    }
}

/// Starts a job's thread.
pub(super) fn start(
    shared: &Arc<Shared>,
    door: Sender<Request>,
    kind: JobKind,
    work: impl FnOnce(&Progress) -> Result<JobProduct, JobError> + Send + 'static,
) -> JobId {
    let cancel = Cancel::new();
    let job = {
        let mut jobs = lock(&shared.jobs);
        jobs.last += 1;
        let job = JobId(jobs.last);
        let running = Running {
            kind,
            cancel: cancel.clone(),
            state: ProgressState::default(),
        };
        jobs.running.insert(job, running);
        job
    };
    let listening = Arc::clone(shared);
    let progress = Progress::new(cancel, move |state| {
        if let Some(running) = lock(&listening.jobs).running.get_mut(&job) {
            running.state = state;
        }
        listening.wake();
    });
    let telling = Arc::clone(shared);
    let spawned = std::thread::Builder::new()
        .name("hashiya job".to_owned())
        .spawn(move || {
            let result = catch_unwind(AssertUnwindSafe(|| work(&progress)))
                .unwrap_or(Err(JobError::Panicked))
                .and_then(|product| finish(&telling, &door, &progress, product));
            end(&telling, job, kind, result);
        });
    if spawned.is_err() {
        end(shared, job, kind, Err(JobError::NoThread));
    }
    job
}

/// Sends the job's command, unless someone has asked to stop before.
fn finish(
    shared: &Shared,
    door: &Sender<Request>,
    progress: &Progress,
    product: JobProduct,
) -> Result<JobResult, JobError> {
    match product {
        JobProduct::Nothing => Ok(JobResult::Nothing),
        JobProduct::Written(path) => Ok(JobResult::Written(path)),
        JobProduct::Checked(faults) => Ok(JobResult::Checked(faults)),
        JobProduct::BackedUp(made) => Ok(JobResult::BackedUp(made)),
        JobProduct::Rescued(path) => Ok(JobResult::Rescued(path)),
        JobProduct::Command(command) => {
            progress.check()?;
            Ok(JobResult::Committed(execute(shared, door, command)?))
        }
    }
}

fn end(shared: &Shared, job: JobId, kind: JobKind, result: Result<JobResult, JobError>) {
    lock(&shared.jobs).running.remove(&job);
    let end = match result {
        Ok(result) => JobEnd::Done(result),
        Err(JobError::Cancelled(Cancelled)) => JobEnd::Cancelled,
        // A file that holds what is here already is no error.
        Err(JobError::Engine(EngineError::Refused(Refusal::NoChange)))
            if kind == JobKind::Import =>
        {
            JobEnd::Done(JobResult::Nothing)
        }
        Err(error) => JobEnd::Failed(error),
    };
    shared.tell(Event::JobEnded { job, kind, end });
}

/// Sends a command through the door and waits for its outcome.
pub(super) fn execute(
    shared: &Shared,
    door: &Sender<Request>,
    command: Box<Command>,
) -> Result<Outcome, EngineError> {
    let (reply, answer) = std::sync::mpsc::channel();
    shared.count_pending(true);
    let request = Request::Execute {
        command,
        reply: Reply::Caller(reply),
        brake: false,
    };
    if door.send(request).is_err() {
        shared.count_pending(false);
        return Err(EngineError::Closed);
    }
    answer.recv().unwrap_or(Err(EngineError::Closed))
}
