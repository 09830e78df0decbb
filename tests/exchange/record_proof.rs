//! A record that lies as it is written is proved and read line by line: each row at its place, and never otherwise than the reader of
//! whole records has it.

use hashiya::base::{Budget, Cancel, Progress};
use hashiya::exchange::record::{
    DocumentsBy, ExchangeError, Format, Record, Source, Summary, export, no_texts, prove_record,
    read, read_by_line, read_file, record_budget,
};
use hashiya::model::{RowKind, Snapshot};

use crate::random::cases;
use crate::sample::{Maker, full};

fn written(source: &Source<'_>, format: Format) -> (Summary, Vec<u8>) {
    let mut bytes = Vec::new();
    let summary = export(source, format, &Progress::default(), &mut bytes).expect("written");
    (summary, bytes)
}

/// With all that a record can hold.
fn with_source<T>(maker: &Maker, snapshot: &Snapshot, test: impl FnOnce(&Source<'_>) -> T) -> T {
    let originals = |id| Ok(maker.originals.get(&id).cloned());
    test(&Source {
        tombstones: &maker.tombstones,
        history: &maker.history,
        originals: Some(&originals),
        ..Source::new(snapshot)
    })
}

fn proved(source: &Source<'_>, format: Format, bytes: &[u8]) -> Result<(), ExchangeError> {
    let (mut summary, _) = written(source, format);
    // What is changed is to be found out by its words, not by its length.
    summary.bytes = bytes.len() as u64;
    prove_record(source, format, &summary, bytes, &Progress::default())
}

fn by_line(bytes: &[u8]) -> Result<Record, ExchangeError> {
    read_by_line(bytes, &no_texts, &Progress::default())
}

#[test]
fn every_record_proves_itself_and_no_other() {
    let mut before: Option<Vec<u8>> = None;
    for maker in cases(40).iter().chain([&full()]) {
        let snapshot = maker.snapshot();
        for format in Format::ALL.iter().copied() {
            with_source(maker, &snapshot, |source| {
                let (summary, bytes) = written(source, format);
                prove_record(source, format, &summary, &*bytes, &Progress::default())
                    .expect("what was written is proved");
                let whole = read(&bytes, &record_budget(), &no_texts).expect("a record");
                assert_eq!(by_line(&bytes).expect("a record by its lines"), whole);
                if let Some(other) = before.replace(bytes) {
                    proved(source, format, &other).expect_err("another");
                }
            });
            let by_content = Source {
                documents_by: DocumentsBy::Content,
                ..Source::new(&snapshot)
            };
            let (_, bytes) = written(&by_content, format);
            proved(&by_content, format, &bytes).expect("without texts");
            assert!(by_line(&bytes).is_err() || snapshot.captures().next().is_none());
            proved(&Source::new(&snapshot), format, &bytes).expect_err("texts are missing");
        }
    }
}

/// One row of each kind of the sample is changed, left out, written twice, and changed for the next one.
#[test]
fn a_row_that_is_not_at_its_place_fails_the_proof() {
    let maker = full();
    let snapshot = maker.snapshot();
    for format in Format::ALL.iter().copied() {
        with_source(&maker, &snapshot, |source| {
            let (_, bytes) = written(source, format);
            let text = String::from_utf8(bytes).expect("UTF-8");
            let lines: Vec<&str> = text.lines().collect();
            let fails = |changed: &[&str], what: &str| {
                let changed = changed.join("\n") + "\n";
                assert_ne!(changed, text);
                assert!(
                    proved(source, format, changed.as_bytes()).is_err(),
                    "{what}"
                );
            };
            for at in 0..lines.len() {
                let mut without = lines.clone();
                without.remove(at);
                fails(&without, &format!("without line {at}"));
                // The last of a list, so that no comma gives it away.
                if at > 0 && lines.get(at + 1).is_some_and(|next| next.starts_with(']')) {
                    let before = lines[at - 1].trim_end_matches(',');
                    without[at - 1] = before;
                    fails(
                        &without,
                        &format!("without line {at} and the comma before it"),
                    );
                }
                let mut twice = lines.clone();
                twice.insert(at, lines[at]);
                fails(&twice, &format!("line {at} twice"));
                if at + 1 < lines.len() && lines[at] != lines[at + 1] {
                    let mut turned = lines.clone();
                    turned.swap(at, at + 1);
                    fails(&turned, &format!("lines {at} and {} turned", at + 1));
                }
            }
            let mut longer = lines.clone();
            longer.push("");
            fails(&longer, "a line behind the end");
        });
    }
}

/// One byte after the other is made another: what still passes is read as before.
#[test]
fn what_passes_is_read_as_it_was_written() {
    let maker = full();
    let snapshot = maker.snapshot();
    for format in Format::ALL.iter().copied() {
        with_source(&maker, &snapshot, |source| {
            let (_, bytes) = written(source, format);
            let record = |bytes: &[u8]| read(bytes, &record_budget(), &no_texts);
            let whole = record(&bytes).expect("a record");
            let (mut n_passed, mut n_failed) = (0, 0);
            for at in (0..bytes.len()).step_by(47) {
                let mut changed = bytes.clone();
                changed[at] = match bytes[at] {
                    b'9' => b'8',
                    digit @ b'0'..=b'8' => digit + 1,
                    b'e' => b'a',
                    b' ' => b'\t',
                    b'\n' | b',' => b' ',
                    _ => b'e',
                };
                match proved(source, format, &changed) {
                    Ok(()) => {
                        n_passed += 1;
                        let read = record(&changed).expect("a record still");
                        assert_eq!(read, whole, "byte {at}");
                    }
                    Err(_) => n_failed += 1,
                }
                if let Ok(read) = by_line(&changed) {
                    let whole = record(&changed).expect("what lines hold is a record");
                    assert_eq!(read, whole, "byte {at}");
                }
            }
            assert!(n_failed > 50 * (n_passed + 1), "{n_failed} of {n_passed}");
        });
    }
}

#[test]
fn the_row_that_differs_is_named() {
    let maker = full();
    let snapshot = maker.snapshot();
    with_source(&maker, &snapshot, |source| {
        let (_, bytes) = written(source, Format::Json);
        let text = String::from_utf8(bytes).expect("UTF-8");
        for row in snapshot.rows() {
            // The row of the collection is no line of a list.
            let key = row.key();
            if key.kind() == RowKind::Collection {
                continue;
            }
            let begin = format!("{{\"id\":\"{}\"", key.uuid());
            let line = text.lines().find(|line| line.starts_with(&begin));
            let line = line.expect("its line");
            let other = format!("{{\"id\":\"{}\"", maker.id());
            let changed = text.replacen(line, &line.replacen(&begin, &other, 1), 1);
            match proved(source, Format::Json, changed.as_bytes()) {
                Err(ExchangeError::NotAsWritten { key: Some(found) }) => assert_eq!(found, key),
                other => panic!("{key:?}: {other:?}"),
            }
        }
    });
}

#[test]
fn our_own_files_are_read_whatever_their_size() {
    let maker = full();
    let snapshot = maker.snapshot();
    let folder = tempfile::tempdir().expect("a folder");
    let small = Budget {
        bytes: 100,
        ..record_budget()
    };
    for format in Format::ALL.iter().copied() {
        let path = folder.path().join("record");
        let text = maker.export(format);
        std::fs::write(&path, &text).expect("written");
        let progress = Progress::default();
        let record = read_file(&path, &small, &no_texts, &progress).expect("as we write it");
        assert_eq!(record.rows, snapshot.rows().collect::<Vec<_>>());
        let cancel = Cancel::new();
        cancel.request();
        let stopped = read_file(&path, &small, &no_texts, &Progress::silent(cancel));
        assert!(
            matches!(stopped, Err(ExchangeError::Cancelled(_))),
            "{stopped:?}"
        );
        // As a person left it: read as a whole, as far as the budget goes.
        let edited = text.replacen(",\n", ",\n\n", 40);
        std::fs::write(&path, &edited).expect("written");
        let read = |budget: &Budget| read_file(&path, budget, &no_texts, &progress);
        assert_eq!(read(&record_budget()).expect("the same"), record);
        assert!(matches!(read(&small), Err(ExchangeError::Budget(_))));
    }
}
