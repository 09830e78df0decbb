//! Linking two passages by keys, and the way from one to the other.

use egui::Key;
use egui::accesskit::Role;

use crate::hands::NONE;
use crate::place::{ARABIC, ENGLISH, Place};

const RELATION: &str = "Find or name a relation";

#[test]
fn l_twice_links_two_passages_across_documents() {
    let place = Place::new();
    let mut window = place.opened(1);
    window.click(Role::Button, "report");
    window.select(ENGLISH[1], "final (القرار نهائي)");
    window.strike(NONE, Key::L, Key::L, "l");
    assert!(window.shows("Link from “final (القرار نهائي)”. Select its counterpart and press L."));

    // The same passage is no counterpart.
    window.strike(NONE, Key::L, Key::L, "l");
    assert!(window.said().contains("same passage"));

    window.click(Role::Button, "تقرير");
    window.select(ARABIC[1], "القرار نهائي");
    window.strike(NONE, Key::L, Key::L, "ل");
    assert!(window.is_focused(Role::TextInput, RELATION));
    assert_eq!(
        window.value(Role::TextInput, RELATION),
        "",
        "the letter leaks"
    );
    // A relation is found in either language.
    window.type_text("الادعاء");
    assert!(window.has(Role::ListBoxOption, "same claim"));
    window.key(NONE, Key::Enter);
    window.wait_for("the link", |_| place.stored().n_links() == 1);
    let stored = place.stored();
    let link = stored.links().next().expect("a link");
    let quote = |id| stored.passage(id).expect("a passage").quote.clone();
    assert_eq!(quote(link.from), "final (القرار نهائي)");
    assert_eq!(quote(link.to), "القرار نهائي");
    assert!(
        stored
            .relation(link.relation)
            .expect("a relation")
            .is_symmetric
    );
    assert_eq!(stored.n_annotations(), 2, "both ends show");
    assert!(window.is_focused(Role::Document, "تقرير"));

    // The inspector of either end leads to the other.
    window.wait_for("the link's card", |window| {
        window.has(Role::Button, "Go to the linked passage in “report”")
    });
    window.click(Role::Button, "Go to the linked passage in “report”");
    window.wait_for("the other document", |window| {
        window.has(Role::Paragraph, ENGLISH[1])
    });
    assert!(window.shows("Passage: final (القرار نهائي)"));

    window.click(Role::Button, "Delete the link");
    window.wait_for("no link", |_| place.stored().n_links() == 0);
    assert_eq!(place.stored().n_annotations(), 2, "the passages stay");
}

#[test]
fn esc_gives_up_a_link() {
    let place = Place::new();
    let mut window = place.opened(1);
    window.click(Role::Button, "report");
    window.select(ENGLISH[0], "company");
    window.strike(NONE, Key::L, Key::L, "l");
    assert!(window.shows("Link from “company”. Select its counterpart and press L."));
    window.key(NONE, Key::Escape);
    assert!(!window.shows("Link from “company”. Select its counterpart and press L."));
    assert_eq!(place.stored().n_links(), 0);
}
