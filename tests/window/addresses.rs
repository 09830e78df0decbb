//! Addresses in a text are copied and never opened.

use egui::OutputCommand;
use egui::accesskit::Role;

use crate::hands::Window;
use crate::place::Place;

const PARAGRAPH: &str = "انظر الصفحة (https://example.org/a_(b))، ثم اكتب إلى salma@example.org.";

/// What was asked of the desktop in the last frame.
fn asked(window: &Window) -> Vec<OutputCommand> {
    window.harness.output().platform_output.commands.clone()
}

/// Chooses the item of the menu over some words and gives what the desktop was asked meanwhile.
fn copied(window: &mut Window, words: &str) -> Vec<OutputCommand> {
    let at = window.place_of(PARAGRAPH, words).center();
    window.secondary_click_at(at);
    let at = window.rect(Role::MenuItem, "Copy the address").center();
    let mut all = Vec::new();
    for pressed in [true, false] {
        window.harness.event(egui::Event::PointerMoved(at));
        window.harness.event(egui::Event::PointerButton {
            pos: at,
            button: egui::PointerButton::Primary,
            pressed,
            modifiers: egui::Modifiers::NONE,
        });
        for _ in 0..3 {
            window.harness.step();
            all.extend(asked(window));
        }
    }
    all
}

#[test]
fn the_menu_copies_an_address_and_opens_nothing() {
    let place = Place::with(&[("report.txt", &[PARAGRAPH])]);
    let mut window = place.opened(91);
    window.click(Role::Button, "report");
    for (words, expected) in [
        ("example.org/a", "https://example.org/a_(b)"),
        ("salma", "salma@example.org"),
    ] {
        let all = copied(&mut window, words);
        assert!(
            matches!(all.as_slice(), [OutputCommand::CopyText(text)] if text == expected),
            "{all:?}"
        );
        assert!(window.shows("Copied"));
    }
    let at = window.place_of(PARAGRAPH, "انظر").center();
    window.secondary_click_at(at);
    window.click(Role::MenuItem, "Copy the address");
    assert!(window.shows("No address is here"));
}
