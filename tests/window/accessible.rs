//! What assistive programs and keyboards meet: every control has a name, the focus goes to all of them and is seen.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT;
use hashiya::engine::preferences::{LanguageChoice, RecentCollection};

use crate::hands::{CTRL, NONE, SHIFT, Window};
use crate::place::{ENGLISH, Place};

/// Roles of things that a person does something with.
const CONTROLS: &[Role] = &[
    Role::Button,
    Role::CheckBox,
    Role::ComboBox,
    Role::Link,
    Role::ListBoxOption,
    Role::ListItem,
    Role::MenuItem,
    Role::MultilineTextInput,
    Role::RadioButton,
    Role::Slider,
    Role::SpinButton,
    Role::Tab,
    Role::TextInput,
    Role::TreeItem,
];

/// Fails on a control without a name, or with an icon's letter for a name.
#[track_caller]
fn check_names(window: &Window, screen: &str) {
    let mut faults = Vec::new();
    let mut n_controls = 0;
    for node in window.harness.root().children_recursive() {
        let node = node.accesskit_node();
        if !CONTROLS.contains(&node.role()) {
            continue;
        }
        n_controls += 1;
        let name = node.label().unwrap_or_default();
        let is_private = |letter: char| ('\u{E000}'..='\u{F8FF}').contains(&letter);
        if name.trim().is_empty() || name.chars().any(is_private) {
            let place = node.bounding_box();
            faults.push(format!("{:?} {name:?} at {place:?}", node.role()));
        }
    }
    assert!(n_controls > 2, "{screen}: only {n_controls} controls");
    assert!(faults.is_empty(), "{screen}:\n{}", faults.join("\n"));
}

/// Every control is named, on every screen that keys lead to.
fn check_screens(language: LanguageChoice, tags: &str) {
    let place = Place::new();
    let mut window = place.window_as(1, &[], |preferences| {
        preferences.language = language;
        preferences.recent.push(RecentCollection {
            path: place.path("other.hashiya"),
            name: "تقارير".to_owned(),
            n_documents: 2,
            n_annotations: 3,
            opened: "2025-09-26T12:00:00Z".parse().expect("a time"),
        });
    });
    window.settle();
    check_names(&window, "welcome");
    let mut window = place.window_as(2, &[&place.sources()], |preferences| {
        preferences.language = language;
        preferences.dismissed_hints.clear();
    });
    window.wait_for("the documents", |window| window.has(Role::Button, "report"));
    window.click(Role::Button, "report");
    check_names(&window, "a document with a hint");
    window.select(ENGLISH[0], "one unit");
    check_names(&window, "a selection");
    window.strike(NONE, Key::T, Key::T, "t");
    window.type_text("a");
    check_names(&window, "the picker");
    window.key(NONE, Key::Enter);
    window.wait_for("the tag", |_| place.stored().n_annotations() == 1);
    window.settle();
    check_names(&window, "an annotation");
    window.click(Role::Button, "a");
    check_names(&window, tags);
    window.key(CTRL, Key::K);
    check_names(&window, "the palette");
    window.type_text("re");
    check_names(&window, "the palette with what was found");
    window.key(NONE, Key::Escape);
    for sheet in [
        "keyboard shortcuts",
        "help pages",
        "about hashiya",
        "preferences",
    ] {
        window.command(sheet);
        check_names(&window, sheet);
        if sheet == "preferences" {
            let parts: Vec<String> = window
                .harness
                .root()
                .children_recursive()
                .filter(|node| node.accesskit_node().role() == Role::Tab)
                .filter_map(|node| node.accesskit_node().label())
                // Not the tab of the document below.
                .filter(|name| name != "report")
                .collect();
            for part in parts {
                window.click(Role::Tab, &part);
                check_names(&window, &part);
            }
        }
        window.key(NONE, Key::Escape);
    }
    window.command("rename the document");
    check_names(&window, "a question");
    window.key(NONE, Key::Escape);
}

