//! Writes a record: one head, then one list per kind with one row per line, sorted by id.
//!
//! Only one row is held as text at a time, so that the whole is never built twice in memory. The same content always gives
//! the same bytes (I12): no clock, no hash order.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use serde::Serialize;

use super::error::{ExchangeError, RowFault};
use super::mirror::{
    AnnotationMirror, AnnotatorMirror, CaptureMirror, CollectionMirror, DocumentMirror,
    DocumentSetMirror, HistoryMirror, LinkMirror, MemoMirror, PassageMirror, PlacementMirror,
    RejectionMirror, RelationMirror, SavedSearchMirror, TagMirror, TagSetMirror, TaggingMirror,
    TombstoneMirror, ValueMirror, VariableMirror, WholeFileMirror,
};
use super::scalar::{As, Bytes};
use super::text_map::TextMap;
use super::value::{DocumentsBy, Format, Originals, Source, Summary};
use super::{FORMAT_NAME, VERSION, json_line, ron_line};
use crate::base::Progress;
use crate::command::OriginalOf;
use crate::model::{Capture, CaptureId, RowKey, RowKind, Sha256, Snapshot};

/// Writes a record to `out`. Counts one step of `progress` for each row.
///
/// Fails if `out` does, if original bytes cannot be had, or if a row does not fit its text; `out` then holds a part.
pub fn export(
    source: &Source<'_>,
    format: Format,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<Summary, ExchangeError> {
    let mut sheet = Sheet {
        out,
        format,
        progress,
        line: Vec::new(),
        summary: Summary::default(),
    };
    progress.begin(n_rows(source) as u64);
    sheet.head(source)?;
    rows(&mut sheet, source)?;
    sheet.foot()?;
    Ok(sheet.summary)
}

fn n_rows(source: &Source<'_>) -> usize {
    source.snapshot.rows().count() + source.tombstones.len() + source.history.len()
}

fn rows(sheet: &mut Sheet<'_>, source: &Source<'_>) -> Result<(), ExchangeError> {
    let snapshot = source.snapshot;
    let mut texts = Texts::new(snapshot);

    macro_rules! plain {
        ($name:literal, $kind:ident, $table:ident, $mirror:ident) => {
            sheet.list($name, Some(RowKind::$kind), snapshot.$table(), |row| {
                Ok($mirror::of(row))
            })?;
        };
    }

    plain!("annotators", Annotator, annotators, AnnotatorMirror);
    sheet.list(
        "documents",
        Some(RowKind::Document),
        snapshot.documents(),
        |row| {
            let key = RowKey::from(row.id);
            let mut mirror = DocumentMirror::of(row);
            for set in &row.paragraph_directions {
                let text = texts.of(key, set.capture)?;
                mirror.put_direction(set, text).map_err(of_row(key))?;
            }
            for change in &row.furniture {
                let text = texts.of(key, change.capture)?;
                mirror.put_furniture(change, text).map_err(of_row(key))?;
            }
            Ok(mirror)
        },
    )?;
    let mut n_originals = 0;
    sheet.list(
        "captures",
        Some(RowKind::Capture),
        snapshot.captures(),
        |row| {
            let mirror = capture(source, row, &mut texts)?;
            n_originals += usize::from(mirror.original.is_some());
            Ok(mirror)
        },
    )?;
    if let Some(originals) = source.originals {
        let wholes: BTreeSet<Sha256> = snapshot
            .captures()
            .filter_map(|capture| capture.whole_sha256())
            .collect();
        let mut kept = Vec::new();
        // One at a time: of large files only one is in memory.
        for sha256 in wholes {
            let of = OriginalOf::Whole(sha256);
            if bytes_of(originals, of)?.is_some() {
                kept.push((sha256, of));
            }
        }
        n_originals += kept.len();
        if !kept.is_empty() {
            sheet.list("whole_files", None, kept, |(sha256, of)| {
                let bytes = bytes_of(originals, of)?.unwrap_or_default();
                Ok(WholeFileMirror::of(sha256, bytes))
            })?;
        }
    }
    sheet.summary.n_originals = n_originals;
    plain!(
        "document_sets",
        DocumentSet,
        document_sets,
        DocumentSetMirror
    );
    plain!("variables", Variable, variables, VariableMirror);
    plain!("values", VariableValue, values, ValueMirror);
    plain!("tags", Tag, tags, TagMirror);
    plain!("tag_sets", TagSet, tag_sets, TagSetMirror);
    sheet.list(
        "passages",
        Some(RowKind::Passage),
        snapshot.passages(),
        |row| {
            let key = RowKey::from(row.id);
            PassageMirror::of(row, texts.of(key, row.capture)?).map_err(of_row(key))
        },
    )?;
    sheet.list(
        "placements",
        Some(RowKind::Placement),
        snapshot.placements(),
        |row| {
            let key = RowKey::from(row.id);
            PlacementMirror::of(row, texts.of(key, row.capture)?).map_err(of_row(key))
        },
    )?;
    plain!("annotations", Annotation, annotations, AnnotationMirror);
    plain!("taggings", Tagging, taggings, TaggingMirror);
    plain!("relations", Relation, relations, RelationMirror);
    plain!("links", Link, links, LinkMirror);
    plain!("memos", Memo, memos, MemoMirror);
    sheet.list(
        "rejections",
        Some(RowKind::Rejection),
        snapshot.rejections(),
        |row| {
            let key = RowKey::from(row.id);
            RejectionMirror::of(row, texts.of(key, row.capture)?).map_err(of_row(key))
        },
    )?;
    plain!(
        "saved_searches",
        SavedSearch,
        saved_searches,
        SavedSearchMirror
    );

    let mut tombstones: Vec<_> = source.tombstones.iter().collect();
    tombstones.sort_unstable();
    sheet.summary.n_tombstones = tombstones.len();
    sheet.list("tombstones", None, tombstones, |row| {
        Ok(TombstoneMirror::of(row))
    })?;
    let mut history: Vec<_> = source.history.iter().collect();
    history.sort_unstable_by_key(|entry| (entry.number, entry.id));
    sheet.summary.n_history = history.len();
    sheet.list("history", None, history, |row| Ok(HistoryMirror::of(row)))
}

fn capture<'a>(
    source: &Source<'_>,
    row: &'a Capture,
    texts: &mut Texts<'_>,
) -> Result<CaptureMirror<'a>, ExchangeError> {
    let key = RowKey::from(row.id);
    let mut mirror = if row.structure.is_empty() {
        CaptureMirror::of(row, &TextMap::new("".into()))
    } else {
        CaptureMirror::of(row, texts.of(key, row.id)?)
    }
    .map_err(of_row(key))?;
    if source.documents_by == DocumentsBy::Id {
        mirror.text = Some((&*row.text).into());
    }
    if let Some(originals) = source.originals {
        let bytes = bytes_of(originals, row.id.into())?;
        mirror.original = bytes.map(|bytes| As(Bytes(bytes)));
    }
    Ok(mirror)
}

