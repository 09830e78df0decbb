//! Pure parts of the reading view: blocks, heights, marks, scrolling without a window.

use std::sync::Arc;

use egui::{Rect, pos2, vec2};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::geometry::Page;
use super::heights::Heights;
use super::look::ReadingLook;
use super::marks::{MAX_LANES, MarkIndex, ReaderMark};
use super::prepared::PreparedText;
use super::scroll::Setting;
use super::state::{ReaderState, Selection};
use crate::gui::typeset::{Caret, Side, Typesetter};
use crate::model::{AnnotationId, TagColor};
use crate::text::{ByteOffset, Direction, Span};

fn prepared(text: &str) -> PreparedText {
    PreparedText::new(Arc::from(text), Arc::from(Vec::new()), None)
}

fn span(start: u32, end: u32) -> Span {
    Span::new(ByteOffset(start), ByteOffset(end)).unwrap()
}

fn mark(id: u128, spans: &[(u32, u32)]) -> ReaderMark {
    ReaderMark {
        id: AnnotationId(uuid::Uuid::from_u128(id)),
        spans: spans
            .iter()
            .map(|(start, end)| span(*start, *end))
            .collect(),
        colors: vec![TagColor::Palette(0)],
        names: vec![Arc::from("وسم")],
        has_memo: false,
        has_link: false,
        is_dimmed: false,
        is_proposed: false,
    }
}

/// Blocks, put together again with the line feeds between paragraphs, are the text.
fn check_blocks_hold_the_text(text: &str) {
    let prepared = prepared(text);
    let mut again = String::new();
    for block in prepared.blocks() {
        again.push_str(&text[block.bytes()]);
        if block.ends_paragraph() {
            again.push('\n');
        }
    }
    assert_eq!(again.strip_suffix('\n'), Some(text));
    let edges: std::collections::BTreeSet<usize> = text
        .grapheme_indices(true)
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    for block in prepared.blocks() {
        assert!(
            edges.contains(&block.bytes().start),
            "a block starts inside a cluster"
        );
    }
}

#[test]
fn blocks_hold_every_byte_of_the_text() {
    for text in [
        "",
        "\n",
        "واحد",
        "one\n\nثلاثة\n",
        "a\n\n\n",
        "نص طويل. ".repeat(4_000).as_str(),
    ] {
        check_blocks_hold_the_text(text);
    }
    // No space and no sentence end anywhere, and clusters of many bytes.
    check_blocks_hold_the_text(&"مُ".repeat(9_000));
    check_blocks_hold_the_text(&"👩‍💻".repeat(3_000));
}

#[test]
fn a_giant_line_is_cut_into_blocks_that_fit_a_frame() {
    let line = "كلمة عربية وأخرى Latin. ".repeat(40_000);
    let prepared = prepared(&line);
    assert!(prepared.blocks().len() > 100);
    assert!(
        prepared
            .blocks()
            .iter()
            .all(|block| block.bytes().len() <= 9 * 1024)
    );
    assert_eq!(prepared.paragraphs().count(), 1);
}

#[test]
fn empty_lines_are_not_counted_as_paragraphs() {
    let prepared = prepared("one\n\nاثنان\n\n\nthree\n");
    let numbers: Vec<usize> = (0..7)
        .map(|paragraph| prepared.number(paragraph).0)
        .collect();
    assert_eq!(numbers, [1, 1, 2, 2, 2, 3, 3]);
    assert_eq!(prepared.number(0).1, 3);
}

#[test]
fn a_selection_widens_to_whole_clusters_and_is_none_of_white_space() {
    let text = "مُعلّم  👩‍💻";
    let check = |start: usize, end: usize, expected: Option<&str>| {
        let selection = Selection {
            anchor: Caret::before(end),
            focus: Caret::before(start),
        };
        let found = selection.span(text).map(|span| span.slice(text).unwrap());
        assert_eq!(found, expected, "{start}..{end}");
    };
    check(0, 2, Some("مُ"));
    check(2, 4, Some("مُ"));
    let gap = text.find(' ').unwrap();
    check(gap, gap + 2, None);
    check(gap, gap, None);
    check(gap + 2, gap + 6, Some("👩‍💻"));
}

fn mixed_document() -> String {
    (0..60)
        .map(|index| match index % 4 {
            0 => format!("فقرة رقم {index} فيها كلمات كثيرة وأرقام مثل 8200 واسم Azure. ")
                .repeat(1 + index % 5),
            1 => String::new(),
            2 => format!("Paragraph {index} with words enough to break into several lines. ")
                .repeat(1 + index % 7),
            _ => "قصير".to_owned(),
        })
        .collect::<Vec<_>>()
        .join("\n")
}

fn page(width: f32, zoom: f32) -> Page {
    let view = Rect::from_min_size(pos2(0.0, 0.0), vec2(width, 500.0));
    let look = ReadingLook::default();
    Page::new(view, Direction::RightToLeft, 0, look, zoom, 1.0)
}

