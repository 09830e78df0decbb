//! The pointer: selecting, clicking on marks, the scroll bar.

use egui::{CursorIcon, Id, Pos2, Response, Sense, Ui};

use crate::gui::reader::margin::Bracket;
use crate::gui::reader::marks::MarkIndex;
use crate::gui::reader::scroll::{Setting, Visible};
use crate::gui::reader::state::{ReaderState, Selection};
use crate::gui::reader::view::ReaderEvent;
use crate::gui::typeset::Caret;
use crate::model::AnnotationId;
use crate::text::{sentence_at, word_at};

/// Points by which the view scrolls in a frame while a selection is dragged past its edge.
const DRAG_SCROLL: f32 = 14.0;

/// The caret nearest to a point of the screen, in bytes of the document.
pub(super) fn hit(setting: &Setting<'_>, visible: &[Visible], at: Pos2) -> Option<Caret> {
    let ppp = setting.page.pixels_per_point;
    let y = (at.y - setting.page.view.top()) * ppp;
    let shown = visible
        .iter()
        .rev()
        .find(|visible| visible.top_px <= y)
        .or(visible.first())?;
    let x = (at.x - setting.page.column.left()) * ppp - shown.left_px;
    let caret = shown.layout.hit(x, y - shown.top_px);
    let start = setting.prepared.blocks()[shown.block].bytes().start;
    Some(Caret {
        byte: start + caret.byte,
        affinity: caret.affinity,
    })
}

/// The byte of the letter under a point, if there is one.
fn letter_under(setting: &Setting<'_>, visible: &[Visible], at: Pos2) -> Option<usize> {
    let ppp = setting.page.pixels_per_point;
    let y = (at.y - setting.page.view.top()) * ppp;
    let shown = visible
        .iter()
        .find(|visible| visible.top_px <= y && y < visible.bottom_px())?;
    let x = (at.x - setting.page.column.left()) * ppp - shown.left_px;
    let cluster = shown.layout.cluster_under(x, y - shown.top_px)?;
    Some(setting.prepared.blocks()[shown.block].bytes().start + cluster.start)
}

/// Selects with the pointer and reports clicks.
pub(super) fn pointer(
    ui: &Ui,
    state: &mut ReaderState,
    setting: &Setting<'_>,
    visible: &[Visible],
    marks: &MarkIndex,
    response: &Response,
    events: &mut Vec<ReaderEvent>,
) {
    let text = setting.prepared.text();
    let hover = response
        .hover_pos()
        .filter(|at| !setting.page.scroll_bar.contains(*at));
    let letter = hover
        .filter(|at| !setting.page.margin.contains(*at))
        .and_then(|at| letter_under(setting, visible, at));
    state.hovered = letter.and_then(|byte| marks.shortest_at(byte as u32));
    if hover.is_some_and(|at| setting.page.column.contains(at)) {
        ui.ctx().set_cursor_icon(CursorIcon::Text);
    }
    let (pressed, shift) =
        ui.input(|input| (input.pointer.primary_pressed(), input.modifiers.shift));
    let pointer = response.interact_pointer_pos();
    let Some(at) = pointer else {
        state.is_dragging_text = false;
        return;
    };
    let starts_in_text = !setting.page.scroll_bar.contains(at) && !setting.page.margin.contains(at);
    if pressed && starts_in_text {
        response.request_focus();
        let Some(caret) = hit(setting, visible, at) else {
            return;
        };
        state.selection = Some(match state.selection {
            Some(selection) if shift => Selection {
                focus: caret,
                ..selection
            },
            _ => Selection::caret(caret),
        });
        state.goal_x_px = None;
        state.is_dragging_text = true;
    }
    if response.triple_clicked() {
        let sentence = state
            .selection
            .and_then(|selection| sentence_at(text, selection.focus.byte));
        if let Some(sentence) = sentence {
            state.select(sentence.range());
        }
    } else if response.double_clicked() {
        let word =
            hit(setting, visible, at).and_then(|caret| word_at(text, letter.unwrap_or(caret.byte)));
        if let Some(word) = word {
            state.select(word.range());
        }
    } else if response.clicked() && starts_in_text && !shift {
        events.push(
            match letter.and_then(|byte| marks.shortest_at(byte as u32)) {
                Some(annotation) => ReaderEvent::Clicked(annotation),
                None => ReaderEvent::ClickedText,
            },
        );
    }
    if response.dragged() && state.is_dragging_text && !pressed {
        if let (Some(caret), Some(selection)) = (hit(setting, visible, at), &mut state.selection) {
            selection.focus = caret;
        }
        let view = setting.page.view;
        let over = if at.y < view.top() + 8.0 {
            -1.0
        } else if at.y > view.bottom() - 8.0 {
            1.0
        } else {
            0.0
        };
        if over != 0.0 {
            setting.scroll_by(state, over * DRAG_SCROLL * setting.page.pixels_per_point);
            ui.ctx().request_repaint();
        }
    }
    if response.drag_stopped() || !ui.input(|input| input.pointer.primary_down()) {
        state.is_dragging_text = false;
    }
}

/// The annotation of the bracket or name under the pointer.
pub(super) fn over_margin(
    ui: &Ui,
    response: &Response,
    brackets: &[Bracket],
) -> Option<AnnotationId> {
    let at = response.hover_pos()?;
    let found = brackets.iter().find(|bracket| bracket.is_under(at))?;
    ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    if let Some(name) = found.full_name() {
        response.clone().on_hover_text_at_pointer(name);
    }
    Some(found.id)
}

/// Drags the thumb, or jumps to where the bar was clicked.
pub(super) fn scroll_bar(ui: &Ui, state: &mut ReaderState, setting: &Setting<'_>, id: Id) {
    let bar = setting.page.scroll_bar;
    let response = ui.interact(bar, id.with("scroll bar"), Sense::click_and_drag());
    if let Some(at) = response.interact_pointer_pos()
        && (response.dragged()
            || response.clicked()
            || ui.input(|input| input.pointer.primary_pressed()))
    {
        let share = f64::from(((at.y - bar.top()) / bar.height().max(1.0)).clamp(0.0, 1.0));
        let whole = state.heights.total() + 2.0 * f64::from(setting.top_space_px());
        let most = (whole - f64::from(setting.view_px())).max(0.0);
        setting.scroll_to(state, share * most - f64::from(setting.top_space_px()));
    }
}
