//! What SQLite itself can tell of the file.

use crate::store::doctor::{CheckName, Examination};
use crate::store::sql::sqlite_error;

/// See [`CheckName::FileStructure`].
pub(super) fn structure(examination: &mut Examination<'_>) {
    let mut lines: Vec<String> = Vec::new();
    let outcome = examination
        .sql
        .connection
        .pragma_query(None, "quick_check", |row| {
            lines.push(row.get(0)?);
            Ok(())
        });
    if let Err(error) = outcome {
        lines.push(sqlite_error(error, examination.sql.path).to_string());
    }
    for line in lines.into_iter().filter(|line| line != "ok") {
        examination.report(CheckName::FileStructure, None, line);
    }
}

/// See [`CheckName::ForeignKeys`].
pub(super) fn foreign_keys(examination: &mut Examination<'_>) {
    let mut found: Vec<String> = Vec::new();
    let outcome = examination
        .sql
        .connection
        .pragma_query(None, "foreign_key_check", |row| {
            let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
            found.push(format!("a row of {table} names a row that {parent} lacks"));
            Ok(())
        });
    if let Err(error) = outcome {
        found.push(sqlite_error(error, examination.sql.path).to_string());
    }
    for detail in found {
        examination.report(CheckName::ForeignKeys, None, detail);
    }
}
