//! Which hits are ticked. All 200,000 are ticked at once without a list of them.

use std::collections::HashSet;

use crate::gui::panels::bottom::results::found::{Found, HitAt, HitKey, key_of};
use crate::gui::panels::bottom::results::plan::Plan;

/// See the module. View state.
#[derive(Debug, Default)]
pub(super) struct Ticks {
    /// Whether those are ticked that are not named.
    are_all: bool,
    /// The exceptions.
    others: HashSet<HitKey>,
    /// The hit that was turned last: a stretch is ticked from there.
    last: Option<HitKey>,
}

impl Ticks {
    /// Whether a hit is ticked.
    pub(super) fn has(&self, key: HitKey) -> bool {
        self.are_all != self.others.contains(&key)
    }

    /// Ticks a hit, or takes its tick away.
    pub(super) fn toggle(&mut self, key: HitKey) {
        self.last = Some(key);
        if !self.others.remove(&key) {
            self.others.insert(key);
        }
    }

    /// Makes all hits from the one that was turned last to a row what that one is; the row alone is ticked where there is none.
    pub(super) fn extend(&mut self, plan: &Plan, row: usize) {
        let at = |key: HitKey| plan.found().find(key);
        let is_there = |key: &HitKey| at(*key).and_then(|at| plan.found().key(at)) == Some(*key);
        let last = self.last.filter(is_there);
        let Some(last) = last else {
            let key = plan.hit(row).and_then(|at| plan.found().key(at));
            return key.into_iter().for_each(|key| self.toggle(key));
        };
        let from = at(last).and_then(|at| plan.row_of(at));
        let from = from.unwrap_or(row);
        let is_ticked = self.has(last);
        let keys = (from.min(row)..=from.max(row)).filter_map(|row| plan.hit(row));
        for key in keys.filter_map(|at| plan.found().key(at)) {
            match is_ticked == self.are_all {
                true => self.others.remove(&key),
                false => self.others.insert(key),
            };
        }
    }

    /// Ticks all, or none.
    pub(super) fn set_all(&mut self, are_all: bool) {
        self.are_all = are_all;
        self.others.clear();
        self.last = None;
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
