//! Tagging at speed: keys by their place, several tags in one visit, passages of several parts.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, PointerButton, Pos2};
use egui_kittest::kittest::NodeT;

use crate::hands::{CTRL, NONE, SHIFT, Window};
use crate::place::{ARABIC, ENGLISH, Place, annotations, expected};

const PICKER: &str = "Find or create a tag";

/// Selects so many words from the start of the shown document.
fn select_words(window: &mut Window, n_words: usize, arrow: Key) {
    window.key(CTRL, Key::Home);
    for _ in 0..n_words {
        window.key(CTRL | SHIFT, arrow);
    }
}

/// Moves the caret on by words and selects the next one.
fn select_word(window: &mut Window, at: usize) {
    window.key(CTRL, Key::Home);
    for _ in 0..at {
        window.key(CTRL, Key::ArrowRight);
    }
    window.key(CTRL | SHIFT, Key::ArrowRight);
}

fn tag(window: &mut Window, name: &str) {
    window.strike(NONE, Key::T, Key::T, "t");
    window.type_text(name);
    window.key(NONE, Key::Enter);
    let chip = format!("Remove the tag “{name}”");
    window.wait_for("the tag", |window| window.has(Role::Button, &chip));
}

/// A key of the Arabic layout: it has another letter on it, and winit names it by that or by its place.
fn arabic(window: &mut Window, place: Key, letter: &str) {
    window.strike(NONE, place, place, letter);
}

fn wait_for(window: &mut Window, place: &Place, list: &[(&str, &[&str])]) {
    let wanted = expected(list);
    window.wait_for("the annotations", |window| {
        window.shows("Saved at") && annotations(&place.stored()) == wanted
    });
}

#[test]
fn one_key_repeats_numbers_and_names_by_own_words() {
    let place = Place::new();
    let mut window = place.opened(1);
    select_words(&mut window, 1, Key::ArrowRight);
    // Nothing was used yet: the key asks.
    arabic(&mut window, Key::R, "ق");
    assert!(window.is_focused(Role::TextInput, PICKER));
    assert_eq!(
        window.value(Role::TextInput, PICKER),
        "",
        "the letter leaks"
    );
    window.key(NONE, Key::Escape);
    tag(&mut window, "first");
    select_word(&mut window, 1);
    tag(&mut window, "second");
    select_word(&mut window, 2);
    assert_eq!(window.selected().trim(), "ended");
    arabic(&mut window, Key::R, "ق");
    let mut list: Vec<(&str, &[&str])> = vec![
        ("The", &["first"]),
        (" company", &["second"]),
        (" ended", &["second"]),
    ];
    wait_for(&mut window, &place, &list);
    // Digits are places too: an Arabic keyboard writes others.
    select_word(&mut window, 3);
    arabic(&mut window, Key::Num1, "١");
    list.push((" the", &["first"]));
    wait_for(&mut window, &place, &list);
    // On the selected annotation, as on a selection.
    arabic(&mut window, Key::Num2, "٢");
    list[3] = (" the", &["first", "second"]);
    wait_for(&mut window, &place, &list);
    // A number that no tag has says so.
    window.strike(NONE, Key::Num9, Key::Num9, "9");
    assert!(window.shows("No tag has the key 9"), "{}", window.said());
    // Shift+Delete takes the last one off.
    window.key(SHIFT, Key::Delete);
    list[3] = (" the", &["first"]);
    wait_for(&mut window, &place, &list);
    window.key(NONE, Key::Delete);
    list.pop();
    wait_for(&mut window, &place, &list);
    // I makes a tag of the words; the same words again put on the same tag.
    select_word(&mut window, 4);
    arabic(&mut window, Key::I, "ه");
    list.push((" access", &["access"]));
    wait_for(&mut window, &place, &list);
    assert_eq!(place.stored().n_tags(), 3);
}

#[test]
fn several_tags_go_on_and_off_in_one_visit() {
    let place = Place::new();
    let mut window = place.opened(1);
    select_words(&mut window, 2, Key::ArrowRight);
    window.strike(NONE, Key::T, Key::T, "ف");
    for name in ["one", "two"] {
        window.type_text(name);
        window.key(SHIFT, Key::Enter);
        assert!(window.is_focused(Role::TextInput, PICKER), "it stays open");
    }
    window.type_text("three");
    window.key(NONE, Key::Enter);
    wait_for(
        &mut window,
        &place,
        &[("The company", &["one", "two", "three"])],
    );
    // One step back takes all of it.
    window.key(CTRL, Key::Z);
    wait_for(&mut window, &place, &[]);
    window.key(CTRL | SHIFT, Key::Z);
    wait_for(
        &mut window,
        &place,
        &[("The company", &["one", "two", "three"])],
    );

    // On the annotation boxes are ticked; unticking takes off, and one Enter does both.
    window.strike(SHIFT, Key::N, Key::N, "N");
    window.strike(NONE, Key::T, Key::T, "t");
    let is_on = |window: &Window, name: &str| {
        let node = window.find(Role::CheckBox, name).expect("a box");
        node.accesskit_node().toggled() == Some(egui::accesskit::Toggled::True)
    };
    assert!(is_on(&window, "two"));
    window.type_text("two");
    window.key(SHIFT, Key::Enter);
    assert!(!is_on(&window, "two"));
    window.type_text("four");
    window.key(NONE, Key::Enter);
    wait_for(
        &mut window,
        &place,
        &[("The company", &["one", "three", "four"])],
    );
    // Esc gives up what was ticked.
    window.strike(NONE, Key::T, Key::T, "t");
    window.key(SHIFT, Key::Enter);
    window.key(NONE, Key::Escape);
    assert!(!window.has(Role::TextInput, PICKER));
    wait_for(
        &mut window,
        &place,
        &[("The company", &["one", "three", "four"])],
    );
}

