//! The row that describes the collection.

use crate::model::RowKind;
use crate::store::doctor::{CheckName, Examination};

/// See [`CheckName::OneCollection`].
pub(super) fn one(examination: &mut Examination<'_>) {
    let count = examination
        .rows
        .iter()
        .filter(|row| row.key().kind() == RowKind::Collection)
        .count();
    if count != 1 {
        examination.report(
            CheckName::OneCollection,
            None,
            format!("{count} rows describe the collection"),
        );
    }
}
