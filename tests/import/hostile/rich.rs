//! RTF: groups, false lengths, false numbers, what is inside.

use crate::case::Case;
use crate::case::Expected::{self, Ok, Refuse, Text, Warn, WarnText};

fn rtf(name: &str, expected: Expected, inner: impl Fn() -> String + Send + 'static) -> Case {
    Case::made(name, "a.rtf", expected, move || {
        format!("{{\\rtf1 {}}}", inner())
    })
}

fn small(name: &str, inner: &'static str, expected: Expected) -> Case {
    rtf(name, expected, || inner.to_owned())
}

pub(super) fn rows() -> Vec<Case> {
    let whole = |name: &str, bytes: &[u8], expected| Case::new(name, "a.rtf", bytes, expected);
    vec![
        whole("nothing", b"", Refuse("no-text")),
        whole("no RTF", b"text", Refuse("damaged \\rtf")),
        whole("cut off", br"{\rtf1 text", Refuse("damaged }")),
        whole(
            "cut off in a group",
            br"{\rtf1 a{\b text}",
            Refuse("damaged }"),
        ),
        whole(
            "bytes after the end",
            b"{\\rtf1 text}\0\0more",
            WarnText("left-out embedded 1", "text"),
        ),
        small("no text", "\\par ", Refuse("no-text")),
        small("a picture alone", "{\\pict 00}", Refuse("no-text")),
        small(
            "more bytes announced than there are",
            "a{\\pict\\bin99999 x}",
            Refuse("damaged \\bin"),
        ),
        small(
            "bytes without end announced",
            "a\\bin99999999999999999999 x",
            Refuse("damaged \\bin"),
        ),
        small(
            "fewer than no bytes announced",
            "a\\bin-5 x",
            Refuse("damaged \\bin"),
        ),
        small(
            "groups inside announced bytes",
            "a{\\pict\\bin3 }}}}b",
            Text("ab"),
        ),
        small(
            "a file inside",
            "a{\\object{\\*\\objdata 00}{\\result b}}",
            WarnText("left-out embedded 1", "ab"),
        ),
        small(
            "a field that fetches",
            "a{\\field{\\*\\fldinst INCLUDETEXT \"https://x.example/a\"}{\\fldrslt b}}",
            Text("ab"),
        ),
        small(
            "hidden words",
            "a{\\v b}",
            WarnText("left-out hidden 1", "a"),
        ),
        small(
            "numbers that are none",
            "\\u99999999999999999999?\\'zz\\uc-7\\u1576?",
            Ok(1),
        ),
        small("half a surrogate pair", "a\\u-10179?b", Warn("replaced 1")),
        small(
            "a code page that nobody knows",
            "\\ansicpg99999 a\\'e1",
            Warn("replaced 1"),
        ),
        small("a font that nobody declared", "\\f99999 a\\'e1", Ok(1)),
        rtf(
            "a million groups in each other",
            Refuse("budget depth"),
            || "{".repeat(1_000_000),
        ),
        rtf("300 groups in each other", Refuse("budget depth"), || {
            "{".repeat(300) + "a" + &"}".repeat(300)
        }),
        rtf("a million empty groups", Text("a"), || {
            "{}".repeat(1_000_000) + "a"
        }),
        rtf("a word of a million letters", Text("a"), || {
            format!("\\{} a", "x".repeat(1_000_000))
        }),
        rtf("a thousand notes", Ok(1), || {
            "{\\footnote a}".repeat(1_000) + "a"
        }),
        rtf("notes in notes", Refuse("budget depth"), || {
            "{\\footnote a".repeat(400) + &"}".repeat(400)
        }),
        rtf("a hundred thousand cells", Ok(1), || {
            format!("\\trowd\\intbl {}\\row", "a\\cell ".repeat(100_000))
        }),
        rtf("an override", Warn("direction-override"), || {
            "a\\u8238?b".to_owned()
        }),
    ]
}
