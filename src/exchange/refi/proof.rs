//! The proof of an export: what was written is read back and held against the collection, annotation by annotation.
//!
//! The collection is asked anew, by bytes: each selection's code points are looked up in the text that lies in the container,
//! and the words there must be those at the passage's place. So a file whose positions are shifted by one does not pass,
//! whatever the writer believed.
//!
//! Both are read as they come. What each source has to be is made anew from its document on another core, and proved there; what
//! was written has to be the same, in the order in which it is written. So of a project only a few sources are in memory.

use std::collections::{BTreeSet, HashMap};
use std::io::{self, Read, Seek};

use uuid::Uuid;

use crate::base::Progress;
use crate::exchange::bundle::{Written, boundless, unreadable};
use crate::exchange::record::ExchangeError;
use crate::exchange::refi::PROJECT;
use crate::exchange::refi::ids;
use crate::exchange::refi::of_collection::{Draft, Whole, file_of};
use crate::exchange::refi::read::Reading;
use crate::exchange::refi::value::{Plain, Project, Selection, Source};
use crate::model::{Annotation, Capture, CaptureId, Document, RowKey, Snapshot};
use crate::text::{CodePointOffset, OffsetMap, Span};

/// Fails unless it is a project that holds what REFI-QDA can hold of the collection, each passage at its words. `kept` are the
/// captures whose files stand beside their texts.
pub fn prove(
    snapshot: &Snapshot,
    kept: &BTreeSet<CaptureId>,
    archive: impl Read + Seek,
    progress: &Progress,
) -> Result<(), ExchangeError> {
    prove_whole(&Whole::of(snapshot, kept), archive, progress)
}

/// The same, of what is known of the collection.
pub(super) fn prove_whole(
    whole: &Whole<'_>,
    archive: impl Read + Seek,
    progress: &Progress,
) -> Result<(), ExchangeError> {
    let mut written = Written::open(archive, progress)?;
    let budget = boundless();
    let reading = Reading::of_own(written.stream(PROJECT)?, &budget, progress);
    prove_project(whole, reading, progress)?;
    prove_files(whole, &mut written)?;
    match written.is_done() {
        true => Ok(()),
        false => Err(not_as_written(None)),
    }
}

fn prove_project(
    whole: &Whole<'_>,
    mut reading: Reading<'_>,
    progress: &Progress,
) -> Result<(), ExchangeError> {
    let snapshot = whole.snapshot;
    let mut documents = snapshot.documents();
    if let Some(row) = documents.find(|row| snapshot.capture(row.capture).is_none()) {
        // It has no source.
        return Err(not_as_written(Some(row.id.into())));
    }
    let shape = |document: &Document, capture: &Capture, source: Source| {
        progress.check()?;
        prove_source(snapshot, document, capture, &source)?;
        Ok((document.id, source))
    };
    whole.sources(shape, |(document, wanted)| {
        let key = RowKey::from(document);
        let source = next(&mut reading, |project| &mut project.sources).map_err(about(key))?;
        if source == wanted {
            return Ok(());
        }
        // It says which annotation it is.
        if let (Some(document), Some(capture)) = (
            snapshot.document(document),
            snapshot.current_capture(document),
        ) {
            prove_source(snapshot, document, capture, &source)?;
        }
        Err(not_as_written(Some(key)))
    })?;
    let mut draft = Draft::of(whole);
    for memo in snapshot.memos() {
        let key = RowKey::from(memo.id);
        let note = next(&mut reading, |project| &mut project.notes).map_err(about(key))?;
        let is_body = match &note.plain {
            Plain::Content(body) => *body == memo.body,
            // It is read with the other files.
            Plain::Path(_) => true,
            Plain::None => false,
        };
        if !is_body || note != draft.note(memo) {
            return Err(not_as_written(Some(key)));
        }
    }
    for row in snapshot.links() {
        let Some(wanted) = draft.link(row) else {
            continue;
        };
        let key = RowKey::from(row.id);
        let link = next(&mut reading, |project| &mut project.links).map_err(about(key))?;
        if link != wanted {
            return Err(not_as_written(Some(key)));
        }
    }
    let is_more = reading.go_on().map_err(|error| unreadable(&error))?;
    match !is_more && reading.report.is_empty() && reading.project == draft.frame() {
        true => Ok(()),
        false => Err(not_as_written(None)),
    }
}

/// The next source, note or link, if it is of this list.
fn next<T>(
    reading: &mut Reading<'_>,
    list: impl Fn(&mut Project) -> &mut Vec<T>,
) -> Result<T, ExchangeError> {
    reading.go_on().map_err(|error| unreadable(&error))?;
    list(&mut reading.project)
        .pop()
        .ok_or_else(|| not_as_written(None))
}

/// Whether the files beside the project are the texts of the documents, their originals, and texts that XML cannot hold.
fn prove_files<R: Read + Seek>(
    whole: &Whole<'_>,
    written: &mut Written<'_, R>,
) -> Result<(), ExchangeError> {
    for (document, capture) in whole.documents() {
        let key = RowKey::from(document.id);
        let files = whole.files(document, capture);
        let text = written.text(&files.text.entry()).map_err(about(key))?;
        if *text != *capture.text {
            return Err(not_as_written(Some(key)));
        }
        if let Some(name) = files.original {
            let mut original = written.stream(&name.entry()).map_err(about(key))?;
            // Reading it proves its checksum.
            let read = io::copy(&mut original, &mut io::sink());
            read.map_err(|_| not_as_written(Some(key)))?;
        }
    }
    for memo in whole.snapshot.memos() {
        let key = RowKey::from(memo.id);
        if let Some(name) = file_of(memo)
            && written.text(&name.entry()).map_err(about(key))? != memo.body
        {
            return Err(not_as_written(Some(key)));
        }
    }
    Ok(())
}

/// Whether each annotation of a document has its selections, at its words.
fn prove_source(
    snapshot: &Snapshot,
    document: &Document,
    capture: &Capture,
    source: &Source,
) -> Result<(), ExchangeError> {
    if source.guid != document.id.0 {
        return Err(not_as_written(Some(document.id.into())));
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

/// Gives a fault that is nobody's to this one.
fn about(key: RowKey) -> impl Fn(ExchangeError) -> ExchangeError {
    move |error| match error {
        ExchangeError::NotAsWritten { key: None } => not_as_written(Some(key)),
        other => other,
    }
}

fn not_as_written(key: Option<RowKey>) -> ExchangeError {
    ExchangeError::NotAsWritten { key }
}
