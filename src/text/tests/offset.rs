//! The converter between bytes, code points and UTF-16 against a brute-force count.

use proptest::prelude::*;

use crate::text::*;

/// Checks every byte of a text, both ways.
fn check_every_offset(text: &str) {
    let map = OffsetMap::new(text);
    let (mut points, mut units) = (0_u32, 0_u32);
    let mut expected = Vec::new();
    for (byte, character) in text.char_indices() {
        expected.push((byte, points, units));
        points += 1;
        units += character.len_utf16() as u32;
    }
    expected.push((text.len(), points, units));
    assert_eq!(map.len_code_points(), CodePointOffset(points));
    for (byte, points, units) in &expected {
        let at = ByteOffset::from_index(*byte);
        assert_eq!(
            map.code_point(text, at),
            Some(CodePointOffset(*points)),
            "byte {byte}"
        );
        assert_eq!(
            map.utf16(text, at),
            Some(Utf16Offset(*units)),
            "byte {byte}"
        );
        assert_eq!(
            map.byte_from_code_point(text, CodePointOffset(*points)),
            Some(at),
            "point {points}"
        );
        assert_eq!(
            map.byte_from_utf16(text, Utf16Offset(*units)),
            Some(at),
            "unit {units}"
        );
    }
    for byte in (0..text.len()).filter(|byte| !text.is_char_boundary(*byte)) {
        assert_eq!(
            map.code_point(text, ByteOffset::from_index(byte)),
            None,
            "inside a character"
        );
    }
    assert_eq!(
        map.code_point(text, ByteOffset::from_index(text.len() + 1)),
        None
    );
    assert_eq!(
        map.byte_from_code_point(text, CodePointOffset(points + 1)),
        None
    );
    assert_eq!(map.byte_from_utf16(text, Utf16Offset(units + 1)), None);
    for pair in expected
        .windows(2)
        .filter(|pair| pair[1].2 - pair[0].2 == 2)
    {
        assert_eq!(
            map.byte_from_utf16(text, Utf16Offset(pair[0].2 + 1)),
            None,
            "inside a surrogate pair"
        );
    }
}

#[test]
fn offsets_are_exact_at_the_marks_of_the_map() {
    for length in [0, 1, 255, 256, 257, 511, 512, 513] {
        check_every_offset(&"a".repeat(length));
    }
    // Every alignment of four-byte, three-byte and two-byte characters to the marks.
    for shift in 0..5 {
        for unit in ["👩\u{200D}🔬", "حُ", "€", "a😀"] {
            check_every_offset(&("x".repeat(shift) + &unit.repeat(200)));
        }
    }
}

proptest! {
    #[test]
    fn offsets_convert_exactly_both_ways(
        parts in prop::collection::vec(
            prop_oneof![
                Just("حاشية"), Just("حُسَّام"), Just("👩\u{200D}👩\u{200D}👧"), Just("e\u{301}"), Just("🇱🇧"), Just("\n"), Just("\u{2067}ن\u{2069}"),
                Just("plain"), Just("\u{FEFF}"), Just("𐎀"),
            ],
            0..120,
        ),
        noise in "\\PC{0,40}",
    ) {
        check_every_offset(&(parts.concat() + &noise));
    }

    #[test]
    fn a_span_is_refused_or_gives_its_words(text in "\\PC{0,30}", start in 0_u32..100, end in 0_u32..100) {
        let span = Span::checked(&text, ByteOffset(start), ByteOffset(end));
        let expected = text.get(start as usize..end as usize).filter(|words| !words.is_empty());
        prop_assert_eq!(span.ok().and_then(|span| span.slice(&text).ok()), expected);
    }
}
