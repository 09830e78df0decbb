//! Places of carets in laid-out paragraphs, and where keys lead from them.

use std::ops::Range;

use super::buffer::edge_caret;
use super::layouts::{TextLayouts, moved};
use crate::gui::typeset::{Caret, ParagraphLayout, PxRect, Side};
use crate::text::{next_word_end, previous_word_start};

impl TextLayouts {
    /// The caret nearest to a point.
    pub(super) fn hit(&mut self, x: f32, y: f32) -> Caret {
        let index = self.paragraph_at(y);
        self.within(index, |layout, top| layout.hit(x, y - top))
            .unwrap_or_default()
    }

    /// The caret's stroke, as wide as nothing; `width` is the room for hanging spaces.
    pub(super) fn caret_rect(&mut self, caret: Caret) -> PxRect {
        let index = self.index_of(caret.byte);
        let room = self.width();
        let (left, right) = room.map_or((f32::MIN, f32::MAX), |width| (0.0, width));
        let Some((top, layout)) = self.layout(index) else {
            return PxRect::default();
        };
        let caret = local(caret, self.range(index).start);
        moved(layout.caret_rect_between(caret, left, right), top)
    }

    /// One step over the screen, into the next paragraph at a paragraph's end.
    pub(super) fn step(&mut self, caret: Caret, side: Side) -> Caret {
        let index = self.index_of(caret.byte);
        let start = self.range(index).start;
        let Some(layout) = self.ensure(index) else {
            return caret;
        };
        if let Some(next) = layout.walk(local(caret, start), side) {
            return global(next, start);
        }
        let forward = self.is_forward(index, side);
        let Some(next) = self.neighbor(index, forward) else {
            return caret;
        };
        let entered_from = if self.is_forward(next, side) == forward {
            side
        } else {
            opposite(side)
        };
        self.within(next, |layout, _| layout.enter(entered_from))
            .unwrap_or(caret)
    }

    /// One word in reading order, to the side's direction in the caret's paragraph.
    pub(super) fn step_word(&mut self, caret: Caret, side: Side) -> Caret {
        let forward = self.is_forward(self.index_of(caret.byte), side);
        let byte = if forward {
            next_word_end(self.text(), caret.byte)
        } else {
            previous_word_start(self.text(), caret.byte)
        };
        let at_start = self.range(self.index_of(byte)).start == byte;
        edge_caret(byte, forward && !at_start)
    }

    /// The line above or below near `goal_x`; at the first or last line, the text's start or end.
    pub(super) fn step_line(&mut self, caret: Caret, down: bool, goal_x: f32) -> Caret {
        let index = self.index_of(caret.byte);
        let start = self.range(index).start;
        let Some(layout) = self.ensure(index) else {
            return caret;
        };
        let inside = if down {
            layout.line_down(local(caret, start), goal_x)
        } else {
            layout.line_up(local(caret, start), goal_x)
        };
        if let Some(next) = inside {
            return global(next, start);
        }
        let entered = self.neighbor(index, down).and_then(|next| {
            self.within(next, |layout, _| {
                let last = layout.lines().len().saturating_sub(1);
                layout.hit_line(if down { 0 } else { last }, goal_x)
            })
        });
        entered.unwrap_or_else(|| self.text_edge(down))
    }

    /// The caret so many px above or below.
    pub(super) fn step_page(&mut self, caret: Caret, by: f32, goal_x: f32) -> Caret {
        let at = self.caret_rect(caret);
        let y = (at.top + at.bottom) / 2.0 + by;
        if y < 0.0 {
            return self.text_edge(false);
        }
        self.lay_out(y.min(self.height())..y);
        if y > self.height() {
            return self.text_edge(true);
        }
        self.hit(goal_x, y)
    }

    /// The start or end of the caret's line.
    pub(super) fn line_edge(&mut self, caret: Caret, end: bool) -> Caret {
        let index = self.index_of(caret.byte);
        let start = self.range(index).start;
        self.within(index, |layout, _| {
            let caret = local(caret, start);
            if end {
                layout.line_end(caret)
            } else {
                layout.line_start(caret)
            }
        })
        .unwrap_or(caret)
    }

    /// The start or end of the text.
    pub(super) fn text_edge(&self, end: bool) -> Caret {
        edge_caret(if end { self.text().len() } else { 0 }, end)
    }

    /// The start of the caret's paragraph or its end; from there, the neighbor's.
    pub(super) fn paragraph_edge(&self, caret: Caret, end: bool) -> Caret {
        let index = self.index_of(caret.byte);
        let edge = |range: Range<usize>| if end { range.end } else { range.start };
        let here = edge(self.range(index));
        let byte = if here == caret.byte {
            self.neighbor(index, end)
                .map_or(here, |next| edge(self.range(next)))
        } else {
            here
        };
        edge_caret(byte, end)
    }

    /// Whether a side is where reading leads in a paragraph.
    pub(super) fn is_forward(&self, index: usize, side: Side) -> bool {
        (side == Side::Right) != self.direction(index).is_rtl()
    }

    fn neighbor(&self, index: usize, forward: bool) -> Option<usize> {
        let next = if forward {
            index + 1
        } else {
            index.checked_sub(1)?
        };
        (next < self.count()).then_some(next)
    }

    fn within(
        &mut self,
        index: usize,
        find: impl FnOnce(&ParagraphLayout, f32) -> Caret,
    ) -> Option<Caret> {
        let (top, layout) = self.layout(index)?;
        Some(global(find(&layout, top), self.range(index).start))
    }
}

fn local(caret: Caret, start: usize) -> Caret {
    Caret {
        byte: caret.byte.saturating_sub(start),
        ..caret
    }
}

fn global(caret: Caret, start: usize) -> Caret {
    Caret {
        byte: caret.byte + start,
        ..caret
    }
}

fn opposite(side: Side) -> Side {
    match side {
        Side::Left => Side::Right,
        Side::Right => Side::Left,
    }
}
