//! The memo panel: written, formatted, attached, found, deleted.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use hashiya::engine::preferences::{LanguageChoice, ThemeChoice};
use hashiya::model::{Memo, MemoKind, MemoTarget};

use crate::hands::{CTRL, NONE, Window};
use crate::place::{ARABIC, Place};
use crate::support::picture;

const CTRL_SHIFT: Modifiers = Modifiers {
    shift: true,
    ..CTRL
};
const CTRL_ALT: Modifiers = Modifiers { alt: true, ..CTRL };

/// The one memo that the file holds.
fn memo(place: &Place) -> Memo {
    let stored = place.stored();
    let mut memos = stored.memos();
    let memo = memos.next().expect("a memo");
    assert!(memos.next().is_none(), "one memo only");
    (**memo).clone()
}

/// A free memo with a title and a heading in its text.
fn written(place: &Place) -> Window {
    let mut window = place.opened(1);
    window.key(CTRL_ALT, Key::M);
    assert!(window.is_focused(Role::MultilineTextInput, "Text of the memo"));
    window.type_text("سؤال");
    window.pass(1.5);
    window.wait_for("the memo", |_| place.stored().n_memos() == 1);
    window
}

#[test]
fn a_free_memo_is_written_and_stays_one_step_to_undo() {
    let place = Place::new();
    let mut window = written(&place);
    // It goes on under the hand that writes it.
    assert!(window.is_focused(Role::MultilineTextInput, "Text of the memo"));
    window.type_text(" ثان");
    window.pass(1.5);
    window.wait_for("all of it", |_| memo(&place).body == "سؤال ثان");
    assert!(memo(&place).targets.is_empty());
    window.click(Role::TextInput, "Title");
    window.type_text("plan");
    window.pass(1.5);
    window.wait_for("the title", |_| memo(&place).title == "plan");
    assert!(window.has(Role::ListBoxOption, "plan"));
    window.click(Role::ListBoxOption, "plan");
    window.key(CTRL, Key::Z);
    window.wait_for("none", |_| place.stored().n_memos() == 0);
}

#[test]
fn its_kind_and_what_it_stands_on_are_chosen() {
    let place = Place::new();
    let mut window = written(&place);
    window.click(Role::Button, "Note");
    let question = window.said();
    let radio = question
        .lines()
        .find(|line| line.contains("RadioButton") && line.contains("Question"));
    let name = radio.and_then(|line| line.split('"').nth(1)).expect("it");
    let name = unescaped(name);
    window.click(Role::RadioButton, &name);
    window.wait_for("the kind", |_| memo(&place).kind == MemoKind::Question);
    window.click(Role::Button, "Attach to…");
    window.type_text("تقرير");
    window.key(NONE, Key::Enter);
    window.wait_for("the document", |_| {
        matches!(memo(&place).targets[..], [MemoTarget::Document(_)])
    });
    window.click(Role::Button, "Take off “تقرير”");
    window.wait_for("nothing", |_| memo(&place).targets.is_empty());
    window.key(CTRL, Key::Z);
    window.wait_for("the document again", |_| memo(&place).targets.len() == 1);
}

/// An icon's letter is written out in what a failure shows.
fn unescaped(name: &str) -> String {
    let mut plain = String::new();
    let mut rest = name;
    while let Some((before, after)) = rest.split_once("\\u{") {
        let (code, tail) = after.split_once('}').expect("a code");
        let code = u32::from_str_radix(code, 16).expect("a number");
        plain.push_str(before);
        plain.push(char::from_u32(code).expect("a letter"));
        rest = tail;
    }
    plain + rest
}

#[test]
fn marks_are_formatted_until_it_is_written_again() {
    let place = Place::new();
    let mut window = place.opened(1);
    window.key(CTRL_ALT, Key::M);
    for line in ["# عنوان", "- أول", "- second"] {
        window.harness.event(egui::Event::Paste(line.to_owned()));
        window.settle();
        window.key(NONE, Key::Enter);
    }
    window.pass(1.5);
    window.wait_for("the memo", |_| place.stored().n_memos() == 1);
    window.click(Role::TextInput, "Search the memos");
    assert_eq!(
        window.value(Role::MultilineTextInput, "Text of the memo"),
        "# عنوان\n- أول\n- second\n"
    );
    assert!(!window.is_focused(Role::MultilineTextInput, "Text of the memo"));
    assert!(window.has(Role::ListBoxOption, "عنوان"));
    window.type_text("zebra");
    assert!(!window.has(Role::ListBoxOption, "عنوان"));
    window.key(NONE, Key::Escape);
    window.click(Role::MultilineTextInput, "Text of the memo");
    assert!(window.is_focused(Role::MultilineTextInput, "Text of the memo"));
    window.type_text("x");
    window.pass(1.5);
    window.wait_for("what was added", |_| {
        memo(&place).body.ends_with("second\nx")
    });
}

#[test]
fn the_panel_opens_at_the_memo_of_what_is_selected_and_leads_back() {
    let place = Place::new();
    let mut window = place.opened(1);
    window.click(Role::Button, "تقرير");
    window.select(ARABIC[1], "نهائي");
    window.strike(NONE, Key::M, Key::M, "m");
    window.wait_for("the memo's field", |window| {
        window.is_focused(Role::MultilineTextInput, "Memo")
    });
    window.type_text("check");
    window.pass(1.5);
    window.wait_for("the memo", |_| place.stored().n_memos() == 1);
    window.key(CTRL_SHIFT, Key::M);
    assert!(window.is_focused(Role::ListBox, "List of memos"));
    assert_eq!(
        window.value(Role::MultilineTextInput, "Text of the memo"),
        "check"
    );
    // Written in one place, it stands in the other.
    window.key(NONE, Key::Enter);
    window.type_text("ed");
    window.pass(1.5);
    window.wait_for("both", |_| memo(&place).body == "checked");
    assert_eq!(window.value(Role::MultilineTextInput, "Memo"), "checked");
    window.click(Role::ListBoxOption, "checked");
    window.key(NONE, Key::Delete);
    window.wait_for("none", |_| place.stored().n_memos() == 0);
    assert_eq!(place.stored().n_annotations(), 1);
}

#[test]
fn a_picture_of_the_panel_in_arabic_and_in_the_dark() {
    let place = Place::new();
    let mut window = place.window_as(1, &[&place.sources()], |preferences| {
        preferences.language = LanguageChoice::Arabic;
        preferences.theme = ThemeChoice::Dark;
    });
    window.harness.set_size(egui::vec2(900.0, 560.0));
    window.wait_for("the documents", |window| window.has(Role::Button, "report"));
    for text in [
        "خطة القراءة",
        "# Plan خطة\n- **أولًا** what was said\n- ثانيًا\n> قول منقول",
    ] {
        window.key(CTRL_ALT, Key::M);
        window.harness.event(egui::Event::Paste(text.to_owned()));
        window.settle();
        window.pass(1.5);
    }
    window.wait_for("both", |_| place.stored().n_memos() == 2);
    window.click(Role::ListBoxOption, "Plan خطة");
    window.harness.remove_cursor();
    window.pass(5.0);
    window.settle();
    picture::check("memos", &window.harness.render().expect("a picture"));
}
