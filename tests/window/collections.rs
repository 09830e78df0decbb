//! Collections as files: backups by themselves and the way back, copies, a second writer, a file that goes away, drops
//! and pastes, the list of recent ones.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Event, Key};
use hashiya::base::environment::{Environment, SeededEnvironment};
use hashiya::command::Command;
use hashiya::engine::backups::{Backup, list_backups};
use hashiya::engine::operations::Mounts;
use hashiya::engine::preferences::Preferences;
use hashiya::engine::{Access, Engine, Person};
use hashiya::model::AnnotatorId;
use hashiya::text::{ByteOffset, Span};

use crate::hands::{CTRL, NONE, Window};
use crate::place::{ENGLISH, Place, stored_in};

fn backups(place: &Place) -> Vec<Backup> {
    list_backups(&place.path("data"), &place.collection())
}

fn n_annotations(backup: &Backup) -> u64 {
    backup.summary.as_ref().expect("readable").n_annotations
}

fn highlight(window: &mut Window, words: &str, count: &str) {
    window.select(ENGLISH[0], words);
    window.strike(NONE, Key::H, Key::H, "h");
    window.wait_for("the highlight", |window| {
        window.description(Role::Button, "report") == count
    });
}

/// The name of the backup's row that ends with these words.
fn backup_row(window: &Window, ending: &str) -> String {
    let said = window.said().replace("\\u{a0}", " ");
    let ending = format!("{ending}\"");
    let line = said
        .lines()
        .find(|line| line.contains("Backup of") && line.ends_with(&ending));
    let name = line.and_then(|line| line.split('"').nth(1));
    name.unwrap_or_else(|| panic!("no {ending} in:\n{said}"))
        .to_owned()
}

fn paste(window: &mut Window, text: &str) {
    let event = Event::Paste(text.to_owned());
    window.harness.input_mut().events.push(event);
    window.harness.step();
    window.settle();
}

/// A file that is let go over the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the window reads files itself".to_owned())
    }
}

/// Holds a file over the window, then lets it go.
pub(crate) fn drop_file(window: &mut Window, path: &Path) {
    let held = egui::HoveredFile {
        path: Some(path.to_owned()),
        mime: String::new(),
    };
    window.harness.input_mut().hovered_files.push(held);
    window.harness.step();
    let input = window.harness.input_mut();
    input.hovered_files.clear();
    input.dropped_files.push(Arc::new(Dropped(path.to_owned())));
    window.harness.step();
    window.settle();
}

fn type_path(window: &mut Window, field: &str, path: &Path) {
    window.wait_for("the path field", |window| {
        window.has(Role::TextInput, field)
    });
    window.key(CTRL, Key::A);
    window.type_text(path.to_str().expect("a path"));
    window.key(NONE, Key::Enter);
}

#[test]
fn backups_are_made_by_themselves_and_one_is_restored_in_three_clicks() {
    let place = Place::new();
    let mut window = place.opened(1);
    highlight(&mut window, "one unit", "EN · 1");
    // Closing makes the first one.
    window.key(CTRL, Key::W);
    window.wait_for("the first backup", |_| backups(&place).len() == 1);
    assert_eq!(n_annotations(&backups(&place)[0]), 1);
    // Opened again without a change in between, none is added; ten minutes of changes add one.
    window.click(Role::Button, "reports");
    window.wait_for("the documents", |window| window.has(Role::Button, "report"));
    highlight(&mut window, "some services", "EN · 2");
    window.pass(1.0);
    assert_eq!(backups(&place).len(), 1);
    let now = window.harness.ctx.input(|input| input.time);
    window.harness.input_mut().time = Some(now + 600.0);
    window.harness.step();
    window.harness.input_mut().time = None;
    window.wait_for("the second backup", |_| backups(&place).len() == 2);
    highlight(&mut window, "The company", "EN · 3");

    // One: the command. Two: the backup. Three: yes.
    window.command("Restore a backup");
    window.wait_for("the list", |window| window.said().contains("annotations\""));
    let first = backup_row(&window, "2 documents · 1 annotation");
    assert!(first.starts_with("Backup of today "), "{first}");
    window.click(Role::Button, &first);
    assert!(
        window.shows("The present state is backed up first"),
        "{}",
        window.said()
    );
    window.click(Role::Button, "Restore");
    window.wait_for("the restored collection", |window| {
        window.has(Role::Button, "report") && window.shows("Restored the backup of today")
    });
    assert_eq!(window.description(Role::Button, "report"), "EN · 1");
    assert_eq!(place.stored().n_annotations(), 1);
    let counts: Vec<u64> = backups(&place).iter().map(n_annotations).collect();
    assert_eq!(counts, [3, 2, 1], "the state before is a backup too");
}

