//! What went wrong, in the reader's words: what happened, what is safe, what to do.

use std::io::ErrorKind;
use std::path::Path;

use crate::base::environment::Timestamp;
use crate::engine::backups::RestoreError;
use crate::engine::locate::LocateError;
use crate::engine::operations::OpenError;
use crate::engine::words::{query_error_words, record_error_words, refusal_words};
use crate::engine::{EngineError, JobError};
use crate::exchange::importer::{ImportNote, describe};
use crate::i18n::{Counted, Word, Wording, fill};
use crate::model::Snapshot;
use crate::search::Stop;
use crate::store::StoreError;

/// What went wrong at the door. `title` names the collection; the snapshot gives names of tags.
pub fn engine_error_words(
    error: &EngineError,
    title: &str,
    snapshot: Option<&Snapshot>,
    wording: Wording,
) -> String {
    match error {
        EngineError::Refused(refusal) => {
            let empty = Snapshot::default();
            refusal_words(refusal, snapshot.unwrap_or(&empty), wording)
        }
        EngineError::ReadOnly {
            holder: Some(holder),
        } => held_words(&holder.annotator, holder.since, title, wording),
        EngineError::ReadOnly { holder: None } => {
            let reason = wording.text(Word::WhyReadOnly);
            fill(Word::MsgRefused, wording, &[("reason", &reason)])
        }
        EngineError::Closed => fill(Word::ErrClosed, wording, &[("title", &title)]),
        EngineError::Store(error) => store_error_words(error, title, wording),
    }
}

/// Why paths could not be opened.
pub fn open_error_words(error: &OpenError, wording: Wording) -> String {
    match error {
        OpenError::Locate(error) => locate_error_words(error, wording),
        OpenError::Network { located } => {
            fill(Word::ErrNetworkFolder, wording, &[("title", &located.name)])
        }
        OpenError::Engine { source, path } => {
            engine_error_words(source, &file_name(path), None, wording)
        }
    }
}

/// Why paths mean no collection.
pub fn locate_error_words(error: &LocateError, wording: Wording) -> String {
    match error {
        LocateError::NoPath => wording.text(Word::ErrNoPath).to_owned(),
        LocateError::Unreadable { kind, path } => file_error_words(*kind, path, wording),
        LocateError::Mixed { path } => {
            fill(Word::ErrMixedPaths, wording, &[("file", &file_name(path))])
        }
        LocateError::Unwritable { folder, .. } => {
            let folder = folder.display().to_string();
            fill(Word::ErrNoRightWrite, wording, &[("folder", &folder)])
        }
    }
}

/// Why a backup was not restored. `title` names the collection.
pub fn restore_error_words(error: &RestoreError, title: &str, wording: Wording) -> String {
    match error {
        RestoreError::Faulty { n_faults, .. } => {
            let errors = Counted::Error.of(*n_faults);
            fill(Word::ErrBackupFaulty, wording, &[("errors", &errors)])
        }
        RestoreError::Same { path } => {
            fill(Word::ErrBackupSame, wording, &[("file", &file_name(path))])
        }
        RestoreError::Store(error) => store_error_words(error, title, wording),
    }
}

/// Why a job came to nothing. `title` names what it was about: a file, or the collection.
pub fn job_error_words(error: &JobError, title: &str, wording: Wording) -> String {
    match error {
        JobError::Cancelled(_) => wording.text(Word::JobCancelled).to_owned(),
        JobError::Engine(error) => engine_error_words(error, title, None, wording),
        JobError::Record(error) => record_error_words(error, title, wording),
        JobError::Import(error) => {
            let line = describe(&ImportNote::Refused(error.clone()), wording);
            format!("{title}: {line}")
        }
        JobError::Query(error) => query_error_words(error, wording),
        JobError::SearchStopped(stop) => wording
            .text(match stop {
                Stop::Time => Word::ExportSearchTime,
                Stop::Hits => Word::ExportSearchHits,
            })
            .to_owned(),
        JobError::NoThread | JobError::Panicked => {
            fill(Word::ErrTaskFailed, wording, &[("task", &title)])
        }
    }
}

