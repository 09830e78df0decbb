//! Taking particles off that Arabic joins to a word: و ف ب ك ل س ال and their stacks, as the search knows them.
//!
//! Letters alone do not tell a particle from the first letter of a word (وجد is no و with جد), so the collection is asked: a
//! joined word counts as the bare one only if the bare one stands in the collection by itself and has three letters. Where no
//! article is among the particles, it also has to stand there at least as often as the joined one, and the joined one must
//! not take an article itself: الفكرة shows that فكرة is no ف with كرة. Future س stands before a verb's own prefix only, and
//! what begins with ك is left whole where it is a word of grammar (كلها). Errs still: off by default.

use std::collections::HashMap;

use crate::analysis::words::stop::StopWords;
use crate::text::{Folds, are_particles, fold, is_of_word};

/// The longest stack of particles, letters: وبال.
const LONGEST: usize = 4;
/// A bare word has so many letters at least: له is not the word in الله.
const LEAST: usize = 3;

/// For each word, as folded, the number of the word that is left when its particles are taken off; its own where there are
/// none. `words` gives their numbers, `totals` how often each stands in the collection.
#[allow(
    clippy::iter_over_hash_type,
    reason = "each word is looked at by itself: no order shows"
)]
pub(super) fn bare_words(words: &HashMap<String, u32>, totals: &[u64]) -> Vec<u32> {
    let mut bare: Vec<u32> = (0..totals.len() as u32).collect();
    let stop_words = StopWords::new(Folds::FULL);
    for (word, number) in words {
        if let Some(found) = bare_word(word, *number, words, totals, &stop_words) {
            bare[*number as usize] = found;
        }
    }
    // What is left may itself begin with a particle: a word is always shorter than the one it was left of.
    (0..bare.len())
        .map(|number| {
            let mut at = number as u32;
            while bare[at as usize] != at {
                at = bare[at as usize];
            }
            at
        })
        .collect()
}

fn bare_word(
    word: &str,
    number: u32,
    words: &HashMap<String, u32>,
    totals: &[u64],
    stop_words: &StopWords,
) -> Option<u32> {
    if !word.starts_with(['و', 'ف', 'ب', 'ك', 'ل', 'س', 'ا']) {
        return None;
    }
    let n_letters = |letters: &str| fold(letters, Folds::MARKS).chars().count();
    let takes_article = ["ال", "لل"]
        .iter()
        .any(|article| words.contains_key(&format!("{article}{word}")));
    let is_own_letter = |particles: &str, rest: &str| {
        takes_article
            || word.starts_with("واحد")
            || particles.ends_with('س') && !rest.starts_with(['ي', 'ت', 'ن', 'ا', 'أ'])
            || particles == "ك" && stop_words.holds(word)
    };
    let edges = word.char_indices().skip(1).filter(|(_, letter)| {
        // Marks stay with the letter before them.
        is_of_word(*letter) && n_letters(letter.encode_utf8(&mut [0; 4])) > 0
    });
    let edges: Vec<usize> = edges.map(|(at, _)| at).take(LONGEST).collect();
    edges.into_iter().rev().find_map(|edge| {
        let (before, rest) = word.split_at(edge);
        let particles = fold(before, Folds::MARKS);
        let length = n_letters(rest);
        if length < LEAST || !are_particles(&particles, length) {
            return None;
        }
        let found = *words.get(rest)?;
        let has_article = particles.ends_with("ال") || particles.ends_with("لل");
        let is_meant = has_article
            || totals[found as usize] >= totals[number as usize]
                && !is_own_letter(&particles, rest);
        (totals[found as usize] > 0 && is_meant).then_some(found)
    })
}
