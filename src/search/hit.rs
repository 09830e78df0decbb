//! What is found.

use std::sync::Arc;

use crate::model::{CaptureId, DocumentId, TagId};
use crate::text::{FoldSet, Span};

/// By what a hit was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FoundBy {
    /// By the words as they were typed, folded as was chosen.
    Words,
    /// By another term of a tag of which the words are a term.
    Term(TagId),
    /// By a word of the same stem.
    Stem,
    /// By a regular expression.
    Pattern,
    /// By a condition alone: it is a passage.
    Passage,
}

/// One place in a capture's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hit {
    /// The words themselves, on edges of grapheme clusters.
    pub span: Span,
    /// Particles that are attached before them; ends where the words start.
    pub particle: Option<Span>,
    /// A pronoun that is attached behind them; starts where the words end.
    pub ending: Option<Span>,
    /// The folds without which the words would not be those that were typed; of a pattern, those that touched its match.
    pub needs: FoldSet,
    /// By what.
    pub by: FoundBy,
}

impl Hit {
    /// The words with what is attached to them.
    pub fn whole(&self) -> Span {
        let start = self.particle.map_or(self.span.start(), |span| span.start());
        let end = self.ending.map_or(self.span.end(), |span| span.end());
        Span::new(start, end).unwrap_or(self.span)
    }
}

/// The hits in one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentHits {
    /// In which document.
    pub document: DocumentId,
    /// In which capture of it: the current one.
    pub capture: CaptureId,
    /// Ascending and apart. Empty where conditions or exclusions alone find the document as a whole.
    pub hits: Arc<[Hit]>,
}

/// Why a search ended before the last document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stop {
    /// A pattern used up its time.
    Time,
    /// There are more hits than anyone reads: a million.
    Hits,
}

/// How a search ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SearchEnd {
    /// Documents that were searched.
    pub searched: usize,
    /// Those in which something was found.
    pub documents: usize,
    /// Hits in all.
    pub hits: usize,
    /// Why it ended early, if it did: what was found by then stands.
    pub stopped: Option<Stop>,
}
