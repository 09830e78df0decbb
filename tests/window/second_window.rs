//! A second window on a collection that another one writes to.

use egui::Key;
use egui::accesskit::Role;

use crate::hands::NONE;
use crate::place::{ENGLISH, Place};

#[test]
fn a_second_window_reads_and_says_who_writes() {
    let place = Place::new();
    let mut first = place.opened(1);
    let mut second = place.window(2, &[&place.collection()]);
    // It asks before it reads; trying again before the first is closed asks again.
    for button in ["Try again", "Open to read only"] {
        second.wait_for("the question", |window| {
            window.shows("سلمى has been writing in “reports.hashiya” since")
        });
        second.click(Role::Button, button);
    }
    second.wait_for("the documents", |window| window.has(Role::Button, "report"));
    assert!(
        second.shows("Opened to read only, سلمى has been writing since"),
        "{}",
        second.said()
    );
    for button in ["Add documents…", "Add a folder…", "New tag…", "Rename…"] {
        assert!(
            first.is_enabled(Role::Button, button),
            "{button} in the first"
        );
        assert!(
            !second.is_enabled(Role::Button, button),
            "{button} in the second"
        );
    }
    // It can be read and searched through, but nothing that is pressed or typed changes it.
    second.select(ENGLISH[0], "one unit");
    for (key, letter) in [
        (Key::T, "t"),
        (Key::H, "h"),
        (Key::M, "m"),
        (Key::Delete, ""),
    ] {
        second.strike(NONE, key, key, letter);
    }
    assert!(!second.has(Role::TextInput, "Find or create a tag"));
    second.click(Role::MultilineTextInput, "Memo");
    second.type_text("x");
    second.pass(6.0);
    assert_eq!(second.value(Role::MultilineTextInput, "Memo"), "");
    assert_eq!(place.stored().n_annotations() + place.stored().n_memos(), 0);
    // The first goes on writing; once it is closed, the next window writes.
    first.select(ENGLISH[0], "one unit");
    first.strike(NONE, Key::H, Key::H, "h");
    first.wait_for("the highlight", |window| {
        window.description(Role::Button, "report") == "EN · 1"
    });
    assert_eq!(place.stored().n_annotations(), 1);
    drop(first);
    second.click(Role::Button, "Try again");
    second.wait_for("the documents to write", |window| {
        window.has(Role::Button, "New tag…") && window.is_enabled(Role::Button, "New tag…")
    });
    assert!(!second.shows("Opened to read only"));
    drop(second);
    let mut third = place.window(3, &[&place.collection()]);
    third.wait_for("the documents", |window| window.has(Role::Button, "report"));
    assert!(third.is_enabled(Role::Button, "New tag…"));
    assert!(!third.shows("Opened to read only"));
}
