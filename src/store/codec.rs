//! How values of the model stand in columns, and back.
//!
//! Ids are 16 bytes, hashes 32; a time takes two columns (microseconds of UTC, offset in seconds); enums are short codes.
//! Reading checks everything: a damaged value is an error, never a guess.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use uuid::Uuid;

use crate::base::environment::Timestamp;
use crate::model::{
    AnnotationId, AnnotatorId, Calendar, CaptureId, CollectionId, DocumentId, DocumentSetId,
    JournalId, LineageId, LinkId, MemoId, MemoKind, PassageId, PlacementId, PlacementState,
    RejectionId, RelationId, SavedSearchId, Sha256, TagColor, TagId, TagSetId, TaggingId,
    TermLanguage, TermStanding, ValueId, VariableId, VariableKind, counting, edges_code,
    edges_from_code, folds_counting,
};
use crate::text::{ByteOffset, Direction, Folds, Span, WordEdges};

macro_rules! ids {
    ($($name:ident),*) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.0.as_bytes())))
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                <[u8; 16]>::column_result(value).map(|bytes| Self(Uuid::from_bytes(bytes)))
            }
        }
    )*};
}

ids!(
    CollectionId,
    LineageId,
    DocumentId,
    CaptureId,
    PassageId,
    PlacementId,
    AnnotationId,
    TaggingId,
    TagId,
    TagSetId,
    MemoId,
    LinkId,
    RelationId,
    VariableId,
    ValueId,
    DocumentSetId,
    AnnotatorId,
    RejectionId,
    SavedSearchId,
    JournalId
);

impl ToSql for Sha256 {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(ValueRef::Blob(&self.0)))
    }
}

impl FromSql for Sha256 {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        <[u8; 32]>::column_result(value).map(Self)
    }
}

/// An enum with a short code in files.
pub(super) trait Code: Sized + Copy + 'static {
    /// Every value with its code.
    const CODES: &'static [(Self, &'static str)];

    /// The code in files; empty for a value without one, which the schema refuses.
    fn code(self) -> &'static str
    where
        Self: PartialEq,
    {
        Self::CODES
            .iter()
            .find(|(value, _)| *value == self)
            .map_or("", |(_, code)| code)
    }

    /// Reads a code.
    fn from_code(text: &str) -> Option<Self> {
        Self::CODES
            .iter()
            .find(|(_, code)| *code == text)
            .map(|(value, _)| *value)
    }
}

macro_rules! codes {
    ($($name:ident { $($value:ident = $code:literal),* $(,)? })*) => {$(
        impl Code for $name {
            const CODES: &'static [(Self, &'static str)] = &[$((Self::$value, $code)),*];
        }

        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(Code::code(*self).into())
            }
        }

        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                <Self as Code>::from_code(value.as_str()?).ok_or(FromSqlError::InvalidType)
            }
        }
    )*};
}

codes! {
    Direction { LeftToRight = "ltr", RightToLeft = "rtl" }
    VariableKind { Text = "text", Number = "number", Date = "date", Boolean = "boolean" }
    MemoKind {
        Note = "note", Idea = "idea", Question = "question", Method = "method", Summary = "summary", Task = "task",
    }
    Calendar { Gregorian = "gregorian", Hijri = "hijri" }
    TermLanguage { Arabic = "arabic", English = "english" }
    TermStanding { Accepted = "accepted", TurnedDown = "turned_down" }
    PlacementState {
        Exact = "exact", Proposed = "proposed", Accepted = "accepted", Orphan = "orphan",
    }
}

impl ToSql for TagColor {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}

impl FromSql for TagColor {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        value
            .as_str()?
            .parse()
            .map_err(|()| FromSqlError::InvalidType)
    }
}

impl ToSql for Folds {
    /// The differences that count, parted by spaces.
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(counting(*self).join(" ").into())
    }
}

impl FromSql for Folds {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        folds_counting(value.as_str()?.split_whitespace()).ok_or(FromSqlError::InvalidType)
    }
}

impl ToSql for WordEdges {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(edges_code(*self).into())
    }
}

impl FromSql for WordEdges {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        edges_from_code(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}

/// Reads the columns of a row from the left.
pub(super) struct Columns<'row, 'statement> {
    row: &'row rusqlite::Row<'statement>,
    at: usize,
}

impl<'row, 'statement> Columns<'row, 'statement> {
    /// Starts at the first column.
    pub(super) fn new(row: &'row rusqlite::Row<'statement>) -> Self {
        Self { row, at: 0 }
    }

    /// The next column.
    pub(super) fn next<T: FromSql>(&mut self) -> rusqlite::Result<T> {
        let value = self.row.get(self.at);
        self.at += 1;
        value
    }

    /// The next column as text, without a copy on the way.
    pub(super) fn next_text(&mut self) -> rusqlite::Result<&'row str> {
        let at = self.at;
        self.at += 1;
        let value = self.row.get_ref(at)?;
        let data_type = value.data_type();
        value.as_str().map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(at, data_type, Box::new(error))
        })
    }

    /// The next two columns as a time.
    pub(super) fn time(&mut self) -> rusqlite::Result<Timestamp> {
        Ok(Timestamp {
            utc_micros: self.next()?,
            offset_seconds: self.next()?,
        })
    }

    /// The next two columns as a time, if they hold one.
    pub(super) fn optional_time(&mut self) -> rusqlite::Result<Option<Timestamp>> {
        let (micros, offset): (Option<i64>, Option<i32>) = (self.next()?, self.next()?);
        Ok(micros
            .zip(offset)
            .map(|(utc_micros, offset_seconds)| Timestamp {
                utc_micros,
                offset_seconds,
            }))
    }

    /// The next two columns as a span.
    pub(super) fn span(&mut self) -> rusqlite::Result<Span> {
        let (start, end): (u32, u32) = (self.next()?, self.next()?);
        Span::new(ByteOffset(start), ByteOffset(end)).map_err(|error| self.wrong(error))
    }

    /// An error about the column that was read last.
    pub(super) fn wrong(
        &self,
        error: impl std::error::Error + Send + Sync + 'static,
    ) -> rusqlite::Error {
        rusqlite::Error::FromSqlConversionFailure(
            self.at.saturating_sub(1),
            rusqlite::types::Type::Null,
            Box::new(error),
        )
    }
}
