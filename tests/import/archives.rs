//! Archives of documents, sound and hostile.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::case::Expected::{Ok, Pass, Refuse, Warn};
use crate::case::{Case, Desk, check, shown};

/// An archive made as any program would.
pub(crate) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("an entry");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

/// An entry of which every claim can be false.
#[derive(Clone)]
struct Raw {
    name: Vec<u8>,
    bytes: Vec<u8>,
    flags: u16,
    method: u16,
    /// Of the file system, as Unix has it.
    mode: u32,
    crc: Option<u32>,
    /// What the directory says of the unpacked size.
    size: Option<u32>,
    /// Where the directory says that it begins.
    at: Option<u32>,
}

fn raw(name: impl AsRef<[u8]>, bytes: impl AsRef<[u8]>) -> Raw {
    Raw {
        name: name.as_ref().to_vec(),
        bytes: bytes.as_ref().to_vec(),
        flags: 0,
        method: 0,
        mode: 0o100_644,
        crc: None,
        size: None,
        at: None,
    }
}

/// Writes the records of APPNOTE 6.3.10, §4.3.7, §4.3.12 and §4.3.16, as they are given.
fn archive(entries: &[Raw]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    for entry in entries {
        let mut crc = flate2::Crc::new();
        crc.update(&entry.bytes);
        let crc = entry.crc.unwrap_or_else(|| crc.sum());
        let length = entry.bytes.len() as u32;
        let size = entry.size.unwrap_or(length);
        let at = entry.at.unwrap_or(file.len() as u32);
        let mut common = Vec::new();
        for value in [20, entry.flags, entry.method, 0, 0x21] {
            common.extend_from_slice(&value.to_le_bytes());
        }
        for value in [crc, length, size] {
            common.extend_from_slice(&value.to_le_bytes());
        }
        common.extend_from_slice(&(entry.name.len() as u16).to_le_bytes());
        common.extend_from_slice(&[0, 0]);
        file.extend_from_slice(b"PK\x03\x04");
        file.extend_from_slice(&common);
        file.extend_from_slice(&entry.name);
        file.extend_from_slice(&entry.bytes);
        directory.extend_from_slice(b"PK\x01\x02\x14\x03");
        directory.extend_from_slice(&common);
        directory.extend_from_slice(&[0; 6]);
        directory.extend_from_slice(&(entry.mode << 16).to_le_bytes());
        directory.extend_from_slice(&at.to_le_bytes());
        directory.extend_from_slice(&entry.name);
    }
    let at = file.len() as u32;
    let length = directory.len() as u32;
    file.extend_from_slice(&directory);
    file.extend_from_slice(b"PK\x05\x06\0\0\0\0");
    for _ in 0..2 {
        file.extend_from_slice(&(entries.len() as u16).to_le_bytes());
    }
    file.extend_from_slice(&length.to_le_bytes());
    file.extend_from_slice(&at.to_le_bytes());
    file.extend_from_slice(&[0, 0]);
    file
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

#[test]
fn archives_end_as_stated() {
    check(sound());
    check(hostile());
    assert!(!std::path::Path::new("/tmp/hashiya-out.txt").exists());
}

#[test]
fn too_many_entries_are_refused_by_their_count() {
    let names: Vec<String> = (0..10_001).map(|number| format!("{number}.txt")).collect();
    let entries: Vec<Raw> = names.iter().map(|name| raw(name, "")).collect();
    check(vec![zip(
        "10,001 entries",
        archive(&entries),
        Refuse("budget items"),
    )]);
}

#[test]
fn no_beginning_of_an_archive_comes_in() {
    let desk = Desk::new();
    let before = desk.hash();
    let whole = zipped(&[("a.txt", b"some words"), ("b/c.md", b"# more words")]);
    for end in 0..whole.len() {
        desk.write(&format!("cut/{end:03}.zip"), &whole[..end]);
    }
    let lines = desk.add(&[desk.path("cut")]);
    assert_eq!(lines.len(), whole.len());
    for line in shown(&lines) {
        assert!(line.contains(": Refused, refused damaged"), "{line}");
    }
    assert_eq!(desk.hash(), before);
}

#[test]
fn no_changed_byte_of_an_archive_does_harm() {
    let desk = Desk::new();
    let whole = zipped(&[("a.txt", b"some words"), ("b/c.md", b"# more words")]);
    for at in 0..whole.len() {
        let mut changed = whole.clone();
        changed[at] ^= 0x41;
        desk.write(&format!("changed/{at:03}.zip"), changed);
    }
    let lines = desk.add(&[desk.path("changed")]);
    for line in shown(&lines) {
        let is_ours = line.contains("fault") || line.contains("died") || line.contains("wrong");
        assert!(!is_ours, "{line}");
    }
}
