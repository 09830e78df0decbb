//! Tombstones: what is left of rows that were deleted, so that a merge and the history stay honest.
//!
//! A collection has tombstones of its own deleted rows, and **carried** ones: of rows that it never held, which a merge
//! brought from another copy.

use crate::base::environment::Timestamp;
use crate::model::RowKey;

/// A row that was deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tombstone {
    /// Which.
    pub key: RowKey,
    /// When. Who did it stands in the journal of the collection in which it was done.
    pub deleted_at: Timestamp,
}

/// A carried tombstone that comes or goes; its inverse is the two sides exchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TombstoneEdit {
    /// Of which row.
    pub key: RowKey,
    /// When it was deleted, or none if the tombstone comes.
    pub before: Option<Timestamp>,
    /// When it was deleted, or none if the tombstone goes.
    pub after: Option<Timestamp>,
}

impl TombstoneEdit {
    /// The tombstone comes.
    pub fn put(tombstone: Tombstone) -> Self {
        Self {
            key: tombstone.key,
            before: None,
            after: Some(tombstone.deleted_at),
        }
    }

    /// The tombstone goes.
    pub fn take(tombstone: Tombstone) -> Self {
        Self::put(tombstone).inverse()
    }

    /// The edit that takes this one back.
    pub fn inverse(self) -> Self {
        Self {
            key: self.key,
            before: self.after,
            after: self.before,
        }
    }
}
