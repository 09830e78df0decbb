//! Tables out of a collection.

use crate::tool::{ARABIC, Desk, bytes, place};

#[test]
fn a_table_is_written_by_the_name_of_its_file_or_by_its_format() {
    let desk = Desk::with_collection();
    let (start, end) = place(ARABIC, "شركة Azure");
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
        "خبر",
        "--tag",
        "=1+1",
    ]);
    desk.done(&["export", "c.hashiya", "--output", "a.csv"]);
    let table = String::from_utf8(bytes(&desk.path("a.csv"))).expect("UTF-8");
    assert!(table.starts_with("\u{FEFF}Document,"), "{table}");
    assert_eq!(table.lines().count(), 3, "{table}");
    assert!(
        table.contains(",شركة Azure,") && table.contains(",'=1+1,"),
        "{table}"
    );
    desk.done(&[
        "export",
        "c.hashiya",
        "--format",
        "csv",
        "--table",
        "counts",
        "--no-bom",
        "--output",
        "counts.txt",
    ]);
    let table = String::from_utf8(bytes(&desk.path("counts.txt"))).expect("UTF-8");
    assert!(table.starts_with("Document,Annotations,"), "{table}");
    desk.done(&[
        "--language",
        "ar",
        "export",
        "c.hashiya",
        "--output",
        "a.xlsx",
    ]);
    assert!(bytes(&desk.path("a.xlsx")).starts_with(b"PK"));
    // What is said of a format that does not have it is no slip that passes in silence.
    let answer = desk.run(&["export", "c.hashiya", "--no-bom", "--output", "b.xlsx"]);
    assert_eq!(answer.code, 2, "{answer:?}");
    assert!(
        answer.err.contains("xlsx has no option --no-bom"),
        "{answer:?}"
    );
    assert!(!desk.path("b.xlsx").exists());
    // Never in the place of a collection.
    let before = bytes(&desk.path("c.hashiya"));
    desk.refused(&[
        "export",
        "c.hashiya",
        "--format",
        "csv",
        "--output",
        "c.hashiya",
    ]);
    assert_eq!(bytes(&desk.path("c.hashiya")), before);
}
