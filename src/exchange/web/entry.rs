//! Web Annotations in the table of formats.

use crate::exchange::foreign::{Foreign, Part, collection_of, project_budget, read_parts, rows_of};
use crate::exchange::formats::{
    ExportFormat, ExportOptions, ImportFormat, Incoming, ReadError, TEXTS, bytes_of,
};
use crate::exchange::web::settle::settle;
use crate::exchange::web::{EXTENSION, WebOptions, loss_of, write_web};
use crate::i18n::Word;

/// Annotations for tools of the web.
pub(in crate::exchange) const WEB: ExportFormat = ExportFormat {
    name: "web-annotation",
    endings: &[EXTENSION],
    title: Word::FmtW3c,
    about: Word::FmtW3cAbout,
    is_read: true,
    options: &[&TEXTS],
    loss: |outgoing, options, progress| loss_of(outgoing.snapshot, &part(options), progress),
    write: |outgoing, options, path, progress| {
        write_web(outgoing.snapshot, &part(options), path, progress)
    },
};

/// Annotations of tools of the web, and our own.
pub(in crate::exchange) const WEB_IN: ImportFormat = ImportFormat {
    name: "web-annotation",
    endings: &[EXTENSION, "json"],
    title: Word::FmtW3c,
    is_it: |look| look.holds(b"anno.jsonld") || look.holds(b"TextQuoteSelector"),
    read: |incoming| {
        let mut foreign = read(incoming)?;
        let budget = project_budget().started();
        settle(&mut foreign, incoming.snapshot, &budget, incoming.progress)?;
        rows_of(incoming, foreign)
    },
    collection: |incoming| Ok(Some(collection_of(incoming, &read(incoming)?))),
};

fn read(incoming: &Incoming<'_>) -> Result<Foreign, ReadError> {
    let budget = project_budget();
    let parts = vec![Part {
        name: String::new(),
        bytes: bytes_of(incoming.path, &budget)?,
    }];
    let reader = incoming.reader("web-annotation")?;
    Ok(read_parts(incoming, reader, parts, &budget)?)
}

fn part(options: &ExportOptions) -> WebOptions {
    WebOptions {
        with_texts: options.with_texts,
    }
}
