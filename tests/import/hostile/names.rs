//! What files are called: names are for display, and bytes count more than names.

use crate::case::Case;
use crate::case::Expected::{Ok, Pass, Refuse, Text, Warn};

/// Names of files that come in, whatever they are.
#[cfg(unix)]
const NAMES: &[&str] = &[
    "a\nb.txt",
    "a\tb.txt",
    "a\u{1b}[2J.txt",
    "a\u{202E}gpj.txt",
    "\u{2066}a\u{2067}.txt",
    "\u{200B}.txt",
    "\u{2068}.txt",
    "CON.txt",
    "NUL.txt",
    " .txt",
    "..txt",
    "a..txt",
    "...txt",
    "a\\..\\b.txt",
    "C:a.txt",
    "-rf.txt",
    "~.txt",
    "$(id).txt",
    "'; drop table documents;--.txt",
    "{n}.txt",
    "%s%n.txt",
    "<b>&amp;.txt",
    "a\u{e9}e\u{301}.txt",
    "\u{E0041}.txt",
];
#[cfg(not(unix))]
const NAMES: &[&str] = &["CON_.txt", "{n}.txt", "'; drop table documents;--.txt"];

pub(super) fn rows() -> Vec<Case> {
    let usual = NAMES
        .iter()
        .map(|name| Case::new(format!("{name:?}"), *name, "some words", Ok(1)));
    let mut rows: Vec<Case> = usual.collect();
    rows.extend(bytes_and_names());
    rows
}

fn bytes_and_names() -> Vec<Case> {
    let case =
        |name: &str, file: &str, bytes: &[u8], expected| Case::new(name, file, bytes, expected);
    let long = format!("{}.txt", "ن".repeat(125));
    vec![
        case("254 bytes", &long, b"some words", Ok(1)),
        case("no ending", "aux", b"some words", Pass("unknown-format")),
        case(
            "a dot at the end",
            "a.txt.",
            b"some words",
            Pass("unknown-format"),
        ),
        case(
            "an ending alone",
            ".txt",
            b"some words",
            Pass("unknown-format"),
        ),
        case(
            "a picture",
            "a.txt",
            b"\x89PNG\r\n\x1a\n",
            Refuse("other-format PNG"),
        ),
        case(
            "a photo",
            "a.md",
            b"\xFF\xD8\xFF\xE0",
            Refuse("other-format JPEG"),
        ),
        case(
            "an animation",
            "a.csv",
            b"GIF89a",
            Refuse("other-format GIF"),
        ),
        case(
            "a database",
            "a.txt",
            b"SQLite format 3\0",
            Refuse("other-format SQLite"),
        ),
        case("a program", "a.txt", b"\x7FELF", Refuse("other-format ELF")),
        case(
            "packed",
            "a.txt",
            b"\x1F\x8B\x08",
            Refuse("other-format gzip"),
        ),
        case(
            "old Office",
            "a.txt",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
            Refuse("other-format OLE"),
        ),
        case(
            "a page as text",
            "a.txt",
            b"<!DOCTYPE html><p>x",
            Text("<!DOCTYPE html><p>x"),
        ),
        case(
            "a page without an ending",
            "a",
            b"<!DOCTYPE html><p>x",
            Text("x"),
        ),
        case(
            "RTF as a page",
            "a.html",
            br"{\rtf1 x}",
            Warn("other-than-named RTF"),
        ),
        case(
            "a picture by name",
            "a.png",
            b"some words",
            Pass("unknown-format"),
        ),
        case(
            "old Office by name",
            "a.doc",
            b"some words",
            Pass("unknown-format"),
        ),
    ]
}
