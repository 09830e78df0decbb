//! The list of passages below the text: opened, filtered, grouped, and worked in by keys and the mouse.

use egui::accesskit::Role;
use egui::{Key, Modifiers};

use crate::hands::{CTRL, NONE, SHIFT, Window};
use crate::place::{ARABIC, ENGLISH, Place};
use crate::support::picture;

const CTRL_SHIFT: Modifiers = Modifiers {
    shift: true,
    ..CTRL
};

fn tag(window: &mut Window, paragraph: &str, words: &str, tag: &str) {
    window.select(paragraph, words);
    window.strike(NONE, Key::T, Key::T, "t");
    window.type_text(tag);
    window.key(NONE, Key::Enter);
    window.wait_for("the tag", |window| window.selected().is_empty());
}

/// Three passages in two documents: two with one tag, one with another.
fn opened(place: &Place) -> Window {
    let mut window = place.opened(1);
    window.click(Role::Button, "تقرير");
    tag(&mut window, ARABIC[0], "شركة Microsoft", "جهة");
    tag(&mut window, ARABIC[1], "نهائي", "final");
    window.click(Role::Button, "report");
    tag(&mut window, ENGLISH[0], "The company", "جهة");
    window.wait_for("three", |_| place.stored().n_annotations() == 3);
    window
}

fn has_row(window: &Window, quote: &str) -> bool {
    window.has(Role::ListBoxOption, quote)
}

/// Whether the text has the focus.
fn reads(window: &Window) -> bool {
    use egui_kittest::kittest::{NodeT, Queryable};
    let document = window.harness.get_by_role(Role::Document);
    document.accesskit_node().is_focused()
}

#[test]
fn the_passages_of_a_tag_are_listed_and_lead_to_their_places() {
    let place = Place::new();
    let mut window = opened(&place);
    // The annotation made last is selected: its tag is meant.
    window.key(CTRL_SHIFT, Key::P);
    assert!(window.has(Role::Button, "Passages of “جهة”"));
    assert!(window.is_focused(Role::ListBox, "List of passages"));
    assert!(has_row(&window, "شركة Microsoft") && has_row(&window, "The company"));
    assert!(!has_row(&window, "نهائي"));
    // The keyboard goes down the list, and the document comes along.
    window.key(NONE, Key::ArrowDown);
    window.wait_for("the document", |window| {
        window.has(Role::Paragraph, ARABIC[0])
    });
    assert!(window.is_focused(Role::ListBox, "List of passages"));
    window.key(NONE, Key::Enter);
    assert!(reads(&window));
    // Another way to the same list, and the way out.
    window.key(CTRL, Key::J);
    assert!(!has_row(&window, "The company"));
    window.key(CTRL, Key::J);
    window.key(NONE, Key::Escape);
    assert!(!window.has(Role::ListBox, "List of passages"));
    assert!(reads(&window));
}

#[test]
fn what_is_typed_filters_whatever_its_marks() {
    let place = Place::new();
    let mut window = opened(&place);
    window.key(CTRL, Key::J);
    window.click(Role::TextInput, "Filter the list");
    window.type_text("نهائى");
    assert!(has_row(&window, "نهائي") && !has_row(&window, "The company"));
    window.key(NONE, Key::Escape);
    assert!(has_row(&window, "The company"));
    window.click(Role::TextInput, "Filter the list");
    window.type_text("zebra");
    assert!(window.shows("Nothing passes the filter"));
}

