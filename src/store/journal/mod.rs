//! The journal: one row per command. Autosave, undo, history and audit trail are this one thing.
//!
//! A row holds images of the rows that it changed, in a versioned mirror (see [`mirror`]), deflated above 4 KiB. The undo
//! and redo stacks are chains through the journal itself ([`stack`]), so they survive a restart and cost nothing to open.

mod chain;
mod from_image;
mod mirror;
mod past;
mod stack;
mod stream;
mod to_image;

use rusqlite::params;
use rusqlite::types::FromSqlError;

use crate::base::environment::Timestamp;
use crate::command::{Action, ActionCode};
use crate::model::{CaptureId, JournalId, Row, RowEdit, TombstoneEdit};
use crate::store::StoreError;
use crate::store::codec::Columns;
use crate::store::sql::Sql;
use crate::store::table::capture;
use mirror::{EditImage, Payload, RowImage, TombstoneImage};

pub(super) use chain::check_chain;
pub use past::{HistoryPage, HistoryPlace, HistoryRow};
pub(super) use past::{page, undos_to};
pub(super) use stack::{Tops, tops};
pub(super) use stream::{Fingerprint, Left, each_left, fingerprint};

/// The version of row images that this program writes; those before it are read too.
const PAYLOAD_VERSION: u32 = 3;
/// Payloads of more bytes than this are deflated.
const DEFLATE_ABOVE: usize = 4096;

/// A journal row to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEntry {
    /// Names the row in every copy of the collection.
    pub id: JournalId,
    /// When.
    pub at: Timestamp,
    /// What was done, to what, by whom.
    pub action: Action,
    /// Whether it does, takes back or makes again.
    pub kind: EntryKind,
    /// Whether it is one undo step with the row below it; only for [`EntryKind::Do`], and only if there is one.
    pub joins: bool,
}

/// Whether a journal row does, takes back or makes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// Something new.
    Do,
    /// Takes back the row on top of the undo stack, with those it is joined to.
    Undo {
        /// The row on top.
        of: u64,
    },
    /// Makes again what the row on top of the redo stack took back.
    Redo {
        /// The undo row on top.
        of: u64,
    },
}

impl EntryKind {
    fn code(self) -> &'static str {
        match self {
            Self::Do => "do",
            Self::Undo { .. } => "undo",
            Self::Redo { .. } => "redo",
        }
    }

    fn of(self) -> Option<u64> {
        match self {
            Self::Do => None,
            Self::Undo { of } | Self::Redo { of } => Some(of),
        }
    }

    fn from_code(code: &str, of: Option<u64>) -> Option<Self> {
        match (code, of) {
            ("do", None) => Some(Self::Do),
            ("undo", Some(of)) => Some(Self::Undo { of }),
            ("redo", Some(of)) => Some(Self::Redo { of }),
            _ => None,
        }
    }
}

/// A journal row without its edits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalHead {
    /// 1 for the first row of a collection, one more for each that follows.
    pub seq: u64,
    /// Names the row in every copy of the collection.
    pub id: JournalId,
    /// When.
    pub at: Timestamp,
    /// What was done, to what, by whom.
    pub action: Action,
    /// Whether it does, takes back or makes again.
    pub kind: EntryKind,
    /// Whether undo goes on through `undo_below`.
    pub joins: bool,
    /// The row below this one on the undo stack.
    pub undo_below: Option<u64>,
    /// The row below this one on the redo stack.
    pub redo_below: Option<u64>,
}

/// A journal row with its edits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JournalEntry {
    /// All but the edits.
    pub head: JournalHead,
    /// In the order in which they were made.
    pub edits: Vec<RowEdit>,
    /// Carried tombstones that came or went, by key.
    pub tombstones: Vec<TombstoneEdit>,
}

/// What undo would take back and what redo would make again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UndoState {
    /// On top of the undo stack.
    pub undo: Option<JournalHead>,
    /// On top of the redo stack.
    pub redo: Option<JournalHead>,
}

/// Writes a journal row; its number.
pub(super) fn put(
    sql: &Sql<'_>,
    entry: &NewEntry,
    edits: &[RowEdit],
    tombstones: &[TombstoneEdit],
    last: Tops,
) -> Result<u64, StoreError> {
    let links = stack::links(sql, entry, last)?;
    let payload = encode(edits, tombstones);
    let len = payload.len();
    let is_deflated = len > DEFLATE_ABOVE;
    let stored = if is_deflated {
        capture::deflate(&payload)
    } else {
        payload
    };
    sql.execute(
        include_str!("put.sql"),
        params![
            links.seq as i64,
            entry.id,
            entry.at.utc_micros,
            entry.at.offset_seconds,
            entry.action.code.code(),
            entry.action.subject,
            entry.action.annotator,
            entry.kind.code(),
            entry.kind.of().map(|of| of as i64),
            links.joins,
            links.undo_top.map(|seq| seq as i64),
            links.redo_top.map(|seq| seq as i64),
            links.undo_below.map(|seq| seq as i64),
            links.redo_below.map(|seq| seq as i64),
            PAYLOAD_VERSION,
            len as i64,
            is_deflated,
            stored
        ],
    )?;
    Ok(links.seq)
}

