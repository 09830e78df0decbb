//! Printing, and the template of a person's own.

use egui::Key;
use egui::accesskit::Role;
use hashiya::exchange::reports::Template;

use crate::hands::{CTRL, NONE, Window};
use crate::place::Place;

fn type_path(window: &mut Window, label: &str, path: &std::path::Path) {
    window.wait_for("the path field", |window| {
        window.has(Role::TextInput, label)
    });
    window.click(Role::TextInput, label);
    window.key(CTRL, Key::A);
    window.type_text(path.to_str().expect("a path"));
    window.key(NONE, Key::Enter);
}

/// The page that was printed, wherever the data folder is.
fn printed(place: &Place) -> Option<String> {
    let folder = place.path("data").join("print");
    let own = folder.join(std::process::id().to_string());
    std::fs::read_to_string(own.join("report.html")).ok()
}

#[test]
fn a_page_is_written_for_the_browser_and_goes_with_the_program() {
    let place = Place::new();
    let mut window = place.opened(91);
    window.key(CTRL, Key::P);
    // No browser answers in a test: the path is said, and copied.
    window.wait_for("the path", |window| window.shows("No browser answered"));
    let page = printed(&place).expect("a page");
    assert!(page.contains("data-document=") && page.contains("Content-Security-Policy"));
    // Another program that is at work keeps its own.
    let other = place.path("data").join("print").join("1");
    std::fs::create_dir_all(&other).expect("a folder");
    drop(window);
    assert_eq!(printed(&place), None);
    assert!(other.exists());
}

#[test]
fn a_template_is_written_out_taken_and_left_again() {
    let place = Place::new();
    let mut window = place.opened(92);
    let open = |window: &mut Window| {
        window.key(CTRL, Key::Comma);
        window.click(Role::Tab, "Reports");
    };
    open(&mut window);
    assert!(window.shows("Built in"));
    window.click(Role::Button, "Write out the built-in template…");
    let file = place.path("mine.html");
    type_path(&mut window, "Path of the new file", &file);
    window.wait_for("the template", |_| file.exists());
    let text = std::fs::read_to_string(&file).expect("UTF-8");
    assert_eq!(text, Template::built_in());
    std::fs::write(&file, text.replace("<header>", "<header>Mine")).expect("written");
    window.click(Role::Button, "Choose a template…");
    type_path(&mut window, "Path of the file or folder", &file);
    window.wait_for("the shape", |window| {
        window.shows("Reports have the shape of “mine.html” now")
    });
    window.key(NONE, Key::Escape);
    window.key(CTRL, Key::P);
    window.wait_for("the page", |_| {
        printed(&place).is_some_and(|page| page.contains("<header>Mine"))
    });
    // One that is broken says where, and the page that was there stays.
    std::fs::write(&file, text.replace("{{title}}", "{{titel}}")).expect("written");
    window.key(CTRL, Key::P);
    window.wait_for("the fault", |window| window.shows("line 10"));
    assert!(window.shows("“titel” is not known here"));
    assert!(printed(&place).is_some_and(|page| page.contains("<header>Mine")));
    open(&mut window);
    window.click(Role::Button, "Back to the built-in one");
    window.key(NONE, Key::Escape);
    window.key(CTRL, Key::P);
    window.wait_for("the page", |_| {
        printed(&place).is_some_and(|page| page.contains("<header>\n"))
    });
}

#[test]
fn without_a_collection_no_template_can_be_chosen_and_one_is_told_why() {
    let place = Place::new();
    let mut window = place.window(93, &[]);
    window.key(CTRL, Key::Comma);
    window.click(Role::Tab, "Reports");
    for name in ["Choose a template…", "Write out the built-in template…"] {
        assert!(!window.is_enabled(Role::Button, name), "{name}");
    }
    assert!(window.shows("Open a collection to choose or write a template"));
}