#[test]
fn several_rows_are_tagged_and_deleted_in_one_step_each() {
    let place = Place::new();
    let mut window = opened(&place);
    window.key(CTRL, Key::J);
    window.click(Role::ListBoxOption, "شركة Microsoft");
    window.key(SHIFT, Key::ArrowDown);
    assert!(window.shows("2 passages chosen"));
    window.strike(NONE, Key::T, Key::T, "ف");
    window.type_text("check");
    window.key(NONE, Key::Enter);
    let n_with = |place: &Place, label: &str| {
        let stored = place.stored();
        let tag = stored.tags().find(|tag| tag.label.has(label));
        tag.map_or(0, |tag| stored.n_taggings_with(tag.id))
    };
    window.wait_for("the tag on both", |_| n_with(&place, "check") == 2);
    window.key(CTRL, Key::Z);
    window.wait_for("neither", |_| n_with(&place, "check") == 0);
    window.click(Role::ListBoxOption, "The company");
    window.key(CTRL, Key::A);
    assert!(window.shows("3 passages chosen"));
    window.key(NONE, Key::Delete);
    window.wait_for("none", |_| place.stored().n_annotations() == 0);
    assert!(window.shows("No passages here yet"));
    window.key(CTRL, Key::Z);
    window.wait_for("all again", |_| place.stored().n_annotations() == 3);
    assert!(has_row(&window, "نهائي"));
}

#[test]
fn headings_part_the_list_and_close() {
    let place = Place::new();
    let mut window = opened(&place);
    window.key(CTRL, Key::J);
    window.click(Role::Button, "Group by");
    window.click(Role::RadioButton, "Tag");
    let order = |window: &Window| {
        ["The company", "شركة Microsoft", "نهائي"]
            .map(|quote| window.rect(Role::ListBoxOption, quote).top())
    };
    let [first, second, third] = order(&window);
    assert!(first < second && second < third, "{first} {second} {third}");
    window.key(NONE, Key::Escape);
}

#[test]
fn several_tags_are_any_or_all_and_one_is_changed_for_another() {
    let place = Place::new();
    let mut window = opened(&place);
    window.key(CTRL_SHIFT, Key::P);
    window.click(Role::Button, "With another tag…");
    window.type_text("final");
    window.key(NONE, Key::Enter);
    assert!(window.has(Role::Button, "Passages with any of جهة, final"));
    assert!(has_row(&window, "نهائي") && has_row(&window, "The company"));
    window.click(Role::Button, "Any of them");
    assert!(window.has(Role::Button, "Passages with all of جهة, final"));
    assert!(window.shows("No passages here yet"));
    // Taken out again, one tag is left.
    window.click(Role::Button, "With another tag…");
    window.type_text("final");
    window.key(NONE, Key::Enter);
    let title = "Passages of “جهة”";
    assert!(window.has(Role::Button, title), "{}", window.said());
    window.click(Role::ListBoxOption, "The company");
    window.key(CTRL, Key::A);
    window.click(Role::Button, "Change the tag “جهة” to…");
    window.type_text("final");
    window.key(NONE, Key::Enter);
    let n_with = |label: &str| {
        let stored = place.stored();
        let tag = stored.tags().find(|tag| tag.label.has(label));
        tag.map_or(0, |tag| stored.n_taggings_with(tag.id))
    };
    window.wait_for("the other tag", |_| n_with("final") == 3);
    assert_eq!(n_with("جهة"), 0);
    window.key(CTRL, Key::Z);
    window.wait_for("the first again", |_| {
        (n_with("جهة"), n_with("final")) == (2, 1)
    });
}

#[test]
fn chosen_passages_are_copied_with_their_places() {
    let place = Place::new();
    let mut window = opened(&place);
    window.key(CTRL, Key::J);
    window.click(Role::ListBoxOption, "نهائي");
    window.harness.event(egui::Event::Copy);
    window.harness.step();
    let copied = window
        .harness
        .output()
        .platform_output
        .commands
        .iter()
        .find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
    assert_eq!(copied.as_deref(), Some("“نهائي” (تقرير, paragraph 2)"));
}

#[test]
fn a_picture_of_the_list() {
    let place = Place::new();
    let mut window = opened(&place);
    window.harness.set_size(egui::vec2(900.0, 560.0));
    window.key(CTRL, Key::J);
    window.click(Role::Button, "Group by");
    window.click(Role::RadioButton, "Document");
    window.click(Role::ListBoxOption, "شركة Microsoft");
    window.harness.remove_cursor();
    window.pass(5.0);
    window.settle();
    picture::check("passages", &window.harness.render().expect("a picture"));
}
