//! The tables: one folder per kind of row, with its statements in `.sql` files beside it (I2).
//!
//! Every kind works alike: `put` writes a new row or brings a tombstone back, `tombstone` deletes, a change is both in
//! turn. So each statement tells by the number of rows it changed whether the collection was as the edit expects.
//! Lists are read whole, each table in one ordered pass, and joined in memory.

mod annotation;
mod annotator;
pub(super) mod capture;
mod collection;
mod document;
mod document_set;
mod link;
mod memo;
pub(super) mod passage;
pub(super) mod placement;
pub(super) mod rejection;
mod relation;
mod saved_search;
mod span;
mod tag;
mod tag_set;
mod tagging;
pub(super) mod tombstone;
mod variable;
mod variable_value;
pub(super) mod whole_original;

use std::collections::BTreeMap;

use rusqlite::types::{FromSql, ToSql};

use crate::base::environment::Timestamp;
use crate::model::{
    Annotation, Annotator, Capture, Collection, Document, DocumentSet, Link, Memo, Passage,
    Placement, Rejection, Relation, Row, RowEdit, RowKey, RowKind, SavedSearch, Tag, TagSet,
    Tagging, Tombstone, Variable, VariableValue,
};
use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::sql::Sql;

/// The statements that every table has.
struct Statements {
    put: &'static str,
    tombstone: &'static str,
    live: &'static str,
    deleted: &'static str,
}

macro_rules! statements {
    ($folder:literal) => {
        crate::store::table::Statements {
            put: include_str!(concat!($folder, "/put.sql")),
            tombstone: include_str!(concat!($folder, "/tombstone.sql")),
            live: include_str!(concat!($folder, "/live.sql")),
            deleted: include_str!(concat!($folder, "/deleted.sql")),
        }
    };
}
use statements;

/// Which rows a child table is read for.
#[derive(Clone, Copy)]
enum Scope<'id> {
    All,
    One(&'id dyn ToSql),
}

/// A kind of row that stands in a table.
trait Stored: Into<Row> {
    /// Its id.
    type Id: ToSql + FromSql + Ord + Copy;
    /// Its statements.
    const STATEMENTS: Statements;

    /// The id of this row.
    fn id(&self) -> Self::Id;

