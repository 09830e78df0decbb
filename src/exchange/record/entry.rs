//! The record in the table of formats.

use crate::exchange::LossReport;
use crate::exchange::formats::{
    Arrived, ExportFormat, ExportOption, ExportOptions, HISTORY, ImportFormat, Incoming, ORIGINALS,
    Outgoing, ReadError,
};
use crate::exchange::record::{
    DocumentsBy, ExchangeError, FORMAT_NAME, Format, Known, Source, TextPlace, adapt_to, no_texts,
    read_file, record_budget, write_file,
};
use crate::exchange::refi::{Arrival, RefiReport};
use crate::i18n::Word;
use crate::model::{Collection, Row};

const OPTIONS: &[&ExportOption] = &[&ORIGINALS, &HISTORY];

/// RON.
pub(in crate::exchange) const RON: ExportFormat = ExportFormat {
    name: "ron",
    endings: &["ron"],
    title: Word::FmtRon,
    about: Word::FmtRonAbout,
    is_read: true,
    options: OPTIONS,
    loss: |_, _, _| Ok(LossReport::default()),
    write: |outgoing, options, path, progress| {
        let source = source(outgoing, options);
        write_file(&source, Format::Ron, path, progress).map(|_| LossReport::default())
    },
};

/// JSON.
pub(in crate::exchange) const JSON: ExportFormat = ExportFormat {
    name: "json",
    endings: &["json"],
    title: Word::FmtJson,
    about: Word::FmtJsonAbout,
    is_read: true,
    options: OPTIONS,
    loss: |_, _, _| Ok(LossReport::default()),
    write: |outgoing, options, path, progress| {
        let source = source(outgoing, options);
        write_file(&source, Format::Json, path, progress).map(|_| LossReport::default())
    },
};

/// Both on their way in.
pub(in crate::exchange) const RECORD_IN: ImportFormat = ImportFormat {
    name: "record",
    endings: &["ron", "json"],
    title: Word::FmtRecord,
    is_it: |look| look.holds(FORMAT_NAME.as_bytes()),
    read,
    collection,
};

fn source<'a>(outgoing: &Outgoing<'a>, options: &ExportOptions) -> Source<'a> {
    Source {
        snapshot: outgoing.snapshot,
        tombstones: outgoing.tombstones,
        history: match options.with_history {
            true => outgoing.history,
            false => &[],
        },
        originals: options.with_originals.then_some(outgoing.originals),
        documents_by: DocumentsBy::Id,
    }
}

/// Documents of the same text keep the ids that they have here.
fn read(incoming: &Incoming<'_>) -> Result<Arrived, ReadError> {
    let known = Known::of(incoming.snapshot);
    incoming.progress.check()?;
    let known = |hash| known.text(hash);
    let record = read_file(incoming.path, &record_budget(), &known, incoming.progress)?;
    incoming.progress.check()?;
    let arrival = Arrival {
        record: adapt_to(incoming.snapshot, record),
        report: RefiReport::default(),
    };
    Ok(Arrived::Rows(Box::new(arrival)))
}

fn collection(incoming: &Incoming<'_>) -> Result<Option<Collection>, ReadError> {
    let record = read_file(
        incoming.path,
        &record_budget(),
        &no_texts,
        incoming.progress,
    )?;
    incoming.progress.check()?;
    let row = record.rows.iter().find_map(|row| match row {
        Row::Collection(row) => Some((**row).clone()),
        _ => None,
    });
    // The reader refuses a record without one before this.
    let place = TextPlace { line: 1, column: 1 };
    Ok(Some(row.ok_or(ExchangeError::NotARecord { place })?))
}
