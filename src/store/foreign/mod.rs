//! Databases of other programs, read and never trusted: what stands in their tables, by the names of the columns.
//!
//! The bytes are put into memory and opened there, so that neither the file nor what lies beside it is touched; a write-ahead
//! log that came with it is laid over it first ([`log`]). Nothing of the schema is run: only tables that lie in the file are
//! read, never views or virtual ones, without triggers, by statements of ours that end at a clock. A worker of the import
//! does this, which could not open a file if it were told to.
//!
//! Limits: cells of bytes are not taken, and a text that is not UTF-8 counts as one.

mod log;
mod programs;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit as SqliteLimit;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, ErrorCode};

use crate::base::{Budget, BudgetExceeded, Cancelled, Cell, CellTable, Limit, Progress, SQLITE};
pub use log::apply_log;
pub use programs::{QUALCODER, TAGUETTE};

/// Columns of one table.
const MOST_COLUMNS: i32 = 200;
/// Bytes of one text; longer ones are none that a person can read.
const MOST_TEXT: i32 = 128 << 20;
/// Bytes of one statement of the schema.
const MOST_SQL: i32 = 1 << 20;
/// Steps of SQLite's machine between two looks at the clock: few, because a step that computes a column may take long.
const STEPS_PER_CHECK: i32 = 50;
/// A row counts as so many bytes more than its texts have.
const ROW: u64 = 64;
/// Bytes of all texts that are taken.
const MOST_BYTES: u64 = 512 << 20;

/// A table to read.
#[derive(Clone, Copy, Debug)]
pub struct Wanted {
    /// Its name.
    pub name: &'static str,
    /// The statement that reads it.
    pub sql: &'static str,
    /// The columns of it that are taken, in small letters; those that are not there are empty.
    pub columns: &'static [&'static str],
    /// Whether a file without it is none of the program.
    pub is_needed: bool,
}

/// Why a database of another program cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ForeignError {
    /// It is no database, or one of another program.
    #[error("none of the program's databases")]
    Other,
    /// It is damaged.
    #[error("damaged")]
    Damaged,
    /// It costs more than is allowed.
    #[error(transparent)]
    Budget(#[from] BudgetExceeded),
    /// Someone asked to stop.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
}

/// Reads tables of a database, those that are there.
pub fn read_tables(
    mut bytes: Vec<u8>,
    log: Option<&[u8]>,
    wanted: &[Wanted],
    budget: &Budget,
    progress: &Progress,
) -> Result<BTreeMap<&'static str, CellTable>, ForeignError> {
    if let Some(log) = log {
        apply_log(&mut bytes, log, budget.bytes)?;
    }
    if !bytes.starts_with(SQLITE) || bytes.len() < 100 {
        return Err(ForeignError::Other);
    }
    // It is read as a file without a log from here on: what the log held is in it.
    if let Some(versions) = bytes.get_mut(18..20) {
        versions.copy_from_slice(&[1, 1]);
    }
    let connection = open(&bytes, budget)?;
    drop(bytes);
    let there = names(&connection, budget)?;
    let mut left = Left {
        bytes: MOST_BYTES,
        rows: 0,
    };
    let mut tables = BTreeMap::new();
    for table in wanted {
        if there.contains(table.name) {
            let read = read_table(&connection, table, budget, progress, &mut left)?;
            tables.insert(table.name, read);
        } else if table.is_needed {
            return Err(ForeignError::Other);
        }
    }
    Ok(tables)
}

fn open(bytes: &[u8], budget: &Budget) -> Result<Connection, ForeignError> {
    let run = || -> rusqlite::Result<Connection> {
        let mut connection = Connection::open_in_memory()?;
        connection.set_limit(SqliteLimit::SQLITE_LIMIT_LENGTH, MOST_TEXT)?;
        connection.set_limit(SqliteLimit::SQLITE_LIMIT_SQL_LENGTH, MOST_SQL)?;
        connection.set_limit(SqliteLimit::SQLITE_LIMIT_COLUMN, MOST_COLUMNS)?;
        connection.set_limit(SqliteLimit::SQLITE_LIMIT_EXPR_DEPTH, 100)?;
        connection.set_limit(SqliteLimit::SQLITE_LIMIT_ATTACHED, 0)?;
        connection.set_limit(SqliteLimit::SQLITE_LIMIT_TRIGGER_DEPTH, 1)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
        let deadline = budget.deadline;
        connection.progress_handler(
            STEPS_PER_CHECK,
            Some(move || deadline.is_some_and(|end| std::time::Instant::now() > end)),
        )?;
        connection.deserialize_read_exact("main", bytes, bytes.len(), true)?;
        connection.pragma_update(None, "trusted_schema", false)?;
        connection.pragma_update(None, "query_only", true)?;
        connection.pragma_update(None, "cell_size_check", true)?;
        connection.pragma_update(None, "temp_store", "MEMORY")?;
        Ok(connection)
    };
    run().map_err(|error| fault(&error, budget))
}

