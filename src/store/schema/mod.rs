//! The schema: numbered `.sql` files, and the check that a file's tables are exactly those of its version.

use std::path::Path;

use rusqlite::Connection;

use crate::store::StoreError;
use crate::store::sql::sqlite_error;

/// Marks the file as a collection in SQLite's header: "Hash".
pub(super) const APPLICATION_ID: i32 = 0x4861_7368;
/// The version that this program writes, in SQLite's `user_version`.
pub(super) const VERSION: i32 = 1;

const SCHEMA_1: &str = include_str!("0001.sql");

/// A table or index as SQLite keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SchemaObject {
    pub(super) kind: String,
    pub(super) name: String,
    pub(super) table: String,
    pub(super) text: Option<String>,
}

/// Makes the tables of the current version in an empty database.
pub(super) fn write(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch(SCHEMA_1)
}

/// Every table and index of a database in the order in which they were made.
pub(super) fn objects(connection: &Connection) -> rusqlite::Result<Vec<SchemaObject>> {
    connection
        .prepare(include_str!("objects.sql"))?
        .query_map([], |row| {
            Ok(SchemaObject {
                kind: row.get(0)?,
                name: row.get(1)?,
                table: row.get(2)?,
                text: row.get(3)?,
            })
        })?
        .collect()
}

/// Compares a database with the schema of its version, text by text.
pub(super) fn compare(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let found = objects(connection).map_err(|error| sqlite_error(error, path))?;
    let wanted = Connection::open_in_memory()
        .and_then(|empty| {
            write(&empty)?;
            objects(&empty)
        })
        .map_err(|error| sqlite_error(error, path))?;
    if found == wanted {
        return Ok(());
    }
    let missing = wanted.iter().find(|object| !found.contains(object));
    let surplus = found.iter().find(|object| !wanted.contains(object));
    // With neither, the same tables were made in another order: not by us.
    let object = missing.or(surplus).or(found.first());
    Err(StoreError::SchemaDiffers {
        object: object.map(|object| object.name.clone()).unwrap_or_default(),
        path: path.to_path_buf(),
    })
}
