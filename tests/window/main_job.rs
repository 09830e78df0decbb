//! The main job from end to end: open, read, highlight, tag, write a memo, undo, close, open again, export, import.

use egui::Key;
use egui::accesskit::Role;

use crate::hands::{CTRL, NONE, SHIFT, Window, wait_outside};
use crate::place::{ARABIC, ENGLISH, Place, annotations, expected, stored_in};

const PICKER: &str = "Find or create a tag";

/// Clicks where nothing is marked, below the last paragraph.
fn click_on_paper(window: &mut Window) {
    let paper = window.rect(Role::Document, "report");
    window.click_at(paper.center_bottom() - egui::vec2(0.0, 40.0));
}

#[test]
fn read_highlight_tag_and_take_along() {
    let place = Place::new();
    let mut window = place.opened(1);

    // Both documents are listed, without annotations yet; one is shown, then the other.
    assert!(window.shows("2 documents imported"));
    assert_eq!(window.description(Role::Button, "تقرير"), "AR · 0 · Unread");
    let shown = window.description(Role::Button, "report");
    assert!(shown.starts_with("EN · 0"), "{shown}");
    assert!(window.has(Role::Paragraph, ENGLISH[0]));
    window.click(Role::Button, "تقرير");
    assert!(window.has(Role::Paragraph, ARABIC[0]));
    assert!(window.shows("Arabic · Right to left"));

    // A word by double click, T, a tag that is not there yet, Enter.
    let word = window.place_of(ARABIC[0], "الوحدة").center();
    window.double_click_at(word);
    assert_eq!(window.selected(), "الوحدة");
    assert!(window.shows("1 word selected"));
    window.strike(NONE, Key::T, Key::T, "t");
    assert!(window.is_focused(Role::TextInput, PICKER));
    assert_eq!(
        window.value(Role::TextInput, PICKER),
        "",
        "the letter T leaks"
    );
    window.type_text("جهة عسكرية");
    assert_eq!(window.value(Role::TextInput, PICKER), "جهة عسكرية");
    assert!(window.has(Role::ListBoxOption, "New tag “جهة عسكرية”"));
    window.key(NONE, Key::Enter);
    window.wait_for("the tag", |window| {
        window.description(Role::Button, "تقرير") == "AR · 1"
    });
    assert!(!window.has(Role::TextInput, PICKER));
    assert_eq!(
        annotations(&place.stored()),
        expected(&[("الوحدة", &["جهة عسكرية"])])
    );
    assert!(
        window.shows("Passage: الوحدة"),
        "the quote in the inspector"
    );
    assert!(
        window.has(Role::Button, "Remove the tag “جهة عسكرية”"),
        "the chip's cross"
    );

    // A highlight over words of both directions, then a second annotation with the same tag, found by what is typed.
    window.select(ARABIC[0], "خدمة Azure");
    window.strike(NONE, Key::H, Key::H, "h");
    window.wait_for("the highlight", |window| {
        window.description(Role::Button, "تقرير") == "AR · 2"
    });
    for (typed, tag) in [("خدمه", "خدمة"), ("عسكريه", "جهة عسكرية")] {
        window.strike(NONE, Key::T, Key::T, "t");
        window.type_text(typed);
        if tag == "خدمة" {
            // Without its dots the letter is another: this makes a tag, which is renamed below.
            window.key(CTRL, Key::Enter);
        } else {
            window.key(NONE, Key::Enter);
        }
        window.wait_for("another tag on it", |window| {
            !window.has(Role::TextInput, PICKER) && window.shows("Saved at")
        });
    }
    window.wait_for("both chips", |window| {
        window.has(Role::Button, "Remove the tag “جهة عسكرية”")
            && window.has(Role::Button, "Remove the tag “خدمه”")
    });
    let two = expected(&[
        ("الوحدة", &["جهة عسكرية"]),
        ("خدمة Azure", &["خدمه", "جهة عسكرية"]),
    ]);
    assert_eq!(annotations(&place.stored()), two);

    // A memo: committed after a pause, and at once when the field is left.
    window.click(Role::MultilineTextInput, "Memo");
    assert!(window.is_focused(Role::MultilineTextInput, "Memo"));
    window.type_text("thin, ثم mt");
    assert_eq!(
        window.value(Role::MultilineTextInput, "Memo"),
        "thin, ثم mt"
    );
    assert_eq!(place.stored().n_memos(), 0, "not while it is being typed");
    window.pass(1.1);
    window.wait_for("the memo", |_| place.stored().n_memos() == 1);
    window.type_text(" more");
    let memo = |place: &Place| place.stored().memos().next().map(|memo| memo.body.clone());
    assert_eq!(memo(&place).as_deref(), Some("thin, ثم mt"));
    window.click(Role::Button, "report");
    // The window's clock stands still meanwhile: the pause after which memos are committed has not gone by.
    wait_outside("the rest of the memo", || {
        memo(&place).as_deref() == Some("thin, ثم mt more")
    });

    // A sentence of the other document by dragging.
    window.select(ENGLISH[1], "final (القرار نهائي)");
    window.strike(NONE, Key::T, Key::T, "t");
    window.type_text("Claim");
    window.key(NONE, Key::Enter);
    window.wait_for("the third", |window| {
        window.description(Role::Button, "report") == "EN · 1"
    });
    click_on_paper(&mut window);

    // Undo by name, several times, and redo.
    assert!(
        window.has(Role::Button, "Undo add a tag “Claim”"),
        "{}",
        window.said()
    );
    window.key(CTRL, Key::Z);
    window.wait_for("no third", |window| window.shows("Undid add a tag “Claim”"));
    assert_eq!(place.stored().n_annotations(), 2);
    window.key(CTRL, Key::Z);
    window.wait_for("no memo: one sitting is one step", |_| {
        place.stored().n_memos() == 0
    });
    window.key(CTRL, Key::Z);
    window.wait_for("one tagging less", |_| {
        place.stored().taggings().count() == 2
    });
    for _ in 0..2 {
        window.key(CTRL | SHIFT, Key::Z);
    }
    window.wait_for("the memo again", |window| {
        window.shows("Redid write a memo")
    });
    assert_eq!(place.stored().n_memos(), 1);
    window.key(CTRL, Key::Y);
    let three = expected(&[
        ("final (القرار نهائي)", &["Claim"]),
        ("الوحدة", &["جهة عسكرية"]),
        ("خدمة Azure", &["خدمه", "جهة عسكرية"]),
    ]);
    window.wait_for("all three again", |_| annotations(&place.stored()) == three);

    // Closed, the collection is one file; a fresh program finds everything, and can undo.
    drop(window);
    let before = place.stored();
    let mut window = place.window(2, &[&place.collection()]);
    window.wait_for("the collection", |window| {
        window.has(Role::Button, "report")
    });
    assert_eq!(window.description(Role::Button, "تقرير"), "AR · 2 · Unread");
    assert_eq!(window.description(Role::TreeItem, "جهة عسكرية"), "2");
    assert_eq!(annotations(&place.stored()), three);
    assert!(
        window.has(Role::Button, "Undo add a tag “Claim”"),
        "{}",
        window.said()
    );
    window.key(CTRL, Key::Z);
    window.wait_for("no third", |_| place.stored().n_annotations() == 2);
    window.key(CTRL, Key::Y);
    window.wait_for("the third", |_| place.stored().n_annotations() == 3);

    // Out as RON by the page, and into a collection of its own.
    let record = place.path("سجل.ron");
    window.key(CTRL, Key::E);
    window.wait_for("the page", |window| window.has(Role::TextInput, "File"));
    let proposed = window.value(Role::TextInput, "File");
    assert_eq!(
        proposed,
        place.path("reports.ron").to_str().expect("a path")
    );
    window.click(Role::TextInput, "File");
    window.key(CTRL, Key::A);
    window.type_text(record.to_str().expect("a path"));
    window.click(Role::Button, "Export");
    window.wait_for("the record", |window| window.shows("Exported to “سجل.ron”"));
    drop(window);

    let empty = place.path("empty.hashiya");
    let mut window = place.window(3, &[&empty]);
    window.wait_for("a new collection", |window| {
        window.has(Role::Button, "Add documents…")
    });
    window.command("Import a project");
    window.wait_for("the path field", |window| {
        window.has(Role::TextInput, "Path of the file or folder")
    });
    window.type_text(record.to_str().expect("a path"));
    window.key(NONE, Key::Enter);
    window.wait_for("what it holds", |window| window.has(Role::Button, "report"));
    let there = stored_in(&empty);
    assert_eq!(annotations(&there), three);
    let ids = |snapshot: &hashiya::model::Snapshot| {
        let ids = snapshot.annotations().map(|annotation| annotation.id);
        ids.collect::<Vec<_>>()
    };
    assert_eq!(ids(&there), ids(&before), "the same annotations");
    assert_eq!(
        there.memos().next().map(|memo| memo.body.as_str()),
        Some("thin, ثم mt more")
    );
}

