//! Documents: sets, order, what was read, variables, language and directions.

use egui::Key;
use egui::accesskit::Role;
use hashiya::model::{Document, Snapshot, Value};
use hashiya::text::Direction;

use crate::hands::{ALT, CTRL, NONE, Window};
use crate::place::{ENGLISH, Place};

fn document<'a>(snapshot: &'a Snapshot, name: &str) -> &'a Document {
    let mut documents = snapshot.documents();
    documents.find(|row| row.name == name).expect("it is there")
}

fn names(snapshot: &Snapshot) -> Vec<String> {
    let documents = snapshot.documents_in_order();
    documents.map(|row| row.name.clone()).collect()
}

/// The rows of documents and sets, from the top.
fn rows(window: &Window, of: &[&str]) -> Vec<String> {
    let mut found: Vec<(f32, String)> = of
        .iter()
        .filter(|name| window.has(Role::Button, name))
        .map(|name| (window.rect(Role::Button, name).top(), (*name).to_owned()))
        .collect();
    found.sort_by(|one, other| one.0.total_cmp(&other.0));
    found.into_iter().map(|(_, name)| name).collect()
}

/// Shows the English document.
fn show_report(window: &mut Window) {
    window.click(Role::Button, "report");
    window.wait_for("the text", |window| window.has(Role::Paragraph, ENGLISH[0]));
}

#[test]
fn documents_are_dragged_into_sets_and_out() {
    let place = Place::new();
    let mut window = place.opened(1);
    show_report(&mut window);
    window.command("new document set");
    window.type_text("wire");
    window.key(NONE, Key::Enter);
    window.wait_for("the set", |window| window.has(Role::Button, "wire"));
    // The shown document is its first; the other stands below.
    assert_eq!(window.description(Role::Button, "wire"), "1");
    let shown = ["wire", "report", "In no document set", "تقرير"];
    assert_eq!(rows(&window, &shown), shown);
    let at = |window: &Window, name| window.rect(Role::Button, name).center();
    window.drag(at(&window, "تقرير"), at(&window, "wire"));
    window.wait_for("two in the set", |window| {
        window.description(Role::Button, "wire") == "2"
    });
    assert!(!window.has(Role::Button, "In no document set"));
    let stored = place.stored();
    assert_eq!(stored.document_sets().next().unwrap().members.len(), 2);
    // Undo takes it out again, and then the head of the others is a place to drop on.
    window.key(CTRL, Key::Z);
    window.wait_for("one in the set", |window| {
        window.description(Role::Button, "wire") == "1"
    });
    let head = "In no document set";
    window.drag(at(&window, "report"), at(&window, head));
    window.wait_for("none in the set", |window| {
        window.description(Role::Button, "wire") == "0"
    });
    // A click closes a group.
    window.click(Role::Button, head);
    assert!(!window.has(Role::Button, "report"));
}

#[test]
fn documents_are_arranged_by_pointer_and_keyboard() {
    let place = Place::new();
    let mut window = place.opened(1);
    let before = names(&place.stored());
    let [first, second] = [before[0].as_str(), before[1].as_str()];
    let top = window.rect(Role::Button, first).center_top() + egui::vec2(0.0, 3.0);
    window.drag(window.rect(Role::Button, second).center(), top);
    window.wait_for("the order", |window| {
        rows(window, &[first, second])[0] == second
    });
    // Alt with an arrow moves the row that has the focus.
    window.find(Role::Button, second).unwrap().focus();
    window.settle();
    window.key(ALT, Key::ArrowDown);
    window.wait_for("the order of before", |window| {
        rows(window, &[first, second])[0] == first
    });
    assert_eq!(names(&place.stored()), before);
}

#[test]
fn what_was_read_to_its_end_is_known() {
    let place = Place::new();
    let mut window = place.opened(1);
    let is_unread = |window: &Window, name: &str| {
        let told = window.description(Role::Button, name);
        told.contains("Unread")
    };
    show_report(&mut window);
    // Both texts are short: their end is in view at once.
    window.wait_for("it is read", |window| !is_unread(window, "report"));
    window.command("mark as unread");
    window.wait_for("it is unread", |window| is_unread(window, "report"));
    window.click(Role::Button, "تقرير");
    window.wait_for("the other is read", |window| !is_unread(window, "تقرير"));
    window.key(NONE, Key::U);
    window.wait_for("the first again", |window| {
        window.has(Role::Paragraph, ENGLISH[0]) && !is_unread(window, "report")
    });
    window.key(NONE, Key::U);
    assert!(window.shows("Every document in the list is read"));
}

