//! Tables as a workbook: three sheets, every text a text and every number a number.
//!
//! Text is written as strings of the workbook, never as formulas, so that nothing in it is computed. A sheet in Arabic runs from
//! right to left. Limits of the format: 32,767 UTF-16 units in a cell, 1,048,576 rows, 16,384 columns.

use std::borrow::Cow;
use std::io::Write;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use calamine::{DataRef, Xlsx, open_workbook};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use crate::base::{Progress, in_order};
use crate::exchange::record::ExchangeError;
use crate::exchange::tables::annotations::{label, paths};
use crate::exchange::tables::digest::{Digester, Told};
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
    out: &mut (dyn Write + Send),
) -> Result<(TableSummary, Vec<Told>), ExchangeError> {
    let mut workbook = Workbook::new();
    // Rows wait in a nameless file beside the target, not in memory, and not where others keep theirs.
    workbook.set_tempdir(folder).map_err(failed)?;
    // The same collection gives the same bytes: the moment of writing is no part of them.
    let moment = ExcelDateTime::from_ymd(1980, 1, 1).map_err(failed)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&moment));
    // As the other archives are packed here: a third of the time to pack, for half as many bytes again.
    workbook.set_zip_compression_level(1);
    // Known before the sheets are told side by side: two that asked for it first at once would have counted it twice, and one
    // would have named a format that is not there.
    let heads = Format::new().set_bold();
    workbook.register_format(&heads);
    let sheets = sheets(options.kind);
    for (_, name) in sheets {
        let added = workbook.add_worksheet_with_constant_memory();
        let worksheet = added.map_err(failed)?;
        let word = name.text(options.language);
        worksheet.set_name(word).map_err(failed)?;
        worksheet.set_right_to_left(options.language == Language::Arabic);
        worksheet.set_freeze_panes(1, 0).map_err(failed)?;
    }
    let worksheets = workbook.worksheets_mut().iter_mut();
    let worksheets: Vec<Mutex<&mut Worksheet>> = worksheets.map(Mutex::new).collect();
    let tell_one = |number: usize| {
        let mut worksheet = worksheets[number]
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let mut written = Written {
            worksheet: &mut worksheet,
            digester: Digester::default(),
            n_rows: 0,
            n_cut: 0,
            heads: &heads,
            wide: WIDE.map(|(word, width)| (word.text(options.language), width)),
        };
        tell_sheet(snapshot, sheets[number].0, options, progress, &mut |row| {
            written.row(row)
        })?;
        Ok::<_, ExchangeError>((written.n_cut, written.digester.told()))
    };
    let mut told = Vec::new();
    let mut n_cut = 0;
    in_order(sheets.len(), tell_one, |(n, of_sheet)| {
        n_cut += n;
        told.push(of_sheet);
        Ok(())
    })?;
    workbook.save_to_writer(out).map_err(failed)?;
    progress.check()?;
    let n_rows = told.first().map_or(0, |told| told.n_rows as usize - 1);
    Ok((TableSummary { n_rows, n_cut }, told))
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
            let is_long = |cell: &&Cell<'_>| matches!(cell, Cell::Text(text) if !fits(text));
            n_cut += row.iter().filter(is_long).count();
            Ok(())
        })?;
    }
    Ok(n_cut)
}

/// That what was written came back, cell by cell.
pub(super) fn prove(
    options: &TableOptions,
    told: &[Told],
    progress: &Progress,
    path: &Path,
) -> Result<(), ExchangeError> {
    let sheets = sheets(options.kind);
    let prove = |number: usize| {
        let name = sheets[number].1.text(options.language);
        let read = read(path, name, progress)?;
        told.get(number).ok_or_else(differs)?.same_as(read)
    };
    in_order(sheets.len(), prove, Ok)
}

/// What the cells of a sheet come to.
fn read(path: &Path, name: &str, progress: &Progress) -> Result<Told, ExchangeError> {
    let mut workbook: Xlsx<_> = open_workbook(path).map_err(|_: calamine::XlsxError| differs())?;
    let cells = workbook.worksheet_cells_reader(name);
    let mut cells = cells.map_err(|_| differs())?;
    let mut digester = Digester::default();
    let mut at = 0;
    while let Some(cell) = cells.next_cell().map_err(|_| differs())? {
        let (row, column) = cell.get_position();
        if row != at {
            progress.check()?;
            at = row;
        }
        let column = column as usize;
        match cell.get_value() {
            DataRef::String(text) => digester.text(row, column, text),
            DataRef::SharedString(text) => digester.text(row, column, text),
            DataRef::Float(number) if *number >= 0.0 && number.fract() == 0.0 => {
                digester.number(row, column, *number as u64);
            }
            DataRef::Empty => {}
            _ => return Err(differs()),
        }
    }
    Ok(digester.told())
}

/// A sheet that is being written.
struct Written<'a> {
    worksheet: &'a mut Worksheet,
    digester: Digester,
    n_rows: usize,
    n_cut: usize,
    heads: &'a Format,
    wide: [(&'static str, f64); WIDE.len()],
}

impl Written<'_> {
    fn row(&mut self, cells: &[Cell<'_>]) -> Result<(), ExchangeError> {
        if self.n_rows == MOST_ROWS || cells.len() > MOST_COLUMNS {
            return Err(failed(XlsxError::RowColumnLimitError));
        }
        let row = self.n_rows as u32;
        for (at, cell) in cells.iter().enumerate() {
            let column = at as u16;
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
                    self.digester.text(row, at, &text);
                    match row {
                        0 => self
                            .worksheet
                            .write_string_with_format(row, column, text, self.heads),
                        _ => self.worksheet.write_string(row, column, text),
                    }
                }
                // Below 2^53, as any count of code points is.
                Cell::Number(number) => {
                    self.digester.number(row, at, *number);
                    self.worksheet.write_number(row, column, *number as f64)
                }
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
fn cut(text: &str) -> (Cow<'_, str>, bool) {
    if fits(text) {
        return (text.into(), false);
    }
    let mut units = 0;
    let has_room = |letter: &char| {
        units += letter.len_utf16();
        units < LONGEST
    };
    let mut kept: String = text.chars().take_while(has_room).collect();
    kept.push('…');
    (kept.into(), true)
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
    take(&heads.map(|word| Cell::text(word.text(language))))?;
    let paths = paths(snapshot, language);
    for (tag, _) in snapshot.tags_in_order() {
        let text = |text| Cell::text(label(text, language));
        take(&[
            Cell::text(paths.get(&tag.id).map_or("", String::as_str)),
            text(&tag.definition),
            text(&tag.includes),
            text(&tag.excludes),
            Cell::text(tag.color.to_string()),
            Cell::number(snapshot.n_taggings_with(tag.id)),
            Cell::text(tag.id.to_string()),
        ])?;
    }
    Ok(())
}

fn failed(error: XlsxError) -> ExchangeError {
    ExchangeError::Output {
        source: std::io::Error::other(error),
    }
}
