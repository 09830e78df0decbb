//! Each switch of folding by itself, and sets of them: what a hit needed to be one.

use super::{Folds, fold};

/// One switch of [`Folds`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fold {
    /// [`Folds::composes`].
    Composition,
    /// [`Folds::ignores_controls`].
    Controls,
    /// [`Folds::ignores_joiners`].
    Joiners,
    /// [`Folds::ignores_tatweel`].
    Tatweel,
    /// [`Folds::ignores_vowel_marks`].
    VowelMarks,
    /// [`Folds::unites_alefs`].
    Alefs,
    /// [`Folds::unites_hamza_seats`].
    HamzaSeats,
    /// [`Folds::unites_ya`].
    Ya,
    /// [`Folds::unites_ta_marbuta`].
    TaMarbuta,
    /// [`Folds::unites_kaf`].
    Kaf,
    /// [`Folds::unites_digits`].
    Digits,
    /// [`Folds::opens_presentation_forms`].
    PresentationForms,
    /// [`Folds::ignores_case`].
    Case,
    /// [`Folds::ignores_latin_marks`].
    LatinMarks,
    /// [`Folds::unites_punctuation`].
    Punctuation,
    /// [`Folds::unites_spaces`].
    Spaces,
}

impl Fold {
    /// Every switch, in the order of [`Folds`].
    pub const ALL: [Self; 16] = [
        Self::Composition,
        Self::Controls,
        Self::Joiners,
        Self::Tatweel,
        Self::VowelMarks,
        Self::Alefs,
        Self::HamzaSeats,
        Self::Ya,
        Self::TaMarbuta,
        Self::Kaf,
        Self::Digits,
        Self::PresentationForms,
        Self::Case,
        Self::LatinMarks,
        Self::Punctuation,
        Self::Spaces,
    ];

    /// The stable name of a switch, as files, the command line and JSON have it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Composition => "composition",
            Self::Controls => "controls",
            Self::Joiners => "joiners",
            Self::Tatweel => "tatweel",
            Self::VowelMarks => "vowel_marks",
            Self::Alefs => "alefs",
            Self::HamzaSeats => "hamza",
            Self::Ya => "ya",
            Self::TaMarbuta => "ta_marbuta",
            Self::Kaf => "kaf",
            Self::Digits => "digits",
            Self::PresentationForms => "presentation_forms",
            Self::Case => "case",
            Self::LatinMarks => "latin_marks",
            Self::Punctuation => "punctuation",
            Self::Spaces => "spaces",
        }
    }

    /// The switch of this name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fold| fold.code() == code)
    }
}

impl Folds {
    /// Whether a switch is on.
    pub fn has(mut self, fold: Fold) -> bool {
        *self.switch(fold)
    }

    /// The same switches with one of them on or off.
    #[must_use]
    pub fn with(mut self, fold: Fold, is_on: bool) -> Self {
        *self.switch(fold) = is_on;
        self
    }

    fn switch(&mut self, fold: Fold) -> &mut bool {
        match fold {
            Fold::Composition => &mut self.composes,
            Fold::Controls => &mut self.ignores_controls,
            Fold::Joiners => &mut self.ignores_joiners,
            Fold::Tatweel => &mut self.ignores_tatweel,
            Fold::VowelMarks => &mut self.ignores_vowel_marks,
            Fold::Alefs => &mut self.unites_alefs,
            Fold::HamzaSeats => &mut self.unites_hamza_seats,
            Fold::Ya => &mut self.unites_ya,
            Fold::TaMarbuta => &mut self.unites_ta_marbuta,
            Fold::Kaf => &mut self.unites_kaf,
            Fold::Digits => &mut self.unites_digits,
            Fold::PresentationForms => &mut self.opens_presentation_forms,
            Fold::Case => &mut self.ignores_case,
            Fold::LatinMarks => &mut self.ignores_latin_marks,
            Fold::Punctuation => &mut self.unites_punctuation,
            Fold::Spaces => &mut self.unites_spaces,
        }
    }
}

/// A set of switches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FoldSet(u16);

impl FoldSet {
    /// No switch: the words stand as they were typed.
    pub const EMPTY: Self = Self(0);

    /// The switches without which `slice` and `typed` are not equal, given that they are under `folds`.
    ///
    /// A smallest set: with these alone the two are equal, with fewer of these not. Where two switches would each do, the
    /// later in the order of [`Fold::ALL`] is named.
    pub fn needed(slice: &str, typed: &str, folds: Folds) -> Self {
        if slice == typed {
            return Self::EMPTY;
        }
        let mut left = folds;
        for one in Fold::ALL {
            let fewer = left.with(one, false);
            if left.has(one) && fold(slice, fewer) == fold(typed, fewer) {
                left = fewer;
            }
        }
        Self::of(left)
    }

    /// The switches that are on.
    pub fn of(folds: Folds) -> Self {
        Fold::ALL
            .into_iter()
            .filter(|fold| folds.has(*fold))
            .fold(Self::EMPTY, Self::and)
    }

    /// The switches each of which changes something in a text.
    pub fn touched(text: &str, folds: Folds) -> Self {
        let touches = |one: &Fold| fold(text, Folds::EXACT.with(*one, true)) != text;
        Fold::ALL
            .into_iter()
            .filter(|one| folds.has(*one) && touches(one))
            .fold(Self::EMPTY, Self::and)
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Whether a switch is in it.
    pub fn has(self, fold: Fold) -> bool {
        self.0 & (1 << fold as u16) != 0
    }

    /// The set with one more.
    #[must_use]
    pub fn and(self, fold: Fold) -> Self {
        Self(self.0 | 1 << fold as u16)
    }

    /// What is in either.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The switches, in the order of [`Fold::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Fold> {
        Fold::ALL.into_iter().filter(move |fold| self.has(*fold))
    }
}
