//! How a text looks and what is shown of its annotations, changed by mouse and keys.

use egui::Key;
use egui::accesskit::Role;
use hashiya::engine::preferences::Preferences;

use crate::hands::{CTRL, NONE, Window};
use crate::place::{ENGLISH, Place};
use crate::support::picture;

const LOOK: &str = "Appearance of the text…";
const MARKS: &str = "Which annotations are shown…";

fn tag(window: &mut Window, words: &str, tag: &str) {
    window.select(ENGLISH[0], words);
    window.strike(NONE, Key::T, Key::T, "t");
    window.type_text(tag);
    window.key(NONE, Key::Enter);
    let chip = format!("Remove the tag “{tag}”");
    window.wait_for("the tag", |window| window.has(Role::Button, &chip));
}

fn english(place: &Place) -> Window {
    let mut window = place.opened(1);
    window.click(Role::Button, "report");
    window.wait_for("the text", |window| window.has(Role::Paragraph, ENGLISH[0]));
    window
}

#[test]
fn letters_lines_and_columns_change_at_once_and_are_kept() {
    let place = Place::new();
    let mut window = english(&place);
    let height = |window: &Window| window.rect(Role::Paragraph, ENGLISH[0]).height();
    let width = |window: &Window| window.rect(Role::Paragraph, ENGLISH[0]).width();
    let before = height(&window);
    window.click(Role::Button, LOOK);
    for _ in 0..6 {
        window.click(Role::Button, "Size, Latin text: more");
    }
    assert!(
        height(&window) > before,
        "{} after {before}",
        height(&window)
    );
    for _ in 0..6 {
        window.click(Role::Button, "Column width, Latin text: less");
    }
    assert!((width(&window) - 400.0).abs() < 1.0, "{}", width(&window));
    let tall = height(&window);
    window.click(Role::Button, "As designed, Latin text");
    assert!(height(&window) < tall);
    window.click(Role::Button, "Line height, Latin text: more");
    window.click(Role::Button, "Number the paragraphs");

    // Another bundled face, found by its name.
    window.click(Role::ComboBox, "Reading font, Arabic text");
    window.wait_for("the fonts", |window| !window.shows("Looking for the fonts"));
    window.click(Role::Button, "Amiri");
    let chosen = |window: &Window| window.value(Role::ComboBox, "Reading font, Arabic text");
    assert_eq!(chosen(&window), "Amiri");

    drop(window);
    let window = place.window(1, &[&place.collection()]);
    drop(window);
    let kept = Preferences::load(&place.path("preferences-1.json"))
        .preferences
        .reading;
    assert_eq!(kept.arabic.font, "Amiri");
    assert_eq!((kept.latin.size, kept.latin.line_percent), (17, 187));
    assert!(kept.shows_numbers && !kept.shows_invisibles);
}

#[test]
fn a_font_that_is_not_here_is_said_and_replaced() {
    let place = Place::new();
    let mut window = place.window_as(1, &[&place.sources()], |preferences| {
        preferences.reading.latin.font = "No such font 7f3a".to_owned();
    });
    window.wait_for("what is said", |window| {
        window.shows("The reading font No such font 7f3a is not on this computer")
    });
    window.wait_for("the text", |window| {
        window.has(Role::Document, "report") || window.has(Role::Document, "تقرير")
    });
}

#[test]
fn annotations_are_shown_by_tag_until_all_are_shown_again() {
    let place = Place::new();
    let mut window = english(&place);
    tag(&mut window, "company", "actor");
    tag(&mut window, "one unit", "body");
    tag(&mut window, "services", "thing");
    window.click(Role::Button, MARKS);
    window.click(Role::Button, "Showing only body");
    window.key(NONE, Key::Escape);
    // The walk passes what is hidden.
    window.key(NONE, Key::Escape);
    window.click(Role::Paragraph, ENGLISH[1]);
    let body = |window: &Window| window.has(Role::Button, "Remove the tag “body”");
    window.strike(NONE, Key::N, Key::N, "n");
    assert!(body(&window), "{}", window.said());
    window.strike(NONE, Key::N, Key::N, "n");
    assert!(body(&window), "nothing else is shown");
    // The chip's cross shows everything again.
    window.click(Role::Button, "Show all annotations");
    assert!(!window.has(Role::Button, "Showing only body"));
    window.strike(egui::Modifiers::SHIFT, Key::N, Key::N, "N");
    assert!(
        window.has(Role::Button, "Remove the tag “actor”"),
        "{}",
        window.said()
    );
}

#[test]
fn invisible_characters_and_numbers_in_both_directions() {
    let texts = [
        "قال \u{2067}حسام\u{2069}: می\u{200C}خواهم ١٢\u{A0}كم، شـــركة\u{200F}!",
        "",
        "Plain words,\ta tab,\u{200E} a mark\u{A0}and two spaces.  ",
    ];
    let place = Place::with(&[("mixed.txt", &texts)]);
    let mut window = place.window_as(1, &[&place.sources()], |preferences| {
        preferences.reading.shows_invisibles = true;
        preferences.reading.shows_numbers = true;
        preferences.layout.left = None;
        preferences.layout.right = None;
    });
    window.harness.set_size(egui::vec2(720.0, 330.0));
    window.wait_for("the text", |window| {
        window.has(Role::Document, "mixed") && window.shows("Saved at")
    });
    window.harness.remove_cursor();
    window.pass(5.0);
    window.settle();
    picture::check("invisibles", &window.harness.render().expect("a picture"));
}

const PAGE: [&str; 7] = [
    "*",
    "الاحد: 07 ديسمبر 2025",
    "• 29 أيلول 2025",
    "The company announced in recent days that it had ended the access of one unit to its services, as reports had it.",
    "A second paragraph of the article, long enough to be one: it goes on about what was ended and what was left out.",
    "مواضيع قد تعجبك",
    "Another story",
];

#[test]
fn furniture_of_a_page_is_folded_until_someone_goes_there() {
    let place = Place::with(&[("page.txt", &PAGE), ("other.txt", &["x"])]);
    let mut window = place.window(1, &[&place.sources()]);
    window.wait_for("the documents", |window| window.has(Role::Button, "page"));
    window.click(Role::Button, "page");
    window.wait_for("the text", |window| window.has(Role::Paragraph, PAGE[3]));
    assert!(window.has(Role::Paragraph, PAGE[1]), "it is shown at first");
    window.command("Hide furniture");
    let (head, foot) = (
        "Page furniture · 3 paragraphs",
        "Page furniture · 2 paragraphs",
    );
    assert!(window.has(Role::Paragraph, head) && window.has(Role::Paragraph, foot));
    assert!(!window.has(Role::Paragraph, PAGE[1]) && window.has(Role::Paragraph, PAGE[3]));
    // Walking into it unfolds it, and so does a click; the other is folded again.
    window.key(CTRL, Key::End);
    assert!(window.has(Role::Paragraph, PAGE[6]) && window.has(Role::Paragraph, head));
    assert!(!window.has(Role::Paragraph, foot));
    let at = window.rect(Role::Paragraph, head).center();
    window.click_at(at);
    window.settle();
    assert!(window.has(Role::Paragraph, PAGE[1]) && window.has(Role::Paragraph, foot));
    // What is looked for is found in it.
    window.key(CTRL, Key::F);
    window.type_text("another");
    window.wait_for("the hit", |window| window.has(Role::Paragraph, PAGE[6]));
    window.command("Hide furniture");
    assert!(window.has(Role::Paragraph, PAGE[1]) && window.has(Role::Paragraph, PAGE[6]));
}
