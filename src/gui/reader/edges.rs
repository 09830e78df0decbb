//! Handles at both ends of the selected annotation, and dragging them.
//!
//! An edge follows the pointer by letters, with Shift by words; the passage shows what it would become, and one event
//! goes out when the drag ends. Esc gives it up.

use egui::{
    Color32, CursorIcon, Id, Key, Painter, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2,
    vec2,
};

use crate::gui::reader::input::hit;
use crate::gui::reader::marks::{MarkIndex, PlacedMark};
use crate::gui::reader::scroll::{Setting, Visible};
use crate::gui::reader::selecting::with_edge;
use crate::gui::reader::state::ReaderState;
use crate::gui::reader::view::ReaderEvent;
use crate::gui::theme::Theme;
use crate::gui::typeset::Caret;
use crate::model::AnnotationId;
use crate::text::{Span, word_at};

/// Radius of a handle's knob, points.
const KNOB: f32 = 5.5;
/// Side of the square in which a handle can be taken: a fingertip, points.
const TOUCH: f32 = 30.0;
/// Seconds for which the new edges are shown while they are being committed.
const SETTLING: f64 = 1.0;

/// An edge that is being dragged, or was let go and is not committed yet.
#[derive(Clone, Debug)]
pub(super) struct EdgeDrag {
    pub(super) annotation: AnnotationId,
    is_end: bool,
    /// What the passage would become.
    pub(super) spans: Vec<Span>,
    /// From the edge to the pointer when it was taken, points.
    grip: egui::Vec2,
    /// Egui's time at which the preview is given up, if it was let go; seconds.
    until: Option<f64>,
}

/// A handle in view.
#[derive(Clone, Copy, Debug)]
pub(super) struct Handle {
    is_end: bool,
    /// The edge from top to bottom, points.
    line: Rect,
}

impl Handle {
    fn knob(&self) -> Pos2 {
        match self.is_end {
            true => pos2(self.line.center().x, self.line.bottom() + KNOB - 1.0),
            false => pos2(self.line.center().x, self.line.top() - KNOB + 1.0),
        }
    }

    fn touch(&self) -> Rect {
        Rect::from_center_size(self.knob(), vec2(TOUCH, TOUCH))
            .union(self.line.expand2(vec2(4.0, 0.0)))
    }
}

/// Names of both handles for assistive programs: start, end. None: nothing can be moved.
pub type EdgeNames<'a> = Option<[&'a str; 2]>;

/// Finds the handles in view and follows a drag.
#[allow(
    clippy::too_many_arguments,
    reason = "it stands between input and drawing"
)]
pub(super) fn handles(
    ui: &Ui,
    id: Id,
    state: &mut ReaderState,
    setting: &Setting<'_>,
    visible: &[Visible],
    marks: &MarkIndex,
    selected: Option<AnnotationId>,
    names: EdgeNames<'_>,
    events: &mut Vec<ReaderEvent>,
) -> Vec<Handle> {
    settle(ui, state, setting, visible, marks);
    let (Some(selected), Some(names)) = (selected, names) else {
        state.edge_drag = None;
        return Vec::new();
    };
    let Some(placed) = in_view(setting, visible, marks, selected) else {
        return Vec::new();
    };
    let spans = match &state.edge_drag {
        Some(drag) if drag.annotation == selected => drag.spans.clone(),
        _ => placed.mark.spans.clone(),
    };
    let mut shown = Vec::new();
    for (is_end, name) in [(false, names[0]), (true, names[1])] {
        let caret = match is_end {
            true => spans.last().map(|span| Caret::after(span.end().index())),
            false => spans
                .first()
                .map(|span| Caret::before(span.start().index())),
        };
        let Some(line) = caret.and_then(|caret| caret_line(setting, visible, caret)) else {
            continue;
        };
        let handle = Handle { is_end, line };
        let response = ui.interact(
            handle.touch().intersect(setting.page.view),
            id.with(("edge", is_end)),
            Sense::DRAG,
        );
        response.widget_info(|| WidgetInfo::labeled(Role::Slider, true, name));
        if response.hovered() || response.dragged() {
            ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
        }
        let at = response.interact_pointer_pos();
        if let Some(at) = at.filter(|_| response.drag_started()) {
            state.edge_drag = Some(EdgeDrag {
                annotation: selected,
                is_end,
                spans: placed.mark.spans.clone(),
                grip: at - line.center(),
                until: None,
            });
        }
        if let Some(at) = at.filter(|_| response.dragged()) {
            follow(ui, state, setting, visible, at);
        }
        if response.drag_stopped() {
            let_go(ui, state, &placed.mark.spans, events);
        }
        shown.push(handle);
    }
    if ui.input(|input| input.key_pressed(Key::Escape)) {
        state.edge_drag = None;
    }
    shown
}

