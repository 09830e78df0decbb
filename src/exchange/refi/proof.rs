//! The proof of an export: what was written is read back and held against the collection, annotation by annotation.
//!
//! The collection is asked anew, by bytes: each selection's code points are looked up in the text that lies in the container,
//! and the words there must be those at the passage's place. So a file whose positions are shifted by one does not pass,
//! whatever the writer believed.

use std::collections::{BTreeSet, HashMap};

use uuid::Uuid;

use crate::base::Progress;
use crate::exchange::bundle::{boundless, unreadable};
use crate::exchange::record::ExchangeError;
use crate::exchange::refi::ids;
use crate::exchange::refi::of_collection::project_of;
use crate::exchange::refi::package::Package;
use crate::exchange::refi::read;
use crate::exchange::refi::value::{Plain, Project, Selection, Source};
use crate::model::{Annotation, CaptureId, DocumentId, MemoId, RowKey, Snapshot};
use crate::text::{CodePointOffset, OffsetMap, Span};

/// Fails unless the bytes are a project that holds what REFI-QDA can hold of the collection, each passage at its words.
/// `kept` are the captures whose files stand beside their texts.
pub fn prove(
    snapshot: &Snapshot,
    kept: &BTreeSet<CaptureId>,
    bytes: &[u8],
    progress: &Progress,
) -> Result<(), ExchangeError> {
    let (written, _) = project_of(snapshot, kept);
    prove_as(snapshot, &written, bytes, progress)
}

/// The same, of a project that is known already.
pub(super) fn prove_as(
    snapshot: &Snapshot,
    written: &Project,
    bytes: &[u8],
    progress: &Progress,
) -> Result<(), ExchangeError> {
    let budget = boundless();
    let mut package = Package::open(bytes, true, &budget).map_err(|error| unreadable(&error))?;
    let xml = package
        .project(&budget, progress)
        .map_err(|error| unreadable(&error))?;
    let xml = String::from_utf8(xml).map_err(|_| not_as_written(None))?;
    let (project, report) =
        read::read(&xml, &budget, progress).map_err(|error| unreadable(&error))?;
    drop(xml);
    if !report.is_empty() {
        return Err(not_as_written(None));
    }
    let sources: HashMap<Uuid, &Source> = project
        .sources
        .iter()
        .map(|source| (source.guid, source))
        .collect();
    for document in snapshot.documents() {
        let key = RowKey::from(document.id);
        let source = sources
            .get(&document.id.0)
            .ok_or_else(|| not_as_written(Some(key)))?;
        let Plain::Path(path) = &source.plain else {
            return Err(not_as_written(Some(key)));
        };
        let text = package
            .file(path, &budget, progress)
            .map_err(|error| unreadable(&error))?;
        let text = text.unwrap_or_default();
        prove_document(snapshot, document.id, source, &text)?;
        // Reading it proves its checksum.
        if let Some(path) = &source.path
            && package
                .file(path, &budget, progress)
                .map_err(|error| unreadable(&error))?
                .is_none()
        {
            return Err(not_as_written(Some(key)));
        }
    }
    for note in &project.notes {
        let body = match &note.plain {
            Plain::Content(body) => body.clone().into_bytes(),
            Plain::Path(path) => {
                let body = package
                    .file(path, &budget, progress)
                    .map_err(|error| unreadable(&error))?;
                body.unwrap_or_default()
            }
            Plain::None => Vec::new(),
        };
        let memo = snapshot.memo(MemoId(note.guid));
        if memo.is_none_or(|memo| memo.body.as_bytes() != body) {
            return Err(not_as_written(Some(MemoId(note.guid).into())));
        }
    }
    match project == *written {
        true => Ok(()),
        false => Err(not_as_written(None)),
    }
}

fn prove_document(
    snapshot: &Snapshot,
    document: DocumentId,
    source: &Source,
    text: &[u8],
) -> Result<(), ExchangeError> {
    let wrong = || not_as_written(Some(document.into()));
    let capture = snapshot.current_capture(document).ok_or_else(wrong)?;
    if capture.text.as_bytes() != text {
        return Err(wrong());
    }
    let map = OffsetMap::new(&capture.text);
    let selections: HashMap<Uuid, &Selection> = source
        .selections
        .iter()
        .map(|selection| (selection.guid, selection))
        .collect();
    for (annotation, standing) in snapshot.annotations_of(capture.id) {
        if standing.is_open() {
            continue;
        }
        let wrong = || not_as_written(Some(annotation.id.into()));
        for (part, span) in standing.spans().iter().enumerate() {
            let id = match part {
                0 => annotation.id.0,
                part => ids::part(annotation.id.0, part),
            };
            let selection = selections.get(&id).ok_or_else(wrong)?;
            let is_there = stands(selection, &capture.text, &map, *span)
                && is_same(snapshot, annotation, selection, part);
            if !is_there {
                return Err(wrong());
            }
        }
    }
    Ok(())
}

/// Whether a selection's code points are exactly the bytes of a span.
fn stands(selection: &Selection, text: &str, map: &OffsetMap, span: Span) -> bool {
    let byte = |at: i64| {
        let point = CodePointOffset(u32::try_from(at).ok()?);
        map.byte_from_code_point(text, point)
    };
    byte(selection.start) == Some(span.start()) && byte(selection.end) == Some(span.end())
}

/// Whether annotator, tags and memos are those of the annotation.
fn is_same(
    snapshot: &Snapshot,
    annotation: &Annotation,
    selection: &Selection,
    part: usize,
) -> bool {
    let taggings = snapshot.taggings_of(annotation.id);
    let same_tags = taggings.len() == selection.codings.len()
        && taggings
            .iter()
            .zip(&selection.codings)
            .all(|(row, coding)| {
                let is_own = part > 0 || coding.guid == row.id.0;
                is_own && coding.code == row.tag.0 && coding.by == Some(row.annotator.0)
            });
    same_tags && selection.stamp.by == Some(annotation.annotator.0)
}

fn not_as_written(key: Option<RowKey>) -> ExchangeError {
    ExchangeError::NotAsWritten { key }
}
