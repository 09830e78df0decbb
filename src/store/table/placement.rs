//! Placements and their spans.

use rusqlite::params;

use crate::model::{Placement, PlacementId};
use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::sql::Sql;
use crate::store::table::span::put_spans;
use crate::store::table::{Scope, Statements, Stored, attach, statements};

impl Stored for Placement {
    type Id = PlacementId;
    const STATEMENTS: Statements = statements!("placement");

    fn id(&self) -> PlacementId {
        self.id
    }

    fn put(&self, sql: &Sql<'_>) -> Result<usize, StoreError> {
        sql.execute(
            Self::STATEMENTS.put,
            params![self.id, self.passage, self.capture, self.state],
        )
    }

    fn put_children(&self, sql: &Sql<'_>) -> Result<(), StoreError> {
        put_spans(
            sql,
            include_str!("placement/clear_spans.sql"),
            include_str!("placement/put_spans.sql"),
            &self.id,
            &self.spans,
        )
    }

    fn read_children(rows: &mut [Self], sql: &Sql<'_>, scope: Scope<'_>) -> Result<(), StoreError> {
        attach(
            rows,
            sql,
            (
                include_str!("placement/all_spans.sql"),
                include_str!("placement/its_spans.sql"),
            ),
            scope,
            |columns| columns.span(),
            |row: &mut Self, span| row.spans.push(span),
        )
    }

    fn read(columns: &mut Columns<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: columns.next()?,
            passage: columns.next()?,
            capture: columns.next()?,
            state: columns.next()?,
            spans: Vec::new(),
        })
    }
}

/// One live placement.
pub(in crate::store) fn one(
    sql: &Sql<'_>,
    id: PlacementId,
) -> Result<Option<Placement>, StoreError> {
    let mut rows = sql.list(include_str!("placement/one.sql"), [id], |row| {
        Placement::read(&mut Columns::new(row))
    })?;
    Placement::read_children(&mut rows, sql, Scope::One(&id))?;
    Ok(rows.pop())
}
