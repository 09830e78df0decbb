//! Writes a record: one head, then one list per kind with one row per line, sorted by id.
//!
//! Rows are written some at a time on all cores and put in their order, so that the whole is never built twice in memory. The same content always gives
//! the same bytes (I12): no clock, no hash order.

use std::collections::BTreeSet;
use std::io::Write;

use super::error::{ExchangeError, RowFault};
use super::mirror::{
    AnnotationMirror, AnnotatorMirror, CaptureMirror, DocumentMirror, DocumentSetMirror,
    HistoryMirror, LinkMirror, MemoMirror, PassageMirror, PlacementMirror, RejectionMirror,
    RelationMirror, SavedSearchMirror, TagMirror, TagSetMirror, TaggingMirror, TombstoneMirror,
    ValueMirror, VariableMirror, WholeFileMirror,
};
use super::scalar::{As, Bytes};
use super::sheet::{ROWS, Sheet};
use super::text_map::{TextMap, TextMaps, Texts};
use super::value::{DocumentsBy, Format, Originals, Source, Summary};
use crate::base::Progress;
use crate::command::OriginalOf;
use crate::model::{Capture, RowKey, RowKind, Sha256};

/// Writes a record to `out`. Counts one step of `progress` for each row.
///
/// Fails if `out` does, if original bytes cannot be had, or if a row does not fit its text; `out` then holds a part.
pub fn export(
    source: &Source<'_>,
    format: Format,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<Summary, ExchangeError> {
    let mut sheet = Sheet::new(out, format, progress);
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
    let texts = Texts::new(snapshot);

    macro_rules! plain {
        ($name:literal, $kind:ident, $table:ident, $mirror:ident) => {
            sheet.pieces($name, RowKind::$kind, ROWS, snapshot.$table(), |row| {
                Ok($mirror::of(row))
            })?;
        };
    }

    plain!("annotators", Annotator, annotators, AnnotatorMirror);
    sheet.pieces(
        "documents",
        RowKind::Document,
        ROWS,
        snapshot.documents(),
        |row| {
            let mut mirror = DocumentMirror::of(row);
            for set in &row.paragraph_directions {
                mirror.put_direction(set, texts.of(set.capture)?)?;
            }
            for change in &row.furniture {
                mirror.put_furniture(change, texts.of(change.capture)?)?;
            }
            Ok(mirror)
        },
    )?;
    captures(sheet, source, &texts)?;
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
    sheet.pieces(
        "passages",
        RowKind::Passage,
        ROWS,
        snapshot.passages(),
        |row| PassageMirror::of(row, texts.of(row.capture)?),
    )?;
    sheet.pieces(
        "placements",
        RowKind::Placement,
        ROWS,
        snapshot.placements(),
        |row| PlacementMirror::of(row, texts.of(row.capture)?),
    )?;
    plain!("annotations", Annotation, annotations, AnnotationMirror);
    plain!("taggings", Tagging, taggings, TaggingMirror);
    plain!("relations", Relation, relations, RelationMirror);
    plain!("links", Link, links, LinkMirror);
    plain!("memos", Memo, memos, MemoMirror);
    sheet.pieces(
        "rejections",
        RowKind::Rejection,
        ROWS,
        snapshot.rejections(),
        |row| RejectionMirror::of(row, texts.of(row.capture)?),
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

fn captures(
    sheet: &mut Sheet<'_>,
    source: &Source<'_>,
    texts: &Texts<'_>,
) -> Result<(), ExchangeError> {
    let (snapshot, by) = (source.snapshot, source.documents_by);
    let Some(originals) = source.originals else {
        // Each by itself: texts may be long.
        return sheet.pieces(
            "captures",
            RowKind::Capture,
            1,
            snapshot.captures(),
            |row| capture(row, by, texts),
        );
    };
    let mut n_originals = 0;
    let kind = Some(RowKind::Capture);
    sheet.list("captures", kind, snapshot.captures(), |row| {
        let mut mirror = capture(row, by, texts).map_err(of_row(row.id.into()))?;
        let bytes = bytes_of(originals, row.id.into())?;
        n_originals += usize::from(bytes.is_some());
        mirror.original = bytes.map(|bytes| As(Bytes(bytes)));
        Ok(mirror)
    })?;
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
    sheet.summary.n_originals = n_originals;
    Ok(())
}

fn capture<'a>(
    row: &'a Capture,
    by: DocumentsBy,
    texts: &Texts<'_>,
) -> Result<CaptureMirror<'a>, RowFault> {
    let mut mirror = match row.structure.is_empty() {
        true => CaptureMirror::of(row, &TextMap::new("".into())),
        false => CaptureMirror::of(row, texts.of(row.id)?),
    }?;
    if by == DocumentsBy::Id {
        mirror.text = Some((&*row.text).into());
    }
    Ok(mirror)
}

fn bytes_of(originals: &Originals<'_>, of: OriginalOf) -> Result<Option<Vec<u8>>, ExchangeError> {
    originals(of).map_err(|source| ExchangeError::NoOriginal { of, source })
}

pub(super) fn of_row(key: RowKey) -> impl FnOnce(RowFault) -> ExchangeError {
    move |fault| ExchangeError::Row {
        key,
        fault,
        place: None,
    }
}