    /// Writes the row; 0 if a live one is there.
    fn put(&self, sql: &Sql<'_>) -> Result<usize, StoreError>;

    /// Writes what stands in child tables, in place of what they hold.
    fn put_children(&self, _sql: &Sql<'_>) -> Result<(), StoreError> {
        Ok(())
    }

    /// Reads the row without what stands in child tables.
    fn read(columns: &mut Columns<'_, '_>) -> rusqlite::Result<Self>;

    /// Reads what stands in child tables into rows that are sorted by id.
    fn read_children(
        _rows: &mut [Self],
        _sql: &Sql<'_>,
        _scope: Scope<'_>,
    ) -> Result<(), StoreError> {
        Ok(())
    }
}

macro_rules! for_each_kind {
    ($macro:ident) => {
        $macro! {
            Collection, Annotator, Document, Capture, DocumentSet, Variable, VariableValue, Tag, TagSet, Passage,
            Placement, Annotation, Tagging, Relation, Link, Memo, Rejection, SavedSearch
        }
    };
}

macro_rules! dispatch {
    ($($kind:ident),*) => {
        fn put(sql: &Sql<'_>, row: &Row) -> Result<usize, StoreError> {
            match row { $(Row::$kind(row) => {
                let changed = row.put(sql)?;
                if changed > 0 {
                    row.put_children(sql)?;
                }
                Ok(changed)
            })* }
        }

        fn bury(sql: &Sql<'_>, key: RowKey, at: Timestamp) -> Result<usize, StoreError> {
            match key { $(RowKey::$kind(id) => {
                sql.execute($kind::STATEMENTS.tombstone, rusqlite::params![id, at.utc_micros])
            })* }
        }

        fn live(sql: &Sql<'_>, kind: RowKind, into: &mut Vec<Row>) -> Result<(), StoreError> {
            match kind { $(RowKind::$kind => {
                let mut rows = sql.list($kind::STATEMENTS.live, [], |row| $kind::read(&mut Columns::new(row)))?;
                $kind::read_children(&mut rows, sql, Scope::All)?;
                into.extend(rows.into_iter().map(Row::from));
                Ok(())
            })* }
        }

        /// Hands on the live rows of a kind by id, one at a time.
        fn each_of_kind(sql: &Sql<'_>, kind: RowKind, hand: &mut Hand<'_>) -> Result<(), StoreError> {
            match kind { $(RowKind::$kind => {
                let mut failed = None;
                let read = sql.each($kind::STATEMENTS.live, [], |row| {
                    let mut one = [$kind::read(&mut Columns::new(row))?];
                    let id = one[0].id();
                    let done = $kind::read_children(&mut one, sql, Scope::One(&id));
                    let [row] = one;
                    // What stops the reading is kept beside it: the statement knows only SQLite's own errors.
                    done.and_then(|()| hand(row.into())).map_err(|error| {
                        failed = Some(error);
                        rusqlite::Error::QueryReturnedNoRows
                    })
                });
                match failed {
                    Some(error) => Err(error),
                    None => read,
                }
            })* }
        }

        /// A deleted row's content, or `None` if the row is live or was never there.
        pub(super) fn deleted(sql: &Sql<'_>, key: RowKey) -> Result<Option<Row>, StoreError> {
            match key { $(RowKey::$kind(id) => {
                let mut rows = sql.list($kind::STATEMENTS.deleted, [id], |row| $kind::read(&mut Columns::new(row)))?;
                $kind::read_children(&mut rows, sql, Scope::One(&id))?;
                Ok(rows.pop().map(Row::from))
            })* }
        }
    };
}

for_each_kind!(dispatch);

/// All live rows, parents before children, each kind by id.
pub(super) fn all_live(sql: &Sql<'_>) -> Result<Vec<Row>, StoreError> {
    let mut rows = Vec::new();
    for kind in RowKind::ALL {
        live(sql, *kind, &mut rows)?;
    }
    Ok(rows)
}

/// Takes a row, or stops the reading.
pub(super) type Hand<'hand> = dyn FnMut(Row) -> Result<(), StoreError> + 'hand;

/// Hands on all live rows in the order of [`all_live`], one at a time: as much memory as the largest row.
pub(super) fn each_live(sql: &Sql<'_>, hand: &mut Hand<'_>) -> Result<(), StoreError> {
    for kind in RowKind::ALL {
        each_of_kind(sql, *kind, hand)?;
    }
    Ok(())
}

/// Makes one edit.
pub(super) fn apply(sql: &Sql<'_>, edit: &RowEdit, at: Timestamp) -> Result<(), StoreError> {
    let key = edit.key();
    if let RowKey::Capture(capture) = key {
        return capture::apply(sql, edit, capture, at);
    }
    if matches!(key, RowKey::Collection(_)) && edit.after().is_none() {
        return Err(StoreError::CollectionRow);
    }
    if edit.before().is_some() && bury(sql, key, at).map_err(|error| error.at(key))? == 0 {
        return Err(StoreError::RowMissing { key });
    }
    if let Some(row) = edit.after()
        && put(sql, row).map_err(|error| error.at(key))? == 0
    {
        return Err(StoreError::RowPresent { key });
    }
    Ok(())
}

/// Every tombstone, of the tables and carried, by kind and id.
pub(super) fn tombstones(sql: &Sql<'_>) -> Result<Vec<Tombstone>, StoreError> {
    let own = sql.list(include_str!("tombstones.sql"), [], tombstone::read)?;
    let carried = tombstone::all(sql)?;
    let by_key: BTreeMap<RowKey, Tombstone> = own
        .into_iter()
        .chain(carried)
        .map(|tombstone| (tombstone.key, tombstone))
        .collect();
    Ok(by_key.into_values().collect())
}

/// Reads a child table in one ordered pass and hands each of its rows to the parent that it belongs to.
///
/// Both sides are sorted by the parent's id; children of rows that are not in `rows` (tombstones) are passed over.
fn attach<T: Stored, C>(
    rows: &mut [T],
    sql: &Sql<'_>,
    (all, its): (&'static str, &'static str),
    scope: Scope<'_>,
    read: impl Fn(&mut Columns<'_, '_>) -> rusqlite::Result<C>,
    mut push: impl FnMut(&mut T, C),
) -> Result<(), StoreError> {
    let mut at = 0;
    let mut take = |row: &rusqlite::Row<'_>| {
        let mut columns = Columns::new(row);
        let parent: T::Id = columns.next()?;
        while rows.get(at).is_some_and(|row| row.id() < parent) {
            at += 1;
        }
        if let Some(row) = rows.get_mut(at).filter(|row| row.id() == parent) {
            push(row, read(&mut columns)?);
        }
        Ok(())
    };
    match scope {
        Scope::All => sql.each(all, [], &mut take),
        Scope::One(id) => sql.each(its, [id], &mut take),
    }
}