#[test]
fn back_up_now_says_when_and_save_a_copy_writes_one() {
    let place = Place::new();
    let mut window = place.opened(1);
    window.command("Back up now");
    window.wait_for("the backup", |window| {
        window.shows("Backed up and verified at")
    });
    assert_eq!(backups(&place).len(), 1);
    window.command("Save a copy as");
    let copy = place.path("copy.hashiya");
    type_path(&mut window, "Path of the new file", &copy);
    window.wait_for("the copy", |window| {
        window.shows("A verified copy was saved as “copy.hashiya”")
    });
    assert_eq!(*stored_in(&copy), *place.stored());
    // No file manager answers in a test: the path is said, and copied.
    window.command("Show in folder");
    window.wait_for("the path", |window| {
        window.shows("No file manager answers here, so the path was copied")
    });
    window.command("Copy the path");
    let path = place.collection().display().to_string();
    let said = format!("The path was copied, {path}");
    window.wait_for("the path", |window| window.shows(&said));
}

#[test]
fn much_at_once_is_asked_for_and_backed_up_first() {
    let place = Place::new();
    drop(place.opened(1));
    annotate_sixty_times(&place);
    let mut window = place.window(2, &[&place.collection()]);
    window.wait_for("the documents", |window| {
        window.has(Role::Button, "report") && backups(&place).len() == 1
    });
    window.click(Role::Button, "report");
    assert_eq!(window.description(Role::Button, "report"), "EN · 60");
    highlight(&mut window, "one unit to some", "EN · 61");
    window.command("Remove the document");
    window.click(Role::Button, "Remove the document");
    window.wait_for("the question", |window| {
        window.shows("A backup is made first, and this can be undone")
    });
    let question = "Delete 1 document, 61 annotations?";
    assert!(
        window.shows(question.trim_end_matches('?')),
        "{}",
        window.said()
    );
    assert_eq!(place.stored().n_annotations(), 61, "nothing has gone yet");
    window.click(Role::Button, "Delete");
    window.wait_for("the deletion", |_| place.stored().n_annotations() == 0);
    let after: Vec<u64> = backups(&place).iter().map(n_annotations).collect();
    assert_eq!(after, [61, 60]);
    window.wait_for("the commit", |window| !window.shows("Saving…"));
    window.key(CTRL, Key::Z);
    window.wait_for("undo", |_| place.stored().n_annotations() == 61);
}

/// Annotates the English document as another program does, between two openings.
fn annotate_sixty_times(place: &Place) {
    let environment = Arc::new(SeededEnvironment::new(77));
    let person = Person {
        id: AnnotatorId(environment.new_uuid()),
        name: "other".to_owned(),
    };
    let path = place.collection();
    let engine = Engine::open(&path, Access::Write, person, environment).expect("it opens");
    let snapshot = engine.snapshot();
    let report = snapshot
        .documents()
        .find(|row| row.name == "report")
        .expect("the document");
    for n in 0..60_u32 {
        let (start, end) = (ByteOffset(n / 50), ByteOffset(5 + n % 50));
        engine
            .execute(Command::Annotate {
                capture: report.capture,
                spans: vec![Span::new(start, end).expect("a span")],
                tags: Vec::new(),
                annotator: engine.me(),
            })
            .expect("annotated");
    }
    engine.close().expect("it closes");
}

