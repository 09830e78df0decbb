//! JSON lines in the table of formats.

use crate::exchange::foreign::{Foreign, Part, collection_of, project_budget, read_parts, rows_of};
use crate::exchange::formats::{ExportFormat, ImportFormat, Incoming, Look, ReadError, bytes_of};
use crate::exchange::lines::settle::settle_lines;
use crate::exchange::lines::{EXTENSION, LINES_OF_JSON, loss_of, write_lines};
use crate::i18n::Word;

/// Lines for doccano and for scripts.
pub(in crate::exchange) const LINES: ExportFormat = ExportFormat {
    name: "json-lines",
    endings: &[EXTENSION],
    title: Word::FmtLines,
    about: Word::FmtLinesAbout,
    is_read: true,
    options: &[],
    loss: |outgoing, _, progress| loss_of(outgoing.snapshot, progress),
    write: |outgoing, _, path, progress| write_lines(outgoing.snapshot, path, progress),
};

/// What doccano and Label Studio write out, and our own lines.
pub(in crate::exchange) const LINES_IN: ImportFormat = ImportFormat {
    name: "json-lines",
    endings: &[EXTENSION, "json"],
    title: Word::FmtLinesIn,
    is_it,
    read: |incoming| {
        let mut foreign = read(incoming)?;
        let budget = project_budget().started();
        settle_lines(&mut foreign, incoming.snapshot, &budget, incoming.progress)?;
        rows_of(incoming, foreign)
    },
    collection: |incoming| Ok(Some(collection_of(incoming, &read(incoming)?))),
};

/// Keys beside a text, or of results on it, as these programs write them.
const KEYS: &[&[u8]] = &[
    b"\"label\"",
    b"\"labels\"",
    b"\"entities\"",
    b"\"start_offset\"",
    b"\"annotations\"",
    b"\"completions\"",
    b"\"annotation_id\"",
    b"\"Comments\"",
];

fn is_it(look: &Look<'_>) -> bool {
    let head = look.head.strip_prefix("\u{FEFF}".as_bytes());
    let head = head.unwrap_or(&look.head).trim_ascii_start();
    let is_json = matches!(head.first(), Some(b'{' | b'['));
    is_json && KEYS.iter().any(|key| look.holds(key))
}

fn read(incoming: &Incoming<'_>) -> Result<Foreign, ReadError> {
    let budget = project_budget();
    let parts = vec![Part {
        name: String::new(),
        bytes: bytes_of(incoming.path, &budget)?,
    }];
    Ok(read_parts(incoming, &LINES_OF_JSON, parts, &budget)?)
}
