//! The pointer: selecting, clicking on marks, the scroll bar.

use egui::{CursorIcon, Id, Pos2, Response, Sense, Ui};

use crate::gui::reader::margin::Margin;
use crate::gui::reader::marks::MarkIndex;
use crate::gui::reader::scroll::{Setting, Visible};
use crate::gui::reader::state::{ReaderState, Selection};
use crate::gui::reader::view::ReaderEvent;
use crate::gui::typeset::Caret;
use crate::text::{addresses, paragraph_at, sentence_at, word_at};

/// Points by which the view scrolls in a frame while a selection is dragged past its edge.
const DRAG_SCROLL: f32 = 14.0;
/// A click so soon after a third one is the fourth, seconds.
const FOURTH_CLICK: f64 = 0.6;

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
    let (pressed, shift, adds) = ui.input(|input| {
        let modifiers = input.modifiers;
        (
            input.pointer.primary_pressed(),
            modifiers.shift,
            modifiers.command,
        )
    });
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
        match (adds, shift) {
            // With Ctrl what is selected stays as a part, and the next begins here.
            (true, false) => state.add_part(text),
            (false, false) => state.clear_selection(),
            _ => {}
        }
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
    let under = hit(setting, visible, at).map(|caret| letter.unwrap_or(caret.byte));
    let range = if response.triple_clicked() {
        let now = ui.input(|input| input.time);
        // To egui a fourth click is another third one.
        let is_fourth = state
            .third_click
            .replace(now)
            .is_some_and(|before| now - before < FOURTH_CLICK);
        let unit = if is_fourth { paragraph_at } else { sentence_at };
        under.and_then(|byte| unit(text, byte))
    } else if response.double_clicked() {
        under.and_then(|byte| word_at(text, byte))
    } else {
        None
    };
    if let Some(range) = range.map(|span| span.range()) {
        state.selection = Some(Selection {
            anchor: Caret::before(range.start),
            focus: Caret::after(range.end),
        });
    } else if response.clicked() && starts_in_text && adds {
        if let Some(byte) = under {
            state.drop_part(text, byte);
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

/// Says of an address under the pointer that it is copied and never opened.
pub(super) fn address(
    setting: &Setting<'_>,
    visible: &[Visible],
    response: &Response,
    words: &str,
) {
    let page = setting.page;
    let Some(byte) = response
        .hover_pos()
        .filter(|at| !page.scroll_bar.contains(*at) && !page.margin.contains(*at))
        .and_then(|at| letter_under(setting, visible, at))
    else {
        return;
    };
    let block = setting.prepared.blocks()[setting.prepared.block_at(byte)].bytes();
    let text = &setting.prepared.text()[block.clone()];
    let at = byte - block.start;
    if let Some(found) = addresses(text)
        .into_iter()
        .find(|found| found.contains(&at))
    {
        // The address is read from left to right whatever stands around it.
        let words = format!("\u{2066}{}\u{2069}\n{words}", &text[found]);
        response.clone().on_hover_text_at_pointer(words);
    }
}

/// Lifts and selects by bracket and name, and opens the list of those without a place.
pub(super) fn margin(
    ui: &Ui,
    state: &mut ReaderState,
    response: &Response,
    margin: &Margin<'_>,
    events: &mut Vec<ReaderEvent>,
) {
    if let Some((count, annotations)) = margin.crowds(ui, response.id) {
        events.push(ReaderEvent::Crowd {
            annotations,
            place: count.rect,
        });
    }
    let Some(at) = response.hover_pos() else {
        return;
    };
    let Some((annotation, name)) = margin.under(at) else {
        return;
    };
    ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    if !name.is_empty() {
        response.clone().on_hover_text_at_pointer(name);
    }
    state.hovered = Some(annotation);
    if response.clicked() {
        events.retain(|event| *event != ReaderEvent::ClickedText);
        events.push(ReaderEvent::Clicked(annotation));
    }
}

/// Asks for the menu of the annotation under the pointer, or for that of the text: of what is selected if that is under it,
/// else of the place, to which the caret goes.
pub(super) fn menu(
    ui: &Ui,
    state: &mut ReaderState,
    setting: &Setting<'_>,
    visible: &[Visible],
    response: &Response,
    events: &mut Vec<ReaderEvent>,
) {
    let Some(at) = ui.input(|input| input.pointer.interact_pos()) else {
        return;
    };
    if !response.secondary_clicked() || setting.page.scroll_bar.contains(at) {
        return;
    }
    let caret = hit(setting, visible, at);
    let is_selected = caret.is_some_and(|caret| {
        let own = state.selection.map(|selection| selection.bytes());
        let parts = state.parts.iter().map(|span| span.range());
        parts.chain(own).any(|bytes| bytes.contains(&caret.byte))
    });
    let annotation = state.hovered.filter(|_| !is_selected);
    if let (None, false, Some(caret)) = (annotation, is_selected, caret) {
        state.clear_selection();
        state.selection = Some(Selection::caret(caret));
        events.push(ReaderEvent::ClickedText);
    }
    response.request_focus();
    events.push(ReaderEvent::Menu { annotation, at });
}

/// Drags the thumb, or jumps to where the bar was clicked.
pub(super) fn scroll_bar(ui: &Ui, state: &mut ReaderState, setting: &Setting<'_>, id: Id) {
    let bar = setting.page.scroll_bar;
    let response = ui.interact(bar, id.with("scroll bar"), Sense::CLICK | Sense::DRAG);
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
