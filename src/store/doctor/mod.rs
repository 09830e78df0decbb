//! The doctor: named checks over a whole collection. It reports and changes nothing (I17).
//!
//! A change that goes through the engine never makes a fault; what the doctor finds is damage to the file, another
//! program's writing, or a defect of this one. Repairs are the user's choice and work on a copy.
//!
//! Limit: the rows are checked against each other and against the journal's images, so a flipped bit in any live row is
//! found; one in the head of a journal row (its time, its subject) is not.

mod captures;
mod collection;
mod documents;
mod file;
mod journal;
mod passages;
mod references;
mod tags;

use std::collections::HashMap;

use crate::model::{Capture, CaptureId, Document, DocumentId, Row, RowKey};
use crate::store::sql::Sql;
use crate::store::table;

/// Names a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CheckName {
    /// SQLite's `quick_check`: pages, keys and column types.
    FileStructure,
    /// Every reference of the schema leads to a row, live or deleted.
    ForeignKeys,
    /// Every value of every live row can be read.
    RowsReadable,
    /// Exactly one row describes the collection.
    OneCollection,
    /// A document's current capture is a capture of that document.
    CaptureOfDocument,
    /// A capture's text has the hash that stands beside it (I6).
    TextHash,
    /// Original bytes have the hash and length that stand beside them.
    OriginalHash,
    /// Marks of structure lie in the text on character boundaries.
    StructureInText,
    /// A passage's spans are in order and lie in the text on character boundaries.
    SpansInText,
    /// A passage's quote is the text at its place (I8).
    QuoteIsText,
    /// A passage's context is the text around it.
    ContextIsText,
    /// A placement's spans are in order and lie in the text; only an orphan has none (I7).
    PlacementInText,
    /// The tree of tags has no cycle and is not deeper than allowed.
    TagTree,
    /// A live row names only live rows.
    LiveReferences,
    /// The undo and redo stacks follow from the journal's rows.
    JournalStacks,
    /// Each row is as the journal left it.
    RowsMatchJournal,
}

impl CheckName {
    /// Every check, in the order in which they run.
    pub const ALL: &'static [Self] = &[
        Self::FileStructure,
        Self::ForeignKeys,
        Self::RowsReadable,
        Self::OneCollection,
        Self::CaptureOfDocument,
        Self::TextHash,
        Self::OriginalHash,
        Self::StructureInText,
        Self::SpansInText,
        Self::QuoteIsText,
        Self::ContextIsText,
        Self::PlacementInText,
        Self::TagTree,
        Self::LiveReferences,
        Self::JournalStacks,
        Self::RowsMatchJournal,
    ];

    /// The stable name in reports.
    pub fn code(self) -> &'static str {
        match self {
            Self::FileStructure => "file_structure",
            Self::ForeignKeys => "foreign_keys",
            Self::RowsReadable => "rows_readable",
            Self::OneCollection => "one_collection",
            Self::CaptureOfDocument => "capture_of_document",
            Self::TextHash => "text_hash",
            Self::OriginalHash => "original_hash",
            Self::StructureInText => "structure_in_text",
            Self::SpansInText => "spans_in_text",
            Self::QuoteIsText => "quote_is_text",
            Self::ContextIsText => "context_is_text",
            Self::PlacementInText => "placement_in_text",
            Self::TagTree => "tag_tree",
            Self::LiveReferences => "live_references",
            Self::JournalStacks => "journal_stacks",
            Self::RowsMatchJournal => "rows_match_journal",
        }
    }
}

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which check found it.
    pub check: CheckName,
    /// In which row, where it is one.
    pub key: Option<RowKey>,
    /// What exactly, in terse English, without words of the user's texts.
    pub detail: String,
}

/// What the checks look at, and what they found.
struct Examination<'store> {
    sql: &'store Sql<'store>,
    rows: Vec<Row>,
    places: HashMap<RowKey, usize>,
    faults: Vec<Fault>,
}

impl Examination<'_> {
    fn row(&self, key: RowKey) -> Option<&Row> {
        self.places
            .get(&key)
            .and_then(|place| self.rows.get(*place))
    }

    fn capture(&self, id: CaptureId) -> Option<&Capture> {
        match self.row(id.into()) {
            Some(Row::Capture(capture)) => Some(capture),
            _ => None,
        }
    }

    fn document(&self, id: DocumentId) -> Option<&Document> {
        match self.row(id.into()) {
            Some(Row::Document(document)) => Some(document),
            _ => None,
        }
    }

    /// Runs a check that looks at one row at a time.
    fn each(&mut self, check: CheckName, find: impl Fn(&Self, &Row) -> Option<String>) {
        let found: Vec<Fault> = self
            .rows
            .iter()
            .filter_map(|row| {
                find(self, row).map(|detail| Fault {
                    check,
                    key: Some(row.key()),
                    detail,
                })
            })
            .collect();
        self.faults.extend(found);
    }

    fn report(&mut self, check: CheckName, key: Option<RowKey>, detail: impl Into<String>) {
        self.faults.push(Fault {
            check,
            key,
            detail: detail.into(),
        });
    }
}

/// Runs every check. Where rows cannot be read, that is the last fault, since the others need them.
pub(super) fn run(sql: &Sql<'_>) -> Vec<Fault> {
    let mut examination = Examination {
        sql,
        rows: Vec::new(),
        places: HashMap::new(),
        faults: Vec::new(),
    };
    file::structure(&mut examination);
    file::foreign_keys(&mut examination);
    match table::all_live(sql) {
        Ok(rows) => examination.rows = rows,
        Err(error) => {
            examination.report(CheckName::RowsReadable, None, error.to_string());
            return examination.faults;
        }
    }
    examination.places = examination
        .rows
        .iter()
        .enumerate()
        .map(|(place, row)| (row.key(), place))
        .collect();
    for check in [
        collection::one,
        documents::capture_of_document,
        captures::text_hash,
        captures::original_hash,
        captures::structure_in_text,
        passages::spans_in_text,
        passages::quote_is_text,
        passages::context_is_text,
        passages::placement_in_text,
        tags::tree,
        references::live,
        journal::stacks,
        journal::rows_match,
    ] {
        check(&mut examination);
    }
    examination.faults
}
