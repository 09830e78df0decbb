//! Lines of a codebook's report, in words.

use crate::base::Report;
use crate::engine::words::reports::Phrase;
use crate::exchange::codebook::CodebookNote;
use crate::i18n::{Word, Wording, fill};

/// The lines of a codebook's report, each with the label that it is about.
pub fn codebook_lines(report: &Report<CodebookNote>, wording: Wording) -> Vec<String> {
    let entries = report.entries().iter();
    entries
        .map(|entry| {
            let note = note_words(&entry.note, wording);
            if entry.file.is_empty() {
                return note;
            }
            fill(
                Word::ReportLine,
                wording,
                &[("file", &entry.file), ("note", &Phrase(&note))],
            )
        })
        .collect()
}

fn note_words(note: &CodebookNote, wording: Wording) -> String {
    let at = |word: Word, line: &usize| fill(word, wording, &[("line", line)]);
    match note {
        CodebookNote::UnknownColumn => wording.text(Word::CodebookUnknownColumn).to_owned(),
        CodebookNote::NoLabel { line } => at(Word::CodebookNoLabel, line),
        CodebookNote::LabelTooLong { line, length } => fill(
            Word::CodebookLongLabel,
            wording,
            &[("line", line), ("n", length)],
        ),
        CodebookNote::OnlyMarks { line } => at(Word::CodebookOnlyMarks, line),
        CodebookNote::ForcedDirection { line } => at(Word::CodebookForced, line),
        CodebookNote::DuplicateId { line } => at(Word::CodebookSameId, line),
        CodebookNote::DuplicateLabel { line } => at(Word::CodebookSameLabel, line),
        CodebookNote::BadId { line } => at(Word::CodebookBadId, line),
        CodebookNote::BadColor { line } => at(Word::CodebookBadColor, line),
        CodebookNote::BadTerm { line } => at(Word::CodebookBadTerm, line),
        CodebookNote::UnknownParent { line } => at(Word::CodebookNoParent, line),
        CodebookNote::Cycle { line } => at(Word::CodebookCycle, line),
        CodebookNote::TooDeep { line } => at(Word::CodebookTooDeep, line),
    }
}
