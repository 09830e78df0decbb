//! Spans of passages and placements.

use rusqlite::params;
use rusqlite::types::ToSql;

use crate::store::StoreError;
use crate::store::sql::Sql;
use crate::text::Span;

/// Replaces the spans of one row.
pub(super) fn put_spans(
    sql: &Sql<'_>,
    clear: &str,
    put: &str,
    id: &dyn ToSql,
    spans: &[Span],
) -> Result<(), StoreError> {
    sql.execute(clear, [id])?;
    for (ordinal, span) in spans.iter().enumerate() {
        sql.execute(
            put,
            params![id, ordinal as i64, span.start().0, span.end().0],
        )?;
    }
    Ok(())
}
