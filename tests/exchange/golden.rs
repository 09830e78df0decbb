//! Pins the format: the same collection gives the bytes that lie in `tests/fixtures/record`.
//!
//! With `UPDATE_FIXTURES=1` the files are written anew; read the difference before you commit it.

use std::path::PathBuf;

use hashiya::exchange::record::{DocumentsBy, Format, Known, Source, read, record_budget};

use crate::sample::{export_text, full, good};

fn fixture(name: &str, format: Format) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/record")
        .join(format!("{name}.{}", format.extension()))
}

fn check(name: &str, format: Format, written: &str) {
    let path = fixture(name, format);
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        std::fs::write(&path, written).expect("the fixture can be written");
    }
    let golden = std::fs::read_to_string(&path).expect("the fixture is there");
    assert!(
        golden == written,
        "{} is not what is written now; if that is meant, docs/format.md and the version change too",
        path.display()
    );
}

#[test]
fn the_full_record_is_as_it_was() {
    for format in Format::ALL {
        check("full", *format, &full().export(*format));
    }
}

#[test]
fn the_record_without_texts_is_as_it_was() {
    let snapshot = full().snapshot();
    let source = Source {
        documents_by: DocumentsBy::Content,
        ..Source::new(&snapshot)
    };
    for format in Format::ALL {
        check(
            "content",
            *format,
            &export_text(&source, *format).expect("written"),
        );
    }
}

#[test]
fn the_files_are_read() {
    let snapshot = full().snapshot();
    let rows: Vec<_> = snapshot.rows().collect();
    let known = Known::of(&snapshot);
    for format in Format::ALL {
        let text = std::fs::read_to_string(fixture("full", *format)).expect("a fixture");
        assert_eq!(good(&text).rows, rows);
        let bytes = std::fs::read(fixture("content", *format)).expect("a fixture");
        let record = read(&bytes, &record_budget(), &|hash| known.text(hash)).expect("readable");
        assert_eq!(record.rows, rows);
    }
}
