//! The folded copies that are searched, and searching them.

use std::collections::{HashMap, HashSet};
use std::sync::{PoisonError, RwLock};
use std::time::Duration;

use crate::base::{Cancelled, Progress};
use crate::model::{Capture, CaptureId, Snapshot};
use crate::search::compile::Compiled;
use crate::search::filter::Filter;
use crate::search::run::run;
use crate::search::{DocumentHits, Question, Scope, SearchEnd, SearchError};
use crate::text::{FoldedText, Folds};

/// Bytes of copies that are kept unless another limit is given.
const LIMIT: usize = 1_500_000_000;

/// How long a search with a pattern may take unless another time is given.
const TIME: Duration = Duration::from_secs(10);

/// One folded copy of each capture of a collection, made when it is first wanted. Shared by reference between threads.
///
/// A capture's text never changes (I6), so a copy is right as long as there is one; copies past the limit are made anew in
/// each search.
#[derive(Debug)]
pub struct Corpus {
    copies: RwLock<Copies>,
    limit: usize,
    time: Duration,
}

#[derive(Debug, Default)]
struct Copies {
    by_capture: HashMap<CaptureId, Copy>,
    bytes: usize,
    /// Whether one was not kept for want of room.
    is_full: bool,
}

#[derive(Clone, Debug)]
struct Copy {
    text: FoldedText,
    filter: Filter,
}

impl Copy {
    fn new(text: FoldedText) -> Self {
        Self {
            filter: Filter::new(text.text()),
            text,
        }
    }

    fn len_bytes(&self) -> usize {
        self.text.len_bytes() + self.filter.len_bytes()
    }
}

impl Default for Corpus {
    fn default() -> Self {
        Self::with_limit(LIMIT)
    }
}

impl Corpus {
    /// Keeps copies of at most so many bytes, texts themselves not counted.
    pub fn with_limit(limit: usize) -> Self {
        Self {
            copies: RwLock::default(),
            limit,
            time: TIME,
        }
    }

    /// The same with another time for searches with patterns.
    #[must_use]
    pub fn with_time(self, time: Duration) -> Self {
        Self { time, ..self }
    }

    /// How long a search with a pattern may take.
    pub(super) fn time(&self) -> Duration {
        self.time
    }

    /// Searches the documents of a scope.
    ///
    /// `found` hears of each document in which there is something, in the order of the list, as soon as all before it have
    /// been searched; it is called by several threads, but by one at a time. Documents are steps of `progress`.
    ///
    /// # Errors
    ///
    /// What the collection does not know, before anything is searched; or that someone asked to stop.
    pub fn search(
        &self,
        snapshot: &Snapshot,
        question: &Question,
        scope: &Scope,
        progress: &Progress,
        found: &(dyn Fn(DocumentHits) + Sync),
    ) -> Result<SearchEnd, SearchError> {
        let compiled = Compiled::new(snapshot, question)?;
        match compiled {
            Some(compiled) => Ok(run(self, snapshot, &compiled, scope, progress, found)?),
            None => Ok(SearchEnd::default()),
        }
    }

    /// Makes the copies that a first search would have to make, as many as are kept. Captures are steps of `progress`; what was
    /// made before someone asked to stop stays.
    pub fn prepare(&self, snapshot: &Snapshot, progress: &Progress) -> Result<(), Cancelled> {
        let missing: Vec<CaptureId> = {
            let copies = self.copies.read().unwrap_or_else(PoisonError::into_inner);
            let current = snapshot.documents().map(|row| row.capture);
            let is_missing = |id: &CaptureId| !copies.by_capture.contains_key(id);
            current.filter(is_missing).collect()
        };
        progress.begin(missing.len() as u64);
        crate::search::run::in_parallel(missing.into_iter(), |ids| {
            for id in ids {
                if self.is_full() {
                    break;
                }
                if let Some(capture) = snapshot.capture(id) {
                    self.copy_of(capture);
                }
                progress.step()?;
            }
            Ok(())
        })
    }

    /// Drops the copies of captures that no document is read in any more.
    pub fn keep_current(&self, snapshot: &Snapshot) {
        let current: HashSet<CaptureId> = snapshot.documents().map(|row| row.capture).collect();
        let mut copies = self.copies.write().unwrap_or_else(PoisonError::into_inner);
        let mut dropped = 0;
        copies.by_capture.retain(|id, copy| {
            let is_kept = current.contains(id);
            dropped += if is_kept { 0 } else { copy.len_bytes() };
            is_kept
        });
        copies.bytes -= dropped;
        copies.is_full &= dropped == 0;
    }

    /// The memory of all copies and their maps, bytes; the texts themselves not counted.
    pub fn len_bytes(&self) -> usize {
        let copies = self.copies.read().unwrap_or_else(PoisonError::into_inner);
        copies.bytes
    }

    /// The copy of a capture, kept or made.
    pub(super) fn copy_of(&self, capture: &Capture) -> FoldedText {
        {
            let copies = self.copies.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(copy) = copies.by_capture.get(&capture.id) {
                return copy.text.clone();
            }
        }
        let text = FoldedText::new(capture.text.clone(), Folds::LETTERS);
        let copy = Copy::new(text.clone());
        let mut copies = self.copies.write().unwrap_or_else(PoisonError::into_inner);
        let bytes = copies.bytes + copy.len_bytes();
        if bytes > self.limit {
            copies.is_full = true;
        } else if !copies.by_capture.contains_key(&capture.id) {
            copies.bytes = bytes;
            copies.by_capture.insert(capture.id, copy);
        }
        text
    }

    fn is_full(&self) -> bool {
        let copies = self.copies.read().unwrap_or_else(PoisonError::into_inner);
        copies.is_full
    }

    /// Whether a test of the pairs of letters of a capture may hold; of one that has no copy yet it may.
    pub(super) fn may_hold(&self, capture: CaptureId, test: impl Fn(&Filter) -> bool) -> bool {
        let copies = self.copies.read().unwrap_or_else(PoisonError::into_inner);
        let copy = copies.by_capture.get(&capture);
        copy.is_none_or(|copy| test(&copy.filter))
    }
}
