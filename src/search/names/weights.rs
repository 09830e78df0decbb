//! What single letters weigh and cost where no rule brings them together.

use crate::search::names::spelling::ARTICLE_MARK;

/// What a Latin letter costs that has nothing on the other side.
pub(super) fn latin_alone(letter: char, at_end: bool) -> f32 {
    match letter {
        'a' | 'e' | 'i' | 'o' | 'u' => match at_end {
            true => 0.4,
            false => 0.3,
        },
        'y' | 'w' | 'h' | '\'' => 0.5,
        ' ' => 0.15,
        _ => 0.95,
    }
}

/// What an Arabic letter costs that has nothing on the other side.
pub(super) fn arabic_alone(letter: char) -> f32 {
    match letter {
        'ا' => 0.3,
        'و' | 'ي' => 0.35,
        'ء' => 0.15,
        'ع' | 'ه' => 0.4,
        ' ' => 0.15,
        _ => 0.95,
    }
}

/// Two letters that no rule brings together.
pub(super) const WRONG: f32 = 1.2;
/// A Latin letter that stands twice.
pub(super) const DOUBLED: f32 = 0.02;
/// An article ال that the other side does not have.
pub(super) const ARTICLE: f32 = 0.3;

/// How much of a name a Latin letter is: consonants carry it.
pub(super) fn latin_weight(letter: char) -> f32 {
    match letter {
        ' ' | '\'' | ARTICLE_MARK => 0.0,
        'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' => 0.4,
        _ => 1.0,
    }
}

/// The same of an Arabic letter.
pub(super) fn arabic_weight(letter: char) -> f32 {
    match letter {
        ' ' => 0.0,
        'ا' | 'و' | 'ي' | 'ه' | 'ء' | 'ع' => 0.4,
        _ => 1.0,
    }
}
