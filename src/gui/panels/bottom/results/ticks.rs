//! Which hits are ticked. All 200,000 are ticked at once without a list of them.

use std::collections::HashSet;

use crate::gui::panels::bottom::results::found::{Found, HitAt, HitKey, key_of};

/// See the module. View state.
#[derive(Debug, Default)]
pub(super) struct Ticks {
    /// Whether those are ticked that are not named.
    are_all: bool,
    /// The exceptions.
    others: HashSet<HitKey>,
}

impl Ticks {
    /// Whether a hit is ticked.
    pub(super) fn has(&self, key: HitKey) -> bool {
        self.are_all != self.others.contains(&key)
    }

    /// Ticks a hit, or takes its tick away.
    pub(super) fn toggle(&mut self, key: HitKey) {
        if !self.others.remove(&key) {
            self.others.insert(key);
        }
    }

    /// Ticks all, or none.
    pub(super) fn set_all(&mut self, are_all: bool) {
        self.are_all = are_all;
        self.others.clear();
    }

    /// Forgets what is no longer found.
    pub(super) fn follow(&mut self, found: &Found) {
        if self.others.is_empty() {
            return;
        }
        let mut there = HashSet::new();
        for document in found.documents() {
            for hit in document.hits.iter() {
                let key = key_of(document, hit);
                if self.others.contains(&key) {
                    there.insert(key);
                }
            }
        }
        self.others = there;
    }

    /// How many of so many hits are ticked.
    pub(super) fn count(&self, total: usize) -> usize {
        match self.are_all {
            true => total.saturating_sub(self.others.len()),
            false => self.others.len().min(total),
        }
    }

    /// The ticked hits in the order of the collection.
    pub(super) fn ticked(&self, found: &Found) -> Vec<HitAt> {
        let is_ticked = |at: &HitAt| found.key(*at).is_some_and(|key| self.has(key));
        found.all().filter(is_ticked).collect()
    }
}
