//! Documents.

use rusqlite::params;

use crate::model::{Document, DocumentId};
use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::sql::Sql;
use crate::store::table::{Statements, Stored, statements};

impl Stored for Document {
    type Id = DocumentId;
    const STATEMENTS: Statements = statements!("document");

    fn id(&self) -> DocumentId {
        self.id
    }

    fn put(&self, sql: &Sql<'_>) -> Result<usize, StoreError> {
        sql.execute(
            Self::STATEMENTS.put,
            params![
                self.id,
                self.name,
                self.capture,
                self.rank,
                self.language,
                self.direction,
                self.added.utc_micros,
                self.added.offset_seconds
            ],
        )
    }

    fn read(columns: &mut Columns<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: columns.next()?,
            name: columns.next()?,
            capture: columns.next()?,
            rank: columns.next()?,
            language: columns.next()?,
            direction: columns.next()?,
            added: columns.time()?,
        })
    }
}
