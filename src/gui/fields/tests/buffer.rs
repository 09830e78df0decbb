//! The buffer against tables. In a text `|` is the caret, `<` the other end of the selection.

use crate::gui::fields::{EditBuffer, Paragraphing, Unit};
use crate::gui::typeset::Caret;

fn buffer(paragraphing: Paragraphing, marked: &str) -> EditBuffer {
    let focus = marked.find('|').expect("a caret");
    let text = marked.replace(['|', '<'], "");
    let (anchor, focus) = match marked.find('<') {
        Some(anchor) if anchor < focus => (anchor, focus - 1),
        Some(anchor) => (anchor - 1, focus),
        None => (focus, focus),
    };
    let mut buffer = EditBuffer::new(paragraphing, &text);
    buffer.select(Caret::before(anchor), Caret::before(focus));
    buffer
}

fn marked(buffer: &EditBuffer) -> String {
    let selection = buffer.selection();
    let mut text = buffer.text().to_owned();
    let (anchor, focus) = (selection.anchor.byte, selection.focus.byte);
    if anchor > focus {
        text.insert(anchor, '<');
    }
    text.insert(focus, '|');
    if anchor < focus {
        text.insert(anchor, '<');
    }
    text
}

fn check(before: &str, edit: impl Fn(&mut EditBuffer), after: &str) {
    let mut buffer = buffer(Paragraphing::Many, before);
    edit(&mut buffer);
    assert_eq!(marked(&buffer), after, "from {before}");
}

#[test]
fn backspace_takes_a_mark_alone_and_else_a_whole_cluster() {
    let backspace = |buffer: &mut EditBuffer| buffer.backspace(Unit::Grapheme);
    check("كَتَ|ب", backspace, "كَت|ب");
    check("كَت|ب", backspace, "كَ|ب");
    check("اللّٰهُ|", backspace, "اللّٰه|");
    check("اللّٰ|هُ", backspace, "اللّ|هُ");
    check("e\u{301}|", backspace, "e|");
    check("a👨‍👩‍👧|b", backspace, "a|b");
    check("❤\u{FE0F}|", backspace, "|");
    check("🇱🇧|", backspace, "|");
    check("لا|", backspace, "ل|");
    check("one\n|two", backspace, "one|two");
    check("a<bc|d", backspace, "a|d");
    check("|x", backspace, "|x");
}

#[test]
fn delete_takes_a_cluster() {
    let delete = |buffer: &mut EditBuffer| buffer.delete(Unit::Grapheme);
    check("|كَتب", delete, "|تب");
    check("a|👨‍👩‍👧b", delete, "a|b");
    check("one|\ntwo", delete, "one|two");
    check("a|bc<d", delete, "a|d");
    check("x|", delete, "x|");
}

#[test]
fn words_are_taken_to_their_edge() {
    let backspace = |buffer: &mut EditBuffer| buffer.backspace(Unit::Word);
    let delete = |buffer: &mut EditBuffer| buffer.delete(Unit::Word);
    check("قال الوزير|", backspace, "قال |");
    check("قال الوزير | غدا", backspace, "قال | غدا");
    check("شركة Microsoft| في", backspace, "شركة | في");
    check("شركة| Microsoft في", delete, "شركة| في");
    check("one|\ntwo", delete, "one|two");
    check("one\n|two", backspace, "one|two");
}

#[test]
fn letters_replace_the_selection() {
    check("a<bc|d", |buffer| buffer.insert_typed("ج"), "aج|d");
    check("a|bc<d", |buffer| buffer.insert("x\r\ny\rz"), "ax\ny\nz|d");
    check("كت|ب", |buffer| buffer.insert_typed("\u{64E}"), "كتَ|ب");
}