#[test]
fn the_list_is_filtered_as_one_types() {
    let place = Place::new();
    let mut window = place.opened(1);
    window.click(Role::Button, "Filter the documents");
    window.type_text("تقر");
    assert!(window.has(Role::Button, "تقرير"));
    assert!(!window.has(Role::Button, "report"));
    window.type_text("x");
    assert!(window.shows("No document fits the filter"));
    window.click(Role::Button, "Show all documents");
    assert!(window.has(Role::Button, "report"));
}

#[test]
fn variables_are_made_and_filled() {
    let place = Place::new();
    let mut window = place.opened(1);
    show_report(&mut window);
    window.command("edit variables");
    assert!(window.shows("No variables yet"));
    for (name, kind) in [
        ("pages", "Number"),
        ("outlet", "Text"),
        ("true", "Yes or no"),
    ] {
        window.click(Role::RadioButton, kind);
        window.click(Role::TextInput, "Name of the variable");
        window.type_text(name);
        window.key(NONE, Key::Enter);
        let label = format!("Rename the variable “{name}”");
        window.wait_for("the variable", |window| window.has(Role::TextInput, &label));
        window.settle();
    }
    window.click(Role::Button, "Close");
    window.click(Role::TextInput, "pages");
    window.type_text("12");
    window.key(NONE, Key::Enter);
    window.click(Role::TextInput, "outlet");
    window.type_text("wire");
    // Leaving the field is enough.
    window.click(Role::TextInput, "pages");
    window.click(Role::ComboBox, "true");
    window.click(Role::RadioButton, "Yes");
    window.wait_for("three values", |_| place.stored().values().count() == 3);
    let stored = place.stored();
    let report = document(&stored, "report");
    let value = |name: &str| {
        let variable = stored.variables().find(|row| row.name == name).unwrap().id;
        let mut values = stored.values_at(report.id, variable);
        values.next().map(|row| row.value.clone())
    };
    assert_eq!(value("pages"), Some(Value::Number("12".to_owned())));
    assert_eq!(value("outlet"), Some(Value::Text("wire".to_owned())));
    assert_eq!(value("true"), Some(Value::Boolean(true)));
}

#[test]
fn language_and_directions_are_said() {
    let place = Place::new();
    let mut window = place.opened(1);
    show_report(&mut window);
    window.click(Role::ComboBox, "Language");
    window.click(Role::RadioButton, "Arabic");
    window.click(Role::ComboBox, "Document direction");
    window.click(Role::RadioButton, "Right to left");
    let is_set = |place: &Place| {
        let stored = place.stored();
        let report = document(&stored, "report");
        report.language.as_deref() == Some("ar") && report.direction == Some(Direction::RightToLeft)
    };
    window.wait_for("language and direction", |_| is_set(&place));
    // The text follows at once, and one paragraph runs its own way.
    let left = |window: &Window| window.rect(Role::Paragraph, ENGLISH[0]);
    let before = left(&window);
    window.command("paragraph from left to right");
    window.wait_for("the paragraph", |_| {
        let stored = place.stored();
        document(&stored, "report").paragraph_directions.len() == 1
    });
    window.settle();
    assert!((before.width() - left(&window).width()).abs() < 0.5);
    window.command("direction of the paragraph from its text");
    window.wait_for("the text decides", |_| {
        let stored = place.stored();
        document(&stored, "report").paragraph_directions.is_empty()
    });
}

#[test]
fn what_came_of_each_file_is_told() {
    let place = Place::new();
    let folder = place.sources();
    std::fs::write(folder.join("broken.epub"), b"PK\x03\x04 and no more").unwrap();
    std::fs::write(folder.join("empty.txt"), "\n").unwrap();
    std::fs::write(
        folder.join("page.html"),
        "<p>A page with a picture <img src=x>",
    )
    .unwrap();
    let mut window = place.window(1, &[&folder]);
    window.wait_for("the report", |window| {
        window.has(Role::Button, "Import report")
    });
    window.settle();
    window.click(Role::Button, "Import report");
    window.wait_for("the sheet", |window| {
        window.shows("Files that could not be read: 2")
    });
    assert!(window.shows("There is no text in it"));
    assert!(window.has(Role::Label, "broken.epub") && window.has(Role::Label, "page.html"));
    window.key(NONE, Key::Escape);
    // It can be looked at later.
    window.command("Import report");
    assert!(window.shows("Imported: 3"));
}
