//! Projects of other programs with rows changed: by hostile hands, or by what their programs allow.

use super::*;
use crate::exchange::refi::{Arrival, RefiNote};
use crate::model::{Row, Snapshot};

/// Reads a database with these changes made to it.
fn changed(name: &str, sql: &str, reader: &dyn ForeignReader) -> Arrival {
    changed_into(&Snapshot::default(), name, sql, reader)
}

fn changed_into(into: &Snapshot, name: &str, sql: &str, reader: &dyn ForeignReader) -> Arrival {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.sqlite3");
    std::fs::write(&path, fixture(name)).expect("a copy");
    crate::store::foreign::change_for_test(&path, sql);
    let bytes = std::fs::read(&path).expect("the copy");
    let foreign = read(reader, part("a", bytes)).expect("readable");
    arrived(foreign, into)
}

#[test]
fn hostile_rows_of_taguette_are_set_apart() {
    let arrival = changed(
        "taguette/project.sqlite3",
        "UPDATE highlights SET start_offset = 10, end_offset = 5 WHERE id = 1;
         UPDATE highlights SET end_offset = 9223372036854775807 WHERE id = 2;
         UPDATE highlights SET start_offset = -7 WHERE id = 3;
         UPDATE highlights SET start_offset = 97 WHERE id = 4;
         UPDATE highlights SET snippet = '<p>other words</p>' WHERE id = 5;
         UPDATE highlights SET start_offset = 'x' WHERE id = 6;
         UPDATE highlights SET document_id = 99 WHERE id = 7;
         INSERT INTO highlight_tags VALUES (8, 4711);
         UPDATE commands SET payload = '{';
         UPDATE tags SET path = 'a.' || hex(zeroblob(3000)) WHERE id = 5;",
        &TaguetteReader,
    );
    let snapshot = merged(&Snapshot::default(), &arrival);
    // Those whose words stand once in the text are found by them.
    let quotes = quotes(&snapshot, "arabic");
    assert!(quotes.iter().all(|(quote, _)| quote != "لا"), "{quotes:?}");
    let told = notes(&arrival);
    assert!(told.contains(&("other words", RefiNote::Quote)), "{told:?}");
    assert!(told.contains(&("two three", RefiNote::NoCode)), "{told:?}");
    assert!(
        told.contains(&("highlights", RefiNote::Dangling)),
        "{told:?}"
    );
    let n_places = told
        .iter()
        .filter(|(_, note)| matches!(note, RefiNote::Place { .. }));
    assert_eq!(n_places.count(), 5, "{told:?}");
}

#[test]
fn hostile_rows_of_qualcoder_are_set_apart() {
    let arrival = changed(
        "qualcoder/study.qda/data.qda",
        "UPDATE code_cat SET supercatid = 2 WHERE catid = 1;
         UPDATE code_name SET supercid = 3 WHERE cid = 3;
         UPDATE code_text SET pos0 = 30, pos1 = 7 WHERE ctid = 1;
         UPDATE code_text SET pos0 = -1 WHERE ctid = 4;
         UPDATE code_text SET fid = 77 WHERE ctid = 5;
         UPDATE source SET fulltext = CAST(x'FFFE00' AS TEXT) WHERE id = 2;
         UPDATE attribute SET value = '1e999' WHERE attrid = 1;
         INSERT INTO case_text VALUES (9, 1, 55, 0, 1, 'Sam', '', '');",
        &QualCoderReader,
    );
    let snapshot = merged(&Snapshot::default(), &arrival);
    let told = notes(&arrival);
    for line in [
        ("أشخاص", RefiNote::Dangling),
        ("strong", RefiNote::Dangling),
        ("code_text", RefiNote::Dangling),
        ("notes.pdf", RefiNote::MissingText { n: 2 }),
    ] {
        assert!(told.contains(&line), "{line:?} is not in {told:?}");
    }
    assert_eq!(snapshot.n_tags(), 5, "circles of codes come to the top");
    assert!(
        told.iter().any(|(_, note)| *note == RefiNote::BadValue),
        "{told:?}"
    );
}

