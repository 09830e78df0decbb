//! What is no word: marks alone, signs, words with signs at their ends such as C++.

use memchr::memmem::Finder;

use crate::base::{Cancelled, Progress};
use crate::search::filter::Probe;
use crate::search::spelling::{Spellings, Wanted};
use crate::search::words::{SLICE, span_of};
use crate::search::{FoundBy, Hit};
use crate::text::{
    FoldSet, FoldedText, Folds, WordEdges, fold, is_of_word, snap_to_graphemes, word_around,
};

/// Finds characters as they stand: folded, or where folding leaves nothing of them, exactly.
#[derive(Debug)]
pub(super) struct LiteralMatcher {
    finder: Finder<'static>,
    probe: Probe,
    wanted: Wanted,
    /// Whether folding leaves nothing, so that the source is searched.
    is_exact: bool,
    edges: WordEdges,
    is_prefix: bool,
    by: FoundBy,
}

impl LiteralMatcher {
    pub(super) fn new(
        typed: &str,
        is_prefix: bool,
        folds: Folds,
        edges: WordEdges,
        by: FoundBy,
        next_index: &mut usize,
    ) -> Self {
        let folded = fold(typed, Folds::LETTERS);
        let is_exact = folded.is_empty();
        let needle = if is_exact { typed } else { &folded };
        let index = *next_index;
        *next_index += 1;
        Self {
            finder: Finder::new(needle.as_bytes()).into_owned(),
            probe: Probe::new([folded.as_str()]),
            wanted: Wanted {
                index,
                typed: typed.to_owned(),
                chosen: fold(typed, folds),
                folds,
            },
            is_exact,
            edges,
            is_prefix,
            by,
        }
    }

    /// The letters that stand in every copy in which there is a hit; none if copies say nothing of it.
    pub(super) fn needle(&self) -> Option<&[u8]> {
        (!self.is_exact).then(|| self.finder.needle())
    }

    /// The pairs of letters of it; none if copies say nothing of it.
    pub(super) fn probe(&self) -> &Probe {
        &self.probe
    }

    pub(super) fn hits(
        &self,
        text: &FoldedText,
        spellings: &mut Spellings,
        progress: &Progress,
    ) -> Result<Vec<Hit>, Cancelled> {
        let searched: &str = if self.is_exact {
            text.source()
        } else {
            text.text()
        };
        let length = self.finder.needle().len();
        let mut hits: Vec<Hit> = Vec::new();
        let mut widened = 0;
        for (count, start) in self.finder.find_iter(searched.as_bytes()).enumerate() {
            if count % SLICE == SLICE - 1 {
                progress.check()?;
            }
            // Inside of what a beginning was widened to there is no hit of its own.
            if start < widened {
                continue;
            }
            let hit = if self.is_exact {
                self.exact(text, start, length)
            } else {
                let found = self.folded(text, start, length, spellings);
                found.map(|(hit, end)| {
                    widened = end;
                    hit
                })
            };
            // Two marks on one letter are one hit.
            let is_apart = |hit: &Hit| hits.last().is_none_or(|last| !last.span.overlaps(hit.span));
            hits.extend(hit.filter(is_apart));
        }
        Ok(hits)
    }

    fn exact(&self, text: &FoldedText, start: usize, length: usize) -> Option<Hit> {
        let span = snap_to_graphemes(text.source(), span_of(start..start + length)?);
        Some(Hit {
            span,
            particle: None,
            ending: None,
            needs: FoldSet::EMPTY,
            by: self.by,
        })
    }

    /// The hit, and where it ends in the copy.
    fn folded(
        &self,
        text: &FoldedText,
        start: usize,
        length: usize,
        spellings: &mut Spellings,
    ) -> Option<(Hit, usize)> {
        let copy = text.text();
        let end = start + length;
        if self.edges != WordEdges::Anywhere {
            let is_cut_before =
                copy[start..].starts_with(is_of_word) && copy[..start].ends_with(is_of_word);
            let is_cut_behind = copy[..end].ends_with(is_of_word)
                && copy[end..].starts_with(is_of_word)
                && !self.is_prefix;
            if is_cut_before || is_cut_behind {
                return None;
            }
        }
        let span = text.stretched_span_at(start..end, self.wanted.folds)?;
        let needs = spellings.prove(&self.wanted, span.slice(text.source()).ok()?)?;
        let rest = if self.is_prefix && copy[end..].starts_with(is_of_word) {
            word_around(copy, end).end
        } else {
            end
        };
        let span = if rest > end {
            text.stretched_span_at(start..rest, self.wanted.folds)?
        } else {
            span
        };
        let hit = Hit {
            span,
            particle: None,
            ending: None,
            needs,
            by: self.by,
        };
        Some((hit, rest))
    }
}
