//! Whatever fails, wherever: the collection is as it was, or as it was to become; never between, never lost.

use rusqlite::hooks::{AuthAction, Authorization};

use super::fixture::{Fixture, rows_of};
use crate::base::environment::Environment;
use crate::command::ActionCode;
use crate::model::{MemoId, Row, RowEdit, Sha256, Tombstone, TombstoneEdit};
use crate::store::{Access, EntryKind, FaultPlan, NewEntry, Store, StoreError, logical_hash};

/// A change that touches every table: half of the rows go, a tag changes.
fn wide_change(fixture: &Fixture) -> Vec<RowEdit> {
    let mut edits: Vec<RowEdit> = fixture
        .rows
        .iter()
        .rev()
        .take(6)
        .cloned()
        .map(RowEdit::delete)
        .collect();
    edits.push(fixture.relabel("إنهاء", "ended"));
    edits
}

/// What the file says when it is opened anew, and its revision.
fn reopened(fixture: &Fixture) -> (Sha256, u64) {
    let store = fixture.open(Access::Write).unwrap();
    assert_eq!(store.check().unwrap(), []);
    let (rows, revision) = store.load().unwrap();
    store.close().unwrap();
    (logical_hash(&rows), revision)
}

#[test]
fn every_step_of_a_commit_can_fail() {
    let fixture = Fixture::new();
    fixture.create().close().unwrap();
    let inserts: Vec<RowEdit> = fixture.rows.iter().cloned().map(RowEdit::insert).collect();
    let deletes: Vec<RowEdit> = fixture
        .rows
        .iter()
        .rev()
        .cloned()
        .map(RowEdit::delete)
        .collect();
    let originals = [fixture.original.clone()];
    let entries = [
        (fixture.entry(ActionCode::Merge, EntryKind::Do), &inserts),
        (
            fixture.entry(ActionCode::RemoveDocuments, EntryKind::Do),
            &deletes,
        ),
        (
            fixture.entry(ActionCode::RemoveDocuments, EntryKind::Undo { of: 3 }),
            &inserts,
        ),
        (
            fixture.entry(ActionCode::RemoveDocuments, EntryKind::Redo { of: 4 }),
            &deletes,
        ),
    ];
    let carried = TombstoneEdit::put(Tombstone {
        key: MemoId(fixture.environment.new_uuid()).into(),
        deleted_at: fixture.environment.now(),
    });
    let tombstones = [carried, carried.inverse()];
    for (place, (entry, edits)) in entries.into_iter().enumerate() {
        let tombstone = &tombstones[place % 2..=place % 2];
        fail_everywhere(&fixture, &entry, edits, &originals, tombstone);
        let left = fixture.open(Access::Read).unwrap().carried_tombstones();
        assert_eq!(left.unwrap().len(), (place + 1) % 2);
    }
}

fn fail_everywhere(
    fixture: &Fixture,
    entry: &NewEntry,
    edits: &[RowEdit],
    originals: &[crate::command::Original],
    tombstones: &[TombstoneEdit],
) {
    let mut store = fixture.open(Access::Write).unwrap();
    let before = store.load().unwrap();
    let undo = store.undo_state().unwrap();
    let mut failures = 0;
    for step in 1.. {
        let faults = FaultPlan::fail_at(step);
        store.inject(faults.clone());
        let outcome = store.commit(entry, edits, originals, tombstones);
        store.inject(FaultPlan::default());
        if !faults.has_fired() {
            assert_eq!(outcome.unwrap().seq, before.1 + 1);
            break;
        }
        assert!(
            matches!(outcome, Err(StoreError::Injected { .. })),
            "step {step}"
        );
        assert_eq!(store.load().unwrap(), before, "step {step}");
        assert_eq!(store.undo_state().unwrap(), undo, "step {step}");
        failures += 1;
        // Every few steps, what a fresh process would see.
        if step % 16 == 1 {
            store.close().unwrap();
            assert_eq!(reopened(fixture), (logical_hash(&before.0), before.1));
            store = fixture.open(Access::Write).unwrap();
        }
    }
    assert!(
        failures > edits.len(),
        "{failures} failures for {} edits",
        edits.len()
    );
    let after = rows_of(&store);
    store.close().unwrap();
    assert_eq!(reopened(fixture), (logical_hash(&after), before.1 + 1));
}

/// Makes SQLite itself fail: `arrange` sets the `n`-th fault up, `clear` takes it away.
fn fail_inside(
    arrange: impl Fn(&mut Store, u32),
    clear: impl Fn(&mut Store),
    is_expected: impl Fn(&StoreError) -> bool,
) -> u32 {
    let fixture = Fixture::new();
    let mut store = fixture.filled();
    let edits = wide_change(&fixture);
    let before = rows_of(&store);
    let mut failures = 0;
    for n in 1.. {
        arrange(&mut store, n);
        let outcome = fixture.commit(&mut store, &edits);
        clear(&mut store);
        match outcome {
            Ok(seq) => {
                assert_eq!(seq, 3);
                break;
            }
            Err(error) => {
                assert!(is_expected(&error), "{n}: {error:?}");
                assert_eq!(rows_of(&store), before, "{n}");
                failures += 1;
            }
        }
    }
    let after = rows_of(&store);
    assert_ne!(after, before);
    store.close().unwrap();
    assert_eq!(reopened(&fixture), (logical_hash(&after), 3));
    failures
}

