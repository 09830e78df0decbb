//! A digest of the cells of a table: of those that were told, and of those that came back.

use sha2::{Digest, Sha256};

use crate::exchange::record::ExchangeError;
use crate::exchange::tables::file::differs;

/// What a table comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// Rows, heads included.
    pub(super) n_rows: u32,
    /// SHA-256 of all cells that are not empty, each with its place.
    cells: [u8; 32],
}

impl Told {
    /// That a table came back.
    ///
    /// # Errors
    ///
    /// [`ExchangeError::NotAsWritten`] if a cell is another one, or elsewhere.
    pub(super) fn same_as(self, read: Self) -> Result<(), ExchangeError> {
        (self == read).then_some(()).ok_or_else(differs)
    }
}

/// Takes cells in, from the first row down and in a row from the first column on.
#[derive(Default)]
pub(super) struct Digester {
    n_rows: u32,
    hasher: Sha256,
}

impl Digester {
    /// A text; an empty one is as none.
    pub(super) fn text(&mut self, row: u32, column: usize, text: &str) {
        if !text.is_empty() {
            self.place(row, column, b't', text.len() as u64);
            self.hasher.update(text);
        }
    }

    /// A number.
    pub(super) fn number(&mut self, row: u32, column: usize, number: u64) {
        self.place(row, column, b'n', number);
    }

    /// What they come to.
    pub(super) fn told(self) -> Told {
        Told {
            n_rows: self.n_rows,
            cells: self.hasher.finalize().into(),
        }
    }

    fn place(&mut self, row: u32, column: usize, kind: u8, number: u64) {
        self.n_rows = self.n_rows.max(row + 1);
        let mut head = [0_u8; 21];
        head[0] = kind;
        head[1..5].copy_from_slice(&row.to_le_bytes());
        head[5..13].copy_from_slice(&(column as u64).to_le_bytes());
        head[13..].copy_from_slice(&number.to_le_bytes());
        self.hasher.update(head);
    }
}
