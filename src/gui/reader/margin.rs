//! The margin at the outer side: a bracket per annotation, the names of its tags, memo and link marks.
//!
//! A passage of several parts has a bracket for each, joined by a thin line. Where names would stand too far from their
//! brackets a count takes their place, which opens a list. A paragraph with thousands of annotations costs a frame no
//! more than finding one line for each: only what has a place is drawn.

use egui::{
    Align2, Color32, Id, Painter, Pos2, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind,
    TextWrapMode, Ui, WidgetInfo, WidgetText, pos2, vec2,
};

use crate::gui::icons;
use crate::gui::reader::marks::{MAX_LANES, MarkIndex, PlacedMark};
use crate::gui::reader::scroll::{Setting, Visible};
use crate::gui::theme::Theme;
use crate::gui::widgets::text_font;
use crate::model::AnnotationId;

/// A lane's width, points.
const LANE: f32 = 13.0;
/// Height of a name's line, points.
const NAME: f32 = 16.0;
/// A name is moved down at most so far from its bracket; what would be farther is counted, points.
const FARTHEST: f32 = 64.0;

/// The bracket of an annotation in view.
#[derive(Clone, Debug)]
struct Bracket<'a> {
    placed: &'a PlacedMark,
    /// The middle of its line; points.
    x: f32,
    /// Top and bottom of each part in view, points.
    pieces: Vec<(f32, f32)>,
    opens: bool,
    closes: bool,
}

/// The name of an annotation's tags.
#[derive(Clone, Debug)]
struct Name<'a> {
    placed: &'a PlacedMark,
    rect: Rect,
    /// Those whose names found no place below this one.
    hidden: Vec<AnnotationId>,
}

/// What stands in the margin.
pub(super) struct Margin<'a> {
    is_right: bool,
    brackets: Vec<Bracket<'a>>,
    names: Vec<Name<'a>>,
}

impl<'a> Margin<'a> {
    /// Finds the brackets and names of what is in view.
    pub(super) fn new(setting: &Setting<'_>, visible: &[Visible], marks: &'a MarkIndex) -> Self {
        let page = setting.page;
        let mut margin = Self {
            is_right: page.margin_is_right,
            brackets: Vec::new(),
            names: Vec::new(),
        };
        let (Some(first), Some(last)) = (visible.first(), visible.last()) else {
            return margin;
        };
        if page.margin.width() < 1.0 {
            return margin;
        }
        let blocks = setting.prepared.blocks();
        let start = blocks[first.block].bytes().start as u32;
        let end = blocks[last.block].bytes().end.max(1) as u32;
        let mut named: Vec<(f32, &PlacedMark)> = Vec::new();
        let mut lanes = 0;
        for placed in marks.touching(start..end) {
            let mark = &placed.mark;
            let Some(top) = top_of(setting, visible, mark.start()) else {
                continue;
            };
            if let Some(lane) = placed.lane {
                lanes = lanes.max(lane + 1);
                let offset = 10.0 + lane.min(MAX_LANES) as f32 * LANE;
                let x = match page.margin_is_right {
                    true => page.margin.left() + offset,
                    false => page.margin.right() - offset,
                };
                let spans = mark.spans.iter();
                let pieces = spans
                    .filter(|span| span.start().0 < end && span.end().0 > start)
                    .filter_map(|span| {
                        let top = top_of(setting, visible, span.start().0)?;
                        let bottom = bottom_of(setting, visible, span.end().0)?;
                        Some((top, bottom))
                    });
                margin.brackets.push(Bracket {
                    placed,
                    x,
                    pieces: pieces.collect(),
                    opens: mark.start() >= start,
                    closes: mark.end() <= end,
                });
            }
            if !mark.names.is_empty() || mark.has_memo || mark.has_link {
                named.push((top, placed));
            }
        }
        margin.place_names(setting, named, lanes);
        margin
    }

