//! Export and import: there and back without a difference, and refusals that change nothing.

use crate::tool::{ARABIC, Desk, bytes, place};

/// A collection with overlapping and nested annotations by two people.
pub(crate) fn annotated() -> Desk {
    let desk = Desk::with_collection();
    for (words, tag, annotator) in [
        ("شركة Azure أنّها", "Company", "Rima"),
        ("Azure أنّها أوقفت", "إيقاف", "سامي"),
        ("Azure", "Company", "سامي"),
        ("تُسمِّ", "صمت", "Rima"),
    ] {
        let (start, end) = place(ARABIC, words);
        desk.done(&[
            "annotate",
            "c.hashiya",
            "--document",
            "بيان",
            "--start",
            &start,
            "--end",
            &end,
            "--tag",
            tag,
            "--annotator",
            annotator,
        ]);
    }
    desk.done(&[
        "annotate",
        "c.hashiya",
        "--document",
        "statement",
        "--start",
        "0",
        "--end",
        "14",
        "--tag",
        "🕊️",
    ]);
    // What is deleted is told of too.
    desk.done(&["undo", "c.hashiya"]);
    desk.done(&["redo", "c.hashiya"]);
    for start in ["0", "3"] {
        desk.done(&[
            "annotate",
            "c.hashiya",
            "--document",
            "statement",
            "--start",
            start,
            "--end",
            "9",
            "--tag",
            "gone",
        ]);
    }
    desk.done(&["undo", "c.hashiya"]);
    desk.done(&["undo", "c.hashiya"]);
    desk
}

fn export(desk: &Desk, collection: &str, format: &str, file: &str, more: &[&str]) -> Vec<u8> {
    desk.done(
        &[
            &["export", collection, "--format", format, "--output", file],
            more,
        ]
        .concat(),
    );
    bytes(&desk.path(file))
}

#[test]
fn export_import_export_is_byte_identical() {
    let desk = annotated();
    for (format, more) in [
        ("ron", &[][..]),
        ("json", &[]),
        ("ron", &["--with-originals"]),
        ("json", &["--with-originals"]),
    ] {
        let first = format!("{format}-{}.{format}", more.len());
        let there = export(&desk, "c.hashiya", format, &first, more);
        let text = String::from_utf8_lossy(&there);
        assert!(text.contains("deleted_at"), "{first} tells of no deletion");
        assert_eq!(
            export(&desk, "c.hashiya", format, "again", more),
            there,
            "the same content gives the same bytes"
        );
        let copy = format!("{first}.hashiya");
        desk.done(&["import", &copy, &first]);
        assert_eq!(export(&desk, &copy, format, "back", more), there, "{first}");
        assert!(desk.done(&["check", &copy]).contains("in order"));
        assert_eq!(
            desk.json("annotations", &copy),
            desk.json("annotations", "c.hashiya")
        );
    }
}

#[test]
fn a_record_comes_in_once_and_can_be_undone() {
    let desk = annotated();
    desk.done(&["export", "c.hashiya", "--output", "c.json"]);
    desk.done(&["new", "d.hashiya", "docs"]);
    let said = desk.done(&["import", "d.hashiya", "c.json"]);
    assert!(said.contains("Brought in"), "{said}");
    assert_eq!(
        desk.count("d.hashiya", "documents"),
        2,
        "documents of the same text are the same"
    );
    assert_eq!(desk.count("d.hashiya", "annotations"), 5);
    assert!(
        desk.done(&["import", "d.hashiya", "c.json"])
            .contains("Nothing new")
    );
    desk.done(&["undo", "d.hashiya"]);
    assert_eq!(desk.count("d.hashiya", "annotations"), 0);
}

