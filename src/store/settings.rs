//! How every connection is set up, before anything of the file is trusted.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;

use crate::store::StoreError;
use crate::store::sql::sqlite_error;

/// Lowest SQLite without the fault in resetting a write-ahead log (https://www.sqlite.org/wal.html).
const OLDEST_LIBRARY: i32 = 3_051_003;
/// Longest text, blob or row, in bytes.
const LENGTH_LIMIT: i32 = 256 * 1024 * 1024;
/// Bytes that the write-ahead log may keep after a large commit.
const LOG_LIMIT: i64 = 16 * 1024 * 1024;
/// Pages kept in memory, in KiB (SQLite's unit, negative): a large change that does not fit is written to the log again and
/// again, because random ids scatter over every page.
const CACHE_KIB: i64 = -64 * 1024;
/// Statements kept prepared: all that the store has.
const STATEMENT_CACHE: usize = 160;
/// How long opening waits for another program's lock.
pub(super) const OPEN_TIMEOUT: Duration = Duration::from_millis(200);
/// How long a command waits for one.
pub(super) const COMMAND_TIMEOUT: Duration = Duration::from_secs(2);

/// Refuses a SQLite with a known fault.
pub(super) fn check_library() -> Result<(), StoreError> {
    let found = rusqlite::version_number();
    if found < OLDEST_LIBRARY {
        return Err(StoreError::OldLibrary {
            found,
            needed: OLDEST_LIBRARY,
        });
    }
    Ok(())
}

/// Sets what guards against a hostile or broken file; reads nothing of it.
pub(super) fn guard(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let run = || -> rusqlite::Result<()> {
        connection.busy_timeout(OPEN_TIMEOUT)?;
        connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, LENGTH_LIMIT)?;
        connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
        connection.pragma_update(None, "trusted_schema", false)?;
        connection.pragma_update(None, "cell_size_check", true)?;
        connection.pragma_update(None, "mmap_size", 0)?;
        connection.set_prepared_statement_cache_capacity(STATEMENT_CACHE);
        Ok(())
    };
    run().map_err(|error| sqlite_error(error, path))
}

/// Sets what makes a commit durable and a deletion real.
pub(super) fn make_durable(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let run = || -> rusqlite::Result<String> {
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "secure_delete", true)?;
        connection.pragma_update(None, "journal_size_limit", LOG_LIMIT)?;
        connection.pragma_update(None, "cache_size", CACHE_KIB)?;
        if cfg!(target_os = "macos") {
            connection.pragma_update(None, "fullfsync", true)?;
            connection.pragma_update(None, "checkpoint_fullfsync", true)?;
        }
        connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))
    };
    let mode = run().map_err(|error| sqlite_error(error, path))?;
    if mode.eq_ignore_ascii_case("wal") {
        Ok(())
    } else {
        Err(StoreError::NoLocks {
            path: path.to_path_buf(),
        })
    }
}
