//! What is left to do with lines as the engine ordered them: whole clusters, spaces at the ends, alignment.

use unicode_segmentation::UnicodeSegmentation;

use super::layout::{Cell, ParagraphLayout};
use super::spec::{Alignment, ParagraphSpec};
use crate::text::Direction;

/// Joins the cells of one grapheme cluster that stand side by side on a line.
pub(super) fn join_graphemes(layout: &mut ParagraphLayout) {
    let boundaries: Vec<u32> = layout
        .text
        .grapheme_indices(true)
        .map(|(start, _)| start as u32)
        .collect();
    let grapheme = |byte: u32| boundaries.partition_point(|start| *start <= byte);
    for line in &mut layout.lines {
        let mut joined: Vec<Cell> = Vec::with_capacity(line.cells.len());
        for cell in line.cells.drain(..) {
            match joined.last_mut() {
                Some(last)
                    if grapheme(last.start) == grapheme(cell.start) && last.rtl == cell.rtl =>
                {
                    last.start = last.start.min(cell.start);
                    last.end = last.end.max(cell.end);
                    last.right = cell.right;
                }
                _ => joined.push(cell),
            }
        }
        line.cells = joined;
    }
}

/// Moves the spaces at a line's logical end to its end on the screen (UAX #9, rule L1), which the engine leaves to us.
pub(super) fn move_trailing_spaces(layout: &mut ParagraphLayout) {
    let rtl = layout.direction.is_rtl();
    for line in &mut layout.lines {
        let text = &layout.text[line.bytes.clone()];
        let trailing = (line.bytes.start + text.trim_end_matches(is_blank).len()) as u32;
        let is_trailing = |cell: &Cell| cell.start >= trailing;
        let count = line.cells.iter().filter(|cell| is_trailing(cell)).count();
        let settled = |cell: &Cell| is_trailing(cell) && cell.rtl == rtl;
        let in_place = if rtl {
            line.cells.iter().take(count).all(settled)
        } else {
            line.cells.iter().rev().take(count).all(settled)
        };
        if in_place {
            continue;
        }
        let mut x = line.cells.first().map_or(0.0, |cell| cell.left);
        let (mut spaces, letters): (Vec<Cell>, Vec<Cell>) =
            line.cells.drain(..).partition(is_trailing);
        spaces.sort_by_key(|cell| cell.start);
        let ordered: Vec<Cell> = if rtl {
            spaces.into_iter().rev().chain(letters).collect()
        } else {
            letters.into_iter().chain(spaces).collect()
        };
        let mut moves: Vec<(u32, f32)> = Vec::with_capacity(ordered.len());
        for mut cell in ordered {
            moves.push((cell.start, x - cell.left));
            let width = cell.width();
            cell.left = x;
            x += width;
            cell.right = x;
            cell.rtl = if is_trailing(&cell) { rtl } else { cell.rtl };
            line.cells.push(cell);
        }
        moves.sort_by_key(|(start, _)| *start);
        for glyph in &mut layout.glyphs[line.glyphs.clone()] {
            let cell = moves.partition_point(|(start, _)| *start <= glyph.byte);
            glyph.x += cell.checked_sub(1).map_or(0.0, |at| moves[at].1);
        }
    }
}

/// Leaves spaces that hang over a line's end out of its visible width.
///
/// Where the text goes on in the next line, all of them hang; at the paragraph's end only those that find no room, so
/// that a caret in a field moves when a space is typed.
pub(super) fn cut_trailing_spaces(layout: &mut ParagraphLayout, max_width: f32) {
    for line in &mut layout.lines {
        let text = &layout.text[line.bytes.clone()];
        let trailing = (line.bytes.start + text.trim_end_matches(is_blank).len()) as u32;
        let spaces: f32 = line
            .cells
            .iter()
            .filter(|cell| cell.start >= trailing)
            .map(Cell::width)
            .sum();
        let hanging = if line.soft_break {
            spaces
        } else {
            (line.right - line.left - max_width).clamp(0.0, spaces)
        };
        match layout.direction {
            Direction::LeftToRight => line.right = (line.right - hanging).max(line.left),
            Direction::RightToLeft => line.left = (line.left + hanging).min(line.right),
        }
    }
}

/// Whether a character goes to the line's end with the spaces there: spaces, and marks that begin or end an isolate.
fn is_blank(character: char) -> bool {
    character.is_whitespace() || matches!(character, '\u{2066}'..='\u{2069}' | '\u{200B}')
}

/// Gives letters that their face draws within their neighbor (the alef of lam-alef) an even share of the pair's width.
pub(super) fn share_widths(layout: &mut ParagraphLayout) {
    for line in &mut layout.lines {
        share_widths_in(&layout.text, &mut line.cells);
    }
}

fn share_widths_in(text: &str, cells: &mut [Cell]) {
    for at in 0..cells.len() {
        let cell = cells[at];
        let letter = text[cell.start as usize..cell.end as usize]
            .chars()
            .next()
            .is_some_and(char::is_alphanumeric);
        if cell.width() > 0.01 || !letter {
            continue;
        }
        // The letter before it in the order of the text stands at its right in a right-to-left run.
        let partner = if cell.rtl {
            Some(at + 1)
        } else {
            at.checked_sub(1)
        };
        let Some(partner) =
            partner.filter(|at| cells.get(*at).is_some_and(|other| other.end == cell.start))
        else {
            continue;
        };
        let (left, right) = (at.min(partner), at.max(partner));
        let middle = (cells[left].left + cells[right].right) / 2.0;
        cells[left].right = middle;
        cells[right].left = middle;
    }
}

/// Moves lines to their place in the width.
pub(super) fn align(layout: &mut ParagraphLayout, spec: &ParagraphSpec<'_>) {
    let taken = |line: usize| {
        if line == 0 {
            spec.first_line_indent
        } else {
            0.0
        }
    };
    let widest = layout
        .lines
        .iter()
        .enumerate()
        .map(|(index, line)| line.right - line.left + taken(index))
        .fold(0.0, f32::max);
    layout.width = widest;
    let room = spec.align_width.or(spec.max_width).unwrap_or(widest);
    let rtl = spec.direction.is_rtl();
    let share = match spec.alignment {
        Alignment::Start => f32::from(u8::from(rtl)),
        Alignment::End => f32::from(u8::from(!rtl)),
        Alignment::Left => 0.0,
        Alignment::Center => 0.5,
        Alignment::Right => 1.0,
    };
    for (index, line) in layout.lines.iter_mut().enumerate() {
        let taken = taken(index);
        let offset = taken + (room - taken - (line.right - line.left)) * share - line.left;
        line.left += offset;
        line.right += offset;
        for cell in &mut line.cells {
            cell.left += offset;
            cell.right += offset;
        }
        for glyph in &mut layout.glyphs[line.glyphs.clone()] {
            glyph.x += offset;
        }
    }
}
