//! From tables to documents.

use std::collections::BTreeSet;

use crate::base::{Budget, Progress};
use crate::exchange::importer::plain_text::{is_blank, notes_on_characters};
use crate::exchange::importer::table::columns::{Columns, Kind};
use crate::exchange::importer::table::grid::{Cell, Grid, Row};
use crate::exchange::importer::{
    Extractor, Fact, FactKind, ImportError, ImportNote, Imported, TableChoice,
};
use crate::model::{StructureKind, StructureMark, Value};
use crate::text::{ByteOffset, Encoding, Span};

/// A table with more rows than this becomes one document.
pub(super) const MOST_DOCUMENTS: usize = 10_000;
/// So many bytes the documents of a table may keep of it, which each keep its headings.
const MOST_KEPT: usize = 64_000_000;
/// Characters of a row's text that name it.
const TITLE_LEN: usize = 60;
/// The clock and the cancel request are looked at once in so many rows.
const ROWS_PER_CHECK: usize = 256;
/// Headings of columns that hold titles.
const TITLES: &[&str] = &[
    "title",
    "headline",
    "subject",
    "name",
    "العنوان",
    "عنوان",
    "الموضوع",
    "الاسم",
];

/// What holds for all documents of a file.
pub(super) struct Making<'a> {
    pub(super) extractor: Extractor,
    pub(super) encoding: Encoding,
    pub(super) encoding_certain: bool,
    pub(super) choice: Option<&'a TableChoice>,
    pub(super) budget: &'a Budget,
    pub(super) progress: &'a Progress,
}

/// Makes the documents of all tables of a file; its first one tells what is to be told of the file.
pub(super) fn documents(
    grids: Vec<Grid>,
    notes: Vec<ImportNote>,
    making: &Making<'_>,
) -> Result<Vec<Imported>, ImportError> {
    let mut made = Vec::new();
    let mut characters = 0;
    let is_one = grids.iter().filter(|grid| !grid.rows.is_empty()).count() == 1;
    for grid in grids {
        making.progress.check()?;
        if grid.rows.is_empty() {
            continue;
        }
        let columns = Columns::of(&grid, making.choice);
        let rows = if columns.has_headings {
            grid.rows.get(1..).unwrap_or_default()
        } else {
            &grid.rows
        };
        let heading = grid.rows.first().filter(|_| columns.has_headings);
        let kept = kept_bytes(rows, heading);
        let by_row = !columns.text.is_empty() && rows.len() <= MOST_DOCUMENTS && kept <= MOST_KEPT;
        let before = made.len();
        if by_row {
            making.rows(&grid, rows, heading, &columns, &mut made)?;
        } else {
            making.whole(&grid, is_one, &mut made)?;
        }
        if let Some(first) = made.get_mut(before) {
            first.notes.push(columns.note(by_row));
        }
        for imported in made.get(before..).unwrap_or_default() {
            characters += imported.text.chars().count() as u64;
        }
        making.budget.check_characters(characters)?;
    }
    let Some(first) = made.first_mut() else {
        return Err(ImportError::NoText);
    };
    first.notes.splice(0..0, notes);
    making.budget.check_time()?;
    Ok(made)
}

/// How many bytes the documents of some rows keep, each with the headings.
fn kept_bytes(rows: &[Row], heading: Option<&Row>) -> usize {
    let length = |row: &Row| match &row.original {
        Some(bytes) => bytes.len(),
        None => row.cells.iter().map(|cell| cell.text.len() + 3).sum(),
    };
    let own: usize = rows.iter().map(length).sum();
    own.saturating_add(heading.map_or(0, length).saturating_mul(rows.len()))
}

