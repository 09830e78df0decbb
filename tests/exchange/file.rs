//! Records as files: proved before they take their name, or not there at all.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use hashiya::base::{Cancel, Progress};
use hashiya::exchange::record::{
    ExchangeError, FileStep, Format, RowFault, Source, no_texts, read_file, record_budget,
    write_file,
};
use hashiya::model::{Capture, Row, RowKind, Snapshot};

use crate::sample::full;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}

fn write(snapshot: &Snapshot, path: &Path) -> Result<(), ExchangeError> {
    write_file(
        &Source::new(snapshot),
        Format::Ron,
        path,
        &Progress::default(),
    )
    .map(|_| ())
}

#[test]
fn a_file_is_written_whole_and_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let maker = full();
    let snapshot = maker.snapshot();
    let originals = |id| Ok(maker.originals.get(&id).cloned());
    let source = Source {
        tombstones: &maker.tombstones,
        history: &maker.history,
        originals: Some(&originals),
        ..Source::new(&snapshot)
    };
    for format in Format::ALL {
        let path = folder.path().join(format!("تصدير.{}", format.extension()));
        fs::write(&path, "old").expect("writable");
        let progress = Progress::default();
        let summary = write_file(&source, *format, &path, &progress).expect("written");
        assert_eq!(
            fs::read_to_string(&path).expect("there"),
            maker.export(*format)
        );
        assert_eq!(summary.n(RowKind::Annotation), snapshot.n_annotations());
        assert_eq!(summary.n(RowKind::Collection), 1);
        assert_eq!(summary.n_originals, 3);
        assert_eq!((summary.n_tombstones, summary.n_history), (3, 4));
        let state = progress.state();
        assert_eq!(
            (state.done, state.done),
            (state.total, snapshot.rows().count() as u64 + 7)
        );
        let record = read_file(&path, &record_budget(), &no_texts, &progress).expect("readable");
        assert_eq!(record.rows, snapshot.rows().collect::<Vec<_>>());
    }
    assert_eq!(names(folder.path()), ["تصدير.json", "تصدير.ron"]);
}

#[cfg(unix)]
#[test]
fn a_file_is_its_owners_alone_and_a_link_stays_a_link() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let (file, link) = (
        folder.path().join("real.ron"),
        folder.path().join("link.ron"),
    );
    fs::write(&file, "old").expect("writable");
    std::os::unix::fs::symlink(&file, &link).expect("a link");
    write(&full().snapshot(), &link).expect("written");
    assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    let mode = fs::metadata(&file).expect("there").permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    assert!(
        fs::read_to_string(&file)
            .expect("there")
            .starts_with("(format")
    );
}

/// The sample with one capture changed.
fn damaged(change: impl Fn(&mut Capture)) -> Snapshot {
    let mut maker = full();
    let row = maker
        .rows
        .iter_mut()
        .find(|row| matches!(row, Row::Capture(_)));
    if let Some(Row::Capture(capture)) = row {
        change(Arc::make_mut(capture));
    }
    maker.snapshot()
}

#[test]
fn what_does_not_prove_itself_leaves_the_old_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("record.ron");
    fs::write(&path, "old").expect("writable");
    let check = |snapshot: &Snapshot, is_expected: fn(&RowFault) -> bool| {
        match write(snapshot, &path) {
            Err(ExchangeError::Row { fault, .. }) => assert!(is_expected(&fault), "{fault}"),
            other => panic!("{other:?}"),
        }
        assert_eq!(fs::read_to_string(&path).expect("there"), "old");
        assert_eq!(names(folder.path()), ["record.ron"]);
    };
    let other_text = damaged(|capture| capture.text = "كلام آخر".into());
    check(&other_text, |fault| matches!(fault, RowFault::Span { .. }));
    let other_words = damaged(|capture| {
        capture.text = capture.text.replace('ق', "ف").into();
    });
    check(&other_words, |fault| {
        matches!(fault, RowFault::TextHash { .. })
    });
    let mut without = full();
    without
        .rows
        .retain(|row| row.key().kind() != RowKind::Relation);
    check(&without.snapshot(), |fault| {
        matches!(fault, RowFault::Dangling { .. })
    });
    let mut unsorted = full();
    for row in &mut unsorted.rows {
        if let Row::Memo(memo) = row {
            Arc::make_mut(memo).targets.reverse();
        }
    }
    let found = write(&unsorted.snapshot(), &path);
    assert!(
        matches!(found, Err(ExchangeError::NotAsWritten { key: Some(key) }) if key.kind() == RowKind::Memo),
        "{found:?}"
    );
    assert_eq!(fs::read_to_string(&path).expect("there"), "old");
}

#[test]
fn wrong_original_bytes_do_not_pass() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("record.json");
    let snapshot = full().snapshot();
    let wrong = |_| Ok(Some(b"other bytes".to_vec()));
    let failing = |_| Err(std::io::Error::other("no"));
    let with = |originals: &hashiya::exchange::record::Originals<'_>| {
        let source = Source {
            originals: Some(originals),
            ..Source::new(&snapshot)
        };
        write_file(&source, Format::Json, &path, &Progress::default())
    };
    let found = with(&wrong);
    assert!(matches!(
        found,
        Err(ExchangeError::Row {
            fault: RowFault::Original { .. },
            ..
        })
    ));
    assert!(matches!(
        with(&failing),
        Err(ExchangeError::NoOriginal { .. })
    ));
    assert!(names(folder.path()).is_empty());
}

#[test]
fn cancelling_leaves_no_trace() {
    let folder = tempfile::tempdir().expect("a folder");
    let cancel = Cancel::new();
    let progress = Progress::silent(cancel.clone());
    cancel.request();
    let found = write_file(
        &Source::new(&full().snapshot()),
        Format::Ron,
        &folder.path().join("record.ron"),
        &progress,
    );
    assert!(matches!(found, Err(ExchangeError::Cancelled(_))));
    assert!(names(folder.path()).is_empty());
}

#[test]
fn places_that_cannot_be_written_are_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let check = |path: &Path, expected: FileStep| match write(&full().snapshot(), path) {
        Err(ExchangeError::File {
            step, path: named, ..
        }) => {
            assert_eq!((step, named.as_path()), (expected, path));
        }
        other => panic!("{other:?}"),
    };
    check(&folder.path().join("none/record.ron"), FileStep::Create);
    let taken = folder.path().join("taken.ron");
    fs::create_dir(&taken).expect("a folder");
    check(&taken, FileStep::Rename);
    assert_eq!(names(folder.path()), ["taken.ron"]);
    let found = read_file(
        &folder.path().join("none.ron"),
        &record_budget(),
        &no_texts,
        &Progress::default(),
    );
    assert!(matches!(
        found,
        Err(ExchangeError::File {
            step: FileStep::Read,
            ..
        })
    ));
}
