//! Proves candidates: whether a stretch of a source is a wanted word under the chosen folds, and which of them it needs.
//!
//! A query meets few spellings many times, so what was found of a spelling is kept for the time of a batch.

use std::collections::HashMap;

use crate::text::{Fold, FoldSet, Folds, fold};

/// Spellings kept of one word before the table is begun anew.
const KEPT: usize = 4096;

/// A word that is wanted, as typed and as folded.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    /// Where its spellings are kept.
    pub(super) index: usize,
    /// As typed.
    pub(super) typed: String,
    /// Under the chosen folds.
    pub(super) chosen: String,
    /// The chosen folds.
    pub(super) folds: Folds,
}

/// What was found of spellings.
#[derive(Debug, Default)]
pub(super) struct Spellings(Vec<HashMap<Box<str>, Option<FoldSet>>>);

impl Spellings {
    /// The folds that a stretch of a source needs to be the wanted word; none if it is not.
    pub(super) fn prove(&mut self, wanted: &Wanted, slice: &str) -> Option<FoldSet> {
        if slice == wanted.typed {
            return Some(FoldSet::EMPTY);
        }
        if self.0.len() <= wanted.index {
            self.0.resize_with(wanted.index + 1, HashMap::new);
        }
        let known = &mut self.0[wanted.index];
        if let Some(found) = known.get(slice) {
            return *found;
        }
        let found = prove(wanted, slice);
        if known.len() >= KEPT {
            known.clear();
        }
        known.insert(slice.into(), found);
        found
    }
}

fn prove(wanted: &Wanted, slice: &str) -> Option<FoldSet> {
    let folded = fold(slice, wanted.folds);
    if folded == wanted.chosen {
        return Some(FoldSet::needed(slice, &wanted.typed, wanted.folds));
    }
    // A ligature of two letters belongs to the word of either.
    let is_cut = slice.starts_with(is_ligature) || slice.ends_with(is_ligature);
    let is_inside = wanted.folds.opens_presentation_forms && folded.contains(&wanted.chosen);
    (is_cut && is_inside).then_some(FoldSet::EMPTY.and(Fold::PresentationForms))
}

/// Presentation forms that are several letters.
pub(super) fn is_ligature(character: char) -> bool {
    matches!(character, '\u{FBEA}'..='\u{FBFB}' | '\u{FC00}'..='\u{FDFB}' | '\u{FEF5}'..='\u{FEFC}')
}