#[test]
fn several_projects_of_one_file_stay_apart() {
    let arrival = changed(
        "taguette/project.sqlite3",
        "INSERT INTO projects VALUES (2, 'Second', 'more', '2025-01-01 00:00:00');
         INSERT INTO tags VALUES (100, 2, 'place', 'other');
         UPDATE documents SET project_id = 2 WHERE id = 2;",
        &TaguetteReader,
    );
    let snapshot = merged(&Snapshot::default(), &arrival);
    let mut paths: Vec<String> = snapshot
        .tags()
        .map(|tag| path_of(&snapshot, tag.id))
        .collect();
    paths.sort();
    assert!(paths.contains(&"Second / place".to_owned()), "{paths:?}");
    assert!(
        paths.contains(&"مشروع التعليم / people / teacher".to_owned()),
        "{paths:?}"
    );
    assert_eq!(snapshot.document_sets().count(), 2);
}

#[test]
fn a_second_project_in_the_file_leaves_the_first_what_it_was() {
    let snapshot = merged(
        &Snapshot::default(),
        &arrived(taguette(), &Snapshot::default()),
    );
    let more = "INSERT INTO projects VALUES (2, 'Second', '', '2025-01-01 00:00:00');
         INSERT INTO projects VALUES (3, 'Of the same moment', '', '2025-01-01 00:00:00');";
    let arrival = changed_into(&snapshot, "taguette/project.sqlite3", more, &TaguetteReader);
    let after = merged(&snapshot, &arrival);
    let counts = |of: &Snapshot| (of.documents().count(), of.n_annotations());
    assert_eq!(counts(&after), counts(&snapshot));
    // The categories over the tags of each project are new.
    assert_eq!(after.n_tags(), snapshot.n_tags() + 3);
    let taggings = |of: &Snapshot| {
        of.rows()
            .filter(|row| matches!(row, Row::Tagging(_)))
            .count()
    };
    assert_eq!(taggings(&after), taggings(&snapshot));
}

#[test]
fn numbers_of_tags_are_no_part_of_what_they_are() {
    let snapshot = merged(
        &Snapshot::default(),
        &arrived(taguette(), &Snapshot::default()),
    );
    // As an export of one project numbers its rows anew; two rows of one path are one tag, and two that are missing are two lines.
    let sql = "UPDATE tags SET id = id + 100; UPDATE highlight_tags SET tag_id = tag_id + 100;
         CREATE TABLE other AS SELECT * FROM tags; DROP TABLE tags; ALTER TABLE other RENAME TO tags;
         INSERT INTO tags VALUES (7, 1, 'place', ''), (8, 1, 'new', '');
         INSERT INTO highlight_tags VALUES (1, 7), (1, 8), (1, 4711), (1, 4712);";
    let arrival = changed_into(&snapshot, "taguette/project.sqlite3", sql, &TaguetteReader);
    let taggings = arrival.record.rows.iter();
    let taggings = taggings.filter(|row| matches!(row, Row::Tagging(_)));
    assert_eq!(taggings.count(), 1, "{:?}", notes(&arrival));
    let told = notes(&arrival);
    let missing = told.iter().filter(|(_, note)| *note == RefiNote::NoCode);
    assert_eq!(missing.count(), 2, "{told:?}");
}

#[test]
fn a_page_that_is_too_deep_leaves_the_others() {
    let deep = "replace(hex(zeroblob(5000)), '00', '<div>') || 'x'";
    let sql = format!(
        "UPDATE documents SET contents = {deep} WHERE id = 2; UPDATE highlights SET snippet = {deep} WHERE id = 5;"
    );
    let arrival = changed("taguette/project.sqlite3", &sql, &TaguetteReader);
    let told = notes(&arrival);
    let expected = [
        ("english", RefiNote::MissingText { n: 4 }),
        ("لا", RefiNote::Unproved),
    ];
    for line in expected {
        assert!(told.contains(&line), "{line:?} is not in {told:?}");
    }
    let snapshot = merged(&Snapshot::default(), &arrival);
    assert_eq!(quotes(&snapshot, "arabic").len(), 7);
}

