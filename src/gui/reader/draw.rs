//! Paints text, highlights, hits and selection.
//!
//! Highlights lie under glyphs that were shaped once for the whole paragraph: they cannot change a letter.

use std::ops::Range;

use egui::{Color32, Painter, Rect, Stroke, Ui, pos2, vec2};

use crate::gui::reader::hits::{self, HitMarks};
use crate::gui::reader::marks::MarkIndex;
use crate::gui::reader::prepared::BlockKind;
use crate::gui::reader::scroll::{Setting, Visible};
use crate::gui::reader::state::ReaderState;
use crate::gui::reader::{invisibles, structure};
use crate::gui::theme::Theme;
use crate::gui::typeset::PxRect;
use crate::model::{AnnotationId, StructureKind};
use crate::text::addresses;

pub(super) struct Drawing<'a> {
    pub(super) setting: &'a Setting<'a>,
    pub(super) visible: &'a [Visible],
    pub(super) marks: &'a MarkIndex,
    pub(super) hits: HitMarks<'a>,
    pub(super) selected: Option<AnnotationId>,
    pub(super) theme: &'a Theme,
}

impl<'a> Drawing<'a> {
    /// Paints everything but margin and bar; returns the first and last rectangle of the selection in view, points.
    pub(super) fn paint(
        &self,
        ui: &Ui,
        painter: &Painter,
        state: &'a ReaderState,
        has_focus: bool,
    ) -> Option<[Rect; 2]> {
        painter.rect_filled(self.setting.page.view, 0.0, self.theme.base);
        let mut selection_place: Option<[Rect; 2]> = None;
        let selection = self.selected_bytes(state);
        for shown in self.visible {
            if shown.is_fold {
                structure::paint(painter, self.setting, shown, self.theme);
                continue;
            }
            self.quotation_line(painter, shown);
            if self.setting.page.look.shows_highlights {
                self.highlights(ui, painter, shown, state);
            }
            self.hits(painter, shown);
            for bytes in &selection {
                for rect in self.rects(shown, bytes.clone()) {
                    painter.rect_filled(rect, 0.0, self.theme.selection);
                    let first = selection_place.map_or(rect, |[first, _]| first);
                    selection_place = Some([first, rect]);
                }
            }
            if let Some(lit) = &state.lit {
                for rect in self.rects(shown, lit.bytes.clone()) {
                    painter.rect_filled(rect, 2.0, self.theme.soft);
                }
            }
            self.text(painter, shown);
            self.addresses(painter, shown);
            if self.setting.page.look.shows_invisibles {
                invisibles::paint(painter, self.setting, shown, self.theme);
            }
            structure::paint(painter, self.setting, shown, self.theme);
            invisibles::number(painter, self.setting, shown, self.theme);
        }
        let is_caret = state.selection.is_some_and(|own| own.bytes().is_empty());
        if has_focus && is_caret {
            self.caret(painter, state);
        }
        selection_place
    }

    /// What is selected: the parts, and the one that is being moved as the pointer has it.
    fn selected_bytes(&self, state: &ReaderState) -> Vec<Range<usize>> {
        let own = state.selection.map(|selection| selection.bytes());
        let parts = state.parts.iter().map(|span| span.range());
        let mut all: Vec<Range<usize>> = parts.chain(own).collect();
        all.retain(|bytes| !bytes.is_empty());
        all
    }

    pub(super) fn block_bytes(&self, shown: &Visible) -> Range<usize> {
        self.setting.prepared.blocks()[shown.block].bytes()
    }

    fn origin(&self, shown: &Visible) -> egui::Pos2 {
        let ppp = self.setting.page.pixels_per_point;
        pos2(
            self.setting.page.column.left() + shown.left_px / ppp,
            self.setting.page.view.top() + shown.top_px / ppp,
        )
    }

    /// The rectangles of bytes of the document in a block, points.
    pub(super) fn rects(&self, shown: &Visible, bytes: Range<usize>) -> Vec<Rect> {
        let block = self.block_bytes(shown);
        let (start, end) = (bytes.start.max(block.start), bytes.end.min(block.end));
        if start >= end {
            return Vec::new();
        }
        let (origin, ppp) = (self.origin(shown), self.setting.page.pixels_per_point);
        shown
            .layout
            .rects(start - block.start..end - block.start)
            .into_iter()
            .map(|rect: PxRect| rect.on_screen(origin, ppp))
            .collect()
    }

    /// What was found in a block; the current hit last, over its neighbors' frames.
    fn hits(&self, painter: &Painter, shown: &Visible) {
        let touching = self.hits.touching(self.block_bytes(shown));
        let current = self.hits.current.filter(|at| touching.contains(at));
        let others = touching.filter(|at| Some(*at) != current);
        for at in others.chain(current) {
            let rects = self.rects(shown, self.hits.spans[at].range());
            let rects: Vec<Rect> = rects.into_iter().map(inner).collect();
            let look = (Some(at) == current, self.hits.are_quiet);
            hits::paint(painter, &rects, look, self.theme);
        }
    }

