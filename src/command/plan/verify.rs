//! The check before each commit, on the rows that the change touches (I8).
//!
//! Whatever made the change (a plan, a merge, undo), it must leave quotes that are the words at their place, no row that
//! points to one that is not there, and a tree of tags without cycles.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::anchor::{self, AnchorError};
use crate::command::plan::directions::starts_paragraph;
use crate::command::{Change, Original, OriginalOf, Refusal};
use crate::model::{
    Capture, CaptureId, Document, MAX_TAG_DEPTH, MemoTarget, Passage, Placement, PlacementState,
    Rejection, Row, RowEdit, RowKey, RowKind, Sha256, Snapshot, Tag, words_at,
};

/// Checks what a change made of `before`.
pub fn verify(before: &Snapshot, after: &Snapshot, change: &Change) -> Result<(), Refusal> {
    let edits = &change.edits;
    for edit in edits {
        match edit.after() {
            Some(row) => present(after, row, edit.before().is_none())?,
            None => absent(before, after, edit.key())?,
        }
    }
    scans(after, edits)?;
    originals(after, edits, &change.originals)
}

/// Checks that the bytes that come along are those that their captures, or the files of which they are parts, say.
fn originals(after: &Snapshot, edits: &[RowEdit], originals: &[Original]) -> Result<(), Refusal> {
    let mut wholes: BTreeMap<Sha256, RowKey> = BTreeMap::new();
    if originals
        .iter()
        .any(|one| matches!(one.of, OriginalOf::Whole(_)))
    {
        for edit in edits {
            if let Some(Row::Capture(capture)) = edit.after() {
                let whole = capture.whole_sha256();
                wholes.extend(whole.map(|whole| (whole, capture.id.into())));
            }
        }
    }
    for original in originals {
        match original.of {
            OriginalOf::Capture(id) => {
                let key = RowKey::from(id);
                let capture = after.capture(id).ok_or(Refusal::Missing { key })?;
                let is_right = capture.original_len == original.bytes.len() as u64
                    && capture.original_sha256 == Sha256::of(&original.bytes);
                if !is_right {
                    return Err(Refusal::HashMismatch { key });
                }
            }
            OriginalOf::Whole(sha256) => {
                // A file of which nothing comes in is a slip of whoever made the change: it belongs to no document.
                let key = wholes.get(&sha256).copied().ok_or(Refusal::NoChange)?;
                if sha256 != Sha256::of(&original.bytes) {
                    return Err(Refusal::HashMismatch { key });
                }
            }
        }
    }
    Ok(())
}

/// Checks a row that is there now.
fn present(after: &Snapshot, row: &Row, is_new: bool) -> Result<(), Refusal> {
    let key = row.key();
    for target in row.references() {
        if after.row(target).is_none() {
            return Err(Refusal::Dangling { key, target });
        }
    }
    match row {
        Row::Document(document) => check_document(after, document),
        Row::Capture(capture) if is_new => check_capture(capture),
        Row::Tag(tag) => check_tag(after, tag),
        Row::Passage(passage) => check_passage(after, passage),
        Row::Placement(placement) => check_placement(after, placement),
        Row::Rejection(rejection) => check_rejection(after, rejection),
        Row::Tagging(tagging) => match after.tag(tagging.tag) {
            Some(tag) if tag.is_category => Err(Refusal::Category {
                label: tag.label.prefer(false).to_owned(),
            }),
            _ => Ok(()),
        },
        _ => Ok(()),
    }
}

/// Checks that the captures a document names are its own, and that its paragraph directions stand where paragraphs start.
fn check_document(after: &Snapshot, document: &Document) -> Result<(), Refusal> {
    let key = RowKey::from(document.id);
    let own = |id: CaptureId| {
        let capture = after.capture(id);
        let own = capture.filter(|capture| capture.document == document.id);
        own.ok_or(Refusal::Dangling {
            key,
            target: id.into(),
        })
    };
    own(document.capture)?;
    for change in &document.furniture {
        change.span.slice(&own(change.capture)?.text)?;
    }
    for set in &document.paragraph_directions {
        if !starts_paragraph(&own(set.capture)?.text, set.start) {
            return Err(Refusal::NoParagraph { at: set.start.0 });
        }
    }
    Ok(())
}

