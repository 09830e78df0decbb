//! Where carets stand and lead, in chosen and in random texts of both directions.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::float_cmp,
    reason = "a test fails by panicking, and equal lengths are meant to be the same number"
)]

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use hashiya::gui::typeset::{
    Affinity, Caret, ParagraphLayout, ParagraphSpec, Side, TextStyle, Typesetter,
};
use hashiya::text::Direction::{self, LeftToRight, RightToLeft};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

fn lay_out(
    text: &str,
    direction: Direction,
    width: Option<f32>,
    style: &TextStyle,
) -> Arc<ParagraphLayout> {
    static TYPESETTER: OnceLock<Typesetter> = OnceLock::new();
    let typesetter = TYPESETTER.get_or_init(Typesetter::new);
    let spec = ParagraphSpec::new(text, style, direction, 1.0);
    typesetter.lay_out(&width.map_or(spec, |width| spec.wrapped(width)))
}

fn boundaries(text: &str) -> Vec<usize> {
    text.grapheme_indices(true)
        .map(|(start, _)| start)
        .chain([text.len()])
        .collect()
}

fn x(layout: &ParagraphLayout, caret: Caret) -> f32 {
    layout.caret_rect(caret).left
}

/// The bytes that a caret visits on its way to one side, from the caret on.
fn walk(layout: &ParagraphLayout, from: Caret, side: Side) -> Vec<usize> {
    let mut visited = vec![from.byte];
    let mut caret = from;
    for _ in 0..4 * layout.text().len() + 16 {
        let next = layout.walk(caret, side).unwrap_or(caret);
        if next == caret {
            return visited;
        }
        visited.push(next.byte);
        caret = next;
    }
    panic!(
        "the caret never arrives: {visited:?} in {:?}",
        layout.text()
    );
}

#[test]
fn a_byte_between_directions_has_two_places() {
    let text = "abc حسن";
    let layout = lay_out(text, LeftToRight, None, &TextStyle::READING_LEFT_TO_RIGHT);
    let start = text.find('ح').expect("the letter");
    let upstream = x(&layout, Caret::after(start));
    let downstream = x(&layout, Caret::before(start));
    let space = layout.rects(3..4)[0];
    let word = layout.rects(start..text.len())[0];
    assert_eq!((upstream, downstream), (space.right, word.right));
    assert!(downstream > upstream + 10.0);
}

#[test]
fn steps_follow_the_screen_and_cross_directions() {
    // Pieces of one byte each make the order plain: the walk names bytes.
    let check = |text: &str, direction, side, expected: &[usize]| {
        let layout = lay_out(text, direction, None, &TextStyle::INTERFACE);
        let from = match side {
            Side::Right => layout.hit(-1.0, 1.0),
            Side::Left => layout.hit(9999.0, 1.0),
        };
        assert_eq!(
            walk(&layout, from, side),
            expected,
            "{text} to the {side:?}"
        );
    };
    check("abc", LeftToRight, Side::Right, &[0, 1, 2, 3]);
    check("abc", LeftToRight, Side::Left, &[3, 2, 1, 0]);
    check("ابج", RightToLeft, Side::Left, &[0, 2, 4, 6]);
    check("ابج", RightToLeft, Side::Right, &[6, 4, 2, 0]);
    // Screen: a جب b. Both ends of a run have two positions; each edge is given one, so that none is skipped.
    check("aبجb", LeftToRight, Side::Right, &[0, 1, 3, 5, 6]);
    check("aبجb", LeftToRight, Side::Left, &[6, 5, 3, 1, 0]);
    check("بabج", RightToLeft, Side::Left, &[0, 2, 3, 4, 6]);
    check("", LeftToRight, Side::Right, &[0]);
}

#[test]
fn a_mark_is_part_of_its_letter() {
    let text = "بِسْمِ";
    let layout = lay_out(text, RightToLeft, None, &TextStyle::READING_RIGHT_TO_LEFT);
    assert_eq!(walk(&layout, Caret::before(0), Side::Left), [0, 4, 8, 12]);
    assert_eq!(layout.floor_boundary(2), 0);
    assert_eq!(layout.rects(0..2), layout.rects(0..4));
    assert_eq!(
        (layout.next_boundary(4), layout.previous_boundary(8)),
        (8, 4)
    );
}

