//! The word list below the text: counted, narrowed, sorted, written, and led from a word to its lines.

use egui::Key;
use egui::accesskit::Role;
use hashiya::engine::preferences::LanguageChoice;

use crate::hands::{CTRL, NONE, SHIFT, Window};
use crate::place::Place;

const ARABIC: [&str; 2] = [
    "قالت الشركة إنّها أوقفت الخدمة في 2025.",
    "الشَّركةُ، والشركة، في 2025.",
];
const ENGLISH: [&str; 1] = ["The company stopped the service; the company’s service, in 2025."];
const TABLE: (Role, &str) = (Role::ListBox, "Words");

/// The palette's command, or a click on the tab where the lists are shown.
fn opened() -> (Place, Window) {
    let place = Place::with(&[("تقرير.txt", &ARABIC), ("report.txt", &ENGLISH)]);
    let mut window = place.opened(1);
    window.command("Word counts");
    window.wait_for("words", |window| {
        !window.names_with(Role::ListBoxOption).is_empty()
    });
    assert!(window.is_focused(TABLE.0, TABLE.1), "{}", window.said());
    (place, window)
}

/// `word count` of the rows, from the top.
fn rows(window: &Window) -> Vec<String> {
    let spoken = window.names_with(Role::ListBoxOption);
    let short = |row: &String| {
        let mut parts = row.split(", ");
        let (word, count) = (parts.next(), parts.next());
        format!("{} {}", word.unwrap_or_default(), count.unwrap_or_default())
    };
    spoken.iter().map(short).collect()
}

#[track_caller]
fn wait_rows(window: &mut Window, expected: &[&str]) {
    let wanted = expected.join("; ");
    window.wait_for(&wanted, |window| {
        let rows = rows(window);
        rows.len() >= expected.len() && rows.iter().zip(expected).all(|(row, wanted)| row == wanted)
    });
}

#[test]
fn words_are_counted_over_the_collection_and_say_their_figures() {
    let (_place, mut window) = opened();
    wait_rows(&mut window, &["2025 3", "the 3", "service 2", "الشركة 2"]);
    let first = &window.names_with(Role::ListBoxOption)[0];
    assert!(
        first
            .replace('\u{A0}', " ")
            .starts_with("2025, 3, 142.86 per 1,000, in 2 documents"),
        "{first}"
    );
    assert!(window.shows("21 words in 2 documents"), "{}", window.said());
    let told = window.description(Role::Button, "Word");
    assert!(told.contains("UAX #29"), "{told}");
}

#[test]
fn switches_filter_and_heads_narrow_and_sort() {
    let (_place, mut window) = opened();
    window.click(Role::CheckBox, "Without stop words");
    window.click(Role::CheckBox, "Without numbers");
    wait_rows(&mut window, &["service 2", "الشركة 2", "company 1"]);
    window.click(Role::CheckBox, "Particles taken off");
    wait_rows(&mut window, &["الشركة 3", "service 2"]);
    window.click(Role::CheckBox, "Particles taken off");
    // As written, forms with marks stand apart.
    window.click(Role::Button, "What counts as the same");
    window.click(Role::CheckBox, "As written");
    window.key(NONE, Key::Escape);
    wait_rows(&mut window, &["service 2", "company 1"]);
    window.click(Role::Button, "What counts as the same");
    window.click(Role::CheckBox, "As written");
    window.key(NONE, Key::Escape);
    wait_rows(&mut window, &["service 2", "الشركة 2"]);
    window.click(Role::Button, "Word");
    wait_rows(&mut window, &["company 1", "company’s 1", "service 2"]);
    window.click(Role::Button, "Word");
    wait_rows(&mut window, &["والشركة 1"]);
    window.click(Role::TextInput, "Filter words");
    window.type_text("شركه");
    wait_rows(&mut window, &["والشركة 1", "الشركة 2"]);
    assert_eq!(rows(&window).len(), 2);
}

#[test]
fn a_scope_is_compared_with_the_rest() {
    let (_place, mut window) = opened();
    assert!(!window.has(Role::Button, "Keyness"));
    window.click(Role::Button, "Words of the collection");
    window.type_text("report");
    window.key(NONE, Key::Enter);
    wait_rows(&mut window, &["the 3", "service 2", "2025 1"]);
    window.click(Role::Button, "Keyness");
    wait_rows(&mut window, &["the 3", "service 2", "company 1"]);
    assert!(window.has(Role::Button, "Words of “report”"));
}

