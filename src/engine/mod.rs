//! The open collection: the one door (I3), snapshots, undo, jobs, events, preferences.
//!
//! [`Engine`] is a handle to a thread of its own that owns the store. Commands go in by [`Engine::execute`], which waits,
//! or [`Engine::submit`], which does not; snapshots come out by [`Reader::snapshot`], at once and without IO. Whoever
//! draws calls [`Engine::poll`] once a frame and is woken by the waker.

pub mod backups;
mod door;
mod error;
mod event;
pub mod foreign;
mod jobs;
pub mod locate;
pub mod operations;
pub mod preferences;
mod reader;
mod shared;
mod undo;
pub mod words;
mod worker;

pub use crate::store::{
    Access, EntryKind, Fault, HistoryPage, HistoryPlace, HistoryRow, JournalHead, StoreError,
};
pub use door::Engine;
pub use error::{EngineError, Holder};
pub use event::{Event, FilePresence, JobView, Outcome, Person, Ticket, UndoActions};
pub use jobs::{JobEnd, JobError, JobId, JobKind, JobProduct, JobResult, JobUnit};
pub use reader::Reader;

#[cfg(test)]
mod tests;
