//! The proof of a record: it is read back line by line, and each row held against the collection's.
//!
//! A record is one value of which each row is a line. The lines that hold no row are kept: with all rows left out they must be a
//! record to the reader of records. Each row must be to its mirror what it is in the collection, at its place in its list. So only
//! a few rows are in memory at a time, and all cores read.

use std::collections::BTreeSet;
use std::io::BufRead;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use serde::Deserialize;

use super::check::{check_references, check_whole};
use super::error::{ExchangeError, RowFault};
use super::mirror::{
    AnnotationMirror, AnnotatorMirror, CaptureMirror, DocumentMirror, DocumentSetMirror,
    HistoryMirror, LinkMirror, MemoMirror, PassageMirror, PlacementMirror, RejectionMirror,
    RelationMirror, SavedSearchMirror, TagMirror, TagSetMirror, TaggingMirror, TombstoneMirror,
    ValueMirror, VariableMirror, WholeFileMirror,
};
use super::read::{no_texts, read, ron_options};
use super::sheet::ROWS;
use super::text_map::Texts;
use super::value::{DocumentsBy, Format, Source, Summary};
use super::write::of_row;
use crate::base::{Budget, Progress, in_order_of};
use crate::exchange::written::{Lines, row};
use crate::model::{Capture, Row, RowKey, Sha256};

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
    let (texts, n_originals) = (Texts::new(source.snapshot), AtomicUsize::new(0));
    let mut proof = Proof {
        source,
        format,
        texts: &texts,
        n_originals: &n_originals,
        file: Lines::new(written)?,
        frame: Vec::new(),
        progress,
    };
    proof.head()?;
    proof.lists()?;
    proof.frame()?;
    let n_bytes = proof.file.n_bytes;
    match n_bytes == summary.bytes && n_originals.into_inner() == summary.n_originals {
        true => Ok(()),
        false => Err(differs(None)),
    }
}

fn differs(key: Option<RowKey>) -> ExchangeError {
    ExchangeError::NotAsWritten { key }
}

fn is_same(is_so: bool) -> Result<(), ExchangeError> {
    match is_so {
        true => Ok(()),
        false => Err(differs(None)),
    }
}

/// A row as its line has it; none where the line is no such row.
type Read<R> = Option<Result<R, RowFault>>;

struct Proof<'a, B> {
    source: &'a Source<'a>,
    format: Format,
    texts: &'a Texts<'a>,
    n_originals: &'a AtomicUsize,
    file: Lines<B>,
    /// The lines that hold no row.
    frame: Vec<u8>,
    progress: &'a Progress,
}