#[test]
fn an_emoji_family_is_one_step() {
    let text = "a👨‍👩‍👧b";
    let layout = lay_out(text, LeftToRight, None, &TextStyle::INTERFACE);
    assert_eq!(
        walk(&layout, Caret::before(0), Side::Right),
        [0, 1, text.len() - 1, text.len()]
    );
}

#[test]
fn each_letter_of_lam_alef_can_be_selected() {
    for style in [TextStyle::READING_RIGHT_TO_LEFT, TextStyle::INTERFACE] {
        for text in ["لا", "لأ", "الإسلام"] {
            let layout = lay_out(text, RightToLeft, None, &style);
            let whole = layout.rects(0..text.len());
            assert_eq!(whole.len(), 1);
            let mut right = whole[0].right;
            for pair in boundaries(text).windows(2) {
                let rects = layout.rects(pair[0]..pair[1]);
                assert_eq!(rects.len(), 1);
                assert!(rects[0].width() > 2.0, "{text}: {rects:?}");
                assert!(
                    (rects[0].right - right).abs() < 0.01,
                    "letters stand side by side"
                );
                right = rects[0].left;
            }
            assert!((right - whole[0].left).abs() < 0.01);
        }
    }
}

#[test]
fn a_soft_line_end_is_passed_in_one_step() {
    let text = "aaaa bbbb";
    let layout = lay_out(text, LeftToRight, Some(45.0), &TextStyle::INTERFACE);
    assert_eq!(layout.lines().len(), 2);
    assert_eq!(
        walk(&layout, Caret::before(0), Side::Right),
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
    );
    assert_eq!(
        walk(&layout, Caret::after(9), Side::Left),
        [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
    );
    assert_eq!(
        layout.walk(Caret::before(4), Side::Right),
        Some(Caret::before(5))
    );
    assert_eq!(
        (
            layout.caret_line(Caret::before(5)),
            layout.caret_line(Caret::after(5))
        ),
        (1, 0)
    );
    assert_eq!(layout.line_end(Caret::before(1)), Caret::after(5));
    assert_eq!(layout.line_start(Caret::before(7)), Caret::before(5));
    // The space hangs: neither the caret nor a selection leaves the text's width.
    let line = &layout.lines()[0];
    assert!(x(&layout, Caret::after(5)) <= line.right);
    assert_eq!(layout.rects(0..5)[0].right, line.right);
    let arabic = lay_out(
        "ببببب ببببب",
        RightToLeft,
        Some(35.0),
        &TextStyle::INTERFACE,
    );
    assert_eq!(arabic.lines().len(), 2);
    assert_eq!(
        walk(&arabic, Caret::before(0), Side::Left),
        boundaries(arabic.text())
    );
}

#[test]
fn a_typed_space_moves_the_caret() {
    for (text, direction) in [
        ("word ", LeftToRight),
        ("كلمة ", RightToLeft),
        ("word ", RightToLeft),
    ] {
        let layout = lay_out(text, direction, Some(300.0), &TextStyle::INTERFACE);
        let end = text.len();
        let moved = x(&layout, Caret::after(end)) - x(&layout, Caret::after(end - 1));
        let (start, other_end) = (layout.lines()[0].left, layout.lines()[0].right);
        assert!(moved.abs() > 2.0, "{text}: {moved}");
        assert!((start..=other_end).contains(&x(&layout, Caret::after(end))));
    }
}

#[test]
fn words_are_stepped_over_in_reading_order() {
    let english = lay_out("one (two) three", LeftToRight, None, &TextStyle::INTERFACE);
    assert_eq!(
        english.step_word(Caret::before(0), Side::Right),
        Caret::after(3)
    );
    assert_eq!(
        english.step_word(Caret::after(3), Side::Right),
        Caret::after(8)
    );
    assert_eq!(
        english.step_word(Caret::after(15), Side::Left),
        Caret::before(10)
    );
    let arabic = lay_out("قال نعم", RightToLeft, None, &TextStyle::INTERFACE);
    assert_eq!(
        arabic.step_word(Caret::before(0), Side::Left),
        Caret::after(6)
    );
    assert_eq!(
        arabic.step_word(Caret::after(13), Side::Right),
        Caret::before(7)
    );
    assert_eq!(
        (english.word_at(1), english.word_at(5), english.word_at(15)),
        (0..3, 5..8, 10..15)
    );
    assert_eq!(english.word_at(3), 3..4);
    assert_eq!(arabic.word_at(8), 7..13);
}

#[test]
fn lines_are_stepped_over_near_the_goal() {
    let text = "aaaa bbbb cccc";
    let layout = lay_out(text, LeftToRight, Some(45.0), &TextStyle::INTERFACE);
    let goal = x(&layout, Caret::before(2));
    let second = layout
        .line_down(Caret::before(2), goal)
        .expect("a line below");
    assert_eq!(second.byte, 7);
    assert_eq!(
        layout.line_down(second, goal).map(|caret| caret.byte),
        Some(12)
    );
    assert_eq!(
        layout.line_up(second, goal).map(|caret| caret.byte),
        Some(2)
    );
    assert_eq!(layout.line_up(Caret::before(0), goal), None);
    assert_eq!(layout.line_down(Caret::after(14), goal), None);
}

#[test]
fn an_empty_text_has_a_caret_at_its_start_side() {
    let left = lay_out("", LeftToRight, Some(200.0), &TextStyle::INTERFACE);
    let right = lay_out("", RightToLeft, Some(200.0), &TextStyle::INTERFACE);
    assert_eq!(
        (x(&left, Caret::default()), x(&right, Caret::default())),
        (0.0, 200.0)
    );
    assert_eq!((left.height(), left.lines().len()), (20.0, 1));
    assert!(left.caret_rect(Caret::default()).height() > 10.0);
    assert_eq!(left.hit(50.0, 5.0), Caret::before(0));
    assert!(left.rects(0..0).is_empty());
}

#[test]
fn a_letter_without_a_face_keeps_its_place() {
    let text = "a\u{10FFFF}b";
    let layout = lay_out(text, LeftToRight, None, &TextStyle::INTERFACE);
    assert!(layout.rects(1..5)[0].width() > 2.0);
    assert_eq!(walk(&layout, Caret::before(0), Side::Right), [0, 1, 5, 6]);
}

#[test]
fn line_feeds_and_tabs_are_shown_as_spaces() {
    let layout = lay_out("a\tb\nc", LeftToRight, None, &TextStyle::INTERFACE);
    assert_eq!(layout.lines().len(), 1);
    assert_eq!(layout.text(), "a\tb\nc");
    let spaces = lay_out("a b c", LeftToRight, None, &TextStyle::INTERFACE);
    // The tab is a wide one.
    let wider = layout.width() - spaces.width();
    assert!((10.0..30.0).contains(&wider), "{wider}");
}

#[test]
fn a_line_separator_ends_its_line() {
    let text = "ab\u{2028}cd";
    let layout = lay_out(text, LeftToRight, Some(300.0), &TextStyle::INTERFACE);
    assert_eq!(layout.lines().len(), 2);
    assert_eq!(
        walk(&layout, Caret::before(0), Side::Right),
        [0, 1, 2, 5, 6, 7]
    );
    assert_eq!(layout.line_end(Caret::before(0)), Caret::before(2));
    assert_eq!(layout.hit(999.0, 1.0).byte, 2);
}

fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "ا",
        "ل",
        "لا",
        "ب",
        "ح",
        "م",
        "ه",
        "بِ",
        "لّ",
        "أَ",
        "ـ",
        "کی\u{200C}",
        " ",
        " ",
        " ",
        "a",
        "b",
        "Word",
        "fi",
        "é",
        "1",
        "12,500",
        "٢٠",
        "(",
        ")",
        "[3]",
        "«",
        "»",
        ".",
        "،",
        "؟",
        "-",
        "–",
        "…",
        "\u{2067}",
        "\u{2068}",
        "\u{2069}",
        "\u{200F}",
        "\u{200E}",
        "\u{202B}",
        "\u{202C}",
        "🙂",
        "👨‍👩‍👧",
        "\t",
        "\u{2028}",
        "\u{A0}",
        "ﷲ",
        "\u{200B}",
    ])
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..40).prop_map(|pieces| pieces.concat())
}

