//! Dragging tags: where they would come to stand, and whether they may.
//!
//! The payload is the [`TagId`] under the pointer; the reading view takes it, too. A drop is tried on the snapshot by the
//! command's own plan before it is offered, so that a refusal is seen, with its reason, while there is time to go elsewhere.

use egui::{DragAndDrop, Id, LayerId, Order, Rect, RichText, Stroke, StrokeKind, Ui, pos2, vec2};

use crate::base::environment::SystemEnvironment;
use crate::command::plan::plan;
use crate::command::{Command, Refusal};
use crate::engine::words::refusal_words;
use crate::gui::commands::Request;
use crate::gui::panels::PanelContext;
use crate::gui::panels::tags::{TagsState, keys, row};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::text_font;
use crate::i18n::{Counted, Insert, Word};
use crate::model::TagId;

/// How long a drag rests on a closed branch until it opens, seconds.
const OPENING: f64 = 0.6;
/// The part of a row's height that means the gap beside it, at each edge.
const EDGE: f32 = 0.28;

/// A drag over the tree.
#[derive(Debug, Default)]
pub(super) struct DragState {
    /// The closed branch under the pointer, and since when.
    resting: Option<(TagId, f64)>,
    /// The last place that was tried, and the reason against it.
    tried: Option<(Place, u64, Option<String>)>,
}

/// Where dragged tags would come to stand.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    tags: Vec<TagId>,
    parent: Option<TagId>,
    before: Option<TagId>,
}

/// How a place looks.
#[derive(Clone, Copy, Debug)]
enum Look {
    /// On a row.
    On(Rect),
    /// A line at this height, from this indent on.
    Line(f32, f32),
}

/// Scrolls while a drag is held at the upper or lower edge.
pub(super) fn scroll_at_edges(ui: &Ui) {
    if !DragAndDrop::has_payload_of_type::<TagId>(ui.ctx()) {
        return;
    }
    let area = ui.clip_rect();
    let Some(at) = ui.input(|input| input.pointer.hover_pos()) else {
        return;
    };
    if !area.x_range().contains(at.x) {
        return;
    }
    let pull = if (area.top()..area.top() + 20.0).contains(&at.y) {
        6.0
    } else if (area.bottom() - 20.0..area.bottom()).contains(&at.y) {
        -6.0
    } else {
        return;
    };
    ui.scroll_with_delta(vec2(0.0, pull));
    ui.ctx().request_repaint();
}

/// Shows what is dragged and where it would go; moves it when it is let go.
pub(super) fn drag_ui(ui: &Ui, state: &mut TagsState, area: Rect, cx: &mut PanelContext<'_>) {
    let Some(dragged) = DragAndDrop::payload::<TagId>(ui.ctx()) else {
        state.drag = DragState::default();
        return;
    };
    let Some(at) = ui.input(|input| input.pointer.latest_pos()) else {
        return;
    };
    let tags = state.chosen_with(*dragged);
    let found = area
        .contains(at)
        .then(|| place_at(state, area, at.y, tags.clone(), cx))
        .flatten();
    let reason = match &found {
        Some(_) if !cx.at_hand.writable => Some(cx.word(Word::StReadOnly).to_owned()),
        Some((place, _)) => try_place(state, place, cx),
        None => None,
    };
    if let Some((_, look)) = &found {
        look_ui(ui, area, *look, reason.is_some(), cx.is_rtl());
    }
    ghost_ui(ui, at, *dragged, tags.len(), reason.as_deref(), cx);
    open_after_rest(ui, state, area, at.y, found.is_some());
    if ui.input(|input| input.pointer.any_released())
        && let Some((place, _)) = found
    {
        DragAndDrop::clear_payload(ui.ctx());
        if reason.is_some() {
            return;
        }
        if let Some(parent) = place.parent
            && state.view.closed.remove(&parent)
        {
            state.tree.view_changed();
        }
        let is_known = plan_of(&place, cx).err() != Some(Refusal::NoChange);
        if is_known {
            let Place {
                tags,
                parent,
                before,
            } = place;
            cx.requests.push(Request::Core(Box::new(Command::MoveTags {
                tags,
                parent,
                before,
            })));
        }
        keys::reveal(state, *dragged, cx);
    }
}

