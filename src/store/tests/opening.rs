//! Opening: who may, what is refused, what is left beside the file.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use super::fixture::{Fixture, rows_of};
use crate::store::{Access, FaultPlan, Store, StoreError, open};

fn names_in(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// A refusal comes within half a second; of several tries the quickest counts, since the machine may be busy.
fn assert_soon(refused: impl Fn()) {
    let times = (0..5).map(|_| {
        let started = Instant::now();
        refused();
        started.elapsed()
    });
    let quickest = times.min().unwrap();
    assert!(quickest < Duration::from_millis(500), "{quickest:?}");
}

#[test]
fn a_closed_collection_is_one_file() {
    let fixture = Fixture::new();
    let store = fixture.filled();
    assert!(names_in(fixture.folder.path()).contains(&"study.hashiya.lock".to_owned()));
    store.close().unwrap();
    assert_eq!(names_in(fixture.folder.path()), ["study.hashiya"]);
    // Reading leaves nothing behind, nor does it change the file.
    let before = fs::read(fixture.path()).unwrap();
    let reader = fixture.open(Access::Read).unwrap();
    assert!(rows_of(&reader).len() > 10);
    reader.close().unwrap();
    assert_eq!(names_in(fixture.folder.path()), ["study.hashiya"]);
    assert_eq!(fs::read(fixture.path()).unwrap(), before);
}

#[test]
fn a_collection_dropped_without_closing_is_whole() {
    let fixture = Fixture::new();
    let store = fixture.filled();
    let rows = rows_of(&store);
    drop(store);
    assert_eq!(rows_of(&fixture.open(Access::Write).unwrap()), rows);
}

#[cfg(unix)]
#[test]
fn only_the_user_can_read_a_new_collection() {
    use std::os::unix::fs::PermissionsExt;
    let fixture = Fixture::new();
    let _store = fixture.filled();
    for name in names_in(fixture.folder.path()) {
        let path = fixture.folder.path().join(&name);
        let mode = fs::metadata(path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
}

#[test]
fn a_second_writer_is_told_who_and_since_when() {
    let fixture = Fixture::new();
    let mut store = fixture.filled();
    assert_soon(|| match fixture.open(Access::Write) {
        Err(StoreError::Held { annotator, since }) => {
            assert_eq!(annotator, "Nour");
            assert!(since.is_some());
        }
        other => panic!("{other:?}"),
    });
    // Readers come in beside, see what is committed, and see the next commit too.
    let reader = fixture.open(Access::Read).unwrap();
    assert_eq!(rows_of(&reader), rows_of(&store));
    fixture
        .commit(&mut store, &[fixture.relabel("إنهاء", "ended")])
        .unwrap();
    assert_eq!(rows_of(&reader), rows_of(&store));
    assert_eq!(reader.load().unwrap().1, 3);
    assert_eq!(reader.check().unwrap(), []);
    store.close().unwrap();
    fixture.open(Access::Write).unwrap().close().unwrap();
    reader.close().unwrap();
}

#[test]
fn a_side_file_without_a_holder_stops_nobody() {
    let fixture = Fixture::new();
    fixture.filled().close().unwrap();
    let side_file = crate::store::lease::side_file(&fixture.path());
    fs::write(&side_file, "2025-10-01T09:00:00+03:00\nNour\n").unwrap();
    fixture.open(Access::Write).unwrap().close().unwrap();
    assert!(!side_file.exists());
}

#[test]
fn racing_openers_never_make_two_writers() {
    let fixture = Fixture::new();
    fixture.filled().close().unwrap();
    let path = fixture.path();
    let writers = std::sync::atomic::AtomicUsize::new(0);
    let granted = std::sync::atomic::AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..50 {
                    use std::sync::atomic::Ordering::SeqCst;
                    match Store::open(&path, Access::Write, "Amal") {
                        Ok(store) => {
                            assert_eq!(writers.fetch_add(1, SeqCst), 0, "two writers");
                            granted.fetch_add(1, SeqCst);
                            writers.fetch_sub(1, SeqCst);
                            store.close().unwrap();
                        }
                        Err(StoreError::Held { .. } | StoreError::Busy { .. }) => {}
                        Err(other) => panic!("{other:?}"),
                    }
                }
            });
        }
    });
    assert!(granted.into_inner() > 0);
    assert_eq!(names_in(fixture.folder.path()), ["study.hashiya"]);
}

#[test]
fn a_reader_writes_nothing() {
    let fixture = Fixture::new();
    fixture.filled().close().unwrap();
    let mut reader = fixture.open(Access::Read).unwrap();
    let edit = fixture.relabel("إنهاء", "ended");
    assert!(matches!(
        fixture.commit(&mut reader, &[edit]),
        Err(StoreError::ReadOnly { .. })
    ));
    assert!(
        reader
            .connection
            .execute("DELETE FROM memo_target", [])
            .is_err()
    );
}

