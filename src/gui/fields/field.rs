//! The one-line field.

use std::fmt;
use std::ops::Range;

use egui::{Response, Sense, Stroke, Ui, Vec2, vec2};

use super::buffer::{Paragraphing, Selection};
use super::editor::{Editor, Opening};
use super::layouts::Setting;
use super::view::{View, Words, inner_rect, line_px, neutral_direction};
use super::wording;
use crate::gui::typeset::{Caret, TextStyle, Typesetter};
use crate::i18n::Wording;
use crate::text::Direction;

/// The space between a field's frame and its text, points.
const MARGIN: Vec2 = vec2(8.0, 3.0);

/// The text of a [`Field`] with its caret and undo. Kept by the caller from frame to frame.
#[derive(Clone)]
pub struct FieldState {
    editor: Editor,
    /// How far the text is moved to keep the caret in view, px.
    scroll: f32,
}

impl fmt::Debug for FieldState {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("FieldState")
            .field("text", &self.text())
            .field("selection", &self.selection())
            .finish_non_exhaustive()
    }
}

impl Default for FieldState {
    fn default() -> Self {
        Self::new("")
    }
}

impl FieldState {
    /// A field with a text, the caret at its end. Line feeds become spaces.
    pub fn new(text: &str) -> Self {
        Self {
            editor: Editor::new(Paragraphing::One, text),
            scroll: 0.0,
        }
    }

    /// The text, without what an input method is still composing.
    pub fn text(&self) -> &str {
        self.editor.buffer.text()
    }

    /// Replaces the text and forgets what could be undone; the caret goes to the end.
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

    /// Selects everything, as for a name that is likely to be replaced.
    pub fn select_all(&mut self) {
        self.editor.buffer.select_all();
    }

    /// Takes the focus when drawn next. What was typed in that frame, and repeats of a key held down since, are dropped:
    /// the letter of a shortcut that opens the field does not land in it.
    pub fn focus_next_frame(&mut self) {
        self.editor.opening = Opening::Requested;
    }

    /// The user's choice of direction; `None`: by the text.
    pub fn direction_override(&self) -> Option<Direction> {
        self.editor.direction
    }

    /// Sets the direction, whatever the text; `None`: by the text.
    pub fn set_direction_override(&mut self, direction: Option<Direction>) {
        self.editor.direction = direction;
    }
}

/// What happened to a field in this frame.
#[derive(Clone, Debug)]
pub struct FieldResponse {
    /// egui's response; `changed()` is set too.
    pub response: Response,
    /// Whether the text changed.
    pub changed: bool,
    /// Whether Enter was pressed in a field, or Ctrl+Enter in an area.
    pub submitted: bool,
    /// Whether Ctrl (Command on macOS) was held with it.
    pub submitted_with_command: bool,
    /// Whether Escape was pressed; the focus is given up.
    pub cancelled: bool,
}

/// A one-line text field for both scripts. Arrow keys up and down, Page keys and Tab are left to the caller.
#[must_use = "call show"]
pub struct Field<'a> {
    state: &'a mut FieldState,
    label: &'a str,
    hint: &'a str,
    width: Option<f32>,
    style: TextStyle,
    neutral: Option<Direction>,
    wording: Option<Wording>,
    is_framed: bool,
    mark: Option<Range<usize>>,
}

impl<'a> Field<'a> {
    /// A field over a state.
    pub fn new(state: &'a mut FieldState) -> Self {
        Self {
            state,
            label: "",
            hint: "",
            width: None,
            style: TextStyle::INTERFACE,
            neutral: None,
            wording: None,
            is_framed: true,
            mark: None,
        }
    }

    /// The accessible name: always give one. Its identity in the `Ui`, too: two fields there need two names.
    pub fn label(mut self, label: &'a str) -> Self {
        self.label = label;
        self
    }

    /// Shown while the field is empty.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// Outer width in points; else that of the space that is left.
    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    /// Faces and sizes; else [`TextStyle::INTERFACE`].
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

    /// Leaves the frame to the caller.
    pub fn frameless(mut self) -> Self {
        self.is_framed = false;
        self
    }

