//! Projects of other programs as they come in. What is expected is written by hand from the scripts that made them
//! (`tests/fixtures/taguette/make.py`, `tests/fixtures/qualcoder/make.py`).

use std::collections::BTreeMap;

use super::*;
use crate::base::environment::{Environment, SeededEnvironment};
use crate::exchange::foreign::read_here;
use crate::exchange::importer::mutation::{Dice, mutations, number};
use crate::exchange::refi::{Arrival, RefiNote, arrive};
use crate::model::{MemoTarget, Row, Snapshot, Value};

fn fixture(name: &str) -> Vec<u8> {
    let path = format!("{}/tests/fixtures/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read(path).expect("a fixture")
}

fn part(name: &str, bytes: Vec<u8>) -> Part {
    let name = name.to_owned();
    Part { name, bytes }
}

fn read(reader: &dyn ForeignReader, part: Part) -> Result<Foreign, ImportError> {
    read_here(reader, &[part], &Budget::default(), &Progress::default())
}

fn taguette() -> Foreign {
    let part = part("project.sqlite3", fixture("taguette/project.sqlite3"));
    read(&TaguetteReader, part).expect("readable")
}

fn qualcoder() -> Foreign {
    let part = part("study.qda", fixture("qualcoder/study.qda/data.qda"));
    read(&QualCoderReader, part).expect("readable")
}

fn arrived(foreign: Foreign, snapshot: &Snapshot) -> Arrival {
    let now = SeededEnvironment::new(3).now();
    let budget = Budget::default().started();
    arrive(foreign, snapshot, now, &budget, &Progress::default()).expect("it comes in")
}

/// A snapshot of what came; every quote is that of its text (I8).
fn merged(before: &Snapshot, arrival: &Arrival) -> Snapshot {
    let snapshot = Snapshot::from_rows(2, before.rows().chain(arrival.record.rows.clone()));
    for row in snapshot.rows() {
        if let Row::Passage(passage) = &row {
            let capture = snapshot.capture(passage.capture).expect("its text");
            crate::anchor::check(passage, &capture.text).expect("the quote is the text");
        }
    }
    snapshot
}

/// The quotes of a document with the paths of their tags, in the order of the text.
fn quotes(snapshot: &Snapshot, name: &str) -> Vec<(String, Vec<String>)> {
    let mut documents = snapshot.documents();
    let document = documents.find(|document| document.name == name);
    let capture = document.expect("the document").capture;
    let annotations = snapshot.annotations_of(capture);
    annotations
        .map(|(annotation, standing)| {
            let taggings = snapshot.taggings_of(annotation.id);
            let tags = taggings.iter().map(|row| path_of(snapshot, row.tag));
            let mut tags: Vec<String> = tags.collect();
            tags.sort();
            (standing.passage.quote.clone(), tags)
        })
        .collect()
}

fn path_of(snapshot: &Snapshot, tag: crate::model::TagId) -> String {
    let path = snapshot.tag_path(tag);
    let labels = path
        .iter()
        .rev()
        .map(|tag| tag.label.prefer(false).to_owned());
    labels.collect::<Vec<_>>().join(" / ")
}

fn expected(list: &[(&str, &[&str])]) -> Vec<(String, Vec<String>)> {
    let owned = |tags: &[&str]| tags.iter().map(|tag| (*tag).to_owned()).collect();
    let list = list.iter();
    list.map(|(quote, tags)| ((*quote).to_owned(), owned(tags)))
        .collect()
}

fn notes(arrival: &Arrival) -> Vec<(&str, RefiNote)> {
    let entries = arrival.report.entries().iter();
    entries
        .map(|entry| (entry.file.as_str(), entry.note.clone()))
        .collect()
}

fn memos(snapshot: &Snapshot) -> BTreeMap<String, usize> {
    let memos = snapshot.memos();
    memos
        .map(|memo| (memo.body.clone(), memo.targets.len()))
        .collect()
}

#[test]
fn a_project_of_taguette_comes_in_at_its_letters() {
    let arrival = arrived(taguette(), &Snapshot::default());
    assert_eq!(notes(&arrival), []);
    let snapshot = merged(&Snapshot::default(), &arrival);
    let teacher = "people / teacher";
    assert_eq!(
        quotes(&snapshot, "arabic"),
        expected(&[
            ("الأولى", &["place"]),
            // White space runs together, as a browser shows it.
            ("المُعَلِّمَة إنّ الدرسَ صعبٌ 👩🏽\u{200D}🏫", &["place"]),
            ("المُعَلِّمَة", &["feeling", teacher]),
            ("👩🏽\u{200D}🏫", &[teacher]),
            ("لا", &["رفض"]),
            ("أخيرًا: 3 < ٤", &[]),
            ("سلمى", &["people"]),
        ])
    );
    assert_eq!(
        quotes(&snapshot, "english"),
        expected(&[
            ("two three", &["place"]),
            ("kept   spaces\n here", &["feeling"]),
            ("café", &["feeling"]),
            ("لا and e\u{301}", &["رفض"]),
        ])
    );
    let texts: Vec<&str> = snapshot
        .documents()
        .filter_map(|document| snapshot.capture(document.capture))
        .map(|capture| &*capture.text)
        .collect();
    assert!(
        texts
            .iter()
            .any(|text| text.starts_with("مقابلة 😀 الأولى\nقالت المُعَلِّمَة إنّ الدرسَ صعبٌ")),
        "{texts:?}"
    );
    let captures = snapshot
        .documents()
        .filter_map(|row| snapshot.capture(row.capture));
    for capture in captures {
        assert_eq!(capture.extractor, "html taguette 1");
        assert!(capture.original_name.ends_with(".html"));
    }
    let names: Vec<&str> = snapshot.annotators().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["admin"]);
    let memos = memos(&snapshot);
    for body in [
        "A small project for tests",
        "The arabic one",
        "The english one",
    ] {
        assert_eq!(memos.get(body), Some(&1), "{memos:?}");
    }
    // A tag with a description, and the first of the paths, which is a tag of its own.
    let people = snapshot
        .tags()
        .find(|tag| tag.label.has("people"))
        .expect("a tag");
    assert!(!people.is_category && people.definition.has("All of them"));
    assert_eq!(snapshot.n_tags(), 6);
    // Once more: nothing new.
    let again = arrived(taguette(), &snapshot);
    assert_eq!((again.record.rows.len(), notes(&again)), (0, vec![]));
}

