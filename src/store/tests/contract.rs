//! What the engine relies on: rows come back as they went in, a change is whole, undo survives a restart.

use std::sync::Arc;

use super::fixture::{Fixture, TEXT, rows_of};
use crate::command::{ActionCode, Original, OriginalOf};
use crate::model::{Row, RowEdit, RowKind, Sha256};
use crate::store::{Access, EntryKind, Store, StoreError, logical_hash};

#[test]
fn every_kind_of_row_comes_back() {
    let fixture = Fixture::new();
    let store = fixture.filled();
    let (rows, revision) = store.load().unwrap();
    assert_eq!(revision, 2);
    let mut wanted = fixture.rows.clone();
    wanted.push(fixture.collection.clone().into());
    wanted.sort_by_key(Row::key);
    assert_eq!(rows, wanted);
    for kind in RowKind::ALL {
        assert!(rows.iter().any(|row| row.key().kind() == *kind), "{kind:?}");
    }
    store.close().unwrap();
    let reopened = fixture.open(Access::Read).unwrap();
    assert_eq!(rows_of(&reopened), wanted);
    assert_eq!(
        reopened
            .original_bytes(fixture.original.of)
            .unwrap()
            .unwrap(),
        TEXT.replace('\n', "\r\n").into_bytes()
    );
    assert_eq!(reopened.logical_hash().unwrap(), logical_hash(&wanted));
}

#[test]
fn a_whole_file_is_kept_once_by_its_hash() {
    let fixture = Fixture::new();
    let mut store = fixture.filled();
    let bytes: Arc<[u8]> = b"a,b\n1,2\n".to_vec().into();
    let of = OriginalOf::Whole(Sha256::of(&bytes));
    let whole = Original { of, bytes };
    let edits = [fixture.relabel("إنهاء", "ended")];
    let entry = fixture.entry(ActionCode::RenameTag, EntryKind::Do);
    let twice = [whole.clone(), whole.clone()];
    store.commit(&entry, &edits, &twice, &[]).unwrap();
    store.close().unwrap();
    let reopened = fixture.open(Access::Read).unwrap();
    assert_eq!(
        reopened.original_bytes(of).unwrap().as_deref(),
        Some(&*whole.bytes)
    );
    let other = OriginalOf::Whole(Sha256::of(b""));
    assert_eq!(reopened.original_bytes(other).unwrap(), None);
    assert_eq!(reopened.check().unwrap(), []);
}

#[test]
fn a_journal_row_holds_its_edits() {
    let fixture = Fixture::new();
    let mut store = fixture.filled();
    let wanted: Vec<RowEdit> = fixture.rows.iter().cloned().map(RowEdit::insert).collect();
    assert_eq!(store.entry(2).unwrap().edits, wanted);
    let edits = [
        fixture.relabel("إنهاء", "ended"),
        RowEdit::delete(fixture.rows[3].clone()),
    ];
    assert_eq!(fixture.commit(&mut store, &edits).unwrap(), 3);
    let entry = store.entry(3).unwrap();
    assert_eq!(entry.edits, edits);
    assert_eq!(entry.head.action.code, ActionCode::RenameTag);
    assert!(matches!(
        store.entry(4),
        Err(StoreError::NoEntry { seq: 4 })
    ));
    let seqs: Vec<u64> = store
        .history(None, 2)
        .unwrap()
        .iter()
        .map(|head| head.seq)
        .collect();
    assert_eq!(seqs, [3, 2]);
    let seqs: Vec<u64> = store
        .history(Some(3), 9)
        .unwrap()
        .iter()
        .map(|head| head.seq)
        .collect();
    assert_eq!(seqs, [2, 1]);
}

#[test]
fn deleted_rows_leave_tombstones_and_come_back() {
    let fixture = Fixture::new();
    let mut store = fixture.filled();
    let before = rows_of(&store);
    let deletes: Vec<RowEdit> = fixture
        .rows
        .iter()
        .rev()
        .cloned()
        .map(RowEdit::delete)
        .collect();
    fixture.commit(&mut store, &deletes).unwrap();
    assert_eq!(rows_of(&store), [Row::from(fixture.collection.clone())]);
    assert_eq!(store.tombstones().unwrap().len(), fixture.rows.len() + 1);
    for row in &fixture.rows {
        assert_eq!(store.deleted_row(row.key()).unwrap().as_ref(), Some(row));
    }
    let returns: Vec<RowEdit> = fixture.rows.iter().cloned().map(RowEdit::insert).collect();
    fixture.commit(&mut store, &returns).unwrap();
    assert_eq!(rows_of(&store), before);
    assert_eq!(store.tombstones().unwrap(), [fixture.carried]);
    assert_eq!(store.deleted_row(fixture.rows[0].key()).unwrap(), None);
}

