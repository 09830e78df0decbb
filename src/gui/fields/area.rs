//! The area of several paragraphs, with its own scrolling.

use std::fmt;

use egui::{CornerRadius, Id, Rect, Response, Sense, Ui, Vec2, pos2, vec2};

use super::buffer::{Paragraphing, Selection};
use super::editor::{Editor, Opening};
use super::field::FieldResponse;
use super::layouts::Setting;
use super::view::{View, Words, inner_rect, line_px, neutral_direction};
use super::wording;
use crate::gui::typeset::{Caret, TextStyle, Typesetter};
use crate::i18n::Wording;
use crate::text::Direction;

/// The space between an area's frame and its text, points.
const MARGIN: Vec2 = vec2(10.0, 6.0);
/// The width of the scroll handle, points.
const HANDLE: f32 = 5.0;

/// The text of an [`Area`] with its caret and undo. Kept by the caller from frame to frame.
#[derive(Clone)]
pub struct AreaState {
    editor: Editor,
    /// The height of text above the visible part, px.
    scroll: f32,
}

impl fmt::Debug for AreaState {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("AreaState")
            .field("text", &self.text())
            .field("selection", &self.selection())
            .finish_non_exhaustive()
    }
}

impl Default for AreaState {
    fn default() -> Self {
        Self::new("")
    }
}

impl AreaState {
    /// An area with a text, the caret at its end.
    pub fn new(text: &str) -> Self {
        Self {
            editor: Editor::new(Paragraphing::Many, text),
            scroll: 0.0,
        }
    }

    /// The text, without what an input method is still composing. Paragraphs are parted by line feeds.
    pub fn text(&self) -> &str {
        self.editor.buffer.text()
    }

    /// Replaces the text and forgets what could be undone; the caret goes to the end, the view to the start.
    pub fn set_text(&mut self, text: &str) {
        self.editor.buffer.set_text(text);
        self.scroll = 0.0;
    }

    /// The selection in bytes of the text.
    pub fn selection(&self) -> Selection {
        self.editor.buffer.selection()
    }

    /// Selects from `anchor` to `focus`, bytes of the text; moved to edges of grapheme clusters.
    pub fn select(&mut self, anchor: usize, focus: usize) {
        self.editor
            .buffer
            .select(Caret::before(anchor), Caret::after(focus));
        self.editor.reveal = true;
    }

    /// Selects everything.
    pub fn select_all(&mut self) {
        self.editor.buffer.select_all();
    }

    /// Takes the focus when drawn next; see [`FieldState::focus_next_frame`](super::FieldState::focus_next_frame).
    pub fn focus_next_frame(&mut self) {
        self.editor.opening = Opening::Requested;
    }

    /// The user's choice of direction for all paragraphs; `None`: each by its text.
    pub fn direction_override(&self) -> Option<Direction> {
        self.editor.direction
    }

    /// Sets the direction of all paragraphs; `None`: each by its text.
    pub fn set_direction_override(&mut self, direction: Option<Direction>) {
        self.editor.direction = direction;
    }
}

/// A text area for both scripts. Enter starts a paragraph, Ctrl+Enter submits; Tab is left to the window.
#[must_use = "call show"]
pub struct Area<'a> {
    state: &'a mut AreaState,
    label: &'a str,
    hint: &'a str,
    width: Option<f32>,
    min_rows: usize,
    max_rows: usize,
    height: Option<f32>,
    style: TextStyle,
    neutral: Option<Direction>,
    wording: Option<Wording>,
}

impl<'a> Area<'a> {
    /// An area over a state: 3 to 12 rows.
    pub fn new(state: &'a mut AreaState) -> Self {
        Self {
            state,
            label: "",
            hint: "",
            width: None,
            min_rows: 3,
            max_rows: 12,
            height: None,
            style: TextStyle::MEMO,
            neutral: None,
            wording: None,
        }
    }

    /// The accessible name: always give one. Its identity in the `Ui`, too: two areas there need two names.
    pub fn label(mut self, label: &'a str) -> Self {
        self.label = label;
        self
    }

