//! Keys, letters and input methods in both text fields, Arabic and English.

mod fields_app;
mod support;

use egui::{Event, ImeEvent, Key};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use fields_app::*;

/// Types letter by letter; after each, the caret's distance from the side where the text starts, in thousandths of an
/// em, worked out by hand from the advances that hb-shape gives for the bundled faces.
fn check_typed(area: bool, letters: &[(&str, f32)], rtl: bool) {
    let mut harness = if area { with_area("") } else { with_field("") };
    let label = if area { AREA } else { FIELD };
    let margin = if area { 10.0 } else { 8.0 };
    let mut text = String::new();
    for (letter, expected) in letters {
        type_letters(&mut harness, letter);
        text.push_str(letter);
        let rect = harness.get_by_label(label).rect();
        let x = caret(&harness).center().x;
        let from_start = if rtl {
            rect.right() - margin - x
        } else {
            x - rect.left() - margin
        };
        let expected = expected * 0.013;
        assert!(
            (from_start - expected).abs() < 0.8,
            "{from_start} for {expected} after {text:?}"
        );
    }
    let app = harness.state();
    assert_eq!(
        if area {
            app.area.text()
        } else {
            app.field.text()
        },
        text
    );
    assert_eq!(app.changes, letters.len());
}

const ARABIC_FIRST: [(&str, f32); 10] = [
    ("ك", 751.0),
    ("ت", 1251.0),
    ("ب", 1561.0),
    (" ", 1797.0),
    // Latin letters grow to the right of the caret's own place.
    ("a", 1797.0),
    ("b", 1797.0),
    ("c", 1797.0),
    (" ", 3650.0),
    ("١", 3650.0),
    ("٢", 3650.0),
];

const ENGLISH_FIRST: [(&str, f32); 9] = [
    ("a", 534.0),
    ("b", 1114.0),
    (" ", 1350.0),
    ("د", 1350.0),
    ("ه", 1350.0),
    ("و", 1350.0),
    (" ", 3130.0),
    // A number after Arabic letters stands at their left.
    ("1", 1950.0),
    ("2", 2550.0),
];

#[test]
fn the_caret_follows_what_is_typed() {
    for area in [false, true] {
        check_typed(area, &ARABIC_FIRST, true);
        check_typed(area, &ENGLISH_FIRST, false);
    }
}

#[test]
fn arrows_lead_over_the_screen() {
    let mut harness = with_field("ab دهو");
    key(&mut harness, NONE, Key::Home);
    let mut seen = vec![harness.state().field.selection().focus.byte];
    let mut places = vec![caret(&harness).center().x];
    for _ in 0..6 {
        key(&mut harness, NONE, Key::ArrowRight);
        seen.push(harness.state().field.selection().focus.byte);
        places.push(caret(&harness).center().x);
    }
    assert_eq!(seen, [0, 1, 2, 9, 7, 5, 3]);
    assert!(places.is_sorted_by(|a, b| a < b), "{places:?}");
    key(&mut harness, COMMAND, Key::ArrowLeft);
    assert_eq!(harness.state().field.selection().focus.byte, 0);
    key(&mut harness, COMMAND, Key::ArrowRight);
    assert_eq!(harness.state().field.selection().focus.byte, 2);
    key(&mut harness, SHIFT, Key::End);
    assert_eq!(harness.state().field.selection().range(), 2..9);
}

#[test]
fn what_is_copied_is_in_logical_order_and_pastes_back() {
    let mut harness = with_area("ab دهو xy\nثان");
    key(&mut harness, COMMAND, Key::A);
    harness.event(Event::Copy);
    harness.step();
    assert_eq!(copied(&harness), ["ab دهو xy\nثان"]);
    harness.event(Event::Cut);
    harness.step();
    assert_eq!(copied(&harness), ["ab دهو xy\nثان"]);
    harness.run();
    assert_eq!(harness.state().area.text(), "");
    harness.event(Event::Paste("ثان\r\nab دهو".to_owned()));
    harness.run();
    assert_eq!(harness.state().area.text(), "ثان\nab دهو");
    harness.get_by_label(FIELD).focus();
    harness.event(Event::Paste("سطر\nline".to_owned()));
    harness.run();
    assert_eq!(harness.state().field.text(), "سطر line");
}

