//! The undo and redo stacks: chains through the journal's rows.
//!
//! Each row stores the tops of both stacks as they stand after it, and what lies below it on the stack it is put on. So
//! the last row tells the state, and taking a step back is following one number.

use crate::command::ActionCode;
use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::journal::{EntryKind, NewEntry, head, number};
use crate::store::sql::Sql;

/// The last journal row and the tops of both stacks after it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Tops {
    /// Number of the last row; 0 in a collection that is being made.
    pub(in crate::store) seq: u64,
    /// Top of the undo stack.
    pub(in crate::store) undo: Option<u64>,
    /// Top of the redo stack.
    pub(in crate::store) redo: Option<u64>,
}

/// What a new row stores of the stacks.
pub(super) struct Links {
    pub(super) seq: u64,
    pub(super) joins: bool,
    pub(super) undo_top: Option<u64>,
    pub(super) redo_top: Option<u64>,
    pub(super) undo_below: Option<u64>,
    pub(super) redo_below: Option<u64>,
}

/// The last row and the stacks after it.
pub(in crate::store) fn tops(sql: &Sql<'_>) -> Result<Tops, StoreError> {
    let found = sql.one(include_str!("tops.sql"), [], |row| {
        let mut columns = Columns::new(row);
        Ok(Tops {
            seq: columns.next::<i64>()?.unsigned_abs(),
            undo: number(columns.next()?)?,
            redo: number(columns.next()?)?,
        })
    })?;
    Ok(found.unwrap_or_default())
}

/// Works out what a new row stores.
pub(super) fn links(sql: &Sql<'_>, entry: &NewEntry, last: Tops) -> Result<Links, StoreError> {
    let seq = last.seq + 1;
    match entry.kind {
        // There is nothing before the collection itself.
        EntryKind::Do if entry.action.code == ActionCode::CreateCollection => Ok(Links {
            seq,
            joins: false,
            undo_top: None,
            redo_top: None,
            undo_below: None,
            redo_below: None,
        }),
        EntryKind::Do => Ok(Links {
            seq,
            joins: entry.joins && last.undo.is_some(),
            undo_top: Some(seq),
            redo_top: None,
            undo_below: last.undo,
            redo_below: None,
        }),
        EntryKind::Undo { of } => {
            on_top(of, last.undo)?;
            let mut oldest = head(sql, of)?;
            while let Some(below) = oldest.undo_below.filter(|_| oldest.joins) {
                oldest = head(sql, below)?;
            }
            Ok(Links {
                seq,
                joins: false,
                undo_top: oldest.undo_below,
                redo_top: Some(seq),
                undo_below: None,
                redo_below: last.redo,
            })
        }
        EntryKind::Redo { of } => {
            on_top(of, last.redo)?;
            Ok(Links {
                seq,
                joins: false,
                undo_top: Some(seq),
                redo_top: head(sql, of)?.redo_below,
                undo_below: last.undo,
                redo_below: None,
            })
        }
    }
}

fn on_top(of: u64, top: Option<u64>) -> Result<(), StoreError> {
    if top == Some(of) {
        Ok(())
    } else {
        Err(StoreError::NotOnTop { of, top })
    }
}