    /// A quiet line under web and mail addresses. A block is short, so they are looked for in each frame.
    fn addresses(&self, painter: &Painter, shown: &Visible) {
        let block = self.block_bytes(shown);
        let stroke = Stroke::new(1.0, self.theme.muted);
        for found in addresses(&self.setting.prepared.text()[block.clone()]) {
            for rect in self.rects(shown, block.start + found.start..block.start + found.end) {
                painter.hline(rect.x_range(), inner(rect).bottom() - 1.0, stroke);
            }
        }
    }

    fn text(&self, painter: &Painter, shown: &Visible) {
        let block = self.block_bytes(shown);
        let kind = self.setting.prepared.blocks()[shown.block].kind();
        let theme = self.theme;
        let base = if matches!(kind, BlockKind::Heading(_)) {
            theme.strong
        } else {
            theme.text
        };
        let marks: Vec<(Range<usize>, Color32)> = self.inline_colors(&block, kind);
        self.setting
            .typesetter
            .paint(painter, self.origin(shown), &shown.layout, |byte| {
                let byte = block.start + byte;
                marks
                    .iter()
                    .rev()
                    .find(|(range, _)| range.contains(&byte))
                    .map_or(base, |(_, color)| *color)
            });
    }

    /// Colors of structure inside a block: signs of Markdown and furniture are faint, stressed words strong.
    fn inline_colors(&self, block: &Range<usize>, kind: BlockKind) -> Vec<(Range<usize>, Color32)> {
        let theme = self.theme;
        let text = self.setting.prepared.text();
        let mut colors = Vec::new();
        for mark in self.setting.prepared.structure_in(block.clone()) {
            let range = mark.span.range();
            match mark.kind {
                StructureKind::Emphasis | StructureKind::Strong => {
                    colors.push((range.clone(), theme.strong));
                    let words = &text[range.clone()];
                    let signs = words.len() - words.trim_start_matches(['*', '_']).len();
                    colors.push((range.start..range.start + signs, theme.faint));
                    colors.push((range.end - signs..range.end, theme.faint));
                }
                StructureKind::Speaker => colors.push((range, theme.strong)),
                StructureKind::Furniture | StructureKind::Rule => colors.push((range, theme.faint)),
                _ => {}
            }
        }
        let line = &text[block.clone()];
        let signs = match kind {
            BlockKind::Heading(_) => line.len() - line.trim_start().trim_start_matches('#').len(),
            BlockKind::Quotation => line.len() - line.trim_start_matches(['>', ' ']).len(),
            _ => 0,
        };
        if signs > 0 {
            colors.push((block.start..block.start + signs, theme.faint));
        }
        colors
    }

    fn quotation_line(&self, painter: &Painter, shown: &Visible) {
        let block = &self.setting.prepared.blocks()[shown.block];
        if block.kind() != BlockKind::Quotation {
            return;
        }
        let ppp = self.setting.page.pixels_per_point;
        let column = self.setting.page.column;
        let x = if self.setting.prepared.direction(block).is_rtl() {
            column.right() - 1.5
        } else {
            column.left() + 1.5
        };
        let top = self.setting.page.view.top() + shown.top_px / ppp;
        painter.vline(
            x,
            top..=top + shown.layout.height() / ppp,
            Stroke::new(3.0, self.theme.stroke),
        );
    }

    fn caret(&self, painter: &Painter, state: &ReaderState) {
        let Some(selection) = state.selection else {
            return;
        };
        let block = self.setting.prepared.block_at(selection.focus.byte);
        let Some(shown) = self.visible.iter().find(|visible| visible.block == block) else {
            return;
        };
        let start = self.block_bytes(shown).start;
        let inside = crate::gui::typeset::Caret {
            byte: selection.focus.byte - start,
            ..selection.focus
        };
        let rect = shown
            .layout
            .caret_rect(inside)
            .on_screen(self.origin(shown), self.setting.page.pixels_per_point);
        let rect = inner(rect);
        painter.rect_filled(
            Rect::from_min_size(rect.left_top() - vec2(1.0, 0.0), vec2(2.0, rect.height())),
            0.0,
            self.theme.accent,
        );
    }
}

/// A line's rectangle without most of the space between lines: the fill is about as high as the letters.
pub(super) fn inner(rect: Rect) -> Rect {
    let spare = (rect.height() * 0.09).min(4.0);
    Rect::from_min_max(
        pos2(rect.left(), rect.top() + spare),
        pos2(rect.right(), rect.bottom() - spare),
    )
}
