//! Files are looked at before they come in: which, in which encoding and language, with which columns and variables.

use std::path::Path;

use egui::Key;
use egui::accesskit::Role;
use hashiya::model::StructureKind;

use crate::collections::drop_file;
use crate::hands::{NONE, SHIFT, Window};
use crate::place::{ARABIC, ENGLISH, Place};

const TABLE: &str = "name,answer,comment\n\
    Salma,We were told nothing about what the service was used for until the year ended,She asked twice whether the recording could be stopped\n\
    Omar,There was a meeting about it and the minutes of it were never sent to anyone,He laughed at this point and asked for the question again\n";

/// Drops files on a window and waits until they have been read.
fn look_at(window: &mut Window, paths: &[&Path]) {
    // One after the other, so that they stand in this order.
    for path in paths {
        drop_file(window, path);
        window.wait_for("the page", |window| {
            window.shows("Add documents") && !window.shows("Reading ")
        });
    }
    window.settle();
}

/// The names of the rows of the table that hold these words.
fn row(window: &Window, file: &str) -> String {
    let rows = window.names_with(Role::ListBoxOption);
    let mut rows = rows.into_iter().filter(|row| row.starts_with(file));
    rows.next()
        .unwrap_or_else(|| panic!("no {file}: {}", window.said()))
}

fn added(window: &mut Window, name: &str) {
    window.wait_for("the document", |window| window.has(Role::Button, name));
}

#[test]
fn encodings_stand_side_by_side_and_one_choice_does_for_all() {
    let place = Place::new();
    let mut window = place.opened(71);
    let bytes = |text: &str| encoding_rs::WINDOWS_1256.encode(text).0.into_owned();
    let (first, second) = (place.path("خبر.txt"), place.path("رأي.txt"));
    std::fs::write(&first, bytes(ARABIC[1])).expect("a file");
    std::fs::write(&second, bytes(ARABIC[0])).expect("a file");
    look_at(&mut window, &[&first, &second]);
    assert!(row(&window, "خبر.txt").contains("windows-1256 (proposed)"));
    let card = |window: &Window, encoding: &str| {
        let start = format!("As {encoding}: ");
        let cards = window.names_with(Role::RadioButton);
        cards
            .into_iter()
            .find(|card| card.starts_with(&start))
            .expect("a card")
    };
    let (right, wrong) = (card(&window, "windows-1256"), card(&window, "windows-1252"));
    let start: String = ARABIC[1].chars().take(20).collect();
    assert!(right.contains(&start), "{right}");
    assert!(!wrong.contains(&start), "{wrong}");
    window.click(Role::RadioButton, &wrong);
    window.wait_for("the wrong reading", |window| {
        row(window, "خبر.txt").contains("TXT, windows-1252, ")
    });
    window.click(Role::RadioButton, &right);
    window.wait_for("the right reading", |window| {
        row(window, "خبر.txt").contains("TXT, windows-1256, ")
    });
    window.click(
        Role::Button,
        "The same for every file of uncertain encoding: 1",
    );
    window.wait_for("the other file", |window| {
        row(window, "رأي.txt").contains("TXT, windows-1256, ")
    });
    window.click(Role::Button, "Add 2 documents");
    added(&mut window, "رأي");
    let stored = place.stored();
    let texts: Vec<&str> = stored
        .documents()
        .filter_map(|row| stored.current_capture(row.id))
        .map(|capture| &*capture.text)
        .collect();
    assert!(texts.contains(&ARABIC[1]) && texts.contains(&ARABIC[0]));
    // One import is one step.
    window.command("Undo");
    window.wait_for("the step back", |window| !window.has(Role::Button, "خبر"));
    assert_eq!(place.stored().n_documents(), 2);
}