#[test]
fn a_project_of_qualcoder_comes_in_however_it_counts() {
    let mut foreign = qualcoder();
    foreign.put_file(
        "documents/notes.pdf".to_owned(),
        fixture("qualcoder/study.qda/documents/notes.pdf"),
    );
    let arrival = arrived(foreign, &Snapshot::default());
    let snapshot = merged(&Snapshot::default(), &arrival);
    let teacher = "أشخاص / School / teacher";
    assert_eq!(
        quotes(&snapshot, "interview.txt"),
        expected(&[
            ("المُعَلِّمَة", &[teacher]),
            // Two codes of one person on one place, counted in units of UTF-16.
            ("لا", &["رفض", "رفض / strong"]),
            ("وقت.\nThe end", &[teacher]),
            ("end", &[]),
            ("👍🏽", &[teacher]),
        ])
    );
    assert_eq!(
        quotes(&snapshot, "notes.pdf"),
        expected(&[("one", &[]), ("Page two", &["رفض"])])
    );
    let told = notes(&arrival);
    let place = RefiNote::Place {
        start: 400,
        end: 404,
        len: 44,
    };
    for line in [
        ("strong", RefiNote::BadColor),
        ("interview.txt", RefiNote::Unknown { n: 1 }),
        ("لا", RefiNote::Moved),
        ("not there", RefiNote::Quote),
        ("here", place),
        ("one", RefiNote::NoCode),
        ("photo.png", RefiNote::OtherSource { n: 1 }),
        ("سلمى", RefiNote::Case { n_left: 1 }),
        ("", RefiNote::Graphs { n: 1 }),
    ] {
        assert!(told.contains(&line), "{line:?} is not in {told:?}");
    }
    assert_eq!(told.len(), 10, "{told:?}");
    let memos = memos(&snapshot);
    for body in [
        "What it is about",
        "First talk",
        "her name is left out",
        "ملاحظة على النهاية",
        "كتبتُ اليوم",
        "A case",
    ] {
        assert_eq!(memos.get(body), Some(&1), "{memos:?}");
    }
    let journal = snapshot.memos().find(|memo| memo.title == "Day one");
    assert_eq!(
        journal.map(|memo| memo.targets.clone()),
        Some(vec![MemoTarget::Collection])
    );
    let mut values: Vec<String> = snapshot
        .rows()
        .filter_map(|row| match row {
            Row::VariableValue(row) => Some(match &row.value {
                Value::Text(text) | Value::Number(text) => text.clone(),
                other => format!("{other:?}"),
            }),
            _ => None,
        })
        .collect();
    values.sort();
    assert_eq!(values, ["31", "31", "رام الله"]);
    let mut names: Vec<&str> = snapshot.annotators().map(|row| row.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["Sam", "سلمى"]);
    let pdf = snapshot.documents().find(|row| row.name == "notes.pdf");
    let capture = pdf.and_then(|row| snapshot.capture(row.capture));
    assert_eq!(
        capture.map(|capture| capture.extractor.as_str()),
        Some("pdf qualcoder 1")
    );
    let again = arrived(qualcoder(), &snapshot);
    assert_eq!(again.record.rows.len(), 0);
}

