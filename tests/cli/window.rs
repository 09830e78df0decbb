//! What opens the window, and what is said where there is none.
#![cfg(target_os = "linux")] // Elsewhere there is always a display.

use crate::tool::Desk;

#[test]
fn without_a_display_the_commands_are_named() {
    let desk = Desk::with_collection();
    for arguments in [
        &[][..],
        &["c.hashiya"],
        &["docs"],
        &["docs/statement.md"],
        &["--language", "en", "docs"],
    ] {
        let said = desk.refused(arguments);
        assert!(
            said.contains("display") || said.contains("no window"),
            "{said}"
        );
        for command in ["new", "annotate", "export", "undo"] {
            assert!(said.contains(command), "“{said}” does not name {command}");
        }
    }
    assert!(
        !desk.path("docs.hashiya").exists(),
        "no collection is made of a folder that cannot be shown"
    );
}

#[test]
fn paths_that_mean_nothing_are_refused_before_the_window() {
    let desk = Desk::with_collection();
    for (path, code, words) in [
        ("missing.txt", 1, "no file “missing.txt”"),
        ("missing.hashiya", 1, "no file"),
        ("no/such/folder", 1, "no file"),
        ("annotat", 2, "neither a command nor a file"),
    ] {
        let answer = desk.run(&[path]);
        assert_eq!(answer.code, code, "{path}: {answer:?}");
        assert!(answer.err.contains(words), "{path}: {answer:?}");
    }
    let mixed = desk.refused(&["docs/statement.md", "c.hashiya"]);
    assert!(mixed.contains("together with other files"), "{mixed}");
}
