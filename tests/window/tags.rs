//! The tree of tags: by keyboard and by mouse.

use std::path::Path;
use std::sync::Arc;

use egui::Key;
use egui::accesskit::Role;
use hashiya::base::environment::{Environment, SeededEnvironment};
use hashiya::command::{Command, NewTag};
use hashiya::engine::preferences::LanguageChoice;
use hashiya::engine::{Access, Engine, Person};
use hashiya::model::{AnnotatorId, Bilingual, RowKey, Snapshot, TagId};

use crate::hands::{ALT, CTRL, NONE, SHIFT, Window};
use crate::place::Place;

/// Puts tags into the place's collection, by their paths: `a`, `a/b`; an Arabic label after `=`.
pub fn plant(place: &Place, paths: &[&str]) {
    drop(place.opened(77));
    change(&place.collection(), |engine| {
        let mut known: Vec<(String, TagId)> = Vec::new();
        for path in paths {
            let (path, arabic) = path.split_once('=').unwrap_or((path, ""));
            let (above, label) = path.rsplit_once('/').unwrap_or(("", path));
            let parent = known.iter().find(|(known, _)| known == above);
            let tag = NewTag {
                parent: parent.map(|(_, id)| *id),
                label: Bilingual {
                    english: label.to_owned(),
                    arabic: arabic.to_owned(),
                },
                definition: Bilingual::default(),
                color: None,
                is_category: false,
            };
            let outcome = engine.execute(Command::CreateTag { tag }).expect("a tag");
            let Some(RowKey::Tag(id)) = outcome.answer.first() else {
                panic!("no tag");
            };
            known.push((path.to_owned(), *id));
        }
    });
}

/// Works in a collection without a window.
pub fn change(path: &Path, work: impl FnOnce(&Engine)) {
    let environment = Arc::new(SeededEnvironment::new(5));
    let person = Person {
        id: AnnotatorId(environment.new_uuid()),
        name: "planter".to_owned(),
    };
    let engine = Engine::open(path, Access::Write, person, environment).expect("it opens");
    work(&engine);
    engine.close().expect("it closes");
}

/// A window on the planted collection.
fn planted(place: &Place, paths: &[&str]) -> Window {
    plant(place, paths);
    open(place, 1, LanguageChoice::English)
}

fn open(place: &Place, seed: u64, language: LanguageChoice) -> Window {
    let collection = place.collection();
    let mut window = place.window_as(seed, &[&collection], |preferences| {
        preferences.language = language;
    });
    window.wait_for("the documents", |window| window.has(Role::Button, "report"));
    window
}

/// The tree as lines: a dot for each level, the label, and of the labels the wanted language's.
fn tree(snapshot: &Snapshot) -> Vec<String> {
    let mut lines = Vec::new();
    let mut waiting: Vec<_> = snapshot
        .tags_under(None)
        .rev()
        .map(|tag| (tag, 0))
        .collect();
    while let Some((tag, depth)) = waiting.pop() {
        lines.push(format!("{}{}", ".".repeat(depth), tag.label.prefer(false)));
        let children = snapshot.tags_under(Some(tag.id)).rev();
        waiting.extend(children.map(|child| (child, depth + 1)));
    }
    lines
}

