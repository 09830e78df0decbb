//! Moves over laid-out paragraphs.

use std::collections::BTreeSet;

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use crate::gui::fields::layouts::{Setting, TextLayouts};
use crate::gui::typeset::{Caret, Side, TextStyle, Typesetter};
use crate::text::Direction;

pub(super) fn setting(width: Option<f32>) -> Setting {
    Setting {
        style: TextStyle::MEMO,
        pixels_per_point: 1.0,
        width,
        direction: None,
        neutral: Direction::LeftToRight,
    }
}

pub(super) fn layouts(typesetter: &Typesetter, text: &str, width: Option<f32>) -> TextLayouts {
    let mut layouts = TextLayouts::default();
    layouts.sync(typesetter, setting(width), text);
    layouts
}

/// The bytes at which a walk in reading order stops; the key is the one that leads on in the caret's paragraph.
fn walk(layouts: &mut TextLayouts, from: Caret, forward: bool, most: usize) -> Vec<Caret> {
    let mut caret = from;
    let mut seen = vec![caret];
    while seen.len() < most {
        let rtl = layouts.direction(layouts.index_of(caret.byte)).is_rtl();
        let side = if forward == rtl {
            Side::Left
        } else {
            Side::Right
        };
        let next = layouts.step(caret, side);
        if next == caret {
            break;
        }
        caret = next;
        seen.push(caret);
    }
    seen
}

const MIXED: &str = "قال Microsoft إن 12,500 مكالمة (AI) سُجلت\n\
    The unit «الوحدة ٨٢٠٠» used [3] tools, لا more\n\
    \n\
    • 12:59\n\
    abc ABC دهو XYZ 👨‍👩‍👧";

/// The positions that a walk from one outermost edge to the other passes over.
fn missed(text: &str, width: Option<f32>) -> Vec<usize> {
    let typesetter = Typesetter::new();
    let mut layouts = layouts(&typesetter, text, width);
    let all: BTreeSet<usize> = text
        .grapheme_indices(true)
        .map(|(start, _)| start)
        .chain([text.len()])
        .collect();
    let mut missed = Vec::new();
    for forward in [true, false] {
        // The end of the text may stand in the midst of its line; the walk starts at the outermost edge.
        let edge = layouts.text_edge(!forward);
        let outermost = walk(&mut layouts, edge, !forward, all.len() * 2);
        let start = outermost.last().copied().unwrap_or(edge);
        let seen = walk(&mut layouts, start, forward, all.len() * 2);
        let bytes: BTreeSet<usize> = seen.iter().map(|caret| caret.byte).collect();
        missed.extend(all.symmetric_difference(&bytes));
    }
    missed
}

fn check_walk(text: &str, width: Option<f32>) {
    assert_eq!(missed(text, width), [0; 0], "in {text:?}");
}

const PIECES: [&str; 18] = [
    "ا",
    "لا",
    "كَ",
    " ",
    " ",
    "a",
    "bc",
    "12",
    "٣٤",
    "(",
    ")",
    ", ",
    "\n",
    "👨‍👩‍👧",
    "\u{2067}",
    "\u{2069}",
    "\u{200F}",
    "\u{2028}",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_walk_passes_every_caret_position_of_random_texts(
        pieces in proptest::collection::vec(0..PIECES.len(), 0..24),
        width in prop_oneof![Just(None), Just(Some(60.0)), Just(Some(110.0))],
    ) {
        let text: String = pieces.into_iter().map(|piece| PIECES[piece]).collect();
        prop_assert_eq!(missed(&text, width), [0; 0], "in {:?}", text);
    }
}

#[test]
fn a_walk_passes_every_caret_position() {
    assert!(MIXED.graphemes(true).count() >= 64);
    check_walk(MIXED, None);
    for text in [
        "abc دهو xyz",
        "دهو abc سين",
        "دهو xyz",
        "abc 12 دهو 34 سين 56",
        "",
        "\n\n",
        "دهو\nabc",
    ] {
        check_walk(text, None);
    }
}

#[test]
fn a_walk_passes_every_caret_position_of_broken_lines() {
    for width in [60.0, 90.0, 140.0, 250.0] {
        check_walk(MIXED, Some(width));
    }
}

#[test]
fn each_step_within_a_line_moves_the_caret_to_its_side() {
    let typesetter = Typesetter::new();
    for text in ["abc دهو xyz", "دهو abc سين", "قال Microsoft إن 12,500 (AI)"] {
        let mut layouts = layouts(&typesetter, text, None);
        let rtl = layouts.direction(0).is_rtl();
        let start = layouts.text_edge(false);
        let seen = walk(&mut layouts, start, true, 100);
        let places: Vec<f32> = seen
            .iter()
            .map(|caret| layouts.caret_rect(*caret).left)
            .collect();
        for pair in places.windows(2) {
            assert!((pair[1] > pair[0]) != rtl, "{places:?} in {text}");
        }
    }
}