/// Moves the dragged edge to the pointer.
fn follow(ui: &Ui, state: &mut ReaderState, setting: &Setting<'_>, visible: &[Visible], at: Pos2) {
    let text = setting.prepared.text();
    let Some(drag) = state.edge_drag.as_mut().filter(|drag| drag.until.is_none()) else {
        return;
    };
    let Some(caret) = hit(setting, visible, at - drag.grip) else {
        return;
    };
    let by_word = ui.input(|input| input.modifiers.shift);
    let word = word_at(text, caret.byte).filter(|_| by_word);
    let byte = match (word, drag.is_end) {
        (Some(word), true) => word.end().index(),
        (Some(word), false) => word.start().index(),
        (None, _) => caret.byte,
    };
    if let Some(spans) = with_edge(text, &drag.spans, drag.is_end, byte) {
        drag.spans = spans;
    }
    let view = setting.page.view;
    let over = match at.y {
        y if y < view.top() + 8.0 => -1.0,
        y if y > view.bottom() - 8.0 => 1.0,
        _ => return,
    };
    setting.scroll_by(state, over * 10.0 * setting.page.pixels_per_point);
    ui.ctx().request_repaint();
}

fn let_go(ui: &Ui, state: &mut ReaderState, before: &[Span], events: &mut Vec<ReaderEvent>) {
    let Some(drag) = &mut state.edge_drag else {
        return;
    };
    if drag.spans == before {
        state.edge_drag = None;
        return;
    }
    drag.until = Some(ui.input(|input| input.time) + SETTLING);
    events.push(ReaderEvent::EdgesMoved {
        annotation: drag.annotation,
        spans: drag.spans.clone(),
    });
}

/// Drops a preview once the collection holds it, or has refused it.
fn settle(
    ui: &Ui,
    state: &mut ReaderState,
    setting: &Setting<'_>,
    visible: &[Visible],
    marks: &MarkIndex,
) {
    let Some(drag) = &state.edge_drag else { return };
    let Some(until) = drag.until else { return };
    let now = ui.input(|input| input.time);
    let placed = in_view(setting, visible, marks, drag.annotation);
    if until <= now || placed.is_some_and(|placed| placed.mark.spans == drag.spans) {
        state.edge_drag = None;
    } else {
        let wait = std::time::Duration::from_secs_f64((until - now).max(0.0));
        ui.ctx().request_repaint_after(wait);
    }
}

/// The mark of an annotation, if it may be in view.
pub(super) fn in_view<'a>(
    setting: &Setting<'_>,
    visible: &[Visible],
    marks: &'a MarkIndex,
    annotation: AnnotationId,
) -> Option<&'a PlacedMark> {
    let blocks = setting.prepared.blocks();
    let first = blocks.get(visible.first()?.block)?.bytes().start;
    let last = blocks.get(visible.last()?.block)?.bytes().end.max(1);
    let mut touching = marks.touching(first as u32..last as u32);
    touching.find(|placed| placed.mark.id == annotation)
}

/// The line of a caret on the screen, points; none where its block is out of view.
pub(super) fn caret_line(setting: &Setting<'_>, visible: &[Visible], caret: Caret) -> Option<Rect> {
    let blocks = setting.prepared.blocks();
    let shown = visible.iter().find(|shown| {
        let bytes = blocks[shown.block].bytes();
        bytes.start <= caret.byte && caret.byte <= bytes.end
    })?;
    let inside = Caret {
        byte: caret.byte - blocks[shown.block].bytes().start,
        ..caret
    };
    let page = setting.page;
    let origin = pos2(
        page.column.left() + shown.left_px / page.pixels_per_point,
        page.view.top() + shown.top_px / page.pixels_per_point,
    );
    let rect = shown.layout.caret_rect(inside);
    let rect = rect.on_screen(origin, page.pixels_per_point);
    let is_there = rect.bottom() > page.view.top() && rect.top() < page.view.bottom();
    let spare = rect.height() * 0.12;
    is_there.then(|| rect.shrink2(vec2(0.0, spare)))
}

/// Paints the handles over everything.
pub(super) fn paint(painter: &Painter, handles: &[Handle], color: Color32, theme: &Theme) {
    for handle in handles {
        let x = handle.line.center().x;
        painter.vline(x, handle.line.y_range(), Stroke::new(2.0, color));
        painter.circle(handle.knob(), KNOB, color, Stroke::new(1.5, theme.base));
    }
}
