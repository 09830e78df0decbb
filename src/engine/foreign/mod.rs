//! Projects of other programs: which readers there are, and the process in which they read.
//!
//! Those whose projects are databases need the store to read them; what the tables mean is told by `exchange`.

use crate::base::{Budget, Progress};
use crate::exchange::brat::CORPORA;
use crate::exchange::codebook::{CODEBOOK_TABLES, CODEBOOKS};
use crate::exchange::foreign::{
    Foreign, ForeignReader, Part, Send, Tables, read_qualcoder, read_taguette,
};
use crate::exchange::importer::{ImportError, worker};
use crate::exchange::lines::LINES_OF_JSON;
use crate::exchange::refi::PROJECTS;
use crate::exchange::web::ANNOTATIONS;
use crate::store::foreign::{ForeignError, QUALCODER, TAGUETTE, Wanted, read_tables};

/// All readers of what other programs make besides documents.
pub const READERS: &[&dyn ForeignReader] = &[
    &PROJECTS,
    &CODEBOOKS,
    &CODEBOOK_TABLES,
    &TaguetteReader,
    &QualCoderReader,
    &CORPORA,
    &ANNOTATIONS,
    &LINES_OF_JSON,
];

/// Reads foreign files for another process of this program; see [`worker::serve`].
pub fn serve() -> bool {
    worker::serve(READERS)
}

/// Reads the SQLite projects of Taguette.
#[derive(Debug)]
pub struct TaguetteReader;

impl ForeignReader for TaguetteReader {
    fn name(&self) -> &'static str {
        "taguette"
    }

    fn read(
        &self,
        parts: &[Part],
        budget: &Budget,
        progress: &Progress,
        send: &mut Send<'_>,
    ) -> Result<Foreign, ImportError> {
        let tables = tables(parts, TAGUETTE, budget, progress)?;
        read_taguette(&tables, budget, progress, send)
    }
}

/// Reads the database in a project folder of QualCoder.
#[derive(Debug)]
pub struct QualCoderReader;

impl ForeignReader for QualCoderReader {
    fn name(&self) -> &'static str {
        "qualcoder"
    }

    fn read(
        &self,
        parts: &[Part],
        budget: &Budget,
        progress: &Progress,
        _send: &mut Send<'_>,
    ) -> Result<Foreign, ImportError> {
        let tables = tables(parts, QUALCODER, budget, progress)?;
        let name = parts.first().map_or("", |part| part.name.as_str());
        let name = name.strip_suffix(".qda").unwrap_or(name);
        read_qualcoder(&tables, name, budget, progress)
    }
}

/// The tables of a database; its log is the second part, where there is one.
fn tables(
    parts: &[Part],
    wanted: &[Wanted],
    budget: &Budget,
    progress: &Progress,
) -> Result<Tables, ImportError> {
    let database = parts.first().ok_or(ImportError::WrongAnswer)?;
    let log = parts.get(1).map(|log| log.bytes.as_slice());
    let bytes = database.bytes.clone();
    read_tables(bytes, log, wanted, budget, progress).map_err(|error| match error {
        ForeignError::Other => ImportError::UnknownFormat,
        ForeignError::Damaged => ImportError::Damaged {
            part: database.name.clone(),
        },
        ForeignError::Budget(exceeded) => exceeded.into(),
        ForeignError::Cancelled(cancelled) => ImportError::Cancelled(cancelled),
    })
}

#[cfg(test)]
mod tests;
