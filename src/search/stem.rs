//! Words of the same stem, for those who would rather see too much: light stems of Snowball, Arabic and English.
//!
//! A stem cuts letters off and knows no grammar: it leaves broken plurals apart and takes مكتبة for مكتب. So what is found by it
//! says so, and it is never on unless asked. Candidates share all letters of the stem but its last.

use frostem::{Algorithm, Stemmer};
use memchr::memmem::Finder;

use crate::base::{Cancelled, Progress};
use crate::search::filter::Probe;
use crate::search::words::{SLICE, hit_at};
use crate::search::{FoundBy, Hit};
use crate::text::{FoldedText, Folds, fold, word_around};

/// Finds words by their stem.
pub(super) struct StemMatcher {
    stemmer: Stemmer,
    stem: String,
    finder: Finder<'static>,
    probe: Probe,
}

impl std::fmt::Debug for StemMatcher {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("StemMatcher")
            .field("stem", &self.stem)
            .finish_non_exhaustive()
    }
}

impl StemMatcher {
    /// A matcher for one word; none if it has no stem of two letters, or is not of one word.
    pub(super) fn new(typed: &str) -> Option<Self> {
        let folded = fold(typed, Folds::LETTERS);
        if folded.is_empty() || word_around(&folded, 0) != (0..folded.len()) {
            return None;
        }
        let is_arabic = folded
            .chars()
            .any(|letter| matches!(letter, '\u{620}'..='\u{6FF}'));
        let algorithm = if is_arabic {
            Algorithm::Arabic
        } else if folded.is_ascii() {
            Algorithm::English
        } else {
            return None;
        };
        let stemmer = Stemmer::new(algorithm);
        let stem = stemmer.stem(&folded).into_owned();
        let shared = fold(&stem, Folds::LETTERS);
        if shared.chars().count() < 2 {
            return None;
        }
        let last = shared.char_indices().next_back().map_or(0, |(at, _)| at);
        let shared = if shared.chars().count() > 3 {
            &shared[..last]
        } else {
            &shared
        };
        Some(Self {
            finder: Finder::new(shared.as_bytes()).into_owned(),
            probe: Probe::new([shared]),
            stemmer,
            stem,
        })
    }

    /// The letters that stand in every copy in which there is a hit.
    pub(super) fn needle(&self) -> &[u8] {
        self.finder.needle()
    }

    /// The pairs of letters of it.
    pub(super) fn probe(&self) -> &Probe {
        &self.probe
    }

    pub(super) fn hits(
        &self,
        text: &FoldedText,
        progress: &Progress,
    ) -> Result<Vec<Hit>, Cancelled> {
        let copy = text.text();
        let mut hits = Vec::new();
        let mut at = 0;
        let mut count = 0_usize;
        while let Some(found) = self.finder.find(&copy.as_bytes()[at..]) {
            count += 1;
            if count.is_multiple_of(SLICE) {
                progress.check()?;
            }
            let run = word_around(copy, at + found);
            at = run.end.max(at + found + self.finder.needle().len());
            if self.stemmer.stem(&copy[run.clone()]) == self.stem.as_str() {
                hits.extend(hit_at(text, run, Folds::LETTERS, FoundBy::Stem));
            }
        }
        Ok(hits)
    }
}