    /// Puts each name at the top of its bracket, later ones a line down where they would meet.
    fn place_names(
        &mut self,
        setting: &Setting<'_>,
        mut named: Vec<(f32, &'a PlacedMark)>,
        lanes: usize,
    ) {
        let page = setting.page;
        let inset = 10.0 + lanes as f32 * LANE - 2.0;
        let room = (page.margin.width() - inset).max(24.0);
        named.sort_by(|one, other| one.0.total_cmp(&other.0));
        let left = match page.margin_is_right {
            true => page.margin.left() + inset,
            false => page.margin.left(),
        };
        let mut next = f32::NEG_INFINITY;
        for (top, placed) in named {
            let wanted = top.max(page.view.top()) - 2.0;
            let top = wanted.max(next);
            if top - wanted > FARTHEST
                && let Some(above) = self.names.last_mut()
            {
                above.hidden.push(placed.mark.id);
                continue;
            }
            self.names.push(Name {
                placed,
                rect: Rect::from_min_size(pos2(left, top), vec2(room, NAME)),
                hidden: Vec::new(),
            });
            next = top + NAME;
        }
    }

    /// The annotation of the bracket or name at a point, with its full name.
    pub(super) fn under(&self, at: Pos2) -> Option<(AnnotationId, String)> {
        let bracket = self.brackets.iter().find(|bracket| {
            let near = (at.x - bracket.x).abs() <= 6.0;
            let mut pieces = bracket.pieces.iter();
            near && pieces.any(|(top, bottom)| *top - 1.0 <= at.y && at.y <= *bottom + 1.0)
        });
        let name = || self.names.iter().find(|name| name.rect.contains(at));
        let placed = match bracket {
            Some(bracket) => bracket.placed,
            None => name()?.placed,
        };
        Some((placed.mark.id, placed.mark.names.join(" · ")))
    }

    /// Counts of names without a place, to be clicked on: who they stand for and where.
    pub(super) fn crowds(&self, ui: &Ui, id: Id) -> Option<(Response, Vec<AnnotationId>)> {
        let mut clicked = None;
        for name in self.names.iter().filter(|name| !name.hidden.is_empty()) {
            let words = format!("+{}", name.hidden.len());
            let rect = self.count_rect(name, words.len());
            let response = ui.interact(rect, id.with(("crowd", name.placed.mark.id)), Sense::CLICK);
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &words));
            if response.clicked() {
                clicked = Some((response, name.hidden.clone()));
            }
        }
        clicked
    }

    fn count_rect(&self, name: &Name<'_>, n_letters: usize) -> Rect {
        let width = (n_letters as f32 * 7.0 + 8.0).min(name.rect.width());
        let left = match self.is_right {
            true => name.rect.right() - width,
            false => name.rect.left(),
        };
        Rect::from_min_size(pos2(left, name.rect.top()), vec2(width, name.rect.height()))
    }

    /// Paints brackets and names; those of `lifted` stand out.
    pub(super) fn paint(
        &self,
        ui: &Ui,
        painter: &Painter,
        lifted: [Option<AnnotationId>; 2],
        theme: &Theme,
    ) {
        for bracket in &self.brackets {
            let mark = &bracket.placed.mark;
            let is_lifted = lifted.contains(&Some(mark.id));
            let color = match mark.is_dimmed && !is_lifted {
                true => theme.faint,
                false => theme.tag(mark.color()),
            };
            self.paint_bracket(painter, bracket, color, is_lifted);
        }
        for name in &self.names {
            let mark = &name.placed.mark;
            let color = match mark.is_dimmed && !lifted.contains(&Some(mark.id)) {
                true => theme.faint,
                false => theme.tag(mark.color()),
            };
            self.paint_name(ui, painter, name, color, theme);
        }
    }

    fn paint_bracket(
        &self,
        painter: &Painter,
        bracket: &Bracket<'_>,
        color: Color32,
        is_lifted: bool,
    ) {
        let stroke = Stroke::new(if is_lifted { 3.0 } else { 2.0 }, color);
        let (line, tip) = match self.is_right {
            true => (bracket.x + 3.0, bracket.x - 5.0),
            false => (bracket.x - 3.0, bracket.x + 5.0),
        };
        let last = bracket.pieces.len().saturating_sub(1);
        for (index, (top, bottom)) in bracket.pieces.iter().enumerate() {
            painter.line_segment([pos2(line, *top), pos2(line, *bottom)], stroke);
            if index > 0 || bracket.opens {
                painter.line_segment([pos2(line, *top), pos2(tip, *top)], stroke);
            }
            if index < last || bracket.closes {
                painter.line_segment([pos2(line, *bottom), pos2(tip, *bottom)], stroke);
            }
        }
        for pair in bracket.pieces.windows(2) {
            if let [(_, from), (to, _)] = pair
                && to > from
            {
                let thin = Stroke::new(1.0, color.gamma_multiply(0.6));
                let (from, to) = (pos2(line, *from), pos2(line, *to));
                painter.extend(egui::Shape::dashed_line(&[from, to], thin, 2.0, 3.0));
            }
        }
    }

    fn paint_name(
        &self,
        ui: &Ui,
        painter: &Painter,
        name: &Name<'_>,
        color: Color32,
        theme: &Theme,
    ) {
        let mark = &name.placed.mark;
        let mut rect = name.rect;
        if !name.hidden.is_empty() {
            let words = format!("+{}", name.hidden.len());
            let count = self.count_rect(name, words.len());
            let stroke = Stroke::new(1.0, theme.stroke);
            painter.rect_stroke(count, 4.0, stroke, StrokeKind::Inside);
            let font = text_font(11.0);
            painter.text(
                count.center(),
                Align2::CENTER_CENTER,
                words,
                font,
                theme.muted,
            );
            match self.is_right {
                true => rect.max.x = count.left() - 4.0,
                false => rect.min.x = count.right() + 4.0,
            }
        }
        let mut icons = String::new();
        for (is_there, icon) in [
            (mark.has_memo, icons::SQUARE_PEN),
            (mark.has_link, icons::LINK),
        ] {
            if is_there {
                icons.push_str(icon);
            }
        }
        let mut icon_width = 0.0;
        if !icons.is_empty() {
            let (at, align) = match self.is_right {
                true => (rect.left_center(), Align2::LEFT_CENTER),
                false => (rect.right_center(), Align2::RIGHT_CENTER),
            };
            let drawn = painter.text(at, align, icons, text_font(12.0), theme.muted);
            icon_width = drawn.width() + 4.0;
        }
        let words = RichText::new(mark.names.join(" · "));
        let galley = WidgetText::from(words.font(text_font(12.0)).color(color)).into_galley(
            ui,
            Some(TextWrapMode::Truncate),
            (rect.width() - icon_width).max(0.0),
            text_font(12.0),
        );
        let x = match self.is_right {
            true => rect.left() + icon_width,
            false => rect.right() - icon_width - galley.size().x,
        };
        let at = pos2(x, rect.center().y - galley.size().y / 2.0);
        painter.galley(at, galley, color);
    }
}

