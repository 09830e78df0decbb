//! The history: what it lists, how it is filtered, and the way back.

use egui::Key;
use egui::accesskit::Role;

use crate::hands::{CTRL, NONE, SHIFT};
use crate::place::{ENGLISH, Place};

const FIRST: &str = "Highlight a passage";

#[test]
fn every_change_is_listed_and_the_way_back_goes_to_any_of_them() {
    let place = Place::new();
    let mut window = place.opened(1);
    window.select(ENGLISH[0], "one unit");
    window.strike(NONE, Key::H, Key::H, "h");
    window.wait_for("the highlight", |_| place.stored().n_annotations() == 1);
    window.select(ENGLISH[0], "some services");
    window.strike(NONE, Key::T, Key::T, "t");
    window.type_text("a");
    window.key(NONE, Key::Enter);
    window.wait_for("the tag", |_| place.stored().n_annotations() == 2);
    window.settle();
    window.key(CTRL | SHIFT, Key::H);
    window.wait_for("the rows", |window| window.has(Role::ListItem, FIRST));
    let said = window.said();
    let (last, first) = (
        said.find("“\u{2068}a")
            .or(said.find("“a"))
            .expect("the tag's row"),
        said.find(FIRST).expect("the first row"),
    );
    assert!(last < first, "the newest stands first: {said}");
    assert!(window.description(Role::ListItem, FIRST).ends_with("سلمى"));
    // The way back asks first, with the count; leaving the question changes nothing.
    window.click(Role::ListItem, FIRST);
    window.click(Role::Button, "Undo to here…");
    assert!(window.shows("Undo 2 changes"));
    window.key(NONE, Key::Escape);
    assert_eq!(place.stored().n_annotations(), 2);
    window.click(Role::Button, "Undo to here…");
    window.click(Role::Button, "Undo");
    window.wait_for("both to be undone", |window| {
        place.stored().n_annotations() == 0 && window.shows("Undid 2 changes")
    });
    window.wait_for("the marks", |window| {
        window.has(Role::ListItem, FIRST)
            && window
                .description(Role::ListItem, FIRST)
                .ends_with("undone")
    });
    assert!(window.has(Role::ListItem, "Undo: highlight a passage"));
    // It can all be made again, and the rows say so.
    window.key(CTRL | SHIFT, Key::Z);
    window.wait_for("the highlight again", |_| {
        place.stored().n_annotations() == 1
    });
    window.wait_for("its row", |window| {
        window.has(Role::ListItem, "Redo: highlight a passage")
    });
    // Kinds and annotators filter.
    window.click(Role::ComboBox, "What");
    window.click(Role::Button, "On documents");
    window.settle();
    assert!(!window.has(Role::ListItem, FIRST));
    assert!(
        window.has(Role::ListItem, "Add documents"),
        "{}",
        window.said()
    );
}
