//! Tables: CSV, TSV and sheets. Each row becomes a document, or the whole table one.
//!
//! Where one column holds text, each row is a document: that column is its text, the others are facts of it under their
//! headings. A person may choose other columns ([`TableChoice`]). A table without such a column, or with very many rows, is
//! one document in which each row is a line, and a note says so.

mod columns;
mod documents;
mod grid;
mod open_document;
mod separated;
#[cfg(test)]
mod tests;
mod workbook;

use crate::base::{Budget, Progress};
use crate::exchange::importer::docx::open_office;
use crate::exchange::importer::plain_text::{notes_on_bytes, read_decoded};
use crate::exchange::importer::table::documents::{Making, documents};
use crate::exchange::importer::table::grid::Grid;
use crate::exchange::importer::{
    Extractor, ImportError, ImportNote, ImportOptions, Imported, Importer, LeftOut, SourceFile,
};
use crate::text::Encoding;

/// Which columns of a table are text, as a person chose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableChoice {
    /// The headings of the columns that become text, in the order of the text. A table that has none of them is read as if
    /// nothing had been chosen.
    pub text_columns: Vec<String>,
}

/// Reads `.csv` and `.tsv`.
pub(super) struct Separated;

/// Reads `.xlsx` and `.xlsm`.
pub(super) struct Workbook;

/// Reads `.ods`.
pub(super) struct OpenSheets;

impl Importer for Separated {
    fn extensions(&self) -> &'static [&'static str] {
        &["csv", "tsv", "tab"]
    }

    fn extractor(&self) -> Extractor {
        Extractor {
            name: "csv",
            version: 1,
        }
    }

    fn read(
        &self,
        source: &SourceFile,
        options: &ImportOptions,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Vec<Imported>, ImportError> {
        let decoded = read_decoded(source, options, budget, progress)?;
        let notes = notes_on_bytes(&decoded);
        let grid = separated::read(&source.bytes, decoded.encoding, budget, progress)?;
        let making = Making {
            extractor: self.extractor(),
            encoding: decoded.encoding,
            encoding_certain: decoded.certain,
            choice: options.table.as_ref(),
            budget,
            progress,
        };
        documents(vec![grid], notes, &making)
    }
}

impl Importer for Workbook {
    fn extensions(&self) -> &'static [&'static str] {
        &["xlsx", "xlsm"]
    }

    fn extractor(&self) -> Extractor {
        Extractor {
            name: "xlsx",
            version: 1,
        }
    }

    fn read(
        &self,
        source: &SourceFile,
        options: &ImportOptions,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Vec<Imported>, ImportError> {
        budget.check_bytes(source.bytes.len() as u64)?;
        let archive = open_office(&source.bytes, budget)?;
        let sheets = workbook::read(&source.bytes, archive, budget, progress)?;
        of_sheets(sheets, self.extractor(), options, budget, progress)
    }
}

impl Importer for OpenSheets {
    fn extensions(&self) -> &'static [&'static str] {
        &["ods", "ots"]
    }

    fn extractor(&self) -> Extractor {
        Extractor {
            name: "ods",
            version: 1,
        }
    }

    fn read(
        &self,
        source: &SourceFile,
        options: &ImportOptions,
        budget: &Budget,
        progress: &Progress,
    ) -> Result<Vec<Imported>, ImportError> {
        budget.check_bytes(source.bytes.len() as u64)?;
        let archive = open_office(&source.bytes, budget)?;
        let sheets = open_document::read(archive, budget, progress)?;
        of_sheets(sheets, self.extractor(), options, budget, progress)
    }
}

/// Sheets that were read, and how many were left out because they are hidden.
struct Sheets {
    grids: Vec<Grid>,
    hidden: usize,
    embedded: usize,
}

fn of_sheets(
    sheets: Sheets,
    extractor: Extractor,
    options: &ImportOptions,
    budget: &Budget,
    progress: &Progress,
) -> Result<Vec<Imported>, ImportError> {
    let left_out = |what, count| (count > 0).then_some(ImportNote::LeftOut { what, count });
    let notes = left_out(LeftOut::Hidden, sheets.hidden)
        .into_iter()
        .chain(left_out(LeftOut::Embedded, sheets.embedded))
        .collect();
    let making = Making {
        extractor,
        encoding: Encoding::Utf8,
        encoding_certain: true,
        choice: options.table.as_ref(),
        budget,
        progress,
    };
    documents(sheets.grids, notes, &making)
}
