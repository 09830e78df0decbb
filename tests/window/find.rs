//! Finding in the document that is read: by keys and mouse, folded and as written.

use egui::accesskit::Role;
use egui::{Event, Key};

use crate::hands::{CTRL, NONE, SHIFT, Window};
use crate::place::Place;

const TEXT: [&str; 3] = [
    "قالت المُعَلِّمَةُ في المدرسة إن القرار نهائي.",
    "وحضرت معلمة أخرى، والمعلمة الثالثة.",
    "The Teacher met a teacher.",
];
const FIELD: (Role, &str) = (Role::TextInput, "Find in document");

fn opened() -> (Place, Window) {
    let place = Place::with(&[("مدرسة.txt", &TEXT)]);
    let mut window = place.window(1, &[&place.sources()]);
    window.wait_for("the document", |window| {
        window.has(Role::Paragraph, TEXT[0]) && window.shows("Saved at")
    });
    (place, window)
}

/// Replaces what stands in the field.
fn look_for(window: &mut Window, query: &str) {
    window.key(CTRL, Key::F);
    assert!(window.is_focused(FIELD.0, FIELD.1), "{}", window.said());
    window.key(CTRL, Key::A);
    window.type_text(query);
}

#[track_caller]
fn check_says(window: &mut Window, words: &str) {
    window.wait_for(words, |window| window.shows(words));
}

#[test]
fn hits_are_walked_by_keys_and_the_last_one_is_selected() {
    let (_place, mut window) = opened();
    look_for(&mut window, "المعلمة");
    check_says(&mut window, "Hit 1 of 2");
    window.key(NONE, Key::F3);
    check_says(&mut window, "Hit 2 of 2");
    window.key(NONE, Key::Enter);
    check_says(&mut window, "Hit 1 of 2");
    window.key(SHIFT, Key::Enter);
    check_says(&mut window, "Hit 2 of 2");
    window.key(SHIFT, Key::F3);
    check_says(&mut window, "Hit 1 of 2");
    window.click(Role::Button, "Next hit (F3)");
    check_says(&mut window, "Hit 2 of 2");
    window.click(Role::Button, "Previous hit (Shift+F3)");
    check_says(&mut window, "Hit 1 of 2");

    // Esc goes back to the text with the hit selected, its marks included.
    window.key(CTRL, Key::F);
    window.key(NONE, Key::Escape);
    assert_eq!(window.selected(), "المُعَلِّمَةُ");
    assert!(window.is_focused(Role::Document, "مدرسة"));
    assert!(!window.has(FIELD.0, FIELD.1));
    // F3 goes on from there.
    window.key(NONE, Key::F3);
    check_says(&mut window, "Hit 1 of 2");
    window.key(NONE, Key::F3);
    check_says(&mut window, "Hit 2 of 2");
}

#[test]
fn switches_say_what_counts() {
    let (_place, mut window) = opened();
    look_for(&mut window, "معلمه");
    check_says(&mut window, "Hit 1 of 3");
    window.click(Role::Button, "Whole word");
    check_says(&mut window, "Hit 1 of 1");
    window.click(Role::Button, "Allow attached particles");
    check_says(&mut window, "Hit 1 of 3");
    window.click(Role::Button, "As written");
    check_says(&mut window, "No hits for “معلمه”");
    window.click(Role::Button, "As written");
    window.click(Role::Button, "Whole word");

    look_for(&mut window, "teacher");
    check_says(&mut window, "Hit 1 of 2");
    window.click(Role::Button, "Match case");
    check_says(&mut window, "Hit 1 of 1");
    assert!(!window.has(Role::Button, "Allow attached particles"));
}

#[test]
fn the_search_begins_where_one_reads() {
    let (_place, mut window) = opened();
    window.select(TEXT[1], "أخرى");
    window.key(NONE, Key::ArrowLeft);
    look_for(&mut window, "معلمة");
    check_says(&mut window, "Hit 3 of 3");
}

#[test]
fn queries_of_every_kind_do_no_harm() {
    let (_place, mut window) = opened();
    window.key(CTRL, Key::F);
    let paste = |window: &mut Window, text: &str| {
        window.key(CTRL, Key::A);
        let event = Event::Paste(text.to_owned());
        window.harness.input_mut().events.push(event);
        window.harness.step();
        window.settle();
    };
    // Marks alone are meant as they stand: one fatha, one shadda with its fatha, and so on.
    paste(&mut window, "\u{64E}");
    check_says(&mut window, "Hit 1 of 2");
    paste(&mut window, &"س".repeat(10_000));
    check_says(&mut window, "No hits for");
    paste(&mut window, "   ");
    window.wait_for("nothing", |window| !window.shows("hits"));
    paste(&mut window, "القرار");
    check_says(&mut window, "Hit 1 of 1");
    // An empty field finds nothing, and F3 then asks for words.
    window.key(CTRL, Key::A);
    window.key(NONE, Key::Backspace);
    assert!(!window.shows("Hit"));
    window.key(NONE, Key::F3);
    assert!(window.is_focused(FIELD.0, FIELD.1));
}
