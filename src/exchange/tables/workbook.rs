//! Tables as a workbook: three sheets, every text a text and every number a number.
//!
//! Text is written as strings of the workbook, never as formulas, so that nothing in it is computed. A sheet in Arabic runs from
//! right to left. Limits of the format: 32,767 UTF-16 units in a cell, 1,048,576 rows, 16,384 columns.

use std::io::{Cursor, Write};
use std::path::Path;

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::base::Progress;
use crate::exchange::record::ExchangeError;
use crate::exchange::tables::annotations::{all_in_order, label, path};
use crate::exchange::tables::file::differs;
use crate::exchange::tables::{Cell, TableKind, TableOptions, TableSummary, Taker, tell};
use crate::i18n::{Language, Word};
use crate::model::Snapshot;

/// UTF-16 units that a cell holds.
const LONGEST: usize = 32_767;
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
/// Columns that hold names or sentences, and their width in characters.
const WIDE: [(Word, f64); 9] = [
    (Word::TableDocument, 28.0),
    (Word::TableTag, 28.0),
    (Word::TableTags, 28.0),
    (Word::TableText, 48.0),
    (Word::TableBefore, 36.0),
    (Word::TableAfter, 36.0),
    (Word::TableDefinition, 48.0),
    (Word::TableIncludes, 48.0),
    (Word::TableExcludes, 48.0),
];

/// The sheets of a workbook in their order.
#[derive(Clone, Copy)]
enum Sheet {
    Table(TableKind),
    Codebook,
}

fn sheets(kind: TableKind) -> [(Sheet, Word); 3] {
    let annotations = match kind {
        TableKind::TagColumns => TableKind::TagColumns,
        TableKind::Annotations | TableKind::Counts => TableKind::Annotations,
    };
    let annotations = (Sheet::Table(annotations), Word::TableAnnotations);
    let counts = (Sheet::Table(TableKind::Counts), Word::TableCounts);
    let codebook = (Sheet::Codebook, Word::TableCodebook);
    match kind {
        TableKind::Counts => [counts, annotations, codebook],
        _ => [annotations, counts, codebook],
    }
}

pub(super) fn write(
    snapshot: &Snapshot,
    options: &TableOptions,
    folder: &Path,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<TableSummary, ExchangeError> {
    let mut workbook = Workbook::new();
    // Rows wait in a nameless file beside the target, not in memory, and not where others keep theirs.
    workbook.set_tempdir(folder).map_err(failed)?;
    // The same collection gives the same bytes: the moment of writing is no part of them.
    let moment = ExcelDateTime::from_ymd(1980, 1, 1).map_err(failed)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&moment));
    let mut summary = TableSummary::default();
    for (number, (sheet, name)) in sheets(options.kind).into_iter().enumerate() {
        let added = workbook.add_worksheet_with_constant_memory();
        let worksheet = added.map_err(failed)?;
        let word = name.text(options.language);
        worksheet.set_name(word).map_err(failed)?;
        worksheet.set_right_to_left(options.language == Language::Arabic);
        worksheet.set_freeze_panes(1, 0).map_err(failed)?;
        let mut written = Written {
            worksheet,
            n_rows: 0,
            n_cut: 0,
            heads: Format::new().set_bold(),
            wide: WIDE.map(|(word, width)| (word.text(options.language), width)),
        };
        tell_sheet(snapshot, sheet, options, progress, &mut |row| {
            written.row(&row)
        })?;
        if number == 0 {
            summary.n_rows = written.n_rows.saturating_sub(1);
        }
        summary.n_cut += written.n_cut;
    }
    let bytes = workbook.save_to_buffer().map_err(failed)?;
    progress.check()?;
    out.write_all(&bytes)
        .map_err(|source| ExchangeError::Output { source })?;
    Ok(summary)
}

/// How many cells have a text that is longer than a cell of a workbook.
pub(super) fn count_cut(
    snapshot: &Snapshot,
    options: &TableOptions,
    progress: &Progress,
) -> Result<usize, ExchangeError> {
    let mut n_cut = 0;
    for (sheet, _) in sheets(options.kind) {
        tell_sheet(snapshot, sheet, options, progress, &mut |row| {
            let is_long = |cell: &&Cell| matches!(cell, Cell::Text(text) if !fits(text));
            n_cut += row.iter().filter(is_long).count();
            Ok(())
        })?;
    }
    Ok(n_cut)
}

