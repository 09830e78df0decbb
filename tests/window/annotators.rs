//! Who annotates: the name is asked for once, when it is first needed, and nothing waits in vain.

use egui::Key;
use egui::accesskit::Role;

use crate::hands::{CTRL, NONE, SHIFT, Window};
use crate::place::{Place, annotations, expected};

const FIELD: &str = "Name";

/// A window of someone who has not given a name.
fn unnamed(place: &Place) -> Window {
    let mut window = place.window_as(1, &[&place.sources()], |preferences| {
        preferences.person = None;
    });
    window.wait_for("the documents", |window| {
        window.has(Role::Button, "report") && window.shows("Saved at")
    });
    window.key(CTRL, Key::Home);
    for _ in 0..2 {
        window.key(CTRL | SHIFT, Key::ArrowRight);
    }
    window
}

fn names(place: &Place) -> Vec<String> {
    let stored = place.stored();
    stored
        .annotators()
        .map(|annotator| annotator.name.clone())
        .collect()
}

#[test]
fn the_name_is_asked_for_at_the_first_annotation() {
    let place = Place::new();
    let mut window = unnamed(&place);
    window.strike(NONE, Key::H, Key::H, "ا");
    assert!(window.shows("Your name, as it will stand beside your annotations"));
    assert_eq!(window.value(Role::TextInput, FIELD), "", "the letter leaks");
    window.type_text("Rima");
    window.key(NONE, Key::Enter);
    window.wait_for("the highlight", |_| {
        annotations(&place.stored()) == expected(&[("The company", &[])])
    });
    assert_eq!(names(&place), ["Rima"]);
    // One step, and the name is not asked for again.
    window.key(CTRL, Key::Z);
    window.wait_for("nothing", |_| annotations(&place.stored()).is_empty());
    window.key(CTRL, Key::Home);
    window.key(CTRL | SHIFT, Key::ArrowRight);
    window.strike(NONE, Key::H, Key::H, "h");
    window.wait_for("another", |_| {
        annotations(&place.stored()) == expected(&[("The", &[])])
    });
}

#[test]
fn without_an_answer_the_annotation_goes_in_all_the_same() {
    let place = Place::new();
    let mut window = unnamed(&place);
    window.strike(NONE, Key::H, Key::H, "h");
    window.key(NONE, Key::Escape);
    window.wait_for("the highlight", |_| {
        annotations(&place.stored()) == expected(&[("The company", &[])])
    });
    assert_eq!(names(&place), ["Annotator"]);
    // Later a name of one's own takes its place.
    window.command("Your name");
    window.type_text("Rima");
    window.key(NONE, Key::Enter);
    window.wait_for("the name", |_| names(&place) == ["Rima"]);
}

#[test]
fn closing_while_the_name_is_asked_for_loses_nothing() {
    let place = Place::new();
    let mut window = unnamed(&place);
    window.strike(NONE, Key::H, Key::H, "h");
    window.key(CTRL, Key::W);
    window.wait_for("the first page", |window| {
        !window.has(Role::Document, "report")
    });
    assert_eq!(
        annotations(&place.stored()),
        expected(&[("The company", &[])])
    );
}

#[test]
fn someone_of_the_same_name_from_elsewhere_is_another() {
    let place = Place::new();
    let mut window = place.opened(1);
    window.key(CTRL, Key::Home);
    window.key(CTRL | SHIFT, Key::ArrowRight);
    window.strike(NONE, Key::H, Key::H, "h");
    window.wait_for("the highlight", |_| place.stored().n_annotations() == 1);
    window.key(CTRL, Key::W);
    drop(window);
    // Another computer: other preferences, another id, the same name.
    let mut window = place.window(2, &[&place.collection()]);
    window.wait_for("the text", |window| window.has(Role::Document, "report"));
    window.key(CTRL, Key::Home);
    window.key(CTRL | SHIFT, Key::ArrowRight);
    window.key(CTRL | SHIFT, Key::ArrowRight);
    window.strike(NONE, Key::H, Key::H, "h");
    window.wait_for("the second", |_| place.stored().n_annotations() == 2);
    assert_eq!(names(&place), ["سلمى", "سلمى"]);
}
