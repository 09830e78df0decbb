//! Lines of hits as text for the clipboard, and as a table for other programs.
//!
//! Words stand in their logical order, without marks of direction. In the table a field that a spreadsheet program would
//! take for a formula gets an apostrophe before it.

use std::collections::HashMap;
use std::sync::Arc;

use crate::base::{Cancelled, Progress};
use crate::exchange::guarded;
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
        line.before.trim().to_owned(),
        hit.whole().slice(&capture.text).ok()?.replace('\n', " "),
        line.after.trim().to_owned(),
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
        let quote = [before, words, after].join(" ");
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

/// A table with a line for each hit: UTF-8 without a mark of its own, a header first.
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
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Writing to memory does not fail.
    let _written = writer.write_record(COLUMNS.map(|word| wording.text(word)));
    for at in hits {
        progress.step()?;
        let Some((document, hit)) = found.get(*at) else {
            continue;
        };
        let Some([before, words, after]) = parts(document, hit, snapshot) else {
            continue;
        };
        let row = snapshot.document(document.document);
        let number = numbers.number(document.capture, hit.span.start().0, snapshot);
        let fields = [
            row.map(|row| row.name.clone()).unwrap_or_default(),
            row.and_then(|row| row.language.clone()).unwrap_or_default(),
            number.to_string(),
            before,
            words,
            after,
            without_isolates(&needs_words(document, hit, snapshot, wording)),
        ];
        let _written = writer.write_record(fields.map(|field| guarded(&field)));
    }
    Ok(writer.into_inner().unwrap_or_default())
}
