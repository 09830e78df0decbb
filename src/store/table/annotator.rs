//! Annotators.

use rusqlite::params;

use crate::model::{Annotator, AnnotatorId};
use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::sql::Sql;
use crate::store::table::{Statements, Stored, statements};

impl Stored for Annotator {
    type Id = AnnotatorId;
    const STATEMENTS: Statements = statements!("annotator");

    fn id(&self) -> AnnotatorId {
        self.id
    }

    fn put(&self, sql: &Sql<'_>) -> Result<usize, StoreError> {
        sql.execute(
            Self::STATEMENTS.put,
            params![
                self.id,
                self.name,
                self.created.utc_micros,
                self.created.offset_seconds
            ],
        )
    }

    fn read(columns: &mut Columns<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: columns.next()?,
            name: columns.next()?,
            created: columns.time()?,
        })
    }
}
