//! What belongs to finding things in texts: terms of tags, mentions that were turned down, saved searches.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Place, is_empty, is_false};
use crate::exchange::record::error::RowFault;
use crate::exchange::record::scalar::{As, Id, Moment};
use crate::exchange::record::text_map::TextMap;
use crate::model::{
    AnnotatorId, CaptureId, Rejection, RejectionId, SavedSearch, SavedSearchId, SearchOptions,
    SeenHits, TagId, Term, TermLanguage, TermStanding, counting, folds_counting,
};
use crate::text::{Folds, WordEdges};

/// The names of the differences that count.
type Counts<'a> = Vec<Cow<'a, str>>;

fn counts(folds: Folds) -> Counts<'static> {
    counting(folds).into_iter().map(Cow::Borrowed).collect()
}

fn folds(counts: &Counts<'_>) -> Result<Folds, RowFault> {
    folds_counting(counts).ok_or(RowFault::Field { field: "counts" })
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange) struct TermMirror<'a> {
    language: As<TermLanguage>,
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    counts: Counts<'a>,
    #[serde(default, skip_serializing_if = "is_false")]
    with_particles: bool,
    standing: As<TermStanding>,
}

impl<'a> TermMirror<'a> {
    pub(in crate::exchange) fn of(term: &'a Term) -> Self {
        Self {
            language: As(term.language),
            text: Cow::Borrowed(&term.text),
            counts: counts(term.folds),
            with_particles: term.with_particles,
            standing: As(term.standing),
        }
    }

    pub(in crate::exchange) fn model(self) -> Result<Term, RowFault> {
        if self.text.is_empty() {
            return Err(RowFault::Field { field: "text" });
        }
        Ok(Term {
            language: self.language.0,
            folds: folds(&self.counts)?,
            text: self.text.into_owned(),
            with_particles: self.with_particles,
            standing: self.standing.0,
        })
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange::record) struct RejectionMirror<'a> {
    id: Id,
    tag: Id,
    capture: Id,
    span: Place,
    #[serde(borrow)]
    quote: Cow<'a, str>,
    annotator: Id,
    created: Moment,
}

impl<'a> RejectionMirror<'a> {
    pub(in crate::exchange::record) fn of(
        row: &'a Rejection,
        text: &TextMap,
    ) -> Result<Self, RowFault> {
        Ok(Self {
            id: As(row.id.0),
            tag: As(row.tag.0),
            capture: As(row.capture.0),
            span: text.place(row.span)?,
            quote: Cow::Borrowed(&row.quote),
            annotator: As(row.annotator.0),
            created: As(row.created),
        })
    }

    pub(in crate::exchange::record) fn model(self, text: &TextMap) -> Result<Rejection, RowFault> {
        let span = text.span(self.span)?;
        text.check_quote(&[span], &self.quote)?;
        Ok(Rejection {
            id: RejectionId(self.id.0),
            tag: TagId(self.tag.0),
            capture: CaptureId(self.capture.0),
            span,
            quote: self.quote.into_owned(),
            annotator: AnnotatorId(self.annotator.0),
            created: self.created.0,
        })
    }

    pub(in crate::exchange::record) fn id(&self) -> RejectionId {
        RejectionId(self.id.0)
    }

    pub(in crate::exchange::record) fn capture(&self) -> CaptureId {
        CaptureId(self.capture.0)
    }
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::exchange::record) struct SavedSearchMirror<'a> {
    id: Id,
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "is_empty")]
    typed: Cow<'a, str>,
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    counts: Counts<'a>,
    edges: As<WordEdges>,
    #[serde(default, skip_serializing_if = "is_false")]
    stems: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    furniture: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    terms: bool,
    annotator: Id,
    created: Moment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    seen: Option<SeenMirror>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SeenMirror {
    at: Moment,
    captures: Vec<Id>,
}

impl<'a> SavedSearchMirror<'a> {
    pub(in crate::exchange::record) fn of(row: &'a SavedSearch) -> Self {
        Self {
            id: As(row.id.0),
            name: Cow::Borrowed(&row.name),
            typed: Cow::Borrowed(&row.typed),
            counts: counts(row.options.folds),
            edges: As(row.options.edges),
            stems: row.options.stems,
            furniture: row.options.furniture,
            terms: row.options.terms,
            annotator: As(row.annotator.0),
            created: As(row.created),
            seen: row.seen.as_ref().map(|seen| SeenMirror {
                at: As(seen.at),
                captures: seen.captures.iter().map(|id| As(id.0)).collect(),
            }),
        }
    }

    /// What was seen may stand in any order and name what is not in the record.
    pub(in crate::exchange::record) fn model(self) -> Result<SavedSearch, RowFault> {
        Ok(SavedSearch {
            id: SavedSearchId(self.id.0),
            options: SearchOptions {
                folds: folds(&self.counts)?,
                edges: self.edges.0,
                stems: self.stems,
                furniture: self.furniture,
                terms: self.terms,
            },
            name: self.name.into_owned(),
            typed: self.typed.into_owned(),
            annotator: AnnotatorId(self.annotator.0),
            created: self.created.0,
            seen: self.seen.map(|seen| {
                let mut captures: Vec<CaptureId> = seen
                    .captures
                    .into_iter()
                    .map(|id| CaptureId(id.0))
                    .collect();
                captures.sort_unstable();
                captures.dedup();
                SeenHits {
                    at: seen.at.0,
                    captures,
                }
            }),
        })
    }

    pub(in crate::exchange::record) fn id(&self) -> SavedSearchId {
        SavedSearchId(self.id.0)
    }
}
