//! Finding a query in a folded text, with each hit's place in the source.

use memchr::memmem::Finder;

use super::{FoldedText, Folds, WordEdges, fold};
use crate::text::{ByteOffset, Span, snap_to_graphemes};

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Query {
    finder: Finder<'static>,
    folds: Folds,
    edges: WordEdges,
}

impl Query {
    /// A query as typed. None if it is empty.
    ///
    /// Of a query of which folding leaves nothing (vowel marks alone, a tatweel) every character is meant as it stands:
    /// its [`Self::folds`] are then [`Folds::EXACT`].
    pub fn new(typed: &str, folds: Folds, edges: WordEdges) -> Option<Self> {
        if typed.is_empty() {
            return None;
        }
        let mut folded = fold(typed, folds);
        let mut folds = folds;
        if folded.is_empty() {
            typed.clone_into(&mut folded);
            folds = Folds::EXACT;
        }
        Some(Self {
            finder: Finder::new(folded.as_bytes()).into_owned(),
            folds,
            edges,
        })
    }

    /// How the text that it is looked for in has to be folded.
    pub fn folds(&self) -> Folds {
        self.folds
    }

    /// The folded bytes that a text is searched for.
    pub fn needle(&self) -> &[u8] {
        self.finder.needle()
    }

    /// The hits in a text, in their order, apart from each other.
    ///
    /// The text has to be folded by [`Self::folds`]; in one folded otherwise nothing means anything.
    pub fn hits<'a>(&'a self, text: &'a FoldedText) -> Hits<'a> {
        Hits {
            query: self,
            text,
            at: 0,
            last_end: 0,
        }
    }
}

/// The hits of a query in one text, found as they are asked for: a job can stop between any two.
#[derive(Clone, Debug)]
pub struct Hits<'a> {
    query: &'a Query,
    text: &'a FoldedText,
    at: usize,
    last_end: u32,
}

impl Hits<'_> {
    /// How far the search has come in the folded copy, bytes.
    pub fn position(&self) -> usize {
        self.at
    }

    /// Looks on, but not far beyond `limit` bytes of the folded copy: none there, or none at all.
    pub fn next_before(&mut self, limit: usize) -> Option<Span> {
        let folded = self.text.text();
        let needle = self.query.finder.needle().len();
        loop {
            let end = folded.len().min(limit.saturating_add(needle));
            let rest = folded.as_bytes().get(self.at..end).unwrap_or_default();
            let Some(found) = self.query.finder.find(rest) else {
                let on = end.saturating_sub(needle.saturating_sub(1));
                self.at = self.at.max(on);
                return None;
            };
            let start = self.at + found;
            match self.accept(start, start + needle) {
                Some(span) => {
                    self.at = start + needle;
                    return Some(span);
                }
                None => self.at = start + 1,
            }
        }
    }

    /// The span of the source for a place in the copy, if it is a hit of its own.
    fn accept(&mut self, start: usize, end: usize) -> Option<Span> {
        let source = self.text.source();
        let span = self.text.span_at(start..end)?;
        let span = with_tatweel(source, span, self.query.folds);
        // Two hits in one cluster (two letters of ﷲ) are one to the eye.
        if span.start().0 < self.last_end {
            return None;
        }
        let (from, to) = (span.start().index(), span.end().index());
        if !self.query.edges.accept(source, from, to) {
            return None;
        }
        self.last_end = span.end().0;
        Some(span)
    }
}

impl Iterator for Hits<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        self.next_before(usize::MAX - self.query.finder.needle().len())
    }
}

/// A hit's end, moved behind the tatweel that stretches its last letter, with the marks on it.
pub(super) fn with_tatweel(source: &str, span: Span, folds: Folds) -> Span {
    if !folds.ignores_tatweel {
        return span;
    }
    let mut longer = span;
    loop {
        let end = longer.end().index();
        let after = &source[end..];
        let stretched = after.len() - after.trim_start_matches('\u{640}').len();
        if stretched == 0 {
            return longer;
        }
        let end = ByteOffset::from_index(end + stretched);
        match Span::new(longer.start(), end) {
            Ok(span) => longer = snap_to_graphemes(source, span),
            Err(_) => return longer,
        }
    }
}
