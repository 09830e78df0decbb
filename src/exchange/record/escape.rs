//! Which characters of a text are written by their numbers in both notations.
//!
//! Letters and vowel marks of every script stay as they are, and so do the joiners, which have a shape. Control characters,
//! direction controls, line separators and the byte order mark have none: raw, they would reorder or break the line of the
//! file that a person looks at. All of them lie in the basic plane.

/// Finds the first character at or after byte `from` that is written by its number, or that is quotation mark or
/// backslash, with its first byte. `from` lies on a character's edge.
///
/// Looks at bytes: most of an export's time would otherwise go into decoding text that stays as it is.
pub(super) fn next(text: &str, from: usize) -> Option<(usize, char)> {
    let bytes = text.as_bytes();
    let at = |index: usize| bytes.get(index).copied().unwrap_or(0);
    let mut index = from;
    while let Some(byte) = bytes.get(index) {
        let is_found = match byte {
            0..0x20 | b'"' | b'\\' | 0x7f => true,
            // U+0080 to U+009F.
            0xc2 => at(index + 1) < 0xa0,
            // U+061C.
            0xd8 => at(index + 1) == 0x9c,
            // U+200E, U+200F, U+2028 to U+202E; U+2066 to U+2069.
            0xe2 => matches!(
                (at(index + 1), at(index + 2)),
                (0x80, 0x8e | 0x8f | 0xa8..=0xae) | (0x81, 0xa6..=0xa9)
            ),
            // U+FEFF.
            0xef => at(index + 1) == 0xbb && at(index + 2) == 0xbf,
            _ => false,
        };
        if is_found {
            return text[index..].chars().next().map(|found| (index, found));
        }
        index += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_judged_by_its_number() {
        for character in '\0'..=char::MAX {
            let expected = matches!(
                character,
                '\u{0}'..='\u{1f}'
                    | '"'
                    | '\\'
                    | '\u{7f}'..='\u{9f}'
                    | '\u{61c}'
                    | '\u{200e}'..='\u{200f}'
                    | '\u{2028}'..='\u{202e}'
                    | '\u{2066}'..='\u{2069}'
                    | '\u{feff}'
            );
            let text = format!("ش{character}é");
            let found = next(&text, 0);
            assert_eq!(found, expected.then_some((2, character)), "{character:?}");
        }
        assert_eq!(next("\"a\"", 1), Some((2, '"')));
        assert_eq!(next("\"a", 1), None);
    }
}
