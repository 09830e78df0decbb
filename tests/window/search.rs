//! Searching the whole collection: results as they are typed, in their lines, and what is done with them.

use egui::accesskit::Role;
use egui::{Key, Modifiers};

use crate::hands::{CTRL, NONE, SHIFT, Window};
use crate::place::{Place, annotations, expected};

const CTRL_SHIFT: Modifiers = Modifiers {
    shift: true,
    ..CTRL
};
const ARABIC: [&str; 3] = [
    "قالت إن والشركة أوقفت الخدمة.",
    "وسُئلت الشَّرِكَةُ عن الوحدة ٨٢٠٠.",
    "وردت شركة أخرى للشركة نفسها.",
];
const ENGLISH: [&str; 2] = [
    "The company said the unit 8200 used it.",
    "Later the COMPANY company answered.",
];
const FIELD: (Role, &str) = (Role::TextInput, "Search the collection");

fn opened() -> (Place, Window) {
    let place = Place::with(&[("تقرير.txt", &ARABIC), ("report.txt", &ENGLISH)]);
    let window = place.opened(1);
    (place, window)
}

fn look_for(window: &mut Window, query: &str) {
    window.key(CTRL_SHIFT, Key::F);
    assert!(window.is_focused(FIELD.0, FIELD.1), "{}", window.said());
    window.key(CTRL, Key::A);
    window.type_text(query);
}

#[track_caller]
fn check_says(window: &mut Window, words: &str) {
    window.wait_for(words, |window| window.shows(words));
}

/// The lines of the list in their order, each with what it needed.
fn lines(window: &Window) -> Vec<(String, String)> {
    let lines = window.names_with(Role::ListBoxOption);
    let told = |line: &String| {
        let told = window.description(Role::ListBoxOption, line.trim_end_matches('*'));
        (line.clone(), told)
    };
    lines.iter().map(told).collect()
}

#[test]
fn a_word_is_found_with_its_marks_and_particles_and_each_says_what_it_needed() {
    let (_place, mut window) = opened();
    look_for(&mut window, "الشركة");
    check_says(&mut window, "3 hits in 1 document");
    let lines = lines(&window);
    let needed: Vec<&str> = lines.iter().map(|(_, told)| told.as_str()).collect();
    assert!(needed[0].ends_with("attached و"), "{needed:?}");
    assert!(needed[1].ends_with("vowel marks"), "{needed:?}");
    assert!(needed[2].contains("attached ل"), "{needed:?}");
    assert!(lines[0].0.starts_with("قالت إن والشركة أوقفت"), "{lines:?}");
    // Without vowel marks passed over, one is gone.
    window.click(Role::CheckBox, "Vowel marks");
    check_says(&mut window, "2 hits in 1 document");
}

#[test]
fn digits_of_either_form_find_each_other_and_other_letters_of_case() {
    let (_place, mut window) = opened();
    look_for(&mut window, "8200");
    check_says(&mut window, "2 hits in 2 documents");
    window.key(CTRL, Key::A);
    window.type_text("company");
    check_says(&mut window, "3 hits in 1 document");
    window.click(Role::CheckBox, "Match case");
    check_says(&mut window, "2 hits in 1 document");
}

#[test]
fn what_makes_no_sense_is_told_and_old_results_stay() {
    let (_place, mut window) = opened();
    look_for(&mut window, "company");
    check_says(&mut window, "3 hits in 1 document");
    let before = lines(&window);
    assert_eq!(before.len(), 3);
    window.type_text(" (");
    check_says(&mut window, "A bracket is open here");
    assert_eq!(lines(&window), before);
    window.key(CTRL, Key::A);
    window.type_text("zebra");
    check_says(&mut window, "No hits for “zebra”");
    assert!(lines(&window).is_empty());
    // What stands inside of words only is offered.
    window.key(CTRL, Key::A);
    window.type_text("ompan");
    check_says(&mut window, "Inside of words there are 3 hits");
    window.click(Role::Button, "Search inside of words");
    check_says(&mut window, "3 hits in 1 document");
    // So is what is not there as written.
    window.click(Role::CheckBox, "Whole word");
    window.click(Role::CheckBox, "As written");
    window.click(FIELD.0, FIELD.1);
    window.key(CTRL, Key::A);
    window.type_text("الشركه");
    check_says(&mut window, "No hits as written");
    window.click(Role::Button, "Search with all letter forms");
    check_says(&mut window, "3 hits in 1 document");
}

