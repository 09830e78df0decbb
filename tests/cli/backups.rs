//! Backups from the command line: made, listed, put back; a kill on the way leaves the old file or the new one.

use std::process::Stdio;
use std::time::Duration;

use serde_json::Value;

use crate::tool::{Desk, bytes};

fn desk() -> Desk {
    Desk::with_collection()
}

fn list(desk: &Desk) -> Vec<Value> {
    match desk.json("backups", "c.hashiya") {
        Value::Array(list) => list,
        other => panic!("{other}"),
    }
}

#[test]
fn a_backup_is_made_listed_and_put_back() {
    let desk = desk();
    let none = desk.done(&["backups", "c.hashiya"]);
    assert!(
        none.contains("There are no backups of “c.hashiya”"),
        "{none}"
    );
    let said = desk.done(&["backup", "c.hashiya"]);
    assert!(said.starts_with("Backed up and verified as"), "{said}");
    let said = desk.done(&["backup", "c.hashiya"]);
    assert!(
        said.contains("Nothing has changed since the backup"),
        "{said}"
    );
    let one = list(&desk);
    assert_eq!(one.len(), 1);
    assert_eq!(
        (&one[0]["documents"], &one[0]["sound"]),
        (&2.into(), &true.into())
    );
    let file = one[0]["file"].as_str().expect("a path");
    assert!(file.starts_with(desk.path("data").to_str().expect("a path")));

    desk.write("more.txt", "More.\n");
    desk.done(&["add", "c.hashiya", "more.txt"]);
    assert_eq!(desk.count("c.hashiya", "documents"), 3);
    let said = desk.done(&["restore", "c.hashiya", "1"]);
    assert!(said.contains("Restored the backup of 20"), "{said}");
    assert!(said.contains("The state before it is kept as"), "{said}");
    assert_eq!(desk.count("c.hashiya", "documents"), 2);
    // The state before is the newest now: back again by its file's name.
    let two = list(&desk);
    assert_eq!(two.len(), 2);
    assert_eq!(two[0]["documents"], 3);
    let name = std::path::Path::new(two[0]["file"].as_str().expect("a path"))
        .file_name()
        .expect("a name")
        .to_owned();
    desk.done(&["restore", "c.hashiya", name.to_str().expect("a name")]);
    assert_eq!(desk.count("c.hashiya", "documents"), 3);
    desk.done(&["check", "c.hashiya"]);
    let table = desk.done(&["backups", "c.hashiya"]);
    assert!(table.starts_with("number  made"), "{table}");
    assert_eq!(
        table.lines().count(),
        4,
        "each restoration kept what was there: {table}"
    );
}

#[test]
fn a_copy_goes_where_it_is_wanted_and_over_nothing() {
    let desk = desk();
    desk.done(&["backup", "c.hashiya", "--output", "copy.hashiya"]);
    assert_eq!(desk.count("copy.hashiya", "documents"), 2);
    let before = bytes(&desk.path("copy.hashiya"));
    let said = desk.refused(&["backup", "c.hashiya", "--output", "copy.hashiya"]);
    assert!(said.contains("is there already"), "{said}");
    assert_eq!(bytes(&desk.path("copy.hashiya")), before);
    assert_eq!(list(&desk).len(), 0);
    // Any whole copy can be put back.
    desk.write("more.txt", "More.\n");
    desk.done(&["add", "c.hashiya", "more.txt"]);
    desk.done(&["restore", "c.hashiya", "copy.hashiya"]);
    assert_eq!(desk.count("c.hashiya", "documents"), 2);
    assert_eq!(bytes(&desk.path("copy.hashiya")), before, "it is untouched");
}

#[test]
fn what_cannot_be_restored_changes_nothing() {
    let desk = desk();
    desk.done(&["backup", "c.hashiya"]);
    let before = bytes(&desk.path("c.hashiya"));
    desk.write("note.txt", "no collection");
    for (backup, said) in [
        ("7", "There is no backup “7”"),
        ("missing.hashiya", "There is no backup"),
        ("note.txt", "is not a collection"),
        ("c.hashiya", "is the collection itself"),
    ] {
        let answer = desk.refused(&["restore", "c.hashiya", backup]);
        assert!(answer.contains(said), "{backup}: {answer}");
        assert_eq!(bytes(&desk.path("c.hashiya")), before);
    }
}

#[test]
fn a_damaged_collection_finds_its_backups_and_is_kept() {
    let desk = desk();
    desk.done(&["backup", "c.hashiya"]);
    let damaged = vec![0_u8; 5000];
    desk.write("c.hashiya", &damaged);
    assert_eq!(list(&desk).len(), 1);
    let said = desk.done(&["restore", "c.hashiya", "1"]);
    assert!(said.contains("The state before it is kept as"), "{said}");
    assert_eq!(desk.count("c.hashiya", "documents"), 2);
    let kept = std::fs::read_dir(desk.path("."))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .find(|path| path.to_string_lossy().contains("(damaged 20"))
        .expect("the damaged file");
    assert_eq!(bytes(&kept), damaged);
}

/// Kills the program at one moment after another while it restores: the collection is whole, in the old state or the new.
#[test]
fn a_kill_while_restoring_leaves_the_old_file_or_the_new() {
    let desk = desk();
    desk.done(&["backup", "c.hashiya", "--output", "old.hashiya"]);
    desk.write("more.txt", "More.\n");
    desk.done(&["add", "c.hashiya", "more.txt"]);
    desk.done(&["backup", "c.hashiya", "--output", "new.hashiya"]);
    let (mut n_old, mut n_new) = (0, 0);
    for round in 0..24_u64 {
        let (wanted, from) = [("old.hashiya", 3), ("new.hashiya", 2)][round as usize % 2];
        let mut child = desk
            .command()
            .args(["restore", "c.hashiya", wanted])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        std::thread::sleep(Duration::from_millis(round * 5));
        child.kill().expect("killed");
        child.wait().expect("ended");
        desk.done(&["check", "c.hashiya"]);
        let n_documents = desk.count("c.hashiya", "documents");
        assert!(n_documents == 2 || n_documents == 3, "{n_documents}");
        if n_documents == from {
            n_old += 1;
        } else {
            n_new += 1;
        }
        // The next round starts from what it does not want.
        desk.done(&["restore", "c.hashiya", wanted]);
    }
    assert!(n_old + n_new == 24, "{n_old} old, {n_new} new");
}
