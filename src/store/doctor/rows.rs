//! The first pass: every live row once, one at a time, in little memory.
//!
//! Of each row only its fingerprint stays, and of some kinds what other checks need of them.

use std::collections::HashMap;

use crate::model::{
    CaptureId, DocumentId, MAX_TAG_DEPTH, PassageId, PlacementId, RejectionId, Row, RowKey,
    RowKind, Sha256, TagId,
};
use crate::store::doctor::{CheckName, Examination};
use crate::store::journal::{Fingerprint, fingerprint};
use crate::store::table::{self, capture, whole_original};
use crate::store::{StoreError, doctor};

/// What the checks know of the live rows.
#[derive(Default)]
pub(super) struct Known {
    /// Every row by what it says.
    pub(super) rows: HashMap<RowKey, Fingerprint>,
    /// The document of each capture.
    pub(super) captures: HashMap<CaptureId, DocumentId>,
    /// By passage.
    pub(super) passages: Vec<(PassageId, CaptureId)>,
    /// By placement.
    pub(super) placements: Vec<(PlacementId, CaptureId, PassageId)>,
    /// By rejection.
    pub(super) rejections: Vec<(RejectionId, CaptureId)>,
    /// The current capture of each document.
    pub(super) documents: Vec<(DocumentId, CaptureId)>,
    tags: HashMap<TagId, Option<TagId>>,
    /// Rows with the first row that they name and that had not been met when they were.
    open: Vec<(RowKey, Vec<RowKey>)>,
    n_collections: usize,
}

/// Reads all rows and looks at each by itself. An error: a row cannot be read.
pub(super) fn read(examination: &mut Examination<'_>) -> Result<(), StoreError> {
    let sql = examination.sql;
    let (mut known, mut faults) = (Known::default(), Vec::new());
    let read = table::each_live(sql, &mut |row| {
        let key = row.key();
        let mut report = |check, detail| {
            faults.push(doctor::Fault {
                check,
                key: Some(key),
                detail,
            });
        };
        match &row {
            Row::Collection(_) => known.n_collections += 1,
            Row::Document(document) => known.documents.push((document.id, document.capture)),
            Row::Capture(capture) => {
                known.captures.insert(capture.id, capture.document);
                if Sha256::of(capture.text.as_bytes()) != capture.text_sha256 {
                    let detail = "its text is not the one that was stored";
                    report(CheckName::TextHash, detail.to_owned());
                }
                if let Some(detail) = wrong_original(sql, capture.id, capture.original_len) {
                    report(CheckName::OriginalHash, detail);
                }
                let marks = capture.structure.iter();
                let mut wrong = marks.filter_map(|mark| mark.span.slice(&capture.text).err());
                if let Some(error) = wrong.next() {
                    report(CheckName::StructureInText, error.to_string());
                }
            }
            Row::Passage(passage) => known.passages.push((passage.id, passage.capture)),
            Row::Placement(placement) => {
                let (capture, passage) = (placement.capture, placement.passage);
                known.placements.push((placement.id, capture, passage));
            }
            Row::Rejection(rejection) => {
                known.rejections.push((rejection.id, rejection.capture));
            }
            Row::Tag(tag) => {
                known.tags.insert(tag.id, tag.parent);
            }
            _ => {}
        }
        let mut open = row.references();
        open.retain(|named| !known.rows.contains_key(named));
        if !open.is_empty() {
            known.open.push((key, open));
        }
        known.rows.insert(key, fingerprint(&row));
        Ok(())
    });
    examination.known = known;
    examination.faults.append(&mut faults);
    read
}

fn wrong_original(
    sql: &crate::store::sql::Sql<'_>,
    capture: CaptureId,
    len: u64,
) -> Option<String> {
    match capture::original(sql, capture) {
        Ok(Some(bytes)) if bytes.len() as u64 != len => {
            Some(format!("{} bytes for {len}", bytes.len()))
        }
        Ok(_) => None,
        Err(error) => Some(error.to_string()),
    }
}

/// See [`CheckName::OriginalHash`].
pub(super) fn whole_files(examination: &mut Examination<'_>) {
    let sql = examination.sql;
    let hashes = match whole_original::all(sql) {
        Ok(hashes) => hashes,
        Err(error) => {
            examination.report(CheckName::OriginalHash, None, error.to_string());
            return;
        }
    };
    for sha256 in hashes {
        if let Err(error) = whole_original::one(sql, sha256) {
            examination.report(CheckName::OriginalHash, None, error.to_string());
        }
    }
}

/// See [`CheckName::OneCollection`].
pub(super) fn one_collection(examination: &mut Examination<'_>) {
    let count = examination.known.n_collections;
    if count != 1 {
        let detail = format!("{count} rows describe the collection");
        examination.report(CheckName::OneCollection, None, detail);
    }
}

/// See [`CheckName::CaptureOfDocument`].
pub(super) fn captures_of_documents(examination: &mut Examination<'_>) {
    for (document, capture) in examination.known.documents.clone() {
        let detail = match examination.known.captures.get(&capture) {
            Some(owner) if *owner == document => continue,
            Some(owner) => format!("its capture {capture} belongs to document {owner}"),
            None => format!("its capture {capture} is not there"),
        };
        let key = Some(document.into());
        examination.report(CheckName::CaptureOfDocument, key, detail);
    }
}

/// See [`CheckName::TagTree`]. A cycle is found as a path that does not end within the depth allowed.
pub(super) fn tag_tree(examination: &mut Examination<'_>) {
    let tags = std::mem::take(&mut examination.known.tags);
    let mut deep: Vec<TagId> = tags
        .keys()
        .copied()
        .filter(|tag| {
            let (mut depth, mut next) = (1, tags.get(tag).copied().flatten());
            while let Some(id) = next {
                depth += 1;
                if depth > MAX_TAG_DEPTH {
                    return true;
                }
                next = tags.get(&id).copied().flatten();
            }
            false
        })
        .collect();
    deep.sort_unstable();
    for tag in deep {
        let detail = format!("deeper than {MAX_TAG_DEPTH}, or below itself");
        examination.report(CheckName::TagTree, Some(tag.into()), detail);
    }
}

/// See [`CheckName::LiveReferences`].
pub(super) fn live_references(examination: &mut Examination<'_>) {
    for (key, named) in std::mem::take(&mut examination.known.open) {
        let rows = &examination.known.rows;
        let Some(lost) = named.iter().find(|named| !rows.contains_key(named)) else {
            continue;
        };
        let (kind, id): (RowKind, _) = (lost.kind(), lost.uuid());
        let detail = format!("names the {} {id}, which is not there", kind.code());
        examination.report(CheckName::LiveReferences, Some(key), detail);
    }
    // A placement is of a passage of the same document.
    let known = &examination.known;
    let mut wrong = Vec::new();
    for (placement, capture, passage) in &known.placements {
        let at = known
            .passages
            .binary_search_by_key(passage, |(passage, _)| *passage);
        let own = at
            .ok()
            .and_then(|at| known.captures.get(&known.passages[at].1));
        let other = known.captures.get(capture);
        if own.zip(other).is_some_and(|(own, other)| own != other) {
            wrong.push(*placement);
        }
    }
    for placement in wrong {
        let detail = "places a passage in another document";
        examination.report(CheckName::LiveReferences, Some(placement.into()), detail);
    }
}