#[test]
fn a_tag_is_given_a_number_that_stays() {
    let place = Place::new();
    let mut window = place.opened(1);
    for (at, name) in ["a", "b", "c"].into_iter().enumerate() {
        select_word(&mut window, at);
        tag(&mut window, name);
    }
    select_word(&mut window, 3);
    window.strike(NONE, Key::T, Key::T, "t");
    window.type_text("c");
    window.key(CTRL | SHIFT, Key::Num1);
    assert!(window.has(Role::TextInput, PICKER), "it stays open");
    window.key(NONE, Key::Escape);
    window.strike(NONE, Key::Num1, Key::Num1, "1");
    let list: [(&str, &[&str]); 4] = [
        ("The", &["a"]),
        (" company", &["b"]),
        (" ended", &["c"]),
        (" the", &["c"]),
    ];
    wait_for(&mut window, &place, &list);
    window.key(CTRL, Key::Q);
    drop(window);
    // The number and the tag used last come back with the next window.
    let mut window = place.window(1, &[&place.collection()]);
    window.wait_for("the text", |window| window.has(Role::Paragraph, ENGLISH[0]));
    select_word(&mut window, 4);
    window.strike(NONE, Key::Num1, Key::Num1, "1");
    window.wait_for("the tag", |_| {
        annotations(&place.stored())
            .last()
            .is_some_and(|(_, tags)| tags[..] == ["c"])
    });
    assert_eq!(place.stored().n_annotations(), 5);
}

#[test]
fn the_menu_of_a_tag_gives_it_a_number() {
    let place = Place::new();
    let mut window = place.opened(1);
    for (at, name) in ["a", "b"].into_iter().enumerate() {
        select_word(&mut window, at);
        tag(&mut window, name);
    }
    window.secondary_click(Role::TreeItem, "b");
    window.click(Role::Button, "Give it the key");
    window.settle();
    window.click(Role::Button, "1");
    window.click(Role::Paragraph, ENGLISH[1]);
    select_word(&mut window, 2);
    window.strike(NONE, Key::Num1, Key::Num1, "1");
    let list: [(&str, &[&str]); 3] = [("The", &["a"]), (" company", &["b"]), (" ended", &["b"])];
    wait_for(&mut window, &place, &list);
}

#[test]
fn e_grows_the_selection_and_shift_e_takes_it_back() {
    let place = Place::new();
    let mut window = place.opened(1);
    select_words(&mut window, 1, Key::ArrowRight);
    window.key(CTRL, Key::Home);
    arabic(&mut window, Key::E, "ث");
    assert_eq!(window.selected(), "The");
    arabic(&mut window, Key::E, "ث");
    assert_eq!(window.selected(), ENGLISH[0]);
    window.strike(SHIFT, Key::E, Key::E, "ُ");
    assert_eq!(window.selected(), "The");
    // By sentence and by paragraph from where it stands.
    window.key(CTRL | SHIFT, Key::ArrowDown);
    assert_eq!(window.selected(), ENGLISH[0]);
    window.key(CTRL | SHIFT, Key::ArrowDown);
    assert_eq!(window.selected(), ENGLISH.join("\n"));
    window.key(Modifiers::ALT | SHIFT, Key::ArrowUp);
    assert_eq!(window.selected(), format!("{}\n", ENGLISH[0]));
}

fn button(window: &mut Window, at: Pos2, modifiers: Modifiers, pressed: bool) {
    let input = window.harness.input_mut();
    input.events.push(Event::ModifiersChanged(modifiers));
    input.events.push(Event::PointerMoved(at));
    input.events.push(Event::PointerButton {
        pos: at,
        button: PointerButton::Primary,
        pressed,
        modifiers,
    });
    window.harness.step();
}

fn clicks(window: &mut Window, at: Pos2, modifiers: Modifiers, n: usize) {
    window.pass(0.8);
    for _ in 0..n {
        button(window, at, modifiers, true);
        button(window, at, modifiers, false);
    }
    let released = Event::ModifiersChanged(NONE);
    window.harness.input_mut().events.push(released);
    window.settle();
}