#[test]
fn what_is_not_a_collection_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let check = |name: &str, content: Option<&[u8]>, wanted: fn(&StoreError) -> bool| {
        let path = folder.path().join(name);
        if let Some(content) = content {
            fs::write(&path, content).unwrap();
        }
        for access in [Access::Write, Access::Read] {
            let error = Store::open(&path, access, "Amal").unwrap_err();
            assert!(wanted(&error), "{name}: {error:?}");
        }
        if let Some(content) = content {
            assert_eq!(fs::read(&path).unwrap(), content);
        }
    };
    check("missing.hashiya", None, |error| {
        matches!(error, StoreError::NotFound { .. })
    });
    check("empty.hashiya", Some(b""), |error| {
        matches!(error, StoreError::Empty { .. })
    });
    check("text.hashiya", Some(b"just some text"), |error| {
        matches!(error, StoreError::NotCollection { .. })
    });
    let long_text = "نص طويل ".repeat(1000);
    check("long.hashiya", Some(long_text.as_bytes()), |error| {
        matches!(error, StoreError::NotCollection { .. })
    });
    check("zeros.hashiya", Some(&[0; 8192]), |error| {
        matches!(error, StoreError::NotCollection { .. })
    });
    fs::create_dir(folder.path().join("folder.hashiya")).unwrap();
    check("folder.hashiya", None, |error| {
        matches!(error, StoreError::Directory { .. })
    });
    let other = folder.path().join("other.hashiya");
    let connection = rusqlite::Connection::open(&other).unwrap();
    connection.execute_batch("CREATE TABLE t (x)").unwrap();
    connection.close().unwrap();
    check("other.hashiya", None, |error| {
        matches!(error, StoreError::NotCollection { .. })
    });
    #[cfg(unix)]
    check("../../../../../../../../dev/null", None, |error| {
        matches!(
            error,
            StoreError::NotRegular { .. } | StoreError::NotFound { .. }
        )
    });
    assert!(
        names_in(folder.path())
            .iter()
            .all(|name| name.ends_with(".hashiya"))
    );
}

#[test]
fn making_a_collection_refuses_what_is_there() {
    let fixture = Fixture::new();
    fs::write(fixture.path(), "mine").unwrap();
    let head = fixture.entry(
        crate::command::ActionCode::CreateCollection,
        crate::store::EntryKind::Do,
    );
    assert!(matches!(
        Store::create(&fixture.path(), &fixture.collection, "Nour", &head),
        Err(StoreError::AlreadyThere { .. })
    ));
    let nowhere = fixture.folder.path().join("no/such/folder/x.hashiya");
    assert!(matches!(
        Store::create(&nowhere, &fixture.collection, "Nour", &head),
        Err(StoreError::NotFound { .. })
    ));
    assert_eq!(fs::read_to_string(fixture.path()).unwrap(), "mine");
    assert_eq!(names_in(fixture.folder.path()), ["study.hashiya"]);
}

#[test]
fn names_that_look_like_addresses_are_names() {
    let fixture = Fixture::new();
    fixture.filled().close().unwrap();
    for name in ["file:x?mode=ro.hashiya", "نصوص 100% #1.hashiya"] {
        let path = fixture.folder.path().join(name);
        fs::copy(fixture.path(), &path).unwrap();
        let store = Store::open(&path, Access::Write, "Amal").unwrap();
        assert!(rows_of(&store).len() > 10);
        store.close().unwrap();
        open::open_without_locks(&path).unwrap();
    }
}

#[test]
fn a_moved_or_replaced_file_is_noticed_before_the_next_commit() {
    let fixture = Fixture::new();
    let mut store = fixture.filled();
    let edit = [fixture.relabel("إنهاء", "ended")];
    let aside = fixture.folder.path().join("aside.hashiya");
    fs::rename(fixture.path(), &aside).unwrap();
    assert!(!store.still_there());
    assert!(matches!(
        fixture.commit(&mut store, &edit),
        Err(StoreError::Moved { .. })
    ));
    fs::write(fixture.path(), "another file").unwrap();
    assert!(!store.still_there());
    assert!(matches!(
        fixture.commit(&mut store, &edit),
        Err(StoreError::Moved { .. })
    ));
    // What is open can still be saved elsewhere.
    let copy = fixture.folder.path().join("copy.hashiya");
    store.backup_to(&copy).unwrap();
    fs::rename(&aside, fixture.path()).unwrap();
    assert!(store.still_there());
    fixture.commit(&mut store, &edit).unwrap();
}

