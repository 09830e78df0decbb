//! Terms of a tag in its details, spellings in the other script, and the list of mentions that are suggested.

use egui::Key;
use egui::accesskit::Role;
use hashiya::command::{Command, NewTag};
use hashiya::engine::preferences::LanguageChoice;
use hashiya::model::{Bilingual, RowKey, Term, TermStanding};

use crate::hands::{CTRL, NONE, Window};
use crate::place::{Place, annotations, expected};
use crate::tags::change;

const ARABIC: [&str; 3] = [
    "قال براد سميث إن الشركة تراجع الأمر.",
    "وبراد سميث رئيسها منذ سنين.",
    "لم يعلق أحد.",
];
const ENGLISH: [&str; 2] = [
    "Brad Smith said so on Thursday.",
    "Then Brad Smith left, and brad smith came.",
];

/// A window on two documents and a tag with these terms, of which the details are open.
fn opened(terms: &[&str], language: LanguageChoice) -> (Place, Window) {
    let place = Place::with(&[("تقرير.txt", &ARABIC), ("report.txt", &ENGLISH)]);
    drop(place.opened(7));
    change(&place.collection(), |engine| {
        let tag = NewTag {
            parent: None,
            label: Bilingual {
                english: "Smith".to_owned(),
                arabic: "سميث".to_owned(),
            },
            definition: Bilingual::default(),
            color: None,
            is_category: false,
        };
        let made = engine.execute(Command::CreateTag { tag }).expect("a tag");
        let RowKey::Tag(tag) = made.answer[0] else {
            panic!("no tag")
        };
        if !terms.is_empty() {
            let terms = terms.iter().map(|term| Term::new(*term)).collect();
            let set = Command::SetTerms { tag, terms };
            engine.execute(set).expect("terms");
        }
    });
    let collection = place.collection();
    let mut window = place.window_as(1, &[&collection], |preferences| {
        preferences.language = language;
    });
    window.wait_for("the documents", |window| window.has(Role::Button, "report"));
    let label = match language {
        LanguageChoice::Arabic => "سميث",
        _ => "Smith",
    };
    window.click(Role::TreeItem, label);
    (place, window)
}

/// The terms of the tag, those that were turned down behind a dash.
fn terms(place: &Place) -> Vec<String> {
    let stored = place.stored();
    let tag = stored.tags().next().expect("a tag");
    let told = |term: &Term| match term.standing {
        TermStanding::Accepted => term.text.clone(),
        TermStanding::TurnedDown => format!("-{}", term.text),
    };
    tag.terms.iter().map(told).collect()
}

#[test]
fn terms_are_typed_switched_and_removed_each_as_one_step() {
    let (place, mut window) = opened(&[], LanguageChoice::English);
    window.click(Role::TextInput, "Add a term");
    window.type_text("Smith");
    window.key(NONE, Key::Enter);
    window.wait_for("the term", |_| terms(&place) == ["Smith"]);
    // The field keeps the focus for the next one.
    window.type_text("سميث");
    window.key(NONE, Key::Enter);
    window.wait_for("both", |_| terms(&place) == ["Smith", "سميث"]);
    window.click(Role::Button, "What counts as the same as “سميث”");
    assert!(!window.has(Role::CheckBox, "Match case"));
    window.click(Role::CheckBox, "Attached particles");
    let particles = |place: &Place| {
        let stored = place.stored();
        let tag = stored.tags().next().expect("a tag");
        tag.terms[1].with_particles
    };
    window.wait_for("the switch", |_| !particles(&place));
    window.key(NONE, Key::Escape);
    window.click(Role::Button, "Remove the term “Smith”");
    window.wait_for("one", |_| terms(&place) == ["سميث"]);
    window.click(Role::TreeItem, "Smith");
    window.key(CTRL, Key::Z);
    window.wait_for("both again", |_| terms(&place) == ["Smith", "سميث"]);
    window.key(CTRL, Key::Z);
    window.wait_for("particles again", |_| particles(&place));
}