#[test]
fn a_word_leads_to_the_lines_that_were_counted() {
    let (_place, mut window) = opened();
    wait_rows(&mut window, &["2025 3"]);
    for _ in 0..4 {
        window.key(NONE, Key::ArrowDown);
    }
    window.key(NONE, Key::Enter);
    // With its particles it is another word.
    window.wait_for("its lines", |window| window.shows("2 hits in 1 document"));
    assert_eq!(
        window.value(Role::TextInput, "Search the collection"),
        "الشركة"
    );
}

#[test]
fn rows_are_copied_and_written_as_a_table() {
    let (place, mut window) = opened();
    wait_rows(&mut window, &["2025 3", "the 3"]);
    window.key(NONE, Key::ArrowDown);
    window.key(SHIFT, Key::ArrowDown);
    window.harness.event(egui::Event::Copy);
    window.harness.step();
    window.wait_for("the message", |window| window.shows("Copied the rows of 2"));
    window.click(Role::TextInput, "Filter words");
    window.type_text("service");
    wait_rows(&mut window, &["service 2"]);
    window.click(Role::Button, "Export words…");
    let path = place.path("words.csv");
    window.key(CTRL, Key::A);
    for letter in path.to_string_lossy().chars() {
        window.harness.event(egui::Event::Text(letter.to_string()));
    }
    window.settle();
    window.key(NONE, Key::Enter);
    window.wait_for("the table", |_| path.exists());
    let table = std::fs::read_to_string(&path).expect("the table");
    assert_eq!(
        table,
        "\u{FEFF}Word,Count,\"Per 1,000\",Documents\nservice,2,95.2381,1\n"
    );
}

#[test]
fn the_list_is_worked_by_keys_and_given_back() {
    let (_place, mut window) = opened();
    wait_rows(&mut window, &["2025 3"]);
    window.key(NONE, Key::End);
    window.key(NONE, Key::Home);
    window.key(CTRL, Key::A);
    window.key(NONE, Key::Escape);
    assert!(window.is_focused(TABLE.0, TABLE.1));
    window.key(NONE, Key::Escape);
    assert!(!window.has(TABLE.0, TABLE.1));
}

#[test]
fn a_word_is_hidden_until_it_is_listed_again() {
    let (place, mut window) = opened();
    wait_rows(&mut window, &["2025 3", "the 3", "service 2"]);
    let the = window.names_with(Role::ListBoxOption)[1].clone();
    window.secondary_click(Role::ListBoxOption, &the);
    window.click(Role::Button, "Hide this word");
    wait_rows(&mut window, &["2025 3", "service 2"]);
    window.key(NONE, Key::Home);
    window.key(NONE, Key::Delete);
    wait_rows(&mut window, &["service 2"]);
    assert!(window.has(Role::Button, "Hidden: 2"));
    drop(window);
    let mut window = place.window(1, &[&place.collection()]);
    window.wait_for("words", |window| {
        !window.names_with(Role::ListBoxOption).is_empty()
    });
    wait_rows(&mut window, &["service 2"]);
    window.click(Role::Button, "Hidden: 2");
    window.click(Role::Button, "the");
    wait_rows(&mut window, &["the 3", "service 2"]);
    window.click(Role::Button, "List all again");
    wait_rows(&mut window, &["2025 3", "the 3", "service 2"]);
}

#[test]
fn the_arabic_table_begins_at_the_right() {
    let place = Place::with(&[("تقرير.txt", &ARABIC), ("report.txt", &ENGLISH)]);
    let mut window = place.window_as(1, &[&place.sources()], |preferences| {
        preferences.language = LanguageChoice::Arabic;
    });
    window.wait_for("the documents", |window| {
        window.has(Role::Button, "report") && window.shows("حُفظ في")
    });
    window.command("أعداد الكلمات");
    window.wait_for("words", |window| {
        !window.names_with(Role::ListBoxOption).is_empty()
    });
    let (word, count) = (
        window.rect(Role::Button, "الكلمة"),
        window.rect(Role::Button, "العدد"),
    );
    assert!(word.left() >= count.right() - 1.0, "{word:?} {count:?}");
}

#[test]
fn a_whole_long_list_is_not_hidden_by_one_key() {
    let words: Vec<String> = (0..250).map(|number| format!("word{number}")).collect();
    let place = Place::with(&[("report.txt", &[&words.join(" ")])]);
    let mut window = place.opened(1);
    window.command("Word counts");
    window.wait_for("words", |window| {
        !window.names_with(Role::ListBoxOption).is_empty()
    });
    let before = rows(&window);
    window.key(CTRL, Key::A);
    window.key(NONE, Key::Delete);
    assert_eq!(rows(&window), before);
    assert!(!window.shows("Hidden:"));
}