#[test]
fn where_there_is_a_choice_the_outer_text_wins() {
    // Visual: abc, space, wahd from right to left, space, xyz.
    let typesetter = Typesetter::new();
    let mut layouts = layouts(&typesetter, "abc دهو xyz", None);
    let seen = walk(&mut layouts, Caret::before(0), true, 100);
    let bytes: Vec<usize> = seen.iter().map(|caret| caret.byte).collect();
    assert_eq!(bytes, [0, 1, 2, 3, 4, 8, 6, 10, 11, 12, 13, 14]);
}

#[test]
fn up_and_down_cross_paragraphs_near_the_same_place() {
    let typesetter = Typesetter::new();
    let mut layouts = layouts(&typesetter, "aaaa bbbb\ncc\ndddd eeee", Some(300.0));
    let x = layouts.caret_rect(Caret::before(7)).left;
    let second = layouts.step_line(Caret::before(7), true, x);
    assert_eq!(second.byte, 12, "the end of a shorter line");
    let third = layouts.step_line(second, true, x);
    assert_eq!(third.byte, 20);
    assert_eq!(layouts.step_line(third, true, x).byte, 22, "the text's end");
    assert_eq!(layouts.step_line(Caret::before(7), false, x).byte, 0);
}

#[test]
fn words_lines_and_paragraphs() {
    let typesetter = Typesetter::new();
    let text = "قال الوزير\none two";
    let mut layouts = layouts(&typesetter, text, Some(300.0));
    let at = |byte| Caret::before(byte);
    // Left leads on in the first paragraph, right in the second.
    assert_eq!(layouts.step_word(at(0), Side::Left).byte, 6);
    assert_eq!(layouts.step_word(at(6), Side::Right).byte, 0);
    assert_eq!(layouts.step_word(at(19), Side::Left).byte, 20);
    assert_eq!(layouts.step_word(at(20), Side::Right).byte, 23);
    assert_eq!(layouts.line_edge(at(6), true).byte, 19);
    assert_eq!(layouts.line_edge(at(6), false).byte, 0);
    assert_eq!(layouts.paragraph_edge(at(6), true).byte, 19);
    assert_eq!(layouts.paragraph_edge(at(19), true).byte, 27);
    assert_eq!(layouts.text_edge(true).byte, text.len());
}

#[test]
fn a_selection_across_a_change_of_direction_has_several_rectangles() {
    let typesetter = Typesetter::new();
    let mut layouts = layouts(&typesetter, "abc دهو xyz\nsecond", Some(300.0));
    layouts.lay_out(0.0..1000.0);
    assert_eq!(layouts.rects(0, &(0..3)).len(), 1);
    assert_eq!(layouts.rects(0, &(1..8)).len(), 2);
    // All of the line in one piece, and a short one for its line feed.
    assert_eq!(layouts.rects(0, &(0..15)).len(), 2);
    assert_eq!(layouts.rects(1, &(0..15)).len(), 0);
}

#[test]
fn a_key_lays_out_one_paragraph() {
    let typesetter = Typesetter::new();
    let paragraph = "كتب الوزير رسالة إلى Microsoft في 25 سبتمبر\n";
    let mut text = paragraph.repeat(1500);
    assert!(text.len() > 100_000);
    let mut layouts = layouts(&typesetter, &text, Some(300.0));
    layouts.lay_out(0.0..f32::MAX);
    let before = layouts.laid_out();
    let middle = paragraph.len() * 700 + 6;
    text.insert_str(middle, "xyz");
    layouts.sync(&typesetter, setting(Some(300.0)), &text);
    layouts.lay_out(0.0..f32::MAX);
    assert_eq!(layouts.laid_out(), before + 1);
    text.insert(middle, '\n');
    layouts.sync(&typesetter, setting(Some(300.0)), &text);
    layouts.lay_out(0.0..f32::MAX);
    assert_eq!(layouts.laid_out(), before + 3);
}

#[test]
fn what_is_out_of_sight_is_not_laid_out() {
    let typesetter = Typesetter::new();
    let text = "كتب الوزير رسالة طويلة إلى الوزارة\n".repeat(2000);
    let mut layouts = layouts(&typesetter, &text, Some(200.0));
    let estimated = layouts.height();
    layouts.lay_out(0.0..400.0);
    assert!(layouts.laid_out() < 40);
    let top = estimated / 2.0;
    layouts.lay_out(top..top + 400.0);
    assert!(layouts.laid_out() < 80);
    // Going back up, what was seen before moves by what the paragraphs above it were estimated wrong.
    let seen = layouts
        .visible(top + 200.0..top + 201.0)
        .map(|(index, ..)| index)
        .next();
    let place = |layouts: &mut TextLayouts| {
        layouts
            .layout(seen.expect("a paragraph"))
            .map(|(top, _)| top)
    };
    let before = place(&mut layouts);
    let moved = layouts.lay_out(top - 200.0..top + 200.0);
    assert!(moved.abs() > 1.0);
    assert_eq!(place(&mut layouts), before.map(|before| before + moved));
}

#[test]
fn a_neutral_paragraph_takes_the_direction_of_the_one_before() {
    let typesetter = Typesetter::new();
    let layouts = layouts(&typesetter, "12\nواحد\n• 12:59\none\n*", None);
    let rtl: Vec<bool> = (0..5)
        .map(|index| layouts.direction(index).is_rtl())
        .collect();
    assert_eq!(rtl, [false, true, true, false, false]);
}