#[test]
fn the_table_is_worked_by_keys_and_esc_leaves_all_as_it_was() {
    let place = Place::new();
    let mut window = place.opened(72);
    let paths = ["one.txt", "two.txt", "none.txt"].map(|name| place.path(name));
    for (path, words) in paths.iter().zip(["First words.", "Second words.", ""]) {
        std::fs::write(path, words).expect("a file");
    }
    let given: Vec<&Path> = paths.iter().map(AsRef::as_ref).collect();
    look_at(&mut window, &given);
    assert!(row(&window, "none.txt").contains("There is no text in it"));
    let name = row(&window, "one.txt");
    assert!(
        window.is_focused(Role::ListBoxOption, &name),
        "{}",
        window.said()
    );
    window.key(NONE, Key::Escape);
    assert!(!window.shows("Add documents"));
    assert_eq!(place.stored().n_documents(), 2);

    look_at(&mut window, &given);
    window.key(NONE, Key::ArrowDown);
    window.settle();
    assert!(
        window.has(Role::CheckBox, "Second words."),
        "{}",
        window.said()
    );
    window.key(NONE, Key::Space);
    window.settle();
    assert!(window.has(Role::Button, "Add 1 document"));
    window.key(NONE, Key::Enter);
    added(&mut window, "one");
    assert!(!window.has(Role::Button, "two"));
    assert_eq!(place.stored().n_documents(), 3);
}

#[test]
fn the_page_steps_aside_for_reading() {
    let place = Place::new();
    let mut window = place.opened(73);
    let path = place.path("more.txt");
    std::fs::write(&path, "More to read.").expect("a file");
    look_at(&mut window, &[&path]);
    // No command goes to a text that is not seen.
    window.strike(NONE, Key::T, Key::T, "t");
    assert!(!window.has(Role::TextInput, "Tag"), "{}", window.said());
    window.click(Role::Button, "report");
    assert!(window.has(Role::Paragraph, ENGLISH[1]), "{}", window.said());
    assert!(window.shows("Waiting to be added: 1 document"));
    window.click(Role::Button, "Show");
    window.click(Role::Button, "Add 1 document");
    added(&mut window, "more");
}

#[test]
fn columns_and_variables_are_chosen() {
    let place = Place::new();
    let mut window = place.opened(74);
    let path = place.path("talks.csv");
    std::fs::write(&path, TABLE).expect("a file");
    look_at(&mut window, &[&path]);
    assert!(row(&window, "talks.csv").contains("Becomes 2 documents"));
    window.click(Role::Button, "comment");
    window.wait_for("the other text", |window| {
        window.has(
            Role::CheckBox,
            "She asked twice whether the recording could be stopped",
        )
    });
    window.click(Role::CheckBox, "name, in 2 documents");
    window.click(Role::ComboBox, "Language");
    window.click(Role::RadioButton, "Arabic");
    window.click(Role::Button, "Add 2 documents");
    window.wait_for("the documents", |window| {
        window.shows("2 documents imported")
    });
    let stored = place.stored();
    assert_eq!(stored.n_documents(), 4);
    assert!(stored.variables().next().is_none());
    let new = stored
        .documents()
        .filter(|row| row.language.as_deref() == Some("ar"));
    assert!(new.count() >= 2);
}

#[test]
fn furniture_is_set_apart_and_taken_back() {
    let place = Place::new();
    let mut window = place.opened(75);
    let path = place.path("page.txt");
    std::fs::write(&path, "Menu\nNews\nThe article itself.\nShare\n").expect("a file");
    look_at(&mut window, &[&path]);
    window.click(Role::CheckBox, "Menu");
    window.click(Role::CheckBox, "Share");
    // From the last one to here.
    window.click(Role::CheckBox, "Menu");
    window.click_with(SHIFT, Role::CheckBox, "Menu");
    window.click_with(SHIFT, Role::CheckBox, "News");
    window.click(Role::CheckBox, "The article itself.");
    window.click(Role::CheckBox, "The article itself.");
    window.click(Role::Button, "Add 1 document");
    added(&mut window, "page");
    let stored = place.stored();
    let document = stored
        .documents()
        .find(|row| row.name == "page")
        .expect("it");
    let capture = stored.current_capture(document.id).expect("its text");
    let apart: Vec<&str> = capture
        .structure
        .iter()
        .filter(|mark| mark.kind == StructureKind::Furniture)
        .map(|mark| mark.span.slice(&capture.text).expect("in the text"))
        .collect();
    assert_eq!(apart, ["Menu", "News", "Share"]);
}