#[test]
fn the_keyboard_goes_from_field_to_list_to_text_and_on_across_documents() {
    let (_place, mut window) = opened();
    look_for(&mut window, "8200");
    check_says(&mut window, "2 hits in 2 documents");
    window.key(NONE, Key::ArrowDown);
    assert!(
        window.is_focused(Role::ListBox, "Results"),
        "{}",
        window.said()
    );
    window.key(NONE, Key::Escape);
    assert!(window.is_focused(FIELD.0, FIELD.1));
    window.key(NONE, Key::ArrowDown);
    window.key(NONE, Key::Enter);
    // Results that filled the window make room for the text.
    window.wait_for("the hit", |window| !window.selected().is_empty());
    assert_eq!(window.selected(), "8200");
    assert!(window.is_focused(Role::Document, "report"));
    assert!(window.has(Role::ListBox, "Results"));
    window.key(NONE, Key::F4);
    window.wait_for("the other document", |window| {
        window.has(Role::Document, "تقرير")
    });
    window.wait_for("its hit", |window| window.selected() == "٨٢٠٠");
    window.key(SHIFT, Key::F4);
    window.wait_for("the first hit", |window| window.selected() == "8200");
    // Back to the field, and from there out of the way.
    window.key(CTRL_SHIFT, Key::F);
    assert!(window.is_focused(FIELD.0, FIELD.1));
    assert_eq!(window.value(FIELD.0, FIELD.1), "8200");
    assert!(
        !window.has(Role::Document, "report"),
        "it fills the middle again"
    );
    window.key(NONE, Key::Escape);
    assert!(window.is_focused(Role::Document, "report"));
    assert!(!window.has(Role::ListBox, "Results"));
}

#[test]
fn ticked_hits_are_tagged_as_one_step_and_what_is_so_tagged_is_left() {
    let (place, mut window) = opened();
    look_for(&mut window, "company");
    check_says(&mut window, "3 hits in 1 document");
    window.key(NONE, Key::ArrowDown);
    window.key(NONE, Key::Space);
    assert!(window.has(Role::Button, "1 of 3 ticked"));
    window.strike(NONE, Key::T, Key::T, "t");
    window.type_text("Firm");
    window.key(NONE, Key::Enter);
    check_says(&mut window, "Tagged 1 hit");
    let tagged = |quotes: &[&str]| {
        let list: Vec<(&str, &[&str])> =
            quotes.iter().map(|quote| (*quote, &["Firm"][..])).collect();
        expected(&list)
    };
    assert_eq!(annotations(&place.stored()), tagged(&["company"]));
    // All of them now: the first is so tagged already.
    window.key(CTRL, Key::A);
    assert!(window.has(Role::Button, "3 of 3 ticked"));
    window.strike(NONE, Key::T, Key::T, "t");
    window.type_text("Firm");
    window.key(NONE, Key::Enter);
    check_says(&mut window, "Tagged 2 hits; tagged before: 1");
    assert_eq!(
        annotations(&place.stored()),
        tagged(&["company", "COMPANY", "company"])
    );
    window.key(CTRL, Key::Z);
    window.wait_for("one", |_| place.stored().n_annotations() == 1);
    window.key(CTRL, Key::Z);
    window.wait_for("none", |_| place.stored().n_annotations() == 0);
}

