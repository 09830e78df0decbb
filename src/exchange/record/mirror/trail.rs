//! What is no longer, and what happened: tombstones and the heads of the journal.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{is_empty, is_false};
use crate::command::{Action, ActionCode};
use crate::exchange::record::scalar::{As, Id, Moment};
use crate::exchange::record::value::{HistoryEntry, HistoryKind};
use crate::model::{AnnotatorId, JournalId, RowKey, RowKind, Tombstone};

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange::record) struct TombstoneMirror {
    kind: As<RowKind>,
    id: Id,
    deleted_at: Moment,
}

impl TombstoneMirror {
    pub(in crate::exchange::record) fn of(row: &Tombstone) -> Self {
        Self {
            kind: As(row.key.kind()),
            id: As(row.key.uuid()),
            deleted_at: As(row.deleted_at),
        }
    }

    pub(in crate::exchange::record) fn model(self) -> Tombstone {
        Tombstone {
            key: RowKey::new(self.kind.0, self.id.0),
            deleted_at: self.deleted_at.0,
        }
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange::record) struct HistoryMirror<'a> {
    number: u64,
    id: Id,
    at: Moment,
    action: As<ActionCode>,
    #[serde(borrow, default, skip_serializing_if = "is_empty")]
    subject: Cow<'a, str>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    annotator: Option<Id>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    undoes: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    redoes: Option<u64>,
    #[serde(default, skip_serializing_if = "is_false")]
    joins: bool,
}

impl<'a> HistoryMirror<'a> {
    pub(in crate::exchange::record) fn of(row: &'a HistoryEntry) -> Self {
        let (undoes, redoes) = match row.kind {
            HistoryKind::Do => (None, None),
            HistoryKind::Undo { of } => (Some(of), None),
            HistoryKind::Redo { of } => (None, Some(of)),
        };
        Self {
            number: row.number,
            id: As(row.id.0),
            at: As(row.at),
            action: As(row.action.code),
            subject: Cow::Borrowed(&row.action.subject),
            annotator: row.action.annotator.map(|annotator| As(annotator.0)),
            undoes,
            redoes,
            joins: row.joins,
        }
    }

    pub(in crate::exchange::record) fn model(self) -> HistoryEntry {
        let kind = match (self.undoes, self.redoes) {
            (Some(of), _) => HistoryKind::Undo { of },
            (None, Some(of)) => HistoryKind::Redo { of },
            (None, None) => HistoryKind::Do,
        };
        HistoryEntry {
            number: self.number,
            id: JournalId(self.id.0),
            at: self.at.0,
            action: Action {
                code: self.action.0,
                subject: self.subject.into_owned(),
                annotator: self.annotator.map(|annotator| AnnotatorId(annotator.0)),
            },
            kind,
            joins: self.joins,
        }
    }
}