#[test]
fn a_change_by_another_program_stops_commits() {
    let fixture = Fixture::new();
    let mut store = fixture.filled();
    let other = rusqlite::Connection::open(fixture.path()).unwrap();
    other
        .execute_batch("INSERT INTO journal SELECT seq + 1, zeroblob(16), at_micros, at_offset, action, subject, annotator, kind, of_seq, joins, undo_top, redo_top, undo_below, redo_below, payload_version, payload_len, is_deflated, payload FROM journal WHERE seq = 2")
        .unwrap();
    assert!(matches!(
        fixture.commit(&mut store, &[fixture.relabel("إنهاء", "ended")]),
        Err(StoreError::ChangedOutside { .. })
    ));
}

#[test]
fn a_backup_is_equal_and_never_replaces_anything() {
    let fixture = Fixture::new();
    let mut store = fixture.filled();
    fixture
        .commit(&mut store, &[fixture.relabel("إنهاء", "ended")])
        .unwrap();
    let copy = fixture.folder.path().join("copy.hashiya");
    store.backup_to(&copy).unwrap();
    let copied = Store::open(&copy, Access::Write, "Amal").unwrap();
    assert_eq!(copied.load().unwrap(), store.load().unwrap());
    assert_eq!(copied.entry(2).unwrap(), store.entry(2).unwrap());
    assert_eq!(copied.check().unwrap(), []);
    copied.close().unwrap();
    assert!(matches!(
        store.backup_to(&copy),
        Err(StoreError::AlreadyThere { .. })
    ));
    // A copy that fails on the way leaves nothing.
    let second = fixture.folder.path().join("second.hashiya");
    store.inject(FaultPlan::fail_at(1));
    assert!(store.backup_to(&second).is_err());
    let before = names_in(fixture.folder.path());
    assert!(
        before
            .iter()
            .all(|name| name.starts_with("study") || name == "copy.hashiya"),
        "{before:?}"
    );
}

#[test]
fn a_removed_log_is_noticed_before_the_next_commit() {
    let fixture = Fixture::new();
    let mut store = fixture.filled();
    let rows = rows_of(&store);
    fs::remove_file(open::log_of(&fixture.path())).unwrap();
    assert!(!store.still_there());
    assert!(matches!(
        fixture.commit(&mut store, &[fixture.relabel("إنهاء", "ended")]),
        Err(StoreError::Moved { .. })
    ));
    let copy = fixture.folder.path().join("copy.hashiya");
    store.backup_to(&copy).unwrap();
    let copied = Store::open(&copy, Access::Read, "").unwrap();
    assert_eq!(rows_of(&copied), rows);
}

#[test]
fn a_log_left_by_a_crash_is_read_and_left_to_the_next_writer() {
    let fixture = Fixture::new();
    let store = fixture.filled();
    let rows = rows_of(&store);
    // What a kill leaves: the file and its log as they stand.
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("left.hashiya");
    fs::copy(fixture.path(), &path).unwrap();
    fs::copy(open::log_of(&fixture.path()), open::log_of(&path)).unwrap();
    let before = (
        fs::read(&path).unwrap(),
        fs::read(open::log_of(&path)).unwrap(),
    );
    assert!(before.1.len() > 4096, "the log holds something");
    let reader = Store::open(&path, Access::Read, "").unwrap();
    assert_eq!(rows_of(&reader), rows);
    reader.close().unwrap();
    let after = (
        fs::read(&path).unwrap(),
        fs::read(open::log_of(&path)).unwrap(),
    );
    assert!(after == before, "a reader changed the file or its log");
    let writer = Store::open(&path, Access::Write, "Amal").unwrap();
    assert_eq!(rows_of(&writer), rows);
    writer.close().unwrap();
    assert_eq!(names_in(folder.path()), ["left.hashiya"]);
}

#[test]
fn without_shared_memory_one_process_has_the_file_alone() {
    let fixture = Fixture::new();
    fixture.filled().close().unwrap();
    let connection = open::open_to_write(&fixture.path(), true).unwrap();
    crate::store::settings::make_durable(&connection, &fixture.path()).unwrap();
    connection
        .execute("UPDATE tag_set SET name = 'Round two'", [])
        .unwrap();
    let names = names_in(fixture.folder.path());
    assert_eq!(names, ["study.hashiya", "study.hashiya-wal"]);
    // A file system without leases has only SQLite's locks to say that someone is there.
    for access in [Access::Write, Access::Read] {
        assert_soon(|| {
            let error = fixture.open(access).unwrap_err();
            assert!(matches!(error, StoreError::Busy { .. }), "{error:?}");
        });
    }
    connection.close().unwrap();
    assert!(rows_of(&fixture.open(Access::Read).unwrap()).len() > 10);
}
