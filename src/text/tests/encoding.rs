//! Encodings, line ends and invisible characters.

use proptest::prelude::*;

use crate::text::Encoding::*;
use crate::text::*;

const ARABIC: &str =
    "قال المتحدث إن الشركة أنهت وصول وحدة عسكرية إلى خدمات التخزين، وأضاف أن التحقيق مستمر.\n";
const MIXED: &str =
    "The report (25 September) quotes «حسام» and says: لا تعليق.\nSecond line, plain English.\n";

/// Writes a text in an encoding; the text must fit it.
fn bytes_in(encoding: Encoding, text: &str) -> Vec<u8> {
    let codec = match encoding {
        Utf8 => return text.as_bytes().to_vec(),
        Utf16LittleEndian => return text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Utf16BigEndian => return text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        Windows1256 => encoding_rs::WINDOWS_1256,
        Iso8859Part6 => encoding_rs::ISO_8859_6,
        Windows1252 => encoding_rs::WINDOWS_1252,
    };
    let (bytes, _, unmappable) = codec.encode(text);
    assert!(!unmappable, "{text} does not fit {encoding:?}");
    bytes.into_owned()
}

fn check_found(text: &str, encoding: Encoding, certain: bool) {
    let decoded = decode(&bytes_in(encoding, text), None);
    assert_eq!(
        (decoded.text.as_str(), decoded.encoding, decoded.certain),
        (text, encoding, certain)
    );
    assert_eq!((decoded.had_bom, decoded.replaced), (false, 0));
}

#[test]
fn encodings_are_found() {
    for encoding in [Utf8, Utf16LittleEndian, Utf16BigEndian] {
        check_found(ARABIC, encoding, true);
        check_found(MIXED, encoding, true);
        check_found("Plain English text.\n", encoding, true);
        check_found("سلام", encoding, true);
    }
    check_found(ARABIC, Windows1256, false);
    check_found(MIXED, Windows1256, false);
    check_found("سلام عليكم", Windows1256, false);
    check_found("مدينة بيروت", Windows1256, false);
    check_found(ARABIC, Iso8859Part6, false);
    check_found(
        "Café à la crème, s'il vous plaît. Où est le garçon ?",
        Windows1252,
        false,
    );
    check_found("", Utf8, true);
    check_found("a", Utf8, true);
    check_found("NUL \0 inside", Utf8, true);
}

#[test]
fn byte_order_marks_decide_and_are_taken_off() {
    for (encoding, mark) in [
        (Utf8, &b"\xEF\xBB\xBF"[..]),
        (Utf16LittleEndian, b"\xFF\xFE"),
        (Utf16BigEndian, b"\xFE\xFF"),
    ] {
        let decoded = decode(&[mark, &bytes_in(encoding, ARABIC)].concat(), None);
        assert_eq!(
            (decoded.text.as_str(), decoded.encoding, decoded.had_bom),
            (ARABIC, encoding, true)
        );
    }
    let inside = decode("a\u{FEFF}b".as_bytes(), None);
    assert_eq!(
        (inside.text.as_str(), inside.had_bom),
        ("a\u{FEFF}b", false)
    );
}

#[test]
fn a_choice_wins_over_detection() {
    let bytes = bytes_in(Windows1256, ARABIC);
    let wrong = decode(&bytes, Some(Windows1252));
    assert_eq!((wrong.encoding, wrong.certain), (Windows1252, true));
    assert_ne!(wrong.text, ARABIC);
    assert_eq!(decode(&bytes, Some(Windows1256)).text, ARABIC);
}