#[test]
fn the_boundary_of_furniture_moves_later_too() {
    let place = Place::new();
    let mut window = place.opened(76);
    window.select(ENGLISH[1], ENGLISH[1].split(' ').next().expect("a word"));
    let apart = |place: &Place| {
        let stored = place.stored();
        let document = stored.documents().find(|row| row.name == "report");
        let document = document.expect("it");
        let capture = stored.current_capture(document.id).expect("its text");
        let marks = document.structure_of(capture);
        let words = marks
            .iter()
            .filter(|mark| mark.kind == StructureKind::Furniture)
            .map(|mark| mark.span.slice(&capture.text).expect("in it").to_owned());
        words.collect::<Vec<_>>()
    };
    window.command("Mark as furniture");
    window.wait_for("the mark", |_| apart(&place) == [ENGLISH[1]]);
    window.command("Hide furniture");
    assert!(
        !window.has(Role::Paragraph, ENGLISH[1]),
        "{}",
        window.said()
    );
    window.command("Hide furniture");
    window.command("Take back from furniture");
    window.wait_for("the text", |_| apart(&place).is_empty());
    window.command("Undo");
    window.wait_for("the mark again", |_| apart(&place) == [ENGLISH[1]]);
}

#[test]
fn a_changed_file_under_the_same_name_is_offered_as_a_new_version() {
    let place = Place::new();
    let mut window = place.opened(77);
    let changed = place.path("report.txt");
    let text = format!("A line more.\n{}", ENGLISH.join("\n"));
    std::fs::write(&changed, &text).expect("a file");
    look_at(&mut window, &[&changed]);
    assert!(row(&window, "report.txt").contains("from a file of this name"));
    window.click(Role::Button, "Take it as a new version of that document…");
    window.wait_for("the preview", |window| {
        window.has(Role::Button, "Save the new version")
    });
    // Who thinks better of it finds the page as it was.
    window.key(NONE, Key::Escape);
    assert!(
        window.has(Role::Button, "Add 1 document"),
        "{}",
        window.said()
    );
    window.click(Role::Button, "Take it as a new version of that document…");
    window.wait_for("the preview", |window| {
        window.has(Role::Button, "Save the new version")
    });
    window.click(Role::Button, "Save the new version");
    window.wait_for("the new version", |_| {
        let stored = place.stored();
        let report = stored.documents().find(|row| row.name == "report");
        let report = report.expect("it");
        let capture = stored.current_capture(report.id).expect("its text");
        capture.text.starts_with("A line more.") && stored.n_documents() == 2
    });
    // Nothing is left to be added.
    window.wait_for("the text", |window| !window.shows("Add documents"));
    assert!(
        window.has(Role::Paragraph, "A line more."),
        "{}",
        window.said()
    );
}

#[test]
fn the_arrows_reach_every_row_of_a_long_table() {
    let place = Place::new();
    let mut window = place.opened(78);
    let folder = place.path("many");
    std::fs::create_dir(&folder).expect("a folder");
    for number in 10..70 {
        let path = folder.join(format!("{number}.txt"));
        std::fs::write(path, format!("Words of {number}.")).expect("a file");
    }
    std::fs::write(folder.join("99.txt"), "").expect("a file");
    look_at(&mut window, &[&folder]);
    let go = |window: &mut Window, key, number: i32| {
        window.key(NONE, key);
        window.settle();
        let name = row(window, &format!("{number}.txt"));
        assert!(window.is_focused(Role::ListBoxOption, &name), "{number}");
    };
    for number in 11..70 {
        go(&mut window, Key::ArrowDown, number);
    }
    assert!(window.has(Role::CheckBox, "Words of 69."));
    go(&mut window, Key::ArrowDown, 99);
    assert!(row(&window, "99.txt").contains("There is no text in it"));
    for number in (10..70).rev() {
        go(&mut window, Key::ArrowUp, number);
    }
}

#[test]
fn what_was_chosen_is_there_still_where_files_cannot_come_in() {
    let place = Place::new();
    let mut window = place.opened(79);
    let folder = place.path("more");
    std::fs::create_dir(&folder).expect("a folder");
    for name in ["one.txt", "two.txt"] {
        std::fs::write(folder.join(name), format!("Words of {name}.")).expect("a file");
    }
    look_at(&mut window, &[&folder]);
    window.click(Role::CheckBox, "two.txt");
    assert!(window.has(Role::Button, "Add 1 document"));
    std::fs::remove_file(place.collection()).expect("removed");
    window.click(Role::Button, "Add 1 document");
    window.wait_for("the page again", |window| {
        window.has(Role::Button, "Add 1 document")
    });
    assert!(row(&window, "one.txt").contains("TXT"), "{}", window.said());
}