#[test]
fn a_file_that_goes_away_is_said_at_once_and_work_goes_on_in_a_copy() {
    let place = Place::new();
    let mut window = place.opened(1);
    highlight(&mut window, "one unit", "EN · 1");
    std::fs::remove_file(place.collection()).expect("removed");
    window.pass(2.1);
    window.wait_for("the question", |window| {
        window.shows("was moved or deleted while open")
    });
    window.click(Role::Button, "Close");
    // It goes on being said, and nothing is acknowledged.
    assert!(
        window.shows("was moved or deleted while open"),
        "{}",
        window.said()
    );
    assert!(window.shows("Not saved"), "{}", window.said());
    window.click(Role::Button, "Save a copy as…");
    let copy = place.path("rescued.hashiya");
    type_path(&mut window, "Path of the new file", &copy);
    window.wait_for("the copy, opened", |window| {
        copy.is_file() && window.has(Role::Button, "report") && !window.shows("Not saved")
    });
    assert_eq!(window.description(Role::Button, "report"), "EN · 1");
    highlight(&mut window, "some services", "EN · 2");
    assert_eq!(stored_in(&copy).n_annotations(), 2);
}

#[test]
fn a_file_that_is_put_back_takes_edits_again() {
    let place = Place::new();
    let mut window = place.opened(1);
    let other = place.path("elsewhere.hashiya");
    std::fs::rename(place.collection(), &other).expect("moved");
    window.pass(2.1);
    window.wait_for("the question", |window| {
        window.shows("was moved or deleted while open")
    });
    std::fs::rename(&other, place.collection()).expect("moved back");
    window.click(Role::Button, "Try again");
    window.wait_for("the file", |window| window.shows("The file is back"));
    highlight(&mut window, "one unit", "EN · 1");
    assert_eq!(place.stored().n_annotations(), 1);
}

#[test]
fn a_collection_in_a_network_folder_is_read_or_copied() {
    let place = Place::new();
    drop(place.opened(1));
    let root = place.path("").canonicalize().expect("a folder");
    let line = format!("9 1 0:1 / {} rw - nfs4 server:/ rw\n", root.display());
    let mounts = Mounts::parse(&line);
    let mut window = place.window_on(2, &[&place.collection()], mounts.clone());
    window.wait_for("the question", |window| {
        window.shows("lies in a network folder where two people could overwrite each other")
    });
    window.click(Role::Button, "Open to read only");
    window.wait_for("the documents", |window| window.has(Role::Button, "report"));
    assert!(window.shows("Opened to read only"));
    drop(window);
    let mut window = place.window_on(3, &[&place.collection()], mounts);
    window.wait_for("the question", |window| {
        window.has(Role::Button, "Copy it to this computer…")
    });
    window.click(Role::Button, "Copy it to this computer…");
    let copy = std::env::temp_dir().join(format!("hashiya-copy-{}.hashiya", std::process::id()));
    type_path(&mut window, "Path of the new file", &copy);
    window.wait_for("the copy", |window| {
        window.has(Role::Button, "report") && window.is_enabled(Role::Button, "New tag…")
    });
    drop(window);
    assert_eq!(*stored_in(&copy), *place.stored());
    std::fs::remove_file(copy).expect("removed");
}

#[test]
fn a_conflicted_copy_beside_it_is_said() {
    let place = Place::new();
    drop(place.opened(1));
    let copy = place.path("reports (conflicted copy 2025-10-01).hashiya");
    std::fs::copy(place.collection(), &copy).expect("copied");
    let mut window = place.window(2, &[&place.collection()]);
    window.wait_for("the question", |window| {
        window.shows("A second copy of “reports” lies beside it")
    });
    window.click(Role::Button, "Close");
    assert!(window.has(Role::Button, "report"));
}

