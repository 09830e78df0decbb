//! The one way to SQLite: cached statements, the fault seam, and SQLite's errors put into ours.

use std::path::Path;

use rusqlite::{Connection, ErrorCode, Params, Row};

use crate::model::RowKey;
use crate::store::{FaultPlan, StoreError};

/// A connection with what is needed to run statements on it and to name what fails.
#[derive(Clone, Copy)]
pub(super) struct Sql<'store> {
    pub(super) connection: &'store Connection,
    pub(super) faults: &'store FaultPlan,
    pub(super) path: &'store Path,
}

impl Sql<'_> {
    /// Runs a statement; the number of rows it changed.
    pub(super) fn execute(&self, sql: &str, params: impl Params) -> Result<usize, StoreError> {
        self.faults.step()?;
        self.connection
            .prepare_cached(sql)
            .and_then(|mut statement| statement.execute(params))
            .map_err(|error| sqlite_error(error, self.path))
    }

    /// Runs a query and hands each row on.
    pub(super) fn each(
        &self,
        sql: &str,
        params: impl Params,
        mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<()>,
    ) -> Result<(), StoreError> {
        self.faults.step()?;
        let run = || -> rusqlite::Result<()> {
            let mut statement = self.connection.prepare_cached(sql)?;
            let mut rows = statement.query(params)?;
            while let Some(row) = rows.next()? {
                read(row)?;
            }
            Ok(())
        };
        run().map_err(|error| sqlite_error(error, self.path))
    }

    /// Runs a query and collects its rows.
    pub(super) fn list<T>(
        &self,
        sql: &str,
        params: impl Params,
        mut read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let mut found = Vec::new();
        self.each(sql, params, |row| {
            found.push(read(row)?);
            Ok(())
        })?;
        Ok(found)
    }

    /// Runs a query that finds one row or none.
    pub(super) fn one<T>(
        &self,
        sql: &str,
        params: impl Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Option<T>, StoreError> {
        Ok(self.list(sql, params, read)?.into_iter().next())
    }
}

/// Puts an error of SQLite into ours.
pub(super) fn sqlite_error(error: rusqlite::Error, path: &Path) -> StoreError {
    let path = path.to_path_buf();
    match error {
        rusqlite::Error::SqliteFailure(failure, message) => {
            let code = failure.extended_code;
            let message = message.unwrap_or_else(|| failure.to_string());
            match failure.code {
                ErrorCode::DatabaseCorrupt => StoreError::Damaged {
                    detail: message,
                    path,
                },
                ErrorCode::NotADatabase => StoreError::NotCollection { path },
                ErrorCode::DiskFull => StoreError::Full { path },
                ErrorCode::ReadOnly => StoreError::ReadOnly { path },
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => StoreError::Busy { path },
                ErrorCode::ConstraintViolation => StoreError::Rule {
                    rule: message,
                    key: None,
                },
                _ => StoreError::Sqlite {
                    code,
                    message,
                    path,
                },
            }
        }
        // The remaining variants say that a stored value is not what its column promises.
        other => StoreError::Damaged {
            detail: other.to_string(),
            path,
        },
    }
}

impl StoreError {
    /// Names the row at which a rule was broken.
    pub(super) fn at(self, row: RowKey) -> Self {
        match self {
            Self::Rule { rule, key: None } => Self::Rule {
                rule,
                key: Some(row),
            },
            other => other,
        }
    }
}
