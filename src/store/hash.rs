//! The logical hash: what a collection says, apart from how the file says it.
//!
//! Two collections have the same hash if and only if their live rows are the same. Round trips, undo, backups and crash
//! tests compare it. Journal and tombstones are not in it.

use std::borrow::Borrow;

use sha2::Digest;

use crate::model::{Row, Sha256};
use crate::store::table::capture::structure_code;
use crate::store::{Store, StoreError, journal};

/// The hash of rows that come parents before children and each kind by id, as [`Store::load`] and
/// [`Snapshot::rows`](crate::model::Snapshot::rows) give them.
pub fn logical_hash(rows: impl IntoIterator<Item = impl Borrow<Row>>) -> Sha256 {
    let mut hash = sha2::Sha256::new();
    let mut part = |bytes: &[u8]| {
        hash.update((bytes.len() as u64).to_be_bytes());
        hash.update(bytes);
    };
    for row in rows {
        let row = row.borrow();
        part(&journal::canonical(row));
        if let Row::Capture(capture) = row {
            part(capture.text.as_bytes());
            for mark in capture.structure.iter() {
                let (kind, level) = structure_code(mark.kind);
                let (start, end) = (mark.span.start().0, mark.span.end().0);
                part(format!("{kind} {level:?} {start} {end}").as_bytes());
            }
        }
    }
    Sha256(hash.finalize().into())
}

impl Store {
    /// The logical hash of the collection.
    pub fn logical_hash(&self) -> Result<Sha256, StoreError> {
        let (rows, _) = self.load()?;
        Ok(logical_hash(&rows))
    }
}
