//! The export page: what does not fit is there before anything is written, choices come back, nothing goes by accident.

use std::path::Path;

use egui::Key;
use egui::accesskit::{Role, Toggled};
use hashiya::engine::preferences::LanguageChoice;

use crate::hands::{CTRL, NONE, Window};
use crate::place::{ENGLISH, Place};

const QDPX: &str = "REFI-QDA project (QDPX)";
const CSV: &str = "Table (CSV)";

fn open_page(window: &mut Window) {
    window.key(CTRL, Key::E);
    window.wait_for("the page", |window| window.has(Role::RadioButton, QDPX));
}

fn type_file(window: &mut Window, path: &Path) {
    window.click(Role::TextInput, "File");
    window.key(CTRL, Key::A);
    window.type_text(path.to_str().expect("a path"));
}

fn is_on(window: &Window, role: Role, name: &str) -> bool {
    let node = window.find(role, name);
    let node = node.unwrap_or_else(|| panic!("no {name}: {}", window.said()));
    let node = egui_kittest::kittest::NodeT::accesskit_node(&node);
    node.toggled() == Some(Toggled::True) || node.is_selected() == Some(true)
}

fn written(path: &Path) -> String {
    String::from_utf8(std::fs::read(path).expect("a file")).expect("UTF-8")
}

#[test]
fn what_does_not_fit_is_shown_before_it_is_written_and_kept_beside() {
    let place = Place::new();
    let mut window = place.opened(81);
    open_page(&mut window);
    window.wait_for("all fits in RON", |window| {
        window.shows("The format holds everything")
    });
    window.click(Role::RadioButton, QDPX);
    let line = "Names of files, encodings and notes on reading: 2";
    window.wait_for("the list", |window| window.has(Role::Label, line));
    assert!(window.shows("Not in the file; it stays in the collection"));
    // The ending follows the format, and nothing has been written yet.
    let file = place.path("reports.qdpx");
    assert_eq!(
        window.value(Role::TextInput, "File"),
        file.to_str().expect("a path")
    );
    assert!(!file.exists());

    window.click(Role::Button, "Export");
    window.wait_for("the proof", |window| {
        window.shows("Written, read back and compared: 2 documents, 0 annotations")
    });
    assert!(file.exists());
    let list = written(&place.path("reports.qdpx.loss.json"));
    let list: serde_json::Value = serde_json::from_str(&list).expect("JSON");
    assert_eq!(list["format"], "qdpx");
    let lost = list["lost"].as_array().expect("a list");
    assert!(
        lost.iter()
            .any(|one| one["code"] == "readings" && one["count"] == 2)
    );

    // It leads out by Close, and the text has the keyboard again.
    window.click(Role::Button, "Close");
    window.settle();
    assert!(!window.has(Role::RadioButton, QDPX));
    window.key(NONE, Key::PageDown);
    assert!(window.find(Role::Document, "report").is_some());
}

#[test]
fn the_last_choice_comes_back_and_another_language_follows_the_interface() {
    let place = Place::new();
    let mut window = place.opened(82);
    open_page(&mut window);
    window.click(Role::RadioButton, CSV);
    window.click(
        Role::RadioButton,
        "Each document, with a count for each tag",
    );
    window.click(Role::CheckBox, "Begin with a byte order mark");
    window.wait_for("the list", |window| {
        window.shows("Texts of documents, but for what is annotated")
    });
    window.click(
        Role::CheckBox,
        "Write this list beside the file (.loss.json)",
    );
    window.click(Role::Button, "Export");
    window.wait_for("the table", |window| {
        window.shows("Written, read back and compared")
    });
    let table = written(&place.path("reports.csv"));
    assert!(table.starts_with("Document,Annotations"), "{table}");
    assert!(!place.path("reports.csv.loss.json").exists());
    drop(window);

    let collection = place.collection();
    let mut window = place.window(82, &[&collection]);
    window.wait_for("the collection", |window| {
        window.has(Role::Button, "report")
    });
    open_page(&mut window);
    assert!(is_on(&window, Role::RadioButton, CSV));
    assert!(is_on(
        &window,
        Role::RadioButton,
        "Each document, with a count for each tag"
    ));
    assert!(!is_on(
        &window,
        Role::CheckBox,
        "Begin with a byte order mark"
    ));
    window.wait_for("the list", |window| window.shows("Texts of documents"));
    assert!(!is_on(
        &window,
        Role::CheckBox,
        "Write this list beside the file (.loss.json)"
    ));
    drop(window);

    let mut window = place.window_as(82, &[&collection], |preferences| {
        preferences.language = LanguageChoice::Arabic;
    });
    window.wait_for("the collection", |window| {
        window.has(Role::Button, "report")
    });
    window.key(CTRL, Key::E);
    window.wait_for("the page", |window| {
        window.has(Role::RadioButton, "جدول (CSV)")
    });
    assert!(is_on(&window, Role::RadioButton, "العربية"));
    // The list of formats stands where reading starts.
    let list = window.rect(Role::RadioButton, "جدول (CSV)");
    let scope = window.rect(Role::RadioButton, "المجموعة كلها");
    assert!(list.left() > scope.right(), "{list:?} {scope:?}");
}

