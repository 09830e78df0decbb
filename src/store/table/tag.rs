//! Tags and their terms.

use rusqlite::params;

use crate::model::{Bilingual, Tag, TagId, Term};
use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::sql::Sql;
use crate::store::table::{Scope, Statements, Stored, attach, statements};

impl Stored for Tag {
    type Id = TagId;
    const STATEMENTS: Statements = statements!("tag");

    fn id(&self) -> TagId {
        self.id
    }

    fn put(&self, sql: &Sql<'_>) -> Result<usize, StoreError> {
        sql.execute(
            Self::STATEMENTS.put,
            params![
                self.id,
                self.parent,
                self.rank,
                self.label.english,
                self.label.arabic,
                self.definition.english,
                self.definition.arabic,
                self.color,
                self.is_category,
                self.created.utc_micros,
                self.created.offset_seconds,
                self.includes.english,
                self.includes.arabic,
                self.excludes.english,
                self.excludes.arabic
            ],
        )
    }

    fn put_children(&self, sql: &Sql<'_>) -> Result<(), StoreError> {
        sql.execute(include_str!("tag/clear_terms.sql"), [self.id])?;
        for (ordinal, term) in self.terms.iter().enumerate() {
            sql.execute(
                include_str!("tag/put_terms.sql"),
                params![
                    self.id,
                    ordinal as i64,
                    term.language,
                    term.text,
                    term.folds,
                    term.with_particles,
                    term.standing
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
                include_str!("tag/all_terms.sql"),
                include_str!("tag/its_terms.sql"),
            ),
            scope,
            |columns| {
                Ok(Term {
                    language: columns.next()?,
                    text: columns.next()?,
                    folds: columns.next()?,
                    with_particles: columns.next()?,
                    standing: columns.next()?,
                })
            },
            |tag: &mut Self, term| tag.terms.push(term),
        )
    }

    fn read(columns: &mut Columns<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: columns.next()?,
            parent: columns.next()?,
            rank: columns.next()?,
            label: Bilingual {
                english: columns.next()?,
                arabic: columns.next()?,
            },
            definition: Bilingual {
                english: columns.next()?,
                arabic: columns.next()?,
            },
            color: columns.next()?,
            is_category: columns.next()?,
            created: columns.time()?,
            includes: Bilingual {
                english: columns.next()?,
                arabic: columns.next()?,
            },
            excludes: Bilingual {
                english: columns.next()?,
                arabic: columns.next()?,
            },
            terms: Vec::new(),
        })
    }
}
