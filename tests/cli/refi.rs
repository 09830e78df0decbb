//! REFI-QDA projects by the command line: out with what they cannot hold, in as a step that can be undone.

use crate::records::annotated;
use crate::tool::bytes;

#[test]
fn a_project_goes_out_and_comes_back() {
    let desk = annotated();
    let arguments = [
        "export",
        "c.hashiya",
        "--output",
        "a.qdpx",
        "--report",
        "lost.json",
    ];
    let answer = desk.run(&arguments);
    assert_eq!(answer.code, 0, "{answer:?}");
    // The heading of the one document has no place there.
    assert!(
        answer
            .err
            .contains("Marks of structure: headings, lists, pages: 1"),
        "{answer:?}"
    );
    let report = String::from_utf8(bytes(&desk.path("lost.json"))).expect("UTF-8");
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    assert_eq!(report["format"], "qdpx");
    let lost = report["lost"].as_array().expect("a list");
    let one = |code: &str| lost.iter().find(|one| one["code"] == code).cloned();
    let readings = one("readings").expect("they are counted");
    assert_eq!(
        (&readings["count"], &readings["fate"]),
        (&2.into(), &"left".into())
    );

    // The same bytes, whatever the file is called.
    desk.done(&[
        "export",
        "c.hashiya",
        "--format",
        "qdpx",
        "--output",
        "b.zip",
    ]);
    assert_eq!(bytes(&desk.path("a.qdpx")), bytes(&desk.path("b.zip")));

    // Into itself: nothing new. Into a new one: the same annotations, letter for letter.
    let before = desk.json("annotations", "c.hashiya");
    let revision = desk.count("c.hashiya", "revision");
    desk.done(&["import", "c.hashiya", "a.qdpx"]);
    assert_eq!(desk.count("c.hashiya", "revision"), revision);
    desk.done(&["import", "d.hashiya", "a.qdpx"]);
    assert_eq!(desk.json("annotations", "d.hashiya"), before);
    desk.done(&["check", "d.hashiya"]);
    desk.done(&["export", "d.hashiya", "--output", "d.qdpx"]);
    assert_eq!(bytes(&desk.path("d.qdpx")), bytes(&desk.path("a.qdpx")));
    desk.done(&["undo", "d.hashiya"]);
    assert_eq!(desk.count("d.hashiya", "annotations"), 0);
}

#[test]
fn what_is_no_project_is_refused_and_makes_nothing() {
    let desk = annotated();
    desk.write("bad.qdpx", "no archive");
    let revision = desk.count("c.hashiya", "revision");
    desk.refused(&["import", "c.hashiya", "bad.qdpx"]);
    assert_eq!(desk.count("c.hashiya", "revision"), revision);
    desk.refused(&["import", "new.hashiya", "bad.qdpx"]);
    assert!(!desk.path("new.hashiya").exists());
}

#[test]
fn projects_of_other_programs_come_in_by_the_worker() {
    let desk = annotated();
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    let taguette = format!("{fixtures}/taguette/project.sqlite3");
    let before = bytes(std::path::Path::new(&taguette));
    desk.done(&["import", "t.hashiya", &taguette]);
    assert_eq!(desk.count("t.hashiya", "annotations"), 11);
    assert_eq!(desk.count("t.hashiya", "documents"), 2);
    desk.done(&["check", "t.hashiya"]);
    let revision = desk.count("t.hashiya", "revision");
    desk.done(&["import", "t.hashiya", &taguette]);
    assert_eq!(desk.count("t.hashiya", "revision"), revision);
    assert_eq!(bytes(std::path::Path::new(&taguette)), before);
    assert!(!std::path::Path::new(&format!("{taguette}-wal")).exists());

    // A folder, or the database in it; something of it does not fit, which the exit code says.
    let folder = format!("{fixtures}/qualcoder/study.qda");
    let answer = desk.run(&["import", "q.hashiya", &folder]);
    assert_eq!(answer.code, 1, "{answer:?}");
    assert!(answer.err.contains("photo.png"), "{answer:?}");
    assert_eq!(desk.count("q.hashiya", "annotations"), 7);
    desk.done(&["check", "q.hashiya"]);
    let inside = format!("{folder}/data.qda");
    let revision = desk.count("q.hashiya", "revision");
    desk.run(&["import", "q.hashiya", &inside]);
    assert_eq!(desk.count("q.hashiya", "revision"), revision);
}
