//! Taggings.

use rusqlite::params;

use crate::model::{Tagging, TaggingId};
use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::sql::Sql;
use crate::store::table::{Statements, Stored, statements};

impl Stored for Tagging {
    type Id = TaggingId;
    const STATEMENTS: Statements = statements!("tagging");

    fn id(&self) -> TaggingId {
        self.id
    }

    fn put(&self, sql: &Sql<'_>) -> Result<usize, StoreError> {
        sql.execute(
            Self::STATEMENTS.put,
            params![
                self.id,
                self.annotation,
                self.tag,
                self.annotator,
                self.created.utc_micros,
                self.created.offset_seconds,
                self.is_example
            ],
        )
    }

    fn read(columns: &mut Columns<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: columns.next()?,
            annotation: columns.next()?,
            tag: columns.next()?,
            annotator: columns.next()?,
            created: columns.time()?,
            is_example: columns.next()?,
        })
    }
}
