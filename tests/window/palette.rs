//! The palette: what finds a command, why one cannot be done, and what was used last.

use egui::Key;
use egui::accesskit::Role;
use hashiya::engine::preferences::LanguageChoice;

use crate::hands::{CTRL, NONE};
use crate::place::{ENGLISH, Place};

const PALETTE: &str = "Command, document or tag";

#[test]
fn a_word_of_another_program_leads_to_the_command() {
    let place = Place::new();
    let mut window = place.opened(1);
    window.select(ENGLISH[0], "one unit");
    window.command("coding");
    assert!(window.is_focused(Role::TextInput, "Find or create a tag"));
    window.key(NONE, Key::Escape);
    // A letter too many finds it as well; sections say what is what.
    window.key(CTRL, Key::K);
    window.type_text("highlightt");
    assert!(window.shows("Commands") && window.has(Role::ListBoxOption, "Highlight"));
    window.key(NONE, Key::Enter);
    window.wait_for("the highlight", |_| place.stored().n_annotations() == 1);
}

#[test]
fn reasons_are_told_and_what_was_used_last_comes_first() {
    let place = Place::new();
    let mut window = place.opened(1);
    window.command("redo");
    assert!(!window.is_enabled(Role::ListBoxOption, "Redo"));
    assert_eq!(
        window.description(Role::ListBoxOption, "Redo"),
        "Nothing to redo"
    );
    window.key(NONE, Key::Escape);
    window.command("dark");
    window.key(CTRL, Key::K);
    assert!(window.shows("Used last"));
    let (last, other) = (
        window.rect(Role::ListBoxOption, "Dark"),
        window.rect(Role::ListBoxOption, "New collection…"),
    );
    assert!(last.top() < other.top());
    // The arrows go over the names of sections; the page keys go far.
    window.key(NONE, Key::ArrowDown);
    window.key(NONE, Key::PageDown);
    window.key(NONE, Key::PageUp);
    window.key(NONE, Key::Escape);
    assert!(!window.has(Role::TextInput, PALETTE));
    // It stands in the preferences, so it comes back with the next window.
    drop(window);
    let mut window = place.window_as(1, &[], |_| {});
    window.key(CTRL, Key::K);
    assert!(window.shows("Used last"));
}

#[test]
fn an_arabic_interface_has_the_same_palette() {
    let place = Place::new();
    let mut window = place.window_as(2, &[&place.sources()], |preferences| {
        preferences.language = LanguageChoice::Arabic;
    });
    window.wait_for("the documents", |window| window.has(Role::Button, "report"));
    window.key(CTRL, Key::K);
    window.type_text("settings");
    assert!(window.has(Role::ListBoxOption, "التفضيلات…"));
    assert_eq!(
        window.description(Role::ListBoxOption, "التفضيلات…"),
        "settings"
    );
    window.key(NONE, Key::Enter);
    assert!(window.shows("الواجهة") || window.has(Role::Tab, "الواجهة"));
}

/// What the keys would change lies under the page, or would lie over it without getting a key.
#[test]
fn a_page_over_the_window_keeps_the_keys() {
    let place = Place::new();
    let mut window = place.opened(1);
    window.key(CTRL, Key::Comma);
    window.wait_for("the page", |window| window.shows("Preferences"));
    window.key(CTRL, Key::K);
    window.key(CTRL, Key::E);
    assert!(!window.has(Role::TextInput, PALETTE));
    assert!(window.shows("Preferences") && !window.shows("What to export"));
    window.key(NONE, Key::Escape);
    window.key(CTRL, Key::K);
    assert!(window.is_focused(Role::TextInput, PALETTE));
    window.key(NONE, Key::Escape);
    // A question, too: nothing comes between it and its answer.
    window.command("new tag");
    assert!(window.shows("New tag"));
    window.key(CTRL, Key::E);
    assert!(window.shows("New tag") && !window.shows("What to export"));
}
