//! Projects in the table of formats.

use crate::exchange::foreign::{Foreign, Part, collection_of, project_budget, read_parts, rows_of};
use crate::exchange::formats::{ExportFormat, ImportFormat, Incoming, ReadError, bytes_of};
use crate::exchange::refi::{EXTENSION, PROJECTS, loss_of, write_project};
use crate::i18n::Word;

/// Projects for other programs.
pub(in crate::exchange) const QDPX: ExportFormat = ExportFormat {
    name: EXTENSION,
    endings: &[EXTENSION],
    title: Word::FmtQdpx,
    about: Word::FmtQdpxAbout,
    is_read: true,
    options: &[],
    loss: |outgoing, _, _| loss_of(outgoing.snapshot, outgoing.originals),
    write: |outgoing, _, path, progress| {
        write_project(outgoing.snapshot, outgoing.originals, path, progress)
    },
};

/// Projects of other programs.
pub(in crate::exchange) const QDPX_IN: ImportFormat = ImportFormat {
    name: EXTENSION,
    endings: &[EXTENSION],
    title: Word::FmtQdpx,
    // An archive may be anything: the name has to say it.
    is_it: |_| false,
    read: |incoming| rows_of(incoming, foreign(incoming)?),
    collection: |incoming| Ok(Some(collection_of(incoming, &foreign(incoming)?))),
};

fn foreign(incoming: &Incoming<'_>) -> Result<Foreign, ReadError> {
    let budget = project_budget();
    let part = Part {
        name: EXTENSION.to_owned(),
        bytes: bytes_of(incoming.path, &budget)?,
    };
    Ok(read_parts(incoming, &PROJECTS, vec![part], &budget)?)
}
