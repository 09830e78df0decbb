//! Tables of cells, as other programs keep them: what a reader hands on that does not know what they mean.

/// What every SQLite file begins with.
pub const SQLITE: &[u8; 16] = b"SQLite format 3\0";

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A whole number.
    Integer(i64),
    /// Another number.
    Real(f64),
    /// Characters.
    Text(String),
    /// Bytes, which are not taken.
    Bytes,
}

/// A table as it was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CellTable {
    /// The names of its columns, in small letters.
    pub columns: Vec<String>,
    /// Its rows, each with a cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// One row of a table, by the names of the columns: a column that is not there is empty everywhere.
#[derive(Clone, Copy, Debug)]
pub struct CellRow<'a> {
    columns: &'a [String],
    cells: &'a [Cell],
}

impl CellTable {
    /// The rows, in their order.
    pub fn rows(&self) -> impl Iterator<Item = CellRow<'_>> {
        self.rows.iter().map(|cells| CellRow {
            columns: &self.columns,
            cells,
        })
    }
}

impl<'a> CellRow<'a> {
    /// What stands in a column.
    pub fn cell(&self, column: &str) -> &'a Cell {
        let at = self.columns.iter().position(|name| name == column);
        at.and_then(|at| self.cells.get(at)).unwrap_or(&Cell::Empty)
    }

    /// The characters in a column; nothing where there are none.
    pub fn text(&self, column: &str) -> &'a str {
        match self.cell(column) {
            Cell::Text(text) => text,
            _ => "",
        }
    }

    /// The whole number in a column.
    pub fn integer(&self, column: &str) -> Option<i64> {
        match self.cell(column) {
            Cell::Integer(number) => Some(*number),
            // Programs that are loose about types write numbers as texts too.
            Cell::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// What stands in a column, as a person reads it.
    pub fn words(&self, column: &str) -> String {
        match self.cell(column) {
            Cell::Text(text) => text.clone(),
            Cell::Integer(number) => number.to_string(),
            Cell::Real(number) => number.to_string(),
            Cell::Empty | Cell::Bytes => String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_found_by_name_and_loose_types_are_read() {
        let table = CellTable {
            columns: vec!["id".to_owned(), "name".to_owned()],
            rows: vec![
                vec![Cell::Integer(1), Cell::Text("ب".to_owned())],
                vec![Cell::Text(" 2 ".to_owned()), Cell::Bytes],
                vec![Cell::Real(1.5)],
            ],
        };
        let read: Vec<_> = table
            .rows()
            .map(|row| (row.integer("id"), row.text("name"), row.words("id")))
            .collect();
        let expected = [(Some(1), "ب", "1"), (Some(2), "", " 2 "), (None, "", "1.5")];
        let expected = expected.map(|(id, name, words)| (id, name, words.to_owned()));
        assert_eq!(read, expected);
        assert!(table.rows().all(|row| row.integer("other").is_none()));
    }
}
