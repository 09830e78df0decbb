//! The direction of a paragraph.

use crate::text::ByteOffset;
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

/// The paragraphs before a place that are asked for their direction where its own has none.
const ASKED: usize = 64;

/// The bytes of a text's beginning that are asked where nothing before a place has a direction.
const BEGINNING: usize = 64 * 1024;

/// Finds the direction of the paragraph that holds a place as [`Paragraphs`](crate::text::Paragraphs) does, without going
/// through the whole text: of at most 64 paragraphs before it, and 64 kB of the beginning, where it has none itself.
///
/// Documents and collections may have a direction of their own, which comes first.
pub fn direction_at(text: &str, at: ByteOffset) -> Direction {
    let at = at.index().min(text.len());
    let mut end = at + text[at..].find('\n').unwrap_or(text.len() - at);
    for _ in 0..ASKED {
        let start = text[..end.min(at)].rfind('\n').map_or(0, |feed| feed + 1);
        if let Some(direction) = first_strong(&text[start..end]) {
            return direction;
        }
        match start.checked_sub(1) {
            Some(before) => end = before,
            None => break,
        }
    }
    let beginning = &text[..text.floor_char_boundary(BEGINNING)];
    let strong = beginning.split('\n').find_map(first_strong);
    strong.unwrap_or(Direction::LeftToRight)
}
