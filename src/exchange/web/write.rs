//! Annotations as a file: proved before it takes its name, or not there at all.

use std::io::Write;
use std::path::Path;

use uuid::Uuid;

use crate::base::Progress;
use crate::exchange::LossReport;
use crate::exchange::record::{ExchangeError, append_json};
use crate::exchange::refi::codes::derived;
use crate::exchange::replace::{reopened, replace_read};
use crate::exchange::web::loss::loss_of;
use crate::exchange::web::mirror::{Head, Moment, Page, Software};
use crate::exchange::web::proof::prove;
use crate::exchange::web::tell::{count, tell};
use crate::exchange::web::{CONTEXT, GENERATOR, urn};
use crate::model::Snapshot;

/// The ending of files.
pub const EXTENSION: &str = "jsonld";

/// How.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WebOptions {
    /// Whether the texts of documents go along.
    pub with_texts: bool,
}

impl Default for WebOptions {
    fn default() -> Self {
        Self { with_texts: true }
    }
}

/// Writes the annotations of a collection to a file, replacing one that is there; says what it cannot hold.
///
/// Fails without a trace if anything cannot be written, does not come back as it was, or is cancelled before the last
/// moment.
pub fn write_web(
    snapshot: &Snapshot,
    options: &WebOptions,
    path: &Path,
    progress: &Progress,
) -> Result<LossReport, ExchangeError> {
    // Counted before: a file that has its name is not given up for a list.
    let loss = loss_of(snapshot, options, progress)?;
    replace_read(
        path,
        progress,
        |out| write(snapshot, options, progress, out),
        |(), temporary| prove(snapshot, options, reopened(temporary)?, progress),
    )?;
    Ok(loss)
}

/// What stands where the items go, and what comes after them.
const EMPTY: &[u8] = b"[]}}";

fn write(
    snapshot: &Snapshot,
    options: &WebOptions,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<(), ExchangeError> {
    progress.begin(snapshot.n_documents() as u64);
    let mut line = Vec::new();
    let mut send = |line: &mut Vec<u8>| {
        let sent = out.write_all(line);
        line.clear();
        sent.map_err(|source| ExchangeError::Output { source })
    };
    append(&mut line, &head(snapshot, options))?;
    let open = line.len() - EMPTY.len() + 1;
    if line.get(open - 1..) != Some(EMPTY) {
        return Err(ExchangeError::NotAsWritten { key: None });
    }
    line.truncate(open);
    let mut is_first = true;
    tell(snapshot, options.with_texts, progress, &mut |item| {
        let between: &[u8] = if is_first { b"\n" } else { b",\n" };
        line.extend_from_slice(between);
        is_first = false;
        append(&mut line, &item)?;
        send(&mut line)
    })?;
    line.extend_from_slice(b"\n]}}\n");
    send(&mut line)
}

fn append(line: &mut Vec<u8>, value: &impl serde::Serialize) -> Result<(), ExchangeError> {
    append_json(line, value).map_err(|_| ExchangeError::NotAsWritten { key: None })
}

fn head<'s>(snapshot: &'s Snapshot, options: &WebOptions) -> Head<'s> {
    let collection = snapshot.collection();
    let id = collection.map_or_else(Uuid::nil, |row| row.id.0);
    let page = urn(derived(id, "page"));
    Head {
        context: CONTEXT,
        id: urn(id),
        kind: "AnnotationCollection",
        label: collection.map_or("", |row| &row.name),
        generator: Software {
            kind: "Software",
            name: GENERATOR,
        },
        created: collection.map(|row| Moment(row.created)),
        total: count(snapshot, options.with_texts),
        last: page.clone(),
        first: Page {
            id: page,
            kind: "AnnotationPage",
            start_index: 0,
            items: [],
        },
    }
}