/// The top of the line in which a passage begins, points; the view's where it begins above.
fn top_of(setting: &Setting<'_>, visible: &[Visible], start: u32) -> Option<f32> {
    let first = setting.prepared.blocks()[visible.first()?.block].bytes();
    if (start as usize) < first.start {
        return Some(setting.page.view.top());
    }
    let (top, _) = line_of(setting, visible, start as usize)?;
    Some(top + 4.0)
}

/// The bottom of the line in which a passage ends, points; the view's where it ends below.
fn bottom_of(setting: &Setting<'_>, visible: &[Visible], end: u32) -> Option<f32> {
    let last = setting.prepared.blocks()[visible.last()?.block].bytes();
    if end as usize > last.end + 1 {
        return Some(setting.page.view.bottom());
    }
    let (_, bottom) = line_of(setting, visible, (end as usize).checked_sub(1)?)?;
    Some(bottom - 4.0)
}

/// Top and bottom of the line that holds a byte, points.
fn line_of(setting: &Setting<'_>, visible: &[Visible], byte: usize) -> Option<(f32, f32)> {
    let block = setting.prepared.block_at(byte);
    let at = visible.binary_search_by_key(&block, |shown| shown.block);
    let shown = visible.get(at.ok()?)?;
    let inside = byte - setting.prepared.blocks()[block].bytes().start;
    let lines = shown.layout.lines();
    let line = lines.partition_point(|line| line.bytes.end <= inside);
    let line = lines.get(line.min(lines.len().checked_sub(1)?))?;
    let page = setting.page;
    let y = |px: f32| page.view.top() + (shown.top_px + px) / page.pixels_per_point;
    Some((y(line.top), y(line.bottom)))
}
