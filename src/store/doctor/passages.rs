//! Passages and placements against the texts they stand in.

use crate::anchor::{self, AnchorError, CONTEXT};
use crate::model::{Capture, Passage, PlacementState, Row};
use crate::store::doctor::{CheckName, Examination};

/// A passage with its capture. A capture that is not there is another check's fault.
fn placed<'row>(
    examination: &'row Examination<'_>,
    row: &'row Row,
) -> Option<(&'row Passage, &'row Capture)> {
    match row {
        Row::Passage(passage) => examination
            .capture(passage.capture)
            .map(|capture| (&**passage, capture)),
        _ => None,
    }
}

/// See [`CheckName::SpansInText`].
pub(super) fn spans_in_text(examination: &mut Examination<'_>) {
    examination.each(CheckName::SpansInText, |examination, row| {
        let (passage, capture) = placed(examination, row)?;
        anchor::check_spans(&capture.text, &passage.spans)
            .err()
            .map(|error| error.to_string())
    });
}

/// See [`CheckName::QuoteIsText`].
pub(super) fn quote_is_text(examination: &mut Examination<'_>) {
    examination.each(CheckName::QuoteIsText, |examination, row| {
        let (passage, capture) = placed(examination, row)?;
        match anchor::check(passage, &capture.text) {
            Err(error @ AnchorError::Quote) => Some(error.to_string()),
            _ => None,
        }
    });
}

/// See [`CheckName::ContextIsText`].
pub(super) fn context_is_text(examination: &mut Examination<'_>) {
    examination.each(CheckName::ContextIsText, |examination, row| {
        let (passage, capture) = placed(examination, row)?;
        let before = capture.text.get(..passage.start() as usize)?;
        let after = capture.text.get(passage.end() as usize..)?;
        let is_short =
            |context: &str| context.len() <= CONTEXT || context.chars().count() <= CONTEXT;
        if !before.ends_with(&passage.prefix) || !is_short(&passage.prefix) {
            return Some("the prefix is not the text before it".to_owned());
        }
        if !after.starts_with(&passage.suffix) || !is_short(&passage.suffix) {
            return Some("the suffix is not the text after it".to_owned());
        }
        None
    });
}

/// See [`CheckName::PlacementInText`].
pub(super) fn placement_in_text(examination: &mut Examination<'_>) {
    examination.each(CheckName::PlacementInText, |examination, row| {
        let Row::Placement(placement) = row else {
            return None;
        };
        if placement.state == PlacementState::Orphan && placement.spans.is_empty() {
            return None;
        }
        let capture = examination.capture(placement.capture)?;
        anchor::check_spans(&capture.text, &placement.spans)
            .err()
            .map(|error| error.to_string())
    });
}
