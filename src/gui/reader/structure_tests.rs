//! Tests of what structure does to blocks: how they are set, which run alike, what furniture changes.

use std::sync::Arc;

use egui::{Rect, pos2, vec2};

use super::geometry::Page;
use super::look::ReadingLook;
use super::prepared::{Block, BlockKind, PreparedText};
use crate::model::{StructureKind, StructureMark};
use crate::text::{ByteOffset, Direction, Span};

fn span(start: u32, end: u32) -> Span {
    Span::new(ByteOffset(start), ByteOffset(end)).unwrap()
}

#[test]
fn structure_says_how_blocks_are_set() {
    let text = "# Title\n\n- one\n- two\n\n> quoted\n\nbody";
    let at = |words: &str| text.find(words).unwrap() as u32;
    let marks = vec![
        StructureMark {
            kind: StructureKind::Heading(1),
            span: span(0, 7),
        },
        StructureMark {
            kind: StructureKind::ListItem(1),
            span: span(at("- one"), at("- one") + 5),
        },
        StructureMark {
            kind: StructureKind::ListItem(2),
            span: span(at("- two"), at("- two") + 5),
        },
        StructureMark {
            kind: StructureKind::Quotation,
            span: span(at("> quoted"), at("> quoted") + 8),
        },
    ];
    let prepared = PreparedText::new(Arc::from(text), Arc::from(marks), None);
    let kinds: Vec<BlockKind> = prepared.blocks().iter().map(Block::kind).collect();
    assert_eq!(
        kinds,
        [
            BlockKind::Heading(1),
            BlockKind::Blank,
            BlockKind::ListItem(1),
            BlockKind::ListItem(2),
            BlockKind::Blank,
            BlockKind::Quotation,
            BlockKind::Blank,
            BlockKind::Body,
        ]
    );
}

#[test]
fn tables_notes_pages_and_times_are_set_apart() {
    let text = "a\tb\nnote\nsaid";
    let mark = |kind, start, end| StructureMark {
        kind,
        span: span(start, end),
    };
    let marks = vec![
        mark(StructureKind::Page(120), 0, 8),
        mark(StructureKind::TableRow, 0, 3),
        mark(StructureKind::Footnote, 4, 8),
        mark(StructureKind::Cue(3_600_000), 9, 13),
    ];
    let prepared = PreparedText::new(Arc::from(text), Arc::from(marks), None);
    let kinds: Vec<BlockKind> = prepared.blocks().iter().map(Block::kind).collect();
    let expected = [BlockKind::TableRow, BlockKind::Footnote, BlockKind::Body];
    assert_eq!(kinds, expected);
    // Room for “1:00:00” beside the text.
    assert_eq!(prepared.label_letters(), 7);
    let view = Rect::from_min_size(pos2(0.0, 0.0), vec2(700.0, 500.0));
    let page = |letters| {
        let look = ReadingLook::default();
        Page::new(view, Direction::LeftToRight, letters, look, 1.0, 1.0)
    };
    assert!(page(7).column.left() - view.left() >= 7.0 * 7.0);
    assert!(page(0).column.width() > page(7).column.width());
}

#[test]
fn furniture_does_not_turn_a_document() {
    let text = "Home\nSport\nNews\nنص المقال\nفقرة ثانية";
    let head = StructureMark {
        kind: StructureKind::Furniture,
        span: span(0, text.find("\nنص").unwrap() as u32),
    };
    let direction = |marks: Vec<StructureMark>, set: Option<Direction>| {
        let prepared = PreparedText::new(Arc::from(text), Arc::from(marks), set);
        prepared.paragraphs().document_direction()
    };
    assert_eq!(direction(vec![], None), Direction::LeftToRight);
    assert_eq!(direction(vec![head], None), Direction::RightToLeft);
    let set = Some(Direction::LeftToRight);
    assert_eq!(direction(vec![head], set), Direction::LeftToRight);
}

#[test]
fn rows_of_a_table_run_alike() {
    let check =
        |text: &str, document: Option<Direction>, set: &[(u32, Direction)], expected: &str| {
            let mut start = 0;
            let mut marks = Vec::new();
            for line in text.split('\n') {
                let end = start + line.len() as u32;
                if line.contains('\t') {
                    marks.push(StructureMark {
                        kind: StructureKind::TableRow,
                        span: span(start, end),
                    });
                }
                start = end + 1;
            }
            let prepared = PreparedText::new(Arc::from(text), Arc::from(marks), document)
                .with_paragraph_directions(document, set);
            let sides: String = prepared
                .blocks()
                .iter()
                .map(|block| {
                    if prepared.direction(block).is_rtl() {
                        'R'
                    } else {
                        'L'
                    }
                })
                .collect();
            assert_eq!(sides, expected, "{text:?}");
        };
    let text = "نص\nأ\tب\nafter\t2\nج\td\nend\none\tاثنان";
    check(text, None, &[], "RRRRLL");
    check(text, Some(Direction::LeftToRight), &[], "LLLLLL");
    // What a person says of a row stands.
    let row = text.find("after").unwrap() as u32;
    check(text, None, &[(row, Direction::LeftToRight)], "RRLRLL");
    // Two rows against two: as the first.
    check("a\tb\nأ\tب", None, &[], "LL");
}

#[test]
fn structure_is_found_however_far_back_it_starts() {
    let text = "x ".repeat(1_000);
    let mut marks = vec![StructureMark {
        kind: StructureKind::Furniture,
        span: span(0, 2_000),
    }];
    marks.extend((0..300).map(|index| StructureMark {
        kind: StructureKind::Emphasis,
        span: span(index * 4, index * 4 + 1),
    }));
    let prepared = PreparedText::new(Arc::from(text), Arc::from(marks), None);
    let found: Vec<_> = prepared
        .structure_in(1_900..1_950)
        .map(|mark| mark.kind)
        .collect();
    assert_eq!(found, [StructureKind::Furniture]);
}