/// The tables that lie in the file.
fn names(connection: &Connection, budget: &Budget) -> Result<BTreeSet<String>, ForeignError> {
    let run = || -> rusqlite::Result<BTreeSet<String>> {
        let mut statement = connection.prepare(include_str!("schema.sql"))?;
        let names = statement.query_map([], |row| {
            // A name that is none is that of no table of ours.
            Ok(row.get_ref(0)?.as_str().unwrap_or_default().to_owned())
        })?;
        names.collect()
    };
    run().map_err(|error| fault(&error, budget))
}

/// What may still be taken.
struct Left {
    bytes: u64,
    rows: u64,
}

fn read_table(
    connection: &Connection,
    wanted: &Wanted,
    budget: &Budget,
    progress: &Progress,
    left: &mut Left,
) -> Result<CellTable, ForeignError> {
    let failed = |error: rusqlite::Error| fault(&error, budget);
    let mut statement = connection.prepare(wanted.sql).map_err(failed)?;
    // Names are compared, never read: one that is not UTF-8 is that of no column of ours.
    let known = wanted.columns.iter().filter_map(|name| {
        let at = statement.column_index(name).ok()?;
        Some(((*name).to_owned(), at))
    });
    let (columns, places): (Vec<String>, Vec<usize>) = known.unzip();
    let mut rows = Vec::new();
    let mut found = statement.query([]).map_err(failed)?;
    while let Some(row) = found.next().map_err(failed)? {
        left.rows += 1;
        budget.check_items(left.rows)?;
        progress.check()?;
        // Few steps may take long, where a column is computed.
        budget.check_time()?;
        let mut cells = Vec::with_capacity(places.len());
        let mut size = ROW;
        for column in &places {
            let cell = match row.get_ref(*column).map_err(failed)? {
                ValueRef::Null => Cell::Empty,
                ValueRef::Integer(number) => Cell::Integer(number),
                ValueRef::Real(number) => Cell::Real(number),
                ValueRef::Text(text) => {
                    size = size.saturating_add(text.len() as u64);
                    std::str::from_utf8(text)
                        .map_or(Cell::Bytes, |text| Cell::Text(text.to_owned()))
                }
                ValueRef::Blob(_) => Cell::Bytes,
            };
            cells.push(cell);
        }
        left.bytes = left.bytes.checked_sub(size).ok_or(BudgetExceeded {
            limit: Limit::Unpacked,
            allowed: MOST_BYTES,
        })?;
        rows.push(cells);
    }
    Ok(CellTable { columns, rows })
}

/// SQLite's reasons as ours. Time that is up shows as an interruption.
fn fault(error: &rusqlite::Error, budget: &Budget) -> ForeignError {
    let code = error.sqlite_error_code();
    match code {
        Some(ErrorCode::OperationInterrupted) => BudgetExceeded {
            limit: Limit::Seconds,
            allowed: budget.time.as_secs(),
        }
        .into(),
        Some(ErrorCode::TooBig | ErrorCode::OutOfMemory) => BudgetExceeded {
            limit: Limit::Bytes,
            allowed: MOST_TEXT.unsigned_abs().into(),
        }
        .into(),
        Some(ErrorCode::NotADatabase) => ForeignError::Other,
        // A table of other columns, or a generated one that calls what may not be called, is none of the program's.
        _ => ForeignError::Damaged,
    }
}

/// Changes a database of another program, for tests of what hostile ones may hold.
#[cfg(test)]
pub(crate) fn change_for_test(path: &std::path::Path, sql: &str) {
    let connection = Connection::open(path).expect("a database");
    connection
        .pragma_update(None, "foreign_keys", false)
        .expect("no check");
    connection.execute_batch(sql).expect("the statements");
}
