//! The direction of a paragraph.

use std::ops::Range;

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

use crate::text::ByteOffset;

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

/// Cuts a paragraph of a base direction into stretches that run one way each, in logical order (UAX #9, up to rule I2): for
/// formats that say of each run how it runs. Nothing is reordered.
pub fn direction_runs(paragraph: &str, base: Direction) -> Vec<(Range<usize>, Direction)> {
    if paragraph.is_empty() {
        return Vec::new();
    }
    // Most paragraphs have one script: nothing in them runs the other way.
    let is_plain = |letter: char| {
        letter.is_ascii()
            || !matches!(
                bidi_class(letter),
                BidiClass::R | BidiClass::AL | BidiClass::AN
            )
    };
    let has_steering = paragraph.contains(|letter: char| matches!(letter, '\u{61C}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'));
    if !base.is_rtl() && !has_steering && paragraph.chars().all(is_plain) {
        return vec![(0..paragraph.len(), base)];
    }
    let level = if base.is_rtl() {
        Level::rtl()
    } else {
        Level::ltr()
    };
    let levels = BidiInfo::new(paragraph, Some(level)).levels;
    let mut runs: Vec<(Range<usize>, Direction)> = Vec::new();
    for (at, letter) in paragraph.char_indices() {
        let direction = match levels.get(at).is_some_and(|level| level.is_rtl()) {
            true => Direction::RightToLeft,
            false => Direction::LeftToRight,
        };
        let end = at + letter.len_utf8();
        match runs.last_mut() {
            Some((range, last)) if *last == direction => range.end = end,
            _ => runs.push((at..end, direction)),
        }
    }
    runs
}
