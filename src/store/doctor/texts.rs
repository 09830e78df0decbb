//! The second pass: passages, placements and rejections against the texts they stand in, one capture at a time.

use crate::anchor::{self, AnchorError, CONTEXT};
use crate::model::{
    Capture, CaptureId, Passage, PassageId, PlacementId, PlacementState, RejectionId, words_at,
};
use crate::store::doctor::{CheckName, Examination};
use crate::store::table::{capture, passage, placement, rejection};

/// Something that stands in a text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Passage(PassageId),
    Placement(PlacementId),
    Rejection(RejectionId),
}

/// See [`CheckName::SpansInText`] and those that follow it. A capture that is not there is another check's fault.
pub(super) fn standing(examination: &mut Examination<'_>) {
    let known = &examination.known;
    let passages = known.passages.iter();
    let mut all: Vec<(CaptureId, Standing)> = passages
        .map(|(id, capture)| (*capture, Standing::Passage(*id)))
        .collect();
    let placements = known.placements.iter();
    all.extend(placements.map(|(id, capture, _)| (*capture, Standing::Placement(*id))));
    let rejections = known.rejections.iter();
    all.extend(rejections.map(|(id, capture)| (*capture, Standing::Rejection(*id))));
    all.retain(|(capture, _)| known.captures.contains_key(capture));
    all.sort_unstable();
    for group in all.chunk_by(|one, other| one.0 == other.0) {
        let Some((id, _)) = group.first() else {
            continue;
        };
        let Ok(Some(capture)) = capture::any(examination.sql, *id) else {
            continue;
        };
        for (_, standing) in group {
            match standing {
                Standing::Passage(id) => look_at_passage(examination, *id, &capture),
                Standing::Placement(id) => look_at_placement(examination, *id, &capture),
                Standing::Rejection(id) => look_at_rejection(examination, *id, &capture),
            }
        }
    }
}

fn look_at_passage(examination: &mut Examination<'_>, id: PassageId, capture: &Capture) {
    let Ok(Some(passage)) = passage::one(examination.sql, id) else {
        return;
    };
    let key = Some(id.into());
    if let Err(error) = anchor::check_spans(&capture.text, &passage.spans) {
        examination.report(CheckName::SpansInText, key, error.to_string());
    }
    if let Err(error @ AnchorError::Quote) = anchor::check(&passage, &capture.text) {
        examination.report(CheckName::QuoteIsText, key, error.to_string());
    }
    if let Some(detail) = wrong_context(&passage, capture) {
        examination.report(CheckName::ContextIsText, key, detail);
    }
}

fn look_at_rejection(examination: &mut Examination<'_>, id: RejectionId, capture: &Capture) {
    let Ok(Some(rejection)) = rejection::one(examination.sql, id) else {
        return;
    };
    let key = Some(id.into());
    match rejection.span.slice(&capture.text) {
        Err(error) => examination.report(CheckName::SpansInText, key, error.to_string()),
        Ok(words) if words != rejection.quote => {
            let detail = "the quote is not the text at its place";
            examination.report(CheckName::QuoteIsText, key, detail);
        }
        Ok(_) => {}
    }
}

fn wrong_context(passage: &Passage, capture: &Capture) -> Option<&'static str> {
    if passage.spans.is_empty() {
        return None;
    }
    let before = capture.text.get(..passage.start() as usize)?;
    let after = capture.text.get(passage.end() as usize..)?;
    let is_short = |context: &str| context.len() <= CONTEXT || context.chars().count() <= CONTEXT;
    if !before.ends_with(&passage.prefix) || !is_short(&passage.prefix) {
        return Some("the prefix is not the text before it");
    }
    if !after.starts_with(&passage.suffix) || !is_short(&passage.suffix) {
        return Some("the suffix is not the text after it");
    }
    None
}

fn look_at_placement(examination: &mut Examination<'_>, id: PlacementId, capture: &Capture) {
    let Ok(Some(placement)) = placement::one(examination.sql, id) else {
        return;
    };
    if placement.state == PlacementState::Orphan && placement.spans.is_empty() {
        return;
    }
    if let Err(error) = anchor::check_spans(&capture.text, &placement.spans) {
        let key = Some(id.into());
        examination.report(CheckName::PlacementInText, key, error.to_string());
        return;
    }
    let mut current = examination.known.documents.iter();
    let is_read = current.any(|(_, current)| *current == capture.id);
    if !is_read || placement.state != PlacementState::Exact {
        return;
    }
    let passage = passage::one(examination.sql, placement.passage);
    let quote = passage.ok().flatten().map(|passage| passage.quote);
    if quote.is_some_and(|quote| quote != words_at(&capture.text, &placement.spans)) {
        let detail = "the quote is not the text at its exact place";
        examination.report(
            CheckName::PlacementInText,
            Some(id.into()),
            detail.to_owned(),
        );
    }
}