#[test]
fn a_file_that_is_there_stays_until_one_says_otherwise() {
    let place = Place::new();
    let mut window = place.opened(83);
    let file = place.path("there.json");
    std::fs::write(&file, "mine").expect("a file");
    open_page(&mut window);
    window.click(Role::RadioButton, "JSON, holds everything");
    type_file(&mut window, &file);
    window.click(Role::Button, "Export");
    window.wait_for("the question", |window| {
        window.shows("A file of this name is there")
    });
    assert_eq!(written(&file), "mine");
    window.click(Role::Button, "Replace it");
    window.wait_for("the record", |window| {
        window.shows("Written, read back and compared")
    });
    assert!(written(&file).contains("hashiya-record"));
    // A name that was typed into the field that stands for a dialog was asked about by nobody.
    std::fs::write(&file, "mine again").expect("a file");
    window.click(Role::Button, "Choose…");
    window.wait_for("the path field", |window| {
        window.has(Role::TextInput, "Path of the new file")
    });
    window.key(CTRL, Key::A);
    window.type_text(file.to_str().expect("a path"));
    window.key(NONE, Key::Enter);
    window.wait_for("the page", |window| {
        window.value(Role::TextInput, "File") == file.to_str().expect("a path")
    });
    window.click(Role::Button, "Export");
    window.wait_for("the question", |window| {
        window.shows("A file of this name is there")
    });
    assert_eq!(written(&file), "mine again");
}

/// Whatever one says, a collection stays.
#[cfg(unix)]
#[test]
fn no_file_takes_the_place_of_a_collection() {
    let place = Place::new();
    let mut window = place.opened(87);
    let link = place.path("link.json");
    std::os::unix::fs::symlink(place.collection(), &link).expect("a link");
    let before = std::fs::read(place.collection()).expect("a file");
    open_page(&mut window);
    window.click(Role::RadioButton, "JSON, holds everything");
    type_file(&mut window, &link);
    window.click(Role::Button, "Export");
    window.wait_for("the question", |window| {
        window.shows("A file of this name is there")
    });
    window.click(Role::Button, "Replace it");
    window.wait_for("the refusal", |window| window.shows("could not be written"));
    assert_eq!(std::fs::read(place.collection()).expect("a file"), before);
}

#[test]
fn only_what_was_chosen_goes_out() {
    let place = Place::new();
    let mut window = place.opened(84);
    window.select(ENGLISH[0], "company");
    window.key(NONE, Key::H);
    window.wait_for("a highlight", |_| place.stored().n_annotations() == 1);
    open_page(&mut window);
    window.click(Role::RadioButton, "JSON, holds everything");
    // A search: nothing can be written until there is one.
    window.click(Role::RadioButton, "A search");
    assert!(!window.is_enabled(Role::Button, "Export"));
    assert!(window.is_focused(Role::TextInput, "Words, phrases, conditions"));
    window.type_text("spokesman");
    window.wait_for("it is counted", |window| {
        window.shows("The format holds everything")
    });
    let file = place.path("part.json");
    type_file(&mut window, &file);
    window.click(Role::Button, "Export");
    window.wait_for("the part", |window| {
        window.shows("Written, read back and compared: 1 document, 0 annotations")
    });
    let part = written(&file);
    assert!(part.contains("report") && !part.contains("تقرير"), "{part}");

    // What one annotator did: all documents, with the highlight.
    window.click(Role::RadioButton, "Annotators");
    assert!(window.shows("Choose at least one"));
    assert!(!window.is_enabled(Role::Button, "Export"));
    window.click(Role::CheckBox, "سلمى");
    type_file(&mut window, &place.path("mine.json"));
    window.click(Role::Button, "Export");
    window.wait_for("what she did", |window| {
        window.shows("Written, read back and compared: 2 documents, 1 annotation")
    });
    // Esc leaves.
    window.key(NONE, Key::Escape);
    assert!(!window.has(Role::RadioButton, QDPX));
}

#[test]
fn writing_is_stopped_and_leaves_nothing() {
    let long =
        "وقال المتحدث إن القرار نهائي. The company ended the access of one unit.".repeat(100);
    let paragraphs: Vec<&str> = (0..1600).map(|_| long.as_str()).collect();
    let place = Place::with(&[("report.txt", &paragraphs)]);
    let source = place.sources();
    let mut window = place.window(85, &[&source]);
    window.wait_for("the document", |window| window.has(Role::Button, "report"));
    open_page(&mut window);
    window.click(Role::Button, "Export");
    window.wait_for("the page writes", |window| {
        !window.is_enabled(Role::Button, "Export") || window.shows("Written, read back")
    });
    if window.shows("Written, read back") {
        // A machine on which fifteen megabytes take no time.
        return;
    }
    window.click(Role::Button, "Cancel");
    window.wait_for("it has stopped", |window| {
        window.shows("Stopped; nothing was written")
    });
    assert!(!place.path("reports.ron").exists());
    // The page is still there, and can write.
    window.click(Role::Button, "Export");
    window.wait_for("the record", |window| {
        window.shows("Written, read back and compared")
    });
    assert!(place.path("reports.ron").exists());
}