fn wait_for_tree(window: &mut Window, place: &Place, expected: &[&str]) {
    for _ in 0..200 {
        window.harness.step();
        if tree(&place.stored()) == expected {
            window.settle();
            return;
        }
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    assert_eq!(tree(&place.stored()), expected);
}

/// The rows in view, from the top, as assistive programs are told.
fn rows(window: &Window) -> Vec<String> {
    use egui_kittest::kittest::NodeT;
    let mut found: Vec<(f32, String)> = Vec::new();
    for node in window.harness.root().children_recursive() {
        let row = node.accesskit_node();
        if row.role() == Role::TreeItem {
            found.push((node.rect().top(), row.label().unwrap_or_default()));
        }
    }
    found.sort_by(|one, other| one.0.total_cmp(&other.0));
    found.into_iter().map(|(_, label)| label).collect()
}

const TAGS: [&str; 5] = ["alpha", "alpha/one", "alpha/two", "beta", "gamma"];

#[test]
fn tags_are_moved_by_keys() {
    let place = Place::new();
    let mut window = planted(&place, &TAGS);
    assert_eq!(rows(&window), ["alpha", "one", "two", "beta", "gamma"]);
    window.click(Role::TreeItem, "beta");
    // The tree has the focus; assistive programs are told which row of it.
    assert!(window.is_focused(Role::TreeItem, "beta"));
    window.key(ALT | SHIFT, Key::ArrowUp);
    wait_for_tree(
        &mut window,
        &place,
        &["beta", "alpha", ".one", ".two", "gamma"],
    );
    window.key(ALT | SHIFT, Key::ArrowDown);
    wait_for_tree(
        &mut window,
        &place,
        &["alpha", ".one", ".two", "beta", "gamma"],
    );
    window.key(ALT | SHIFT, Key::ArrowRight);
    wait_for_tree(
        &mut window,
        &place,
        &["alpha", ".one", ".two", ".beta", "gamma"],
    );
    window.key(ALT | SHIFT, Key::ArrowLeft);
    wait_for_tree(
        &mut window,
        &place,
        &["alpha", ".one", ".two", "beta", "gamma"],
    );
    // Several at once are one step: two and beta go under gamma's place and come back by one undo.
    window.key(NONE, Key::ArrowUp);
    window.key(SHIFT, Key::ArrowDown);
    window.key(ALT | SHIFT, Key::ArrowLeft);
    wait_for_tree(
        &mut window,
        &place,
        &["alpha", ".one", "two", "beta", "gamma"],
    );
    window.key(CTRL, Key::Z);
    wait_for_tree(
        &mut window,
        &place,
        &["alpha", ".one", ".two", "beta", "gamma"],
    );
}

#[test]
fn the_tree_is_walked_and_found_by_typing() {
    let place = Place::new();
    let mut window = planted(&place, &["alpha", "alpha/one", "beta", "gamma=غزال"]);
    window.click(Role::TreeItem, "alpha");
    // The branch closes towards the start and opens towards the end.
    window.key(NONE, Key::ArrowLeft);
    assert_eq!(rows(&window), ["alpha", "beta", "gamma"]);
    window.key(NONE, Key::ArrowRight);
    window.key(NONE, Key::ArrowRight);
    window.wait_for("the one below", |window| {
        window.value(Role::TextInput, "English label") == "one"
    });
    // Letters go to the next name that begins so, in either language, and open no picker.
    window.type_text("ga");
    window.wait_for("gamma", |window| {
        window.value(Role::TextInput, "English label") == "gamma"
    });
    window.pass(1.2);
    window.key(NONE, Key::Home);
    window.type_text("غ");
    window.wait_for("gamma by its Arabic name", |window| {
        window.value(Role::TextInput, "English label") == "gamma"
    });
    // F2 renames in place and leaves documents alone.
    window.key(NONE, Key::F2);
    assert!(window.is_focused(Role::TextInput, "Name of the tag"));
    window.type_text("delta");
    window.key(NONE, Key::Enter);
    wait_for_tree(&mut window, &place, &["alpha", ".one", "beta", "delta"]);
    assert!(window.is_focused(Role::TreeItem, "delta"));
    window.key(NONE, Key::F2);
    window.type_text("no");
    window.key(NONE, Key::Escape);
    assert_eq!(tree(&place.stored())[3], "delta");
}

#[test]
fn sides_are_mirrored_in_the_arabic_interface() {
    let place = Place::new();
    plant(&place, &["alpha=ألف", "alpha/one=واحد", "beta=باء"]);
    let mut window = open(&place, 1, LanguageChoice::Arabic);
    window.click(Role::TreeItem, "ألف");
    window.key(NONE, Key::ArrowRight);
    assert_eq!(rows(&window), ["ألف", "باء"]);
    window.key(NONE, Key::ArrowLeft);
    assert_eq!(rows(&window), ["ألف", "واحد", "باء"]);
    window.click(Role::TreeItem, "باء");
    window.key(ALT | SHIFT, Key::ArrowLeft);
    wait_for_tree(&mut window, &place, &["alpha", ".one", ".beta"]);
    // What is deeper stands further from the right edge.
    let (top, below) = (
        window.rect(Role::TreeItem, "ألف"),
        window.rect(Role::TreeItem, "باء"),
    );
    assert!(
        (top.right() - below.right()).abs() < 1.0,
        "rows span the panel"
    );
}

#[test]
fn tags_are_dragged_onto_and_between_others() {
    let place = Place::new();
    let mut window = planted(&place, &TAGS);
    let at = |window: &Window, tag: &str| window.rect(Role::TreeItem, tag);
    // Onto a tag: under it, at the end.
    let (from, to) = (at(&window, "gamma").center(), at(&window, "beta").center());
    window.drag(from, to);
    wait_for_tree(
        &mut window,
        &place,
        &["alpha", ".one", ".two", "beta", ".gamma"],
    );
    // Onto the upper edge of a row: before it.
    let (from, to) = (
        at(&window, "gamma").center(),
        at(&window, "alpha").center_top() + egui::vec2(0.0, 3.0),
    );
    window.drag(from, to);
    wait_for_tree(
        &mut window,
        &place,
        &["gamma", "alpha", ".one", ".two", "beta"],
    );
    // Onto the lower edge of an open branch: first in it.
    let (from, to) = (
        at(&window, "beta").center(),
        at(&window, "alpha").center_bottom() - egui::vec2(0.0, 3.0),
    );
    window.drag(from, to);
    wait_for_tree(
        &mut window,
        &place,
        &["gamma", "alpha", ".beta", ".one", ".two"],
    );
    // Under itself: refused, and nothing moves.
    let (from, to) = (at(&window, "alpha").center(), at(&window, "one").center());
    window.drag(from, to);
    window.pass(0.3);
    assert_eq!(
        tree(&place.stored()),
        ["gamma", "alpha", ".beta", ".one", ".two"]
    );
}

#[test]
fn tags_are_moved_by_the_menu_to_any_place() {
    let place = Place::new();
    let mut window = planted(&place, &TAGS);
    window.secondary_click(Role::TreeItem, "gamma");
    window.click(Role::Button, "Move under…");
    assert!(window.is_focused(Role::TextInput, "Find the tag to move under"));
    window.type_text("tw");
    window.key(NONE, Key::Enter);
    wait_for_tree(
        &mut window,
        &place,
        &["alpha", ".one", ".two", "..gamma", "beta"],
    );
}

#[test]
fn the_filter_shows_hits_and_what_is_above_them() {
    let place = Place::new();
    let mut window = planted(&place, &["alpha", "alpha/one=شركة", "beta", "gamma"]);
    window.click(Role::Button, "Filter the tags");
    assert!(window.is_focused(Role::TextInput, "Part of a tag's name"));
    window.type_text("شركه");
    assert_eq!(
        window.value(Role::TextInput, "Part of a tag's name"),
        "شركه"
    );
    assert_eq!(rows(&window), ["alpha", "one"]);
    window.key(NONE, Key::Escape);
    assert_eq!(rows(&window), ["alpha", "one", "beta", "gamma"]);
    // By count, and by name as the language has it.
    window.click(Role::Button, "More about tags");
    window.click(Role::Button, "Close all branches");
    assert_eq!(rows(&window), ["alpha", "beta", "gamma"]);
}

#[test]
fn tags_are_merged_after_a_look_at_what_comes_of_it() {
    let place = Place::new();
    let mut window = planted(&place, &["alpha", "alpha/one", "beta", "gamma"]);
    window.secondary_click(Role::TreeItem, "alpha");
    window.click(Role::Button, "Merge into another tag…");
    window.type_text("bet");
    window.key(NONE, Key::Enter);
    assert!(window.shows("Tags under them that come along: 1"));
    assert!(window.shows("Annotations that get the tag: 0"));
    window.click(Role::Button, "Merge");
    wait_for_tree(&mut window, &place, &["beta", ".one", "gamma"]);
    window.key(CTRL, Key::Z);
    wait_for_tree(&mut window, &place, &["alpha", ".one", "beta", "gamma"]);
}

#[test]
fn tags_are_merged_from_the_palette_by_keys_alone() {
    let place = Place::new();
    let mut window = planted(&place, &["alpha", "beta", "gamma"]);
    window.command("Merge tags");
    for typed in ["gam", "alp"] {
        window.type_text(typed);
        window.key(NONE, Key::Enter);
    }
    assert!(window.shows("“alpha” will stand on 0 annotations"));
    window.click(Role::Button, "Merge");
    wait_for_tree(&mut window, &place, &["alpha", "beta"]);
}

#[test]
fn sets_are_made_filled_and_shown() {
    let place = Place::new();
    let mut window = planted(&place, &["alpha", "alpha/one", "beta", "gamma"]);
    window.command("New tag set");
    window.type_text("Mine");
    window.key(NONE, Key::Enter);
    window.wait_for("the set", |window| window.has(Role::Button, "Mine"));
    for tag in ["one", "gamma"] {
        let from = window.rect(Role::TreeItem, tag).center();
        let to = window.rect(Role::Button, "Mine").center();
        window.drag(from, to);
    }
    window.wait_for("both in it", |window| {
        window.description(Role::Button, "Mine") == "2"
    });
    window.click(Role::Button, "Mine");
    window.wait_for("its tags alone", |window| {
        rows(window) == ["alpha", "one", "gamma"]
    });
    // Two clicks at once would be a double click, which lists its passages.
    window.pass(0.6);
    window.click(Role::Button, "Mine");
    window.wait_for("all of them", |window| rows(window).len() == 4);
    assert_eq!(place.stored().tag_sets().count(), 1);
}

#[test]
fn a_codebook_is_looked_at_before_it_comes_in() {
    let place = Place::new();
    let mut window = planted(&place, &["alpha", "beta"]);
    let file = place.path("book.csv");
    let table = "label_english,parent,definition_english\nalpha,,first\nnew one,alpha,\n";
    std::fs::write(&file, table).expect("written");
    window.command("Import a project");
    window.wait_for("the path field", |window| {
        window.has(Role::TextInput, "Path of the file or folder")
    });
    window.type_text(file.to_str().expect("a path"));
    window.key(NONE, Key::Enter);
    window.wait_for("the sheet", |window| window.shows("Tags that are new: 1"));
    assert!(window.shows("Tags that are here and differ: 1"));
    window.click(Role::Button, "Take all that differ");
    window.click(Role::Button, "Import 2");
    wait_for_tree(&mut window, &place, &["alpha", ".new one", "beta"]);
    let stored = place.stored();
    let alpha = stored.tags_under(None).next().expect("it is there");
    assert_eq!(alpha.definition.english, "first");
    window.key(CTRL, Key::Z);
    wait_for_tree(&mut window, &place, &["alpha", "beta"]);
}

#[test]
fn a_tag_is_edited_field_by_field() {
    let place = Place::new();
    let mut window = planted(&place, &["alpha"]);
    window.click(Role::TreeItem, "alpha");
    window.wait_for("its page", |window| {
        window.has(Role::TextInput, "Color as #RRGGBB")
    });
    window.click(Role::TextInput, "Color as #RRGGBB");
    window.type_text("#ffff00");
    window.key(NONE, Key::Enter);
    window.wait_for("the warning", |window| window.shows("hard to read"));
    let stored = place.stored();
    let alpha = stored.tags_under(None).next().expect("it is there");
    assert_eq!(alpha.color, hashiya::model::TagColor::Custom([255, 255, 0]));
}
