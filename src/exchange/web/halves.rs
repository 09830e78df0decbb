//! Halves of characters in JSON: `\ud800` without its other half, which no text can hold and no parser takes.

use std::borrow::Cow;

/// What stands for one, as long as it.
const REPLACED: &[u8] = b"\\ufffd";

/// The same JSON without them, and how many there were. Other bytes stay where they are.
pub(in crate::exchange) fn without_halves(json: &[u8]) -> (Cow<'_, [u8]>, usize) {
    let mut whole = Cow::Borrowed(json);
    let (mut at, mut n) = (0, 0);
    while let Some(found) = json.get(at..).and_then(|rest| memchr::memchr(b'\\', rest)) {
        at += found;
        let length = match (unit(json, at), unit(json, at + 6)) {
            (None, _) => 2,
            (Some(0xD800..0xDC00), Some(0xDC00..0xE000)) => 12,
            (Some(0xD800..0xE000), _) => {
                whole.to_mut()[at..at + 6].copy_from_slice(REPLACED);
                n += 1;
                6
            }
            _ => 6,
        };
        at += length;
    }
    (whole, n)
}

/// The unit of UTF-16 that is written at a place.
fn unit(json: &[u8], at: usize) -> Option<u32> {
    let digits = json.get(at..at + 6)?.strip_prefix(b"\\u")?;
    let mut unit = 0;
    for digit in digits {
        unit = unit * 16 + char::from(*digit).to_digit(16)?;
    }
    Some(unit)
}

#[cfg(test)]
mod tests {
    use super::without_halves;

    #[test]
    fn halves_alone_are_replaced_and_nothing_else() {
        for (json, expected, n) in [
            (r#""\ud83d\ude00""#, r#""\ud83d\ude00""#, 0),
            (r#""\uD83D\uDE00""#, r#""\uD83D\uDE00""#, 0),
            (r#""\ud83d x""#, r#""\ufffd x""#, 1),
            (r#""\ude00\ud83d""#, r#""\ufffd\ufffd""#, 2),
            (r#""\ud83d\ud83d\ude00""#, r#""\ufffd\ud83d\ude00""#, 1),
            // A backslash that is one, and the letters of an escape behind it.
            (r#""\\ud83d""#, r#""\\ud83d""#, 0),
            (r#""\\\ud83d""#, r#""\\\ufffd""#, 1),
            (r#""\ud8""#, r#""\ud8""#, 0),
            (r#""\"#, r#""\"#, 0),
        ] {
            let (whole, found) = without_halves(json.as_bytes());
            assert_eq!((&*whole, found), (expected.as_bytes(), n), "{json}");
        }
    }
}
