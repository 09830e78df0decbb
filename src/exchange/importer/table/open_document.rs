//! ODS: the sheets of an OpenDocument spreadsheet (OASIS ODF 1.3).
//!
//! Ours, because rows and cells that repeat are one element with a number: here what repeats is counted before it is
//! made, and empty rows and cells, of which files have a million, are never made.

use crate::base::{Budget, BudgetExceeded, Limit, Progress};
use crate::exchange::importer::ImportError;
use crate::exchange::importer::archive::Archive;
use crate::exchange::importer::table::Sheets;
use crate::exchange::importer::table::grid::{Cell, Grid, Row, date};
use crate::exchange::importer::xml::{Element, Step, Xml, decoded};
use crate::model::Value;

/// Cells of a file, those that repeat among them.
const MOST_CELLS: u64 = 5_000_000;
/// So many bytes of words count as one cell more.
const WORDS_OF_A_CELL: u64 = 64;
/// A cell further right than this stands alone in an endless row.
const MOST_COLUMNS: u64 = 1_000;

/// Reads the sheets of a file.
pub(super) fn read(
    mut archive: Archive<'_>,
    budget: &Budget,
    progress: &Progress,
) -> Result<Sheets, ImportError> {
    const PART: &str = "content.xml";
    let manifest = archive.part("META-INF/manifest.xml", budget, progress)?;
    // The name stands in the manifest of an encrypted file alone.
    let mark = b"encryption-data";
    if manifest.is_some_and(|bytes| memchr::memmem::find(&bytes, mark).is_some()) {
        return Err(ImportError::PasswordProtected);
    }
    let bytes = archive.part(PART, budget, progress)?;
    let bytes = bytes.ok_or_else(|| ImportError::Damaged {
        part: PART.to_owned(),
    })?;
    let text = decoded(&bytes, PART)?;
    let mut xml = Xml::new(&text, PART, budget, progress);
    let mut sheets = Sheets {
        grids: Vec::new(),
        hidden: 0,
        embedded: 0,
    };
    let mut hidden_styles = Vec::new();
    let mut style = String::new();
    let mut cells = 0;
    loop {
        match xml.next()? {
            Step::Open(element) => match element.name() {
                ("style", "style") => {
                    style = xml.attribute(&element, "style", "name").unwrap_or_default();
                }
                ("style", "table-properties") => {
                    let shown = xml.attribute(&element, "table", "display");
                    if shown.as_deref() == Some("false") {
                        hidden_styles.push(style.clone());
                    }
                }
                ("table", "table") => {
                    let style = xml.attribute(&element, "table", "style-name");
                    if style.is_some_and(|style| hidden_styles.contains(&style)) {
                        xml.skip()?;
                        sheets.hidden += 1;
                    } else {
                        let name = xml.attribute(&element, "table", "name");
                        let grid = read_sheet(&mut xml, name, &mut cells)?;
                        sheets.grids.push(grid);
                    }
                }
                _ => {}
            },
            Step::End => return Ok(sheets),
            Step::Close(_) | Step::Text(_) => {}
        }
    }
}

