//! Walks through every place of a caret, and what else editing needs beyond reading.
//!
//! A line of n letters has n + 1 edges and n + 1 caret positions, but an edge at a change of direction belongs to two
//! positions, and each of these to two edges. A walk that lets the crossed letter decide
//! ([`ParagraphLayout::step`]) shows one of the positions twice and misses another: one per embedded run.
//! [`ParagraphLayout::walk`] gives each edge of a line one position so that none is missed, and where there is a choice
//! the outer text wins: Latin letters typed between a Latin word and an Arabic one stand where the caret was.
//!
//! Editing also shows carets among spaces that hang over the line's end, which reading cuts off.

use std::collections::HashSet;
use std::ops::Range;

use super::caret::{Caret, Side, caret_at_side};
use super::geometry::PxRect;
use super::layout::{Line, ParagraphLayout};
use crate::text::Direction;

impl ParagraphLayout {
    /// One edge to that side of the screen, over the ends of lines, or `None` at the paragraph's last edge.
    ///
    /// From one end to the other the walk passes every position of the paragraph. O(letters of the line).
    pub fn walk(&self, caret: Caret, side: Side) -> Option<Caret> {
        let slot = self.slot(caret);
        let line = self.lines().get(slot.line)?;
        let forward = (side == Side::Right) != self.direction().is_rtl();
        let edges = line_edges(line, self.direction());
        let hidden = line.cells.iter().take_while(|cell| cell.line_end).count();
        let edge = slot.edge.saturating_sub(hidden);
        let target = match side {
            Side::Right => edge + 1,
            Side::Left => edge.wrapping_sub(1),
        };
        let at_last = target == last_edge(edges.len(), side);
        if let Some(next) = edges.get(target) {
            let soft_end = line.soft_break && next.byte == line.bytes.end;
            if !(forward && at_last && soft_end) {
                return Some(*next);
            }
        }
        let next_line = if forward {
            slot.line + 1
        } else {
            slot.line.checked_sub(1)?
        };
        self.lines().get(next_line)?;
        let entered = self.enter_line(next_line, side);
        let is_same = entered.byte == caret.byte;
        if is_same && self.slot(entered).line == next_line {
            // The end of a line and the start of the next are one position: go on to the next one.
            return self.walk(entered, side).or(Some(entered));
        }
        Some(entered)
    }

    /// Where a walk to that side enters the paragraph: the first edge of its first line, or the last of its last.
    pub fn enter(&self, side: Side) -> Caret {
        let forward = (side == Side::Right) != self.direction().is_rtl();
        let line = if forward {
            0
        } else {
            self.lines().len().saturating_sub(1)
        };
        self.enter_line(line, side)
    }

    fn enter_line(&self, line: usize, side: Side) -> Caret {
        let Some(line) = self.lines().get(line) else {
            return Caret::default();
        };
        let edges = line_edges(line, self.direction());
        let edge = match side {
            Side::Right => edges.first(),
            Side::Left => edges.last(),
        };
        edge.copied()
            .unwrap_or_else(|| Caret::before(line.bytes.start))
    }

    /// The caret's stroke, also among hanging spaces, kept between `left` and `right` (px).
    pub fn caret_rect_between(&self, caret: Caret, left: f32, right: f32) -> PxRect {
        let x = self.slot(caret).x.min(right).max(left);
        PxRect {
            left: x,
            right: x,
            ..self.caret_rect(caret)
        }
    }

    /// The rectangles of a range of bytes, hanging spaces included, cut at `left` and `right` (px).
    pub fn rects_between(&self, bytes: Range<usize>, left: f32, right: f32) -> Vec<PxRect> {
        let mut rects: Vec<PxRect> = Vec::new();
        for line in self.lines() {
            let first_of_line = rects.len();
            for cell in line.cells.iter().filter(|cell| cell.overlaps(&bytes)) {
                let (from, to) = (
                    cell.left.min(right).max(left),
                    cell.right.min(right).max(left),
                );
                match rects[first_of_line..].last_mut() {
                    Some(last) if from - last.right < 0.01 => last.right = last.right.max(to),
                    _ if to > from => rects.push(PxRect {
                        left: from,
                        right: to,
                        top: line.top,
                        bottom: line.bottom,
                    }),
                    _ => {}
                }
            }
        }
        if rects.is_empty() {
            rects = self.rects(bytes);
        }
        rects
    }

