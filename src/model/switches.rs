//! Stable names of the switches of folding and of word edges, as files and command lines have them.
//!
//! What is named are the differences that *count*: none of them by default. So a file stays short, and a fold that a later
//! version learns is passed over in what an earlier one wrote.

use crate::text::{Fold, Folds, WordEdges};

/// The names of all differences, in their order.
pub fn difference_names() -> impl Iterator<Item = &'static str> {
    Fold::ALL.into_iter().map(Fold::code)
}

/// The differences that count under these folds, in their order.
pub fn counting(folds: Folds) -> Vec<&'static str> {
    let counts = |fold: &Fold| !folds.has(*fold);
    Fold::ALL
        .into_iter()
        .filter(counts)
        .map(Fold::code)
        .collect()
}

/// Folds under which just these differences count. None for a name that is not known or stands twice.
pub fn folds_counting<N: AsRef<str>>(names: impl IntoIterator<Item = N>) -> Option<Folds> {
    let mut folds = Folds::FULL;
    for name in names {
        let fold = Fold::from_code(name.as_ref())?;
        if !folds.has(fold) {
            return None;
        }
        folds = folds.with(fold, false);
    }
    Some(folds)
}

/// The stable name of word edges.
pub fn edges_code(edges: WordEdges) -> &'static str {
    match edges {
        WordEdges::Anywhere => "anywhere",
        WordEdges::WithParticles => "with_particles",
        WordEdges::Whole => "whole",
    }
}

/// Reads the stable name of word edges.
pub fn edges_from_code(code: &str) -> Option<WordEdges> {
    match code {
        "anywhere" => Some(WordEdges::Anywhere),
        "with_particles" => Some(WordEdges::WithParticles),
        "whole" => Some(WordEdges::Whole),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_set_of_folds_has_names_of_its_own() {
        assert_eq!(counting(Folds::FULL), [""; 0]);
        assert_eq!(counting(Folds::EXACT).len(), Fold::ALL.len());
        assert_eq!(folds_counting(difference_names()), Some(Folds::EXACT));
        for name in difference_names() {
            let folds = folds_counting([name]).unwrap();
            assert_eq!(counting(folds), [name]);
            assert_eq!(folds_counting([name, name]), None);
        }
        assert_eq!(folds_counting(["harakat"]), None);
    }

    #[test]
    fn edges_come_back() {
        for edges in [
            WordEdges::Anywhere,
            WordEdges::WithParticles,
            WordEdges::Whole,
        ] {
            assert_eq!(edges_from_code(edges_code(edges)), Some(edges));
        }
        assert_eq!(edges_from_code("part"), None);
    }
}
