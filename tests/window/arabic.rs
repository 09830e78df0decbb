//! The Arabic interface: its parts on their sides, its words, digits and dates, and its bars at the left.

use egui::Key;
use egui::accesskit::Role;
use egui_kittest::kittest::NodeT;
use hashiya::engine::preferences::{DigitChoice, LanguageChoice};

use crate::hands::{CTRL, NONE, SHIFT, Window};
use crate::place::{ENGLISH, Place};

fn opened(place: &Place, digits: DigitChoice) -> Window {
    let mut window = place.window_as(1, &[&place.sources()], |preferences| {
        preferences.language = LanguageChoice::Arabic;
        preferences.digits = digits;
    });
    window.wait_for("the documents", |window| {
        window.has(Role::Button, "report") && window.shows("حُفظ في")
    });
    window.click(Role::Button, "report");
    window.settle();
    window
}

#[test]
fn the_parts_of_the_window_stand_on_their_sides() {
    let place = Place::new();
    let window = opened(&place, DigitChoice::Western);
    let width = window.harness.ctx.content_rect().width();
    let menu = window.rect(Role::Button, "القائمة");
    assert!(
        menu.center().x > width * 0.9,
        "the menu begins at the right: {menu:?}"
    );
    let list = window.rect(Role::Button, "report");
    assert!(
        list.center().x > width * 0.6,
        "lists stand at the right: {list:?}"
    );
    let text = window.rect(Role::Document, "report");
    assert!(
        text.right() <= list.left() + 1.0,
        "the text stands between: {text:?}"
    );
    let panels = window.rect(Role::Button, "الأوامر");
    assert!(
        panels.center().x < width * 0.4,
        "the palette's button stands at the end: {panels:?}"
    );
}

#[test]
fn numbers_have_the_chosen_digits_everywhere() {
    let place = Place::new();
    let mut window = opened(&place, DigitChoice::ArabicIndic);
    window.select(ENGLISH[0], "one unit");
    window.strike(NONE, Key::H, Key::H, "h");
    window.wait_for("the highlight", |_| place.stored().n_annotations() == 1);
    window.key(CTRL | SHIFT, Key::H);
    window.wait_for("the history", |window| {
        window.has(Role::ListItem, "تظليل مقطع")
    });
    window.settle();
    let mut western = Vec::new();
    for node in window.harness.root().children_recursive() {
        let node = node.accesskit_node();
        // The text of documents is as it is, and keys are written on keyboards.
        if matches!(
            node.role(),
            Role::Paragraph | Role::Heading | Role::Document
        ) {
            continue;
        }
        let said = [
            node.label().unwrap_or_default(),
            node.value().unwrap_or_default(),
            node.data().description().unwrap_or_default().to_owned(),
        ];
        for words in said {
            let is_key = words.contains("Ctrl") || words.contains('F');
            // An encoding, a version and a fingerprint are names.
            let is_name = ["UTF-8", "plain-text"]
                .iter()
                .any(|name| words.contains(name))
                || words.chars().all(|letter| letter.is_ascii_hexdigit());
            if !is_key && !is_name && words.chars().any(|letter| letter.is_ascii_digit()) {
                western.push(words);
            }
        }
    }
    assert!(western.is_empty(), "western digits in {western:?}");
}

#[test]
fn dates_have_the_months_that_the_reader_knows() {
    let place = Place::new();
    let mut window = opened(&place, DigitChoice::Western);
    window.key(CTRL, Key::Comma);
    window.click(Role::Tab, "الأرقام والتواريخ");
    assert!(window.shows("26 أيلول 2025"));
    window.click(Role::RadioButton, "مصرية (سبتمبر)");
    assert!(window.shows("26 سبتمبر 2025"));
    window.click(Role::RadioButton, "هجري");
    assert!(window.shows("ربيع الآخر"));
    window.key(NONE, Key::Escape);
}

/// Rows that begin at the right made the menu of the text as wide as the text when it was measured.
#[test]
fn the_menu_of_the_text_is_as_wide_as_its_words() {
    let place = Place::new();
    let mut window = opened(&place, DigitChoice::Western);
    let at = window.place_of(ENGLISH[1], "decision").center();
    window.secondary_click_at(at);
    let item = window.rect(Role::MenuItem, "تظليل");
    assert!(item.width() < 340.0, "{item}");
}