impl<B: BufRead + Send> Proof<'_, B> {
    /// All before the first list: one line, and one of the collection.
    fn head(&mut self) -> Result<(), ExchangeError> {
        self.keep()?;
        match self.source.snapshot.collection() {
            Some(_) => self.keep(),
            None => Ok(()),
        }
    }

    fn lists(&mut self) -> Result<(), ExchangeError> {
        let (source, format, texts) = (self.source, self.format, self.texts);
        let snapshot = source.snapshot;

        macro_rules! list {
            ($name:literal, $table:ident, $mirror:ty, |$read:ident, $row:ident| $model:expr) => {
                self.rows($name, snapshot.$table(), |line, $row| {
                    let $read: $mirror = parse(format, line)?;
                    Some($model)
                })?;
            };
        }
        macro_rules! plain {
            ($name:literal, $table:ident, $mirror:ty) => {
                list!($name, $table, $mirror, |read, _row| Ok(read.model()));
            };
        }
        macro_rules! checked {
            ($name:literal, $table:ident, $mirror:ty) => {
                list!($name, $table, $mirror, |read, _row| read.model());
            };
        }
        macro_rules! placed {
            ($name:literal, $table:ident, $mirror:ty) => {
                list!($name, $table, $mirror, |read, row| {
                    texts.of(row.capture).and_then(|text| read.model(text))
                });
            };
        }

        plain!("annotators", annotators, AnnotatorMirror<'_>);
        list!("documents", documents, DocumentMirror<'_>, |read, _row| {
            read.model(|capture| texts.of(capture))
        });
        let (by, n_originals) = (source.documents_by, self.n_originals);
        self.rows("captures", snapshot.captures(), |line, row| {
            capture(by, parse(format, line)?, row, texts, n_originals)
        })?;
        self.whole_files()?;
        plain!("document_sets", document_sets, DocumentSetMirror<'_>);
        plain!("variables", variables, VariableMirror<'_>);
        checked!("values", values, ValueMirror<'_>);
        checked!("tags", tags, TagMirror<'_>);
        plain!("tag_sets", tag_sets, TagSetMirror<'_>);
        placed!("passages", passages, PassageMirror<'_>);
        placed!("placements", placements, PlacementMirror);
        plain!("annotations", annotations, AnnotationMirror);
        plain!("taggings", taggings, TaggingMirror);
        plain!("relations", relations, RelationMirror<'_>);
        plain!("links", links, LinkMirror);
        plain!("memos", memos, MemoMirror<'_>);
        placed!("rejections", rejections, RejectionMirror<'_>);
        checked!("saved_searches", saved_searches, SavedSearchMirror<'_>);

        let mut tombstones: Vec<_> = source.tombstones.iter().collect();
        tombstones.sort_unstable();
        self.list("tombstones", tombstones.len(), |line, number| {
            let read: Option<TombstoneMirror> = parse(format, line);
            is_same(read.map(TombstoneMirror::model).as_ref() == Some(tombstones[number]))
        })?;
        let mut history: Vec<_> = source.history.iter().collect();
        history.sort_unstable_by_key(|entry| (entry.number, entry.id));
        self.list("history", history.len(), |line, number| {
            let read: Option<HistoryMirror<'_>> = parse(format, line);
            is_same(read.map(HistoryMirror::model).as_ref() == Some(history[number]))
        })
    }

    /// Files that several captures are of, where any is kept: each that a capture is of at most once, by its hash.
    fn whole_files(&mut self) -> Result<(), ExchangeError> {
        let begin = begin_of(self.format, "whole_files");
        if !self.file.line.starts_with(begin.as_bytes()) {
            return Ok(());
        }
        self.keep()?;
        let captures = self.source.snapshot.captures();
        let wholes: BTreeSet<Sha256> = captures
            .filter_map(|capture| capture.whole_sha256())
            .collect();
        let mut before = None;
        while !self.file.line.starts_with(b"]") {
            self.progress.check()?;
            let line = std::str::from_utf8(&self.file.line).ok();
            let line = line.map(|line| line.trim_end().trim_end_matches(','));
            let read: Option<WholeFileMirror> = line.and_then(|line| parse(self.format, line));
            let (stated, bytes) = read.ok_or_else(|| differs(None))?.model();
            let is_next = before < Some(stated) && wholes.contains(&stated);
            is_same(is_next && stated == Sha256::of(&bytes))?;
            before = Some(stated);
            self.n_originals.fetch_add(1, Ordering::Relaxed);
            self.file.go_on()?;
        }
        self.keep()
    }

    /// A list whose rows are those of the collection, each as it is among the others.
    fn rows<'r, R: PartialEq + Send + Sync + 'r>(
        &mut self,
        name: &str,
        rows: impl Iterator<Item = &'r Arc<R>>,
        read: impl Fn(&str, &R) -> Read<R> + Sync,
    ) -> Result<(), ExchangeError>
    where
        Row: From<Arc<R>>,
    {
        let rows: Vec<&Arc<R>> = rows.collect();
        let snapshot = self.source.snapshot;
        let find = |key| snapshot.row(key);
        self.list(name, rows.len(), |line, number| {
            let here = Row::from(Arc::clone(rows[number]));
            let key = here.key();
            let read = read(line, rows[number]).ok_or_else(|| differs(Some(key)))?;
            if read.map_err(of_row(key))? != **rows[number] {
                return Err(differs(Some(key)));
            }
            check_references(&here, &find)
                .and_then(|()| check_whole(&here, &find))
                .map_err(of_row(key))
        })
    }

    /// A list of so many rows, which `prove` gets with their numbers.
    fn list(
        &mut self,
        name: &str,
        n_rows: usize,
        prove: impl Fn(&str, usize) -> Result<(), ExchangeError> + Sync,
    ) -> Result<(), ExchangeError> {
        let begin = begin_of(self.format, name);
        let rest = self.file.line.strip_prefix(begin.as_bytes());
        let is_empty = rest.is_some_and(|rest| rest.starts_with(b"]"));
        is_same(rest.is_some() && is_empty == (n_rows == 0))?;
        if n_rows == 0 {
            return self.keep();
        }
        // The line that follows is a row's.
        self.frame.extend_from_slice(&self.file.line);
        let progress = self.progress;
        let pieces = Pieces {
            file: &mut self.file,
            left: 0..n_rows,
        };
        let prove = |(rows, bytes): (Range<usize>, Vec<u8>)| {
            progress.check()?;
            let text = simdutf8::basic::from_utf8(&bytes).map_err(|_| differs(None))?;
            for (number, line) in rows.zip(text.split_terminator('\n')) {
                let line = row(line, number + 1 == n_rows);
                prove(line.ok_or_else(|| differs(None))?, number)?;
            }
            Ok(())
        };
        in_order_of(pieces, prove, Ok)?;
        self.file.go_on()?;
        is_same(self.file.line.starts_with(b"]"))?;
        self.keep()
    }

    /// Keeps a line that holds no row, and goes on.
    fn keep(&mut self) -> Result<(), ExchangeError> {
        self.frame.extend_from_slice(&self.file.line);
        self.file.go_on()
    }

    /// The end of the file; and what holds no row must be a record without any.
    fn frame(&mut self) -> Result<(), ExchangeError> {
        self.keep()?;
        is_same(self.file.line.is_empty())?;
        let unlimited = Budget {
            bytes: u64::MAX,
            characters: u64::MAX,
            items: u64::MAX,
            time: Duration::MAX,
            ..Budget::default()
        };
        let record = read(&self.frame, &unlimited, &no_texts)?;
        let collection = self.source.snapshot.collection().cloned().map(Row::from);
        is_same(
            record.format == self.format
                && record.documents_by == self.source.documents_by
                && record.rows.iter().eq(&collection),
        )
    }
}

/// How a list begins in a notation.
fn begin_of(format: Format, name: &str) -> String {
    match format {
        Format::Ron => format!("{name}:["),
        Format::Json => format!("\"{name}\":["),
    }
}

/// A line as the mirror of a row.
fn parse<'l, M: Deserialize<'l>>(format: Format, line: &'l str) -> Option<M> {
    match format {
        Format::Json => serde_json::from_str(line).ok(),
        Format::Ron => ron_options().from_str(line).ok(),
    }
}

/// The capture in a line, whose text and original bytes are proved by their hashes; none where the text is another.
fn capture(
    by: DocumentsBy,
    mut read: CaptureMirror<'_>,
    row: &Capture,
    texts: &Texts<'_>,
    n_originals: &AtomicUsize,
) -> Read<Capture> {
    let text = read.text.take();
    let wanted = (by == DocumentsBy::Id).then_some(&*row.text);
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
        n_originals.fetch_add(usize::from(original.is_some()), Ordering::Relaxed);
        read.model(texts.of(row.id)?)
    };
    Some(made())
}

/// The rows of a list as their lines, some at a time.
struct Pieces<'p, B> {
    file: &'p mut Lines<B>,
    /// The numbers of the rows that are still to come.
    left: Range<usize>,
}

impl<B: BufRead> Iterator for Pieces<'_, B> {
    type Item = Result<(Range<usize>, Vec<u8>), ExchangeError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.left.is_empty() {
            return None;
        }
        let start = self.left.start;
        let taken = self.file.take(self.left.len().min(ROWS));
        Some(taken.map(|(n_rows, bytes)| {
            self.left.start += n_rows;
            (start..self.left.start, bytes)
        }))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let most = self.left.len();
        (most.div_ceil(ROWS), Some(most))
    }
}