fn bytes_of(originals: &Originals<'_>, of: OriginalOf) -> Result<Option<Vec<u8>>, ExchangeError> {
    originals(of).map_err(|source| ExchangeError::NoOriginal { of, source })
}

fn of_row(key: RowKey) -> impl FnOnce(RowFault) -> ExchangeError {
    move |fault| ExchangeError::Row {
        key,
        fault,
        place: None,
    }
}

/// The converters of the texts that have been needed so far.
struct Texts<'a> {
    snapshot: &'a Snapshot,
    maps: BTreeMap<CaptureId, TextMap>,
}

impl<'a> Texts<'a> {
    fn new(snapshot: &'a Snapshot) -> Self {
        Self {
            snapshot,
            maps: BTreeMap::new(),
        }
    }

    /// The converter of a capture's text; fails if there is no such capture, which the row `key` points to.
    fn of(&mut self, key: RowKey, id: CaptureId) -> Result<&TextMap, ExchangeError> {
        match self.maps.entry(id) {
            Entry::Occupied(entry) => Ok(entry.into_mut()),
            Entry::Vacant(entry) => {
                let target = RowKey::from(id);
                let capture = self
                    .snapshot
                    .capture(id)
                    .ok_or(RowFault::Dangling { target })
                    .map_err(of_row(key))?;
                Ok(entry.insert(TextMap::new(capture.text.clone())))
            }
        }
    }
}

/// The file as far as it is written.
struct Sheet<'a> {
    out: &'a mut dyn Write,
    format: Format,
    progress: &'a Progress,
    line: Vec<u8>,
    summary: Summary,
}

impl Sheet<'_> {
    fn head(&mut self, source: &Source<'_>) -> Result<(), ExchangeError> {
        let by = match source.documents_by {
            DocumentsBy::Id => "id",
            DocumentsBy::Content => "content",
        };
        self.put(match self.format {
            Format::Ron => "(",
            Format::Json => "{",
        });
        self.name("format");
        self.value(&FORMAT_NAME)?;
        self.put(",");
        self.name("version");
        self.value(&VERSION)?;
        self.put(",");
        self.name("documents_by");
        self.value(&by)?;
        if let Some(collection) = source.snapshot.collection() {
            self.put(",\n");
            self.name("collection");
            self.value(&CollectionMirror::of(collection))?;
            self.summary.rows.push((RowKind::Collection, 1));
            self.progress.step()?;
        }
        self.flush()
    }

    /// Writes one list with one row per line.
    fn list<R, M: Serialize>(
        &mut self,
        name: &str,
        kind: Option<RowKind>,
        rows: impl IntoIterator<Item = R>,
        mut mirror: impl FnMut(R) -> Result<M, ExchangeError>,
    ) -> Result<(), ExchangeError> {
        self.put(",\n");
        self.name(name);
        self.put("[");
        let mut n_rows = 0;
        for row in rows {
            self.put(if n_rows == 0 { "\n" } else { ",\n" });
            let mirror = mirror(row)?;
            self.value(&mirror)?;
            self.flush()?;
            self.progress.step()?;
            n_rows += 1;
        }
        self.put(if n_rows == 0 { "]" } else { "\n]" });
        if let Some(kind) = kind
            && n_rows > 0
        {
            self.summary.rows.push((kind, n_rows));
        }
        self.flush()
    }

    fn foot(&mut self) -> Result<(), ExchangeError> {
        self.put(match self.format {
            Format::Ron => "\n)\n",
            Format::Json => "\n}\n",
        });
        self.flush()?;
        self.out
            .flush()
            .map_err(|source| ExchangeError::Output { source })
    }

    fn put(&mut self, text: &str) {
        self.line.extend_from_slice(text.as_bytes());
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
            Format::Ron => ron_line::append(&mut self.line, value),
            Format::Json => json_line::append(&mut self.line, value),
        }
        .map_err(|message| ExchangeError::Output {
            source: std::io::Error::other(message),
        })
    }

    fn flush(&mut self) -> Result<(), ExchangeError> {
        self.out
            .write_all(&self.line)
            .map_err(|source| ExchangeError::Output { source })?;
        self.summary.bytes += self.line.len() as u64;
        self.line.clear();
        Ok(())
    }
}
