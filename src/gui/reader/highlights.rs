//! Paints what is marked under the glyphs: the grounds of passages, and the lines by which overlapping ones are told apart.
//!
//! A paragraph with thousands of annotations costs about what the letters cost that show them: a ground that others cover
//! everywhere is not painted, and marks that found no line are counted once for each line of text.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use egui::{Color32, CornerRadius, Painter, Rect, Stroke, Ui, pos2, vec2};

use crate::gui::reader::draw::{Drawing, inner};
use crate::gui::reader::edges::in_view;
use crate::gui::reader::marks::{MAX_LINES, PlacedMark};
use crate::gui::reader::scroll::Visible;
use crate::gui::reader::state::ReaderState;
use crate::gui::theme::Theme;
use crate::gui::typeset::Line;
use crate::text::Span;

/// Thickness of a line under a text and the space to the next, points.
const LINE: f32 = 2.0;

impl<'a> Drawing<'a> {
    /// Fills of the innermost mark, then the lines under the text.
    pub(super) fn highlights(
        &self,
        ui: &Ui,
        painter: &Painter,
        shown: &Visible,
        state: &'a ReaderState,
    ) {
        let block = self.block_bytes(shown);
        let mut touching: Vec<&'a PlacedMark> = self
            .marks
            .touching(block.start as u32..block.end as u32)
            .collect();
        // A dragged edge may have brought a passage into this block.
        let drag = state.edge_drag.as_ref();
        if let Some(drag) = drag
            && touching
                .iter()
                .all(|other| other.mark.id != drag.annotation)
        {
            let (setting, visible) = (self.setting, self.visible);
            touching.extend(in_view(setting, visible, self.marks, drag.annotation));
        }
        if touching.is_empty() {
            return;
        }
        let spans_of = |placed: &'a PlacedMark| match drag {
            Some(drag) if drag.annotation == placed.mark.id => &drag.spans,
            _ => &placed.mark.spans,
        };
        // Longest first, so that the innermost is painted last and lies on top.
        touching.sort_by_key(|placed| (std::cmp::Reverse(placed.len_bytes), placed.mark.start()));
        let is_lifted = |placed: &PlacedMark| {
            let id = Some(placed.mark.id);
            state.hovered == id || self.selected == id
        };
        let filled: Vec<&'a PlacedMark> = touching
            .iter()
            .copied()
            .filter(|placed| {
                let is_quiet = placed.mark.is_dimmed || placed.mark.is_proposed;
                !is_quiet || is_lifted(placed)
            })
            .collect();
        let spans: Vec<&[Span]> = filled
            .iter()
            .map(|placed| spans_of(placed).as_slice())
            .collect();
        for at in uncovered(&spans) {
            let placed = filled[at];
            let is_lifted = is_lifted(placed);
            let color = placed.mark.color();
            let fill = if is_lifted {
                let strength = if self.theme.is_dark { 0.5 } else { 0.32 };
                lerp(self.theme.base, self.theme.tag(color), strength)
            } else {
                self.theme.tag_fill(color)
            };
            for span in spans_of(placed) {
                let rects = self.rects(shown, span.range());
                let last = rects.len().saturating_sub(1);
                for (index, rect) in rects.into_iter().enumerate() {
                    let is_start = index == 0 && span.start().index() >= block.start;
                    let is_end = index == last && span.end().index() <= block.end;
                    let radius = CornerRadius::same(if is_start || is_end { 2 } else { 0 });
                    painter.rect_filled(inner(rect), radius, fill);
                }
            }
        }
        // A place that is only proposed has a dashed edge in place of a ground.
        for placed in touching.iter().filter(|placed| placed.mark.is_proposed) {
            let stroke = Stroke::new(1.0, self.theme.tag(placed.mark.color()));
            for span in spans_of(placed) {
                for rect in self.rects(shown, span.range()) {
                    let rect = inner(rect).expand2(vec2(1.0, 0.0));
                    let corners = [
                        rect.left_top(),
                        rect.right_top(),
                        rect.right_bottom(),
                        rect.left_bottom(),
                        rect.left_top(),
                    ];
                    painter.extend(egui::Shape::dashed_line(&corners, stroke, 3.0, 3.0));
                }
            }
        }
        // Those without a line of their own, by the line of text on which they stand.
        let lines = shown.layout.lines();
        let mut uncounted = vec![0_usize; lines.len()];
        for placed in &touching {
            let Some(line) = placed.line else {
                for span in spans_of(placed) {
                    for at in lines_of(lines, &block, span) {
                        uncounted[at] += 1;
                    }
                }
                continue;
            };
            for span in spans_of(placed) {
                for rect in self.rects(shown, span.range()) {
                    let y = inner(rect).bottom() - 0.5 + line as f32 * (LINE + 1.0);
                    let under = Rect::from_min_size(pos2(rect.left(), y), vec2(rect.width(), LINE));
                    painter.rect_filled(under, 0.0, self.line_color(placed));
                }
            }
        }
        for (line, count) in lines.iter().zip(uncounted) {
            if count == 0 {
                continue;
            }
            let bytes = block.start + line.bytes.start..block.start + line.bytes.end;
            let Some(rect) = self.rects(shown, bytes).into_iter().next() else {
                continue;
            };
            let at = pos2(
                rect.left() + 2.0,
                inner(rect).bottom() + MAX_LINES as f32 * (LINE + 1.0),
            );
            let font = crate::gui::widgets::text_font(9.0);
            painter.text(
                at,
                egui::Align2::LEFT_CENTER,
                format!("+{count}"),
                font,
                Theme::of(ui.ctx()).muted,
            );
        }
    }

    /// The color of the line under a text: faint where the mark is not among those that are shown.
    fn line_color(&self, placed: &PlacedMark) -> Color32 {
        if placed.mark.is_dimmed {
            self.theme.stroke
        } else {
            self.theme.tag(placed.mark.color())
        }
    }
}

