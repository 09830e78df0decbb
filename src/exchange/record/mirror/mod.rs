//! The rows of a record, version 3: one struct per kind, in the words of `docs/format.md`.
//!
//! These are the model's types as they stand in a file (I14). A field that is left out is empty or absent; a field that is
//! not known is refused. The order of the fields is the order in the file. Positions are code points.

mod document;
mod passage;
mod search;
mod tag;
mod trail;
mod variable;

pub(super) use document::{
    AnnotatorMirror, CaptureMirror, CollectionMirror, DocumentMirror, DocumentSetMirror,
    WholeFileMirror,
};
pub(super) use passage::{
    AnnotationMirror, LinkMirror, MemoMirror, PassageMirror, PlacementMirror, TaggingMirror,
};
pub(in crate::exchange) use search::TermMirror;
pub(super) use search::{RejectionMirror, SavedSearchMirror};
pub(super) use tag::{RelationMirror, TagMirror, TagSetMirror};
pub(super) use trail::{HistoryMirror, TombstoneMirror};
pub(super) use variable::{ValueMirror, VariableMirror, fits};

use serde::{Deserialize, Serialize};

/// A half-open stretch of a capture's text, in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Place {
    pub(super) start: u32,
    pub(super) end: u32,
}

fn is_empty(text: &str) -> bool {
    text.is_empty()
}

fn is_false(value: &bool) -> bool {
    !value
}