#[test]
fn undo_and_redo_by_keys() {
    let mut harness = with_area("");
    type_letters(&mut harness, "كتب abc");
    key(&mut harness, NONE, Key::Enter);
    type_letters(&mut harness, "x");
    assert_eq!(harness.state().area.text(), "كتب abc\nx");
    let mut seen = Vec::new();
    for _ in 0..4 {
        key(&mut harness, COMMAND, Key::Z);
        seen.push(harness.state().area.text().to_owned());
    }
    assert_eq!(seen, ["كتب abc\n", "كتب abc", "كتب ", ""]);
    key(&mut harness, COMMAND | SHIFT, Key::Z);
    key(&mut harness, COMMAND, Key::Y);
    assert_eq!(harness.state().area.text(), "كتب abc");
}

#[test]
fn a_vowel_mark_is_taken_alone() {
    let mut harness = with_field("كتبَ");
    key(&mut harness, NONE, Key::Backspace);
    assert_eq!(harness.state().field.text(), "كتب");
    key(&mut harness, COMMAND, Key::Backspace);
    assert_eq!(harness.state().field.text(), "");
    assert_eq!(harness.state().changes, 2);
}

#[test]
fn an_input_method_composes_in_place() {
    for area in [false, true] {
        let mut harness = if area {
            with_area("اب ")
        } else {
            with_field("اب ")
        };
        let text = |harness: &Harness<'_, App>| {
            let app = harness.state();
            if area {
                app.area.text()
            } else {
                app.field.text()
            }
            .to_owned()
        };
        let before = caret(&harness);
        harness.event(Event::Ime(ImeEvent::Preedit {
            text: "كتا".to_owned(),
            active_range_chars: Some(0..3),
        }));
        harness.run();
        assert_eq!(text(&harness), "اب ", "not entered yet");
        assert_eq!(harness.state().changes, 0);
        let composing = caret(&harness);
        assert!(
            composing.left() < before.left() - 10.0,
            "the candidates follow the caret"
        );
        harness.event(Event::Ime(ImeEvent::Preedit {
            text: String::new(),
            active_range_chars: None,
        }));
        harness.event(Event::Ime(ImeEvent::Commit("كتاب".to_owned())));
        harness.run();
        assert_eq!(text(&harness), "اب كتاب");
        assert_eq!(harness.state().changes, 1);
        key(&mut harness, COMMAND, Key::Z);
        assert_eq!(text(&harness), "اب ");
        // Leaving the field enters what was composed.
        harness.event(Event::Ime(ImeEvent::Preedit {
            text: "xy".to_owned(),
            active_range_chars: None,
        }));
        harness.run();
        let other = if area { FIELD } else { AREA };
        harness.get_by_label(other).focus();
        harness.run();
        assert_eq!(text(&harness), "اب xy");
    }
}

#[test]
fn the_letter_that_opens_a_field_does_not_land_in_it() {
    let mut harness = harness(App::default());
    harness.run();
    let press = |pressed, repeat| Event::Key {
        key: Key::T,
        physical_key: Some(Key::T),
        pressed,
        repeat,
        modifiers: NONE,
    };
    // The letter of the Arabic layout on the same key, in the same frame, and then held down.
    let letter = || Event::Text("ف".to_owned());
    for events in [
        [press(true, false), letter()],
        [press(true, true), letter()],
    ] {
        harness.input_mut().events.extend(events);
        harness.step();
    }
    assert_eq!(harness.state().field.text(), "");
    assert!(harness.get_by_label(FIELD).is_focused());
    harness.input_mut().events.push(press(false, false));
    harness.step();
    harness
        .input_mut()
        .events
        .extend([press(true, false), letter()]);
    harness.step();
    assert_eq!(harness.state().field.text(), "ف");
    type_letters(&mut harness, "كرة");
    assert_eq!(harness.state().field.text(), "فكرة");
    key(&mut harness, NONE, Key::Enter);
    assert_eq!(harness.state().submitted, 1);
    key(&mut harness, NONE, Key::Escape);
    assert_eq!(harness.state().cancelled, 1);
    assert!(!harness.get_by_label(FIELD).is_focused());
}
