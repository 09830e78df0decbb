//! Links.

use rusqlite::params;

use crate::model::{Link, LinkId};
use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::sql::Sql;
use crate::store::table::{Statements, Stored, statements};

impl Stored for Link {
    type Id = LinkId;
    const STATEMENTS: Statements = statements!("link");

    fn id(&self) -> LinkId {
        self.id
    }

    fn put(&self, sql: &Sql<'_>) -> Result<usize, StoreError> {
        sql.execute(
            Self::STATEMENTS.put,
            params![
                self.id,
                self.from,
                self.to,
                self.relation,
                self.annotator,
                self.created.utc_micros,
                self.created.offset_seconds
            ],
        )
    }

    fn read(columns: &mut Columns<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: columns.next()?,
            from: columns.next()?,
            to: columns.next()?,
            relation: columns.next()?,
            annotator: columns.next()?,
            created: columns.time()?,
        })
    }
}
