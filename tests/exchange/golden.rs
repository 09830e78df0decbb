//! Pins the format: the same collection gives the bytes that lie in `tests/fixtures/record`.
//!
//! With `UPDATE_FIXTURES=1` the files are written anew; read the difference before you commit it.

use std::path::PathBuf;

use hashiya::exchange::record::{DocumentsBy, Format, Known, Source, read, record_budget};
use hashiya::model::{MemoKind, Row, Snapshot};

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

/// A record of an earlier version says the same as it did, and nothing of what that version had no words for.
#[test]
fn records_of_earlier_versions_are_read() {
    for version in [1, 2] {
        for format in Format::ALL {
            let name = format!("version-{version}");
            let text = std::fs::read_to_string(fixture(&name, *format)).expect("a fixture");
            let record = good(&text);
            let later = |row: &&Row| matches!(row, Row::Rejection(_) | Row::SavedSearch(_));
            let full = full();
            let n_later = full.rows.iter().filter(later).count();
            assert_eq!(record.rows.len() + n_later, full.rows.len());
            for row in &record.rows {
                if let Row::Tag(tag) = row {
                    assert_eq!(tag.terms, []);
                }
                if version == 1 {
                    says_what_version_1_could(row);
                }
            }
            // Written again, only the version differs and the lists that it did not have.
            let snapshot = Snapshot::from_rows(1, record.rows.iter().cloned());
            let originals = |id| {
                let mut kept = record.originals.iter();
                let found = kept.find(|original| original.of == id);
                Ok(found.map(|original| original.bytes.to_vec()))
            };
            let source = Source {
                tombstones: &record.tombstones,
                history: &record.history,
                originals: Some(&originals),
                ..Source::new(&snapshot)
            };
            let again = export_text(&source, *format).expect("written");
            let (head, lists) = match format {
                Format::Ron => ("version:", "rejections:[],\nsaved_searches:[],\n"),
                Format::Json => (
                    "\"version\":",
                    "\"rejections\":[],\n\"saved_searches\":[],\n",
                ),
            };
            assert!(again.contains(lists), "{again}");
            let lowered = again.replacen(lists, "", 1).replacen(
                &format!("{head}3"),
                &format!("{head}{version}"),
                1,
            );
            assert!(lowered == text);
        }
    }
}

fn says_what_version_1_could(row: &Row) {
    match row {
        Row::Tag(tag) => assert!(tag.includes.is_empty() && tag.excludes.is_empty()),
        Row::Memo(memo) => assert_eq!(memo.kind, MemoKind::Note),
        Row::Tagging(tagging) => assert!(!tagging.is_example),
        Row::Document(document) => {
            assert_eq!(document.paragraph_directions, []);
            assert_eq!(document.furniture, []);
        }
        _ => {}
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
