//! Rows as text for the clipboard, and as a table for other programs.

use std::sync::Arc;

use crate::base::{Cancelled, Progress};
use crate::exchange::{guarded, list_as_csv};
use crate::gui::panels::bottom::words::Shown;
use crate::i18n::{Word, Wording};

/// Rows that are to be copied or written, in their order.
#[derive(Clone, Debug)]
pub struct WordTable {
    shown: Arc<Shown>,
    rows: std::ops::Range<usize>,
}

impl WordTable {
    /// Some of the rows that are shown.
    pub(super) fn new(shown: &Arc<Shown>, rows: std::ops::Range<usize>) -> Self {
        let rows = rows.start..rows.end.min(shown.rows.len());
        let shown = Arc::clone(shown);
        Self { shown, rows }
    }

    /// How many rows.
    pub fn n_rows(&self) -> usize {
        self.rows.len()
    }

    /// Word, count, share, documents, and keyness where there is one; numbers as programs read them.
    fn fields(&self, row: usize) -> Option<Vec<String>> {
        let shown = &self.shown;
        let row = shown.row(row)?;
        let mut fields = vec![
            row.word.to_string(),
            row.count.to_string(),
            format!("{:.4}", shown.list.per_thousand(row.count)),
            row.n_documents.to_string(),
        ];
        if shown.compares() {
            fields.push(
                row.keyness
                    .map_or_else(String::new, |value| format!("{value:.4}")),
            );
        }
        Some(fields)
    }

    /// A line for each row, its fields parted by tabs. Long lists take longer than a frame.
    pub fn text(&self) -> String {
        let lines = self.rows.clone().filter_map(|row| self.fields(row));
        // A spreadsheet takes what is pasted for a formula, too.
        let line = |fields: Vec<String>| {
            let fields: Vec<_> = fields.iter().map(|field| guarded(field)).collect();
            fields.join("\t")
        };
        let lines: Vec<String> = lines.map(line).collect();
        lines.join("\n")
    }

    /// A table with a header: UTF-8 with a mark of its own.
    ///
    /// # Errors
    ///
    /// That someone asked to stop.
    pub fn csv(&self, wording: Wording, progress: &Progress) -> Result<Vec<u8>, Cancelled> {
        progress.begin(self.rows.len() as u64);
        let mut heads = vec![
            Word::WordsWord,
            Word::WordsCount,
            Word::WordsPerThousand,
            Word::WordsDocuments,
        ];
        if self.shown.compares() {
            heads.push(Word::WordsKeyness);
        }
        let heads: Vec<&str> = heads.into_iter().map(|word| wording.text(word)).collect();
        let rows = self.rows.clone().filter_map(|row| match progress.step() {
            Ok(()) => self.fields(row).map(Ok),
            Err(cancelled) => Some(Err(cancelled)),
        });
        list_as_csv(&heads, rows)
    }
}
