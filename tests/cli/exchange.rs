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

#[test]
fn a_part_goes_out_by_tag_annotator_set_and_search() {
    let desk = annotated();
    let export = |more: &[&str]| {
        let mut arguments = vec!["export", "c.hashiya", "--output", "part.json"];
        arguments.extend(more);
        desk.done(&arguments);
        let _none_yet = std::fs::remove_file(desk.path("part.hashiya"));
        desk.done(&["import", "part.hashiya", "part.json"]);
        desk.done(&["check", "part.hashiya"]);
        let counts = ["documents", "annotations"].map(|what| desk.count("part.hashiya", what));
        (counts[0], counts[1])
    };
    // Of the five annotations two have the tag, one of them by each annotator.
    assert_eq!(export(&["--tag", "Company"]), (1, 2));
    assert_eq!(export(&["--tag", "Company", "--annotator", "Rima"]), (1, 1));
    assert_eq!(export(&["--tag", "Company", "--tag", "صمت"]), (1, 3));
    assert_eq!(export(&["--annotator", "سامي"]), (2, 2));
    assert_eq!(export(&["--search", "Azure"]), (1, 3));
    assert_eq!(export(&["--search", "Azure", "--tag", "صمت"]), (0, 0));
    // A part of the own collection changes nothing in it.
    desk.done(&[
        "export",
        "c.hashiya",
        "--tag",
        "Company",
        "--output",
        "part.ron",
    ]);
    let revision = desk.count("c.hashiya", "revision");
    desk.done(&["import", "c.hashiya", "part.ron"]);
    assert_eq!(desk.count("c.hashiya", "revision"), revision);
    // What is not there is refused with what is.
    let said = desk.refused(&[
        "export",
        "c.hashiya",
        "--tag",
        "Compan",
        "--output",
        "x.json",
    ]);
    assert!(
        said.contains("There is no tag “Compan”") && said.contains("Company"),
        "{said}"
    );
    desk.refused(&["export", "c.hashiya", "--set", "none", "--output", "x.json"]);
    assert!(!desk.path("x.json").exists());
}

#[test]
fn reports_go_out_by_document_and_by_tag_in_both_languages() {
    let desk = annotated();
    desk.done(&["export", "c.hashiya", "--output", "r.html"]);
    let page = String::from_utf8(bytes(&desk.path("r.html"))).expect("UTF-8");
    assert!(page.contains("data-document=") && page.contains("id=\"summary\""));
    desk.done(&[
        "--language",
        "ar",
        "export",
        "c.hashiya",
        "--output",
        "r.html",
        "--by",
        "tag",
        "--no-summary",
    ]);
    let page = String::from_utf8(bytes(&desk.path("r.html"))).expect("UTF-8");
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">") && page.contains("data-tag="));
    assert!(!page.contains("id=\"summary\""));
    desk.done(&["export", "c.hashiya", "--output", "r.docx"]);
    assert!(bytes(&desk.path("r.docx")).starts_with(b"PK"));
}