#[test]
fn a_statement_interrupted_at_any_instruction_changes_nothing() {
    let failures = fail_inside(
        |store, n| {
            let mut left = i64::from(n) * 40;
            store
                .connection
                .progress_handler(
                    1,
                    Some(move || {
                        left -= 1;
                        left == 0
                    }),
                )
                .unwrap();
        },
        |store| {
            store
                .connection
                .progress_handler(0, None::<fn() -> bool>)
                .unwrap();
        },
        |error| matches!(error, StoreError::Sqlite { code: 9, .. }),
    );
    assert!(failures > 10, "{failures}");
}

#[test]
fn a_write_refused_by_sqlite_changes_nothing() {
    let failures = fail_inside(
        |store, n| {
            // Statements are compiled anew, so that each asks.
            store.connection.flush_prepared_statement_cache();
            let mut left = i64::from(n);
            store
                .connection
                .authorizer(Some(move |context: rusqlite::hooks::AuthContext<'_>| {
                    let writes = matches!(
                        context.action,
                        AuthAction::Insert { .. }
                            | AuthAction::Update { .. }
                            | AuthAction::Delete { .. }
                    );
                    left -= i64::from(writes);
                    if writes && left == 0 {
                        Authorization::Deny
                    } else {
                        Authorization::Allow
                    }
                }))
                .unwrap();
        },
        |store| {
            store
                .connection
                .authorizer(None::<fn(rusqlite::hooks::AuthContext<'_>) -> Authorization>)
                .unwrap();
        },
        |error| matches!(error, StoreError::Sqlite { code: 23, .. }),
    );
    assert!(failures > 10, "{failures}");
}

#[test]
fn a_commit_that_turns_into_a_rollback_changes_nothing() {
    let failures = fail_inside(
        |store, n| store.connection.commit_hook(Some(move || n == 1)).unwrap(),
        |store| store.connection.commit_hook(None::<fn() -> bool>).unwrap(),
        |error| matches!(error, StoreError::Rule { .. }),
    );
    assert_eq!(failures, 1);
}

#[test]
fn a_full_disk_at_any_page_loses_nothing_that_was_acknowledged() {
    let fixture = Fixture::new();
    let mut store = fixture.filled();
    let mut acknowledged = rows_of(&store);
    let pages: i64 = store
        .connection
        .pragma_query_value(None, "page_count", |row| row.get(0))
        .unwrap();
    let (mut full, mut label) = (0, "إنهاء".to_owned());
    for extra in 0..12 {
        store
            .connection
            .pragma_update_and_check(None, "max_page_count", pages + extra, |_| Ok(()))
            .unwrap();
        // Commits go on until there is no space left.
        loop {
            let next = format!("label {extra} {}", "نص ".repeat(200 + label.len() % 7));
            let next = if next == label {
                format!("{next}.")
            } else {
                next
            };
            let edit = fixture.relabel(&label, &next);
            match fixture.commit(&mut store, &[edit]) {
                Ok(_) => {
                    label = next;
                    acknowledged = rows_of(&store);
                }
                Err(StoreError::Full { .. }) => {
                    full += 1;
                    break;
                }
                Err(other) => panic!("{other:?}"),
            }
        }
        assert_eq!(rows_of(&store), acknowledged);
    }
    assert_eq!(full, 12);
    store.close().unwrap();
    // Space is there again.
    let mut store = fixture.open(Access::Write).unwrap();
    assert_eq!(rows_of(&store), acknowledged);
    fixture
        .commit(&mut store, &[fixture.relabel(&label, "ended")])
        .unwrap();
    assert_eq!(store.check().unwrap(), []);
}

#[test]
fn after_a_rollback_that_failed_nothing_more_is_acknowledged() {
    let fixture = Fixture::new();
    let mut store = fixture.filled();
    let before: Vec<Row> = rows_of(&store);
    let edit = [fixture.relabel("إنهاء", "ended")];
    // From some point on everything fails, rolling back too.
    let mut left = 3;
    store
        .connection
        .progress_handler(
            1,
            Some(move || {
                left -= 1;
                left <= 0
            }),
        )
        .unwrap();
    assert!(fixture.commit(&mut store, &edit).is_err());
    assert!(store.load().is_err());
    store
        .connection
        .progress_handler(0, None::<fn() -> bool>)
        .unwrap();
    assert!(matches!(
        fixture.commit(&mut store, &edit),
        Err(StoreError::Uncertain { .. })
    ));
    // What was begun is not shown.
    assert_eq!(rows_of(&store), before);
    store.close().unwrap();
    let mut store = fixture.open(Access::Write).unwrap();
    assert_eq!(rows_of(&store), before);
    fixture.commit(&mut store, &edit).unwrap();
}
