//! The window rests while nobody does anything.

use std::time::Duration;

use egui::accesskit::Role;
use egui::{Key, ViewportId};

use crate::hands::{CTRL, NONE, Window};
use crate::place::{ENGLISH, Place};

/// Nothing is drawn again until somebody does something: no frame is asked for, neither at once nor later.
#[track_caller]
fn check_rest(window: &mut Window, when: &str) {
    // What is said in the status line goes away by itself; tooltips come up.
    window.pass(5.0);
    window.settle();
    std::thread::sleep(Duration::from_millis(60));
    assert!(
        !window.harness.ctx.has_requested_repaint(),
        "a thread asks for a frame {when}"
    );
    let output = &window.harness.output().viewport_output[&ViewportId::ROOT];
    assert_eq!(
        output.repaint_delay,
        Duration::MAX,
        "{when}: {:?}",
        window.harness.ctx.repaint_causes()
    );
}

#[test]
fn nothing_repaints_while_idle() {
    let place = Place::new();
    let mut window = place.window(1, &[]);
    check_rest(&mut window, "on the welcome page");
    let mut window = place.opened(2);
    check_rest(&mut window, "in a document");
    window.select(ENGLISH[0], "one unit");
    check_rest(&mut window, "with a selection and its bar");
    window.strike(NONE, Key::T, Key::T, "t");
    check_rest(&mut window, "with the picker open");
    window.type_text("a");
    window.key(NONE, Key::Enter);
    window.wait_for("the tag", |window| {
        window.has(Role::Button, "Remove the tag “a”")
    });
    check_rest(&mut window, "with an annotation in the inspector");
    window.click(Role::MultilineTextInput, "Memo");
    window.type_text("a");
    check_rest(&mut window, "after a memo has been written");
    window.key(CTRL, Key::K);
    check_rest(&mut window, "with the palette open");
}
