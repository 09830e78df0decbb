//! Each command on a good collection.

use crate::tool::{ARABIC, Desk, bytes, place, slice};

const COMMANDS: &[&str] = &[
    "new",
    "add",
    "info",
    "documents",
    "tags",
    "annotations",
    "search",
    "words",
    "annotate",
    "check",
    "export",
    "import",
    "undo",
    "redo",
];

#[test]
fn every_command_explains_itself() {
    let desk = Desk::new();
    let help = desk.done(&["--help"]);
    for command in COMMANDS {
        assert!(help.contains(command), "--help does not name {command}");
        let own = desk.done(&[command, "--help"]);
        assert!(own.contains("Usage: hashiya"), "{command}: {own}");
    }
    assert!(
        desk.done(&["--version"])
            .contains(env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn a_new_collection_holds_what_it_was_given() {
    let desk = Desk::with_collection();
    let info = desk.json("info", "c.hashiya");
    let counts =
        ["documents", "tags", "annotations", "memos", "links"].map(|key| info[key].as_u64());
    assert_eq!(counts, [Some(2), Some(0), Some(0), Some(0), Some(0)]);
    assert_eq!(info["name"], "c");
    let documents = desk.json("documents", "c.hashiya");
    assert_eq!(documents[0]["name"], "statement");
    assert_eq!(documents[1]["name"], "بيان");
    assert_eq!(documents[1]["characters"], ARABIC.chars().count());
    let files: Vec<String> = std::fs::read_dir(desk.path(""))
        .expect("the folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter(|name| name.starts_with("c.hashiya"))
        .collect();
    assert_eq!(
        files,
        ["c.hashiya"],
        "a closed collection is exactly one file"
    );
}

#[test]
fn a_collection_may_be_empty_and_grow() {
    let desk = Desk::new();
    desk.done(&["new", "empty"]);
    assert!(desk.path("empty.hashiya").is_file(), "the ending is put on");
    assert_eq!(desk.count("empty.hashiya", "documents"), 0);
    assert_eq!(desk.done(&["documents", "empty"]), "");
    desk.write("a.txt", ARABIC);
    assert_eq!(
        desk.done(&["add", "empty", "a.txt"]),
        "Added 1\u{a0}document\n"
    );
    let again = desk.run(&["add", "empty", "a.txt"]);
    assert_eq!(again.code, 0);
    assert!(again.err.contains("a.txt"), "{again:?}");
    assert_eq!(
        desk.count("empty", "documents"),
        1,
        "the same bytes come in once"
    );
}

#[test]
fn an_annotation_is_what_was_asked_for() {
    let desk = Desk::with_collection();
    let (start, end) = place(ARABIC, "أنّها أوقفت ٣");
    let annotate = [
        "annotate",
        "c.hashiya",
        "--document",
        "بيان",
        "--start",
        &start,
        "--end",
        &end,
    ];
    let id = desk.done(&[&annotate[..], &["--tag", "إيقاف", "--tag", "Figures"]].concat());
    let annotations = desk.json("annotations", "c.hashiya");
    let one = &annotations[0];
    assert_eq!(annotations.as_array().map(Vec::len), Some(1));
    assert_eq!(one["id"], id.trim());
    assert_eq!(one["document"], "بيان");
    assert_eq!(
        one["document_id"],
        desk.json("documents", "c.hashiya")[1]["id"]
    );
    assert_eq!(one["quote"], "أنّها أوقفت ٣");
    assert_eq!(one["annotator"], "Annotator");
    assert_eq!(one["tags"], serde_json::json!(["إيقاف", "Figures"]));
    let (start, end) = (
        one["start"].as_u64().expect("a start"),
        one["end"].as_u64().expect("an end"),
    );
    assert_eq!(slice(ARABIC, start, end), "أنّها أوقفت ٣");
    assert_eq!(
        one["spans"],
        serde_json::json!([{ "start": start, "end": end }])
    );
    // The same passage by someone else is another annotation; the tag is there and serves again.
    let other = desk.done(&[&annotate[..], &["--tag", "إيقاف", "--annotator", "ريما"]].concat());
    assert_ne!(other, id);
    assert_eq!(desk.count("c.hashiya", "tags"), 2);
    assert_eq!(desk.json("tags", "c.hashiya")[0]["annotations"], 2);
    let names: Vec<_> = [0, 1]
        .map(|at| desk.json("annotations", "c.hashiya")[at]["annotator"].clone())
        .to_vec();
    assert!(names.contains(&"ريما".into()), "{names:?}");
    // By id and by file name.
    let document = one["document_id"].as_str().expect("an id");
    for name in [document, "بيان.txt"] {
        desk.done(&[
            "annotate",
            "c.hashiya",
            "--document",
            name,
            "--start",
            "0",
            "--end",
            "5",
            "--tag",
            name,
        ]);
    }
    assert!(desk.done(&["check", "c.hashiya"]).contains("in order"));
}

#[test]
fn lists_are_for_people_too() {
    let desk = Desk::with_collection();
    desk.done(&[
        "annotate",
        "c.hashiya",
        "--document",
        "statement",
        "--start",
        "2",
        "--end",
        "11",
        "--tag",
        "Title",
    ]);
    let documents = desk.done(&["documents", "c.hashiya"]);
    assert!(
        documents.lines().any(|line| line.contains("statement")),
        "{documents}"
    );
    let annotations = desk.done(&["annotations", "c.hashiya"]);
    assert!(
        annotations.contains("Title") && annotations.contains("Statement"),
        "{annotations}"
    );
    assert!(desk.done(&["tags", "c.hashiya"]).contains("Title"));
    let info = desk.done(&["--language", "ar", "info", "c.hashiya"]);
    assert!(
        info.contains("مستندات") && info.contains("تعليقات"),
        "{info}"
    );
    assert!(
        !info.contains(['\u{2068}', '\u{2069}']),
        "terminals show isolates as boxes"
    );
}

#[test]
fn undo_and_redo_say_what_they_did() {
    let desk = Desk::with_collection();
    desk.done(&[
        "annotate",
        "c.hashiya",
        "--document",
        "بيان",
        "--start",
        "0",
        "--end",
        "5",
        "--tag",
        "خبر",
    ]);
    let before = desk.json("annotations", "c.hashiya");
    assert_eq!(desk.done(&["undo", "c.hashiya"]), "Undid add a tag “خبر”\n");
    assert_eq!(desk.count("c.hashiya", "annotations"), 0);
    assert_eq!(desk.count("c.hashiya", "tags"), 0);
    assert_eq!(desk.done(&["redo", "c.hashiya"]), "Redid add a tag “خبر”\n");
    assert_eq!(desk.json("annotations", "c.hashiya"), before);
    assert!(
        desk.refused(&["redo", "c.hashiya"])
            .contains("Nothing to redo")
    );
    desk.done(&["undo", "c.hashiya"]);
    assert!(desk.done(&["undo", "c.hashiya"]).contains("add documents"));
    assert_eq!(desk.count("c.hashiya", "documents"), 0);
    assert!(
        desk.refused(&["undo", "c.hashiya"])
            .contains("Nothing to undo")
    );
    assert!(
        desk.refused(&["undo", "c.hashiya", "--language", "ar"])
            .contains("لا شيء للتراجع عنه")
    );
}

#[test]
fn reading_changes_no_byte() {
    let desk = Desk::with_collection();
    let before = bytes(&desk.path("c.hashiya"));
    for command in ["info", "documents", "tags", "annotations", "check"] {
        desk.done(&[command, "c.hashiya"]);
    }
    desk.done(&[
        "export",
        "c.hashiya",
        "--format",
        "json",
        "--output",
        "c.json",
    ]);
    assert_eq!(bytes(&desk.path("c.hashiya")), before);
}
