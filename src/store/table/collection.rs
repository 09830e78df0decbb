//! The row that describes the collection.

use rusqlite::params;

use crate::model::{Collection, CollectionId};
use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::sql::Sql;
use crate::store::table::{Statements, Stored, statements};

impl Stored for Collection {
    type Id = CollectionId;
    const STATEMENTS: Statements = statements!("collection");

    fn id(&self) -> CollectionId {
        self.id
    }

    fn put(&self, sql: &Sql<'_>) -> Result<usize, StoreError> {
        sql.execute(
            Self::STATEMENTS.put,
            params![
                self.id,
                self.lineage,
                self.name,
                self.direction,
                self.created.utc_micros,
                self.created.offset_seconds
            ],
        )
    }

    fn read(columns: &mut Columns<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: columns.next()?,
            lineage: columns.next()?,
            name: columns.next()?,
            direction: columns.next()?,
            created: columns.time()?,
        })
    }
}