/// The place under the pointer. Between rows only where they stand as the collection has them.
fn place_at(
    state: &TagsState,
    area: Rect,
    y: f32,
    tags: Vec<TagId>,
    cx: &PanelContext<'_>,
) -> Option<(Place, Look)> {
    let place = |parent, before| Place {
        tags,
        parent,
        before,
    };
    let top = area.top() - state.window.0;
    let height = (y - top) / size::ROW;
    let index = height.floor().max(0.0) as usize;
    let rows = state.tree.rows();
    let Some(shown) = rows.get(index) else {
        // Below the last row: the end of the top level.
        let line = top + rows.len() as f32 * size::ROW;
        return Some((place(None, None), Look::Line(line, 0.0)));
    };
    let node = *state.tree.node(shown.node)?;
    let tag = cx.snapshot.tag(node.tag)?;
    let (start, end) = (
        top + index as f32 * size::ROW,
        top + (index + 1) as f32 * size::ROW,
    );
    let share = height.fract();
    let is_in_order = state.view.is_in_order();
    if is_in_order && share < EDGE {
        let line = Look::Line(start, row::indent(node.depth));
        return Some((place(tag.parent, Some(tag.id)), line));
    }
    if is_in_order && share > 1.0 - EDGE {
        let next = rows
            .get(index + 1)
            .and_then(|row| state.tree.node(row.node));
        // An open branch takes it as its first.
        if let Some(child) = next.filter(|next| next.above == Some(shown.node)) {
            let line = Look::Line(end, row::indent(child.depth));
            return Some((place(Some(tag.id), Some(child.tag)), line));
        }
        let sibling = state.tree.node(node.end);
        let sibling = sibling.filter(|next| next.above == node.above);
        let line = Look::Line(end, row::indent(node.depth));
        return Some((place(tag.parent, sibling.map(|next| next.tag)), line));
    }
    let rect = Rect::from_min_max(pos2(area.left(), start), pos2(area.right(), end));
    Some((place(Some(tag.id), None), Look::On(rect)))
}

fn plan_of(place: &Place, cx: &PanelContext<'_>) -> Result<(), Refusal> {
    let command = Command::MoveTags {
        tags: place.tags.clone(),
        parent: place.parent,
        before: place.before,
    };
    plan(cx.snapshot, &command, &SystemEnvironment).map(|_| ())
}

/// Why the tags may not go there, in words; none where they may.
fn try_place(state: &mut TagsState, place: &Place, cx: &PanelContext<'_>) -> Option<String> {
    let revision = cx.snapshot.revision();
    if let Some((tried, at, reason)) = &state.drag.tried
        && (tried, *at) == (place, revision)
    {
        return reason.clone();
    }
    let reason = match plan_of(place, cx) {
        Ok(()) | Err(Refusal::NoChange) => None,
        Err(refusal) => Some(refusal_words(&refusal, cx.snapshot, cx.wording)),
    };
    state.drag.tried = Some((place.clone(), revision, reason.clone()));
    reason
}

fn look_ui(ui: &Ui, area: Rect, look: Look, is_refused: bool, is_rtl: bool) {
    let theme = Theme::of(ui.ctx());
    let color = if is_refused { theme.warn } else { theme.accent };
    let painter = ui.painter_at(area.expand(3.0));
    match look {
        Look::On(rect) => {
            let stroke = Stroke::new(2.0, color);
            painter.rect_stroke(rect, 3.0, stroke, StrokeKind::Inside);
        }
        Look::Line(y, indent) => {
            let inner = area.shrink2(vec2(size::PANEL_PADDING, 0.0));
            let (from, to) = if is_rtl {
                (inner.right() - indent, inner.left())
            } else {
                (inner.left() + indent, inner.right())
            };
            let y = y.clamp(area.top() + 1.0, area.bottom() - 1.0);
            painter.line_segment([pos2(from, y), pos2(to, y)], Stroke::new(2.0, color));
            painter.circle_filled(pos2(from, y), 3.5, color);
        }
    }
}