#[test]
fn a_caret_never_stands_inside_a_cluster() {
    // A letter typed before a mark makes one cluster with it: the caret goes to its end.
    check("|\u{64E}", |buffer| buffer.insert_typed("ك"), "ك\u{64E}|");
    check("🇱|", |buffer| buffer.insert_typed("🇧"), "🇱🇧|");
    let mut buffer = buffer(Paragraphing::One, "كَتَ|ب");
    buffer.select(Caret::before(3), Caret::before(7));
    assert_eq!(marked(&buffer), "<كَ|تَب");
}

#[test]
fn a_field_has_one_paragraph() {
    let mut buffer = EditBuffer::new(Paragraphing::One, "a\nb\u{2028}c");
    assert_eq!(buffer.text(), "a b c");
    buffer.insert("\r\nd\ne");
    assert_eq!(buffer.text(), "a b c d e");
}

#[test]
fn undo_takes_back_word_by_word() {
    let mut buffer = EditBuffer::new(Paragraphing::Many, "");
    for letter in "كتب الوزير".chars() {
        buffer.insert_typed(&letter.to_string());
    }
    buffer.backspace(Unit::Grapheme);
    buffer.backspace(Unit::Grapheme);
    let mut seen = Vec::new();
    while buffer.undo() {
        seen.push(marked(&buffer));
    }
    assert_eq!(seen, ["كتب الوزير|", "كتب |", "|"]);
    assert!(buffer.redo() && buffer.redo() && buffer.redo());
    assert_eq!(marked(&buffer), "كتب الوز|");
    assert!(!buffer.redo());
}

#[test]
fn moving_the_caret_ends_a_step_and_undo_brings_the_selection_back() {
    let mut buffer = buffer(Paragraphing::Many, "a<bc|d");
    buffer.insert_typed("x");
    buffer.move_to(Caret::before(0), false);
    buffer.insert_typed("y");
    assert_eq!(buffer.text(), "yaxd");
    buffer.undo();
    assert_eq!(marked(&buffer), "|axd");
    buffer.undo();
    assert_eq!(marked(&buffer), "a<bc|d");
    buffer.insert_typed("z");
    assert!(
        !buffer.can_redo(),
        "a new edit ends what could be done again"
    );
}

#[test]
fn what_is_composed_is_not_yet_text() {
    let mut buffer = buffer(Paragraphing::Many, "a<bc|d");
    buffer.compose("كتا", Some(1..2));
    assert_eq!((buffer.text(), &*buffer.shown()), ("abcd", "aكتاd"));
    assert_eq!(buffer.shown_composition(), Some((1..7, Some(3..5))));
    assert_eq!(buffer.shown_selection().focus.byte, 5);
    buffer.compose("", None);
    assert_eq!(
        marked(&buffer),
        "a<bc|d",
        "nothing is lost when it is given up"
    );
    buffer.compose("كتا", None);
    buffer.compose("", None);
    buffer.commit("كتاب");
    assert_eq!(marked(&buffer), "aكتاب|d");
    buffer.undo();
    assert_eq!(marked(&buffer), "a<bc|d");
    buffer.compose("x", None);
    buffer.insert_typed("y");
    assert_eq!(marked(&buffer), "axy|d", "a key enters what was composed");
    buffer.compose("e\u{301}", Some(0..1));
    let caret = buffer.shown_selection().focus.byte;
    assert_eq!(caret, "axye\u{301}".len(), "never inside a cluster");
}

#[test]
fn an_input_method_takes_away_around_the_caret() {
    check("كتا|بة", |buffer| buffer.delete_surrounding(2, 1), "ك|ة");
    check("ك|", |buffer| buffer.delete_surrounding(5, 5), "|");
}

#[test]
fn old_steps_are_forgotten() {
    let mut buffer = EditBuffer::new(Paragraphing::Many, "");
    for number in 0..1500 {
        buffer.insert(&format!("{number} "));
    }
    let mut steps = 0;
    while buffer.undo() {
        steps += 1;
    }
    assert_eq!(steps, 1000);
    assert!(buffer.text().ends_with("499 "));
}
