//! What is said after a file of other programs came in: what was odd, counted in a message and listed on a sheet.

use std::sync::{Arc, Mutex, PoisonError};

use crate::base::Severity;
use crate::engine::words::refi_note_words;
use crate::exchange::refi::RefiReport;
use crate::gui::app::HashiyaApp;
use crate::gui::popups::{
    ArrivalLine, ArrivalReport, ArrivalReportSheet, ImportReportSheet, MOST_LINES,
};
use crate::i18n::{Insert, Word, fill};

impl HashiyaApp {
    /// A message with how much was odd in a file, and whether anything was. What was set apart or deserves a look is shown at
    /// once; the command for the report of the last import shows it again.
    pub(super) fn with_odd(
        &mut self,
        words: String,
        name: &str,
        report: &Mutex<RefiReport>,
    ) -> (String, bool) {
        let wording = self.wording();
        let report = report.lock().unwrap_or_else(PoisonError::into_inner);
        if report.is_empty() {
            return (words, false);
        }
        let severities = [Severity::Refused, Severity::Warning, Severity::Note];
        // Words are made of those that are listed alone: there may be hundreds of thousands.
        let sorted = severities.into_iter().flat_map(|severity| {
            let entries = report.entries().iter();
            entries.filter(move |entry| entry.severity == severity)
        });
        let lines = sorted.take(MOST_LINES).map(|entry| ArrivalLine {
            severity: entry.severity,
            about: entry.file.clone(),
            words: refi_note_words(&entry.note, wording),
        });
        let counts = severities.map(|severity| (severity, report.count(severity)));
        let arrival = Arc::new(ArrivalReport {
            file: name.to_owned(),
            lines: lines.collect(),
            counts: counts.to_vec(),
        });
        if arrival.matters() && self.sheet.is_none() {
            self.sheet = Some(Box::new(ArrivalReportSheet(Arc::clone(&arrival))));
        }
        let values: [(&str, &dyn Insert); 2] = [("file", &name), ("n", &arrival.n_lines())];
        let told = fill(Word::MsgRefiTold, wording, &values);
        self.arrival_report = Some(arrival);
        (format!("{words}\n{told}"), true)
    }

    /// Shows what came of the last import.
    pub(super) fn show_import_report(&mut self) {
        self.sheet = Some(match &self.arrival_report {
            Some(report) => Box::new(ArrivalReportSheet(Arc::clone(report))),
            None => Box::new(ImportReportSheet::new(&self.import_report)),
        });
    }
}
