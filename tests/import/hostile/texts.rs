//! Plain text and Markdown: encodings, line ends, characters that do not show.

use encoding_rs::{ISO_8859_6, WINDOWS_1256};

use crate::case::Case;
use crate::case::Expected::{Ok, Refuse, Text, Warn, WarnText};

const ARABIC: &str = "قال المتحدث إن الشركة أنهت وصول الوحدة";

pub(super) fn rows() -> Vec<Case> {
    let mut rows = bytes();
    rows.extend(characters());
    rows.extend(large());
    rows
}

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

fn bytes() -> Vec<Case> {
    let text = |name: &str, bytes: &[u8], expected| Case::new(name, "a.txt", bytes, expected);
    let little = utf_16(ARABIC, u16::to_le_bytes);
    let big = utf_16(ARABIC, u16::to_be_bytes);
    vec![
        text("nothing", b"", Refuse("no-text")),
        text("white space", b" \r\n\t", Refuse("no-text")),
        text(
            "a byte order mark alone",
            b"\xEF\xBB\xBF",
            Refuse("no-text"),
        ),
        text(
            "marks that show nothing",
            "\u{200F}\u{061C}\u{FEFF}".as_bytes(),
            Refuse("no-text"),
        ),
        text("a byte order mark", b"\xEF\xBB\xBFx", Text("x")),
        text("no UTF-8", b"\x80\x81\xFE", Warn("encoding-unsure")),
        text(
            "UTF-8 with one false byte",
            "قال المتحدث\u{0} إن"
                .replace('\0', "")
                .as_bytes()
                .split_last()
                .expect("bytes")
                .1,
            Warn(""),
        ),
        text(
            "windows-1256",
            &WINDOWS_1256.encode(ARABIC).0,
            WarnText("encoding-unsure windows-1256", ARABIC),
        ),
        text(
            "ISO-8859-6",
            &ISO_8859_6.encode(ARABIC).0,
            WarnText("encoding-unsure ISO-8859-6", ARABIC),
        ),
        text(
            "UTF-16 with its mark",
            &[b"\xFF\xFE", &little[..]].concat(),
            Text(ARABIC),
        ),
        text(
            "UTF-16, the high byte first, with its mark",
            &[b"\xFE\xFF", &big[..]].concat(),
            Text(ARABIC),
        ),
        text(
            "UTF-16 without a mark",
            &utf_16("plain words", u16::to_le_bytes),
            Text("plain words"),
        ),
        text(
            "UTF-16 cut in a character",
            b"\xFF\xFEa\0b",
            Warn("replaced 1"),
        ),
        text(
            "half a surrogate pair",
            b"\xFF\xFEa\0\x00\xD8b\0",
            Warn("replaced 1"),
        ),
        text(
            "a surrogate as UTF-8",
            b"a\xED\xA0\x80b",
            Warn("encoding-unsure"),
        ),
        text("an overlong form", b"a\xC0\xAFb", Warn("encoding-unsure")),
        text(
            "beyond the last code point",
            b"a\xF4\x90\x80\x80b",
            Warn("encoding-unsure"),
        ),
        text("zeros", b"a\0b", WarnText("nul 1", "a\0b")),
        text(
            "line ends of three kinds",
            b"a\r\nb\rc\nd",
            Text("a\nb\nc\nd"),
        ),
        text("a CR at the end", b"a\r", Text("a\n")),
    ]
}

fn characters() -> Vec<Case> {
    let text = |name: &str, text: &'static str, expected| Case::new(name, "a.txt", text, expected);
    vec![
        text(
            "an override",
            "a\u{202E}b",
            WarnText("direction-override", "a\u{202E}b"),
        ),
        text(
            "controls that are not closed",
            "a\u{2067}b\nc",
            WarnText("direction-unbalanced", "a\u{2067}b\nc"),
        ),
        text(
            "isolates in pairs",
            "a\u{2067}b\u{2069}c",
            Text("a\u{2067}b\u{2069}c"),
        ),
        text(
            "marks of direction",
            "\u{061C}a\u{200E}\u{200F}",
            Text("\u{061C}a\u{200E}\u{200F}"),
        ),
        text(
            "characters that are none",
            "a\u{FFFE}\u{FFFF}\u{10FFFF}",
            Ok(1),
        ),
        text("U+FFFD in the text itself", "a\u{FFFD}", Text("a\u{FFFD}")),
        text(
            "signs for terminals",
            "\u{1b}[31ma\u{1b}]0;x\u{7}",
            Text("\u{1b}[31ma\u{1b}]0;x\u{7}"),
        ),
        text(
            "tag characters",
            "a\u{E0001}\u{E0061}\u{E007F}",
            Text("a\u{E0001}\u{E0061}\u{E007F}"),
        ),
        text(
            "presentation forms",
            "\u{FEFB}\u{FDFA}",
            Text("\u{FEFB}\u{FDFA}"),
        ),
        text(
            "decomposed letters",
            "e\u{301}ا\u{653}",
            Text("e\u{301}ا\u{653}"),
        ),
        text(
            "line separators",
            "a\u{2028}b\u{2029}c\u{85}d",
            Text("a\u{2028}b\u{2029}c\u{85}d"),
        ),
        text(
            "vertical tab and form feed",
            "a\u{b}b\u{c}c",
            Text("a\u{b}b\u{c}c"),
        ),
    ]
}

fn large() -> Vec<Case> {
    let made = |name: &str, file: &str, expected, make: fn() -> String| {
        Case::made(name, file, expected, make)
    };
    vec![
        made("a million marks on one letter", "a.txt", Ok(1), || {
            format!("ب{}", "\u{64e}".repeat(1_000_000))
        }),
        made("one line of 20 MB", "a.txt", Ok(1), || {
            "سطر طويل ".repeat(1_200_000)
        }),
        made("a million lines", "a.txt", Ok(1), || {
            "a\n".repeat(1_000_000)
        }),
        made(
            "too many characters",
            "a.txt",
            Refuse("budget characters"),
            || "x".repeat(32_000_001),
        ),
        made(
            "a hundred thousand overrides",
            "a.txt",
            Warn("direction-override 100000"),
            || "\u{202E}a".repeat(100_000),
        ),
        made(
            "quotations in quotations",
            "a.md",
            Warn("structure-left-out"),
            || ">".repeat(100_000) + " deep",
        ),
        made("lists in lists", "a.md", Warn("structure-left-out"), || {
            "- ".repeat(10_000) + "x"
        }),
        made(
            "a million stars",
            "a.md",
            Warn("structure-left-out"),
            || "*".repeat(1_000_000) + "x",
        ),
        made("brackets that never close", "a.md", Ok(1), || {
            "[".repeat(200_000)
        }),
        made("links that never close", "a.md", Ok(1), || {
            "[a](".repeat(50_000)
        }),
        made("code that never closes", "a.md", Ok(1), || {
            "`".repeat(200_000) + "x"
        }),
        made("a table of many columns", "a.md", Ok(1), || {
            format!("{}\n{}\n", "|a".repeat(5_000), "|-".repeat(5_000))
        }),
    ]
}