#[test]
fn faults_are_counted_never_silent() {
    let cut = &ARABIC.as_bytes()[..12];
    let decoded = decode(cut, None);
    assert_eq!(
        (decoded.encoding, decoded.certain, decoded.replaced),
        (Utf8, false, 1)
    );
    let mut broken = ARABIC.as_bytes().to_vec();
    broken.splice(9..9, [0xFF, 0xFE]);
    let decoded = decode(&broken, None);
    assert_eq!((decoded.encoding, decoded.replaced), (Utf8, 2));
    assert_eq!(decode("genuine \u{FFFD}".as_bytes(), None).replaced, 0);
    assert!(decode(&bytes_in(Windows1256, ARABIC), Some(Utf8)).replaced > 10);
    assert_eq!(
        decode(b"a\0b", Some(Utf16LittleEndian)).replaced,
        1,
        "an odd byte"
    );
}

#[test]
fn line_ends_become_line_feeds_and_are_counted() {
    for (bytes, text, crlf, cr) in [
        (&b"a\r\nb\r\n"[..], "a\nb\n", 2, 0),
        (b"a\rb", "a\nb", 0, 1),
        (b"\r\r\n\n\r", "\n\n\n\n", 1, 2),
        (b"a\nb", "a\nb", 0, 0),
    ] {
        let decoded = decode(bytes, None);
        assert_eq!(
            (decoded.text.as_str(), decoded.crlf_count, decoded.cr_count),
            (text, crlf, cr)
        );
    }
}

#[test]
fn nothing_is_normalized() {
    let text = "e\u{301} é ﷲ ﻻ ـــ \u{200F}\u{AD}";
    assert_eq!(decode(text.as_bytes(), None).text, text);
}

#[test]
fn invisible_characters_are_counted_by_kind() {
    let counts = count_invisible("a\u{200F}b\u{200F}\u{A0}\u{200D}\tc\nعَرب \u{61C}\0\u{FEFF}");
    let shown: Vec<_> = counts
        .iter()
        .map(|(character, count)| {
            (
                invisible(*character).expect("in the table").abbreviation,
                *count,
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("NUL", 1),
            ("NBSP", 1),
            ("ALM", 1),
            ("ZWJ", 1),
            ("RLM", 2),
            ("BOM", 1)
        ]
    );
    assert_eq!(
        invisible('\u{202E}').map(|row| row.kind),
        Some(InvisibleKind::DirectionOverride)
    );
    assert_eq!(invisible('\u{64E}'), None, "a vowel mark is visible");
}

#[test]
fn open_direction_controls_are_found_by_paragraph() {
    for (text, expected) in [
        ("plain", 0),
        ("\u{2067}ن\u{2069}", 0),
        ("\u{202B}ن\u{202C}", 0),
        ("\u{2067}\u{202A}a\u{202C}\u{2069}", 0),
        ("\u{2067}ن", 1),
        ("\u{2067}ن\n\u{2069}", 2),
        ("\u{202E}evil", 1),
        ("\u{2067}\u{202A}a\u{2069}\u{202C}", 1),
        ("\u{202C}", 1),
    ] {
        assert_eq!(count_unbalanced_paragraphs(text), expected, "{text:?}");
    }
}

proptest! {
    #[test]
    fn unicode_encodings_come_back(text in "[^\u{FEFF}\r]\\PC{0,60}") {
        for encoding in [Utf8, Utf16LittleEndian, Utf16BigEndian] {
            let decoded = decode(&bytes_in(encoding, &text), Some(encoding));
            prop_assert_eq!(&decoded.text, &text);
            prop_assert_eq!(decoded.replaced, 0);
        }
    }

    #[test]
    fn code_pages_come_back(text in "[a-z ابتثجحخدذرزسشصضطظعغفقكلمنهوي،؟0-9\n]{0,60}") {
        for encoding in [Windows1256, Iso8859Part6] {
            prop_assert_eq!(decode(&bytes_in(encoding, &text), Some(encoding)).text, text.as_str());
        }
    }

    #[test]
    fn any_bytes_are_read_in_any_encoding(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for chosen in [None].into_iter().chain(Encoding::ALL.map(Some)) {
            let decoded = decode(&bytes, chosen);
            prop_assert!(!decoded.text.contains('\r'));
        }
    }
}
