//! The margin at the outer side: a bracket per annotation, the names of its tags, memo and link marks.

use egui::{
    Align2, Painter, Pos2, Rect, RichText, Stroke, TextWrapMode, Ui, WidgetText, pos2, vec2,
};

use crate::gui::icons;
use crate::gui::reader::marks::{MAX_LANES, MarkIndex};
use crate::gui::reader::scroll::{Setting, Visible};
use crate::gui::theme::Theme;
use crate::gui::widgets::text_font;
use crate::model::{AnnotationId, TagColor};

/// A lane's width, points.
const LANE: f32 = 13.0;
/// Height of a name's line, points.
const NAME: f32 = 16.0;
/// A name is moved down at most so far from its bracket; what would be farther is counted, points.
const FARTHEST: f32 = 64.0;

/// A bracket in view.
#[derive(Clone, Debug)]
pub(super) struct Bracket {
    pub(super) id: AnnotationId,
    color: TagColor,
    is_dimmed: bool,
    name: Option<String>,
    icons: String,
    lane: Option<usize>,
    /// The bracket's line from tip to tip; points.
    rect: Rect,
    /// Where its name stands, if it has a place.
    name_rect: Option<Rect>,
    /// How many names found no place below this one.
    hidden: usize,
    opens: bool,
    closes: bool,
}

impl Bracket {
    pub(super) fn is_under(&self, at: Pos2) -> bool {
        self.lane.is_some() && self.rect.expand2(vec2(3.0, 1.0)).contains(at)
            || self.name_rect.is_some_and(|rect| rect.contains(at))
    }

    pub(super) fn full_name(&self) -> Option<&str> {
        self.name.as_deref()
    }
}

/// Finds the brackets of what is in view.
pub(super) fn brackets(
    setting: &Setting<'_>,
    visible: &[Visible],
    marks: &MarkIndex,
) -> Vec<Bracket> {
    let page = setting.page;
    if page.margin.width() < 1.0 {
        return Vec::new();
    }
    let blocks = setting.prepared.blocks();
    let (Some(first), Some(last)) = (visible.first(), visible.last()) else {
        return Vec::new();
    };
    let in_view =
        blocks[first.block].bytes().start as u32..blocks[last.block].bytes().end.max(1) as u32;
    let mut brackets = Vec::new();
    for placed in marks.touching(in_view.clone()) {
        let mark = &placed.mark;
        let Some((top, bottom)) = extent(setting, visible, mark.start(), mark.end()) else {
            continue;
        };
        let lane = placed.lane;
        let offset = 10.0 + lane.unwrap_or(MAX_LANES) as f32 * LANE;
        let x = if page.margin_is_right {
            page.margin.left() + offset
        } else {
            page.margin.right() - offset
        };
        let mut marks_of = String::new();
        for (is_there, icon) in [
            (mark.has_memo, icons::SQUARE_PEN),
            (mark.has_link, icons::LINK),
        ] {
            if is_there {
                marks_of.push_str(icon);
            }
        }
        brackets.push(Bracket {
            id: mark.id,
            color: mark.color(),
            is_dimmed: mark.is_dimmed,
            name: (!mark.names.is_empty()).then(|| mark.names.join(" · ")),
            icons: marks_of,
            lane,
            rect: Rect::from_min_max(pos2(x - 3.0, top), pos2(x + 3.0, bottom)),
            name_rect: None,
            hidden: 0,
            opens: mark.start() >= in_view.start,
            closes: mark.end() <= in_view.end,
        });
    }
    place_names(setting, &mut brackets);
    brackets
}

/// Top and bottom of a range in view, points; the view's edge where it goes on beyond.
fn extent(setting: &Setting<'_>, visible: &[Visible], start: u32, end: u32) -> Option<(f32, f32)> {
    let page = setting.page;
    let (mut top, mut bottom): (Option<f32>, Option<f32>) = (None, None);
    for shown in visible {
        let bytes = setting.prepared.blocks()[shown.block].bytes();
        let (from, to) = (
            (start as usize).max(bytes.start),
            (end as usize).min(bytes.end),
        );
        if from >= to {
            continue;
        }
        let rects = shown.layout.rects(from - bytes.start..to - bytes.start);
        let y = |px: f32| page.view.top() + (shown.top_px + px) / page.pixels_per_point;
        for rect in rects {
            top = Some(top.map_or(y(rect.top), |top| top.min(y(rect.top))));
            bottom = Some(bottom.map_or(y(rect.bottom), |bottom| bottom.max(y(rect.bottom))));
        }
    }
    let (mut top, mut bottom) = (top? + 4.0, bottom? - 4.0);
    let bytes = |visible: &Visible| setting.prepared.blocks()[visible.block].bytes();
    if visible
        .first()
        .is_some_and(|first| (start as usize) < bytes(first).start)
    {
        top = page.view.top();
    }
    if visible
        .last()
        .is_some_and(|last| end as usize > bytes(last).end + 1)
    {
        bottom = page.view.bottom();
    }
    Some((top, bottom))
}