    /// Shown while the area is empty.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Outer width in points; else that of the space that is left.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// The least height in lines.
    pub fn min_rows(mut self, rows: usize) -> Self {
        self.min_rows = rows;
        self
    }

    /// The height in lines from which on the text scrolls; at least the least height.
    pub fn max_rows(mut self, rows: usize) -> Self {
        self.max_rows = rows;
        self
    }

    /// A fixed outer height in points, whatever the rows.
    pub fn height(mut self, height: f32) -> Self {
        self.height = Some(height);
        self
    }

    /// Faces and sizes; else [`TextStyle::MEMO`].
    pub fn style(mut self, style: TextStyle) -> Self {
        self.style = style;
        self
    }

    /// The direction while there is no letter to go by; else that of the hint, or of the `Ui`.
    pub fn neutral_direction(mut self, direction: Direction) -> Self {
        self.neutral = Some(direction);
        self
    }

    /// The language of the menu; else that of [`set_wording`](super::set_wording).
    pub fn wording(mut self, wording: Wording) -> Self {
        self.wording = Some(wording);
        self
    }

    /// Draws the area and acts on the events of this frame.
    pub fn show(self, ui: &mut Ui) -> FieldResponse {
        let pixels_per_point = ui.ctx().pixels_per_point();
        let typesetter = Typesetter::of(ui.ctx());
        let id = ui.make_persistent_id(("area", self.label));
        let line = line_px(&self.style, pixels_per_point);
        let width = self.width.unwrap_or_else(|| ui.available_width()).max(48.0);
        let editor = &mut self.state.editor;
        let scroll = &mut self.state.scroll;
        let previous = editor.buffer.text().to_owned();
        let setting = Setting {
            style: self.style,
            pixels_per_point,
            width: Some(
                ((width - 2.0 * MARGIN.x) * pixels_per_point)
                    .floor()
                    .max(1.0),
            ),
            direction: editor.direction,
            neutral: neutral_direction(ui, self.neutral, self.hint),
        };
        editor.sync(&typesetter, setting);
        let (least, most) = match self.height {
            Some(height) => {
                let inner = ((height - 2.0 * MARGIN.y) * pixels_per_point).max(line);
                (inner, inner)
            }
            None => {
                let least = self.min_rows.max(1) as f32 * line;
                (least, (self.max_rows.max(1) as f32 * line).max(least))
            }
        };
        let shown_before = editor.layouts.height_up_to(most).clamp(least, most);
        let mut outcome = editor.take_keyboard(ui, id, (shown_before - line).max(line));
        let shown = editor.layouts.height_up_to(most).clamp(least, most);
        let height = shown / pixels_per_point + 2.0 * MARGIN.y;
        let (outer, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
        let had_focus = ui.memory(|memory| memory.has_focus(id));
        let mut response = ui.interact(outer, id, Sense::click_and_drag());
        let inner = inner_rect(outer, MARGIN, pixels_per_point);
        let mut view = View {
            outer,
            inner,
            origin: inner.min,
            pixels_per_point,
            is_mirrored: ui.layout().prefer_right_to_left(),
            is_framed: true,
        };
        take_wheel(ui, &response, editor, scroll, shown, pixels_per_point);
        let handle = take_handle(ui, id, &view, editor, scroll, shown);
        place_text(&mut view, editor, scroll, shown);
        let held = |handle: &Response| handle.is_pointer_button_down_on();
        if had_focus && handle.as_ref().is_some_and(held) {
            response.request_focus();
        }
        if !handle.as_ref().is_some_and(Response::contains_pointer) {
            outcome.changed |= editor.take_mouse(ui, &response, &view);
            editor.offer_selection(ui, &response);
        }
        place_text(&mut view, editor, scroll, shown);
        let words = Words {
            label: self.label,
            hint: self.hint,
            wording: self.wording.unwrap_or_else(|| wording(ui.ctx())),
        };
        outcome.changed |= editor.present(ui, &response, &view, &words, &previous);
        if let Some(handle) = handle {
            paint_handle(ui, &handle, &view, editor, *scroll, shown);
        }
        if outcome.changed {
            response.mark_changed();
        }
        FieldResponse {
            response,
            changed: outcome.changed,
            submitted: outcome.submitted,
            submitted_with_command: outcome.with_command,
            cancelled: outcome.cancelled,
        }
    }
}

/// Puts the text so that the caret is in view, and lays out what is seen. `shown` is the visible height, px.
fn place_text(view: &mut View, editor: &mut Editor, scroll: &mut f32, shown: f32) {
    let reveal = std::mem::take(&mut editor.reveal);
    // Measuring what was only estimated moves the text, and may bring other paragraphs into view.
    for _ in 0..8 {
        let before = *scroll;
        if reveal {
            let caret = editor
                .layouts
                .caret_rect(editor.buffer.shown_selection().focus);
            *scroll = scroll.min(caret.top).max(caret.bottom - shown);
        }
        *scroll += editor.layouts.lay_out(*scroll..*scroll + shown);
        let most = (editor.layouts.height() - shown).max(0.0);
        *scroll = scroll.clamp(0.0, most).round();
        if (*scroll - before).abs() < 0.5 {
            break;
        }
    }
    view.origin.y = view.inner.min.y - *scroll / view.pixels_per_point;
}

/// Scrolls by the wheel, and takes from it what was used, so that the panel around does not scroll as well.
fn take_wheel(
    ui: &Ui,
    response: &Response,
    editor: &Editor,
    scroll: &mut f32,
    shown: f32,
    pixels_per_point: f32,
) {
    let most = (editor.layouts.height() - shown).max(0.0);
    if most <= 0.0 || !response.contains_pointer() {
        return;
    }
    ui.input_mut(|input| {
        let target = (*scroll - input.smooth_scroll_delta.y * pixels_per_point).clamp(0.0, most);
        if (target - *scroll).abs() > 0.01 {
            *scroll = target;
            input.smooth_scroll_delta.y = 0.0;
        }
    });
}

/// The place of the scroll handle at the area's end side.
fn handle_rect(view: &View, total: f32, scroll: f32, shown: f32) -> Rect {
    let track = view.outer.shrink2(vec2(2.0, 4.0));
    let length =
        (track.height() * shown / total).clamp(16.0_f32.min(track.height()), track.height());
    let free = track.height() - length;
    let share = (scroll / (total - shown).max(1.0)).clamp(0.0, 1.0);
    let left = if view.is_mirrored {
        track.left()
    } else {
        track.right() - HANDLE
    };
    Rect::from_min_size(pos2(left, track.top() + free * share), vec2(HANDLE, length))
}

fn take_handle(
    ui: &Ui,
    id: Id,
    view: &View,
    editor: &Editor,
    scroll: &mut f32,
    shown: f32,
) -> Option<Response> {
    let total = editor.layouts.height();
    if total <= shown {
        return None;
    }
    let rect = handle_rect(view, total, *scroll, shown);
    let track = Rect::from_x_y_ranges(rect.x_range(), view.outer.y_range());
    let response = ui.interact(
        track.expand2(vec2(2.0, 0.0)),
        id.with("handle"),
        Sense::DRAG,
    );
    let per_point = (total - shown) / (view.outer.height() - 8.0 - rect.height()).max(1.0);
    let pressed = ui.input(|input| input.pointer.primary_pressed());
    let pointer = response.interact_pointer_pos();
    if let Some(pointer) = pointer.filter(|at| pressed && !rect.y_range().contains(at.y)) {
        *scroll += (pointer.y - rect.center().y) * per_point;
    } else if response.dragged() {
        *scroll += response.drag_delta().y * per_point;
    }
    *scroll = scroll.clamp(0.0, total - shown);
    Some(response)
}

fn paint_handle(
    ui: &Ui,
    response: &Response,
    view: &View,
    editor: &Editor,
    scroll: f32,
    shown: f32,
) {
    let total = editor.layouts.height();
    if total <= shown {
        return;
    }
    let rect = handle_rect(view, total, scroll, shown);
    let color = ui.style().interact(response).fg_stroke.color;
    ui.painter()
        .rect_filled(rect, CornerRadius::same(2), color.gamma_multiply(0.5));
}
