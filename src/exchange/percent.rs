//! Escapes of addresses: `%` and two digits for a byte.

/// A part of an address with its escapes as characters; as it is where they are none.
pub(super) fn unescaped(part: &str) -> String {
    let bytes = part.as_bytes();
    let digit = |at: usize| char::from(*bytes.get(at)?).to_digit(16);
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let number = match byte {
            b'%' => digit(at + 1).zip(digit(at + 2)),
            _ => None,
        };
        plain.push(number.map_or(byte, |(high, low)| (high * 16 + low) as u8));
        at += if number.is_some() { 3 } else { 1 };
    }
    String::from_utf8(plain).unwrap_or_else(|_| part.to_owned())
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn escapes_are_characters() {
        for (part, expected) in [
            ("a%20b", "a b"),
            ("%D9%84%D8%A7", "لا"),
            ("100%", "100%"),
            ("%2", "%2"),
            ("%zz%+f", "%zz%+f"),
            ("%FF", "%FF"),
            ("%%41", "%A"),
        ] {
            assert_eq!(unescaped(part), expected, "{part}");
        }
    }
}
