//! Saved searches. What was seen is one column: the ids of captures, 16 bytes each, ascending.

use rusqlite::params;
use rusqlite::types::FromSqlError;
use uuid::Uuid;

use crate::model::{CaptureId, SavedSearch, SavedSearchId, SearchOptions, SeenHits};
use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::sql::Sql;
use crate::store::table::{Statements, Stored, statements};

impl Stored for SavedSearch {
    type Id = SavedSearchId;
    const STATEMENTS: Statements = statements!("saved_search");

    fn id(&self) -> SavedSearchId {
        self.id
    }

    fn put(&self, sql: &Sql<'_>) -> Result<usize, StoreError> {
        let seen = self.seen.as_ref();
        let captures = seen.map(|seen| {
            let ids = seen.captures.iter().flat_map(|id| *id.0.as_bytes());
            ids.collect::<Vec<u8>>()
        });
        sql.execute(
            Self::STATEMENTS.put,
            params![
                self.id,
                self.name,
                self.typed,
                self.options.folds,
                self.options.edges,
                self.options.stems,
                self.options.furniture,
                self.options.terms,
                self.annotator,
                self.created.utc_micros,
                self.created.offset_seconds,
                seen.map(|seen| seen.at.utc_micros),
                seen.map(|seen| seen.at.offset_seconds),
                captures
            ],
        )
    }

    fn read(columns: &mut Columns<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: columns.next()?,
            name: columns.next()?,
            typed: columns.next()?,
            options: SearchOptions {
                folds: columns.next()?,
                edges: columns.next()?,
                stems: columns.next()?,
                furniture: columns.next()?,
                terms: columns.next()?,
            },
            annotator: columns.next()?,
            created: columns.time()?,
            seen: read_seen(columns)?,
        })
    }
}

fn read_seen(columns: &mut Columns<'_, '_>) -> rusqlite::Result<Option<SeenHits>> {
    let at = columns.optional_time()?;
    let Some(bytes) = columns.next::<Option<Vec<u8>>>()? else {
        return Ok(None);
    };
    let at = at.ok_or_else(|| columns.wrong(FromSqlError::InvalidType))?;
    let (ids, rest) = bytes.as_chunks::<16>();
    let captures: Vec<CaptureId> = ids
        .iter()
        .map(|id| CaptureId(Uuid::from_bytes(*id)))
        .collect();
    let is_ascending = captures.windows(2).all(|pair| pair[0] < pair[1]);
    match rest.is_empty() && is_ascending {
        true => Ok(Some(SeenHits { at, captures })),
        false => Err(columns.wrong(FromSqlError::InvalidType)),
    }
}
