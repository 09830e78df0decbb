//! Panes side by side and their tabs, by keys and by the mouse.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, MouseWheelUnit, PointerButton, TouchPhase, vec2};

use crate::hands::{ALT, CTRL, NONE, SHIFT, Window};
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
    // Enter on the row of the shown document goes back to its text.
    to_row(&mut window, SHIFT, "report");
    window.key(NONE, Key::Enter);
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

#[test]
fn back_and_forward_through_places() {
    let place = Place::new();
    let mut window = place.opened(1);
    assert!(!window.is_enabled(Role::Button, "Back (Alt+←)"));
    window.command("تقرير");
    window.key(ALT, Key::ArrowLeft);
    assert_eq!(tabs(&window, FIRST), ["report*"]);
    assert!(window.is_focused(Role::Document, "report"));
    window.key(ALT, Key::ArrowRight);
    assert_eq!(tabs(&window, FIRST), ["تقرير*"]);
    window.key(CTRL, Key::OpenBracket);
    assert_eq!(tabs(&window, FIRST), ["report*"]);
    // The buttons of a mouse.
    let at = window.rect(Role::Document, "report").center();
    for (button, shown) in [
        (PointerButton::Extra2, "تقرير*"),
        (PointerButton::Extra1, "report*"),
    ] {
        for pressed in [true, false] {
            window
                .harness
                .input_mut()
                .events
                .push(Event::PointerButton {
                    pos: at,
                    button,
                    pressed,
                    modifiers: NONE,
                });
            window.harness.step();
        }
        window.settle();
        assert_eq!(tabs(&window, FIRST), [shown]);
    }
    // In an Arabic interface the arrow that points to the right, the start, goes back.
    window.click(Role::Button, "العربية");
    let first = "جزء القراءة 1";
    window.key(ALT, Key::ArrowLeft);
    assert_eq!(tabs(&window, first), ["تقرير*"]);
    window.key(ALT, Key::ArrowRight);
    assert_eq!(tabs(&window, first), ["report*"]);
}

#[test]
fn a_paragraph_is_gone_to_by_its_number_in_either_digits() {
    let lines: Vec<String> = (1..=200)
        .map(|number| format!("This is the text of paragraph {number}."))
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let place = Place::with(&[("long.txt", &lines)]);
    let mut window = place.window(1, &[&place.sources()]);
    window.wait_for("the document", |window| {
        window.has(Role::Paragraph, lines[0])
    });
    for (typed, number) in [("150", 150), ("٧", 7), ("999", 200)] {
        window.key(CTRL, Key::G);
        let field = "Number of the paragraph";
        assert!(window.is_focused(Role::TextInput, field));
        window.key(CTRL, Key::A);
        window.type_text(typed);
        window.key(NONE, Key::Enter);
        window.settle();
        assert!(
            window.has(Role::Paragraph, lines[number - 1]),
            "{typed}: {}",
            window.said()
        );
        assert!(window.is_focused(Role::Document, "long"));
    }
    assert!(!window.has(Role::Paragraph, lines[0]));
    window.key(ALT, Key::ArrowLeft);
    assert!(
        window.has(Role::Paragraph, lines[6]),
        "back to where it was"
    );
}

#[test]
fn the_full_screen_hides_the_panels_and_brings_them_back() {
    let place = Place::new();
    let mut window = place.opened(1);
    assert!(window.has(Role::Button, "report"));
    window.key(NONE, Key::F11);
    assert!(!window.has(Role::Button, "report"));
    window.key(NONE, Key::F11);
    assert!(window.has(Role::Button, "report"));
    window.key(NONE, Key::F11);
    window.key(NONE, Key::Escape);
    assert!(window.has(Role::Button, "report"));
    // What is asked for in a panel is seen.
    window.key(NONE, Key::F11);
    window.key(CTRL, Key::B);
    assert!(window.has(Role::Button, "report"));
}

#[test]
fn the_focus_goes_from_part_to_part() {
    let place = Place::new();
    let mut window = place.opened(1);
    window.key(CTRL, Key::Backslash);
    window.command("تقرير");
    assert!(window.is_focused(Role::Document, "تقرير"));
    window.key(SHIFT, Key::F6);
    assert!(window.is_focused(Role::Document, "report"));
    window.key(SHIFT, Key::F6);
    window.key(SHIFT, Key::F6);
    assert!(
        window.is_focused(Role::Button, "report"),
        "the row of the shown document"
    );
    for _ in 0..3 {
        window.key(NONE, Key::F6);
    }
    assert!(window.is_focused(Role::Document, "تقرير"));
}

#[test]
fn panes_scroll_together() {
    let lines = |language: &str| -> Vec<String> {
        (1..=200)
            .map(|number| format!("{language} {number}."))
            .collect()
    };
    let (one, other) = (lines("This is paragraph"), lines("هذه هي الفقرة"));
    let texts = |lines: &'static [String]| -> Vec<&'static str> {
        lines.iter().map(String::as_str).collect()
    };
    let (one, other) = (texts(one.leak()), texts(other.leak()));
    let place = Place::with(&[("one.txt", &one), ("other.txt", &other)]);
    let mut window = place.window(1, &[&place.sources()]);
    window.wait_for("the documents", |window| window.has(Role::Button, "other"));
    window.command("one");
    window.key(CTRL, Key::Backslash);
    window.command("other");
    let at = window.rect(Role::Document, "one").center();
    let wheel = |window: &mut Window, points: f32| {
        for _ in 0..20 {
            let events = &mut window.harness.input_mut().events;
            events.push(Event::PointerMoved(at));
            events.push(Event::MouseWheel {
                unit: MouseWheelUnit::Point,
                delta: vec2(0.0, points),
                phase: TouchPhase::Move,
                modifiers: NONE,
                source: egui::MouseWheelSource::Unknown,
            });
            window.harness.step();
        }
        window.settle();
    };
    wheel(&mut window, -100.0);
    assert!(!window.has(Role::Paragraph, one[0]) && window.has(Role::Paragraph, other[0]));
    wheel(&mut window, 200.0);
    window.key(CTRL | SHIFT, Key::Backslash);
    wheel(&mut window, -200.0);
    assert!(!window.has(Role::Paragraph, other[0]), "it goes along");
    let middle = |window: &Window, lines: &[&str]| {
        let seen: Vec<usize> = (0..200)
            .filter(|number| window.has(Role::Paragraph, lines[*number]))
            .collect();
        seen[seen.len() / 2]
    };
    assert!(
        middle(&window, &one).abs_diff(middle(&window, &other)) <= 2,
        "the same place in both"
    );
    wheel(&mut window, -2000.0);
    assert!(window.has(Role::Paragraph, one[199]) && window.has(Role::Paragraph, other[199]));
    wheel(&mut window, 2000.0);
    assert!(window.has(Role::Paragraph, one[0]) && window.has(Role::Paragraph, other[0]));
}

#[test]
fn the_inspector_keeps_its_width_whatever_stands_in_it() {
    let place = Place::new();
    let mut window = place.opened(1);
    let before = window.rect(Role::Group, FIRST);
    window.select(ENGLISH[0], "The company");
    window.strike(NONE, Key::T, Key::T, "t");
    for name in [
        "an official body",
        "b",
        "a softened wording",
        "a figure to check",
    ] {
        window.type_text(name);
        window.key(SHIFT, Key::Enter);
    }
    window.key(NONE, Key::Enter);
    window.wait_for("the chips", |window| {
        window.has(Role::Button, "a figure to check")
    });
    window.settle();
    assert_eq!(window.rect(Role::Group, FIRST), before);
}
