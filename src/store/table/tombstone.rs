//! Carried tombstones: of rows that were deleted in another copy and that this collection never held.
//!
//! A deleted row of this collection stands in its own table behind a tombstone; these have no row.

use rusqlite::params;
use rusqlite::types::FromSqlError;
use uuid::Uuid;

use crate::base::environment::Timestamp;
use crate::model::{RowKey, RowKind, Tombstone, TombstoneEdit};
use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::sql::Sql;

/// All of them.
pub(in crate::store) fn all(sql: &Sql<'_>) -> Result<Vec<Tombstone>, StoreError> {
    let mut found = sql.list(include_str!("tombstone/all.sql"), [], read)?;
    found.sort_unstable();
    Ok(found)
}

/// Reads kind, id and time.
pub(super) fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Tombstone> {
    let mut columns = Columns::new(row);
    let kind = RowKind::from_code(columns.next_text()?);
    let kind = kind.ok_or_else(|| columns.wrong(FromSqlError::InvalidType))?;
    let id = Uuid::from_bytes(columns.next()?);
    Ok(Tombstone {
        key: RowKey::new(kind, id),
        deleted_at: columns.time()?,
    })
}

/// Makes an edit; fails if the collection is not as the edit expects.
pub(in crate::store) fn apply(sql: &Sql<'_>, edit: &TombstoneEdit) -> Result<(), StoreError> {
    let key = edit.key;
    let run = |statement: &str, at: Timestamp| {
        let (kind, id) = (key.kind().code(), key.uuid());
        let values = params![kind, id.as_bytes(), at.utc_micros, at.offset_seconds];
        sql.execute(statement, values)
            .map_err(|error| error.at(key))
    };
    if let Some(before) = edit.before
        && run(include_str!("tombstone/take.sql"), before)? == 0
    {
        return Err(StoreError::RowMissing { key });
    }
    if let Some(after) = edit.after
        && run(include_str!("tombstone/put.sql"), after)? == 0
    {
        return Err(StoreError::RowPresent { key });
    }
    Ok(())
}
