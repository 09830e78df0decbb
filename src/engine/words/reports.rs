//! What is told of files that were read and of checks that were run: one line for each.

use crate::base::Report;
use crate::exchange::importer::{ImportNote, describe};
use crate::i18n::{Insert, Word, Wording, fill};
use crate::store::Fault;

/// The lines of an import's report, each with the name of its file.
pub fn report_lines(report: &Report<ImportNote>, wording: Wording) -> Vec<String> {
    report
        .entries()
        .iter()
        .map(|entry| {
            let note = describe(&entry.note, wording);
            fill(
                Word::ReportLine,
                wording,
                &[("file", &entry.file), ("note", &Phrase(&note))],
            )
        })
        .collect()
}

/// A fault that the doctor found. What it says in detail is terse English, for a report to the makers.
pub fn check_words(fault: &Fault, wording: Wording) -> String {
    let what = match fault.key {
        Some(key) => format!(
            "{}, {} {}",
            fault.check.code(),
            key.kind().code(),
            key.uuid()
        ),
        None => fault.check.code().to_owned(),
    };
    fill(
        Word::CheckLine,
        wording,
        &[("what", &what), ("detail", &fault.detail)],
    )
}

/// A part of a message that is in the language of the interface already.
pub(super) struct Phrase<'a>(pub(super) &'a str);

impl Insert for Phrase<'_> {
    fn insert(&self, _: Wording, _: bool, message: &mut String) {
        message.push_str(self.0);
    }
}