#[test]
fn spellings_in_the_other_script_are_accepted_or_turned_down_for_good() {
    let (place, mut window) = opened(&["Brad Smith"], LanguageChoice::English);
    let find = (Role::Button, "Find spellings in the other script…");
    window.click(find.0, find.1);
    window.wait_for("the spelling", |window| {
        window.shows("براد سميث, 2 hits in 1 document")
    });
    window.click(Role::Button, "Turn “براد سميث” down");
    window.wait_for("it stays known", |_| {
        terms(&place) == ["Brad Smith", "-براد سميث"]
    });
    window.wait_for("nothing else", |window| {
        window.shows("No other spelling stands in the texts")
    });
    window.click(find.0, find.1);
    window.wait_for("nothing", |window| {
        window.shows("No other spelling stands in the texts")
    });
    // Turned down is not lost: it can be proposed again, and accepted.
    window.click(Role::Button, "Propose “براد سميث” again");
    window.wait_for("it is forgotten", |_| terms(&place) == ["Brad Smith"]);
    window.wait_for("the spelling again", |window| {
        window.has(Role::Button, "Accept “براد سميث” as a term")
    });
    window.click(Role::Button, "Accept “براد سميث” as a term");
    window.wait_for("it is a term", |_| {
        terms(&place) == ["Brad Smith", "براد سميث"]
    });
}

#[track_caller]
fn wait_for(window: &mut Window, words: &str) {
    window.wait_for(words, |window| window.shows(words));
}

fn lines(window: &Window) -> usize {
    window.names_with(Role::ListBoxOption).len()
}

#[test]
fn mentions_are_decided_one_by_one_from_the_keyboard() {
    let (place, mut window) = opened(&["Brad Smith", "براد سميث"], LanguageChoice::English);
    window.click(Role::Button, "Suggest mentions");
    wait_for(&mut window, "5 hits in 2 documents");
    assert!(window.is_focused(Role::ListBox, "Results"));
    assert!(window.shows("Mentions of “Smith” that nobody has decided on"));
    // The text stays in view and follows the list. Keys count by their place, under another layout, too.
    assert!(window.has(Role::Document, "report"));
    window.strike(NONE, Key::A, Key::A, "ش");
    wait_for(&mut window, "4 hits in 2 documents");
    let first = expected(&[("Brad Smith", &["سميث"])]);
    assert_eq!(annotations(&place.stored()), first);
    window.strike(NONE, Key::X, Key::X, "x");
    wait_for(&mut window, "3 hits in 2 documents");
    window.key(NONE, Key::Delete);
    wait_for(&mut window, "2 hits in 1 document");
    let stored = place.stored();
    let turned_down: Vec<&str> = stored.rejections().map(|row| row.quote.as_str()).collect();
    assert_eq!(turned_down.len(), 2, "{turned_down:?}");
    window.wait_for("the other document", |window| {
        window.has(Role::Document, "تقرير")
    });
    window.key(NONE, Key::ArrowDown);
    window.key(NONE, Key::Enter);
    wait_for(&mut window, "1 hit in 1 document");
    assert_eq!(place.stored().n_annotations(), 2);
    window.key(CTRL, Key::Z);
    wait_for(&mut window, "2 hits in 1 document");
    window.click(Role::Button, "Accept all");
    wait_for(
        &mut window,
        "Nothing to suggest: every mention is annotated or turned down",
    );
    assert_eq!(place.stored().n_annotations(), 3);
    // All of them at once are one step.
    window.key(CTRL, Key::Z);
    wait_for(&mut window, "2 hits in 1 document");
    assert_eq!(place.stored().n_annotations(), 1);
    window.click(Role::Button, "Back to the search");
    window.wait_for("the search", |window| {
        window.has(Role::TextInput, "Search the collection")
    });
}

#[test]
fn mentions_are_suggested_from_the_menu_of_a_tag_and_in_arabic() {
    let (place, mut window) = opened(&["Brad Smith"], LanguageChoice::Arabic);
    window.secondary_click(Role::TreeItem, "سميث");
    window.click(Role::Button, "اقتراح المواضع");
    window.wait_for("the mentions", |window| lines(window) == 3);
    assert!(window.shows("مواضع «سميث» التي لم يُبتّ فيها"));
    window.click(Role::Button, "رفض الكل");
    window.wait_for("none", |window| lines(window) == 0);
    assert_eq!(place.stored().rejections().count(), 3);
    window.key(CTRL, Key::Z);
    window.wait_for("all again", |window| lines(window) == 3);
}

#[test]
fn a_tag_without_terms_says_so() {
    let (_place, mut window) = opened(&[], LanguageChoice::English);
    assert!(!window.has(Role::Button, "Suggest mentions"));
    window.command("Suggest mentions");
    window.wait_for("the reason", |window| {
        window.shows("“Smith” has no terms yet. Add some in its details.")
    });
}
