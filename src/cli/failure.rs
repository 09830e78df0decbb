//! Why a command came to nothing, and the exit code that says so.

use std::io;
use std::path::Path;

use crate::engine::words::{engine_error_words, job_error_words};
use crate::engine::{EngineError, JobError};
use crate::i18n::{Insert, Word, Wording, fill};
use crate::model::Snapshot;

/// How a command ended that could be run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It did what it was asked.
    Done,
    /// It ran, and found faults; they have been listed.
    FaultsFound,
}

/// Why it could not.
#[derive(Debug)]
pub(super) enum Failure {
    /// Refused; what to say of it.
    Refused(String),
    /// The arguments make no sense together; what to say of it.
    Usage(String),
    /// Nobody reads the result any more, or it cannot be written.
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl Failure {
    /// Refused with a message.
    pub(super) fn refused(word: Word, wording: Wording, values: &[(&str, &dyn Insert)]) -> Self {
        Self::Refused(fill(word, wording, values))
    }

    /// What the engine said of a collection.
    pub(super) fn engine(
        error: &EngineError,
        collection: &Path,
        snapshot: Option<&Snapshot>,
        wording: Wording,
    ) -> Self {
        let title = collection.display().to_string();
        Self::Refused(engine_error_words(error, &title, snapshot, wording))
    }

    /// What a longer piece of work said of a file.
    pub(super) fn job(error: &JobError, file: &Path, wording: Wording) -> Self {
        let title = file.display().to_string();
        Self::Refused(job_error_words(error, &title, wording))
    }
}
