//! A file of version 1, as a released program left it: opened, read, updated, and what a failure on the way leaves.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::model::{Row, RowKind};
use crate::store::{Access, FaultPlan, Opening, Store, StoreError, schema};

const FILE: &[u8] = include_bytes!("../../../tests/fixtures/store/version-1.hashiya");

fn old() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("study.hashiya");
    fs::write(&path, FILE).unwrap();
    (folder, path)
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn version_of(path: &Path) -> i32 {
    let connection = rusqlite::Connection::open(path).unwrap();
    schema::version(&connection).unwrap()
}

/// What the file says, read without a change to it.
fn rows() -> Vec<Row> {
    let (_folder, path) = old();
    Store::open(&path, Access::Read, "")
        .unwrap()
        .load()
        .unwrap()
        .0
}

#[test]
fn reading_an_old_file_leaves_its_bytes() {
    let (folder, path) = old();
    let store = Store::open(&path, Access::Read, "").unwrap();
    let (rows, revision) = store.load().unwrap();
    // Every kind of row that version 1 knew is among them, and the journal goes on.
    let kinds: std::collections::BTreeSet<_> = rows.iter().map(|row| row.key().kind()).collect();
    let later = [RowKind::Rejection, RowKind::SavedSearch];
    assert_eq!(kinds.len() + later.len(), RowKind::ALL.len());
    assert!(later.iter().all(|kind| !kinds.contains(kind)));
    assert_eq!(revision, 5);
    assert_eq!(store.check().unwrap(), []);
    assert_eq!(store.history(None, 10).unwrap().len(), 5);
    let edits: usize = (1..=5)
        .map(|seq| store.entry(seq).unwrap().edits.len())
        .sum();
    assert!(edits > 40);
    store.close().unwrap();
    assert!(fs::read(&path).unwrap() == FILE);
    assert_eq!(names_in(folder.path()), ["study.hashiya"]);
}

#[test]
fn writing_updates_an_old_file_after_a_copy() {
    let (folder, path) = old();
    let store = Store::open(&path, Access::Write, "Amal").unwrap();
    assert_eq!(store.load().unwrap().0, rows());
    assert_eq!(store.check().unwrap(), []);
    store.close().unwrap();
    assert_eq!(version_of(&path), schema::VERSION);
    let copy = folder.path().join("study (before update).hashiya");
    assert_eq!(version_of(&copy), 1);
    let copied = Store::open(&copy, Access::Read, "").unwrap();
    assert_eq!(copied.load().unwrap().0, rows());
    copied.close().unwrap();
    // Once is enough.
    Store::open(&path, Access::Write, "Amal")
        .unwrap()
        .close()
        .unwrap();
    assert_eq!(names_in(folder.path()).len(), 2);
    // A file of this version is as one that was made new: its text is the golden one, or it would not open.
    let store = Store::open(&path, Access::Read, "").unwrap();
    assert_eq!(store.load().unwrap().0, rows());
}

#[test]
fn the_copy_replaces_nothing() {
    let (folder, path) = old();
    let taken = folder.path().join("study (before update).hashiya");
    fs::write(&taken, "mine").unwrap();
    let store = Store::open(&path, Access::Write, "Amal").unwrap();
    store.close().unwrap();
    assert_eq!(fs::read_to_string(&taken).unwrap(), "mine");
    let copy = folder.path().join("study (before update 2).hashiya");
    assert_eq!(version_of(&copy), 1);
}

#[test]
fn a_failure_leaves_the_old_file() {
    let wanted = rows();
    let mut step = 1;
    loop {
        let (folder, path) = old();
        let faults = FaultPlan::fail_at(step);
        let opening = Opening {
            faults: faults.clone(),
        };
        let outcome = Store::open_with(&path, Access::Write, "Amal", &opening);
        if !faults.has_fired() {
            outcome.unwrap().close().unwrap();
            break;
        }
        assert!(
            matches!(outcome, Err(StoreError::Injected { .. })),
            "{step}"
        );
        assert_eq!(version_of(&path), 1, "{step}");
        let reader = Store::open(&path, Access::Read, "").unwrap();
        assert_eq!(reader.load().unwrap().0, wanted, "{step}");
        reader.close().unwrap();
        // Nothing half is left, and the next try goes through.
        let names = names_in(folder.path());
        assert!(
            names.iter().all(|name| name.starts_with("study")),
            "{names:?}"
        );
        let store = Store::open(&path, Access::Write, "Amal").unwrap();
        assert_eq!(store.load().unwrap().0, wanted, "{step}");
        store.close().unwrap();
        assert_eq!(version_of(&path), schema::VERSION);
        step += 1;
    }
    assert!(step > 10, "{step}");
}

#[test]
fn a_reader_of_an_old_file_notices_a_writer() {
    let (_folder, path) = old();
    let reader = Store::open(&path, Access::Read, "").unwrap();
    assert!(reader.load().is_ok());
    Store::open(&path, Access::Write, "Amal")
        .unwrap()
        .close()
        .unwrap();
    assert!(matches!(
        reader.load(),
        Err(StoreError::ChangedOutside { .. })
    ));
}

#[test]
fn another_schema_of_version_1_is_refused() {
    let (_folder, path) = old();
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection
        .execute_batch("CREATE TABLE surplus (id INTEGER)")
        .unwrap();
    connection.close().unwrap();
    for access in [Access::Write, Access::Read] {
        assert!(matches!(
            Store::open(&path, access, "Amal"),
            Err(StoreError::SchemaDiffers { .. })
        ));
    }
    assert_eq!(version_of(&path), 1);
}