fn check_capture(capture: &Capture) -> Result<(), Refusal> {
    if Sha256::of(capture.text.as_bytes()) != capture.text_sha256 {
        return Err(Refusal::HashMismatch {
            key: capture.id.into(),
        });
    }
    for mark in capture.structure.iter() {
        mark.span.slice(&capture.text)?;
    }
    Ok(())
}

fn check_passage(after: &Snapshot, passage: &Passage) -> Result<(), Refusal> {
    let key = RowKey::from(passage.id);
    let capture = after.capture(passage.capture).ok_or(Refusal::Dangling {
        key,
        target: passage.capture.into(),
    })?;
    anchor::check(passage, &capture.text)
        .and_then(|()| anchor::check_context(passage, &capture.text))
        .map_err(|error| anchor_refusal(error, key))
}

/// Checks that the words of a mention that was turned down are those at its place (I8).
fn check_rejection(after: &Snapshot, rejection: &Rejection) -> Result<(), Refusal> {
    let capture = after.capture(rejection.capture).ok_or(Refusal::Dangling {
        key: rejection.id.into(),
        target: rejection.capture.into(),
    })?;
    match rejection.span.slice(&capture.text)? == rejection.quote {
        true => Ok(()),
        false => Err(Refusal::QuoteMismatch {
            key: rejection.id.into(),
        }),
    }
}

/// Checks that a place fits its text, that it is in a capture of the passage's document, and that an exact one in the
/// capture that is read holds the words of the quote. What was proposed or accepted has words of its own.
fn check_placement(after: &Snapshot, placement: &Placement) -> Result<(), Refusal> {
    let key = RowKey::from(placement.id);
    let document = |id: CaptureId| after.capture(id).map(|capture| capture.document);
    let passage = after.passage(placement.passage);
    let own = passage.and_then(|passage| document(passage.capture));
    if own != document(placement.capture) {
        let target = placement.capture.into();
        return Err(Refusal::Dangling { key, target });
    }
    if placement.state == PlacementState::Orphan && placement.spans.is_empty() {
        return Ok(());
    }
    let (Some(capture), Some(passage)) = (after.capture(placement.capture), passage) else {
        return Ok(());
    };
    anchor::check_spans(&capture.text, &placement.spans)
        .map_err(|error| anchor_refusal(error, key))?;
    // Former captures are history: what stands in them is not read as the annotation's words any more.
    let document = after.document(capture.document);
    let is_read = document.is_some_and(|document| document.capture == capture.id);
    let is_quote = || words_at(&capture.text, &placement.spans) == passage.quote;
    match is_read && placement.state == PlacementState::Exact && !is_quote() {
        true => Err(Refusal::QuoteMismatch {
            key: passage.id.into(),
        }),
        false => Ok(()),
    }
}

/// Why a place does not fit, as a refusal.
pub(super) fn anchor_refusal(error: AnchorError, key: RowKey) -> Refusal {
    match error {
        AnchorError::Empty => Refusal::NoPassage,
        AnchorError::Order => Refusal::SpanOrder,
        AnchorError::Span(error) => Refusal::Span(error),
        AnchorError::Quote | AnchorError::Context => Refusal::QuoteMismatch { key },
    }
}

fn check_tag(after: &Snapshot, tag: &Tag) -> Result<(), Refusal> {
    let path = after.tag_path(tag.id);
    let distinct: BTreeSet<_> = path.iter().map(|tag| tag.id).collect();
    if distinct.len() < path.len() {
        return Err(Refusal::TagCycle);
    }
    match path.len() <= MAX_TAG_DEPTH {
        true => Ok(()),
        false => Err(Refusal::TooDeep {
            depth: path.len(),
            limit: MAX_TAG_DEPTH,
        }),
    }
}