/// Compares what was written with what is to be there, cell by cell.
pub(super) fn prove(
    snapshot: &Snapshot,
    options: &TableOptions,
    written: &[u8],
) -> Result<(), ExchangeError> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(written)).map_err(|_| differs())?;
    let quiet = Progress::default();
    for (sheet, name) in sheets(options.kind) {
        let name = name.text(options.language);
        let range = workbook.worksheet_range(name).map_err(|_| differs())?;
        let mut at = 0;
        tell_sheet(snapshot, sheet, options, &quiet, &mut |row| {
            let is_same = row.iter().enumerate().all(|(column, cell)| {
                let found = range.get_value((at, column as u32));
                match (cell, found) {
                    (Cell::Text(text), None | Some(Data::Empty)) => text.is_empty(),
                    (Cell::Text(text), Some(Data::String(found))) => *found == cut(text).0,
                    (Cell::Number(number), Some(Data::Float(found))) => *found as u64 == *number,
                    (Cell::Number(number), Some(Data::Int(found))) => {
                        u64::try_from(*found) == Ok(*number)
                    }
                    _ => false,
                }
            });
            at += 1;
            is_same.then_some(()).ok_or_else(differs)
        })?;
        if range.end().map_or(0, |(row, _)| row + 1) != at {
            return Err(differs());
        }
    }
    Ok(())
}

/// A sheet that is being written.
struct Written<'a> {
    worksheet: &'a mut Worksheet,
    n_rows: usize,
    n_cut: usize,
    heads: Format,
    wide: [(&'static str, f64); WIDE.len()],
}

impl Written<'_> {
    fn row(&mut self, cells: &[Cell]) -> Result<(), ExchangeError> {
        if self.n_rows == MOST_ROWS || cells.len() > MOST_COLUMNS {
            return Err(failed(XlsxError::RowColumnLimitError));
        }
        let row = self.n_rows as u32;
        for (column, cell) in cells.iter().enumerate() {
            let column = column as u16;
            if row == 0
                && let Cell::Text(text) = cell
                && let Some((_, width)) = self.wide.iter().find(|(head, _)| head == text)
            {
                let set = self.worksheet.set_column_width(column, *width);
                set.map_err(failed)?;
            }
            match cell {
                Cell::Text(text) if text.is_empty() => continue,
                Cell::Text(text) => {
                    let (text, is_cut) = cut(text);
                    self.n_cut += usize::from(is_cut);
                    match row {
                        0 => {
                            self.worksheet
                                .write_string_with_format(row, column, text, &self.heads)
                        }
                        _ => self.worksheet.write_string(row, column, text),
                    }
                }
                // Below 2^53, as any count of code points is.
                Cell::Number(number) => self.worksheet.write_number(row, column, *number as f64),
            }
            .map_err(failed)?;
        }
        self.n_rows += 1;
        Ok(())
    }
}

/// Whether a cell holds all of a text.
fn fits(text: &str) -> bool {
    text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST
}

/// A text as far as a cell holds it, and whether that is not all.
fn cut(text: &str) -> (String, bool) {
    if fits(text) {
        return (text.to_owned(), false);
    }
    let mut units = 0;
    let has_room = |letter: &char| {
        units += letter.len_utf16();
        units < LONGEST
    };
    let mut kept: String = text.chars().take_while(has_room).collect();
    kept.push('…');
    (kept, true)
}

fn tell_sheet(
    snapshot: &Snapshot,
    sheet: Sheet,
    options: &TableOptions,
    progress: &Progress,
    take: &mut Taker<'_>,
) -> Result<(), ExchangeError> {
    let language = options.language;
    match sheet {
        Sheet::Table(kind) => tell(snapshot, kind, language, progress, take),
        Sheet::Codebook => tell_codebook(snapshot, language, take),
    }
}

fn tell_codebook(
    snapshot: &Snapshot,
    language: Language,
    take: &mut Taker<'_>,
) -> Result<(), ExchangeError> {
    let heads = [
        Word::TableTag,
        Word::TableDefinition,
        Word::TableIncludes,
        Word::TableExcludes,
        Word::TableColor,
        Word::TableAnnotations,
        Word::TableTagId,
    ];
    take(heads.map(|word| word.text(language).into()).to_vec())?;
    for tag in all_in_order(snapshot) {
        let text = |text| Cell::from(label(text, language));
        take(vec![
            path(snapshot, tag.id, language).into(),
            text(&tag.definition),
            text(&tag.includes),
            text(&tag.excludes),
            tag.color.to_string().into(),
            Cell::number(snapshot.n_taggings_with(tag.id)),
            tag.id.to_string().into(),
        ])?;
    }
    Ok(())
}

fn failed(error: XlsxError) -> ExchangeError {
    ExchangeError::Output {
        source: std::io::Error::other(error),
    }
}
