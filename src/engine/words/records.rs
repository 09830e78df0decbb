//! Why a record did not go out or come in: the file, the line, the column and the reason.

use std::io::ErrorKind;
use std::path::Path;

use crate::base::BudgetExceeded;
use crate::engine::words::errors::file_error_words;
use crate::exchange::importer::{ImportError, ImportNote, describe};
use crate::exchange::record::{ExchangeError, FileStep, RowFault};
use crate::exchange::reports::TemplateFault;
use crate::i18n::{Insert, Word, Wording, fill};

/// What went wrong with a record. `file` is its name.
pub fn record_error_words(error: &ExchangeError, file: &str, wording: Wording) -> String {
    match error {
        ExchangeError::Cancelled(_) => wording.text(Word::JobCancelled).to_owned(),
        ExchangeError::File { step, source, path } => {
            step_words(*step, source.kind(), path, file, wording)
        }
        ExchangeError::Output { .. }
        | ExchangeError::NoOriginal { .. }
        | ExchangeError::NotAsWritten { .. } => fill(Word::ErrExport, wording, &[("file", &file)]),
        ExchangeError::Template { error } => {
            let whole = fill(Word::ErrTemplate, wording, &[("line", &error.line)]);
            with_reason(&whole, &template_words(&error.fault, wording))
        }
        ExchangeError::Budget(exceeded) => {
            let whole = fill(Word::ErrRecordWhole, wording, &[("file", &file)]);
            with_reason(&whole, &budget_words(*exceeded, wording))
        }
        _ => {
            let reason = reason_words(error, wording);
            let whole = match error.place() {
                Some(place) => {
                    let values: [(&str, &dyn Insert); 3] = [
                        ("file", &file),
                        ("line", &place.line),
                        ("column", &place.column),
                    ];
                    fill(Word::ErrRecord, wording, &values)
                }
                None => fill(Word::ErrRecordWhole, wording, &[("file", &file)]),
            };
            with_reason(&whole, &reason)
        }
    }
}

fn with_reason(whole: &str, reason: &str) -> String {
    format!("{whole}\n{reason}.")
}

fn step_words(
    step: FileStep,
    kind: ErrorKind,
    path: &Path,
    file: &str,
    wording: Wording,
) -> String {
    match (step, kind) {
        (FileStep::Read, _) => file_error_words(kind, path, wording),
        (_, ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => {
            fill(Word::ErrDiskFullNow, wording, &[])
        }
        (FileStep::Create, ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => {
            let folder = path.parent().unwrap_or(path).display().to_string();
            fill(Word::ErrNoRightWrite, wording, &[("folder", &folder)])
        }
        _ => fill(Word::ErrExport, wording, &[("file", &file)]),
    }
}

fn budget_words(exceeded: BudgetExceeded, wording: Wording) -> String {
    describe(&ImportNote::Refused(ImportError::Budget(exceeded)), wording)
}

fn reason_words(error: &ExchangeError, wording: Wording) -> String {
    let with = |word: Word, values: &[(&str, &dyn Insert)]| fill(word, wording, values);
    match error {
        ExchangeError::NotUtf8 { .. } => with(Word::RecordNotUtf8, &[]),
        ExchangeError::NotARecord { .. } => with(Word::RecordOther, &[]),
        ExchangeError::NotACodebook { .. } => with(Word::ErrNotCodebook, &[]),
        ExchangeError::UnknownVersion { found, known, .. } => {
            with(Word::RecordVersion, &[("found", found), ("known", known)])
        }
        ExchangeError::Truncated { .. } => with(Word::RecordTruncated, &[]),
        ExchangeError::TooDeep { allowed, .. } => with(Word::RecordDeep, &[("n", allowed)]),
        ExchangeError::UnknownField { field, .. } => {
            with(Word::RecordUnknownField, &[("field", field)])
        }
        ExchangeError::DuplicateField { field, .. } => {
            with(Word::RecordDuplicateField, &[("field", field)])
        }
        ExchangeError::MissingField { field, .. } => {
            with(Word::RecordMissingField, &[("field", field)])
        }
        ExchangeError::Syntax { message, .. } => with(Word::RecordSyntax, &[("message", message)]),
        ExchangeError::WholeFile { .. } => with(Word::RecordOriginal, &[]),
        ExchangeError::Row { fault, .. } => fault_words(fault, wording),
        ExchangeError::File { .. }
        | ExchangeError::Output { .. }
        | ExchangeError::NoOriginal { .. }
        | ExchangeError::NotAsWritten { .. }
        | ExchangeError::Template { .. }
        | ExchangeError::Cancelled(_) => String::new(),
        ExchangeError::Budget(exceeded) => budget_words(*exceeded, wording),
    }
}

fn template_words(fault: &TemplateFault, wording: Wording) -> String {
    let named = |word: Word, name: &String| fill(word, wording, &[("name", name)]);
    match fault {
        TemplateFault::Open => wording.text(Word::TemplateOpen).to_owned(),
        TemplateFault::Head => wording.text(Word::TemplateHead).to_owned(),
        TemplateFault::Unknown { name } => named(Word::TemplateUnknown, name),
        TemplateFault::Section { name } => named(Word::TemplateSection, name),
        TemplateFault::Place { name } => named(Word::TemplatePlace, name),
        TemplateFault::Forbidden { name } => named(Word::TemplateForbidden, name),
        TemplateFault::Missing { name } => named(Word::TemplateMissing, name),
    }
}

fn fault_words(fault: &RowFault, wording: Wording) -> String {
    let with = |word: Word, values: &[(&str, &dyn Insert)]| fill(word, wording, values);
    match fault {
        RowFault::Duplicate => with(Word::RecordDuplicateId, &[]),
        RowFault::Dangling { .. } => with(Word::RecordDangling, &[]),
        RowFault::Span { start, end, .. } => {
            with(Word::RecordSpan, &[("start", start), ("end", end)])
        }
        RowFault::SpanOrder | RowFault::SpanCount => with(Word::RecordSpanOrder, &[]),
        RowFault::Quote { expected, found } => {
            let (expected, found) = (clipped(expected), clipped(found));
            with(
                Word::RecordQuote,
                &[("expected", &expected), ("found", &found)],
            )
        }
        RowFault::Context {
            expected, found, ..
        } => {
            let (expected, found) = (clipped(expected), clipped(found));
            with(
                Word::RecordContext,
                &[("expected", &expected), ("found", &found)],
            )
        }
        RowFault::TextHash { .. } => with(Word::RecordTextHash, &[]),
        RowFault::TextMissing { document } => with(Word::RecordTextMissing, &[("title", document)]),
        RowFault::Original { .. } => with(Word::RecordOriginal, &[]),
        RowFault::Field { field } => with(Word::RecordField, &[("field", field)]),
        RowFault::TagCycle => with(Word::RecordTagCycle, &[]),
        RowFault::TagTooDeep { limit } => with(Word::RecordTagDeep, &[("n", limit)]),
    }
}

/// The first words of a text on one line: a wrong quote can be as long as its document.
fn clipped(text: &str) -> String {
    const LONGEST: usize = 60;
    let line = text.replace(char::is_control, " ");
    match line.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}
