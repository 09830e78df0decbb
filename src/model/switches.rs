//! Stable names of the switches of folding and of word edges, as files and command lines have them.
//!
//! What is named are the differences that *count*: none of them by default. So a file stays short, and a fold that a later
//! version learns is passed over in what an earlier one wrote.

use crate::text::{Folds, WordEdges};

type Switch = fn(&mut Folds) -> &mut bool;

/// The name of each difference, with the switch that passes over it.
const DIFFERENCES: [(&str, Switch); 14] = [
    ("composition", |folds| &mut folds.composes),
    ("controls", |folds| &mut folds.ignores_controls),
    ("joiners", |folds| &mut folds.ignores_joiners),
    ("tatweel", |folds| &mut folds.ignores_tatweel),
    ("vowel_marks", |folds| &mut folds.ignores_vowel_marks),
    ("hamza", |folds| &mut folds.unites_hamza_seats),
    ("ya", |folds| &mut folds.unites_ya),
    ("ta_marbuta", |folds| &mut folds.unites_ta_marbuta),
    ("kaf", |folds| &mut folds.unites_kaf),
    ("digits", |folds| &mut folds.unites_digits),
    ("presentation_forms", |folds| {
        &mut folds.opens_presentation_forms
    }),
    ("case", |folds| &mut folds.ignores_case),
    ("latin_marks", |folds| &mut folds.ignores_latin_marks),
    ("spaces", |folds| &mut folds.unites_spaces),
];

/// The names of all differences, in their order.
pub fn difference_names() -> impl Iterator<Item = &'static str> {
    DIFFERENCES.iter().map(|(name, _)| *name)
}

/// The differences that count under these folds, in their order.
pub fn counting(mut folds: Folds) -> Vec<&'static str> {
    let counts = |(_, switch): &&(&str, Switch)| !*switch(&mut folds);
    DIFFERENCES
        .iter()
        .filter(counts)
        .map(|(name, _)| *name)
        .collect()
}

/// Folds under which just these differences count. None for a name that is not known or stands twice.
pub fn folds_counting<N: AsRef<str>>(names: impl IntoIterator<Item = N>) -> Option<Folds> {
    let mut folds = Folds::FULL;
    for name in names {
        let (_, switch) = DIFFERENCES
            .iter()
            .find(|(known, _)| *known == name.as_ref())?;
        if !std::mem::replace(switch(&mut folds), false) {
            return None;
        }
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
        assert_eq!(counting(Folds::EXACT).len(), DIFFERENCES.len());
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
