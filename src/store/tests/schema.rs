//! The schema: its golden text, its purge rules, its refusals.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::fixture::Fixture;
use crate::store::{Access, StoreError, schema};

/// The golden text of each version: it never changes again.
const GOLDEN: [&str; 6] = [
    include_str!("../../../tests/fixtures/store/schema-1.sql"),
    include_str!("../../../tests/fixtures/store/schema-2.sql"),
    include_str!("../../../tests/fixtures/store/schema-3.sql"),
    include_str!("../../../tests/fixtures/store/schema-4.sql"),
    include_str!("../../../tests/fixtures/store/schema-5.sql"),
    include_str!("../../../tests/fixtures/store/schema-6.sql"),
];

fn text_of(connection: &Connection) -> String {
    schema::objects(connection)
        .unwrap()
        .into_iter()
        .filter_map(|object| object.text)
        .map(|text| text + ";\n")
        .collect()
}

#[test]
fn a_new_collection_has_the_golden_schema() {
    let fixture = Fixture::new();
    fixture.create().close().unwrap();
    let connection = Connection::open(fixture.path()).unwrap();
    assert_eq!(text_of(&connection), GOLDEN[5]);
    let number = |pragma| -> i32 {
        connection
            .pragma_query_value(None, pragma, |row| row.get(0))
            .unwrap()
    };
    assert_eq!(number("application_id"), 0x4861_7368);
    assert_eq!(number("user_version"), 6);
    let only_tables = schema::objects(&connection)
        .unwrap()
        .into_iter()
        .all(|object| object.kind == "table" || object.kind == "index");
    assert!(only_tables);
}

#[test]
fn every_version_has_its_golden_schema() {
    for (version, golden) in (1..).zip(GOLDEN) {
        let connection = Connection::open_in_memory().unwrap();
        schema::write_version(&connection, version).unwrap();
        assert_eq!(text_of(&connection), golden, "{version}");
    }
}

#[test]
fn every_column_of_text_or_bytes_has_a_purge_rule() {
    let fixture = Fixture::new();
    fixture.create().close().unwrap();
    let connection = Connection::open(fixture.path()).unwrap();
    let mut wanted = BTreeSet::new();
    for object in schema::objects(&connection).unwrap() {
        if object.kind != "table" {
            continue;
        }
        let text = object.text.unwrap();
        connection
            .pragma(None, "table_info", &object.name, |row| {
                let (name, kind): (String, String) = (row.get(1)?, row.get(2)?);
                // A column of 16 bytes, or one that names a row that has such a key, is an id.
                let declaration = text
                    .lines()
                    .find(|line| line.trim_start().starts_with(&format!("{name} ")))
                    .unwrap_or_default();
                let is_id = declaration.contains(") = 16)") || declaration.contains("REFERENCES");
                if kind == "TEXT" || (kind == "BLOB" && !is_id) {
                    wanted.insert(format!("{}.{name}", object.name));
                }
                Ok(())
            })
            .unwrap();
    }
    assert!(wanted.contains("capture.text") && wanted.contains("journal.payload"));
    let lines = include_str!("../purge_rules.txt").lines();
    let ruled: Vec<(&str, &str)> = lines
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_once('\t').expect("a tab before the rule"))
        .collect();
    for (column, rule) in &ruled {
        let is_known = ["rewrite", "drop_images", "delete_with document"].contains(rule)
            || (rule.starts_with("keep (") && rule.ends_with(')'));
        assert!(is_known, "{column}: {rule}");
    }
    let columns: BTreeSet<String> = ruled
        .iter()
        .map(|(column, _)| (*column).to_owned())
        .collect();
    assert_eq!(columns.len(), ruled.len(), "a column has two rules");
    assert_eq!(columns, wanted);
}

#[test]
fn another_schema_is_refused() {
    let check = |change: &str, wanted: &str| {
        let fixture = Fixture::new();
        fixture.filled().close().unwrap();
        let connection = Connection::open(fixture.path()).unwrap();
        connection.execute_batch(change).unwrap();
        drop(connection);
        for access in [Access::Write, Access::Read] {
            match fixture.open(access) {
                Err(StoreError::SchemaDiffers { object, .. }) => assert_eq!(object, wanted),
                other => panic!("{change}: {other:?}"),
            }
        }
        assert!(!crate::store::lease::side_file(&fixture.path()).exists());
    };
    check("CREATE TABLE surplus (id INTEGER)", "surplus");
    check("CREATE VIEW seen AS SELECT name FROM tag_set", "seen");
    check("CREATE INDEX by_rank ON document (rank)", "by_rank");
    check("DROP INDEX memo_target_link", "memo_target_link");
    check("ALTER TABLE link ADD COLUMN weight INTEGER", "link");
    check(
        "CREATE TRIGGER sly AFTER INSERT ON tag BEGIN DELETE FROM memo; END",
        "sly",
    );
}

#[test]
fn a_newer_version_is_refused_with_its_bytes_untouched() {
    let fixture = Fixture::new();
    fixture.filled().close().unwrap();
    let connection = Connection::open(fixture.path()).unwrap();
    connection.pragma_update(None, "user_version", 7).unwrap();
    connection
        .execute_batch("CREATE TABLE later (id INTEGER)")
        .unwrap();
    connection.close().unwrap();
    let before = std::fs::read(fixture.path()).unwrap();
    for access in [Access::Write, Access::Read] {
        assert!(matches!(
            fixture.open(access),
            Err(StoreError::Newer {
                found: 7,
                known: 6,
                ..
            })
        ));
    }
    assert_eq!(std::fs::read(fixture.path()).unwrap(), before);
    let names: Vec<_> = std::fs::read_dir(fixture.folder.path()).unwrap().collect();
    assert_eq!(names.len(), 1, "{names:?}");
}
