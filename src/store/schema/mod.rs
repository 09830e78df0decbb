//! The schema: numbered `.sql` files, each the step from the version before, and the check that a file's tables are
//! exactly those of its version.
//!
//! A new file takes the same steps as one that was made long ago, so both have the same text. The golden text of each
//! version lies in `tests/fixtures/store`; it also shows when a new SQLite writes a changed table in other words.

use std::path::Path;

use rusqlite::Connection;

use crate::store::StoreError;
use crate::store::sql::sqlite_error;

/// Marks the file as a collection in SQLite's header: "Hash".
pub(super) const APPLICATION_ID: i32 = 0x4861_7368;
/// The version that this program writes, in SQLite's `user_version`.
pub(super) const VERSION: i32 = 6;

/// What leads from each version to the next; the first makes the tables of version 1.
const STEPS: [&str; VERSION as usize] = [
    include_str!("0001.sql"),
    include_str!("0002.sql"),
    include_str!("0003.sql"),
    include_str!("0004.sql"),
    include_str!("0005.sql"),
    include_str!("0006.sql"),
];

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
    write_version(connection, VERSION)
}

/// Makes the tables of a version that we know in an empty database.
pub(super) fn write_version(connection: &Connection, version: i32) -> rusqlite::Result<()> {
    steps(0, version).try_for_each(|step| connection.execute_batch(step))
}

/// What leads from one version to another.
pub(super) fn steps(from: i32, to: i32) -> impl Iterator<Item = &'static str> {
    let place = |version: i32| usize::try_from(version).unwrap_or(0);
    let n = place(to).saturating_sub(place(from));
    STEPS.iter().copied().skip(place(from)).take(n)
}

/// The version that a database says it has.
pub(super) fn version(connection: &Connection) -> rusqlite::Result<i32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
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

/// Compares a database with the schema of a version, text by text.
pub(super) fn compare(
    connection: &Connection,
    version: i32,
    path: &Path,
) -> Result<(), StoreError> {
    let found = objects(connection).map_err(|error| sqlite_error(error, path))?;
    let wanted = Connection::open_in_memory()
        .and_then(|empty| {
            write_version(&empty, version)?;
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
