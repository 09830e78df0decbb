//! Lines of hits as text for the clipboard, and as a table for other programs.
//!
//! Words stand in their logical order, without marks of direction. In the table a field that a spreadsheet program would
//! take for a formula gets an apostrophe before it.

use std::collections::HashMap;
use std::sync::Arc;

use crate::base::{Cancelled, Progress};
use crate::exchange::list_as_csv;
use crate::gui::panels::bottom::passages::paragraph_starts;
use crate::gui::panels::bottom::results::found::{Found, HitAt};
use crate::gui::panels::bottom::results::needs::needs_words;
use crate::i18n::{Word, Wording, fill, without_isolates};
use crate::model::{CaptureId, Snapshot};
use crate::search::{DocumentHits, Hit, line};

/// Letters of context on each side of a hit.
const CONTEXT: usize = 80;

/// The columns of the table.
const COLUMNS: [Word; 7] = [
    Word::ListByDocument,
    Word::ResultsLanguage,
    Word::ResultsParagraph,
    Word::ColBefore,
    Word::ColHit,
    Word::ColAfter,
    Word::ResultsNeeded,
];

/// Numbers of paragraphs, looked up once for each text.
#[derive(Default)]
struct Numbers(HashMap<CaptureId, Arc<[u32]>>);

impl Numbers {
    fn number(&mut self, capture: CaptureId, byte: u32, snapshot: &Snapshot) -> usize {
        let starts = self.0.entry(capture).or_insert_with(|| {
            let text = snapshot.capture(capture).map(|capture| &*capture.text);
            paragraph_starts(text.unwrap_or_default()).into()
        });
        starts.partition_point(|start| *start <= byte).max(1)
    }
}

/// Before, the words with what is attached to them, after.
fn parts(document: &DocumentHits, hit: &Hit, snapshot: &Snapshot) -> Option<[String; 3]> {
    let capture = snapshot.capture(document.capture)?;
    let row = snapshot.document(document.document)?;
    let line = line(row, capture, hit, CONTEXT);
    Some([
        line.before,
        hit.whole().slice(&capture.text).ok()?.replace('\n', " "),
        line.after,
    ])
}

/// Each line in a paragraph of its own, with its document and paragraph.
pub fn lines_text(found: &Found, hits: &[HitAt], snapshot: &Snapshot, wording: Wording) -> String {
    let mut numbers = Numbers::default();
    let mut lines = Vec::with_capacity(hits.len());
    for at in hits {
        let Some((document, hit)) = found.get(*at) else {
            continue;
        };
        let Some([before, words, after]) = parts(document, hit, snapshot) else {
            continue;
        };
        let quote = [before, words, after].concat();
        let number = numbers.number(document.capture, hit.span.start().0, snapshot);
        let row = snapshot.document(document.document);
        let title = row.map_or("–", |row| row.name.as_str());
        let quote = quote.trim();
        let values: [(&str, &dyn crate::i18n::Insert); 3] =
            [("quote", &quote), ("title", &title), ("n", &number)];
        lines.push(without_isolates(&fill(
            Word::PassageReference,
            wording,
            &values,
        )));
    }
    lines.join("\n")
}

/// A table with a line for each hit, a header first.
///
/// # Errors
///
/// That someone asked to stop.
pub fn lines_table(
    found: &Found,
    hits: &[HitAt],
    snapshot: &Snapshot,
    wording: Wording,
    progress: &Progress,
) -> Result<Vec<u8>, Cancelled> {
    progress.begin(hits.len() as u64);
    let mut numbers = Numbers::default();
    let rows = hits.iter().filter_map(|at| {
        if let Err(cancelled) = progress.step() {
            return Some(Err(cancelled));
        }
        let (document, hit) = found.get(*at)?;
        let [before, words, after] = parts(document, hit, snapshot)?;
        let row = snapshot.document(document.document);
        let number = numbers.number(document.capture, hit.span.start().0, snapshot);
        Some(Ok(vec![
            row.map(|row| row.name.clone()).unwrap_or_default(),
            row.and_then(|row| row.language.clone()).unwrap_or_default(),
            number.to_string(),
            before.trim().to_owned(),
            words,
            after.trim().to_owned(),
            without_isolates(&needs_words(document, hit, snapshot, wording)),
        ]))
    });
    list_as_csv(&COLUMNS.map(|word| wording.text(word)), rows)
}
