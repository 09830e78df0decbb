//! Finds places in a record's text for error messages. Used only once something is wrong, so it may read the whole again.

use uuid::Uuid;

use super::error::TextPlace;
use super::value::Format;

/// The place of a byte; a byte inside a character counts as the character's first.
pub(super) fn of_byte(text: &str, byte: usize) -> TextPlace {
    let before = &text[..floor(text, byte)];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    TextPlace {
        line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
    }
}

/// The place of a line and a column in bytes, both counted from 1.
pub(super) fn of_line_and_byte(text: &str, line: usize, column: usize) -> TextPlace {
    let line_start = text
        .match_indices('\n')
        .nth(line.wrapping_sub(2))
        .map_or(0, |(at, _)| at + 1);
    of_byte(text, line_start + column.saturating_sub(1))
}

/// The end of the text.
pub(super) fn of_end(text: &str) -> TextPlace {
    of_byte(text, text.len())
}

fn floor(text: &str, byte: usize) -> usize {
    let mut at = byte.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Where a row's own id stands: the first time, or the last.
pub(super) fn of_row(text: &str, id: Uuid, is_last: bool) -> Option<TextPlace> {
    let lower = id.hyphenated().to_string();
    [lower.to_uppercase(), lower].iter().find_map(|digits| {
        let mut places = text
            .match_indices(digits.as_str())
            .map(|(at, _)| at)
            .filter(|at| follows_id(&text[..*at]));
        let at = if is_last {
            places.last()
        } else {
            places.next()
        };
        at.map(|at| of_byte(text, at))
    })
}

/// Whether the text ends with the name and colon of a field `id` and an opening quotation mark.
fn follows_id(before: &str) -> bool {
    let name = before
        .strip_suffix('"')
        .and_then(|rest| rest.trim_end().strip_suffix(':'))
        .map(|rest| rest.trim_end().trim_end_matches('"'))
        .and_then(|rest| rest.strip_suffix("id"));
    name.is_some_and(|rest| !rest.ends_with(|last: char| last.is_alphanumeric() || last == '_'))
}

/// How the brackets of a text stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Brackets {
    /// The byte of the first bracket that is deeper than allowed.
    pub(super) too_deep: Option<usize>,
    /// Whether a bracket, string or comment is open at the end.
    pub(super) is_open: bool,
}

/// Looks at brackets outside strings and comments; never descends, so that no text can exhaust the stack.
pub(super) fn brackets(text: &str, format: Format, allowed: u32) -> Brackets {
    let bytes = text.as_bytes();
    let mut found = Brackets::default();
    let (mut depth, mut at) = (0_u32, 0);
    while let Some(byte) = bytes.get(at) {
        let len = match byte {
            b'"' => string(&bytes[at..]),
            b'/' if format == Format::Ron => comment(&bytes[at..]),
            b'r' if format == Format::Ron => raw_string(&bytes[at..]),
            b'(' | b'[' | b'{' => {
                depth += 1;
                if depth > allowed && found.too_deep.is_none() {
                    found.too_deep = Some(at);
                }
                Some(1)
            }
            b')' | b']' | b'}' => {
                depth = depth.saturating_sub(1);
                Some(1)
            }
            _ => Some(1),
        };
        let Some(len) = len else {
            found.is_open = true;
            return found;
        };
        at += len;
    }
    found.is_open = depth > 0;
    found
}

/// Length of the string that starts here; `None` if it does not end.
fn string(bytes: &[u8]) -> Option<usize> {
    let mut at = 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return Some(at + 1),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    None
}

/// Length of the raw string that starts here, or 1 if it is another word with `r`; `None` if it does not end.
fn raw_string(bytes: &[u8]) -> Option<usize> {
    let hashes = bytes[1..].iter().take_while(|byte| **byte == b'#').count();
    if bytes.get(1 + hashes) != Some(&b'"') {
        return Some(1);
    }
    let start = hashes + 2;
    let is_end = |window: &[u8]| window[0] == b'"' && window[1..].iter().all(|byte| *byte == b'#');
    bytes[start..]
        .windows(hashes + 1)
        .position(is_end)
        .map(|end| start + end + hashes + 1)
}

/// Length of the comment that starts here, or 1 if none does; `None` if it does not end.
fn comment(bytes: &[u8]) -> Option<usize> {
    match bytes.get(1) {
        Some(b'/') => Some(
            bytes
                .iter()
                .position(|byte| *byte == b'\n')
                .unwrap_or(bytes.len()),
        ),
        Some(b'*') => {
            let (mut level, mut at) = (1_u32, 2);
            while level > 0 {
                match (bytes.get(at)?, bytes.get(at + 1)) {
                    (b'/', Some(b'*')) => {
                        level += 1;
                        at += 2;
                    }
                    (b'*', Some(b'/')) => {
                        level -= 1;
                        at += 2;
                    }
                    _ => at += 1,
                }
            }
            Some(at)
        }
        _ => Some(1),
    }
}
