//! The proof of a record: it is read back line by line, and each row held against the collection's.
//!
//! Each row must be to its mirror what it is in the collection, at its place in its list, and all the rest of the file a record
//! without rows. So only a few rows are in memory at a time, and all cores read.

use std::collections::BTreeSet;
use std::io::BufRead;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::by_line::{
    AFTER, BEFORE, ByLine, CAPTURES, HISTORY, List, Read, TOMBSTONES, WHOLE_FILES, differs, parse,
};
use super::check::{check_references, check_whole};
use super::error::{ExchangeError, RowFault};
use super::mirror::{CaptureMirror, HistoryMirror, TombstoneMirror, WholeFileMirror};
use super::text_map::{TextMaps, Texts};
use super::value::{DocumentsBy, Format, Source, Summary};
use super::write::of_row;
use crate::base::Progress;
use crate::model::{Capture, Row, RowKind, Sha256, Snapshot};

/// Fails unless `written` is the record of the source in this notation, row for row in the order of writing.
///
/// `summary` says how many original bytes there are, and how long the file is.
pub fn prove_record(
    source: &Source<'_>,
    format: Format,
    summary: &Summary,
    written: impl BufRead + Send,
    progress: &Progress,
) -> Result<(), ExchangeError> {
    let proof = Proof {
        snapshot: source.snapshot,
        documents_by: source.documents_by,
        texts: Texts::new(source.snapshot),
        n_originals: AtomicUsize::new(0),
    };
    let mut file = ByLine::new(written, progress)?;
    holds(file.format == format)?;
    for list in &BEFORE {
        proof.list(&mut file, list)?;
    }
    proof.captures(&mut file)?;
    if file.is_at(WHOLE_FILES) {
        proof.whole_files(&mut file)?;
    }
    for list in &AFTER {
        proof.list(&mut file, list)?;
    }
    let mut tombstones: Vec<_> = source.tombstones.iter().collect();
    tombstones.sort_unstable();
    let mut history: Vec<_> = source.history.iter().collect();
    history.sort_unstable_by_key(|entry| (entry.number, entry.id));
    let is_tombstone = |number: usize, line: &str| {
        let read: Option<TombstoneMirror> = parse(format, line);
        holds(read.map(TombstoneMirror::model).as_ref() == tombstones.get(number).copied())
    };
    holds(file.list(TOMBSTONES, is_tombstone, Ok)? == tombstones.len())?;
    let is_history = |number: usize, line: &str| {
        let read: Option<HistoryMirror<'_>> = parse(format, line);
        holds(read.map(HistoryMirror::model).as_ref() == history.get(number).copied())
    };
    holds(file.list(HISTORY, is_history, Ok)? == history.len())?;
    let (n_bytes, frame) = file.finish()?;
    let collection = source.snapshot.rows_of(RowKind::Collection);
    holds(
        n_bytes == summary.bytes
            && proof.n_originals.into_inner() == summary.n_originals
            && frame.documents_by == source.documents_by
            && frame.rows.into_iter().eq(collection),
    )
}

fn holds(is_so: bool) -> Result<(), ExchangeError> {
    match is_so {
        true => Ok(()),
        false => Err(differs()),
    }
}

struct Proof<'a> {
    snapshot: &'a Snapshot,
    documents_by: DocumentsBy,
    texts: Texts<'a>,
    n_originals: AtomicUsize,
}

impl Proof<'_> {
    fn list(
        &self,
        file: &mut ByLine<'_, impl BufRead + Send>,
        list: &List,
    ) -> Result<(), ExchangeError> {
        let format = file.format;
        self.rows(file, list.name, list.kind, |line, _| {
            (list.read)(format, line, &self.texts)
        })
    }

    fn captures(&self, file: &mut ByLine<'_, impl BufRead + Send>) -> Result<(), ExchangeError> {
        let format = file.format;
        self.rows(file, CAPTURES, RowKind::Capture, |line, here| match here {
            Row::Capture(here) => self.capture(parse(format, line)?, here),
            _ => None,
        })
    }

    /// A list whose rows are those of the collection, each as it is among the others.
    fn rows(
        &self,
        file: &mut ByLine<'_, impl BufRead + Send>,
        name: &str,
        kind: RowKind,
        read: impl Fn(&str, &Row) -> Read<Row> + Sync,
    ) -> Result<(), ExchangeError> {
        let snapshot = self.snapshot;
        let rows: Vec<Row> = snapshot.rows_of(kind).collect();
        let find = |key| snapshot.row(key);
        let prove = |number: usize, line: &str| {
            let here = rows.get(number).ok_or_else(differs)?;
            let key = here.key();
            let differs = || ExchangeError::NotAsWritten { key: Some(key) };
            let read = read(line, here).ok_or_else(differs)?;
            if read.map_err(of_row(key))? != *here {
                return Err(differs());
            }
            check_references(here, &find)
                .and_then(|()| check_whole(here, &find))
                .map_err(of_row(key))
        };
        holds(file.list(name, prove, Ok)? == rows.len())
    }

    /// The capture in a line, whose text and original bytes are proved by their hashes; none where the text is another.
    fn capture(&self, mut read: CaptureMirror<'_>, here: &Capture) -> Read<Row> {
        let text = read.text.take();
        let wanted = (self.documents_by == DocumentsBy::Id).then_some(&*here.text);
        if text.as_deref() != wanted {
            return None;
        }
        let made = || {
            let stated = read.text_sha256.0;
            if let Some(text) = text {
                let computed = Sha256::of(text.as_bytes());
                if computed != stated {
                    return Err(RowFault::TextHash { stated, computed });
                }
            }
            let original = read.take_original()?;
            self.n_originals
                .fetch_add(usize::from(original.is_some()), Ordering::Relaxed);
            read.model(self.texts.of(here.id)?).map(Row::from)
        };
        Some(made())
    }

    /// Each that a capture is of at most once, by its hash.
    fn whole_files(&self, file: &mut ByLine<'_, impl BufRead + Send>) -> Result<(), ExchangeError> {
        let format = file.format;
        let captures = self.snapshot.captures();
        let wholes: BTreeSet<Sha256> = captures
            .filter_map(|capture| capture.whole_sha256())
            .collect();
        let read = |_: usize, line: &str| {
            let read: Option<WholeFileMirror> = parse(format, line);
            let (stated, bytes) = read.ok_or_else(differs)?.model();
            holds(wholes.contains(&stated) && stated == Sha256::of(&bytes))?;
            Ok(stated)
        };
        let mut before = None;
        let n_files = file.list(WHOLE_FILES, read, |stated| {
            let is_next = before < Some(stated);
            before = Some(stated);
            holds(is_next)
        })?;
        self.n_originals.fetch_add(n_files, Ordering::Relaxed);
        Ok(())
    }
}