/// Reads a sheet up to its end.
fn read_sheet(
    xml: &mut Xml<'_>,
    name: Option<String>,
    cells: &mut u64,
) -> Result<Grid, ImportError> {
    let end = xml.level().saturating_sub(1);
    let mut grid = Grid {
        name: Some(name.unwrap_or_default()),
        rows: Vec::new(),
    };
    let mut number: u64 = 0;
    let (mut row, mut repeated, mut empty) = (Vec::new(), 1_u64, 0_u64);
    while xml.level() > end {
        match xml.next()? {
            Step::Open(element) => match element.name() {
                ("table", "table-row") => {
                    repeated = count(xml, &element, "number-rows-repeated");
                    row = Vec::new();
                    empty = 0;
                }
                ("table", "table-cell" | "covered-table-cell") => {
                    let repeated = count(xml, &element, "number-columns-repeated");
                    let cell = read_cell(xml, &element)?;
                    if cell.is_empty() {
                        empty = empty.saturating_add(repeated);
                        continue;
                    }
                    // Empty cells are made only where another stands behind them.
                    let columns = (row.len() as u64)
                        .saturating_add(empty)
                        .saturating_add(repeated);
                    if columns > MOST_COLUMNS {
                        return Err(over(MOST_COLUMNS));
                    }
                    for _ in 0..std::mem::take(&mut empty) {
                        row.push(Cell::default());
                    }
                    for _ in 0..repeated {
                        row.push(cell.clone());
                    }
                }
                // Drawings and what belongs to forms hold no cells.
                ("table", "shapes") | ("office", _) => {
                    xml.skip()?;
                }
                _ => {}
            },
            Step::Close(closed) if closed.name() == ("table", "table-row") => {
                let row = std::mem::take(&mut row);
                if !row.is_empty() {
                    // A row that repeats repeats its words: long ones count as more cells.
                    let words: usize = row.iter().map(|cell: &Cell| cell.text.len()).sum();
                    let cost = row.len() as u64 + words as u64 / WORDS_OF_A_CELL;
                    *cells = cells.saturating_add(cost.saturating_mul(repeated));
                    if *cells > MOST_CELLS {
                        return Err(over(MOST_CELLS));
                    }
                    for index in 0..repeated {
                        grid.rows.push(Row {
                            number: number.saturating_add(index + 1) as usize,
                            cells: row.clone(),
                            original: None,
                        });
                    }
                }
                number = number.saturating_add(repeated);
            }
            Step::End => return Err(xml.damaged()),
            Step::Close(_) | Step::Text(_) => {}
        }
    }
    Ok(grid)
}

/// Reads a cell up to its end: its paragraphs are lines, comments are none of it.
fn read_cell(xml: &mut Xml<'_>, element: &Element<'_>) -> Result<Cell, ImportError> {
    let value = |name| xml.attribute(element, "office", name);
    let kind = value("value-type").unwrap_or_default();
    let (number, day) = (value("value"), value("date-value"));
    let truth = value("boolean-value");
    let end = xml.level().saturating_sub(1);
    let mut text = String::new();
    let mut paragraphs = 0;
    let mut is_in_paragraph = false;
    while xml.level() > end {
        match xml.next()? {
            Step::Open(element) => match element.name() {
                ("text", "p") => {
                    if paragraphs > 0 {
                        text.push('\n');
                    }
                    paragraphs += 1;
                    is_in_paragraph = true;
                }
                ("text", "s") => {
                    let spaces = xml.attribute(&element, "text", "c");
                    let spaces = spaces.and_then(|spaces| spaces.parse::<usize>().ok());
                    text.push_str(&" ".repeat(spaces.unwrap_or(1).min(1_000)));
                }
                ("text", "tab") => text.push('\t'),
                ("text", "line-break") => text.push('\n'),
                ("text", _) => {}
                _ => {
                    xml.skip()?;
                }
            },
            Step::Close(closed) if closed.name() == ("text", "p") => is_in_paragraph = false,
            Step::Text(words) if is_in_paragraph => text.push_str(&words),
            Step::End => return Err(xml.damaged()),
            Step::Close(_) | Step::Text(_) => {}
        }
    }
    // A reference to a character may stand for one that ends a line elsewhere.
    let text = text.replace('\r', "\n");
    Ok(match kind.as_str() {
        "float" | "currency" | "percentage" => {
            let digits = number.filter(|digits| Cell::written(digits.clone()).value.is_some());
            match digits {
                Some(digits) => Cell::written(digits),
                None => Cell::words(text),
            }
        }
        "date" => {
            let day = day.unwrap_or_default();
            Cell {
                value: date(&day).map(Value::Date),
                text: day.replace('T', " "),
            }
        }
        "boolean" => Cell::written(truth.unwrap_or_default()),
        _ => Cell::words(text),
    })
}

fn count(xml: &Xml<'_>, element: &Element<'_>, name: &str) -> u64 {
    let count = xml.attribute(element, "table", name);
    count
        .and_then(|count| count.parse().ok())
        .unwrap_or(1)
        .max(1)
}

fn over(allowed: u64) -> ImportError {
    let limit = Limit::Items;
    BudgetExceeded { limit, allowed }.into()
}