/// Where a byte's line stands, px from the top of the view.
fn line_top(setting: &Setting<'_>, state: &mut ReaderState, block: usize) -> Option<f32> {
    setting
        .visible(state)
        .iter()
        .find(|visible| visible.block == block)
        .map(|visible| visible.top_px)
}

#[test]
fn the_arrow_keys_pass_every_position_of_a_mixed_text() {
    let text =
        "ملاحظة: حركة No Azure (2023) مهمة.\nSecond line مع عربي inside.\n\nمُعلّم ١٢٫٥ 👩‍💻 نهاية";
    let prepared = prepared(text);
    let page = page(760.0, 1.0);
    let typesetter = Typesetter::new();
    let setting = Setting {
        prepared: &prepared,
        page: &page,
        typesetter: &typesetter,
    };
    let mut state = ReaderState::default();
    setting.follow(&mut state);
    let edges: std::collections::BTreeSet<usize> = text
        .grapheme_indices(true)
        .map(|(at, _)| at)
        .chain([text.len()])
        .collect();
    let mut passed = std::collections::BTreeSet::from([0]);
    let mut caret = Caret::before(0);
    for _ in 0..400 {
        let paragraph = prepared.paragraph_at(caret.byte);
        let forward = if prepared.paragraphs().direction(paragraph).is_rtl() {
            Side::Left
        } else {
            Side::Right
        };
        let next = super::keys::step(&mut state, &setting, caret, forward, false);
        if next == caret {
            break;
        }
        passed.insert(next.byte);
        caret = next;
    }
    let missed: Vec<&usize> = edges.difference(&passed).collect();
    assert!(missed.is_empty(), "never at {missed:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn scrolling_moves_what_is_read_by_exactly_as_much(deltas in prop::collection::vec(-700.0_f32..700.0, 1..20)) {
        let text = mixed_document();
        let prepared = prepared(&text);
        let page = page(760.0, 1.0);
        let typesetter = Typesetter::new();
        let setting = Setting { prepared: &prepared, page: &page, typesetter: &typesetter };
        let mut state = ReaderState::default();
        setting.follow(&mut state);
        setting.settle(&mut state);
        setting.scroll_by(&mut state, 1_500.0);
        for delta in deltas {
            let delta = delta.round();
            let before = state.top_block;
            let top = line_top(&setting, &mut state, before).unwrap();
            let old = (state.top_block, state.top_offset_px);
            setting.scroll_by(&mut state, delta);
            let is_at_an_end = {
                let probe = (state.top_block, state.top_offset_px);
                setting.scroll_by(&mut state, delta.signum() * 5.0);
                let is_stuck = (state.top_block, state.top_offset_px) == probe;
                (state.top_block, state.top_offset_px) = probe;
                is_stuck
            };
            if !is_at_an_end && old != (state.top_block, state.top_offset_px)
                && let Some(now) = line_top(&setting, &mut state, before)
            {
                prop_assert!((now - (top - delta)).abs() < 0.6, "moved by {} instead of {}", top - now, delta);
            }
        }
    }

    #[test]
    fn the_block_at_the_top_stays_there_when_the_view_changes(
        jump in 0.0_f64..6_000.0, width in 420.0_f32..1_400.0, zoom in 0.5_f32..3.0,
    ) {
        let text = mixed_document();
        let prepared = prepared(&text);
        let typesetter = Typesetter::new();
        let mut state = ReaderState::default();
        let first = page(760.0, 1.0);
        let setting = Setting { prepared: &prepared, page: &first, typesetter: &typesetter };
        setting.follow(&mut state);
        setting.scroll_to(&mut state, jump);
        let before = state.top_block;
        let second = page(width, zoom);
        let setting = Setting { prepared: &prepared, page: &second, typesetter: &typesetter };
        setting.follow(&mut state);
        setting.settle(&mut state);
        // At the document's end the last page is filled, which may show earlier blocks too.
        prop_assert!(state.top_block <= before);
        if state.top_block < before {
            let visible = setting.visible(&mut state);
            prop_assert_eq!(visible.last().map(|visible| visible.block), Some(prepared.blocks().len() - 1));
        }
    }

    #[test]
    fn sums_of_heights_are_those_of_a_list(
        heights in prop::collection::vec(0_u16..500, 1..80),
        changes in prop::collection::vec((0_usize..80, 0_u16..500), 0..20),
        y in -50.0_f64..20_000.0,
    ) {
        let mut plain: Vec<f32> = heights.iter().map(|height| f32::from(*height)).collect();
        let mut tree = Heights::new(plain.clone());
        for (block, height) in changes {
            tree.set(block, f32::from(height));
            if let Some(old) = plain.get_mut(block) {
                *old = f32::from(height);
            }
        }
        let total: f64 = plain.iter().map(|height| f64::from(*height)).sum();
        prop_assert!((tree.total() - total).abs() < 0.01);
        let (block, offset) = tree.find(y);
        let top: f64 = plain[..block].iter().map(|height| f64::from(*height)).sum();
        prop_assert!((tree.top(block) - top).abs() < 0.01);
        if y >= 0.0 && y < total {
            prop_assert!((top + f64::from(offset) - y).abs() < 0.01);
            prop_assert!(offset <= plain[block]);
        }
    }

    #[test]
    fn marks_are_found_as_by_looking_at_all(
        ranges in prop::collection::vec((0_u32..400, 1_u32..120), 0..60), at in 0_u32..500, len in 1_u32..60,
    ) {
        let marks: Vec<ReaderMark> =
            ranges.iter().enumerate().map(|(id, (start, len))| mark(id as u128, &[(*start, start + len)])).collect();
        let index = MarkIndex::new(marks.clone());
        let mut found: Vec<AnnotationId> = index.touching(at..at + len).map(|placed| placed.mark.id).collect();
        let mut expected: Vec<AnnotationId> = marks
            .iter()
            .filter(|mark| mark.start() < at + len && mark.end() > at)
            .map(|mark| mark.id)
            .collect();
        found.sort();
        expected.sort();
        prop_assert_eq!(found, expected);
        let shortest = marks
            .iter()
            .filter(|mark| mark.start() <= at && at < mark.end())
            .min_by_key(|mark| (mark.end() - mark.start(), mark.id))
            .map(|mark| mark.id);
        prop_assert_eq!(index.shortest_at(at), shortest);
        let count = marks.iter().filter(|mark| mark.start() <= at && at < mark.end()).count();
        prop_assert_eq!(index.count_at(at), count);
    }

    #[test]
    fn brackets_of_one_lane_never_meet(ranges in prop::collection::vec((0_u32..3_000, 1_u32..400), 0..60)) {
        let marks: Vec<ReaderMark> =
            ranges.iter().enumerate().map(|(id, (start, len))| mark(id as u128, &[(*start, start + len)])).collect();
        let index = MarkIndex::new(marks);
        let placed: Vec<_> = index.touching(0..u32::MAX).collect();
        for (at, one) in placed.iter().enumerate() {
            prop_assert!(one.lane.is_none_or(|lane| lane < MAX_LANES));
            for other in &placed[at + 1..] {
                if one.lane.is_some() && one.lane == other.lane {
                    let apart = one.mark.end() <= other.mark.start() || other.mark.end() <= one.mark.start();
                    prop_assert!(apart, "{:?} and {:?} meet", one.mark.spans, other.mark.spans);
                }
                if one.line.is_some() && one.line == other.line {
                    let apart = one.mark.end() <= other.mark.start() || other.mark.end() <= one.mark.start();
                    prop_assert!(apart, "lines of {:?} and {:?} meet", one.mark.spans, other.mark.spans);
                }
            }
        }
    }
}

