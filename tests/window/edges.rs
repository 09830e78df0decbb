//! Moving the edges of an annotation: by handles, by keys.

use egui::accesskit::Role;
use egui::{Key, vec2};

use crate::hands::{ALT, CTRL, NONE, SHIFT, Window};
use crate::place::{ARABIC, ENGLISH, Place, annotations, expected};

fn wait_for(window: &mut Window, place: &Place, quote: &str) {
    let wanted = expected(&[(quote, &[])]);
    window.wait_for("the passage", |window| {
        window.shows("Saved at") && annotations(&place.stored()) == wanted
    });
}

/// A window with one highlight in the Arabic document, selected.
fn with_highlight(place: &Place, words: &str) -> Window {
    let mut window = place.opened(1);
    window.click(Role::Button, "تقرير");
    window.select(ARABIC[0], words);
    window.strike(NONE, Key::H, Key::H, "ا");
    wait_for(&mut window, place, words);
    window
}

#[test]
fn a_handle_drags_the_end_as_one_change() {
    let place = Place::new();
    let mut window = with_highlight(&place, "أوقفت شركة");
    let revision = place.stored().revision();
    assert!(window.has(Role::Slider, "Start of the passage"));
    // In a line from right to left the end is at the left.
    let from = window.place_of(ARABIC[0], "شركة").left_bottom() + vec2(0.0, 2.0);
    let to = window.place_of(ARABIC[0], "وصول").left_bottom() + vec2(1.0, 2.0);
    window.drag(from, to);
    wait_for(&mut window, &place, "أوقفت شركة Microsoft وصول");
    assert_eq!(place.stored().revision(), revision + 1, "one change");
    window.key(CTRL, Key::Z);
    wait_for(&mut window, &place, "أوقفت شركة");
}

#[test]
fn a_handle_crosses_paragraphs_and_never_passes_the_other() {
    let place = Place::new();
    let mut window = with_highlight(&place, "شركة");
    let from = window.place_of(ARABIC[0], "شركة").left_bottom() + vec2(0.0, 2.0);
    let to = window.place_of(ARABIC[1], "وقال").left_bottom() + vec2(1.0, 2.0);
    window.drag(from, to);
    let across = format!("{}\nوقال", &ARABIC[0][ARABIC[0].find("شركة").unwrap()..]);
    wait_for(&mut window, &place, &across);
    // The end dragged before the start stays behind it.
    let from = window.place_of(ARABIC[1], "وقال").left_bottom() + vec2(0.0, 2.0);
    let to = window.place_of(ARABIC[0], "أوقفت").right_bottom();
    window.drag(from, to);
    window.pass(1.5);
    let stored = annotations(&place.stored());
    assert!(
        stored[0].0.starts_with("شركة") || "شركة".starts_with(&stored[0].0),
        "{stored:?}"
    );
}

#[test]
fn keys_move_both_edges_under_an_arabic_layout() {
    let place = Place::new();
    let mut window = with_highlight(&place, "شركة Microsoft");
    // Towards the start side of the paragraph, by a word: the end comes back.
    window.key(ALT | CTRL, Key::ArrowRight);
    wait_for(&mut window, &place, "شركة ");
    window.key(ALT | CTRL, Key::ArrowLeft);
    wait_for(&mut window, &place, "شركة Microsoft");
    window.key(ALT | SHIFT, Key::ArrowLeft);
    wait_for(&mut window, &place, "ركة Microsoft");
    window.key(ALT | SHIFT | CTRL, Key::ArrowRight);
    wait_for(&mut window, &place, "شركة Microsoft");
    assert!(ENGLISH[0].is_ascii());
}