    /// Underlines what is wrong: bytes of the text; at its end where there are none.
    pub fn mark(mut self, bytes: Option<Range<usize>>) -> Self {
        self.mark = bytes;
        self
    }

    /// Draws the field and acts on the events of this frame.
    pub fn show(self, ui: &mut Ui) -> FieldResponse {
        let pixels_per_point = ui.ctx().pixels_per_point();
        let typesetter = Typesetter::of(ui.ctx());
        let id = ui.make_persistent_id(("field", self.label));
        let line = line_px(&self.style, pixels_per_point) / pixels_per_point;
        let width = self.width.unwrap_or_else(|| ui.available_width()).max(24.0);
        let editor = &mut self.state.editor;
        let previous = editor.buffer.text().to_owned();
        let setting = |editor: &Editor| Setting {
            style: self.style,
            pixels_per_point,
            width: None,
            direction: editor.direction,
            neutral: neutral_direction(ui, self.neutral, self.hint),
        };
        editor.sync(&typesetter, setting(editor));
        let mut outcome = editor.take_keyboard(ui, id, 0.0);
        let (outer, _) = ui.allocate_exact_size(vec2(width, line + 2.0 * MARGIN.y), Sense::hover());
        let mut response = ui.interact(outer, id, Sense::click_and_drag());
        let inner = inner_rect(outer, MARGIN, pixels_per_point);
        let mut view = View {
            outer,
            inner,
            origin: inner.min,
            pixels_per_point,
            is_mirrored: ui.layout().prefer_right_to_left(),
            is_framed: self.is_framed,
        };
        place_text(&mut view, editor, &mut self.state.scroll);
        outcome.changed |= editor.take_mouse(ui, &response, &view);
        editor.offer_selection(ui, &response);
        place_text(&mut view, editor, &mut self.state.scroll);
        let words = Words {
            label: self.label,
            hint: self.hint,
            wording: self.wording.unwrap_or_else(|| wording(ui.ctx())),
        };
        outcome.changed |= editor.present(ui, &response, &view, &words, &previous);
        if let Some(bytes) = self.mark {
            paint_mark(ui, editor, &view, bytes);
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

/// Underlines bytes of the text with the color of warnings.
fn paint_mark(ui: &Ui, editor: &mut Editor, view: &View, bytes: Range<usize>) {
    let len = editor.buffer.text().len();
    let (from, to) = (bytes.start.min(len), bytes.end.min(len));
    let color = crate::gui::theme::Theme::of(ui.ctx()).warn;
    let painter = ui
        .painter()
        .with_clip_rect(view.inner.intersect(ui.clip_rect()));
    let places = match from < to {
        true => editor.layouts.rects(0, &(from..to)),
        false => vec![editor.layouts.caret_rect(Caret::after(from))],
    };
    for place in places {
        let place = place.on_screen(view.origin, view.pixels_per_point);
        let wide = place.expand2(vec2(if from < to { 0.0 } else { 4.0 }, 0.0));
        painter.hline(wide.x_range(), wide.bottom() - 1.5, Stroke::new(2.0, color));
    }
}

/// Puts the text at its start side, moved so far that the caret is in view.
fn place_text(view: &mut View, editor: &mut Editor, scroll: &mut f32) {
    let Some((_, layout)) = editor.layouts.layout(0) else {
        return;
    };
    let room = view.inner.width() * view.pixels_per_point;
    let (left, right) = layout.extent();
    let surplus = (right - left - room).max(0.0);
    let (base, range) = if layout.direction().is_rtl() {
        (room - right, 0.0..=surplus)
    } else {
        (-left, -surplus..=0.0)
    };
    if std::mem::take(&mut editor.reveal) {
        let caret = editor
            .layouts
            .caret_rect(editor.buffer.shown_selection().focus);
        let at = caret.left + base + *scroll;
        *scroll += at.clamp(0.0, room) - at;
    }
    *scroll = scroll.clamp(*range.start(), *range.end()).round();
    view.origin.x = view.inner.min.x + (base + *scroll).round() / view.pixels_per_point;
}
