//! Panes side by side and their tabs, by keys and by the mouse.

use egui::accesskit::Role;
use egui::{Key, Modifiers};

use crate::hands::{CTRL, NONE, SHIFT, Window};
use crate::place::{ARABIC, ENGLISH, Place};

const FIRST: &str = "Reading pane 1";
const SECOND: &str = "Reading pane 2";

/// The names of the tabs in a pane; the shown one has a star.
fn tabs(window: &Window, pane: &str) -> Vec<String> {
    window.names_in(Role::Group, pane, Role::Tab)
}

/// Gives the focus to a row of the list of documents, by Tab or Shift+Tab: on the way that leads through no other pane.
fn to_row(window: &mut Window, modifiers: Modifiers, name: &str) {
    for _ in 0..80 {
        if window.is_focused(Role::Button, name) {
            return;
        }
        window.key(modifiers, Key::Tab);
    }
    panic!("Tab does not lead to {name:?}");
}

#[test]
fn two_documents_side_by_side_by_keys() {
    let place = Place::new();
    let mut window = place.opened(1);
    assert_eq!(tabs(&window, FIRST), ["report*"]);
    window.key(CTRL, Key::Backslash);
    assert_eq!(tabs(&window, FIRST), ["report*"]);
    assert_eq!(tabs(&window, SECOND), ["report*"]);
    let (first, second) = (
        window.rect(Role::Group, FIRST),
        window.rect(Role::Group, SECOND),
    );
    assert!(first.right() <= second.left(), "the first is at the start");
    assert!((first.width() - second.width()).abs() < 2.0);
    // The second pane is at work: the other document takes its tab's place.
    window.command("تقرير");
    assert_eq!(tabs(&window, SECOND), ["تقرير*"]);
    assert!(window.has(Role::Paragraph, ARABIC[0]) && window.has(Role::Paragraph, ENGLISH[0]));
    assert!(window.is_focused(Role::Document, "تقرير"));
    // With one tab each, Ctrl+Tab goes to the other pane.
    window.key(CTRL, Key::Tab);
    assert!(window.is_focused(Role::Document, "report"));
    // Ctrl+Enter on a row opens a tab of its own.
    to_row(&mut window, SHIFT, "تقرير");
    window.key(CTRL, Key::Enter);
    assert_eq!(tabs(&window, FIRST), ["report", "تقرير*"]);
    window.key(CTRL | SHIFT, Key::Tab);
    assert_eq!(tabs(&window, FIRST), ["report*", "تقرير"]);
    window.key(CTRL, Key::F4);
    assert_eq!(tabs(&window, FIRST), ["تقرير*"]);
    window.key(CTRL | SHIFT, Key::W);
    assert!(
        !window.has(Role::Group, SECOND),
        "its last tab takes it along"
    );
    assert_eq!(tabs(&window, FIRST), ["تقرير*"]);
}

#[test]
fn what_is_selected_is_that_of_the_pane_at_work() {
    let place = Place::new();
    let mut window = place.opened(1);
    window.key(CTRL, Key::Backslash);
    window.command("تقرير");
    window.key(CTRL, Key::Home);
    window.key(CTRL | SHIFT, Key::ArrowLeft);
    window.strike(NONE, Key::H, Key::H, "h");
    window.wait_for("the highlight", |window| {
        window.description(Role::Button, "تقرير") == "AR · 1"
    });
    window.key(CTRL, Key::Tab);
    window.key(CTRL, Key::Home);
    window.key(CTRL | SHIFT, Key::ArrowRight);
    window.strike(NONE, Key::H, Key::H, "h");
    window.wait_for("the highlight", |window| {
        window.description(Role::Button, "report") == "EN · 1"
    });
    assert!(window.shows("Passage: The"));
}

#[test]
fn tabs_are_walked_by_arrows_and_closed_by_their_cross() {
    let place = Place::new();
    let mut window = place.opened(1);
    to_row(&mut window, SHIFT, "تقرير");
    window.key(CTRL, Key::Enter);
    assert_eq!(tabs(&window, FIRST), ["report", "تقرير*"]);
    window.click(Role::Tab, "report");
    assert_eq!(tabs(&window, FIRST), ["report*", "تقرير"]);
    assert!(window.is_focused(Role::Document, "report"));
    window.key(SHIFT, Key::Tab);
    assert!(window.is_focused(Role::Tab, "report"));
    window.key(NONE, Key::ArrowRight);
    assert!(window.is_focused(Role::Tab, "تقرير"));
    assert!(window.has(Role::Paragraph, ARABIC[0]));
    window.click(Role::Button, "Close “تقرير”");
    assert_eq!(tabs(&window, FIRST), ["report*"]);
}

#[test]
fn panes_are_mirrored_and_come_back() {
    let place = Place::new();
    let mut window = place.opened(1);
    window.key(CTRL, Key::Backslash);
    window.command("تقرير");
    to_row(&mut window, NONE, "report");
    window.key(CTRL, Key::Enter);
    assert_eq!(tabs(&window, SECOND), ["تقرير", "report*"]);
    window.key(CTRL, Key::Tab);
    assert_eq!(tabs(&window, SECOND), ["تقرير*", "report"]);
    window.key(CTRL, Key::W);
    window.wait_for("the welcome page", |window| !window.has(Role::Group, FIRST));
    drop(window);
    let mut window = place.window_as(1, &[&place.collection()], |preferences| {
        preferences.language = hashiya::engine::preferences::LanguageChoice::Arabic;
    });
    let (first, second) = ("جزء القراءة 1", "جزء القراءة 2");
    window.wait_for("the panes", |window| window.has(Role::Group, second));
    assert_eq!(tabs(&window, first), ["report*"]);
    assert_eq!(tabs(&window, second), ["تقرير*", "report"]);
    assert!(
        window.rect(Role::Group, second).right() <= window.rect(Role::Group, first).left(),
        "the first is at the start, which is the right"
    );
}
