//! The history as a list to read: rows newest first, each with what it takes to go back before it.
//!
//! The undo stack is a chain that descends through the rows, so a page knows its part of the stack from the place on it
//! at which the page above ended; no page looks at rows above it.

use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::journal::{JournalHead, history, tops};
use crate::store::sql::Sql;

/// Where a page of history begins; made by the page above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HistoryPlace {
    before: u64,
    /// The next row down that stands on the undo stack, and how many undos take it back.
    next: Option<(u64, usize)>,
}

/// A row of history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryRow {
    /// What was done.
    pub head: JournalHead,
    /// How many undos from now take it back, with all that was done since; none for a row that is not on the undo
    /// stack: it was taken back, takes back, or made the collection.
    pub undos: Option<usize>,
}

/// Some rows of history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryPage {
    /// Newest first.
    pub rows: Vec<HistoryRow>,
    /// Where the page below begins; none at the end. Holds until the next change.
    pub below: Option<HistoryPlace>,
}

/// A page of at most `limit` rows, from the newest or from where another page ended.
pub(in crate::store) fn page(
    sql: &Sql<'_>,
    from: Option<HistoryPlace>,
    limit: usize,
) -> Result<HistoryPage, StoreError> {
    let mut next = match from {
        Some(place) => place.next,
        None => tops(sql)?.undo.map(|seq| (seq, 1)),
    };
    let heads = history(sql, from.map(|place| place.before), limit)?;
    let mut rows = Vec::with_capacity(heads.len());
    for head in heads {
        let undos = next
            .filter(|(seq, _)| *seq == head.seq)
            .map(|(_, undos)| undos);
        if let Some(undos) = undos {
            let step = usize::from(!head.joins);
            next = head.undo_below.map(|below| (below, undos + step));
        }
        rows.push(HistoryRow { head, undos });
    }
    let last = rows.last().map(|row| row.head.seq);
    let below = last
        .filter(|seq| *seq > 1)
        .map(|before| HistoryPlace { before, next });
    Ok(HistoryPage { rows, below })
}

/// How many undos take a row back; none if it is not on the undo stack.
pub(in crate::store) fn undos_to(sql: &Sql<'_>, seq: u64) -> Result<Option<usize>, StoreError> {
    let found = sql.one(include_str!("undos.sql"), [seq as i64], |row| {
        Columns::new(row).next::<u32>()
    })?;
    Ok(found.map(|undos| undos as usize))
}
