//! Documents, the directions of their paragraphs and what a person set apart in them.

use rusqlite::params;

use crate::model::{Document, DocumentId, FurnitureChange, ParagraphDirection};
use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::sql::Sql;
use crate::store::table::{Scope, Statements, Stored, attach, statements};
use crate::text::ByteOffset;

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

    fn put_children(&self, sql: &Sql<'_>) -> Result<(), StoreError> {
        sql.execute(include_str!("document/clear_directions.sql"), [self.id])?;
        for (ordinal, set) in self.paragraph_directions.iter().enumerate() {
            sql.execute(
                include_str!("document/put_directions.sql"),
                params![
                    self.id,
                    ordinal as i64,
                    set.capture,
                    set.start.0,
                    set.direction
                ],
            )?;
        }
        sql.execute(include_str!("document/clear_furniture.sql"), [self.id])?;
        for (ordinal, change) in self.furniture.iter().enumerate() {
            sql.execute(
                include_str!("document/put_furniture.sql"),
                params![
                    self.id,
                    ordinal as i64,
                    change.capture,
                    change.span.start().0,
                    change.span.end().0,
                    change.is_furniture
                ],
            )?;
        }
        Ok(())
    }

    fn read_children(rows: &mut [Self], sql: &Sql<'_>, scope: Scope<'_>) -> Result<(), StoreError> {
        attach(
            rows,
            sql,
            (
                include_str!("document/all_directions.sql"),
                include_str!("document/its_directions.sql"),
            ),
            scope,
            |columns| {
                Ok(ParagraphDirection {
                    capture: columns.next()?,
                    start: ByteOffset(columns.next()?),
                    direction: columns.next()?,
                })
            },
            |document: &mut Self, set| document.paragraph_directions.push(set),
        )?;
        attach(
            rows,
            sql,
            (
                include_str!("document/all_furniture.sql"),
                include_str!("document/its_furniture.sql"),
            ),
            scope,
            |columns| {
                Ok(FurnitureChange {
                    capture: columns.next()?,
                    is_furniture: columns.next()?,
                    span: columns.span()?,
                })
            },
            |document: &mut Self, change| document.furniture.push(change),
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
            paragraph_directions: Vec::new(),
            furniture: Vec::new(),
            added: columns.time()?,
        })
    }
}
