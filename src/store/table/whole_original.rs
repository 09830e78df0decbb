//! Whole files of which captures were made of parts, each kept once, by hash. Written once and never changed.

use rusqlite::params;

use crate::model::Sha256;
use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::sql::Sql;
use crate::store::table::capture::{deflate, inflate};

/// Keeps the bytes of a whole file, unless they are kept already.
pub(in crate::store) fn put(sql: &Sql<'_>, sha256: Sha256, bytes: &[u8]) -> Result<(), StoreError> {
    let statement = include_str!("whole_original/put.sql");
    let values = params![sha256, bytes.len() as i64, deflate(bytes)];
    sql.execute(statement, values).map(|_| ())
}

/// The bytes of the whole file of a hash, or `None` if they are not kept.
pub(in crate::store) fn one(sql: &Sql<'_>, sha256: Sha256) -> Result<Option<Vec<u8>>, StoreError> {
    let found = sql.one(include_str!("whole_original/one.sql"), [sha256], |row| {
        let mut columns = Columns::new(row);
        let deflated: Vec<u8> = columns.next()?;
        let len: u32 = columns.next()?;
        Ok((deflated, len))
    })?;
    let Some((deflated, len)) = found else {
        return Ok(None);
    };
    inflate(&deflated, len as usize)
        .filter(|bytes| Sha256::of(bytes) == sha256)
        .map(Some)
        .ok_or_else(|| StoreError::Damaged {
            detail: format!("the whole file of hash {sha256}"),
            path: sql.path.to_path_buf(),
        })
}

/// The hashes of all of them.
pub(in crate::store) fn all(sql: &Sql<'_>) -> Result<Vec<Sha256>, StoreError> {
    sql.list(include_str!("whole_original/all.sql"), [], |row| {
        Columns::new(row).next()
    })
}
