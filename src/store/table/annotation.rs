//! Annotations.

use rusqlite::params;

use crate::model::{Annotation, AnnotationId};
use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::sql::Sql;
use crate::store::table::{Statements, Stored, statements};

impl Stored for Annotation {
    type Id = AnnotationId;
    const STATEMENTS: Statements = statements!("annotation");

    fn id(&self) -> AnnotationId {
        self.id
    }

    fn put(&self, sql: &Sql<'_>) -> Result<usize, StoreError> {
        sql.execute(
            Self::STATEMENTS.put,
            params![
                self.id,
                self.passage,
                self.annotator,
                self.created.utc_micros,
                self.created.offset_seconds,
                self.modified.utc_micros,
                self.modified.offset_seconds
            ],
        )
    }

    fn read(columns: &mut Columns<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: columns.next()?,
            passage: columns.next()?,
            annotator: columns.next()?,
            created: columns.time()?,
            modified: columns.time()?,
        })
    }
}