#[test]
fn a_quote_keeps_the_direction_of_its_paragraph() {
    let place = Place::new();
    let mut window = place.opened(1);
    for (words, count) in [("القرار نهائي) on Thursday", 1), ("(القرار", 2)] {
        window.select(ENGLISH[1], words);
        window.strike(NONE, Key::H, Key::H, "h");
        let quote = format!("Passage: {words}");
        window.wait_for("the highlight", |window| window.shows(&quote));
        assert!(!window.is_rtl(&quote), "{words}");
        assert_eq!(place.stored().n_annotations(), count);
    }
    window.click(Role::Button, "تقرير");
    window.select(ARABIC[0], "Microsoft وصول");
    window.strike(NONE, Key::H, Key::H, "h");
    window.wait_for("the highlight", |window| {
        window.shows("Passage: Microsoft وصول")
    });
    assert!(window.is_rtl("Passage: Microsoft وصول"));
}

#[test]
fn undo_beside_a_message_is_for_what_the_message_says() {
    let place = Place::new();
    let mut window = place.opened(1);
    assert!(window.shows("2 documents imported"));
    assert!(window.has(Role::Button, "Undo"));
    window.select(ENGLISH[0], "one unit");
    window.strike(NONE, Key::H, Key::H, "h");
    window.wait_for("the highlight", |window| {
        window.has(Role::Button, "Undo highlight a passage")
    });
    assert!(
        window.shows("2 documents imported"),
        "it is still to be read"
    );
    assert!(
        !window.has(Role::Button, "Undo"),
        "but undo would take back the highlight"
    );
}
