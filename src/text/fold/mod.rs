//! Folding: a copy of a text in which what a reader means is equal, with the way back to the source.
//!
//! Imported text is kept as it came; what is folded is derived from it and can be dropped and made again (I6, I9). There
//! is one notion of folding in the program: the switches of [`Folds`]. Pickers, filters, finding in a document and
//! searching a collection differ only in which of them they turn on.
//!
//! [`FoldedText`] holds the folded copy of one text and a sparse map back: break-points only where source and copy shift
//! against each other, so that a text in which nothing shifts costs no map at all. [`Query`] is what is looked for, and a
//! [`Hits`] iterator gives the places as spans of the *source*, widened to whole grapheme clusters with the marks and the
//! tatweel that trail them, so that a hit can be marked as it is (I5).
//!
//! Limits: letters equal only by folding rules, not by grammar; there is no stemming. All positions are bytes.

mod find;
mod folded;
mod folds;
mod letter;
mod map;
mod name;
mod set;
#[cfg(test)]
mod tests;
mod words;

pub use find::{Hits, Query};
pub use folded::FoldedText;
pub use folds::Folds;
pub use name::{fold_name, match_quality};
pub use set::{Fold, FoldSet};
pub use words::{WordEdges, are_particles, begins_word, is_ending, is_of_word, word_around};

/// Folds a short text; for a long one in which places are wanted, make a [`FoldedText`].
pub fn fold(text: &str, folds: Folds) -> String {
    let mut folded = String::with_capacity(text.len());
    folded::fold_into(text, folds, &mut folded, |_, _| {});
    folded
}
