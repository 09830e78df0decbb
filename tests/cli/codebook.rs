//! Codebooks from the command line: out of one collection, into another.

use crate::tool::{ARABIC, Desk, place};

/// A collection with two tags.
fn tagged() -> Desk {
    let desk = Desk::with_collection();
    let (start, end) = place(ARABIC, "شركة");
    for tag in ["=Company", "شركة"] {
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
        ]);
    }
    desk
}

#[test]
fn a_codebook_goes_from_one_collection_to_another() {
    let desk = tagged();
    desk.done(&["new", "d.hashiya"]);
    for (format, file) in [("csv", "book.csv"), ("ron", "book.ron")] {
        desk.done(&[
            "codebook",
            "c.hashiya",
            "--format",
            format,
            "--output",
            file,
        ]);
    }
    let table = std::fs::read_to_string(desk.path("book.csv")).expect("a table");
    assert!(table.starts_with("\u{FEFF}parent,label_english,label_arabic,"));
    assert!(table.contains("'=Company"));
    let said = desk.done(&["import", "d.hashiya", "book.csv"]);
    assert!(said.replace('\u{a0}', " ").contains("2 tags"), "{said}");
    assert!(desk.done(&["tags", "d.hashiya"]).contains("=Company"));
    // The other format has nothing more to say.
    let said = desk.done(&["import", "d.hashiya", "book.ron"]);
    assert!(said.contains("Nothing new"), "{said}");
    // One step takes all of them back.
    desk.done(&["undo", "d.hashiya"]);
    assert!(!desk.done(&["tags", "d.hashiya"]).contains("=Company"));
}

#[test]
fn what_differs_is_listed_and_taken_on_request() {
    let desk = tagged();
    desk.write(
        "other.csv",
        "label_english,definition_english\n'=Company,a firm\n",
    );
    let said = desk.done(&["import", "c.hashiya", "other.csv"]);
    assert!(said.contains("=Company"), "{said}");
    assert!(said.contains("differ"), "{said}");
    let csv = [
        "codebook",
        "c.hashiya",
        "--format",
        "csv",
        "--no-bom",
        "--output",
        "out.csv",
    ];
    desk.done(&csv);
    let read = || std::fs::read_to_string(desk.path("out.csv")).expect("a table");
    assert!(!read().contains("a firm"));
    assert!(read().starts_with("parent,"));
    desk.done(&["import", "c.hashiya", "other.csv", "--take"]);
    desk.done(&csv);
    assert!(read().contains("a firm"));
}

#[test]
fn a_table_of_something_else_is_refused() {
    let desk = tagged();
    desk.write("other.csv", "name,age\nx,1\n");
    let answer = desk.run(&["import", "c.hashiya", "other.csv"]);
    assert_eq!(answer.code, 1, "{answer:?}");
    assert!(answer.err.contains("label_english"), "{answer:?}");
}
