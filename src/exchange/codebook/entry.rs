//! Codebooks in the table of formats that come in.

use crate::base::Budget;
use crate::exchange::codebook::{
    Codebook, CodebookReport, FORMAT_NAME, compare, read_csv, read_qdc, read_ron,
};
use crate::exchange::formats::{Arrived, ImportFormat, Incoming, ReadError, bytes_of};
use crate::exchange::record::ExchangeError;
use crate::i18n::Word;

/// RON that says that it is a codebook.
pub(in crate::exchange) const CODEBOOK_IN: ImportFormat = ImportFormat {
    name: "codebook",
    endings: &["ron"],
    title: Word::FmtCodebookRon,
    is_it: |look| look.holds(FORMAT_NAME.as_bytes()),
    read: |incoming| read(incoming, read_ron),
    collection: |_| Ok(None),
};

/// Tables of tags.
pub(in crate::exchange) const CODEBOOK_TABLE_IN: ImportFormat = ImportFormat {
    name: "codebook-csv",
    endings: &["csv", "tsv"],
    title: Word::FmtCodebookTable,
    is_it: |_| false,
    read: |incoming| read(incoming, read_csv),
    collection: |_| Ok(None),
};

/// Codebooks of other programs.
pub(in crate::exchange) const QDC_IN: ImportFormat = ImportFormat {
    name: "qdc",
    endings: &["qdc"],
    title: Word::FmtQdc,
    is_it: |_| false,
    read: |incoming| read(incoming, read_qdc),
    collection: |_| Ok(None),
};

type Reader = fn(&[u8], &Budget) -> Result<(Codebook, CodebookReport), ExchangeError>;

fn read(incoming: &Incoming<'_>, reader: Reader) -> Result<Arrived, ReadError> {
    let budget = Budget::default();
    let bytes = bytes_of(incoming.path, &budget)?;
    let (codebook, mut report) = reader(&bytes, &budget)?;
    incoming.progress.check()?;
    let mut comparison = compare(&codebook, incoming.snapshot, incoming.environment);
    report.append(std::mem::take(&mut comparison.report));
    Ok(Arrived::Codebook(Box::new((comparison, report))))
}
