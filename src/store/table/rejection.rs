//! Mentions that were turned down.

use rusqlite::params;

use crate::model::{Rejection, RejectionId};
use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::sql::Sql;
use crate::store::table::{Statements, Stored, statements};

impl Stored for Rejection {
    type Id = RejectionId;
    const STATEMENTS: Statements = statements!("rejection");

    fn id(&self) -> RejectionId {
        self.id
    }

    fn put(&self, sql: &Sql<'_>) -> Result<usize, StoreError> {
        sql.execute(
            Self::STATEMENTS.put,
            params![
                self.id,
                self.tag,
                self.capture,
                self.span.start().0,
                self.span.end().0,
                self.quote,
                self.annotator,
                self.created.utc_micros,
                self.created.offset_seconds
            ],
        )
    }

    fn read(columns: &mut Columns<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: columns.next()?,
            tag: columns.next()?,
            capture: columns.next()?,
            span: columns.span()?,
            quote: columns.next()?,
            annotator: columns.next()?,
            created: columns.time()?,
        })
    }
}

/// One that is live.
pub(in crate::store) fn one(
    sql: &Sql<'_>,
    id: RejectionId,
) -> Result<Option<Rejection>, StoreError> {
    sql.one(include_str!("rejection/one.sql"), [id], |row| {
        Rejection::read(&mut Columns::new(row))
    })
}
