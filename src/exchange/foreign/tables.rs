//! What readers of databases have in common: rows by the names of their tables, and moments as programs write them.

use std::collections::BTreeMap;

use crate::base::environment::Timestamp;
use crate::base::{CellRow, CellTable};

/// The tables of a database, by their names.
pub type Tables = BTreeMap<&'static str, CellTable>;

/// The rows of a table; none where it is not there.
pub(super) fn rows<'a>(tables: &'a Tables, name: &str) -> impl Iterator<Item = CellRow<'a>> {
    tables.get(name).into_iter().flat_map(CellTable::rows)
}

/// A moment as programs in Python write it: `2024-05-01 10:00:00.123456`, perhaps with an offset. One of nowhere is read as
/// one of Greenwich.
pub(super) fn moment(text: &str) -> Option<Timestamp> {
    let text = text.trim().replacen(' ', "T", 1);
    text.parse().or_else(|_| format!("{text}Z").parse()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_read_as_programs_write_them() {
        for (text, expected) in [
            (
                "2024-05-01 10:00:00",
                Some("2024-05-01T10:00:00.000000+00:00"),
            ),
            (
                "2024-05-01 10:00:00.123456",
                Some("2024-05-01T10:00:00.123456+00:00"),
            ),
            (
                "2024-05-01 10:00:00+03:00",
                Some("2024-05-01T10:00:00.000000+03:00"),
            ),
            (
                "2024-05-01T10:00:00Z",
                Some("2024-05-01T10:00:00.000000+00:00"),
            ),
            ("yesterday", None),
            ("", None),
        ] {
            let read = moment(text).map(|moment| moment.to_string());
            assert_eq!(read.as_deref(), expected, "{text}");
        }
    }
}