fn style() -> impl Strategy<Value = TextStyle> {
    prop::sample::select(vec![
        TextStyle::INTERFACE,
        TextStyle::READING_RIGHT_TO_LEFT,
        TextStyle::TITLE.scaled(2.0),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn carets_and_rectangles_agree(
        text in text(), rtl: bool, style in style(), width in prop::option::of(30.0_f32..400.0),
        cut in any::<(prop::sample::Index, prop::sample::Index)>(),
    ) {
        let direction = if rtl { RightToLeft } else { LeftToRight };
        let layout = lay_out(&text, direction, width, &style);
        let all = boundaries(&text);

        // Lines hold the text without gaps.
        let mut at = 0;
        for line in layout.lines() {
            prop_assert_eq!(line.bytes.start, at);
            prop_assert!(line.left <= line.right + 0.001 && line.top < line.bottom);
            at = line.bytes.end;
        }
        prop_assert_eq!(at, text.len());

        // Every caret is at a place that hits a caret at the same place.
        for byte in &all {
            for affinity in [Affinity::Upstream, Affinity::Downstream] {
                let rect = layout.caret_rect(Caret { byte: *byte, affinity });
                prop_assert!(rect.left.is_finite() && rect.top.is_finite() && rect.height() > 0.0);
                let hit = layout.hit(rect.left, (rect.top + rect.bottom) / 2.0);
                prop_assert!(all.contains(&hit.byte), "{hit:?} cuts a cluster");
                let again = layout.caret_rect(hit);
                prop_assert!((again.left - rect.left).abs() < 0.01 && again.top == rect.top, "{rect:?} {again:?} {hit:?}");
            }
        }

        // Walks from all four corners end, and between them visit every boundary.
        let mut visited = BTreeSet::new();
        for line in [0, layout.lines().len() - 1] {
            for edge in [-9999.0, 9999.0] {
                for side in [Side::Left, Side::Right] {
                    visited.extend(walk(&layout, layout.hit_line(line, edge), side));
                }
            }
        }
        prop_assert!(visited.iter().eq(&all), "{visited:?} of {all:?}");

        // Rectangles are finite, lie in their line, and hold those of each cluster.
        let (a, b) = (all[cut.0.index(all.len())], all[cut.1.index(all.len())]);
        let range = a.min(b)..a.max(b);
        let rects = layout.rects(range.clone());
        prop_assert_eq!(rects.is_empty(), range.is_empty());
        for rect in &rects {
            let numbers = [rect.left, rect.right, rect.top, rect.bottom];
            prop_assert!(numbers.iter().all(|number| number.is_finite()));
            prop_assert!(rect.width() > 0.0 && rect.height() > 0.0);
        }
        for pair in all.windows(2).filter(|pair| range.start <= pair[0] && pair[1] <= range.end) {
            for inner in layout.rects(pair[0]..pair[1]) {
                let held = rects.iter().any(|outer| {
                    outer.top == inner.top && outer.left <= inner.left + 0.01 && inner.right <= outer.right + 0.01
                });
                let bare = inner.width() < 1.01;
                prop_assert!(held || bare, "{inner:?} of {pair:?} is not in {rects:?}");
            }
        }

        // Steps in the order of the text go there and back.
        for pair in all.windows(2) {
            prop_assert_eq!(layout.next_boundary(pair[0]), pair[1]);
            prop_assert_eq!(layout.previous_boundary(pair[1]), pair[0]);
        }
    }
}
