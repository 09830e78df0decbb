//! Each check of the doctor finds its fault, and nothing in a whole collection.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::fixture::Fixture;
use crate::store::sql::Sql;
use crate::store::{Access, CheckName, FaultPlan, StoreError, doctor};

#[test]
fn names_are_distinct() {
    let codes: BTreeSet<&str> = CheckName::ALL.iter().map(|check| check.code()).collect();
    assert_eq!(codes.len(), CheckName::ALL.len());
}

#[test]
fn a_whole_collection_has_no_faults() {
    let fixture = Fixture::new();
    let mut store = fixture.filled();
    assert_eq!(store.check().unwrap(), []);
    fixture
        .commit(&mut store, &[fixture.relabel("إنهاء", "ended")])
        .unwrap();
    assert_eq!(store.check().unwrap(), []);
    assert_eq!(Fixture::new().create().check().unwrap(), []);
}

/// Does damage behind the store's back; which checks find it, apart from the comparison with the journal.
fn found(damage: &str) -> Vec<CheckName> {
    let fixture = Fixture::new();
    fixture.filled().close().unwrap();
    let connection = Connection::open(fixture.path()).unwrap();
    connection
        .pragma_update(None, "foreign_keys", false)
        .unwrap();
    connection
        .pragma_update(None, "ignore_check_constraints", true)
        .unwrap();
    assert!(
        connection.execute(damage, []).unwrap() > 0,
        "{damage} changes nothing"
    );
    connection
        .pragma_update(None, "ignore_check_constraints", false)
        .unwrap();
    // Not through `Store::open`, which refuses some of it.
    let sql = Sql {
        connection: &connection,
        faults: &FaultPlan::default(),
        path: &fixture.path(),
    };
    let mut checks: Vec<CheckName> = doctor::run(&sql)
        .into_iter()
        .map(|fault| fault.check)
        .collect();
    checks.dedup();
    checks
}

#[test]
fn each_damage_is_found_by_its_check() {
    use CheckName::*;
    let check = |damage: &str, wanted: &[CheckName]| {
        assert_eq!(found(damage), wanted, "{damage}");
    };
    // The journal's image of a capture leaves text and structure to the table; their hash and checks guard them.
    check(
        "UPDATE capture SET text = text || 'x' WHERE rowid = 1",
        &[TextHash],
    );
    check(
        "UPDATE capture SET original_len = original_len + 1 WHERE rowid = 1",
        &[OriginalHash, RowsMatchJournal],
    );
    check("UPDATE original SET deflated = x'00'", &[OriginalHash]);
    check(
        "INSERT INTO whole_original VALUES (zeroblob(32), 1, x'00')",
        &[OriginalHash],
    );
    check(
        "UPDATE structure_mark SET end_byte = 4000 WHERE ordinal = 1",
        &[StructureInText],
    );
    check(
        "UPDATE structure_mark SET start_byte = 1 WHERE ordinal = 0",
        &[StructureInText],
    );
    check(
        "UPDATE passage_span SET end_byte = 90000 WHERE ordinal = 1",
        &[SpansInText, RowsMatchJournal],
    );
    check(
        "UPDATE passage SET quote = quote || ' ' ",
        &[QuoteIsText, RowsMatchJournal],
    );
    check(
        "UPDATE passage SET prefix = 'x' WHERE prefix <> ''",
        &[ContextIsText, RowsMatchJournal],
    );
    check(
        "UPDATE passage SET suffix = 'x'",
        &[ContextIsText, RowsMatchJournal],
    );
    check(
        "UPDATE placement SET state = 'exact' WHERE state = 'orphan'",
        &[PlacementInText, RowsMatchJournal],
    );
    check(
        "UPDATE placement_span SET start_byte = 0",
        &[PlacementInText, RowsMatchJournal],
    );
    check(
        "UPDATE tag SET parent = (SELECT id FROM tag WHERE parent IS NOT NULL) WHERE parent IS NULL",
        &[TagTree, RowsMatchJournal],
    );
    check(
        "UPDATE document SET capture = (SELECT capture.id FROM capture WHERE capture.id <> document.capture) WHERE language = 'ar'",
        &[CaptureOfDocument, RowsMatchJournal],
    );
    check(
        "UPDATE annotation SET deleted_at = 1",
        &[LiveReferences, RowsMatchJournal],
    );
    check(
        "UPDATE tag SET deleted_at = 1 WHERE parent IS NULL",
        &[LiveReferences, RowsMatchJournal],
    );
    check(
        "DELETE FROM annotator",
        &[ForeignKeys, LiveReferences, RowsMatchJournal],
    );
    check("UPDATE memo SET body = 'y'", &[RowsMatchJournal]);
    check("UPDATE collection SET name = 'y'", &[RowsMatchJournal]);
    check("DELETE FROM collection", &[OneCollection, RowsMatchJournal]);
    check("UPDATE journal SET undo_top = NULL", &[JournalStacks]);
    check(
        "UPDATE journal SET redo_top = 1 WHERE seq = 1",
        &[JournalStacks],
    );
    check(
        "DELETE FROM journal WHERE seq = 1",
        &[JournalStacks, RowsMatchJournal],
    );
    check(
        "UPDATE journal SET payload = x'7b7d' WHERE seq = 1",
        &[RowsMatchJournal],
    );
    check(
        "INSERT INTO tag_set (id, name) VALUES (zeroblob(16), 'stray')",
        &[RowsMatchJournal],
    );
    check(
        "INSERT INTO tombstone VALUES ('memo', zeroblob(16), 1, 0)",
        &[RowsMatchJournal],
    );
    check("DELETE FROM tombstone", &[RowsMatchJournal]);
    check(
        "UPDATE tombstone SET deleted_offset = deleted_offset + 60",
        &[RowsMatchJournal],
    );
    check("DELETE FROM document_set_member", &[RowsMatchJournal]);
    check(
        "UPDATE rejection SET quote = 'x'",
        &[QuoteIsText, RowsMatchJournal],
    );
    check(
        "UPDATE rejection SET end_byte = 90000",
        &[SpansInText, RowsMatchJournal],
    );
    check(
        "UPDATE rejection SET tag = zeroblob(16)",
        &[ForeignKeys, LiveReferences, RowsMatchJournal],
    );
    check("UPDATE tag_term SET text = 'x'", &[RowsMatchJournal]);
    check("UPDATE saved_search SET typed = 'x'", &[RowsMatchJournal]);
    check("UPDATE saved_search SET counts = 'all'", &[RowsReadable]);
    check(
        "UPDATE saved_search SET seen = zeroblob(32) WHERE seen IS NOT NULL",
        &[RowsReadable],
    );
    // CHECK constraints are part of `quick_check`.
    check(
        "UPDATE passage_span SET end_byte = start_byte",
        &[FileStructure, RowsReadable],
    );
    check(
        "UPDATE variable_value SET truth = NULL",
        &[FileStructure, RowsReadable],
    );
}

#[test]
fn opening_refuses_what_breaks_a_rule_of_the_schema() {
    let fixture = Fixture::new();
    fixture.filled().close().unwrap();
    let connection = Connection::open(fixture.path()).unwrap();
    connection
        .pragma_update(None, "ignore_check_constraints", true)
        .unwrap();
    connection
        .execute("UPDATE passage_span SET end_byte = start_byte", [])
        .unwrap();
    connection.close().unwrap();
    for access in [Access::Write, Access::Read] {
        assert!(matches!(
            fixture.open(access),
            Err(StoreError::Damaged { .. })
        ));
    }
}
