//! Which characters of a text are written by their numbers in both notations.
//!
//! Letters and vowel marks of every script stay as they are, and so do the joiners, which have a shape. Control characters,
//! direction controls, line separators and the byte order mark have none: raw, they would reorder or break the line of the
//! file that a person looks at. All of them lie in the basic plane.

/// Whether a character beyond what the notation itself demands is written by its number.
pub(super) fn by_number(character: char) -> bool {
    matches!(
        character,
        '\u{0}'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{61c}'
            | '\u{200e}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
    )
}