/// Checks that nothing points to a row that went, as far as the indexes tell.
fn absent(before: &Snapshot, after: &Snapshot, target: RowKey) -> Result<(), Refusal> {
    let memo = |on: MemoTarget| after.memos_on(on).first().map(|memo| memo.id.into());
    let rejection = |found: Option<&Arc<Rejection>>| found.map(|row| row.id.into());
    let holder: Option<RowKey> = match target {
        RowKey::Document(id) => after
            .captures_of(id)
            .next()
            .map(|capture| capture.id.into())
            .or_else(|| after.values_of(id).next().map(|value| value.id.into()))
            .or_else(|| after.sets_of(id).next().map(|set| set.id.into()))
            .or_else(|| memo(MemoTarget::Document(id))),
        RowKey::Capture(id) => before
            .capture(id)
            .and_then(|capture| after.document(capture.document))
            .filter(|document| document.capture == id)
            .map(|document| document.id.into())
            .or_else(|| {
                after
                    .passages_of(id)
                    .next()
                    .map(|passage| passage.id.into())
            })
            .or_else(|| rejection(after.rejections_in(id).next())),
        RowKey::Tag(id) => after
            .taggings_with(id)
            .next()
            .map(|tagging| tagging.id.into())
            .or_else(|| after.tags_under(Some(id)).next().map(|tag| tag.id.into()))
            .or_else(|| after.tag_sets_of(id).next().map(|set| set.id.into()))
            .or_else(|| rejection(after.rejections_of(id).next()))
            .or_else(|| memo(MemoTarget::Tag(id))),
        RowKey::Passage(id) => after
            .annotations_of_passage(id)
            .next()
            .map(|annotation| annotation.id.into())
            .or_else(|| {
                after
                    .placements_of(id)
                    .next()
                    .map(|placement| placement.id.into())
            })
            .or_else(|| after.links_at(id).next().map(|link| link.id.into())),
        RowKey::Annotation(id) => after
            .taggings_of(id)
            .first()
            .map(|tagging| tagging.id.into())
            .or_else(|| memo(MemoTarget::Annotation(id))),
        RowKey::Link(id) => memo(MemoTarget::Link(id)),
        RowKey::DocumentSet(id) => memo(MemoTarget::DocumentSet(id)),
        RowKey::TagSet(id) => memo(MemoTarget::TagSet(id)),
        RowKey::Variable(id) => after
            .values_for(id)
            .next()
            .map(|value| value.id.into())
            .or_else(|| memo(MemoTarget::Variable(id))),
        _ => None,
    };
    match holder {
        Some(key) => Err(Refusal::Dangling { key, target }),
        None => Ok(()),
    }
}

/// Looks through whole tables for those few kinds of rows that no index leads back from.
fn scans(after: &Snapshot, edits: &[RowEdit]) -> Result<(), Refusal> {
    let gone: BTreeSet<RowKey> = edits
        .iter()
        .filter(|edit| edit.after().is_none())
        .map(RowEdit::key)
        .collect();
    let went = |kind: RowKind| gone.iter().any(|key| key.kind() == kind);
    let mut holders: Vec<Row> = Vec::new();
    if went(RowKind::Capture) {
        holders.extend(after.placements().cloned().map(Row::Placement));
    }
    if went(RowKind::Relation) || went(RowKind::Annotator) {
        holders.extend(after.links().cloned().map(Row::Link));
    }
    if went(RowKind::Annotator) {
        holders.extend(after.annotations().cloned().map(Row::Annotation));
        holders.extend(after.taggings().cloned().map(Row::Tagging));
        holders.extend(after.memos().cloned().map(Row::Memo));
        holders.extend(after.rejections().cloned().map(Row::Rejection));
        holders.extend(after.saved_searches().cloned().map(Row::SavedSearch));
    }
    for holder in holders {
        for target in holder.references() {
            if gone.contains(&target) {
                return Err(Refusal::Dangling {
                    key: holder.key(),
                    target,
                });
            }
        }
    }
    Ok(())
}
