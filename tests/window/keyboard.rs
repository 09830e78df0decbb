//! The main job without a mouse, and keys under an Arabic layout.

use egui::Key;
use egui::accesskit::Role;

use crate::hands::{ALT, CTRL, NONE, SHIFT, Window};
use crate::place::{ARABIC, ENGLISH, Place, annotations, expected};

const PICKER: &str = "Find or create a tag";
const PALETTE: &str = "Command, document or tag";

/// Presses Tab until something has the focus.
#[track_caller]
fn tab_to(window: &mut Window, role: Role, label: &str) {
    for _ in 0..60 {
        if window.is_focused(role, label) {
            return;
        }
        window.key(NONE, Key::Tab);
    }
    panic!("Tab does not lead to {role:?} {label:?}");
}

/// Selects by Shift and an arrow, first to the start of the document.
fn select_from_start(window: &mut Window, word_steps: usize, letter_steps: usize, arrow: Key) {
    window.key(CTRL, Key::Home);
    for _ in 0..word_steps {
        window.key(CTRL | SHIFT, arrow);
    }
    for _ in 0..letter_steps {
        window.key(SHIFT, arrow);
    }
}

fn tag_selection(window: &mut Window, tag: &str) {
    window.strike(NONE, Key::T, Key::T, "t");
    assert!(window.is_focused(Role::TextInput, PICKER));
    window.type_text(tag);
    window.key(NONE, Key::Enter);
    let chip = format!("Remove the tag “{tag}”");
    window.wait_for("the tag", |window| window.has(Role::Button, &chip));
}

#[test]
fn the_main_job_by_keys_alone() {
    let place = Place::new();
    let mut window = place.opened(1);
    tab_to(&mut window, Role::Document, "report");
    select_from_start(&mut window, 2, 0, Key::ArrowRight);
    assert_eq!(window.selected(), "The company");
    tag_selection(&mut window, "who");
    assert!(
        window.is_focused(Role::Document, "report"),
        "the focus comes back to the text"
    );
    select_from_start(&mut window, 0, 3, Key::ArrowRight);
    assert_eq!(window.selected(), "The");
    tag_selection(&mut window, "article");
    let both = expected(&[("The company", &["who"]), ("The", &["article"])]);
    assert_eq!(annotations(&place.stored()), both);

    // N and Shift+N walk: by start, the longer first.
    window.key(SHIFT, Key::N);
    assert!(window.shows("Passage: The company"));
    window.strike(NONE, Key::N, Key::N, "n");
    assert!(!window.shows("Passage: The company") && window.shows("Passage: The"));

    // Alt and an arrow move the end; with Shift the start; with Ctrl by a word.
    window.key(ALT, Key::ArrowLeft);
    window.wait_for("a smaller passage", |window| {
        window.shows("Passage: Th") && !window.shows("Passage: The")
    });
    window.key(ALT | CTRL, Key::ArrowRight);
    window.wait_for("the whole word", |window| window.shows("Passage: The"));
    window.key(ALT | SHIFT, Key::ArrowRight);
    window.wait_for("a later start", |window| window.shows("Passage: he"));
    let moved = expected(&[("The company", &["who"]), ("he", &["article"])]);
    assert_eq!(annotations(&place.stored()), moved);

    // Delete removes the annotation, not the text, and can be undone.
    window.key(NONE, Key::Delete);
    window.wait_for("one less", |window| {
        window.description(Role::Button, "report") == "EN · 1"
    });
    assert_eq!(
        annotations(&place.stored()),
        expected(&[("The company", &["who"])])
    );
    window.key(CTRL, Key::Z);
    window.wait_for("it again", |window| {
        window.description(Role::Button, "report") == "EN · 2"
    });
}

#[test]
fn arabic_is_selected_in_its_own_direction() {
    let place = Place::new();
    let mut window = place.opened(1);
    window.command("تقرير");
    assert!(
        window.is_focused(Role::Document, "تقرير"),
        "the palette gives the focus to the text"
    );
    select_from_start(&mut window, 2, 0, Key::ArrowLeft);
    assert_eq!(window.selected(), "أوقفت شركة");
    window.key(SHIFT, Key::ArrowRight);
    assert_eq!(window.selected(), "أوقفت شرك");
    // The key T of an Arabic layout writes ف: it opens the picker, and the letter stays out.
    window.strike(NONE, Key::T, Key::T, "ف");
    assert!(window.is_focused(Role::TextInput, PICKER));
    assert_eq!(window.value(Role::TextInput, PICKER), "");
    // Written there, it is a letter.
    window.type_text("فاعل");
    assert_eq!(window.value(Role::TextInput, PICKER), "فاعل");
    // Esc leaves the picker; focus and selection are as before.
    window.key(NONE, Key::Escape);
    assert!(!window.has(Role::TextInput, PICKER));
    assert!(window.is_focused(Role::Document, "تقرير"));
    assert_eq!(window.selected(), "أوقفت شرك");
    assert_eq!(place.stored().n_annotations(), 0);
    // Another Esc gives up the selection and keeps the text in hand.
    window.key(NONE, Key::Escape);
    assert_eq!(window.selected(), "");
    assert!(window.is_focused(Role::Document, "تقرير"));
    // The letter ا stands on the key H.
    select_from_start(&mut window, 1, 0, Key::ArrowLeft);
    window.strike(NONE, Key::H, Key::H, "ا");
    window.wait_for("the highlight", |window| {
        window.description(Role::Button, "تقرير") == "AR · 1"
    });
    assert_eq!(annotations(&place.stored()), expected(&[("أوقفت", &[])]));
    assert_eq!(ARABIC[0].find("أوقفت"), Some(0));
}

#[test]
fn the_palette_finds_by_either_language() {
    let place = Place::new();
    let mut window = place.opened(1);
    tab_to(&mut window, Role::Document, "report");
    select_from_start(&mut window, 1, 0, Key::ArrowRight);
    let export = "Export…";
    for typed in ["export", "تصدير"] {
        window.key(CTRL, Key::K);
        assert!(window.is_focused(Role::TextInput, PALETTE));
        window.type_text(typed);
        assert_eq!(window.value(Role::TextInput, PALETTE), typed);
        assert!(
            window.has(Role::ListBoxOption, export),
            "{typed}: {}",
            window.said()
        );
        assert!(
            !window.has(Role::ListBoxOption, "Larger text"),
            "it filters"
        );
        window.key(NONE, Key::Escape);
        assert!(!window.has(Role::TextInput, PALETTE));
        assert!(
            window.is_focused(Role::Document, "report"),
            "the focus comes back"
        );
        assert_eq!(window.selected(), "The", "and the selection is kept");
    }
    window.key(CTRL, Key::K);
    window.type_text("تقر");
    assert!(window.has(Role::ListBoxOption, "تقرير"));
    window.key(NONE, Key::Enter);
    assert!(window.has(Role::Paragraph, ARABIC[0]) && !window.has(Role::Paragraph, ENGLISH[0]));
    // What cannot be done now is shown as such, and Enter does not do it.
    window.key(CTRL, Key::K);
    window.type_text("redo");
    assert!(!window.is_enabled(Role::ListBoxOption, "Redo"));
    window.key(NONE, Key::Enter);
    assert!(window.has(Role::TextInput, PALETTE));
}
