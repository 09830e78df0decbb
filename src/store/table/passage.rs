//! Passages and their spans.

use rusqlite::params;

use crate::model::{Passage, PassageId};
use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::sql::Sql;
use crate::store::table::span::put_spans;
use crate::store::table::{Scope, Statements, Stored, attach, statements};

impl Stored for Passage {
    type Id = PassageId;
    const STATEMENTS: Statements = statements!("passage");

    fn id(&self) -> PassageId {
        self.id
    }

    fn put(&self, sql: &Sql<'_>) -> Result<usize, StoreError> {
        sql.execute(
            Self::STATEMENTS.put,
            params![self.id, self.capture, self.quote, self.prefix, self.suffix],
        )
    }

    fn put_children(&self, sql: &Sql<'_>) -> Result<(), StoreError> {
        put_spans(
            sql,
            include_str!("passage/clear_spans.sql"),
            include_str!("passage/put_spans.sql"),
            &self.id,
            &self.spans,
        )
    }

    fn read_children(rows: &mut [Self], sql: &Sql<'_>, scope: Scope<'_>) -> Result<(), StoreError> {
        attach(
            rows,
            sql,
            (
                include_str!("passage/all_spans.sql"),
                include_str!("passage/its_spans.sql"),
            ),
            scope,
            |columns| columns.span(),
            |row: &mut Self, span| row.spans.push(span),
        )
    }

    fn read(columns: &mut Columns<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: columns.next()?,
            capture: columns.next()?,
            spans: Vec::with_capacity(1),
            quote: columns.next()?,
            prefix: columns.next()?,
            suffix: columns.next()?,
        })
    }
}

/// One live passage.
pub(in crate::store) fn one(sql: &Sql<'_>, id: PassageId) -> Result<Option<Passage>, StoreError> {
    let mut rows = sql.list(include_str!("passage/one.sql"), [id], |row| {
        Passage::read(&mut Columns::new(row))
    })?;
    Passage::read_children(&mut rows, sql, Scope::One(&id))?;
    Ok(rows.pop())
}