/// A project of another program: one text that comes in, a passage past its end, and a picture.
const PROJECT: &str = r#"<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Theirs"><Sources>
<TextSource guid="11111111-1111-1111-1111-111111111111" name="interview"><PlainTextContent>We were told nothing.</PlainTextContent>
<PlainTextSelection guid="22222222-2222-2222-2222-222222222222" name="far away" startPosition="400" endPosition="408"/></TextSource>
<PictureSource guid="33333333-3333-3333-3333-333333333333" name="photo" path="internal://a.jpg"/>
</Sources></Project>"#;

#[test]
fn what_was_odd_in_a_file_is_listed_after_it_came_in() {
    let place = Place::new();
    let file = place.path("theirs.qdpx");
    let mut archive = zip::ZipWriter::new(std::fs::File::create(&file).expect("a file"));
    let options = zip::write::SimpleFileOptions::default();
    archive
        .start_file("project.qde", options)
        .expect("an entry");
    std::io::Write::write_all(&mut archive, PROJECT.as_bytes()).expect("written");
    archive.finish().expect("a whole archive");

    let mut window = place.opened(86);
    window.command("Import a project");
    window.wait_for("the path field", |window| {
        window.has(Role::TextInput, "Path of the file or folder")
    });
    window.type_text(file.to_str().expect("a path"));
    window.key(NONE, Key::Enter);
    // The message says as much a frame before the sheet is there.
    window.wait_for("the report", |window| {
        window.has(Role::Label, "Set apart or left out: 2")
    });
    assert!(window.has(Role::Label, "photo"));
    assert!(window.shows("The place 400 to 408 does not fit the text of 21 characters"));
    window.key(NONE, Key::Escape);
    assert!(window.has(Role::Button, "interview"), "the rest came in");
    // It is there again by its command.
    window.command("Import report");
    assert!(window.has(Role::Label, "photo"), "{}", window.said());
    window.key(NONE, Key::Escape);
    // A file in which nothing is odd has no report, and not that of the one before.
    let record = place.path("own.json");
    open_page(&mut window);
    window.click(Role::RadioButton, "JSON, holds everything");
    type_file(&mut window, &record);
    window.click(Role::Button, "Export");
    window.wait_for("the record", |window| {
        window.shows("Written, read back and compared")
    });
    window.key(NONE, Key::Escape);
    window.command("Import a project");
    window.wait_for("the path field", |window| {
        window.has(Role::TextInput, "Path of the file or folder")
    });
    window.type_text(record.to_str().expect("a path"));
    window.key(NONE, Key::Enter);
    window.wait_for("that nothing is new", |window| {
        window.shows("Nothing new in the file")
    });
    window.command("Import report");
    assert!(!window.has(Role::Label, "photo"), "{}", window.said());
}

#[test]
fn what_was_written_is_there_even_if_the_list_beside_it_is_not() {
    let place = Place::new();
    let mut window = place.opened(88);
    std::fs::create_dir(place.path("reports.qdpx.loss.json")).expect("a folder");
    open_page(&mut window);
    window.click(Role::RadioButton, QDPX);
    window.wait_for("the list", |window| {
        window.shows("Not in the file; it stays in the collection")
    });
    window.click(Role::Button, "Export");
    window.wait_for("that the list failed", |window| {
        window.shows("could not be written")
    });
    assert!(window.shows("Written, read back and compared"));
    assert!(place.path("reports.qdpx").exists());
}

#[test]
fn formats_are_walked_by_arrows_from_the_start() {
    const RON: &str = "RON, holds everything";
    const JSON: &str = "JSON, holds everything";
    let place = Place::new();
    let mut window = place.opened(89);
    open_page(&mut window);
    assert!(window.is_focused(Role::RadioButton, RON));
    window.key(NONE, Key::ArrowDown);
    window.settle();
    assert!(is_on(&window, Role::RadioButton, JSON));
    assert!(window.is_focused(Role::RadioButton, JSON));
    window.key(NONE, Key::ArrowDown);
    window.key(NONE, Key::ArrowUp);
    window.key(NONE, Key::ArrowUp);
    // There is nothing above the first.
    window.key(NONE, Key::ArrowUp);
    window.settle();
    assert!(is_on(&window, Role::RadioButton, RON));
    assert!(window.is_focused(Role::RadioButton, RON));
}
