//! Codebooks in the table of formats that come in.

use crate::base::Budget;
use crate::exchange::codebook::csv::utf8;
use crate::exchange::codebook::table::codebook_of_lines;
use crate::exchange::codebook::{
    CODEBOOK_TABLES, CODEBOOKS, Codebook, CodebookReport, FORMAT_NAME, codebook_of_codes, compare,
    read_ron,
};
use crate::exchange::foreign::{ForeignReader, Part, read_parts};
use crate::exchange::formats::{Arrived, ImportFormat, Incoming, ReadError, bytes_of};
use crate::exchange::importer::ImportError;
use crate::exchange::record::{ExchangeError, TextPlace};
use crate::i18n::Word;

/// RON that says that it is a codebook.
pub(in crate::exchange) const CODEBOOK_IN: ImportFormat = ImportFormat {
    name: "codebook",
    endings: &["ron"],
    title: Word::FmtCodebookRon,
    is_it: |look| look.holds(FORMAT_NAME.as_bytes()),
    read: read_own,
    collection: |_| Ok(None),
};

/// Tables of tags.
pub(in crate::exchange) const CODEBOOK_TABLE_IN: ImportFormat = ImportFormat {
    name: "codebook-csv",
    endings: &["csv", "tsv"],
    title: Word::FmtCodebookTable,
    is_it: |_| false,
    read: read_table,
    collection: |_| Ok(None),
};

/// Codebooks of other programs.
pub(in crate::exchange) const QDC_IN: ImportFormat = ImportFormat {
    name: "qdc",
    endings: &["qdc"],
    title: Word::FmtQdc,
    is_it: |_| false,
    read: read_foreign,
    collection: |_| Ok(None),
};

fn read_own(incoming: &Incoming<'_>) -> Result<Arrived, ReadError> {
    let budget = Budget::default();
    let bytes = bytes_of(incoming.path, &budget)?;
    compared(incoming, read_ron(&bytes, &budget)?)
}

/// A table is parted into fields where foreign files are read; where its letters are none is said here.
fn read_table(incoming: &Incoming<'_>) -> Result<Arrived, ReadError> {
    let budget = Budget::default();
    let bytes = bytes_of(incoming.path, &budget)?;
    utf8(&bytes)?;
    let name = "table".to_owned();
    let reader = incoming.reader(CODEBOOK_TABLES.name())?;
    let foreign = read_parts(incoming, reader, vec![Part { name, bytes }], &budget)?;
    compared(incoming, codebook_of_lines(foreign)??)
}

/// One of another program is parsed where foreign files are read.
fn read_foreign(incoming: &Incoming<'_>) -> Result<Arrived, ReadError> {
    let budget = Budget::default();
    let part = Part {
        name: "codebook".to_owned(),
        bytes: bytes_of(incoming.path, &budget)?,
    };
    let foreign = read_parts(incoming, &CODEBOOKS, vec![part], &budget);
    let foreign = foreign.map_err(|error| match error {
        // What is no XML of a codebook is no codebook; any other reason says more.
        ImportError::Damaged { .. } | ImportError::DocumentType { .. } => {
            let place = TextPlace { line: 1, column: 1 };
            ReadError::from(ExchangeError::NotACodebook { place })
        }
        error => error.into(),
    })?;
    compared(incoming, codebook_of_codes(&foreign))
}

fn compared(
    incoming: &Incoming<'_>,
    (codebook, mut report): (Codebook, CodebookReport),
) -> Result<Arrived, ReadError> {
    incoming.progress.check()?;
    let mut comparison = compare(&codebook, incoming.snapshot, incoming.environment);
    report.append(std::mem::take(&mut comparison.report));
    Ok(Arrived::Codebook(Box::new((comparison, report))))
}
