//! Relations.

use rusqlite::params;

use crate::model::{Bilingual, Relation, RelationId};
use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::sql::Sql;
use crate::store::table::{Statements, Stored, statements};

impl Stored for Relation {
    type Id = RelationId;
    const STATEMENTS: Statements = statements!("relation");

    fn id(&self) -> RelationId {
        self.id
    }

    fn put(&self, sql: &Sql<'_>) -> Result<usize, StoreError> {
        sql.execute(
            Self::STATEMENTS.put,
            params![
                self.id,
                self.label.english,
                self.label.arabic,
                self.is_symmetric
            ],
        )
    }

    fn read(columns: &mut Columns<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: columns.next()?,
            label: Bilingual {
                english: columns.next()?,
                arabic: columns.next()?,
            },
            is_symmetric: columns.next()?,
        })
    }
}
