//! Tables for spreadsheet programs: annotations with their tags, documents by tags, and the codebook in a workbook.
//!
//! Every row is told twice: once to be written, once to be compared with what was read back, so that a file takes its name only
//! when each of its cells came back. Nothing is held but the row at hand, so that memory does not grow with the collection
//! (a workbook holds its strings). Offsets are code points of the current capture's text; the same collection gives the same
//! bytes.
//!
//! What a table cannot hold: words of a cell beyond the 32,767 characters (UTF-16 units) of a workbook's cell are cut there and
//! counted; a workbook holds 1,048,575 rows at most, and a longer one is refused.

mod annotations;
mod counts;
mod entry;
mod file;
mod loss;
mod separated;
mod workbook;

pub(in crate::exchange) use entry::{CSV, XLSX};
pub use file::{TableFormat, TableSummary, write_tables};
pub use loss::loss_of;

use crate::base::Progress;
use crate::exchange::record::ExchangeError;
use crate::i18n::Language;
use crate::model::Snapshot;

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
enum Cell {
    Text(String),
    Number(u64),
}

impl Cell {
    fn number(value: usize) -> Self {
        Self::Number(value as u64)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

/// What is done with each row.
type Taker<'a> = dyn FnMut(Vec<Cell>) -> Result<(), ExchangeError> + 'a;

/// Tells the heads and then all rows of a table, in the order of the list and the text.
fn tell(
    snapshot: &Snapshot,
    kind: TableKind,
    language: Language,
    progress: &Progress,
    take: &mut Taker<'_>,
) -> Result<(), ExchangeError> {
    match kind {
        TableKind::Annotations | TableKind::TagColumns => {
            annotations::tell(snapshot, kind, language, progress, take)
        }
        TableKind::Counts => counts::tell(snapshot, language, progress, take),
    }
}
