//! Projects of other programs: read in a process of their own, and what comes back of them.
//!
//! A [`ForeignReader`] makes of the bytes of a project the value that stands between such files and a collection, whatever the
//! format; files of it that stand beside texts are sent on their own, so that no more than one is held at a time. A
//! [`Hand`](crate::exchange::importer::worker::Hand) has this done in a worker, where what is read is encoded ([`wire`]), and
//! decoded and judged here ([`check`]) like a file. What a collection takes of it is decided in our own process, since that
//! needs the collection.
//!
//! Our own records do not come this way: they are read by our own code, and are as large as a collection.

mod check;
mod comments;
mod entry;
mod notes;
mod qualcoder;
mod tables;
mod taguette;
mod wire;

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::base::{Budget, BudgetExceeded, Limit, Progress};
use crate::exchange::importer::ImportError;
use crate::exchange::refi::RefiReport;
use crate::exchange::refi::project::Project;

pub(in crate::exchange) use check::is_sound;
pub(in crate::exchange) use entry::{
    QUALCODER_IN, TAGUETTE_IN, collection_of, project_budget, read_parts, regular, rows_of,
};
pub use qualcoder::{DOCUMENTS, read_qualcoder};
pub use tables::Tables;
pub use taguette::read_taguette;
pub(in crate::exchange) use wire::{decode, encode};

/// Bytes that the files of one project may come to, however often it names them.
const MOST_BYTES: u64 = 2 << 30;

/// One file of a project, as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its own name, by which a reader of several files tells them apart. Never a path.
    pub name: String,
    /// All of it.
    pub bytes: Vec<u8>,
}

/// Takes a file that stands beside a text, by the name that the project has for it.
pub type Send<'a> = dyn FnMut(&str, Vec<u8>) -> Result<(), ImportError> + 'a;

/// Reads projects of one format.
pub trait ForeignReader: Sync {
    /// A stable name.
    fn name(&self) -> &'static str;

    /// Reads a project wholly or not at all, within the budget; stops soon after a cancel request.
    fn read(
        &self,
        parts: &[Part],
        budget: &Budget,
        progress: &Progress,
        send: &mut Send<'_>,
    ) -> Result<Foreign, ImportError>;
}

/// A project of another program, read and judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Foreign {
    pub(in crate::exchange) project: Project,
    /// What was odd in the file.
    pub(in crate::exchange) report: RefiReport,
    /// What was sent.
    pub(in crate::exchange) files: Files,
    /// The name of its reader, as captures keep it.
    pub(in crate::exchange) reader: &'static str,
    /// Its texts and places were compared with the collection already, and are taken as they are.
    pub(in crate::exchange) is_settled: bool,
}

impl Foreign {
    /// A project whose files are sent, or that has none.
    pub(in crate::exchange) fn new(project: Project, report: RefiReport) -> Self {
        Self {
            project,
            report,
            files: Files::default(),
            reader: "",
            is_settled: false,
        }
    }

    /// Keeps a file beside a text that is at hand without a reader.
    pub fn put_file(&mut self, name: String, bytes: Vec<u8>) {
        self.files.put(name, bytes);
    }
}

/// The files of a project, by the names that it has for them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Files {
    files: HashMap<String, Arc<[u8]>>,
    given: u64,
}

impl Files {
    /// Keeps a file; one of the same name gives way.
    pub fn put(&mut self, name: String, bytes: Vec<u8>) {
        self.files.insert(name, bytes.into());
    }

    /// A file. Fails where a project asks for so much that it can only be meant to do harm.
    pub(in crate::exchange) fn get(
        &mut self,
        name: &str,
    ) -> Result<Option<Arc<[u8]>>, BudgetExceeded> {
        let Some(bytes) = self.files.get(name) else {
            return Ok(None);
        };
        self.given = self.given.saturating_add(bytes.len() as u64);
        match self.given > MOST_BYTES {
            true => Err(BudgetExceeded {
                limit: Limit::Unpacked,
                allowed: MOST_BYTES,
            }),
            false => Ok(Some(Arc::clone(bytes))),
        }
    }
}

/// Reads a project in this process: in a worker, or in tests of readers. A reader must not panic; should one do so, the
/// project is refused. What it made is judged as if it came from elsewhere, so that a fault of a reader shows wherever it reads.
pub fn read_here(
    reader: &dyn ForeignReader,
    parts: &[Part],
    budget: &Budget,
    progress: &Progress,
) -> Result<Foreign, ImportError> {
    let mut files = Files::default();
    let mut keep = |name: &str, bytes| {
        files.put(name.to_owned(), bytes);
        Ok(())
    };
    let mut foreign = read_sending(reader, parts, budget, progress, &mut keep)?;
    foreign.files = files;
    foreign.reader = reader.name();
    Ok(foreign)
}

/// The same, with the files sent elsewhere.
pub(in crate::exchange) fn read_sending(
    reader: &dyn ForeignReader,
    parts: &[Part],
    budget: &Budget,
    progress: &Progress,
    send: &mut Send<'_>,
) -> Result<Foreign, ImportError> {
    let budget = budget.started();
    let all = parts.iter().map(|part| part.bytes.len() as u64).sum();
    budget.check_bytes(all)?;
    let read = || reader.read(parts, &budget, progress, send);
    let foreign = catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(ImportError::Fault))?;
    match is_sound(&foreign.project) {
        true => Ok(foreign),
        false => Err(ImportError::WrongAnswer),
    }
}

#[cfg(test)]
pub(in crate::exchange) mod mutated;
#[cfg(test)]
mod tests;
