//! Correcting a text: the field, the preview, what is to be decided, and the former version.

use std::path::Path;

use egui::accesskit::Role;
use egui::{Key, ViewportCommand, ViewportEvent, ViewportId};
use hashiya::model::{PlacementState, Sha256, Snapshot};

use crate::collections::drop_file;
use crate::hands::{CTRL, NONE, Window};
use crate::place::{ENGLISH, Place};

const FIELD: &str = "The whole text";

/// A window on the English document with its first words highlighted, and two more passages.
fn annotated(place: &Place, seed: u64) -> Window {
    let mut window = place.opened(seed);
    window.click(Role::Button, "report");
    for (n, (paragraph, words)) in [
        (ENGLISH[0], "The company ended"),
        (ENGLISH[0], "some services"),
        (ENGLISH[1], "on Thursday"),
    ]
    .into_iter()
    .enumerate()
    {
        window.select(paragraph, words);
        window.strike(NONE, Key::H, Key::H, "h");
        window.wait_for("the highlight", |_| place.stored().n_annotations() == n + 1);
    }
    window
}

/// Opens the field and puts words in the place of all that is there.
fn write(window: &mut Window, text: &str) {
    window.command("Edit the text…");
    window.wait_for("the field", |window| {
        window.is_focused(Role::MultilineTextInput, FIELD)
    });
    window.key(CTRL, Key::A);
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            window.key(NONE, Key::Enter);
        }
        window.type_text(line);
    }
}

/// Takes a file for a new version of the document that is read.
fn version_from(window: &mut Window, file: &Path) {
    window.command("New version from a file…");
    window.wait_for("the path field", |window| {
        window.shows("No file dialog answers")
    });
    window.click(Role::TextInput, "Path of the file or folder");
    window.type_text(&file.to_string_lossy());
    window.key(NONE, Key::Enter);
    window.wait_for("the preview", |window| {
        window.has(Role::Button, "Save the new version")
    });
    window.click(Role::Button, "Save the new version");
}

fn edited() -> String {
    let first = ENGLISH[0].replace("some services", "several services");
    format!("{first}\n{}", ENGLISH[1].replace("on Thursday", "then"))
}

fn text_of(snapshot: &Snapshot) -> String {
    let document = snapshot.documents().find(|row| row.name == "report");
    let capture = document.and_then(|row| snapshot.current_capture(row.id));
    capture.expect("its text").text.to_string()
}

fn states(snapshot: &Snapshot) -> Vec<PlacementState> {
    let document = snapshot.documents().find(|row| row.name == "report");
    let capture = document.expect("the document").capture;
    let standings = snapshot.standings_of(capture);
    standings.map(|standing| standing.state()).collect()
}

#[test]
fn a_text_is_corrected_and_its_annotations_are_decided() {
    use PlacementState::{Accepted, Exact, Orphan, Proposed};
    let place = Place::new();
    let mut window = annotated(&place, 81);
    write(&mut window, &edited());
    assert_eq!(window.value(Role::MultilineTextInput, FIELD), edited());
    window.click(Role::Button, "Save…");
    window.wait_for("the preview", |window| window.shows("Proposed places"));
    assert!(window.shows("Before: some services"), "{}", window.said());
    assert!(window.shows("After: several services"), "{}", window.said());
    assert!(window.shows("Before: on Thursday"));
    window.click(Role::Button, "Save the new version");
    window.wait_for("the new version", |_| text_of(&place.stored()) == edited());
    assert_eq!(states(&place.stored()), [Exact, Proposed, Proposed]);
    assert!(window.shows("New capture, 1 of 3"), "{}", window.said());
    assert!(window.shows("Places to decide, 2 proposed and 0 orphans"));

    // Decided from the line above the text.
    window.click(Role::Button, "Decide");
    window.wait_for("the places", |window| {
        window.has(Role::Button, "Accept the proposed place")
    });
    window.click(Role::Button, "Accept the proposed place");
    window.wait_for("the decision", |_| {
        states(&place.stored()) == [Exact, Accepted, Proposed]
    });
    window.click(Role::Button, "Leave as an orphan");
    window.wait_for("the decision", |_| {
        states(&place.stored()) == [Exact, Accepted, Orphan]
    });
    // The orphan is still listed with its words, and leads to where it stood.
    assert!(window.shows("Before: on Thursday"));
    window.click(Role::Button, "See where it stood");
    window.wait_for("the former version", |window| {
        window.has(Role::Paragraph, ENGLISH[1])
    });
    assert!(window.shows("A former version of"));
    // There it is only read.
    window.select(ENGLISH[1], "spokesman");
    window.strike(NONE, Key::H, Key::H, "h");
    window.wait_for("the refusal", |window| {
        window.shows("this is a former version of the text")
    });
    window.click(Role::Button, "Back to the current version");
    window.wait_for("the current version", |window| {
        !window.has(Role::Paragraph, ENGLISH[1])
    });

    // Placed by hand on what is selected.
    let second = edited().lines().nth(1).expect("a line").to_owned();
    window.select(&second, "then");
    window.command("Places to decide…");
    window.wait_for("the place", |window| {
        window.has(Role::Button, "Place on the selection")
    });
    window.click(Role::Button, "Place on the selection");
    window.wait_for("the decision", |_| {
        states(&place.stored()) == [Exact, Accepted, Accepted]
    });
    assert!(window.shows("Every annotation of this text has its place"));
    window.key(NONE, Key::Escape);
    assert!(!window.shows("Places to decide,"));

    // All the way back.
    for _ in 0..4 {
        window.key(CTRL, Key::Z);
        window.settle();
    }
    window.wait_for("the former text", |_| {
        text_of(&place.stored()) == ENGLISH.join("\n")
    });
    assert_eq!(states(&place.stored()), [Exact; 3]);
}