#[test]
fn clicks_select_word_sentence_and_paragraph() {
    let place = Place::with(&[("report.txt", &["One word. Two words here.", "More."])]);
    let mut window = place.window(1, &[&place.sources()]);
    window.wait_for("the text", |window| {
        window.has(Role::Paragraph, "More.") && window.shows("Saved at")
    });
    let at = window
        .place_of("One word. Two words here.", "words")
        .center();
    for (n, words) in [
        (2, "words"),
        (3, "Two words here."),
        (4, "One word. Two words here."),
    ] {
        clicks(&mut window, at, NONE, n);
        assert_eq!(window.selected(), words, "{n} clicks");
    }
}

#[test]
fn a_passage_has_several_parts() {
    let place = Place::new();
    let mut window = place.opened(1);
    window.click(Role::Button, "تقرير");
    let place_of = |window: &Window, words: &str| window.place_of(ARABIC[0], words).center();
    let at = place_of(&window, "أوقفت");
    clicks(&mut window, at, NONE, 2);
    for words in ["خدمة", "أيلول"] {
        let at = place_of(&window, words);
        clicks(&mut window, at, CTRL, 2);
    }
    assert_eq!(window.selected(), "أوقفت … خدمة … أيلول");
    // Ctrl and a click on a part gives it up.
    let at = place_of(&window, "خدمة");
    clicks(&mut window, at, CTRL, 1);
    assert_eq!(window.selected(), "أوقفت … أيلول");
    // A part by keys: P keeps what is selected.
    arabic(&mut window, Key::P, "ح");
    assert_eq!(window.selected(), "أوقفت … أيلول");
    tag(&mut window, "when");
    wait_for(&mut window, &place, &[("أوقفت … أيلول", &["when"])]);
    assert!(window.shows("Passage: أوقفت … أيلول"));
    // Esc gives all parts up.
    let at = place_of(&window, "Azure");
    clicks(&mut window, at, NONE, 2);
    window.key(NONE, Key::P);
    assert_eq!(window.selected(), "Azure");
    window.key(NONE, Key::Escape);
    assert_eq!(window.selected(), "");
}

#[test]
fn the_walk_wraps_and_follows_a_tag() {
    let place = Place::new();
    let mut window = place.opened(1);
    for (at, name) in [(0, "a"), (2, "b"), (4, "a")] {
        select_word(&mut window, at);
        tag(&mut window, name);
    }
    window.strike(NONE, Key::N, Key::N, "ى");
    assert!(window.shows("That was the last, here is the first"));
    assert!(window.shows("Passage: The"));
    arabic(&mut window, Key::Period, "ز");
    assert!(
        window.shows("Passage:  access"),
        "the next with the same tag"
    );
    arabic(&mut window, Key::Period, "ز");
    assert!(window.shows("Passage: The"), "and the first after the last");
    arabic(&mut window, Key::Comma, "و");
    assert!(window.shows("Passage:  access"));
}

#[test]
fn the_menu_of_an_annotation_works_by_keys() {
    let place = Place::new();
    let mut window = place.opened(1);
    select_words(&mut window, 2, Key::ArrowRight);
    tag(&mut window, "who");
    window.key(SHIFT, Key::F10);
    assert!(
        window.has(Role::MenuItem, "Change the tag “who”…"),
        "{}",
        window.said()
    );
    window.click(Role::MenuItem, "Change the tag “who”…");
    assert!(window.is_focused(Role::TextInput, PICKER));
    window.type_text("actor");
    window.key(NONE, Key::Enter);
    wait_for(&mut window, &place, &[("The company", &["actor"])]);
    window.key(NONE, Key::Menu);
    window.click(Role::MenuItem, "Copy with reference");
    assert!(window.shows("Copied"));
    window.key(SHIFT, Key::F10);
    window.click(Role::MenuItem, "Remove the tag “actor”");
    wait_for(&mut window, &place, &[("The company", &[])]);
    window.key(SHIFT, Key::F10);
    window.key(NONE, Key::Escape);
    assert!(!window.has(Role::MenuItem, "Copy with reference"));
    assert!(window.is_focused(Role::Document, "report"));
}

#[test]
fn the_text_has_a_menu_too() {
    let place = Place::new();
    let mut window = place.opened(1);
    // On what is selected it is for that.
    window.select(ENGLISH[0], "ended the access");
    let at = window.place_of(ENGLISH[0], "the access").center();
    window.secondary_click_at(at);
    window.click(Role::MenuItem, "Highlight");
    wait_for(&mut window, &place, &[("ended the access", &[])]);
    // Elsewhere it is for the paragraph under the pointer.
    let at = window.place_of(ENGLISH[1], "decision").center();
    window.secondary_click_at(at);
    assert_eq!(window.selected(), "");
    assert!(!window.is_enabled(Role::MenuItem, "Highlight"));
    window.click(Role::MenuItem, "Paragraph from right to left");
    window.wait_for("its direction", |_| {
        let stored = place.stored();
        let mut report = stored.documents().filter(|row| row.name == "report");
        report.any(|row| row.paragraph_directions.len() == 1)
    });
    window.key(SHIFT, Key::F10);
    assert!(
        window.has(Role::MenuItem, "Find in document…"),
        "by keys too"
    );
}
