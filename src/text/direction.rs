//! The direction of a paragraph.

use unicode_bidi::{BidiClass, bidi_class};

/// The base direction of a paragraph, a document or the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// As Latin script.
    LeftToRight,
    /// As Arabic script.
    RightToLeft,
}

impl Direction {
    /// Whether text starts at the right.
    pub fn is_rtl(self) -> bool {
        self == Self::RightToLeft
    }
}

/// Finds the direction of the first strong character (bidi classes L, R, AL), or `None` if there is none.
///
/// Characters between an isolate initiator and its match are passed over (UAX #9, rule P2).
pub fn first_strong(text: &str) -> Option<Direction> {
    let mut isolates = 0_usize;
    for character in text.chars() {
        match bidi_class(character) {
            BidiClass::LRI | BidiClass::RLI | BidiClass::FSI => isolates += 1,
            BidiClass::PDI => isolates = isolates.saturating_sub(1),
            BidiClass::L if isolates == 0 => return Some(Direction::LeftToRight),
            BidiClass::R | BidiClass::AL if isolates == 0 => return Some(Direction::RightToLeft),
            _ => {}
        }
    }
    None
}
