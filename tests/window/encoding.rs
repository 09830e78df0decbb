//! A document's encoding is shown in its properties and changed there.

use egui::Key;
use egui::accesskit::Role;

use crate::hands::{CTRL, Window};
use crate::place::{ARABIC, Place};

const ENCODING: &str = "Read the letters again as";

fn choose(window: &mut Window, encoding: &str) {
    window.click(Role::ComboBox, ENCODING);
    window.click(Role::RadioButton, encoding);
    window.wait_for("the other reading", |window| {
        window.value(Role::ComboBox, ENCODING) == encoding
    });
}

#[test]
fn letters_are_read_again_and_undo_brings_the_former() {
    let place = Place::new();
    let bytes = encoding_rs::WINDOWS_1256.encode(ARABIC[1]).0;
    std::fs::write(place.sources().join("خبر.txt"), &bytes).expect("a document");
    let mut window = place.opened(61);
    window.click(Role::Button, "خبر");
    assert!(window.has(Role::Paragraph, ARABIC[1]), "{}", window.said());
    assert_eq!(window.value(Role::ComboBox, ENCODING), "windows-1256");

    choose(&mut window, "windows-1252");
    let wrong = encoding_rs::WINDOWS_1252.decode(&bytes).0;
    assert!(window.has(Role::Paragraph, &wrong), "{}", window.said());
    // What is drawn is the new text: a place in it is found where that text stands.
    let word = wrong.split(' ').nth(1).expect("a word");
    window.select(&wrong, word);
    assert!(window.shows("“خبر” is now read as windows-1252"));
    let text = |place: &Place| {
        let stored = place.stored();
        let document = stored.documents().find(|row| row.name == "خبر");
        let capture = document.and_then(|row| stored.current_capture(row.id));
        capture.expect("its text").text.to_string()
    };
    assert_eq!(text(&place), wrong);

    window.key(CTRL, Key::Z);
    window.wait_for("the former reading", |window| {
        window.has(Role::Paragraph, ARABIC[1])
    });
    assert_eq!(text(&place), ARABIC[1]);
    choose(&mut window, "UTF-16LE");
    window.key(CTRL, Key::Z);
    window.wait_for("the former reading", |window| {
        window.has(Role::Paragraph, ARABIC[1])
    });

    // With an annotation on it, what becomes of that is looked at first.
    let word = window.place_of(ARABIC[1], "القرار").center();
    window.double_click_at(word);
    window.strike(egui::Modifiers::NONE, Key::H, Key::H, "h");
    window.wait_for("the highlight", |_| place.stored().n_annotations() == 1);
    window.click(Role::Button, "خبر");
    window.click(Role::ComboBox, ENCODING);
    window.click(Role::RadioButton, "windows-1252");
    window.wait_for("the preview", |window| {
        window.has(Role::Button, "Save the new version") && window.shows("Before: القرار")
    });
    assert_eq!(text(&place), ARABIC[1]);
    window.click(Role::Button, "Cancel");
    assert_eq!(text(&place), ARABIC[1]);
}
