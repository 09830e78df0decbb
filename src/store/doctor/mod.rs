//! The doctor: named checks over a whole collection. It reports and changes nothing (I17).
//!
//! A change that goes through the engine never makes a fault; what the doctor finds is damage to the file, another
//! program's writing, or a defect of this one. Repairs are the user's choice and work on a copy.
//!
//! Limit: the rows are checked against each other and against the journal's images, so a flipped bit in any live row is
//! found; one in the head of a journal row (its time, its subject) is not.

mod file;
mod journal;
mod rows;
mod texts;

use crate::model::RowKey;
use crate::store::sql::Sql;
use rows::Known;

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
    /// Original bytes have the hash and length that stand beside them, whole files too.
    OriginalHash,
    /// Marks of structure lie in the text on character boundaries.
    StructureInText,
    /// A passage's spans are in order and lie in the text on character boundaries; so does a rejection's.
    SpansInText,
    /// A passage's quote is the text at its place, and so is a rejection's (I8).
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
    known: Known,
    faults: Vec<Fault>,
}

impl Examination<'_> {
    fn report(&mut self, check: CheckName, key: Option<RowKey>, detail: impl Into<String>) {
        self.faults.push(Fault {
            check,
            key,
            detail: detail.into(),
        });
    }
}

/// Runs every check; what they found, in the order of the checks and of the rows. Where rows cannot be read, that is the last
/// fault, since the others need them.
///
/// Rows, texts and the journal's images are read one at a time; what is held is a fingerprint of each row, so that a
/// collection can be checked beside its own snapshot.
pub(super) fn run(sql: &Sql<'_>) -> Vec<Fault> {
    let mut examination = Examination {
        sql,
        known: Known::default(),
        faults: Vec::new(),
    };
    file::structure(&mut examination);
    file::foreign_keys(&mut examination);
    if let Err(error) = rows::read(&mut examination) {
        let before_rows = |fault: &Fault| {
            matches!(
                fault.check,
                CheckName::FileStructure | CheckName::ForeignKeys
            )
        };
        examination.faults.retain(before_rows);
        examination.report(CheckName::RowsReadable, None, error.to_string());
        return examination.faults;
    }
    for check in [
        rows::one_collection,
        rows::captures_of_documents,
        rows::whole_files,
        texts::standing,
        rows::tag_tree,
        rows::live_references,
        journal::stacks,
        journal::rows_match,
    ] {
        check(&mut examination);
    }
    let mut faults = examination.faults;
    faults.sort_by_key(|fault| {
        let place = CheckName::ALL
            .iter()
            .position(|check| *check == fault.check);
        (place, fault.key)
    });
    faults
}