#[test]
fn comments_stand_where_the_window_of_qualcoder_shows_them() {
    // In the window: the mark 0, two 1 to 3, line end 4, لا 5 and 6, end 8 to 10, line end 11, last 12 to 15. As it is stored
    // each line end is two, so last stands at 14 to 17, where a search has coded it, and somebody commented on that.
    let text = "char(65279) || 'two' || char(13, 10) || 'لا end' || char(13, 10) || 'last'";
    let comment = |id: u8, start: u8, end: u8| {
        format!("INSERT INTO annotation VALUES ({id}, 2, {start}, {end}, 'c', 'Sam', '');")
    };
    let comments = [(2, 5, 7), (3, 8, 11), (4, 0, 4), (5, 8, 16), (6, 14, 18)];
    let comments: String = comments
        .map(|(id, start, end)| comment(id, start, end))
        .concat();
    let sql = format!(
        "UPDATE source SET fulltext = {text}, name = 'notes' WHERE id = 2; DELETE FROM code_text WHERE fid = 2;
         INSERT INTO code_text VALUES (90, 2, 2, 'last', 14, 18, 'Sam', '', '', NULL, 0); {comments}"
    );
    let arrival = changed("qualcoder/study.qda/data.qda", &sql, &QualCoderReader);
    let snapshot = merged(&Snapshot::default(), &arrival);
    assert_eq!(
        quotes(&snapshot, "notes"),
        expected(&[
            ("two", &[]),
            ("لا", &[]),
            ("end\nlast", &[]),
            ("end", &[]),
            ("last", &["رفض"])
        ])
    );
    let told = notes(&arrival);
    // Of the first four the window's way cannot be shown, but where both ways have the same.
    for line in ["لا", "end", "end\nlast"] {
        assert!(told.contains(&(line, RefiNote::Unproved)), "{told:?}");
    }
    for line in ["two", "last"] {
        assert!(!told.contains(&(line, RefiNote::Unproved)), "{told:?}");
    }
}

#[test]
fn a_file_of_another_name_than_its_text_is_looked_for() {
    let sql = "UPDATE source SET mediapath = '/docs/interview.docx' WHERE id = 1";
    let arrival = changed("qualcoder/study.qda/data.qda", sql, &QualCoderReader);
    let told = notes(&arrival);
    let line = ("interview.txt", RefiNote::NoOriginal);
    assert!(told.contains(&line), "{told:?}");
}

#[test]
fn a_long_comment_stands_where_it_was_made() {
    // Behind an emoji, which is two in the window; the codings count it as one.
    let text = "'😀 ab ' || replace(hex(zeroblob(250)), '00', 'cd ') || ' end ab'";
    let sql = format!(
        "UPDATE source SET fulltext = {text}, name = 'notes' WHERE id = 2; DELETE FROM code_text WHERE fid = 2;
         INSERT INTO code_text VALUES (90, 2, 2, 'ab', 2, 4, 'Sam', '', '', NULL, 0);
         INSERT INTO code_text VALUES (91, 2, 2, ' ab', 759, 762, 'Sam', '', '', NULL, 0);
         INSERT INTO annotation VALUES (2, 2, 6, 755, 'c', 'Sam', '');"
    );
    let arrival = changed("qualcoder/study.qda/data.qda", &sql, &QualCoderReader);
    let snapshot = merged(&Snapshot::default(), &arrival);
    let long = "cd ".repeat(250);
    let long = long.trim_end();
    assert_eq!(
        quotes(&snapshot, "notes"),
        expected(&[("ab", &["رفض"]), (long, &[]), (" ab", &["رفض"])])
    );
}