#[test]
fn a_damaged_collection_offers_its_backups() {
    let place = Place::new();
    let mut window = place.opened(1);
    window.command("Back up now");
    window.wait_for("the backup", |window| {
        window.shows("Backed up and verified at")
    });
    drop(window);
    std::fs::write(place.collection(), vec![1; 9000]).expect("damaged");
    let mut window = place.window(1, &[]);
    window.wait_for("the list", |window| window.has(Role::Button, "reports"));
    window.click(Role::Button, "reports");
    window.wait_for("the question", |window| {
        window.shows("“reports.hashiya” cannot be opened")
    });
    window.click(Role::Button, "Restore a backup…");
    window.wait_for("the list", |window| {
        window.said().contains("Backup of today")
    });
    let name = backup_row(&window, "2 documents · 0 annotations");
    window.click(Role::Button, &name);
    window.click(Role::Button, "Restore");
    window.wait_for("the restored collection", |window| {
        window.has(Role::Button, "report") && window.shows("The damaged file is kept as")
    });
}

#[test]
fn recent_collections_that_are_gone_are_marked_and_can_be_taken_off() {
    let place = Place::new();
    let mut window = place.opened(1);
    window.key(CTRL, Key::W);
    window.wait_for("the list", |window| window.has(Role::Button, "reports"));
    assert_eq!(
        window.description(Role::Button, "reports"),
        "2\u{a0}documents · 0\u{a0}annotations"
    );
    drop(window);
    std::fs::remove_file(place.collection()).expect("removed");
    let mut window = place.window(1, &[]);
    window.wait_for("the mark", |window| {
        window.description(Role::Button, "reports") == "The file is not there"
    });
    window.click(Role::Button, "Take off this list");
    assert!(!window.has(Role::Button, "reports"));
    assert!(window.shows("Collections you open will be listed here"));
}

#[test]
fn pasted_paths_are_offered_and_a_pasted_text_is_not() {
    let place = Place::new();
    let mut window = place.opened(1);
    let more = place.path("زيادة one.txt");
    std::fs::write(&more, "More to read.\n").expect("written");
    let address = format!(
        "file://{}",
        more.to_str().expect("a path").replace(' ', "%20")
    );
    paste(&mut window, "some words");
    assert!(!window.has(Role::Button, "Add"));
    paste(&mut window, &address);
    assert!(
        window.shows("Add 1 file to “reports”?"),
        "{}",
        window.said()
    );
    window.click(Role::Button, "Add");
    window.wait_for("the page", |window| {
        window.has(Role::Button, "Add 1 document")
    });
    window.click(Role::Button, "Add 1 document");
    window.wait_for("the document", |window| {
        window.has(Role::Button, "زيادة one")
    });
}

#[test]
fn what_is_held_over_the_window_is_invited_and_dropped_files_come_in() {
    let place = Place::new();
    let mut window = place.window(1, &[]);
    drop_file(&mut window, &place.sources());
    window.wait_for("the question", |window| {
        window.shows("Start a new collection from 1 file?")
    });
    window.click(Role::Button, "OK");
    window.wait_for("the documents", |window| window.has(Role::Button, "report"));
    let more = place.path("more.txt");
    std::fs::write(&more, "More to read.\n").expect("written");
    drop_file(&mut window, &more);
    window.wait_for("the page", |window| {
        window.has(Role::Button, "Add 1 document")
    });
    window.click(Role::Button, "Add 1 document");
    window.wait_for("the document", |window| window.has(Role::Button, "more"));
    // A folder that has gone by the time it is read is named; nothing half comes in.
    let gone = place.path("gone");
    drop_file(&mut window, &gone);
    window.wait_for("the reason", |window| {
        let rows = window.names_with(Role::ListBoxOption);
        let said = "It was moved or deleted meanwhile";
        rows.iter()
            .any(|row| row.starts_with("gone, ") && row.ends_with(said))
    });
    window.key(NONE, Key::Escape);
    assert_eq!(place.stored().n_documents(), 3);
}

#[test]
fn the_room_for_backups_is_a_preference() {
    let place = Place::new();
    let mut window = place.opened(1);
    window.key(CTRL, Key::Comma);
    window.click(Role::Tab, "You and this computer");
    window.click(Role::RadioButton, "5 GB");
    window.key(NONE, Key::Escape);
    let path = place.path("preferences-1.json");
    window.wait_for("the preference", |_| {
        Preferences::load(&path).preferences.backup_allowance == 5_000_000_000
    });
}
