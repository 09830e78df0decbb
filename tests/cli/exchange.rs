//! One way out and one way in for all formats.

use crate::records::annotated;
use crate::tool::{Desk, bytes};

#[test]
fn formats_are_listed_in_both_languages() {
    let desk = Desk::with_collection();
    let list = desk.done(&["formats"]);
    for name in ["ron", "json", "qdpx", "xlsx", "csv", "codebook-csv", "qdc"] {
        assert!(
            list.lines().any(|line| line.trim_start().starts_with(name)),
            "{name}: {list}"
        );
    }
    let arabic = desk.done(&["--language", "ar", "formats"]);
    assert!(arabic.contains("جدول بيانات"), "{arabic}");
}

#[test]
fn what_a_table_leaves_out_is_told_and_written() {
    let desk = annotated();
    let answer = desk.run(&[
        "export",
        "c.hashiya",
        "--output",
        "a.csv",
        "--report",
        "lost.json",
    ]);
    assert_eq!(answer.code, 0, "{answer:?}");
    assert!(
        answer
            .err
            .contains("Texts of documents, but for what is annotated: 2"),
        "{answer:?}"
    );
    let report: serde_json::Value =
        serde_json::from_slice(&bytes(&desk.path("lost.json"))).expect("JSON");
    assert_eq!(report["format"], "csv");
    assert_eq!(report["lost"][0]["code"], "texts");
    assert_eq!(report["lost"][0]["count"], 2);
}

#[test]
fn a_codebook_makes_a_collection_that_is_not_there() {
    let desk = annotated();
    desk.done(&[
        "codebook",
        "c.hashiya",
        "--format",
        "csv",
        "--output",
        "tags.csv",
    ]);
    desk.done(&["import", "new.hashiya", "tags.csv"]);
    assert_eq!(
        desk.count("new.hashiya", "tags"),
        desk.count("c.hashiya", "tags")
    );
    desk.write("bad.csv", "nothing of tags\n1\n");
    desk.refused(&["import", "other.hashiya", "bad.csv"]);
    assert!(!desk.path("other.hashiya").exists());
}

#[test]
fn the_format_can_be_said_and_the_report_is_written() {
    let desk = annotated();
    desk.done(&[
        "export",
        "c.hashiya",
        "--format",
        "json",
        "--output",
        "a.txt",
    ]);
    desk.done(&[
        "import",
        "d.hashiya",
        "a.txt",
        "--format",
        "record",
        "--report",
        "in.json",
    ]);
    let report: serde_json::Value =
        serde_json::from_slice(&bytes(&desk.path("in.json"))).expect("JSON");
    assert_eq!(report["name"], "a.txt");
    assert_eq!(report["lines"], serde_json::json!([]));
    assert_eq!(
        desk.json("annotations", "d.hashiya"),
        desk.json("annotations", "c.hashiya")
    );
    // Said wrongly, it is refused with the reason.
    desk.refused(&["import", "e.hashiya", "a.txt", "--format", "qdpx"]);
    assert!(!desk.path("e.hashiya").exists());
}
