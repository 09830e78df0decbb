//! A day's work on the sample set: in Arabic by keys alone under an Arabic layout, and in English by mouse and keys.
//!
//! What each step comes to is read from the file beside the open window.

use std::path::Path;

use egui::Key;
use egui::accesskit::Role;
use hashiya::engine::preferences::LanguageChoice;
use hashiya::i18n::{Language, Word};

use crate::hands::{ALT, CTRL, NONE, SHIFT, Window};
use crate::place::Place;

/// Annotations in the sample.
const SAMPLE: usize = 60;
const FIRST: &str = "01 السحابة والمكالمات";
const ENGLISH: &str = "02 Cloud access ended for one unit";

/// The sample set in a folder of its own.
fn sample() -> Place {
    let place = Place::with(&[]);
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    for entry in std::fs::read_dir(seeds).expect("the sample") {
        let entry = entry.expect("a file");
        std::fs::copy(entry.path(), place.sources().join(entry.file_name())).expect("a copy");
    }
    place
}

fn opened(place: &Place, language: LanguageChoice) -> Window {
    let mut window = place.window_as(1, &[&place.sources()], |preferences| {
        preferences.language = language;
    });
    window.wait_for("the sample", |window| {
        window.find(Role::Button, FIRST).is_some()
            && window.description(Role::Button, FIRST).contains("16")
    });
    assert_eq!(place.stored().n_annotations(), SAMPLE);
    window.settle();
    window
}

fn annotations_become(window: &mut Window, place: &Place, n: usize) {
    window.wait_for("the annotations", |_| place.stored().n_annotations() == n);
}

/// Selects the word after `n` words from the start of the document.
fn select_word(window: &mut Window, n: usize, on: Key) {
    window.key(CTRL, Key::Home);
    for _ in 0..n {
        window.key(CTRL, on);
    }
    window.key(CTRL | SHIFT, on);
}

#[test]
fn in_arabic_by_keys_alone() {
    let place = sample();
    let mut window = opened(&place, LanguageChoice::Arabic);
    let word = |word: Word| word.text(Language::Arabic).trim_end_matches('…').to_owned();
    let before = place.stored();
    let (n_tags, n_memos, n_links) = (before.n_tags(), before.n_memos(), before.n_links());
    assert!(
        window.is_focused(Role::Document, FIRST),
        "{}",
        window.said()
    );

    // Tag, repeat, in vivo: each letter by its place on the keyboard.
    select_word(&mut window, 0, Key::ArrowLeft);
    window.strike(NONE, Key::T, Key::T, "ف");
    window.type_text("يوم عمل");
    window.key(NONE, Key::Enter);
    annotations_become(&mut window, &place, SAMPLE + 1);
    select_word(&mut window, 1, Key::ArrowLeft);
    window.strike(NONE, Key::R, Key::R, "ق");
    annotations_become(&mut window, &place, SAMPLE + 2);
    select_word(&mut window, 3, Key::ArrowLeft);
    window.strike(NONE, Key::I, Key::I, "ه");
    annotations_become(&mut window, &place, SAMPLE + 3);
    assert_eq!(place.stored().n_tags(), n_tags + 2);

    // A memo on the annotation, which is kept when the field is left.
    window.strike(NONE, Key::M, Key::M, "ة");
    window.type_text("للمراجعة later");
    window.key(NONE, Key::Escape);
    window.wait_for("the memo", |_| place.stored().n_memos() == n_memos + 1);

    // Find, folded: without the hamza.
    window.command(&word(Word::SearchFind));
    window.type_text("الاستخبارات");
    window.wait_for("a hit", |window| {
        let said = window.said();
        let mut lines = said.lines();
        lines.any(|line| line.contains("النتيجة") && line.contains(" من "))
    });
    window.key(NONE, Key::Escape);
    assert!(
        window.selected().contains("الاستخبارات"),
        "{}",
        window.selected()
    );

    // The English report beside it, and a link from one to the other.
    window.key(CTRL, Key::Home);
    window.key(CTRL | SHIFT, Key::ArrowLeft);
    window.strike(NONE, Key::L, Key::L, "م");
    window.key(CTRL, Key::Backslash);
    window.command(ENGLISH);
    window.wait_for("the other document", |window| {
        window.is_focused(Role::Document, ENGLISH)
    });
    select_word(&mut window, 0, Key::ArrowRight);
    window.strike(NONE, Key::L, Key::L, "م");
    window.key(NONE, Key::Enter);
    window.wait_for("the link", |_| place.stored().n_links() == n_links + 1);

    // Undo goes back through it all, and forth again.
    for _ in 0..2 {
        window.key(CTRL, Key::Z);
    }
    window.wait_for("the way back", |_| {
        let stored = place.stored();
        stored.n_links() == n_links && stored.n_memos() == n_memos
    });
    for _ in 0..2 {
        window.key(CTRL | SHIFT, Key::Z);
    }
    window.wait_for("the way forth", |_| {
        let stored = place.stored();
        stored.n_links() == n_links + 1 && stored.n_memos() == n_memos + 1
    });

    // Closed and opened again, everything is there, and so are the panes.
    let n = place.stored().n_annotations();
    window.key(CTRL, Key::W);
    window.wait_for("the first page", |window| {
        !window.has(Role::Document, FIRST)
    });
    drop(window);
    let mut window = place.window_as(1, &[&place.collection()], |preferences| {
        preferences.language = LanguageChoice::Arabic;
    });
    window.wait_for("both documents", |window| {
        window.has(Role::Document, FIRST) && window.has(Role::Document, ENGLISH)
    });
    assert_eq!(place.stored().n_annotations(), n);
}

#[test]
fn in_english_by_mouse_and_keys() {
    let place = sample();
    let mut window = opened(&place, LanguageChoice::English);
    window.click(Role::Button, ENGLISH);
    let paragraph = place
        .stored()
        .documents()
        .find(|document| document.name == ENGLISH)
        .and_then(|document| {
            let text = place.stored().current_capture(document.id)?.text.clone();
            let long = text.lines().find(|line| line.len() > 80)?;
            Some(long.to_owned())
        })
        .expect("a paragraph");
    let at = window.rect(Role::Paragraph, &paragraph);
    window.double_click_at(at.left_top() + egui::vec2(30.0, 14.0));
    assert!(!window.selected().is_empty());
    window.click(Role::Button, "Tag… (T)");
    window.type_text("day");
    window.key(NONE, Key::Enter);
    annotations_become(&mut window, &place, SAMPLE + 1);

    // Its passages, and back.
    window.key(CTRL | SHIFT, Key::P);
    assert!(
        window.has(Role::Button, "Passages of “day”"),
        "{}",
        window.said()
    );
    window.key(NONE, Key::ArrowDown);
    window.key(NONE, Key::Enter);
    window.click(Role::Button, FIRST);
    window.key(ALT, Key::ArrowLeft);
    window.wait_for("the place before", |window| {
        window.has(Role::Paragraph, &paragraph)
    });

    // Every panel opens and closes by its key and leaves nothing lying over the text.
    for (modifiers, key) in [
        (CTRL | SHIFT, Key::M),
        (CTRL | SHIFT, Key::H),
        (NONE, Key::F1),
        (CTRL, Key::Comma),
    ] {
        window.key(modifiers, key);
        window.key(NONE, Key::Escape);
    }
    window.command("Back up now");
    window.wait_for("the backup", |window| window.said().contains("Backed up"));
    window.key(CTRL, Key::Z);
    annotations_become(&mut window, &place, SAMPLE);
}
