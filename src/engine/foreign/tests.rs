//! Projects of other programs as they come in. What is expected is written by hand from the scripts that made them
//! (`tests/fixtures/taguette/make.py`, `tests/fixtures/qualcoder/make.py`).

mod changed;

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
        // A comment has no words of its own, and an emoji stands before it.
        ("end", RefiNote::Unproved),
        ("end", RefiNote::Moved),
        ("not there", RefiNote::Quote),
        ("here", place),
        ("one", RefiNote::NoCode),
        ("photo.png", RefiNote::OtherSource { n: 1 }),
        ("سلمى", RefiNote::Case { n_left: 1 }),
        ("", RefiNote::Graphs { n: 1 }),
    ] {
        assert!(told.contains(&line), "{line:?} is not in {told:?}");
    }
    assert_eq!(told.len(), 12, "{told:?}");
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
