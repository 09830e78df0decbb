//! What was found in a text, as the view marks it.

use std::ops::Range;

use egui::{Painter, Rect, Stroke, StrokeKind};

use crate::gui::theme::Theme;
use crate::text::Span;

/// Hits in their order, apart from each other, and the one that a person stands at.
#[derive(Clone, Copy, Debug, Default)]
pub struct HitMarks<'a> {
    /// All of them.
    pub spans: &'a [Span],
    /// The index of the current one.
    pub current: Option<usize>,
    /// Whether they are marked quietly: they stay while a person reads.
    pub are_quiet: bool,
}

impl HitMarks<'_> {
    /// The indexes of those that share bytes with a range. O(log n).
    pub(super) fn touching(&self, bytes: Range<usize>) -> Range<usize> {
        let first = self
            .spans
            .partition_point(|span| span.end().index() <= bytes.start);
        let end = self
            .spans
            .partition_point(|span| span.start().index() < bytes.end);
        first..end.max(first)
    }

    /// Whether one starts in a range of bytes. O(log n).
    pub(super) fn starts_in(&self, bytes: &Range<usize>) -> bool {
        let first = self
            .spans
            .partition_point(|span| span.start().index() < bytes.start);
        self.spans
            .get(first)
            .is_some_and(|span| span.start().index() < bytes.end)
    }
}

/// Paints a hit's ground: a frame beside the color tells it from a highlight, a stronger one the current hit. A quiet one
/// has a line below it alone.
pub(super) fn paint(
    painter: &Painter,
    rects: &[Rect],
    (is_current, is_quiet): (bool, bool),
    theme: &Theme,
) {
    for rect in rects {
        if is_quiet && !is_current {
            let fill = theme.base.lerp_to_gamma(theme.accent, 0.10);
            painter.rect_filled(rect.expand2(egui::vec2(1.0, 0.0)), 3.0, fill);
            let line = Stroke::new(1.0, theme.base.lerp_to_gamma(theme.accent, 0.6));
            painter.hline(rect.x_range(), rect.bottom() - 1.0, line);
            continue;
        }
        let (share, width) = if is_current { (0.34, 2.0) } else { (0.16, 1.0) };
        let fill = theme.base.lerp_to_gamma(theme.accent, share);
        let line = if is_current {
            theme.accent
        } else {
            theme.base.lerp_to_gamma(theme.accent, 0.55)
        };
        painter.rect(
            rect.expand2(egui::vec2(1.0, 0.0)),
            3.0,
            fill,
            Stroke::new(width, line),
            StrokeKind::Inside,
        );
    }
}
