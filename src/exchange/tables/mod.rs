//! Tables for spreadsheet programs: annotations with their tags, documents by tags, and the codebook in a workbook.
//!
//! Every row is told once, and a digest is taken of its cells before they are written. What is read back must come to the same
//! digest: a file takes its name only when each of its cells came back. Nothing is held but the row at hand, in either
//! direction, so that memory does not grow with the collection. Offsets are code points of the current capture's text; the same collection gives the same
//! bytes.
//!
//! What a table cannot hold: words of a cell beyond the 32,767 characters (UTF-16 units) of a workbook's cell are cut there and
//! counted; a workbook holds 1,048,575 rows at most, and a longer one is refused.

mod annotations;
mod counts;
mod digest;
mod entry;
mod file;
mod loss;
mod separated;
mod workbook;

pub(in crate::exchange) use entry::{CSV, XLSX};
pub use file::{TableFormat, TableSummary, prove_tables, write_tables};
pub use loss::loss_of;

use std::borrow::Cow;

use crate::base::Progress;
use crate::exchange::record::ExchangeError;
use crate::i18n::Language;
use crate::model::{Document, Snapshot};

/// What is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// One row for each tag on each annotation.
    Annotations,
    /// One row for each annotation, and a column of 0 and 1 for each tag.
    TagColumns,
    /// One row for each document, and a column for each tag: on how many annotations it stands there.
    Counts,
}

/// How.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableOptions {
    /// Of annotations or documents; a workbook holds both, and of the first two kinds the one that is named.
    pub kind: TableKind,
    /// The language of heads and, where there is one in it, of labels. A workbook in Arabic runs from right to left.
    pub language: Language,
    /// Whether a table of separated values begins with a byte order mark, by which spreadsheet programs know UTF-8.
    pub with_bom: bool,
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Cell<'a> {
    Text(Cow<'a, str>),
    Number(u64),
}

impl<'a> Cell<'a> {
    fn text(text: impl Into<Cow<'a, str>>) -> Self {
        Self::Text(text.into())
    }

    fn number(value: usize) -> Self {
        Self::Number(value as u64)
    }

    /// The same cell, its text borrowed.
    fn again(&self) -> Cell<'_> {
        match self {
            Self::Text(text) => Cell::text(&**text),
            Self::Number(number) => Cell::Number(*number),
        }
    }
}

/// What is done with each row.
type Taker<'a> = dyn FnMut(&[Cell<'_>]) -> Result<(), ExchangeError> + 'a;

/// A table that can be told, document by document.
enum Table<'a> {
    Annotations(annotations::Heads<'a>),
    Counts(counts::Heads<'a>),
}

impl<'a> Table<'a> {
    fn new(snapshot: &'a Snapshot, kind: TableKind, language: Language) -> Self {
        match kind {
            TableKind::Annotations | TableKind::TagColumns => {
                Self::Annotations(annotations::Heads::new(snapshot, kind, language))
            }
            TableKind::Counts => Self::Counts(counts::Heads::new(snapshot, language)),
        }
    }

    /// The names of the columns.
    fn heads(&self) -> Vec<Cell<'_>> {
        match self {
            Self::Annotations(heads) => heads.heads(),
            Self::Counts(heads) => heads.heads(),
        }
    }

    /// Tells the rows of a document, in the order of its text. Counts one step of `progress` for each annotation.
    fn rows(
        &self,
        document: &Document,
        progress: &Progress,
        take: &mut Taker<'_>,
    ) -> Result<(), ExchangeError> {
        match self {
            Self::Annotations(heads) => heads.document(document, progress, take),
            Self::Counts(heads) => heads.document(document, progress, take),
        }
    }
}

/// Tells the heads and then all rows of a table, in the order of the list and the text.
fn tell(
    snapshot: &Snapshot,
    kind: TableKind,
    language: Language,
    progress: &Progress,
    take: &mut Taker<'_>,
) -> Result<(), ExchangeError> {
    let table = Table::new(snapshot, kind, language);
    take(&table.heads())?;
    for document in snapshot.documents_in_order() {
        table.rows(document, progress, take)?;
    }
    Ok(())
}
