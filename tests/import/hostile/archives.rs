//! Archives of documents.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::archives::{Raw, archive, raw, zipped};
use crate::case::Case;
use crate::case::Expected::{Ok, Pass, Refuse, Warn};

pub(super) fn rows() -> Vec<Case> {
    let mut rows = sound();
    rows.extend(hostile());
    rows
}

/// A long text that packs to nothing.
fn bomb(name: &str, megabytes: usize) -> Vec<u8> {
    let piece = b"boom\n".repeat(200_000);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer
        .start_file(name, SimpleFileOptions::default())
        .expect("an entry");
    for _ in 0..megabytes {
        writer.write_all(&piece).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

fn zip(name: &str, bytes: Vec<u8>, expected: crate::case::Expected) -> Case {
    Case::new(name, "case.zip", bytes, expected)
}

fn sound() -> Vec<Case> {
    let many: Vec<(String, Vec<u8>)> = (0..300)
        .map(|number| {
            (
                format!("{number}.txt"),
                format!("text {number}").into_bytes(),
            )
        })
        .collect();
    let many: Vec<(&str, &[u8])> = many
        .iter()
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    let mut stored = ZipWriter::new(Cursor::new(Vec::new()));
    stored
        .start_file(
            "a.txt",
            SimpleFileOptions::default().compression_method(CompressionMethod::Stored),
        )
        .expect("an entry");
    stored.write_all(b"as it is").expect("its bytes");
    let stored = stored.finish().expect("an archive").into_inner();
    vec![
        zip("one text", zipped(&[("a.txt", b"x")]), Ok(1)),
        zip("Markdown", zipped(&[("a.md", b"# x")]), Ok(1)),
        zip("stored", stored, Ok(1)),
        zip("300 files", zipped(&many), Ok(300)),
        zip(
            "folders",
            zipped(&[("أخبار/", b""), ("أخبار/a.txt", "نصّ".as_bytes())]),
            Ok(1),
        ),
        zip(
            "names apart by case only",
            zipped(&[("a.txt", b"x"), ("A.txt", b"y"), ("a.txt.", b"z")]),
            Warn("passed-over unknown-format"),
        ),
        zip(
            "composed and decomposed names",
            zipped(&[("\u{e9}.txt", b"x"), ("e\u{301}.txt", b"y")]),
            Ok(2),
        ),
        zip(
            "a comment of UTF-8 without its flag",
            archive(&[raw("نصّ.txt", "x")]),
            Ok(1),
        ),
        zip(
            "a name of an old code page",
            archive(&[raw(b"\x82.txt", "x")]),
            Ok(1),
        ),
        zip(
            "names with backslashes",
            archive(&[raw(b"a\\b.txt", "x")]),
            Ok(1),
        ),
        zip(
            "an encoding that is a guess",
            zipped(&[("a.txt", b"\xE1\xC7 \xE1\xE6\xE4")]),
            Warn("encoding-unsure"),
        ),
        Case::new(
            "named as text",
            "case.txt",
            zipped(&[("a.txt", b"x")]),
            Warn("other-than-named ZIP"),
        ),
        Case::new(
            "without an ending",
            "case",
            zipped(&[("a.txt", b"x")]),
            Ok(1),
        ),
        Case::new("in capitals", "CASE.ZIP", zipped(&[("a.txt", b"x")]), Ok(1)),
        Case::new(
            "of another program",
            "case.jar",
            zipped(&[("a.txt", b"x")]),
            Pass("unknown-format"),
        ),
    ]
}

fn hostile() -> Vec<Case> {
    let inner = zipped(&[("a.txt", b"x")]);
    let plain = |name: &str| raw(name, "some words");
    let with = |change: &dyn Fn(&mut Raw)| {
        let mut entry = plain("b.txt");
        change(&mut entry);
        archive(&[plain("a.txt"), entry])
    };
    let mut many = archive(&[plain("a.txt")]);
    let end = many.len() - 22;
    many[end + 8..end + 12].copy_from_slice(&[0xFF; 4]);
    let mut wide = b"PK\x06\x06".to_vec();
    wide.extend_from_slice(&44_u64.to_le_bytes());
    wide.extend_from_slice(&[45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    for value in [1_000_000_u64, 1_000_000, 46_000_000, 0] {
        wide.extend_from_slice(&value.to_le_bytes());
    }
    wide.extend_from_slice(b"PK\x06\x07\0\0\0\0");
    wide.extend_from_slice(&(end as u64).to_le_bytes());
    wide.extend_from_slice(&[1, 0, 0, 0]);
    many.splice(end..end, wide);
    let good = zipped(&[("a.txt", b"x")]);
    let before = [&b"some program"[..], &good].concat();
    let after = [&good, &b"more"[..]].concat();
    let two_ends = [&good[..], &good[good.len() - 22..]].concat();
    let deep = format!("{}a.txt", "f/".repeat(40));
    let long = format!("{}.txt", "n".repeat(300));
    vec![
        zip("empty file", Vec::new(), Refuse("")),
        zip("empty archive", archive(&[]), Refuse("no-text")),
        zip(
            "nothing that can be read",
            zipped(&[("a.jpg", b"x")]),
            Refuse("no-text"),
        ),
        zip("only an end", b"PK\x05\x06".to_vec(), Refuse("damaged")),
        zip("only a start", b"PK\x03\x04".to_vec(), Refuse("damaged")),
        zip("text", b"just text".to_vec(), Refuse("damaged")),
        zip("a bomb", bomb("a.txt", 200), Refuse("budget unpacked")),
        zip(
            "a bomb among texts",
            archive(&[plain("a.txt"), raw("b.zip", bomb("a.txt", 60))]),
            Warn("passed-over nested"),
        ),
        zip("too long a text", bomb("a.txt", 40), Refuse("budget")),
        zip(
            "an archive inside",
            zipped(&[("i.zip", &inner)]),
            Refuse("no-text"),
        ),
        zip(
            "an archive inside that does not say so",
            zipped(&[("a.txt", b"x"), ("i", &inner)]),
            Warn("passed-over nested"),
        ),
        zip(
            "two of one name",
            archive(&[plain("a.txt"), plain("a.txt")]),
            Refuse("damaged"),
        ),
        zip(
            "two of the same bytes",
            with(&|entry| entry.at = Some(0)),
            Refuse("damaged"),
        ),
        zip("a million entries", many, Refuse("budget items")),
        zip(
            "a link",
            with(&|entry| entry.mode = 0o120_777),
            Warn("passed-over not-a-file"),
        ),
        zip(
            "a device",
            with(&|entry| entry.mode = 0o020_666),
            Warn("passed-over not-a-file"),
        ),
        zip(
            "a pipe",
            with(&|entry| entry.mode = 0o010_666),
            Warn("passed-over not-a-file"),
        ),
        zip(
            "behind a password",
            with(&|entry| entry.flags = 1),
            Warn("refused password"),
        ),
        zip(
            "packed by LZMA",
            with(&|entry| entry.method = 14),
            Warn("passed-over packing"),
        ),
        zip(
            "packed by nothing known",
            with(&|entry| entry.method = 77),
            Warn("passed-over packing"),
        ),
        zip(
            "a wrong checksum",
            with(&|entry| entry.crc = Some(7)),
            Warn("refused damaged b.txt"),
        ),
        zip(
            "not packed as it says",
            with(&|entry| entry.method = 8),
            Warn("refused damaged b.txt"),
        ),
        zip(
            "begins nowhere",
            with(&|entry| entry.at = Some(9_999_999)),
            Refuse("damaged"),
        ),
        zip(
            "says that it is shorter than it is",
            with(&|entry| entry.size = Some(1)),
            Warn("refused damaged b.txt"),
        ),
        zip(
            "says that it is longer than it is",
            with(&|entry| entry.size = Some(4_000_000_000)),
            Warn("refused damaged b.txt"),
        ),
        zip("bytes before it", before, Refuse("damaged")),
        zip("bytes after it", after, Refuse("damaged")),
        zip("two ends", two_ends, Refuse("damaged")),
        zip(
            "a way out",
            archive(&[plain("../../../tmp/hashiya-out.txt")]),
            Ok(1),
        ),
        zip("a root", archive(&[plain("/etc/passwd.txt")]), Ok(1)),
        zip("a drive", archive(&[plain("C:\\out.txt")]), Ok(1)),
        zip("NUL in the name", archive(&[plain("a\0b.txt")]), Ok(1)),
        zip("a line in the name", archive(&[plain("a\nb.txt")]), Ok(1)),
        zip(
            "a turned name",
            archive(&[plain("a\u{202E}gpj.txt")]),
            Ok(1),
        ),
        zip("a device of DOS", archive(&[plain("CON.txt")]), Ok(1)),
        zip("a long name", archive(&[plain(&long)]), Ok(1)),
        zip("no name", archive(&[plain("")]), Refuse("no-text")),
        zip(
            "folders too deep",
            archive(&[plain(&deep)]),
            Refuse("no-text"),
        ),
        zip(
            "an empty text among others",
            zipped(&[("a.txt", b"x"), ("b.txt", b" ")]),
            Warn("refused no-text"),
        ),
        zip(
            "a picture named as a text",
            zipped(&[("a.txt", b"x"), ("b.txt", b"\x89PNG\r\n")]),
            Warn("refused other-format PNG"),
        ),
    ]
}