#[test]
fn edits_that_do_not_fit_are_refused_whole() {
    let fixture = Fixture::new();
    let mut store = fixture.filled();
    let before = store.load().unwrap();
    let tag: Row = fixture.tag().into();
    let capture = match &fixture.rows[3] {
        Row::Capture(capture) => (**capture).clone(),
        other => unreachable!("{other:?}"),
    };
    let mut changed = capture.clone();
    changed.text = "other".into();
    let dangling = {
        let mut stray = fixture.tag();
        stray.id = crate::model::TagId(uuid::Uuid::from_u128(1));
        stray.parent = Some(crate::model::TagId(uuid::Uuid::from_u128(2)));
        stray
    };
    let check = |store: &mut Store, edits: Vec<RowEdit>, wanted: fn(&StoreError) -> bool| {
        let mut edits = edits;
        edits.insert(0, RowEdit::delete(fixture.rows.last().unwrap().clone()));
        let error = fixture.commit(store, &edits).unwrap_err();
        assert!(wanted(&error), "{error:?}");
        assert_eq!(store.load().unwrap(), before);
    };
    check(&mut store, vec![RowEdit::insert(tag.clone())], |error| {
        matches!(error, StoreError::RowPresent { .. })
    });
    check(
        &mut store,
        vec![RowEdit::delete(tag.clone()), RowEdit::delete(tag)],
        |error| matches!(error, StoreError::RowMissing { .. }),
    );
    check(
        &mut store,
        vec![RowEdit::delete(dangling.clone())],
        |error| matches!(error, StoreError::RowMissing { .. }),
    );
    check(&mut store, vec![RowEdit::insert(dangling)], |error| {
        matches!(error, StoreError::Rule { .. })
    });
    check(
        &mut store,
        vec![RowEdit::update(capture.clone(), changed.clone()).unwrap()],
        |error| matches!(error, StoreError::CaptureDiffers { .. }),
    );
    changed.text_sha256 = Sha256::of(b"other");
    check(
        &mut store,
        vec![RowEdit::delete(capture), RowEdit::insert(changed)],
        |error| matches!(error, StoreError::CaptureDiffers { .. }),
    );
    check(
        &mut store,
        vec![RowEdit::delete(fixture.collection.clone())],
        |error| matches!(error, StoreError::CollectionRow),
    );
    let second = {
        let mut second = fixture.collection.clone();
        second.id = crate::model::CollectionId(uuid::Uuid::from_u128(3));
        second
    };
    check(&mut store, vec![RowEdit::insert(second)], |error| {
        matches!(error, StoreError::Rule { key: Some(_), .. })
    });
    assert!(matches!(
        fixture.commit(&mut store, &[]),
        Err(StoreError::NoEdits)
    ));
    // None of it stands in the way of the next change.
    fixture
        .commit(&mut store, &[fixture.relabel("إنهاء", "ended")])
        .unwrap();
}

#[test]
fn the_stacks_follow_do_undo_and_redo_across_restarts() {
    let fixture = Fixture::new();
    let mut store = fixture.filled();
    let mut labels = vec!["إنهاء".to_owned()];
    let mut go = |store: &mut Store, kind: EntryKind, joins: bool| {
        labels.push(format!("label {}", labels.len()));
        let edit = fixture.relabel(&labels[labels.len() - 2], &labels[labels.len() - 1]);
        let mut entry = fixture.entry(ActionCode::RenameTag, kind);
        entry.joins = joins;
        store.commit(&entry, &[edit], &[], &[]).map(|done| done.seq)
    };
    let tops = |store: &Store| {
        let state = store.undo_state().unwrap();
        (
            state.undo.map(|head| head.seq),
            state.redo.map(|head| head.seq),
        )
    };
    assert_eq!(tops(&store), (Some(2), None));
    assert_eq!(go(&mut store, EntryKind::Do, false).unwrap(), 3);
    assert_eq!(go(&mut store, EntryKind::Do, true).unwrap(), 4);
    assert_eq!(go(&mut store, EntryKind::Do, true).unwrap(), 5);
    assert_eq!(tops(&store), (Some(5), None));
    // Rows 3 to 5 are one step.
    assert_eq!(go(&mut store, EntryKind::Undo { of: 5 }, false).unwrap(), 6);
    assert_eq!(tops(&store), (Some(2), Some(6)));
    store.close().unwrap();
    let mut store = fixture.open(Access::Write).unwrap();
    assert_eq!(go(&mut store, EntryKind::Undo { of: 2 }, false).unwrap(), 7);
    assert_eq!(tops(&store), (None, Some(7)));
    assert!(matches!(
        go(&mut store, EntryKind::Redo { of: 6 }, false),
        Err(StoreError::NotOnTop {
            of: 6,
            top: Some(7)
        })
    ));
    assert_eq!(go(&mut store, EntryKind::Redo { of: 7 }, false).unwrap(), 8);
    assert_eq!(tops(&store), (Some(8), Some(6)));
    assert_eq!(go(&mut store, EntryKind::Redo { of: 6 }, false).unwrap(), 9);
    assert_eq!(tops(&store), (Some(9), None));
    assert_eq!(
        go(&mut store, EntryKind::Undo { of: 9 }, false).unwrap(),
        10
    );
    assert_eq!(tops(&store), (Some(8), Some(10)));
    // Something new ends redo.
    assert_eq!(go(&mut store, EntryKind::Do, false).unwrap(), 11);
    assert_eq!(tops(&store), (Some(11), None));
    assert_eq!(store.entry(11).unwrap().head.undo_below, Some(8));
    assert!(matches!(
        go(&mut store, EntryKind::Undo { of: 8 }, false),
        Err(StoreError::NotOnTop {
            of: 8,
            top: Some(11)
        })
    ));
}

#[test]
fn a_new_collection_has_nothing_to_undo_and_joins_nothing() {
    let fixture = Fixture::new();
    let mut store = fixture.create();
    assert_eq!(
        store.undo_state().unwrap(),
        crate::store::UndoState::default()
    );
    let mut entry = fixture.entry(ActionCode::AddAnnotator, EntryKind::Do);
    entry.joins = true;
    store
        .commit(
            &entry,
            &[RowEdit::insert(fixture.rows[0].clone())],
            &[],
            &[],
        )
        .unwrap();
    let undo = store.undo_state().unwrap().undo.unwrap();
    assert_eq!((undo.seq, undo.joins, undo.undo_below), (2, false, None));
}