#[test]
fn a_hit_is_tagged_with_its_sentence() {
    let (place, mut window) = opened();
    look_for(&mut window, "الشركة -أخرى in:paragraph");
    check_says(&mut window, "2 hits in 1 document");
    window.click(Role::ComboBox, "How much around each hit");
    window.click(Role::RadioButton, "Its sentence");
    window.click(Role::Button, "Tag all hits…");
    window.type_text("جهة");
    window.key(NONE, Key::Enter);
    check_says(&mut window, "Tagged 2 hits");
    assert_eq!(
        annotations(&place.stored()),
        expected(&[(ARABIC[0], &["جهة"]), (ARABIC[1], &["جهة"])])
    );
}

#[test]
fn lines_are_written_as_a_table_that_is_no_formula() {
    let place = Place::with(&[
        ("a.txt", &["=company, said", "a company"]),
        ("report.txt", &ENGLISH),
    ]);
    let mut window = place.opened(1);
    look_for(&mut window, "company -unit");
    check_says(&mut window, "2 hits in 1 document");
    window.click(Role::Button, "Export lines…");
    let path = place.path("lines.csv");
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
        "\u{FEFF}Document,Language,Paragraph,Before,Hit,After,Needed\n\
         a,,1,'=,company,\", said\",as typed\n\
         a,,2,a,company,,as typed\n"
    );
}

#[test]
fn a_stretch_is_ticked_with_shift_and_the_menu_of_a_line_does_things_with_it_alone() {
    let (place, mut window) = opened();
    look_for(&mut window, "company OR 8200");
    check_says(&mut window, "5 hits in 2 documents");
    window.key(NONE, Key::ArrowDown);
    window.key(NONE, Key::Space);
    (0..3).for_each(|_| window.key(NONE, Key::ArrowDown));
    window.key(SHIFT, Key::Space);
    assert!(window.has(Role::Button, "4 of 5 ticked"));
    let first = lines(&window)[1].0.clone();
    window.click_with(SHIFT, Role::ListBoxOption, &first);
    assert!(window.has(Role::Button, "4 of 5 ticked"), "it stays so");
    window.secondary_click(Role::ListBoxOption, &first);
    window.click(Role::Button, "Take the tick away");
    assert!(window.has(Role::Button, "3 of 5 ticked"));
    // From the hit that lost its tick, the stretch loses its ticks.
    window.key(NONE, Key::End);
    window.key(SHIFT, Key::Space);
    assert!(!window.has(Role::Button, "3 of 5 ticked"));
    window.secondary_click(Role::ListBoxOption, &first);
    window.click(Role::Button, "Tag this hit…");
    window.type_text("One");
    window.key(NONE, Key::Enter);
    check_says(&mut window, "Tagged 1 hit");
    assert_eq!(place.stored().n_annotations(), 1);
    window.secondary_click(Role::ListBoxOption, &first);
    window.click(Role::Button, "Search this document alone");
    check_says(&mut window, "in 1 document");
    assert!(window.value(FIELD.0, FIELD.1).contains(" doc:"));
}

#[test]
fn the_switches_stay_as_they_were_left() {
    let (place, mut window) = opened();
    look_for(&mut window, "company");
    check_says(&mut window, "3 hits in 1 document");
    window.click(Role::CheckBox, "Match case");
    check_says(&mut window, "2 hits in 1 document");
    drop(window);
    let mut window = place.window(1, &[&place.collection()]);
    window.wait_for("the list", |window| window.has(Role::ListBox, "Results"));
    look_for(&mut window, "company");
    check_says(&mut window, "2 hits in 1 document");
}

#[test]
fn the_help_card_gives_examples_that_go_into_the_field() {
    let (_place, mut window) = opened();
    window.key(CTRL_SHIFT, Key::F);
    assert!(window.shows("Type a word, or several in quotation marks"));
    window.key(NONE, Key::F1);
    window.click(Role::Button, "company OR Microsoft");
    window.wait_for("the example", |window| {
        window.value(FIELD.0, FIELD.1) == "company OR Microsoft"
    });
    check_says(&mut window, "3 hits in 1 document");
}

