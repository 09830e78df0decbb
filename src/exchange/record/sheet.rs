//! The file of a record: a head, lists with one row per line, and a foot, in either notation.

use std::io::Write;
use std::sync::Arc;

use serde::Serialize;

use super::error::{ExchangeError, RowFault};
use super::mirror::CollectionMirror;
use super::value::{DocumentsBy, Format, Source, Summary};
use super::write::of_row;
use super::{FORMAT_NAME, VERSION, json_line, ron_line};
use crate::base::{Progress, in_order, pieces_of};
use crate::model::{Row, RowKind};

/// Rows that are written at a time, where they are short.
pub(super) const ROWS: usize = 256;

/// The file as far as it is written.
pub(super) struct Sheet<'a> {
    out: &'a mut dyn Write,
    progress: &'a Progress,
    lines: Lines,
    pub(super) summary: Summary,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(out: &'a mut dyn Write, format: Format, progress: &'a Progress) -> Self {
        Self {
            out,
            progress,
            lines: Lines::new(format),
            summary: Summary::default(),
        }
    }

    pub(super) fn head(&mut self, source: &Source<'_>) -> Result<(), ExchangeError> {
        let by = match source.documents_by {
            DocumentsBy::Id => "id",
            DocumentsBy::Content => "content",
        };
        self.lines.put(match self.lines.format {
            Format::Ron => "(",
            Format::Json => "{",
        });
        self.lines.name("format");
        self.lines.value(&FORMAT_NAME)?;
        self.lines.put(",");
        self.lines.name("version");
        self.lines.value(&VERSION)?;
        self.lines.put(",");
        self.lines.name("documents_by");
        self.lines.value(&by)?;
        if let Some(collection) = source.snapshot.collection() {
            self.lines.put(",\n");
            self.lines.name("collection");
            self.lines.value(&CollectionMirror::of(collection))?;
            self.summary.rows.push((RowKind::Collection, 1));
            self.progress.step()?;
        }
        self.flush()
    }

    /// Writes one list with one row per line, one after the other.
    pub(super) fn list<R, M: Serialize>(
        &mut self,
        name: &str,
        kind: Option<RowKind>,
        rows: impl IntoIterator<Item = R>,
        mut mirror: impl FnMut(R) -> Result<M, ExchangeError>,
    ) -> Result<(), ExchangeError> {
        self.begin(name);
        let mut n_rows = 0;
        for row in rows {
            self.lines.row(n_rows, &mirror(row)?)?;
            self.flush()?;
            self.progress.step()?;
            n_rows += 1;
        }
        self.end(kind, n_rows)
    }

    /// The same on all cores, at most `most` rows at a time.
    pub(super) fn pieces<'r, R: Sync + Send + 'r, M: Serialize>(
        &mut self,
        name: &str,
        kind: RowKind,
        most: usize,
        rows: impl Iterator<Item = &'r Arc<R>>,
        mirror: impl Fn(&'r R) -> Result<M, RowFault> + Sync,
    ) -> Result<(), ExchangeError>
    where
        Row: From<Arc<R>>,
    {
        let rows: Vec<&'r Arc<R>> = rows.collect();
        let pieces = pieces_of(rows.len(), most);
        self.begin(name);
        self.flush()?;
        let (format, progress) = (self.lines.format, self.progress);
        let write = |piece: usize| {
            let mut lines = Lines::new(format);
            for number in pieces[piece].clone() {
                let row = rows[number];
                let key = || Row::from(Arc::clone(row)).key();
                let mirror = mirror(row).map_err(|fault| of_row(key())(fault))?;
                lines.row(number, &mirror)?;
                progress.step()?;
            }
            Ok(lines.bytes)
        };
        in_order(pieces.len(), write, |bytes| self.put(&bytes))?;
        self.end(Some(kind), rows.len())
    }

    fn begin(&mut self, name: &str) {
        self.lines.put(",\n");
        self.lines.name(name);
        self.lines.put("[");
    }

    fn end(&mut self, kind: Option<RowKind>, n_rows: usize) -> Result<(), ExchangeError> {
        self.lines.put(if n_rows == 0 { "]" } else { "\n]" });
        if let Some(kind) = kind
            && n_rows > 0
        {
            self.summary.rows.push((kind, n_rows));
        }
        self.flush()
    }

    pub(super) fn foot(&mut self) -> Result<(), ExchangeError> {
        self.lines.put(match self.lines.format {
            Format::Ron => "\n)\n",
            Format::Json => "\n}\n",
        });
        self.flush()?;
        self.out
            .flush()
            .map_err(|source| ExchangeError::Output { source })
    }

    fn flush(&mut self) -> Result<(), ExchangeError> {
        let bytes = std::mem::take(&mut self.lines.bytes);
        self.put(&bytes)?;
        self.lines.bytes = bytes;
        self.lines.bytes.clear();
        Ok(())
    }

    fn put(&mut self, bytes: &[u8]) -> Result<(), ExchangeError> {
        self.out
            .write_all(bytes)
            .map_err(|source| ExchangeError::Output { source })?;
        self.summary.bytes += bytes.len() as u64;
        Ok(())
    }
}

/// Text in one of the notations.
struct Lines {
    format: Format,
    bytes: Vec<u8>,
}

impl Lines {
    fn new(format: Format) -> Self {
        Self {
            format,
            bytes: Vec::new(),
        }
    }

    /// A line, of which that many are before it in its list.
    fn row(&mut self, n_before: usize, mirror: &impl Serialize) -> Result<(), ExchangeError> {
        self.put(if n_before == 0 { "\n" } else { ",\n" });
        self.value(mirror)
    }

    fn put(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn name(&mut self, name: &str) {
        match self.format {
            Format::Ron => {
                self.put(name);
                self.put(":");
            }
            Format::Json => {
                self.put("\"");
                self.put(name);
                self.put("\":");
            }
        }
    }

    fn value(&mut self, value: &impl Serialize) -> Result<(), ExchangeError> {
        match self.format {
            Format::Ron => ron_line::append(&mut self.bytes, value),
            Format::Json => json_line::append(&mut self.bytes, value),
        }
        .map_err(|message| ExchangeError::Output {
            source: std::io::Error::other(message),
        })
    }
}
