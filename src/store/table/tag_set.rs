//! Tag sets and their members.

use rusqlite::params;

use crate::model::{TagSet, TagSetId};
use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::sql::Sql;
use crate::store::table::{Scope, Statements, Stored, attach, statements};

impl Stored for TagSet {
    type Id = TagSetId;
    const STATEMENTS: Statements = statements!("tag_set");

    fn id(&self) -> TagSetId {
        self.id
    }

    fn put(&self, sql: &Sql<'_>) -> Result<usize, StoreError> {
        sql.execute(Self::STATEMENTS.put, params![self.id, self.name])
    }

    fn put_children(&self, sql: &Sql<'_>) -> Result<(), StoreError> {
        sql.execute(include_str!("tag_set/clear_members.sql"), [self.id])?;
        for (ordinal, member) in self.members.iter().enumerate() {
            sql.execute(
                include_str!("tag_set/put_members.sql"),
                params![self.id, ordinal as i64, member],
            )?;
        }
        Ok(())
    }

    fn read_children(rows: &mut [Self], sql: &Sql<'_>, scope: Scope<'_>) -> Result<(), StoreError> {
        attach(
            rows,
            sql,
            (
                include_str!("tag_set/all_members.sql"),
                include_str!("tag_set/its_members.sql"),
            ),
            scope,
            |columns| columns.next(),
            |set: &mut Self, member| set.members.push(member),
        )
    }

    fn read(columns: &mut Columns<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: columns.next()?,
            name: columns.next()?,
            members: Vec::new(),
        })
    }
}
