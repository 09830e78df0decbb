//! Tags.

use rusqlite::params;

use crate::model::{Bilingual, Tag, TagId};
use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::sql::Sql;
use crate::store::table::{Statements, Stored, statements};

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
        })
    }
}