#[test]
fn what_is_no_project_of_the_program_is_refused() {
    let other = part("study.qda", fixture("taguette/project.sqlite3"));
    assert_eq!(
        read(&QualCoderReader, other).err(),
        Some(ImportError::UnknownFormat)
    );
    let other = part("a.sqlite3", fixture("qualcoder/study.qda/data.qda"));
    assert_eq!(
        read(&TaguetteReader, other).err(),
        Some(ImportError::UnknownFormat)
    );
    let none = part("a.sqlite3", b"no database".to_vec());
    assert_eq!(
        read(&TaguetteReader, none).err(),
        Some(ImportError::UnknownFormat)
    );
}

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
        ("notes.pdf", RefiNote::MissingText),
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
        ("english", RefiNote::MissingText),
        ("لا", RefiNote::Unproved),
    ];
    for line in expected {
        assert!(told.contains(&line), "{line:?} is not in {told:?}");
    }
    let snapshot = merged(&Snapshot::default(), &arrival);
    assert_eq!(quotes(&snapshot, "arabic").len(), 7);
}

#[test]
fn mutated_databases_do_no_harm() {
    let fixtures: [(&dyn ForeignReader, Vec<u8>); 2] = [
        (&TaguetteReader, fixture("taguette/project.sqlite3")),
        (&QualCoderReader, fixture("qualcoder/study.qda/data.qda")),
    ];
    // Pages that hold something: most of a fresh database is empty.
    let places = fixtures.each_ref().map(|(_, bytes)| {
        let full = bytes.iter().enumerate().filter(|(_, byte)| **byte != 0);
        full.map(|(at, _)| at).collect::<Vec<usize>>()
    });
    let first = number("HASHIYA_MUTATION_SEED").unwrap_or(0);
    let (mut n_read, mut n_rows) = (0, 0);
    for seed in first..first + mutations() {
        let mut dice = Dice::new(seed);
        let which = dice.below(2);
        let ((reader, bytes), places) = (&fixtures[which], &places[which]);
        let mut bytes = bytes.clone();
        for _ in 0..=dice.below(4) {
            let at = places[dice.below(places.len())];
            match dice.below(3) {
                0 => bytes[at] ^= 1 << dice.below(8),
                1 => bytes[at] = dice.below(256) as u8,
                // A word of one place in another: texts, numbers and places of cells go astray.
                _ => {
                    let from = places[dice.below(places.len())].min(bytes.len() - 8);
                    let at = at.min(bytes.len() - 8);
                    bytes.copy_within(from..from + 8, at);
                }
            }
        }
        match read(*reader, part("a", bytes)) {
            Ok(foreign) => {
                n_read += 1;
                let arrival = arrived(foreign, &Snapshot::default());
                n_rows += arrival.record.rows.len();
                merged(&Snapshot::default(), &arrival);
            }
            Err(error) => assert!(
                !matches!(error, ImportError::Fault | ImportError::WrongAnswer),
                "seed {seed}: {error}"
            ),
        }
    }
    // A changed byte of the schema makes it another program's.
    assert!(n_read > mutations() / 20, "only {n_read} were read");
    assert!(n_rows as u64 > mutations(), "only {n_rows} rows");
}