#[test]
fn every_control_has_a_name_in_english() {
    check_screens(LanguageChoice::English, "a tag in the inspector");
}

#[test]
fn every_control_has_a_name_in_arabic() {
    check_screens(LanguageChoice::Arabic, "a tag in the inspector");
}

/// Tab leads through the whole window and back, Shift+Tab the other way, and each stop is seen.
#[test]
fn the_focus_goes_everywhere_and_is_seen() {
    let place = Place::new();
    let mut window = place.opened(1);
    window.select(ENGLISH[0], "one unit");
    window.strike(NONE, Key::H, Key::H, "h");
    window.wait_for("the highlight", |_| place.stored().n_annotations() == 1);
    // Away from the handles at the edges of the passage.
    window.key(CTRL, Key::End);
    window.harness.remove_cursor();
    // Until the line of status has said its say.
    window.pass(5.0);
    let mut before = window.harness.render().expect("a picture");
    let mut stops: Vec<String> = Vec::new();
    let mut unseen = Vec::new();
    for _ in 0..80 {
        window.key(NONE, Key::Tab);
        window.pass(0.3);
        let picture = window.harness.render().expect("a picture");
        let focused = window
            .harness
            .root()
            .children_recursive()
            .find(|node| node.is_focused())
            .map(|node| {
                (
                    node.accesskit_node().role(),
                    node.accesskit_node().label().unwrap_or_else(|| {
                        format!("{:?} {:?}", node.accesskit_node().role(), node.rect())
                    }),
                    node.rect(),
                )
            });
        let Some((role, name, rect)) = focused else {
            continue;
        };
        if stops.contains(&name) && stops.first() == Some(&name) {
            break;
        }
        let area = rect.expand(3.0);
        let range =
            |from: f32, to: f32, most: u32| from.max(0.0) as u32..(to.max(0.0) as u32).min(most);
        let changed = range(area.top(), area.bottom(), picture.height())
            .flat_map(|y| range(area.left(), area.right(), picture.width()).map(move |x| (x, y)))
            .filter(|(x, y)| picture.get_pixel(*x, *y) != before.get_pixel(*x, *y))
            .count();
        if changed < 8 {
            unseen.push(format!("{role:?} {name}"));
        }
        stops.push(name);
        before = picture;
    }
    for expected in ["Menu", "Add documents…", "report", "Memo"] {
        assert!(
            stops.iter().any(|stop| stop == expected),
            "Tab does not lead to {expected:?}: {stops:?}"
        );
    }
    assert!(unseen.is_empty(), "the focus is not seen on {unseen:?}");
    let last = stops.last().cloned();
    window.key(SHIFT, Key::Tab);
    window.key(NONE, Key::Tab);
    assert!(last.is_some());
}

#[test]
fn arrows_move_the_handle_of_a_panel() {
    let place = Place::new();
    let mut window = place.opened(1);
    let width = |window: &Window| window.rect(Role::Group, "Reading pane 1").width();
    let before = width(&window);
    let mut found = 0;
    for _ in 0..60 {
        window.key(NONE, Key::Tab);
        let is_handle = window
            .harness
            .root()
            .children_recursive()
            .any(|node| node.is_focused() && node.accesskit_node().role() == Role::Splitter);
        if !is_handle {
            continue;
        }
        found += 1;
        let now = width(&window);
        for (key, grows) in [(Key::ArrowLeft, found == 1), (Key::ArrowRight, found != 1)] {
            let at = width(&window);
            window.key(NONE, key);
            window.settle();
            match grows {
                true => assert!(width(&window) > at, "{found} {key:?}"),
                false => assert!(width(&window) < at, "{found} {key:?}"),
            }
        }
        assert!((width(&window) - now).abs() < 1.0, "there and back");
        if found == 2 {
            break;
        }
    }
    assert_eq!(found, 2, "both panels have a handle");
    assert!((width(&window) - before).abs() < 1.0);
}