/// Puts each name at the top of its bracket, later ones a line down where they would meet.
fn place_names(setting: &Setting<'_>, brackets: &mut [Bracket]) {
    let page = setting.page;
    let lanes = brackets
        .iter()
        .filter_map(|bracket| bracket.lane)
        .max()
        .map_or(0, |lane| lane + 1);
    let inset = 10.0 + lanes as f32 * LANE - 2.0;
    let room = (page.margin.width() - inset).max(24.0);
    let mut order: Vec<usize> = (0..brackets.len())
        .filter(|index| brackets[*index].name.is_some() || !brackets[*index].icons.is_empty())
        .collect();
    order.sort_by(|one, other| {
        brackets[*one]
            .rect
            .top()
            .total_cmp(&brackets[*other].rect.top())
    });
    let mut next = f32::NEG_INFINITY;
    let mut above: Option<usize> = None;
    for index in order {
        let wanted = brackets[index].rect.top().max(page.view.top()) - 2.0;
        let top = wanted.max(next);
        if top - wanted > FARTHEST {
            if let Some(above) = above {
                brackets[above].hidden += 1;
            }
            continue;
        }
        let left = if page.margin_is_right {
            page.margin.left() + inset
        } else {
            page.margin.left()
        };
        brackets[index].name_rect = Some(Rect::from_min_size(pos2(left, top), vec2(room, NAME)));
        next = top + NAME;
        above = Some(index);
    }
}

/// Paints brackets and names.
pub(super) fn paint(
    ui: &Ui,
    painter: &Painter,
    setting: &Setting<'_>,
    brackets: &[Bracket],
    hovered: Option<AnnotationId>,
    selected: Option<AnnotationId>,
    theme: &Theme,
) {
    let is_right = setting.page.margin_is_right;
    for bracket in brackets {
        let is_lifted = hovered == Some(bracket.id) || selected == Some(bracket.id);
        let color = if bracket.is_dimmed && !is_lifted {
            theme.faint
        } else {
            theme.tag(bracket.color)
        };
        let stroke = Stroke::new(if is_lifted { 3.0 } else { 2.0 }, color);
        if bracket.lane.is_some() {
            let rect = bracket.rect;
            let (line, tip) = if is_right {
                (rect.right(), rect.left() - 2.0)
            } else {
                (rect.left(), rect.right() + 2.0)
            };
            painter.line_segment([pos2(line, rect.top()), pos2(line, rect.bottom())], stroke);
            if bracket.opens {
                painter.line_segment([pos2(line, rect.top()), pos2(tip, rect.top())], stroke);
            }
            if bracket.closes {
                painter.line_segment(
                    [pos2(line, rect.bottom()), pos2(tip, rect.bottom())],
                    stroke,
                );
            }
        }
        let Some(rect) = bracket.name_rect else {
            continue;
        };
        let mut text = bracket.name.clone().unwrap_or_default();
        if bracket.hidden > 0 {
            text = format!("{text} +{}", bracket.hidden);
        }
        let mut icon_width = 0.0;
        if !bracket.icons.is_empty() {
            let at = if is_right {
                rect.left_center()
            } else {
                rect.right_center()
            };
            let align = if is_right {
                Align2::LEFT_CENTER
            } else {
                Align2::RIGHT_CENTER
            };
            icon_width = painter
                .text(at, align, &bracket.icons, text_font(12.0), theme.muted)
                .width()
                + 4.0;
        }
        let words = RichText::new(text).font(text_font(12.0)).color(color);
        let galley = WidgetText::from(words).into_galley(
            ui,
            Some(TextWrapMode::Truncate),
            rect.width() - icon_width,
            text_font(12.0),
        );
        let x = if is_right {
            rect.left() + icon_width
        } else {
            rect.right() - icon_width - galley.size().x
        };
        painter.galley(
            pos2(x, rect.center().y - galley.size().y / 2.0),
            galley,
            color,
        );
    }
}
