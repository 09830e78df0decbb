//! The table of formats: all that a collection can be written to, and all that comes in.
//!
//! Window, command line, preferences, file dialogs and `hashiya formats` are made of these two lists; nothing else knows one
//! format from another.
//!
//! **To add a format that goes out**: make a folder in `exchange/` with `loss_of` and `write_…` (pure functions of a snapshot),
//! an `entry.rs` with one `pub(in crate::exchange) const …: ExportFormat`, and one line in [`EXPORT_FORMATS`]. Its title and the
//! sentence that says what it is for are words (`i18n/words/formats.rs`). The first format of an ending has it, so that a format
//! that shares an ending comes after and is asked for by its name. What it needs to be told is a field of [`ExportOptions`] and
//! one line in [`options`](self): page, flags and preferences follow. Its scope is not its business: it gets a snapshot that is
//! already reduced ([`scope`](crate::exchange::scope)).
//!
//! **To add one that comes in**: one `pub(in crate::exchange) const …: ImportFormat` and one line in [`IMPORT_FORMATS`]. Where
//! an ending is shared, `is_it` looks at the first bytes. Foreign files are parsed by a
//! [`ForeignReader`](crate::exchange::foreign::ForeignReader), which reads in a worker; `exchange/foreign/entry.rs` shows how.

mod import;
mod options;

pub use import::{
    Arrived, IMPORT_FORMATS, ImportFormat, Incoming, Look, ReadError, bytes_of, import_format,
};
pub use options::{
    BYTE_ORDER_MARK, ExportOption, ExportOptions, HISTORY, LANGUAGE, ORIGINALS, OptionKind,
    OptionValue, REPORT_BY, REPORT_SUMMARY, ROWS, TEXTS,
};

use std::path::{Path, PathBuf};

use crate::base::Progress;
use crate::exchange::LossReport;
use crate::exchange::record::{ExchangeError, HistoryEntry, Originals};
use crate::exchange::{brat, conll, lines, record, refi, reports, tables, tei, web, xmi};
use crate::i18n::Word;
use crate::model::{Snapshot, Tombstone};

/// What goes out: all of a collection, or what a scope left of it.
#[derive(Clone, Copy)]
pub struct Outgoing<'a> {
    /// The rows.
    pub snapshot: &'a Snapshot,
    /// Where the files come from that captures were made of.
    pub originals: &'a Originals<'a>,
    /// Deleted rows, in any order; none where a scope was chosen.
    pub tombstones: &'a [Tombstone],
    /// What was done, in any order; empty unless it is asked for.
    pub history: &'a [HistoryEntry],
}

/// Counts what a format cannot hold.
pub type CountLoss =
    fn(&Outgoing<'_>, &ExportOptions, &Progress) -> Result<LossReport, ExchangeError>;
/// Writes a file that takes its name once it is proved; says what it cannot hold.
pub type WriteFile =
    fn(&Outgoing<'_>, &ExportOptions, &Path, &Progress) -> Result<LossReport, ExchangeError>;

/// A format that a collection can be written to.
pub struct ExportFormat {
    /// Its stable name: on the command line, in preferences, in reports.
    pub name: &'static str,
    /// The endings of its files, in lower case without the dot; the first is given.
    pub endings: &'static [&'static str],
    /// What it is called.
    pub title: Word,
    /// What it is for, in one sentence.
    pub about: Word,
    /// Whether what was written can come in again.
    pub is_read: bool,
    /// What can be chosen, in the order of the page.
    pub options: &'static [&'static ExportOption],
    /// What it cannot hold, before it is written.
    pub loss: CountLoss,
    /// Writes it.
    pub write: WriteFile,
}

impl std::fmt::Debug for ExportFormat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("ExportFormat").field(&self.name).finish()
    }
}

impl PartialEq for ExportFormat {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for ExportFormat {}

/// Every format that goes out, in the order of the page.
pub static EXPORT_FORMATS: &[ExportFormat] = &[
    record::RON,
    record::JSON,
    refi::QDPX,
    web::WEB,
    tables::XLSX,
    tables::CSV,
    brat::BRAT,
    lines::LINES,
    xmi::XMI,
    conll::CONLL,
    tei::TEI,
    reports::HTML,
    reports::DOCX,
];

impl ExportFormat {
    /// The ending that its files are given.
    pub fn ending(&self) -> &'static str {
        self.endings.first().copied().unwrap_or_default()
    }

    /// A file's path with an ending of this format: the first of them where it has none.
    pub fn with_ending(&self, path: PathBuf) -> PathBuf {
        if ending_of(&path, self.endings).is_some() {
            return path;
        }
        let mut name = path.into_os_string();
        name.push(".");
        name.push(self.ending());
        PathBuf::from(name)
    }

    /// The ending of any format that a file's name has, the longest.
    pub fn ending_in(path: &Path) -> Option<&'static str> {
        let all = EXPORT_FORMATS.iter();
        let endings = all.filter_map(|format| ending_of(path, format.endings));
        endings.max_by_key(|ending| ending.len())
    }

    /// The format of a stable name.
    pub fn named(name: &str) -> Option<&'static Self> {
        EXPORT_FORMATS.iter().find(|format| format.name == name)
    }

    /// The format that a file's name asks for: the first of its ending, the longest ending first.
    pub fn of_path(path: &Path) -> Option<&'static Self> {
        let all = EXPORT_FORMATS.iter();
        let fits = all.filter_map(|format| Some((ending_of(path, format.endings)?.len(), format)));
        // Of equals the last is the greatest; the table wants the first.
        fits.rev()
            .max_by_key(|(length, _)| *length)
            .map(|(_, format)| format)
    }
}

/// The ending of a file's name among those of a format, in any case; an ending may have several dots.
pub(in crate::exchange) fn ending_of(
    path: &Path,
    endings: &[&'static str],
) -> Option<&'static str> {
    let name = path.file_name()?.to_str()?.to_lowercase();
    let fits = |ending: &&&str| {
        name.strip_suffix(**ending)
            .and_then(|stem| stem.strip_suffix('.'))
            .is_some_and(|stem| !stem.is_empty())
    };
    endings
        .iter()
        .filter(fits)
        .max_by_key(|ending| ending.len())
        .copied()
}

#[cfg(test)]
mod tests;
