//! What no row of a record can tell alone: that what it points to is there, and that parts belong to the same whole.

use std::collections::BTreeSet;

use super::error::RowFault;
use super::mirror::fits;
use crate::model::{CaptureId, DocumentId, MAX_TAG_DEPTH, Row, RowKey, Tag, TagId, VariableValue};

/// Fails unless all that a row points to is there; `find` gives the row of a key.
pub(super) fn check_references(
    row: &Row,
    find: &impl Fn(RowKey) -> Option<Row>,
) -> Result<(), RowFault> {
    let missing = row
        .references()
        .into_iter()
        .find(|key| find(*key).is_none());
    match missing {
        Some(target) => Err(RowFault::Dangling { target }),
        None => Ok(()),
    }
}

/// Fails unless a row fits the rows that it points to, which are there.
pub(super) fn check_whole(
    row: &Row,
    find: &impl Fn(RowKey) -> Option<Row>,
) -> Result<(), RowFault> {
    match row {
        Row::Document(document) => {
            let directions = document.paragraph_directions.iter();
            let furniture = document.furniture.iter();
            let captures = std::iter::once(document.capture)
                .chain(directions.map(|set| set.capture))
                .chain(furniture.map(|change| change.capture));
            let mut owners = captures.map(|capture| document_of(capture, find));
            holds(owners.all(|owner| owner == Some(document.id)), "capture")
        }
        Row::Placement(placement) => {
            let own = match find(placement.passage.into()) {
                Some(Row::Passage(passage)) => document_of(passage.capture, find),
                _ => None,
            };
            holds(own == document_of(placement.capture, find), "capture")
        }
        Row::VariableValue(value) => holds(is_of_kind(value, find), "value"),
        Row::Tag(tag) => check_above(tag, find),
        _ => Ok(()),
    }
}

fn holds(is_right: bool, field: &'static str) -> Result<(), RowFault> {
    match is_right {
        true => Ok(()),
        false => Err(RowFault::Field { field }),
    }
}

fn document_of(capture: CaptureId, find: &impl Fn(RowKey) -> Option<Row>) -> Option<DocumentId> {
    match find(capture.into()) {
        Some(Row::Capture(capture)) => Some(capture.document),
        _ => None,
    }
}

fn is_of_kind(value: &VariableValue, find: &impl Fn(RowKey) -> Option<Row>) -> bool {
    match find(value.variable.into()) {
        Some(Row::Variable(variable)) => fits(variable.kind, &value.value),
        _ => false,
    }
}

/// A tag does not stand below itself or too deep.
fn check_above(tag: &Tag, find: &impl Fn(RowKey) -> Option<Row>) -> Result<(), RowFault> {
    let mut seen: BTreeSet<TagId> = BTreeSet::from([tag.id]);
    let mut above = tag.parent;
    let mut depth = 1;
    while let Some(at) = above {
        // One above a circle never meets itself: it meets another twice.
        if !seen.insert(at) {
            return Err(RowFault::TagCycle);
        }
        depth += 1;
        above = match find(at.into()) {
            Some(Row::Tag(row)) => row.parent,
            _ => None,
        };
    }
    match depth > MAX_TAG_DEPTH {
        true => Err(RowFault::TagTooDeep {
            limit: MAX_TAG_DEPTH,
        }),
        false => Ok(()),
    }
}
