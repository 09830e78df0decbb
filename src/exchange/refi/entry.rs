//! Projects in the table of formats.

use crate::base::Budget;
use crate::exchange::formats::{
    Arrived, ExportFormat, ImportFormat, Incoming, ReadError, bytes_of,
};
use crate::exchange::refi::{
    EXTENSION, collection_of_project, loss_of, read_project, write_project,
};
use crate::i18n::Word;
use crate::model::Collection;

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
    read,
    collection,
};

/// Projects hold many documents: as large as a record may be, within the time of a file.
fn budget() -> Budget {
    Budget {
        bytes: 2_000_000_000,
        items: 20_000_000,
        ..Budget::default()
    }
}

/// What is left out, set apart or odd is in the report. It is parsed in this process, within limits, by code without recursion.
fn read(incoming: &Incoming<'_>) -> Result<Arrived, ReadError> {
    let budget = budget().started();
    let bytes = bytes_of(incoming.path, &budget)?;
    let now = incoming.environment.now();
    let arrival = read_project(&bytes, incoming.snapshot, now, &budget, incoming.progress)?;
    Ok(Arrived::Rows(Box::new(arrival)))
}

fn collection(incoming: &Incoming<'_>) -> Result<Option<Collection>, ReadError> {
    let budget = budget().started();
    let bytes = bytes_of(incoming.path, &budget)?;
    let environment = incoming.environment;
    let ids = (environment.new_uuid(), environment.new_uuid());
    let row = collection_of_project(&bytes, ids, environment.now(), &budget, incoming.progress)?;
    Ok(Some(row))
}
