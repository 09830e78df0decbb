//! What is said after a project of other programs went out or came in: what did not fit, and what was odd.

use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::engine::words::{loss_lines, refi_lines};
use crate::exchange::LossReport;
use crate::exchange::refi::RefiReport;
use crate::i18n::{Insert, Word, Wording, fill};

/// So many lines stand in a message; the command line gives all.
const MOST_LINES: usize = 6;

/// What is said of a project that was written, and whether something did not fit: such a message stays longer.
pub(super) fn told_loss(loss: &Mutex<LossReport>, path: &Path, wording: Wording) -> (String, bool) {
    let loss = loss.lock().unwrap_or_else(PoisonError::into_inner).clone();
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let n: u64 = loss.entries().map(|(_, n)| n).sum();
    let values: [(&str, &dyn Insert); 2] = [("file", &file.into_owned()), ("n", &n)];
    if n == 0 {
        return (fill(Word::JobDoneExport, wording, &values[..1]), false);
    }
    let words = fill(Word::JobDoneExportLoss, wording, &values);
    (with_lines(words, &loss_lines(&loss, wording)), true)
}

/// A message with what was odd in a project, and whether anything was.
pub(super) fn with_odd(
    words: String,
    name: &str,
    report: &Mutex<RefiReport>,
    wording: Wording,
) -> (String, bool) {
    let report = report.lock().unwrap_or_else(PoisonError::into_inner);
    let lines = refi_lines(&report, wording);
    if lines.is_empty() {
        return (words, false);
    }
    let values: [(&str, &dyn Insert); 2] = [("file", &name), ("n", &lines.len())];
    let told = fill(Word::MsgRefiTold, wording, &values);
    (with_lines(format!("{words}\n{told}"), &lines), true)
}

fn with_lines(mut words: String, lines: &[String]) -> String {
    for line in lines.iter().take(MOST_LINES) {
        words.push('\n');
        words.push_str(line);
    }
    if lines.len() > MOST_LINES {
        words.push_str("\n…");
    }
    words
}
