//! Captures: written once and never changed (I6), with their notes, structure and original bytes.

use std::io::{Read, Write};
use std::sync::Arc;

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use rusqlite::params;
use rusqlite::types::FromSqlError;

use crate::base::environment::Timestamp;
use crate::model::{
    Capture, CaptureId, Row, RowEdit, RowKey, Sha256, StructureKind, StructureMark,
};
use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::sql::Sql;
use crate::store::table::{Scope, Statements, Stored, attach, statements};

/// The code of a kind of structure, and its level where it has one.
pub(in crate::store) fn structure_code(kind: StructureKind) -> (&'static str, Option<u32>) {
    match kind {
        StructureKind::Heading(level) => ("heading", Some(u32::from(level))),
        StructureKind::ListItem(level) => ("list_item", Some(u32::from(level))),
        StructureKind::Quotation => ("quotation", None),
        StructureKind::Code => ("code", None),
        StructureKind::Emphasis => ("emphasis", None),
        StructureKind::Strong => ("strong", None),
        StructureKind::Rule => ("rule", None),
        StructureKind::Furniture => ("furniture", None),
        StructureKind::TableRow => ("table_row", None),
        StructureKind::Footnote => ("footnote", None),
        StructureKind::Page(number) => ("page", Some(number)),
        StructureKind::Cue(start) => ("cue", Some(start)),
        StructureKind::Speaker => ("speaker", None),
    }
}

fn structure_from_code(code: &str, level: Option<u32>) -> Option<StructureKind> {
    Some(match (code, level) {
        ("heading", Some(level)) => StructureKind::Heading(u8::try_from(level).ok()?),
        ("list_item", Some(level)) => StructureKind::ListItem(u8::try_from(level).ok()?),
        ("quotation", None) => StructureKind::Quotation,
        ("code", None) => StructureKind::Code,
        ("emphasis", None) => StructureKind::Emphasis,
        ("strong", None) => StructureKind::Strong,
        ("rule", None) => StructureKind::Rule,
        ("furniture", None) => StructureKind::Furniture,
        ("table_row", None) => StructureKind::TableRow,
        ("footnote", None) => StructureKind::Footnote,
        ("page", Some(number)) => StructureKind::Page(number),
        ("cue", Some(start)) => StructureKind::Cue(start),
        ("speaker", None) => StructureKind::Speaker,
        _ => return None,
    })
}

impl Stored for Capture {
    type Id = CaptureId;
    const STATEMENTS: Statements = statements!("capture");

    fn id(&self) -> CaptureId {
        self.id
    }

    fn put(&self, sql: &Sql<'_>) -> Result<usize, StoreError> {
        sql.execute(
            Self::STATEMENTS.put,
            params![
                self.id,
                self.document,
                self.text_sha256,
                self.original_sha256,
                self.original_len as i64,
                self.original_name,
                self.original_modified.map(|time| time.utc_micros),
                self.original_modified.map(|time| time.offset_seconds),
                self.encoding,
                self.extractor,
                self.created.utc_micros,
                self.created.offset_seconds,
                &*self.text
            ],
        )
    }

    fn put_children(&self, sql: &Sql<'_>) -> Result<(), StoreError> {
        for (ordinal, note) in self.notes.iter().enumerate() {
            sql.execute(
                include_str!("capture/put_notes.sql"),
                params![self.id, ordinal as i64, note],
            )?;
        }
        for (ordinal, mark) in self.structure.iter().enumerate() {
            let (kind, level) = structure_code(mark.kind);
            let (start, end) = (mark.span.start().0, mark.span.end().0);
            sql.execute(
                include_str!("capture/put_structure.sql"),
                params![self.id, ordinal as i64, kind, level, start, end],
            )?;
        }
        Ok(())
    }

    fn read(columns: &mut Columns<'_, '_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: columns.next()?,
            document: columns.next()?,
            text_sha256: columns.next()?,
            original_sha256: columns.next()?,
            original_len: columns.next::<i64>()?.unsigned_abs(),
            original_name: columns.next()?,
            original_modified: columns.optional_time()?,
            encoding: columns.next()?,
            extractor: columns.next()?,
            created: columns.time()?,
            notes: Vec::new(),
            structure: Arc::from([]),
            text: Arc::from(columns.next_text()?),
        })
    }

    fn read_children(rows: &mut [Self], sql: &Sql<'_>, scope: Scope<'_>) -> Result<(), StoreError> {
        attach(
            rows,
            sql,
            (
                include_str!("capture/all_notes.sql"),
                include_str!("capture/its_notes.sql"),
            ),
            scope,
            |columns| columns.next(),
            |capture: &mut Self, note| capture.notes.push(note),
        )?;
        let mut found: Vec<(CaptureId, StructureMark)> = Vec::new();
        attach(
            rows,
            sql,
            (
                include_str!("capture/all_structure.sql"),
                include_str!("capture/its_structure.sql"),
            ),
            scope,
            read_mark,
            |capture: &mut Self, mark| found.push((capture.id, mark)),
        )?;
        let mut marks = found.as_slice();
        for capture in rows {
            let own = marks.iter().take_while(|(id, _)| *id == capture.id).count();
            if own > 0 {
                capture.structure = marks[..own].iter().map(|(_, mark)| *mark).collect();
                marks = &marks[own..];
            }
        }
        Ok(())
    }
}