    /// The leftmost and the rightmost px of the text, hanging spaces included.
    pub fn extent(&self) -> (f32, f32) {
        let cells = || self.lines().iter().flat_map(|line| line.cells.iter());
        let left = cells().map(|cell| cell.left).reduce(f32::min);
        let right = cells().map(|cell| cell.right).reduce(f32::max);
        (left.unwrap_or_default(), right.unwrap_or_default())
    }
}

fn last_edge(count: usize, side: Side) -> usize {
    match side {
        Side::Right => count.saturating_sub(1),
        Side::Left => 0,
    }
}

/// One caret for each edge of a line, from the left, so that no two edges share a position where that can be had.
///
/// Edges and positions form chains in which each end is forced (the outer edges of the line, the first and last
/// position); what is left are rings, where the first edge takes the side that runs as the paragraph does.
fn line_edges(line: &Line, direction: Direction) -> Vec<Caret> {
    let visible: Vec<_> = line.cells.iter().filter(|cell| !cell.line_end).collect();
    if visible.is_empty() {
        return vec![Caret::before(line.bytes.start)];
    }
    let choices: Vec<Vec<(Caret, bool)>> = (0..=visible.len())
        .map(|edge| {
            let left = edge.checked_sub(1).and_then(|at| visible.get(at));
            let right = visible.get(edge);
            let mut found: Vec<(Caret, bool)> = Vec::with_capacity(2);
            for (cell, at_right) in [(left, true), (right, false)] {
                let Some(cell) = cell else { continue };
                let caret = caret_at_side(cell, at_right);
                let is_outer = cell.rtl == direction.is_rtl();
                match found.first_mut() {
                    // The same position twice: the letter before it is as good as the one after.
                    Some(first) if first.0.byte == caret.byte => {
                        first.0.affinity = first.0.affinity.min(caret.affinity);
                    }
                    _ => found.push((caret, is_outer)),
                }
            }
            found
        })
        .collect();
    assign(&choices)
}

/// Chooses one caret per edge; see [`line_edges`]. Linear in what is certain, quadratic only in changes of direction.
fn assign(choices: &[Vec<(Caret, bool)>]) -> Vec<Caret> {
    let mut chosen: Vec<Option<Caret>> = choices
        .iter()
        .map(|carets| match carets.as_slice() {
            [(only, _)] => Some(*only),
            _ => None,
        })
        .collect();
    let mut taken: HashSet<usize> = chosen.iter().flatten().map(|caret| caret.byte).collect();
    let mut open: Vec<usize> = (0..choices.len())
        .filter(|edge| chosen[*edge].is_none())
        .collect();
    while !open.is_empty() {
        let (edge, caret) = forced(choices, &open, &taken).unwrap_or_else(|| {
            let edge = open[0];
            let free = free(choices, edge, &taken);
            let outer = free.iter().find(|(_, is_outer)| *is_outer);
            let choice = outer.or(free.first()).or(choices[edge].first());
            (edge, choice.map_or_else(Caret::default, |choice| choice.0))
        });
        chosen[edge] = Some(caret);
        taken.insert(caret.byte);
        open.retain(|other| *other != edge);
    }
    chosen.into_iter().map(Option::unwrap_or_default).collect()
}

/// An open edge that has one position left, or that alone can still show a position.
fn forced(
    choices: &[Vec<(Caret, bool)>],
    open: &[usize],
    taken: &HashSet<usize>,
) -> Option<(usize, Caret)> {
    let shown_by = |byte: usize| {
        open.iter()
            .filter(|edge| choices[**edge].iter().any(|(caret, _)| caret.byte == byte))
            .count()
    };
    open.iter().find_map(|&edge| {
        let free = free(choices, edge, taken);
        let caret = match free.as_slice() {
            [only] => Some(only),
            several => several.iter().find(|(caret, _)| shown_by(caret.byte) == 1),
        };
        caret.map(|(caret, _)| (edge, *caret))
    })
}

fn free(choices: &[Vec<(Caret, bool)>], edge: usize, taken: &HashSet<usize>) -> Vec<(Caret, bool)> {
    choices[edge]
        .iter()
        .filter(|(caret, _)| !taken.contains(&caret.byte))
        .copied()
        .collect()
}