/// The lines of a block on which a span of the document stands.
fn lines_of(lines: &[Line], block: &Range<usize>, span: &Span) -> Range<usize> {
    let start = span.start().index().saturating_sub(block.start);
    let end = span.end().index().saturating_sub(block.start);
    let first = lines.partition_point(|line| line.bytes.end <= start);
    first..lines.partition_point(|line| line.bytes.start < end)
}

/// The marks, longest first, that lie on top of all others somewhere, in their order: what is under others everywhere
/// needs no paint. Thousands of annotations on one paragraph cost no more than the letters that show them.
fn uncovered(spans: &[&[Span]]) -> Vec<usize> {
    let mut edges: Vec<(u32, bool, usize)> = Vec::with_capacity(spans.len() * 2);
    for (at, of_mark) in spans.iter().enumerate() {
        for span in *of_mark {
            edges.push((span.start().0, true, at));
            edges.push((span.end().0, false, at));
        }
    }
    edges.sort_unstable();
    // How many spans of each open mark hold the place; the last mark is on top.
    let mut open: BTreeMap<usize, usize> = BTreeMap::new();
    let mut on_top = BTreeSet::new();
    for (index, (place, starts, at)) in edges.iter().enumerate() {
        match (*starts, open.get_mut(at)) {
            (true, Some(count)) => *count += 1,
            (true, None) => {
                open.insert(*at, 1);
            }
            (false, Some(count)) if *count > 1 => *count -= 1,
            (false, _) => {
                open.remove(at);
            }
        }
        let goes_on = edges.get(index + 1).is_some_and(|(next, ..)| next > place);
        if let Some((top, _)) = open.last_key_value().filter(|_| goes_on) {
            on_top.insert(*top);
        }
    }
    on_top.into_iter().collect()
}

fn lerp(from: Color32, to: Color32, share: f32) -> Color32 {
    from.lerp_to_gamma(to, share)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::ByteOffset;
    use proptest::prelude::*;

    fn span(bytes: Range<u32>) -> Span {
        Span::new(ByteOffset(bytes.start), ByteOffset(bytes.end)).expect("a span")
    }

    /// Each mark as the first bytes and the ends of its spans.
    fn check(marks: &[&[(u32, u32)]], expected: &[usize]) {
        let spans: Vec<Vec<Span>> = marks
            .iter()
            .map(|of_mark| {
                of_mark
                    .iter()
                    .map(|(start, end)| span(*start..*end))
                    .collect()
            })
            .collect();
        let spans: Vec<&[Span]> = spans.iter().map(Vec::as_slice).collect();
        assert_eq!(uncovered(&spans), expected);
    }

    #[test]
    fn what_is_covered_everywhere_is_not_painted() {
        check(&[], &[]);
        check(&[&[(0, 9)], &[(2, 4)]], &[0, 1]);
        check(&[&[(2, 4)], &[(2, 4)]], &[1]);
        check(&[&[(0, 4)], &[(0, 2)], &[(2, 4)]], &[1, 2]);
        // Two parts, of which one is covered.
        check(&[&[(0, 2), (6, 8)], &[(0, 2)]], &[0, 1]);
        // A mark that has two parts on one place still holds it after the first ends.
        check(&[&[(0, 4), (2, 8)], &[(0, 4)]], &[0, 1]);
    }

    proptest! {
        #[test]
        fn the_marks_on_top_are_those_of_the_letters(
            marks in prop::collection::vec(prop::collection::vec((0_u32..40, 1_u32..12), 1..3), 0..12)
        ) {
            let spans: Vec<Vec<Span>> = marks
                .iter()
                .map(|of_mark| of_mark.iter().map(|(start, len)| span(*start..start + len)).collect())
                .collect();
            let spans: Vec<&[Span]> = spans.iter().map(Vec::as_slice).collect();
            let holds = |of_mark: &[Span], byte: u32| {
                of_mark.iter().any(|span| span.start().0 <= byte && byte < span.end().0)
            };
            let top = |byte: u32| (0..spans.len()).rev().find(|at| holds(spans[*at], byte));
            let expected: BTreeSet<usize> = (0..60).filter_map(top).collect();
            prop_assert_eq!(uncovered(&spans), expected.into_iter().collect::<Vec<_>>());
        }
    }
}