fn encode(edits: &[RowEdit], tombstones: &[TombstoneEdit]) -> Vec<u8> {
    let payload = Payload {
        edits: edits.iter().map(EditImage::from).collect(),
        tombstones: tombstones.iter().map(TombstoneImage::from).collect(),
    };
    // Maps with string keys, numbers and strings: there is nothing in an image that JSON cannot hold.
    serde_json::to_vec(&payload).unwrap_or_default()
}

/// The bytes that stand for a row in the logical hash: its image, as JSON.
pub(super) fn canonical(row: &Row) -> Vec<u8> {
    serde_json::to_vec(&RowImage::from(row)).unwrap_or_default()
}

fn number(value: Option<i64>) -> rusqlite::Result<Option<u64>> {
    value
        .map(|seq| u64::try_from(seq).map_err(|_| rusqlite::Error::IntegralValueOutOfRange(0, seq)))
        .transpose()
}

fn read_head(row: &rusqlite::Row<'_>) -> rusqlite::Result<JournalHead> {
    let mut columns = Columns::new(row);
    let seq = columns.next::<i64>()?.unsigned_abs();
    let (id, at) = (columns.next()?, columns.time()?);
    let code = ActionCode::from_code(columns.next_text()?);
    let code = code.ok_or_else(|| columns.wrong(FromSqlError::InvalidType))?;
    let (subject, annotator) = (columns.next()?, columns.next()?);
    let kind = columns.next_text()?;
    let kind = EntryKind::from_code(kind, number(columns.next()?)?);
    Ok(JournalHead {
        seq,
        id,
        at,
        action: Action {
            code,
            subject,
            annotator,
        },
        kind: kind.ok_or_else(|| columns.wrong(FromSqlError::InvalidType))?,
        joins: columns.next()?,
        undo_below: number(columns.next()?)?,
        redo_below: number(columns.next()?)?,
    })
}

/// A journal row without its edits.
pub(super) fn head(sql: &Sql<'_>, seq: u64) -> Result<JournalHead, StoreError> {
    sql.one(include_str!("head.sql"), [seq as i64], read_head)?
        .ok_or(StoreError::NoEntry { seq })
}

/// Rows below `before`, newest first.
pub(super) fn history(
    sql: &Sql<'_>,
    before: Option<u64>,
    limit: usize,
) -> Result<Vec<JournalHead>, StoreError> {
    let before = before
        .and_then(|seq| i64::try_from(seq).ok())
        .unwrap_or(i64::MAX);
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    sql.list(include_str!("history.sql"), [before, limit], read_head)
}

/// A journal row with its edits.
pub(super) fn entry(sql: &Sql<'_>, seq: u64) -> Result<JournalEntry, StoreError> {
    let (edits, tombstones) = edits(sql, seq, &mut |id| capture::any(sql, id))?;
    Ok(JournalEntry {
        head: head(sql, seq)?,
        edits,
        tombstones,
    })
}

/// How a capture's text and structure are fetched for its image.
pub(super) type Fetch<'fetch> =
    dyn FnMut(CaptureId) -> Result<Option<crate::model::Capture>, StoreError> + 'fetch;

/// The edits of a journal row, of rows and of carried tombstones.
pub(super) fn edits(
    sql: &Sql<'_>,
    seq: u64,
    fetch: &mut Fetch<'_>,
) -> Result<(Vec<RowEdit>, Vec<TombstoneEdit>), StoreError> {
    let wrong = |detail: &str| StoreError::Journal {
        seq,
        detail: detail.to_owned(),
    };
    let found = sql.one(include_str!("payload.sql"), [seq as i64], |row| {
        let mut columns = Columns::new(row);
        let (version, len, is_deflated): (u32, u32, bool) =
            (columns.next()?, columns.next()?, columns.next()?);
        Ok((version, len, is_deflated, columns.next::<Vec<u8>>()?))
    })?;
    let (version, len, is_deflated, stored) = found.ok_or(StoreError::NoEntry { seq })?;
    if !(1..=PAYLOAD_VERSION).contains(&version) {
        return Err(wrong("images of an unknown version"));
    }
    let bytes = if is_deflated {
        capture::inflate(&stored, len as usize)
            .ok_or_else(|| wrong("images that do not inflate"))?
    } else {
        stored
    };
    let payload: Payload =
        serde_json::from_slice(&bytes).map_err(|error| wrong(&error.to_string()))?;
    // A merge may fill tens of megabytes; the rows are made next.
    drop(bytes);
    let mut side = |image: Option<RowImage>| -> Result<Option<Row>, StoreError> {
        let Some(image) = image else { return Ok(None) };
        let stored = match image.capture() {
            Some(id) => fetch(id)?,
            None => None,
        };
        image
            .into_row(stored.as_ref())
            .map(Some)
            .ok_or_else(|| wrong("an image that is no row"))
    };
    let tombstones = payload.tombstones.into_iter().map(|image| {
        let edit = image.into_edit();
        edit.ok_or_else(|| wrong("a tombstone of an unknown kind"))
    });
    let tombstones = tombstones.collect::<Result<_, _>>()?;
    let edits = payload.edits.into_iter().map(|edit| {
        let (before, after) = (side(edit.before)?, side(edit.after)?);
        RowEdit::new(before, after).ok_or_else(|| wrong("an edit without sides"))
    });
    Ok((edits.collect::<Result<_, _>>()?, tombstones))
}
