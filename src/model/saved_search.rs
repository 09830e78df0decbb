//! Saved searches: what was typed, how it was meant, and what was found when a person last looked.

use crate::base::environment::Timestamp;
use crate::model::id::{AnnotatorId, CaptureId, SavedSearchId};
use crate::text::{Folds, WordEdges};

/// How a search is meant, beside what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SearchOptions {
    /// Which differences are passed over.
    pub folds: Folds,
    /// Where a hit may begin and end.
    pub edges: WordEdges,
    /// Whether words of the same stem are found.
    pub stems: bool,
    /// Whether furniture of the page is searched.
    pub furniture: bool,
    /// Whether a word that is a term of a tag also finds the tag's other terms.
    pub terms: bool,
}

impl Default for SearchOptions {
    fn default() -> Self {
        Self {
            folds: Folds::FULL,
            edges: WordEdges::WithParticles,
            stems: false,
            furniture: false,
            terms: true,
        }
    }
}

/// What a search found when a person last looked at it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenHits {
    /// When that was.
    pub at: Timestamp,
    /// The captures that had hits, ascending, each once. They are names only: some may have gone since.
    pub captures: Vec<CaptureId>,
}

/// A search that was kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedSearch {
    /// Names the search.
    pub id: SavedSearchId,
    /// As shown.
    pub name: String,
    /// What was typed, as it was typed.
    pub typed: String,
    /// How it is meant.
    pub options: SearchOptions,
    /// Who saved it.
    pub annotator: AnnotatorId,
    /// When.
    pub created: Timestamp,
    /// What it found last; none if nobody has looked since it was made or changed.
    pub seen: Option<SeenHits>,
}

impl SavedSearch {
    /// Whether hits in a capture are new: texts never change, so one that had none when they were looked at has none now.
    /// Nothing is new where nobody has looked yet.
    pub fn is_new(&self, capture: CaptureId) -> bool {
        self.seen
            .as_ref()
            .is_some_and(|seen| seen.captures.binary_search(&capture).is_err())
    }
}
