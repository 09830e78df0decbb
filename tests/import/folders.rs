//! Folders, on the disk and in archives, become document sets; all of an import is one step.

use hashiya::command::Command;
use hashiya::engine::Outcome;
use hashiya::engine::operations::FileOutcome;

use crate::archives::zipped;
use crate::case::{Desk, shown};

/// The sets with their documents, by name.
fn sets(desk: &Desk) -> Vec<String> {
    let snapshot = desk.engine.snapshot();
    let name = |id: &hashiya::model::DocumentId| {
        let document = snapshot.document(*id).expect("a document");
        document.name.clone()
    };
    let mut sets: Vec<String> = snapshot
        .document_sets()
        .map(|set| {
            let names: Vec<String> = set.members.iter().map(name).collect();
            format!("{}: {}", set.name, names.join(", "))
        })
        .collect();
    sets.sort();
    sets
}

fn undo(desk: &Desk) -> Outcome {
    desk.engine.execute(Command::Undo).expect("it is undone")
}

#[test]
fn folders_in_a_folder_are_sets() {
    let desk = Desk::new();
    let before = desk.hash();
    desk.write("press/a.txt", "a");
    desk.write("press/2024/b.txt", "b");
    desk.write("press/2024/ربيع/c.txt", "c");
    desk.write("press/2025/d.txt", "d");
    let lines = desk.add(&[desk.path("press")]);
    assert_eq!(lines.len(), 4);
    // The folder itself is all there is, and so is no set.
    assert_eq!(sets(&desk), ["2024 / ربيع: c", "2024: b", "2025: d"]);
    undo(&desk);
    assert_eq!(desk.hash(), before, "one step takes all of it back");
    // A folder of several things is one.
    let file = desk.write("alone.txt", "x");
    desk.add(&[desk.path("press"), file]);
    assert_eq!(
        sets(&desk),
        [
            "press / 2024 / ربيع: c",
            "press / 2024: b",
            "press / 2025: d",
            "press: a"
        ]
    );
}

#[test]
fn an_archive_is_a_folder() {
    let desk = Desk::new();
    let bytes = zipped(&[("a.txt", b"a"), ("أخبار/b.txt", b"b")]);
    let archive = desk.write("press.zip", &bytes);
    desk.add(&[archive]);
    assert_eq!(sets(&desk), ["أخبار: b"]);
    let snapshot = desk.engine.snapshot();
    let document = snapshot.documents_in_order().next_back().expect("b");
    let capture = snapshot.current_capture(document.id).expect("a capture");
    assert_eq!(document.name, "b");
    assert_eq!(capture.original_name, "b.txt");
    let original = desk.engine.original_bytes(capture.id).expect("readable");
    assert_eq!(original.as_deref(), Some(&b"b"[..]));
    undo(&desk);
    desk.write("all/press.zip", &bytes);
    desk.add(&[desk.path("all")]);
    assert_eq!(sets(&desk), ["press / أخبار: b", "press: a"]);
}

#[test]
fn what_is_there_already_is_said() {
    let desk = Desk::new();
    let first = desk.write("one/a.txt", "a");
    desk.add(&[first]);
    desk.write("two/a.txt", "a, changed");
    desk.write("two/b.txt", "a");
    desk.write(
        "two/c.zip",
        zipped(&[("d.txt", b"a"), ("e.txt", b"e"), ("f.txt", b"e")]),
    );
    let lines = desk.add(&[desk.path("two")]);
    assert_eq!(
        shown(&lines),
        [
            "a.txt: Ok, same-name",
            "b.txt: AlreadyThere",
            "c.zip / d.txt: AlreadyThere",
            "c.zip / e.txt: Ok",
            "c.zip / f.txt: AlreadyThere",
        ]
    );
    let again = desk.add(&[desk.path("two")]);
    assert!(
        again
            .iter()
            .all(|line| line.outcome == FileOutcome::AlreadyThere)
    );
}

#[test]
fn rows_are_the_same_only_if_their_table_is() {
    let desk = Desk::new();
    let row = "said,\"We had heard of it long before, and nobody asked us what we thought.\"\n";
    let one = format!("kind,text\n{row}{row}");
    let two = format!(
        "kind,text\n{row}other,\"Some other words of somebody else, at some length too.\"\n"
    );
    let count = |lines: &[hashiya::engine::operations::FileLine], outcome| {
        lines.iter().filter(|line| line.outcome == outcome).count()
    };
    let first = desk.write("all/one.csv", &one);
    let lines = desk.add(std::slice::from_ref(&first));
    assert_eq!(
        count(&lines, FileOutcome::Ok),
        2,
        "both rows of one table: {:?}",
        shown(&lines)
    );
    let second = desk.write("all/two.csv", &two);
    let lines = desk.add(std::slice::from_ref(&second));
    assert_eq!(
        count(&lines, FileOutcome::Ok),
        2,
        "rows of another table: {:?}",
        shown(&lines)
    );
    // The same table once more, also under another name and from an archive.
    let copied = desk.write("all/copy.csv", &one);
    let packed = desk.write("all/p.zip", zipped(&[("three.csv", two.as_bytes())]));
    let lines = desk.add(&[first, second, copied, packed]);
    assert_eq!(
        count(&lines, FileOutcome::AlreadyThere),
        8,
        "{:?}",
        shown(&lines)
    );
    // Two tables at once, and one of them twice.
    let desk = Desk::new();
    desk.write("all/one.csv", &one);
    desk.write("all/two.csv", &two);
    desk.write("all/two again.csv", &two);
    let lines = desk.add(&[desk.path("all")]);
    assert_eq!(count(&lines, FileOutcome::Ok), 4, "{:?}", shown(&lines));
    assert_eq!(
        count(&lines, FileOutcome::AlreadyThere),
        2,
        "{:?}",
        shown(&lines)
    );
    let snapshot = desk.engine.snapshot();
    let document = snapshot.documents_in_order().next().expect("a row");
    let capture = snapshot.current_capture(document.id).expect("a capture");
    let whole = format!("part-of {}", hashiya::model::Sha256::of(one.as_bytes()));
    assert!(capture.notes.contains(&whole), "{:?}", capture.notes);
}