fn read_mark(columns: &mut Columns<'_, '_>) -> rusqlite::Result<StructureMark> {
    let code = columns.next_text()?;
    let level = columns.next()?;
    let kind = structure_from_code(code, level);
    Ok(StructureMark {
        kind: kind.ok_or_else(|| columns.wrong(FromSqlError::InvalidType))?,
        span: columns.span()?,
    })
}

/// Makes an edit of a capture: it appears, comes back, or goes. It never changes (I6).
pub(super) fn apply(
    sql: &Sql<'_>,
    edit: &RowEdit,
    capture: CaptureId,
    at: Timestamp,
) -> Result<(), StoreError> {
    let key = RowKey::Capture(capture);
    match (edit.before(), edit.after()) {
        (Some(before), Some(after)) if before == after => Ok(()),
        (Some(_), Some(_)) => Err(StoreError::CaptureDiffers { capture }),
        (Some(_), None) => {
            let statement = Capture::STATEMENTS.tombstone;
            match sql.execute(statement, params![capture, at.utc_micros])? {
                0 => Err(StoreError::RowMissing { key }),
                _ => Ok(()),
            }
        }
        (None, Some(Row::Capture(row))) => insert(sql, row).map_err(|error| error.at(key)),
        (None, _) => Ok(()),
    }
}

fn insert(sql: &Sql<'_>, row: &Capture) -> Result<(), StoreError> {
    let state = sql.one(include_str!("capture/state.sql"), [row.id], |found| {
        let mut columns = Columns::new(found);
        let (is_live, text, original): (bool, Sha256, Sha256) =
            (columns.next()?, columns.next()?, columns.next()?);
        Ok((is_live, (text, original)))
    })?;
    match state {
        None => {
            row.put(sql)?;
            row.put_children(sql)
        }
        Some((true, _)) => Err(StoreError::RowPresent { key: row.id.into() }),
        Some((false, hashes)) if hashes == (row.text_sha256, row.original_sha256) => sql
            .execute(include_str!("capture/revive.sql"), [row.id])
            .map(|_| ()),
        Some((false, _)) => Err(StoreError::CaptureDiffers { capture: row.id }),
    }
}

/// Any capture, live or deleted: a journal row holds neither text nor structure.
pub(in crate::store) fn any(
    sql: &Sql<'_>,
    capture: CaptureId,
) -> Result<Option<Capture>, StoreError> {
    let mut rows = sql.list(include_str!("capture/any.sql"), [capture], |row| {
        Capture::read(&mut Columns::new(row))
    })?;
    Capture::read_children(&mut rows, sql, Scope::One(&capture))?;
    Ok(rows.pop())
}

/// Keeps what a capture was made of, unless it is kept already.
pub(in crate::store) fn put_original(
    sql: &Sql<'_>,
    capture: CaptureId,
    bytes: &[u8],
) -> Result<(), StoreError> {
    let statement = include_str!("capture/put_original.sql");
    sql.execute(statement, params![capture, deflate(bytes)])
        .map_err(|error| error.at(RowKey::Capture(capture)))
        .map(|_| ())
}

/// The bytes of a file as they were read, or `None` if they are not kept.
pub(in crate::store) fn original(
    sql: &Sql<'_>,
    capture: CaptureId,
) -> Result<Option<Vec<u8>>, StoreError> {
    let found = sql.one(include_str!("capture/original.sql"), [capture], |row| {
        let mut columns = Columns::new(row);
        let deflated: Vec<u8> = columns.next()?;
        let (len, hash): (u32, Sha256) = (columns.next()?, columns.next()?);
        Ok((deflated, len, hash))
    })?;
    let Some((deflated, len, hash)) = found else {
        return Ok(None);
    };
    inflate(&deflated, len as usize)
        .filter(|bytes| Sha256::of(bytes) == hash)
        .map(Some)
        .ok_or_else(|| StoreError::Damaged {
            detail: format!("original bytes of capture {capture}"),
            path: sql.path.to_path_buf(),
        })
}

/// Compresses bytes.
pub(in crate::store) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(bytes.len() / 2), Compression::fast());
    // Writing to memory does not fail; were it to, the length check on reading would tell.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// Brings bytes back. `None` if they are not exactly `len` long: a stream cannot grow beyond what was declared.
pub(in crate::store) fn inflate(deflated: &[u8], len: usize) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    DeflateDecoder::new(deflated)
        .take(len as u64 + 1)
        .read_to_end(&mut bytes)
        .ok()
        .filter(|read| *read == len)
        .map(|_| bytes)
}
