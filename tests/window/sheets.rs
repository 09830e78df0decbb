//! Sheets: pages over the window.

use egui::Key;
use egui::accesskit::Role;

use crate::hands::NONE;
use crate::place::Place;

#[test]
fn f1_lists_every_shortcut_and_esc_gives_the_text_back() {
    let place = Place::new();
    let mut window = place.opened(1);
    window.key(NONE, Key::F1);
    assert!(window.shows("Keyboard shortcuts"));
    window.type_text("highlight");
    assert!(window.shows("Highlight H"));
    assert!(window.has(Role::Button, "Close"));
    window.key(NONE, Key::Escape);
    assert!(!window.has(Role::Button, "Close"));
    assert!(window.is_focused(Role::Document, "report"));
}
