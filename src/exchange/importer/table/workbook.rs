//! XLSX: the sheets of a workbook, by calamine, behind a look at every part that it will read.
//!
//! All parts are unpacked once within the limit of archives, and their XML is walked once within the limits on levels,
//! attributes and steps, before calamine sees them. Cells come one after the other, so that a cell far away costs no
//! empty ones. Formulas give the values that were stored with them; they are never computed.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};

use crate::base::{Budget, BudgetExceeded, Limit, Progress};
use crate::exchange::importer::ImportError;
use crate::exchange::importer::archive::Archive;
use crate::exchange::importer::table::Sheets;
use crate::exchange::importer::table::grid::{Cell, Grid, Row, date};
use crate::exchange::importer::xml::{Step, Xml, decoded};
use crate::model::Value;

/// Cells of a workbook.
const MOST_CELLS: usize = 5_000_000;
/// A cell further right than this stands alone in an endless row.
const MOST_COLUMNS: u32 = 1_000;
/// The clock and the cancel request are looked at once in so many cells.
const CELLS_PER_CHECK: usize = 4096;

/// Reads the sheets of a workbook that can be seen.
pub(super) fn read(
    bytes: &[u8],
    mut archive: Archive<'_>,
    budget: &Budget,
    progress: &Progress,
) -> Result<Sheets, ImportError> {
    let embedded = check_parts(&mut archive, budget, progress)?;
    // Builds for finding faults stop at what calamine thinks impossible, such as a size of a sheet that is turned round.
    catch_unwind(AssertUnwindSafe(|| {
        read_cells(bytes, embedded, budget, progress)
    }))
    .unwrap_or_else(|_| Err(damaged("xl/workbook.xml")))
}

fn damaged(part: &str) -> ImportError {
    ImportError::Damaged {
        part: part.to_owned(),
    }
}

fn read_cells(
    bytes: &[u8],
    embedded: usize,
    budget: &Budget,
    progress: &Progress,
) -> Result<Sheets, ImportError> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| damaged("xl/workbook.xml"))?;
    let mut sheets = Sheets {
        grids: Vec::new(),
        hidden: 0,
        embedded,
    };
    let mut cells = 0;
    let known: Vec<_> = book.sheets_metadata().to_vec();
    for sheet in known {
        progress.check()?;
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        if sheet.visible != SheetVisible::Visible {
            sheets.hidden += 1;
            continue;
        }
        let mut rows: BTreeMap<u32, BTreeMap<u32, Cell>> = BTreeMap::new();
        let mut reader = book
            .worksheet_cells_reader(&sheet.name)
            .map_err(|_| damaged(&sheet.name))?;
        while let Some(found) = reader.next_cell().map_err(|_| damaged(&sheet.name))? {
            cells += 1;
            if cells > MOST_CELLS {
                return Err(over(Limit::Items, MOST_CELLS as u64));
            }
            if cells % CELLS_PER_CHECK == 0 {
                progress.check()?;
                budget.check_time()?;
            }
            let (row, column) = found.get_position();
            let cell = cell(found.get_value());
            if cell.is_empty() {
                continue;
            }
            if column >= MOST_COLUMNS {
                return Err(over(Limit::Items, u64::from(MOST_COLUMNS)));
            }
            rows.entry(row).or_default().insert(column, cell);
        }
        let rows = rows.into_iter().map(|(number, cells)| row(number, cells));
        sheets.grids.push(Grid {
            name: Some(sheet.name),
            rows: rows.collect(),
        });
    }
    Ok(sheets)
}

/// Unpacks and walks every part that is read later; counts macros and files inside.
fn check_parts(
    archive: &mut Archive<'_>,
    budget: &Budget,
    progress: &Progress,
) -> Result<usize, ImportError> {
    let mut embedded = 0;
    for index in 0..archive.len() {
        let name = archive.entry(index)?.name;
        embedded += usize::from(name.ends_with(".bin") || name.contains("/embeddings/"));
        let is_read = (name.ends_with(".xml") || name.ends_with(".rels"))
            && (name.starts_with("xl/") || name.starts_with("_rels/") || !name.contains('/'));
        if !is_read || name.contains("/drawings/") || name.contains("/media/") {
            continue;
        }
        let bytes = archive.read(index, budget, progress)?;
        let text = decoded(&bytes, &name)?;
        let mut xml = Xml::new(&text, &name, budget, progress);
        while !matches!(xml.next()?, Step::End) {}
    }
    Ok(embedded)
}

fn row(number: u32, mut cells: BTreeMap<u32, Cell>) -> Row {
    let width = cells.last_key_value().map_or(0, |(column, _)| column + 1);
    let cells = (0..width).map(|column| cells.remove(&column).unwrap_or_default());
    Row {
        number: number as usize + 1,
        cells: cells.collect(),
        original: None,
    }
}

fn cell(data: &DataRef<'_>) -> Cell {
    let number = |digits: String| Cell {
        value: Some(Value::Number(digits.clone())),
        text: digits,
    };
    match data {
        DataRef::Int(value) => number(value.to_string()),
        DataRef::Float(value) if value.is_finite() => number(value.to_string()),
        DataRef::Float(_) | DataRef::Empty => Cell::default(),
        DataRef::String(text) => Cell::words(lines(text)),
        DataRef::SharedString(text) => Cell::words(lines(text)),
        DataRef::Bool(value) => Cell {
            text: value.to_string(),
            value: Some(Value::Boolean(*value)),
        },
        DataRef::DateTime(moment) => moment_cell(moment),
        DataRef::DateTimeIso(text) => Cell {
            text: text.clone(),
            value: date(text).map(Value::Date),
        },
        DataRef::DurationIso(text) => Cell::words(text.clone()),
        DataRef::Error(error) => Cell::words(error.to_string()),
    }
}

/// A date as ISO 8601, with its time if it has one; a span of time, and a time without a date, as a clock shows it.
fn moment_cell(moment: &ExcelDateTime) -> Cell {
    let value = moment.as_f64();
    // Days since 1899-12-31; what is less than one is a time of no day. After the year 9999 there are no dates.
    if !(0.0..2_958_466.0).contains(&value) {
        return Cell::words(value.to_string());
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let clock = format!("{hour:02}:{minute:02}:{second:02}");
    if moment.is_duration() {
        let hours = (value * 24.0).floor() as u64;
        return Cell::words(format!("{hours}:{minute:02}:{second:02}"));
    }
    if value < 1.0 {
        return Cell::words(clock);
    }
    let day = format!("{year:04}-{month:02}-{day:02}");
    let value = date(&day).map(Value::Date);
    let text = if (hour, minute, second) == (0, 0, 0) {
        day
    } else {
        format!("{day} {clock}")
    };
    Cell { text, value }
}

fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn over(limit: Limit, allowed: u64) -> ImportError {
    BudgetExceeded { limit, allowed }.into()
}
