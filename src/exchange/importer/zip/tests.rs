//! Tests of archives: what comes in, under which name, and what is passed over.

use std::io::{Cursor, Write};

use ::zip::write::SimpleFileOptions;

use super::*;
use crate::base::Cancel;

pub(super) fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ::zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("an entry");
        writer.write_all(bytes).expect("its bytes");
    }
    writer.finish().expect("an archive").into_inner()
}

fn read(bytes: Vec<u8>, budget: &Budget) -> Result<Reading, ImportError> {
    let source = SourceFile {
        name: "a.zip".to_owned(),
        bytes,
        modified: None,
    };
    Zip.read_all(
        &source,
        &ImportOptions::default(),
        budget,
        &Progress::default(),
    )
}

fn lines(reading: &Reading) -> Vec<String> {
    let entries = reading.passed.entries().iter();
    entries
        .map(|entry| format!("{}: {}", entry.file, entry.note.report_code()))
        .collect()
}

#[test]
fn each_file_is_read_as_it_would_be_outside() {
    let bytes = zipped(&[
        ("read me.txt", b"one"),
        ("أخبار/أول.md", "# عنوان\n\nنص".as_bytes()),
        ("أخبار/2024/b.TXT", b"\xEF\xBB\xBFtwo\r\n"),
        ("photo.jpg", b"x"),
        (".hidden/a.txt", b"x"),
        ("__MACOSX/a.txt", b"x"),
        ("sub/", b""),
        ("inner.zip", &zipped(&[("a.txt", b"x")])),
        ("noname", &zipped(&[("a.txt", b"x")])),
        ("empty.txt", b""),
        ("really.txt", b"\x89PNG"),
    ]);
    let reading = read(bytes, &Budget::default()).expect("it can be read");
    let found: Vec<_> = reading
        .documents
        .iter()
        .map(|found| {
            let entry = found.entry.as_ref().expect("an entry");
            (
                entry.path.join("/"),
                found.imported.text.as_str(),
                &*entry.bytes,
            )
        })
        .collect();
    assert_eq!(
        found,
        [
            ("read me.txt".to_owned(), "one", &b"one"[..]),
            (
                "أخبار/أول.md".to_owned(),
                "# عنوان\n\nنص",
                "# عنوان\n\nنص".as_bytes()
            ),
            (
                "أخبار/2024/b.TXT".to_owned(),
                "two\n",
                b"\xEF\xBB\xBFtwo\r\n"
            ),
        ]
    );
    assert_eq!(
        lines(&reading),
        [
            "photo.jpg: passed-over unknown-format",
            ".hidden/a.txt: passed-over hidden",
            "inner.zip: passed-over nested",
            "noname: passed-over nested",
            "empty.txt: refused no-text",
            "really.txt: refused other-format PNG",
        ]
    );
}

#[test]
fn limits_hold_over_all_files_together() {
    let bytes = zipped(&[("a.txt", &[b'a'; 60]), ("b.txt", &[b'b'; 60])]);
    let budget = |characters| Budget {
        characters,
        ..Budget::default()
    };
    assert!(read(bytes.clone(), &budget(120)).is_ok());
    assert!(matches!(
        read(bytes, &budget(119)),
        Err(ImportError::Budget(exceeded)) if exceeded.limit == Limit::Characters
    ));
}

#[test]
fn a_cancel_request_is_seen_between_files() {
    let cancel = Cancel::new();
    cancel.request();
    let source = SourceFile {
        name: "a.zip".to_owned(),
        bytes: zipped(&[("a.txt", b"x")]),
        modified: None,
    };
    let stopped = Zip.read(
        &source,
        &ImportOptions::default(),
        &Budget::default(),
        &Progress::silent(cancel),
    );
    assert!(matches!(stopped, Err(ImportError::Cancelled(_))));
}