#[test]
fn a_mark_of_several_spans_holds_none_of_what_lies_between() {
    let index = MarkIndex::new(vec![mark(1, &[(0, 4), (10, 14)])]);
    assert_eq!(index.count_at(2), 1);
    assert_eq!(index.count_at(6), 0);
    assert_eq!(
        index.shortest_at(12),
        Some(AnnotationId(uuid::Uuid::from_u128(1)))
    );
}

#[test]
fn five_thousand_marks_on_one_paragraph_are_counted_and_found() {
    let marks = (0..5_000_u32)
        .map(|id| mark(u128::from(id), &[(id % 50, 60 + id % 40)]))
        .collect();
    let index = MarkIndex::new(marks);
    assert_eq!(index.len(), 5_000);
    assert_eq!(index.count_at(55), 5_000);
    assert!(
        index
            .touching(0..100)
            .filter(|placed| placed.lane.is_none())
            .count()
            > 4_900
    );
}

#[test]
fn only_marks_that_may_meet_on_a_line_stand_in_different_lanes() {
    let lanes = |text: &str, spans: [(u32, u32); 2]| {
        let marks = vec![mark(1, &spans[..1]), mark(2, &spans[1..])];
        let index = MarkIndex::in_text(marks, text);
        let lanes: Vec<_> = index
            .touching(0..u32::MAX)
            .map(|placed| placed.lane)
            .collect();
        (lanes[0], lanes[1])
    };
    assert_eq!(lanes("one two", [(0, 3), (4, 7)]), (Some(0), Some(1)));
    assert_eq!(lanes("one\ntwo", [(0, 3), (4, 7)]), (Some(0), Some(0)));
    assert_eq!(lanes("one\ntwo", [(0, 7), (4, 7)]), (Some(1), Some(0)));
}