#[test]
fn what_differs_is_listed_and_left() {
    let desk = annotated();
    desk.done(&["export", "c.hashiya", "--output", "c.ron"]);
    let text = String::from_utf8(bytes(&desk.path("c.ron"))).expect("UTF-8");
    desk.write("changed.ron", text.replace("\"Company\"", "\"Firm\""));
    let said = desk.done(&["import", "c.hashiya", "changed.ron"]);
    assert!(
        said.contains("tag ") && said.contains("“Company”"),
        "{said}"
    );
    let names: Vec<String> = desk
        .json("tags", "c.hashiya")
        .as_array()
        .expect("a list")
        .iter()
        .map(|tag| tag["name"].to_string())
        .collect();
    assert!(names.contains(&"\"Company\"".to_owned()), "{names:?}");
}

#[test]
fn wrong_records_are_refused_with_their_place() {
    let desk = annotated();
    desk.done(&["export", "c.hashiya", "--output", "good.ron"]);
    desk.done(&["export", "c.hashiya", "--output", "good.json"]);
    let ron = String::from_utf8(bytes(&desk.path("good.ron"))).expect("UTF-8");
    let json = String::from_utf8(bytes(&desk.path("good.json"))).expect("UTF-8");
    let before = bytes(&desk.path("c.hashiya"));
    let half = |text: &str| text[..text.floor_char_boundary(text.len() / 2)].to_owned();
    let wrong_quote = |text: &str| {
        text.replacen("\"quote\":\"Azure\"", "\"quote\":\"Azura\"", 1)
            .replacen("quote:\"Azure\"", "quote:\"Azura\"", 1)
    };
    for (name, text, reason) in [
        ("truncated.ron", half(&ron), "line"),
        ("truncated.json", half(&json), "line"),
        ("quote.ron", wrong_quote(&ron), "“Azura”"),
        ("quote.json", wrong_quote(&json), "“Azura”"),
        (
            "version.json",
            json.replacen("\"version\":3", "\"version\":7", 1),
            "version 7",
        ),
        ("deep.json", "[".repeat(100_000), "nested"),
        ("deep.ron", "(a:".repeat(100_000), "line"),
        ("other.json", "{\"a\":1}".to_owned(), "line 1"),
        ("empty.ron", String::new(), "line 1"),
        ("words.txt", ARABIC.to_owned(), "line 1"),
    ] {
        assert!(text != ron && text != json, "{name} was not changed");
        desk.write(name, text);
        let said = desk.refused(&["import", "c.hashiya", name]);
        assert!(said.contains(name) && said.contains("unchanged"), "{said}");
        assert!(said.contains(reason), "{name}: “{said}” lacks “{reason}”");
        desk.refused(&["import", "new.hashiya", name]);
        assert!(
            !desk.path("new.hashiya").exists(),
            "{name} left a collection"
        );
    }
    desk.refused(&["import", "c.hashiya", "missing.ron"]);
    desk.refused(&["import", "c.hashiya", "c.hashiya"]);
    desk.refused(&["import", "c.hashiya", "docs"]);
    assert_eq!(bytes(&desk.path("c.hashiya")), before);
}

#[test]
fn an_export_never_takes_the_place_of_a_collection() {
    let desk = annotated();
    desk.done(&["new", "d.hashiya"]);
    let before = [
        bytes(&desk.path("c.hashiya")),
        bytes(&desk.path("d.hashiya")),
    ];
    for output in ["c.hashiya", "d.hashiya", "no/such/folder/c.ron", "docs"] {
        desk.refused(&["export", "c.hashiya", "--format", "ron", "--output", output]);
    }
    assert_eq!(
        [
            bytes(&desk.path("c.hashiya")),
            bytes(&desk.path("d.hashiya"))
        ],
        before
    );
    assert_eq!(
        desk.run(&["export", "c.hashiya", "--output", "c.txt"]).code,
        2,
        "no format"
    );
}

#[test]
fn history_tells_what_was_done() {
    let desk = annotated();
    let plain = export(&desk, "c.hashiya", "json", "plain.json", &[]);
    let full = export(&desk, "c.hashiya", "json", "full.json", &["--with-history"]);
    assert!(full.len() > plain.len());
    let full = String::from_utf8(full).expect("UTF-8");
    assert!(full.contains("create_collection") && full.contains("add_tag"));
}
