//! The logical hash: what a collection says, apart from how the file says it.
//!
//! Two collections have the same hash if and only if their live rows are the same. Round trips, undo, backups and crash
//! tests compare it. Journal and tombstones are not in it.

use std::borrow::Borrow;

use sha2::Digest;

use crate::model::{Row, Sha256};
use crate::store::sql::Sql;
use crate::store::table::capture::structure_code;
use crate::store::{Store, StoreError, journal, table};

/// The hash of rows that come parents before children and each kind by id, as [`Store::load`] and
/// [`Snapshot::rows`](crate::model::Snapshot::rows) give them.
pub fn logical_hash(rows: impl IntoIterator<Item = impl Borrow<Row>>) -> Sha256 {
    let mut hash = Hasher::default();
    for row in rows {
        hash.add(row.borrow());
    }
    hash.finish()
}

/// The hash of the live rows of a file, read one by one: a copy is proved beside an open collection, in little memory.
pub(super) fn of_live_rows(sql: &Sql<'_>) -> Result<Sha256, StoreError> {
    let mut hash = Hasher::default();
    table::each_live(sql, &mut |row| {
        hash.add(&row);
        Ok(())
    })?;
    Ok(hash.finish())
}

#[derive(Default)]
struct Hasher(sha2::Sha256);

impl Hasher {
    fn part(&mut self, bytes: &[u8]) {
        self.0.update((bytes.len() as u64).to_be_bytes());
        self.0.update(bytes);
    }

    fn add(&mut self, row: &Row) {
        self.part(&journal::canonical(row));
        if let Row::Capture(capture) = row {
            self.part(capture.text.as_bytes());
            for mark in capture.structure.iter() {
                let (kind, level) = structure_code(mark.kind);
                let (start, end) = (mark.span.start().0, mark.span.end().0);
                self.part(format!("{kind} {level:?} {start} {end}").as_bytes());
            }
        }
    }

    fn finish(self) -> Sha256 {
        Sha256(self.0.finalize().into())
    }
}

impl Store {
    /// The logical hash of the collection.
    pub fn logical_hash(&self) -> Result<Sha256, StoreError> {
        self.read(of_live_rows)
    }
}
