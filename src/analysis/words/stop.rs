//! Stop words: words of grammar, which stand in every text.

use std::collections::HashSet;

use crate::text::{Folds, fold};

const ARABIC: &str = include_str!("../../../assets/stop-words/ar.txt");
const ENGLISH: &str = include_str!("../../../assets/stop-words/en.txt");

/// The stop words of both languages, folded. Apostrophes of every kind are one.
#[derive(Clone, Debug)]
pub struct StopWords {
    folds: Folds,
    words: HashSet<String>,
}

impl StopWords {
    /// The stop words for words that are folded so. They are compared without marks and without case at least: `The` is one
    /// even where each written form counts by itself, and of words that a list folds into one all are stop words or none.
    pub fn new(folds: Folds) -> Self {
        let folds = Folds {
            composes: true,
            ignores_controls: true,
            ignores_joiners: true,
            ignores_tatweel: true,
            ignores_vowel_marks: true,
            opens_presentation_forms: true,
            ignores_case: true,
            ..folds
        };
        let words = lines()
            .map(|word| plain(word, folds))
            .collect::<HashSet<String>>();
        Self { folds, words }
    }

    /// Whether a word is one. Two and more capitals are a name: `US` is none, though `us` is.
    pub fn holds(&self, word: &str) -> bool {
        let is_name = word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase());
        !is_name && self.words.contains(&plain(word, self.folds))
    }
}

/// How many stop words there are.
pub fn n_stop_words() -> usize {
    lines().count()
}

fn lines() -> impl Iterator<Item = &'static str> {
    ARABIC
        .lines()
        .chain(ENGLISH.lines())
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn plain(word: &str, folds: Folds) -> String {
    fold(word, folds).replace('’', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stop_words_are_known_in_both_languages_and_attached() {
        let words = StopWords::new(Folds::FULL);
        for word in [
            "the", "The", "don't", "don’t", "في", "فِي", "وفي", "بأن", "بان", "منها", "الذي", "التى",
        ] {
            assert!(words.holds(word), "{word}");
        }
        for word in ["share", "US", "الشركة", "مكتب", "2025"] {
            assert!(!words.holds(word), "{word}");
        }
        // Finer folds part what is not the same word: Ali is not “on”.
        assert!(!StopWords::new(Folds::MARKS).holds("علي"));
        let n_words = n_stop_words();
        assert!((400..800).contains(&n_words), "{n_words}");
    }
}