/// What is dragged, beside the pointer, with the reason against the place.
fn ghost_ui(
    ui: &Ui,
    at: egui::Pos2,
    tag: TagId,
    n_tags: usize,
    reason: Option<&str>,
    cx: &PanelContext<'_>,
) {
    let Some(tag) = cx.snapshot.tag(tag) else {
        return;
    };
    let theme = Theme::of(ui.ctx());
    let mut name = tag.label.prefer(cx.is_arabic()).to_owned();
    if n_tags > 1 {
        name.clear();
        Counted::Tag.of(n_tags).insert(cx.wording, false, &mut name);
    }
    let layer = LayerId::new(Order::Tooltip, Id::unique("dragged tag"));
    let painter = ui.ctx().layer_painter(layer);
    let side = if cx.is_rtl() { -1.0 } else { 1.0 };
    let lines = [(Some(name.as_str()), theme.strong), (reason, theme.warn)];
    let mut top = at.y + 14.0;
    for (text, color) in lines {
        let Some(text) = text else { continue };
        let galley = egui::WidgetText::from(RichText::new(text).color(color)).into_galley(
            ui,
            Some(egui::TextWrapMode::Wrap),
            280.0,
            text_font(size::TEXT),
        );
        let mark = if color == theme.strong { 18.0 } else { 0.0 };
        let wide = vec2(galley.size().x + 16.0 + mark, galley.size().y + 8.0);
        let left = if side > 0.0 {
            at.x + 12.0
        } else {
            at.x - 12.0 - wide.x
        };
        let room = ui.ctx().content_rect().shrink(4.0);
        let left = left.clamp(room.left(), (room.right() - wide.x).max(room.left()));
        let frame = Rect::from_min_size(pos2(left, top), wide);
        let stroke = Stroke::new(1.0, theme.stroke);
        painter.rect(frame, 6.0, theme.raised, stroke, StrokeKind::Inside);
        let mut slots =
            crate::gui::widgets::RowSlots::new(frame.shrink2(vec2(8.0, 4.0)), cx.is_rtl());
        if mark > 0.0 {
            let slot = slots.take_start(mark);
            let square = Rect::from_center_size(slot.center(), vec2(10.0, 10.0));
            painter.rect_filled(square, 3.0, theme.tag(tag.color));
        }
        painter.galley(slots.rest().min, galley, color);
        top += wide.y + 4.0;
    }
}

/// Opens a closed branch on which the drag rests.
fn open_after_rest(ui: &Ui, state: &mut TagsState, area: Rect, y: f32, is_over: bool) {
    let index = ((y - area.top() + state.window.0) / size::ROW).floor() as usize;
    let node = state.tree.row_node(index).filter(|_| is_over);
    let closed = node.map(|node| node.tag);
    let closed = closed.filter(|tag| state.view.closed.contains(tag));
    let now = ui.input(|input| input.time);
    match (closed, state.drag.resting) {
        (Some(tag), Some((resting, since))) if tag == resting => {
            if now - since >= OPENING {
                state.toggle(tag);
                state.drag.resting = None;
            } else {
                let wait = std::time::Duration::from_secs_f64(OPENING - (now - since) + 0.01);
                ui.ctx().request_repaint_after(wait);
            }
        }
        (Some(tag), _) => {
            state.drag.resting = Some((tag, now));
            let wait = std::time::Duration::from_secs_f64(OPENING + 0.01);
            ui.ctx().request_repaint_after(wait);
        }
        (None, _) => state.drag.resting = None,
    }
}