#[test]
fn a_selection_is_looked_for_and_the_size_is_remembered() {
    let (place, mut window) = opened();
    window.click(Role::Button, "report");
    window.select(ENGLISH[0], "unit");
    window.key(CTRL_SHIFT, Key::F);
    check_says(&mut window, "1 hit in 1 document");
    assert_eq!(window.value(FIELD.0, FIELD.1), "unit");
    assert!(!window.has(Role::Document, "report"));
    window.key(CTRL_SHIFT, Key::Enter);
    assert!(window.has(Role::Document, "report"));
    window.key(CTRL_SHIFT, Key::F);
    assert!(window.has(Role::Document, "report"), "it stays a list");
    drop(window);
    let mut window = place.window(1, &[&place.collection()]);
    window.wait_for("the text", |window| window.has(Role::Document, "report"));
    assert!(window.has(Role::ListBox, "Results"));
}

#[test]
fn a_saved_search_says_what_is_new_when_documents_have_come() {
    let (place, mut window) = opened();
    look_for(&mut window, "company");
    check_says(&mut window, "3 hits in 1 document");
    window.click(Role::Button, "Saved searches");
    window.click(Role::Button, "Save this search…");
    window.type_text("Firms");
    window.key(NONE, Key::Enter);
    window.wait_for("its name", |window| window.shows("Firms"));
    assert!(!window.shows("new in"));
    assert_eq!(place.stored().saved_searches().count(), 1);
    window.key(CTRL_SHIFT, Key::F);
    window.key(CTRL, Key::A);
    window.type_text("unit");
    check_says(&mut window, "1 hit in 1 document");

    // A document comes in that has hits.
    let file = place.path("later.txt");
    std::fs::write(&file, "Another company came.\nThe company stayed.").expect("a file");
    crate::collections::drop_file(&mut window, &file);
    window.wait_for("the page", |window| {
        window.shows("Add documents") && !window.shows("Reading ")
    });
    window.settle();
    window.click(Role::Button, "Add 1 document");
    window.wait_for("the document", |window| window.has(Role::Button, "later"));

    // The palette runs it again.
    window.command("firms");
    check_says(&mut window, "5 hits in 2 documents");
    check_says(&mut window, "2 hits new in 1 document");
    assert!(window.shows("Firms"));
    window.click(Role::Button, "Mark as seen");
    window.wait_for("nothing new", |window| !window.shows("new in"));
    // It is renamed and deleted. The inspector has a document to rename.
    window.key(CTRL, Key::I);
    window.click(Role::Button, "Saved searches");
    window.click(Role::Button, "Rename…");
    window.key(CTRL, Key::A);
    window.type_text("Houses");
    window.key(NONE, Key::Enter);
    window.wait_for("its name", |window| window.shows("Houses"));
    window.click(Role::Button, "Saved searches");
    window.click(Role::Button, "Delete");
    window.wait_for("no name", |window| !window.shows("Houses"));
    assert_eq!(place.stored().saved_searches().count(), 0);
}

#[test]
fn strange_queries_do_no_harm() {
    let (_place, mut window) = opened();
    window.key(CTRL_SHIFT, Key::F);
    let long = "كلمة word ".repeat(1_000);
    let strange = [
        "   ",
        "\u{64E}\u{651}",
        "\u{640}",
        "\u{202B}\u{2067}\u{2069}\u{200F}",
        "((((((((",
        "/(a+)+$/",
        "-",
        "* OR",
        "👩‍👩‍👧",
        &long,
    ];
    for query in strange {
        window.key(CTRL, Key::A);
        let pasted = egui::Event::Paste(query.to_owned());
        window.harness.event(pasted);
        window.settle();
    }
    window.key(CTRL, Key::A);
    window.type_text("company");
    check_says(&mut window, "3 hits in 1 document");
}