/// What went wrong with a collection's file.
pub fn store_error_words(error: &StoreError, title: &str, wording: Wording) -> String {
    let with_title = |word: Word| fill(word, wording, &[("title", &title), ("file", &title)]);
    match error {
        StoreError::NotFound { .. } => with_title(Word::ErrNotFound),
        StoreError::AlreadyThere { .. } => with_title(Word::ErrAlreadyThere),
        StoreError::Directory { .. }
        | StoreError::NotRegular { .. }
        | StoreError::Empty { .. }
        | StoreError::NotCollection { .. } => with_title(Word::ErrNotCollection),
        StoreError::Io { kind, path } => file_error_words(*kind, path, wording),
        StoreError::Newer { .. } => with_title(Word::ErrNewerVersion),
        StoreError::SchemaDiffers { .. }
        | StoreError::Damaged { .. }
        | StoreError::Journal { .. } => with_title(Word::ErrDamagedFile),
        StoreError::Held { annotator, since } => held_words(annotator, *since, title, wording),
        StoreError::NoLocks { .. } => with_title(Word::ErrNoLocks),
        StoreError::ReadOnly { path } => {
            let folder = path.parent().unwrap_or(path).display().to_string();
            fill(Word::ErrNoRightWrite, wording, &[("folder", &folder)])
        }
        StoreError::Full { .. } => with_title(Word::ErrDiskFullNow),
        StoreError::Busy { .. } => with_title(Word::ErrBusy),
        StoreError::Moved { .. } => with_title(Word::ErrMoved),
        StoreError::ChangedOutside { .. } => with_title(Word::ErrChangedOutside),
        StoreError::Uncertain { .. } => with_title(Word::ErrUncertain),
        StoreError::CopyDiffers { .. } => with_title(Word::ErrBackupUnverified),
        StoreError::RowPresent { .. }
        | StoreError::RowMissing { .. }
        | StoreError::CaptureDiffers { .. }
        | StoreError::CollectionRow
        | StoreError::NoEdits
        | StoreError::Rule { .. }
        | StoreError::NotOnTop { .. }
        | StoreError::NoEntry { .. }
        | StoreError::OldLibrary { .. }
        | StoreError::Injected { .. }
        | StoreError::Sqlite { .. } => {
            let detail = error.to_string();
            fill(
                Word::ErrFault,
                wording,
                &[("title", &title), ("detail", &detail)],
            )
        }
    }
}

/// What the system said of a file.
pub(super) fn file_error_words(kind: ErrorKind, path: &Path, wording: Wording) -> String {
    let word = match kind {
        ErrorKind::NotFound | ErrorKind::NotADirectory => Word::ErrNotFound,
        ErrorKind::PermissionDenied => Word::ErrNoRightRead,
        _ => Word::ErrOpen,
    };
    fill(word, wording, &[("file", &file_name(path))])
}

fn held_words(annotator: &str, since: Option<Timestamp>, title: &str, wording: Wording) -> String {
    let someone = wording.text(Word::WhoSomeone);
    let annotator = if annotator.is_empty() {
        someone
    } else {
        annotator
    };
    match since {
        Some(since) => {
            let time = crate::i18n::dates::date_and_time(since, wording);
            let values: [(&str, &dyn crate::i18n::Insert); 3] = [
                ("annotator", &annotator),
                ("title", &title),
                ("time", &time),
            ];
            fill(Word::ErrSecondWriter, wording, &values)
        }
        None => fill(
            Word::ErrHeld,
            wording,
            &[("annotator", &annotator), ("title", &title)],
        ),
    }
}

/// A path's last part, or the path where it has none.
pub(super) fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str());
    name.to_string_lossy().into_owned()
}