#[test]
fn what_was_typed_is_not_lost_by_closing() {
    let place = Place::new();
    let mut window = annotated(&place, 82);
    write(&mut window, "Other words");
    // The first Esc leaves the field, the next would leave the page.
    window.key(NONE, Key::Escape);
    window.key(NONE, Key::Escape);
    assert!(
        window.shows("The text was changed and is not saved"),
        "{}",
        window.said()
    );
    window.click(Role::Button, "Keep editing");
    assert_eq!(window.value(Role::MultilineTextInput, FIELD), "Other words");
    // Nor by closing the window, nor by what is dropped on it.
    let close = |window: &mut Window| {
        let root = window.harness.input_mut().viewports.entry(ViewportId::ROOT);
        root.or_default().events.push(ViewportEvent::Close);
        window.harness.step();
        let sent = &window.harness.output().viewport_output[&ViewportId::ROOT].commands;
        let refuses = sent.contains(&ViewportCommand::CancelClose);
        let input = window.harness.input_mut();
        input
            .viewports
            .entry(ViewportId::ROOT)
            .or_default()
            .events
            .clear();
        window.settle();
        refuses
    };
    assert!(close(&mut window));
    assert!(window.shows("The text was changed and is not saved"));
    window.click(Role::Button, "Keep editing");
    drop_file(&mut window, &place.collection());
    assert_eq!(window.value(Role::MultilineTextInput, FIELD), "Other words");
    window.click(Role::Button, "Keep editing");
    window.click(Role::Button, "Cancel");
    window.click(Role::Button, "Discard the changes");
    assert!(!window.has(Role::MultilineTextInput, FIELD));
    assert_eq!(text_of(&place.stored()), ENGLISH.join("\n"));
    // Without a change there is nothing to save, and nothing to ask.
    window.command("Edit the text…");
    window.click(Role::Button, "Save…");
    assert!(window.shows("Nothing was changed"));
    window.click(Role::Button, "Cancel");
    assert!(!window.has(Role::MultilineTextInput, FIELD));
    assert!(!close(&mut window));
}

#[test]
fn a_file_becomes_a_new_version() {
    use PlacementState::{Exact, Orphan};
    let place = Place::new();
    let mut window = annotated(&place, 83);
    let file = place.path("report-2.txt");
    let text = format!("{}\nAnother end.", ENGLISH[0]);
    std::fs::write(&file, &text).expect("a file");
    version_from(&mut window, &file);
    window.wait_for("the new version", |_| text_of(&place.stored()) == text);
    assert_eq!(states(&place.stored()), [Exact, Exact, Orphan]);
    let stored = place.stored();
    let document = stored.documents().find(|row| row.name == "report");
    let capture = stored.current_capture(document.expect("it").id);
    assert_eq!(capture.expect("its text").original_name, "report-2.txt");
    // Both are in the properties.
    window.click(Role::Button, "report");
    window.click(Role::Button, "Read this version");
    window.wait_for("the former version", |window| {
        window.has(Role::Paragraph, ENGLISH[1])
    });
}

#[test]
fn reading_goes_on_at_the_same_words_in_a_new_version() {
    let lines: Vec<String> = (0..120).map(|n| format!("Paragraph number {n}.")).collect();
    let text = lines.join("\n");
    let place = Place::with(&[("long.txt", &[&text])]);
    let sources = place.sources();
    let mut window = place.window(84, &[&sources]);
    window.wait_for("the text", |window| window.has(Role::Paragraph, &lines[0]));
    window.select(&lines[2], "Paragraph");
    for _ in 0..3 {
        window.key(NONE, Key::PageDown);
    }
    let shown = |window: &Window| {
        let shown = window.names_with(Role::Paragraph);
        lines.iter().position(|line| shown.contains(line))
    };
    let before = shown(&window).expect("a paragraph");
    assert!(before > 20, "{before}");
    let file = place.path("long-2.txt");
    let later = format!("{}{text}", "One more.\n".repeat(60));
    std::fs::write(&file, &later).expect("a file");
    version_from(&mut window, &file);
    window.wait_for("the same words", |window| {
        shown(window).is_some_and(|now| now.abs_diff(before) <= 1)
    });
    assert!(!window.has(Role::Paragraph, "One more."));
}

#[test]
fn the_file_of_a_document_is_saved_as_it_was_read() {
    let place = Place::new();
    let mut window = place.opened(85);
    window.click(Role::Button, "report");
    let stored = place.stored();
    let document = stored.documents().find(|row| row.name == "report");
    let capture = document.and_then(|row| stored.current_capture(row.id));
    let read = capture.expect("its text").original_sha256;
    window.click(Role::Button, "Save the original file…");
    window.wait_for("the path field", |window| {
        window.shows("No file dialog answers")
    });
    window.key(CTRL, Key::A);
    let to = place.path("given back");
    window.type_text(&to.to_string_lossy());
    window.key(NONE, Key::Enter);
    window.wait_for("the file", |_| to.exists());
    let bytes = std::fs::read(&to).expect("readable");
    assert_eq!(Sha256::of(&bytes), read);
}