impl Making<'_> {
    /// Makes a document of each row that has text.
    fn rows(
        &self,
        grid: &Grid,
        rows: &[Row],
        heading: Option<&Row>,
        columns: &Columns,
        made: &mut Vec<Imported>,
    ) -> Result<(), ImportError> {
        let start = made.len();
        let (mut silent, mut items) = (0, 0);
        for (count, row) in rows.iter().enumerate() {
            if count % ROWS_PER_CHECK == 0 {
                self.progress.check()?;
                self.budget.check_time()?;
            }
            let cell = |index: &usize| row.cells.get(*index).filter(|cell| !cell.is_empty());
            let texts: Vec<&str> = columns
                .text
                .iter()
                .filter_map(cell)
                .map(|cell| cell.text.trim_end_matches('\n'))
                .collect();
            let text = texts.join("\n");
            if is_blank(&text) {
                silent += 1;
                continue;
            }
            let facts = facts(row, columns);
            items += facts.len() as u64;
            self.budget.check_items(items)?;
            let title = title(row, columns);
            let short = title.clone().unwrap_or_else(|| short(&text));
            let name = format!("{} {short}", row.number);
            made.push(Imported {
                part: Some(with_sheet(grid, name)),
                original: Some(original(row, heading)),
                title,
                facts,
                notes: notes_on_characters(&text),
                ..self.empty(text)
            });
        }
        if let Some(first) = made.get_mut(start).filter(|_| silent > 0) {
            first.notes.insert(0, ImportNote::RowWithoutText(silent));
        }
        Ok(())
    }

    /// Makes one document of a table: each row a line.
    fn whole(
        &self,
        grid: &Grid,
        is_one: bool,
        made: &mut Vec<Imported>,
    ) -> Result<(), ImportError> {
        let mut text = String::new();
        let mut structure = Vec::new();
        let mut bytes = Vec::new();
        let mut characters = 0;
        for (count, row) in grid.rows.iter().enumerate() {
            if count % ROWS_PER_CHECK == 0 {
                self.progress.check()?;
                self.budget.check_time()?;
            }
            if count > 0 {
                text.push('\n');
            }
            let start = text.len();
            for (index, cell) in row.cells.iter().enumerate() {
                if index > 0 {
                    text.push('\t');
                }
                let in_line = |c: char| if matches!(c, '\n' | '\t') { ' ' } else { c };
                text.extend(cell.text.chars().map(in_line));
            }
            characters += text.get(start..).unwrap_or_default().chars().count() as u64 + 1;
            self.budget.check_characters(characters)?;
            let offset = ByteOffset::from_index;
            if let Ok(span) = Span::new(offset(start), offset(text.len())) {
                let kind = StructureKind::TableRow;
                structure.push(StructureMark { kind, span });
            }
            if !is_one {
                bytes.extend(original(row, None));
            }
        }
        if is_blank(&text) {
            return Ok(());
        }
        let mut notes = vec![ImportNote::TableAsOne(grid.rows.len())];
        notes.extend(notes_on_characters(&text));
        made.push(Imported {
            part: grid.name.clone().filter(|_| !is_one),
            original: (!is_one).then_some(bytes),
            title: grid.name.clone().filter(|_| !is_one),
            structure,
            notes,
            ..self.empty(text)
        });
        Ok(())
    }

    fn empty(&self, text: String) -> Imported {
        Imported {
            part: None,
            original: None,
            text,
            encoding: self.encoding,
            encoding_certain: self.encoding_certain,
            extractor: self.extractor,
            title: None,
            language: None,
            facts: Vec::new(),
            structure: Vec::new(),
            notes: Vec::new(),
        }
    }
}

fn with_sheet(grid: &Grid, name: String) -> String {
    match &grid.name {
        Some(sheet) => format!("{sheet} / {name}"),
        None => name,
    }
}

/// What the other columns say of a row, each as its whole column is. The first of two columns with one heading counts.
fn facts(row: &Row, columns: &Columns) -> Vec<Fact> {
    let mut headings = BTreeSet::new();
    let mut facts = Vec::new();
    for (index, (column, cell)) in columns.all.iter().zip(&row.cells).enumerate() {
        if columns.text.contains(&index) || cell.is_empty() || !headings.insert(&column.heading) {
            continue;
        }
        let value = match (column.kind, &cell.value) {
            (Kind::Text, _) | (_, None) => Value::Text(cell.text.trim().to_owned()),
            (_, Some(value)) => value.clone(),
        };
        facts.push(Fact {
            about: FactKind::Column(column.heading.clone()),
            value,
        });
    }
    facts
}

/// The title of a row, if a column holds titles.
fn title(row: &Row, columns: &Columns) -> Option<String> {
    let is_title = |heading: &str| TITLES.contains(&heading.to_lowercase().as_str());
    let index = (0..columns.all.len())
        .find(|index| !columns.text.contains(index) && is_title(&columns.all[*index].heading))?;
    let cell = row.cells.get(index).filter(|cell| !cell.is_empty())?;
    Some(short(&cell.text))
}

/// The first words of a text, on one line.
fn short(text: &str) -> String {
    let words = text.split_whitespace();
    let mut short = String::new();
    for word in words {
        if short.chars().count() + word.chars().count() >= TITLE_LEN {
            if short.is_empty() {
                short.extend(word.chars().take(TITLE_LEN));
            }
            short.push('…');
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

/// The bytes of a row behind those of the headings. A row of a sheet, which has no bytes of its own, is written as CSV.
fn original(row: &Row, heading: Option<&Row>) -> Vec<u8> {
    let mut bytes = Vec::new();
    for row in heading.into_iter().chain([row]) {
        match &row.original {
            // That of the headings has its line end: a row follows it.
            Some(own) => bytes.extend_from_slice(own),
            None => write_row(&mut bytes, &row.cells),
        }
    }
    bytes
}

fn write_row(bytes: &mut Vec<u8>, cells: &[Cell]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            bytes.push(b',');
        }
        if cell.text.contains([',', '"', '\n', '\r']) {
            let quoted = format!("\"{}\"", cell.text.replace('"', "\"\""));
            bytes.extend_from_slice(quoted.as_bytes());
        } else {
            bytes.extend_from_slice(cell.text.as_bytes());
        }
    }
    bytes.push(b'\n');
}
