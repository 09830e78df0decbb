//! Terms: the spellings by which a tag is found in texts, in both scripts.

use crate::text::{Direction, Folds, WordEdges, first_strong};

/// The script that a term is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TermLanguage {
    /// In Arabic letters.
    Arabic,
    /// In Latin letters, or without any.
    English,
}

impl TermLanguage {
    /// By the first letter that has a direction.
    pub fn of(text: &str) -> Self {
        match first_strong(text) {
            Some(Direction::RightToLeft) => Self::Arabic,
            _ => Self::English,
        }
    }

    /// The other script.
    pub fn other(self) -> Self {
        match self {
            Self::Arabic => Self::English,
            Self::English => Self::Arabic,
        }
    }
}

/// What a person said of a spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TermStanding {
    /// The tag is found by it.
    Accepted,
    /// It was proposed and turned down: it is not proposed again, and finds nothing.
    TurnedDown,
}

/// A spelling of what a tag means.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Term {
    /// In which script.
    pub language: TermLanguage,
    /// As written: a word or several, not empty.
    pub text: String,
    /// Which differences are passed over.
    pub folds: Folds,
    /// Whether the particles that Arabic joins to a word may stand before it. It is found as a whole word either way.
    pub with_particles: bool,
    /// Whether it finds anything.
    pub standing: TermStanding,
}

impl Term {
    /// An accepted spelling with the usual switches.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        Self {
            language: TermLanguage::of(&text),
            text,
            folds: Folds::FULL,
            with_particles: true,
            standing: TermStanding::Accepted,
        }
    }

    /// Whether the tag is found by it.
    pub fn is_accepted(&self) -> bool {
        self.standing == TermStanding::Accepted
    }

    /// Where it may begin and end.
    pub fn edges(&self) -> WordEdges {
        match self.with_particles {
            true => WordEdges::WithParticles,
            false => WordEdges::Whole,
        }
    }

    /// Whether it is the same spelling, whatever was said of it.
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.language == other.language && self.text == other.text
    }
}

/// Takes what `terms` does not hold yet from `others`; a spelling that one of the two accepts is accepted.
pub fn united_terms(terms: &[Term], others: &[Term]) -> Vec<Term> {
    let mut united = terms.to_vec();
    for other in others {
        match united.iter_mut().find(|term| term.is_same_as(other)) {
            None => united.push(other.clone()),
            Some(term) if !term.is_accepted() && other.is_accepted() => term.clone_from(other),
            Some(_) => {}
        }
    }
    united
}
