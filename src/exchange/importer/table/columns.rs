//! What the columns of a table are: their headings, their kinds, and which of them is text.

use std::collections::BTreeSet;

use crate::exchange::importer::table::grid::{Cell, Grid, Row};
use crate::exchange::importer::{ImportNote, TableChoice};
use crate::model::Value;

/// A column whose cells are longer than this on average, in characters, is text.
const SHORTEST_TEXT: usize = 40;
/// A heading longer than this, in characters, is none.
const LONGEST_HEADING: usize = 80;

/// What all cells of a column are that hold something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Date,
    Boolean,
}

impl Kind {
    fn of(cell: &Cell) -> Self {
        match cell.value {
            Some(Value::Number(_)) => Self::Number,
            Some(Value::Date(_)) => Self::Date,
            Some(Value::Boolean(_)) => Self::Boolean,
            Some(Value::Text(_)) | None => Self::Text,
        }
    }
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// As the table says, or the letters that spreadsheets give it.
    pub(super) heading: String,
    /// Of its cells.
    pub(super) kind: Kind,
    /// Characters in it, and cells that hold some.
    characters: usize,
    cells: usize,
}

impl Column {
    fn is_long(&self) -> bool {
        self.kind == Kind::Text && self.characters > SHORTEST_TEXT * self.cells
    }
}

/// All columns of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// In their order.
    pub(super) all: Vec<Column>,
    /// Whether the first row holds headings.
    pub(super) has_headings: bool,
    /// The columns that are text, in the order of the text; none if no column is.
    pub(super) text: Vec<usize>,
}

impl Columns {
    /// Looks at a table.
    pub(super) fn of(grid: &Grid, choice: Option<&TableChoice>) -> Self {
        let width = grid.width();
        let with = measured(&grid.rows, width);
        let body = grid.rows.get(1..).unwrap_or_default();
        let without = measured(body, width);
        let has_headings = grid
            .rows
            .first()
            .is_some_and(|first| are_headings(first, width, &without));
        let mut all = if has_headings { without } else { with };
        let first = grid.rows.first().filter(|_| has_headings);
        for (index, column) in all.iter_mut().enumerate() {
            let heading = first
                .and_then(|row| row.cells.get(index))
                .map(|cell| cell.text.split_whitespace().collect::<Vec<_>>().join(" "))
                .filter(|heading| !heading.is_empty());
            column.heading = heading.unwrap_or_else(|| letters(index));
        }
        let chosen = chosen(&all, choice);
        let text = if chosen.is_empty() {
            let long = (0..all.len()).filter(|index| all[*index].is_long());
            // The first of two that are equally long.
            let longest = long.max_by_key(|index| (all[*index].characters, usize::MAX - index));
            longest.into_iter().collect()
        } else {
            chosen
        };
        Self {
            all,
            has_headings,
            text,
        }
    }
}

/// Columns of which the headings are told.
const MOST_TOLD: usize = 200;

impl Columns {
    /// What became of them; `by_row`: each row is a document.
    pub(super) fn note(&self, by_row: bool) -> ImportNote {
        let heading = |index: usize| self.all.get(index).map(|column| column.heading.clone());
        let is_text = |index: &usize| by_row && self.text.contains(index);
        let others = (0..self.all.len()).filter(|index| !is_text(index));
        let text = self.text.iter().copied().filter(is_text);
        ImportNote::Columns {
            text: text.filter_map(heading).take(MOST_TOLD).collect(),
            others: others.filter_map(heading).take(MOST_TOLD).collect(),
        }
    }
}

/// The columns that a person chose, as far as the table has them.
fn chosen(all: &[Column], choice: Option<&TableChoice>) -> Vec<usize> {
    let mut found = Vec::new();
    for name in choice.iter().flat_map(|choice| &choice.text_columns) {
        let index = all.iter().position(|column| column.heading == *name);
        if let Some(index) = index.filter(|index| !found.contains(index)) {
            found.push(index);
        }
    }
    found
}

fn measured(rows: &[Row], width: usize) -> Vec<Column> {
    let mut columns: Vec<(Option<Kind>, usize, usize)> = vec![(None, 0, 0); width];
    for row in rows {
        for (cell, (kind, characters, cells)) in row.cells.iter().zip(&mut columns) {
            if cell.is_empty() {
                continue;
            }
            let own = Kind::of(cell);
            *kind = Some(match *kind {
                None => own,
                Some(kind) if kind == own => own,
                Some(_) => Kind::Text,
            });
            *characters += cell.text.chars().count();
            *cells += 1;
        }
    }
    let column = |(kind, characters, cells): (Option<Kind>, usize, usize)| Column {
        heading: String::new(),
        kind: kind.unwrap_or(Kind::Text),
        characters,
        cells,
    };
    columns.into_iter().map(column).collect()
}

/// Whether a first row names the columns under it: short words, all different, over cells that are of another kind or
/// much longer, or over nothing that says otherwise.
fn are_headings(first: &Row, width: usize, body: &[Column]) -> bool {
    let names: Vec<&Cell> = first.cells.iter().filter(|cell| !cell.is_empty()).collect();
    let is_name =
        |cell: &&Cell| Kind::of(cell) == Kind::Text && cell.text.chars().count() <= LONGEST_HEADING;
    let distinct: BTreeSet<&str> = names.iter().map(|cell| cell.text.trim()).collect();
    let is_sound = !names.is_empty()
        // A cell without a name may stand over a column of numbers of rows.
        && names.len() + 1 >= width
        && names.iter().all(is_name)
        && distinct.len() == names.len()
        && body.iter().any(|column| column.cells > 0);
    if !is_sound || width < 2 && body.iter().any(|column| !column.is_long()) {
        return false;
    }
    let is_other = |column: &Column, cell: &Cell| {
        let length = cell.text.chars().count();
        column.cells > 0
            && (column.kind != Kind::Text || column.characters > 2 * length * column.cells)
    };
    let has_typed = body
        .iter()
        .any(|column| column.kind != Kind::Text && column.cells > 0);
    let has_long = body.iter().any(Column::is_long);
    if !has_typed && !has_long {
        return true;
    }
    body.iter().zip(&first.cells).any(|(column, cell)| {
        (column.is_long() || column.kind != Kind::Text) && is_other(column, cell)
    })
}

/// The name that spreadsheets give a column: A to Z, AA and on.
pub(super) fn letters(index: usize) -> String {
    let mut rest = index;
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
        if rest == 0 {
            break;
        }
        rest -= 1;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_have_letters() {
        for (index, expected) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(index), expected);
        }
    }
}
