//! Variables.

use rusqlite::params;

use crate::model::{Variable, VariableId};
use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::sql::Sql;
use crate::store::table::{Statements, Stored, statements};

impl Stored for Variable {
    type Id = VariableId;
    const STATEMENTS: Statements = statements!("variable");

    fn id(&self) -> VariableId {
        self.id
    }

    fn put(&self, sql: &Sql<'_>) -> Result<usize, StoreError> {
        sql.execute(
            Self::STATEMENTS.put,
            params![self.id, self.name, self.kind, self.is_multiple],
        )
    }

    fn read(columns: &mut Columns<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: columns.next()?,
            name: columns.next()?,
            kind: columns.next()?,
            is_multiple: columns.next()?,
        })
    }
}
