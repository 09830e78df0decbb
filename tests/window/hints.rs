//! First-minute hints: one at a time, by what is done, gone for good when dismissed.

use std::collections::BTreeSet;

use egui::Key;
use egui::accesskit::Role;
use hashiya::engine::preferences::Preferences;

use crate::hands::{CTRL, NONE, Window};
use crate::place::{ENGLISH, Place};

const SELECT: &str = "Drag over words to select them";
const KEYS: &str = "T tags it";
const UNDO: &str = "Everything can be undone";

fn newcomer(place: &Place, seed: u64) -> Window {
    let mut window = place.window_as(seed, &[&place.sources()], |preferences| {
        preferences.dismissed_hints = BTreeSet::new();
    });
    window.wait_for("the documents", |window| {
        window.has(Role::Button, "report") && window.shows("Saved at")
    });
    window.settle();
    window
}

#[test]
fn each_hint_comes_at_its_time_and_goes_for_good() {
    let place = Place::new();
    let mut window = newcomer(&place, 1);
    assert!(window.shows(SELECT) && !window.shows(KEYS) && !window.shows(UNDO));
    // Doing it is knowing it.
    window.select(ENGLISH[0], "one unit");
    window.settle();
    assert!(window.shows(KEYS) && !window.shows(SELECT));
    window.strike(NONE, Key::H, Key::H, "h");
    window.wait_for("the highlight", |_| place.stored().n_annotations() == 1);
    window.settle();
    assert!(window.shows(UNDO) && !window.shows(KEYS));
    window.click(Role::Button, "Got it");
    assert!(!window.shows(UNDO) && !window.shows(SELECT));
    let kept = Preferences::load(&place.path("preferences-1.json")).preferences;
    let known = |key: &str| kept.dismissed_hints.contains(key);
    assert!(known("hint.select") && known("hint.selection") && known("hint.undo"));
    assert!(!known("hint.palette"));
    // Preferences bring them back.
    window.key(CTRL, Key::Comma);
    window.click(Role::Tab, "You and this computer");
    window.click(Role::Button, "Show all hints again");
    window.key(NONE, Key::Escape);
    assert!(window.shows(SELECT));
}

#[test]
fn no_more_means_none() {
    let place = Place::new();
    let mut window = newcomer(&place, 1);
    window.click(Role::Button, "No more hints");
    window.select(ENGLISH[0], "one unit");
    assert!(!window.shows(KEYS) && !window.shows(SELECT));
}
