//! Wrong usage, wrong files, a collection that someone else holds.

use std::sync::Arc;
use std::time::{Duration, Instant};

use hashiya::base::environment::{Environment, SystemEnvironment};
use hashiya::engine::{Access, Engine, Person};
use hashiya::model::AnnotatorId;

use crate::tool::{Desk, bytes};

const READING: &[&str] = &["info", "documents", "tags", "annotations", "check"];

fn annotate(document: &str, start: &str, end: &str) -> Vec<String> {
    [
        "annotate",
        "c.hashiya",
        "--document",
        document,
        "--start",
        start,
        "--end",
        end,
        "--tag",
        "x",
    ]
    .map(str::to_owned)
    .to_vec()
}

#[test]
fn wrong_usage_exits_with_two() {
    let desk = Desk::with_collection();
    for arguments in [
        &["info"][..],
        &["info", "c.hashiya", "--yaml"],
        &["add", "c.hashiya"],
        &[
            "annotate",
            "c.hashiya",
            "--document",
            "بيان",
            "--start",
            "0",
            "--end",
            "5",
        ],
        &[
            "annotate",
            "c.hashiya",
            "--document",
            "بيان",
            "--start",
            "-1",
            "--end",
            "5",
            "--tag",
            "x",
        ],
        &[
            "annotate",
            "c.hashiya",
            "--document",
            "بيان",
            "--start",
            "one",
            "--end",
            "5",
            "--tag",
            "x",
        ],
        &["export", "c.hashiya", "--format", "xml", "--output", "x"],
        &["import", "c.hashiya"],
        &["--language", "tlh", "info", "c.hashiya"],
        &["--colour"],
        &["infos", "c.hashiya"],
    ] {
        let answer = desk.run(arguments);
        assert_eq!(answer.code, 2, "{arguments:?}: {answer:?}");
        assert!(
            answer.out.is_empty() && !answer.err.is_empty(),
            "{arguments:?}: {answer:?}"
        );
    }
}

#[test]
fn files_that_are_no_collections_are_refused_and_left() {
    let desk = Desk::with_collection();
    let good = bytes(&desk.path("c.hashiya"));
    let mut newer = good.clone();
    newer[60..64].copy_from_slice(&9_999_u32.to_be_bytes());
    std::fs::create_dir(desk.path("folder.hashiya")).expect("a folder");
    for (name, content, words) in [
        ("empty.hashiya", Vec::new(), "is not a collection"),
        (
            "text.hashiya",
            b"not a collection, but long enough to have a header ".repeat(9),
            "is not a collection",
        ),
        ("newer.hashiya", newer, "newer version"),
        ("short.hashiya", good[..50].to_vec(), "is not a collection"),
        ("half.hashiya", good[..good.len() / 2].to_vec(), "damage"),
    ] {
        let path = desk.write(name, &content);
        for command in READING {
            let answer = desk.run(&[command, name]);
            let said = format!("{}{}", answer.out, answer.err);
            assert_eq!(answer.code, 1, "{command} {name}: {answer:?}");
            assert!(
                said.contains(words),
                "{command} {name}: “{said}” lacks “{words}”"
            );
        }
        desk.refused(&["undo", name]);
        desk.refused(&["new", name]);
        assert_eq!(bytes(&path), content, "{name} was changed");
    }
    for (name, words) in [
        ("folder.hashiya", "is not a collection"),
        ("missing.hashiya", "no file"),
    ] {
        for command in READING {
            assert!(
                desk.refused(&[command, name]).contains(words),
                "{command} {name}"
            );
        }
    }
    assert!(!desk.path("missing.hashiya").exists());
}

#[test]
fn a_changed_text_is_found_by_the_check() {
    let desk = Desk::with_collection();
    let mut content = bytes(&desk.path("c.hashiya"));
    let words = "أوقفت".as_bytes();
    let at: Vec<usize> = (0..content.len() - words.len())
        .filter(|at| content[*at..].starts_with(words))
        .collect();
    assert!(!at.is_empty(), "the text stands in the file as it is");
    for at in at {
        content[at + 1] ^= 1;
    }
    desk.write("c.hashiya", content);
    let answer = desk.run(&["check", "c.hashiya"]);
    assert_eq!(answer.code, 1, "{answer:?}");
    assert!(answer.out.contains("text_hash"), "{answer:?}");
}

#[test]
fn places_and_documents_that_are_not_there_are_refused() {
    let desk = Desk::with_collection();
    let before = bytes(&desk.path("c.hashiya"));
    for (document, start, end, words) in [
        ("بيان", "5", "5", "does not fit"),
        ("بيان", "6", "5", "does not fit"),
        ("بيان", "0", "9999", "does not fit"),
        ("بيان", "4294967295", "4294967295", "does not fit"),
        ("بلاغ", "0", "5", "no document “بلاغ”"),
        (
            "00000000-0000-4000-8000-000000000000",
            "0",
            "5",
            "no document",
        ),
    ] {
        let arguments = annotate(document, start, end);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let said = desk.refused(&arguments);
        assert!(said.contains(words), "“{said}” lacks “{words}”");
    }
    desk.refused(&[
        "annotate",
        "c.hashiya",
        "--document",
        "بيان",
        "--start",
        "0",
        "--end",
        "5",
        "--tag",
        "  ",
    ]);
    assert_eq!(bytes(&desk.path("c.hashiya")), before);
}

#[test]
fn two_documents_of_one_name_are_told_apart_by_id() {
    let desk = Desk::with_collection();
    desk.write("more/بيان.md", "نص آخر\n");
    desk.done(&["add", "c.hashiya", "more"]);
    let arguments = annotate("بيان", "0", "2");
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let said = desk.refused(&arguments);
    let id = desk.json("documents", "c.hashiya")[2]["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    assert!(said.contains(&id), "{said}");
    let arguments = annotate(&id, "0", "2");
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    desk.done(&arguments);
}

#[test]
fn a_held_collection_can_be_read_and_not_written() {
    let desk = Desk::with_collection();
    let rima = Person {
        id: AnnotatorId(SystemEnvironment.new_uuid()),
        name: "ريما".to_owned(),
    };
    let engine = Engine::open(
        &desk.path("c.hashiya"),
        Access::Write,
        rima,
        Arc::new(SystemEnvironment),
    )
    .expect("opens");
    for command in READING {
        desk.done(&[command, "c.hashiya"]);
    }
    desk.done(&[
        "export",
        "c.hashiya",
        "--format",
        "ron",
        "--output",
        "beside.ron",
    ]);
    let year = SystemEnvironment.now().date()[..4].to_owned();
    for arguments in [
        &["undo", "c.hashiya"][..],
        &["redo", "c.hashiya"],
        &["add", "c.hashiya", "docs"],
        &["import", "c.hashiya", "beside.ron"],
        &[
            "annotate",
            "c.hashiya",
            "--document",
            "بيان",
            "--start",
            "0",
            "--end",
            "5",
            "--tag",
            "x",
        ],
    ] {
        let said = desk.refused(arguments);
        assert!(
            said.contains("ريما") && said.contains(&year),
            "{arguments:?}: {said}"
        );
    }
    let fastest = (0..3)
        .map(|_| {
            let start = Instant::now();
            desk.refused(&["undo", "c.hashiya"]);
            start.elapsed()
        })
        .min();
    assert!(fastest < Some(Duration::from_millis(500)), "{fastest:?}");
    engine.close().expect("closes");
    desk.done(&["undo", "c.hashiya"]);
}
