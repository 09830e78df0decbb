//! What both widgets share: a buffer with its layouts, and what keys, letters and input methods do to it.

use std::ops::Range;

use egui::accesskit::{Action, ActionData, ActionRequest, TextPosition};
use egui::{Event, Id, ImeEvent, Key, Modifiers, Ui};

use super::buffer::{EditBuffer, Paragraphing};
use super::keys::{self, Act, Motion};
use super::layouts::{Setting, TextLayouts};
use super::pointer::{Drag, Press};
use crate::gui::typeset::{Caret, Side, Typesetter};
use crate::text::Direction;

/// How a field that is to take the focus deals with the key that opened it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Opening {
    /// Nothing special.
    #[default]
    Done,
    /// Takes the focus when drawn next and drops what was typed in that frame.
    Requested,
    /// Drops repeats of the key that is still held down.
    KeyHeld,
}

/// A line of the text as it was told to assistive programs.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ToldRun {
    pub(super) id: Id,
    pub(super) bytes: Range<usize>,
}

/// What happened to a widget in this frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Outcome {
    pub(super) changed: bool,
    pub(super) submitted: bool,
    pub(super) with_command: bool,
    pub(super) cancelled: bool,
}

/// See the module.
#[derive(Clone, Default)]
pub(super) struct Editor {
    pub(super) buffer: EditBuffer,
    pub(super) layouts: TextLayouts,
    /// The user's choice for the whole widget; `None` goes by the text.
    pub(super) direction: Option<Direction>,
    pub(super) opening: Opening,
    pub(super) drag: Option<Drag>,
    pub(super) press: Option<Press>,
    pub(super) goal_x: Option<f32>,
    /// Whether the caret is to be brought into view.
    pub(super) reveal: bool,
    /// When the caret was last moved, seconds: it blinks from then on.
    pub(super) moved_at: f64,
    pub(super) told: Vec<ToldRun>,
    typesetter: Option<Typesetter>,
    setting: Option<Setting>,
}

impl Editor {
    pub(super) fn new(paragraphing: Paragraphing, text: &str) -> Self {
        Self {
            buffer: EditBuffer::new(paragraphing, text),
            ..Self::default()
        }
    }

    /// Lays out the text as it is shown.
    pub(super) fn sync(&mut self, typesetter: &Typesetter, setting: Setting) {
        self.typesetter = Some(typesetter.clone());
        self.setting = Some(setting);
        self.resync();
    }

    pub(super) fn setting(&self) -> Option<Setting> {
        self.setting
    }

    /// Lays out again what has changed since.
    pub(super) fn resync(&mut self) {
        if let (Some(typesetter), Some(setting)) = (&self.typesetter, self.setting) {
            self.layouts.sync(typesetter, setting, &self.buffer.shown());
        }
    }

    /// Acts on the frame's keys, letters, pastes and input method, and takes them away from others.
    pub(super) fn take_events(&mut self, ui: &Ui, id: Id, page: f32, outcome: &mut Outcome) {
        let os = ui.ctx().os();
        let opening = self.opening;
        let mut taken = Vec::new();
        ui.input_mut(|input| {
            let wrote = |event: &Event| matches!(event, Event::Key { .. } | Event::Text(_));
            let repeats = repeats_key(&input.events);
            if opening == Opening::KeyHeld && !repeats && input.events.iter().any(wrote) {
                self.opening = Opening::Done;
            }
            let drop_letters = self.opening != Opening::Done && repeats;
            input.events.retain(|event| {
                let wanted = self.wants(event, id, os);
                let dropped = drop_letters && matches!(event, Event::Text(_));
                if wanted && !dropped && opening != Opening::Requested {
                    taken.push(event.clone());
                }
                !wanted
            });
        });
        if opening == Opening::Requested {
            self.opening = Opening::KeyHeld;
        }
        for event in &taken {
            self.take(ui, event, page, outcome);
            self.resync();
        }
        if !taken.is_empty() {
            self.moved_at = ui.input(|input| input.time);
            self.reveal = true;
            ui.ctx().request_repaint();
        }
    }

    fn wants(&self, event: &Event, id: Id, os: egui::os::OperatingSystem) -> bool {
        match event {
            Event::Text(_) | Event::Paste(_) | Event::Copy | Event::Cut | Event::Ime(_) => true,
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } => {
                keys::act(*key, *modifiers, os, self.buffer.paragraphing()).is_some()
                    || is_letter_key(*key, *modifiers)
            }
            Event::AccessKitActionRequest(request) => {
                request.target_node == id.accesskit_id()
                    && matches!(
                        request.action,
                        Action::SetTextSelection | Action::ReplaceSelectedText
                    )
            }
            _ => false,
        }
    }

    fn take(&mut self, ui: &Ui, event: &Event, page: f32, outcome: &mut Outcome) {
        let before = self.buffer.revision();
        match event {
            Event::Text(text) if text != "\n" && text != "\r" => self.buffer.insert_typed(text),
            Event::Paste(text) => self.buffer.insert(text),
            Event::Copy => self.copy(ui),
            Event::Cut => {
                self.copy(ui);
                if !self.buffer.selection().is_empty() {
                    self.buffer.insert("");
                }
            }
            Event::Ime(event) => self.take_ime(event),
            Event::Key { key, modifiers, .. } => {
                let os = ui.ctx().os();
                if let Some(act) = keys::act(*key, *modifiers, os, self.buffer.paragraphing()) {
                    self.act(act, page, outcome);
                }
            }
            Event::AccessKitActionRequest(request) => self.take_request(request),
            _ => {}
        }
        if self.buffer.revision() != before {
            outcome.changed = true;
            self.goal_x = None;
        }
    }

    /// Puts the selected text into the clipboard, in logical order.
    pub(super) fn copy(&self, ui: &Ui) {
        if !self.buffer.selection().is_empty() {
            ui.ctx().copy_text(self.buffer.selected_text().to_owned());
        }
    }

    fn take_ime(&mut self, event: &ImeEvent) {
        match event {
            ImeEvent::Preedit {
                text,
                active_range_chars,
            } => self.buffer.compose(text, active_range_chars.clone()),
            ImeEvent::Commit(text) => self.buffer.commit(text),
            ImeEvent::DeleteSurrounding {
                before_chars,
                after_chars,
            } => self.buffer.delete_surrounding(*before_chars, *after_chars),
            _ => {}
        }
    }

    fn take_request(&mut self, request: &ActionRequest) {
        match &request.data {
            Some(ActionData::Value(text)) => self.buffer.insert(text),
            Some(ActionData::SetTextSelection(selection)) => {
                let anchor = self.told_byte(selection.anchor);
                let focus = self.told_byte(selection.focus);
                if let (Some(anchor), Some(focus)) = (anchor, focus) {
                    self.buffer
                        .select(Caret::before(anchor), Caret::before(focus));
                }
            }
            _ => {}
        }
    }

    fn told_byte(&self, position: TextPosition) -> Option<usize> {
        let run = self
            .told
            .iter()
            .find(|run| run.id.accesskit_id() == position.node)?;
        let text = self.buffer.text().get(run.bytes.clone())?;
        let offset = super::accessibility::characters(text)
            .take(position.character_index)
            .map(str::len)
            .sum::<usize>();
        Some(run.bytes.start + offset)
    }

    fn act(&mut self, act: Act, page: f32, outcome: &mut Outcome) {
        if !matches!(act, Act::Move { .. }) {
            self.goal_x = None;
        }
        match act {
            Act::Move { motion, extend } => self.go(motion, extend, page),
            Act::Backspace(unit) => self.buffer.backspace(unit),
            Act::Delete(unit) => self.buffer.delete(unit),
            Act::DeleteToLineEdge { end } => {
                let caret = self.layouts.line_edge(self.buffer.selection().focus, end);
                self.buffer.delete_to(caret.byte);
            }
            Act::SelectAll => self.buffer.select_all(),
            Act::Undo => {
                self.buffer.undo();
            }
            Act::Redo => {
                self.buffer.redo();
            }
            Act::NewParagraph => self.buffer.insert_typed("\n"),
            Act::Submit { with_command } => {
                self.buffer.finish_composition();
                outcome.submitted = true;
                outcome.with_command = with_command;
            }
            Act::Cancel => outcome.cancelled = true,
        }
    }

    fn go(&mut self, motion: Motion, extend: bool, page: f32) {
        if self.buffer.is_composing() {
            self.buffer.finish_composition();
            self.resync();
        }
        let selection = self.buffer.selection();
        let focus = selection.focus;
        let goal_x = self.goal_x.take();
        let target = match motion {
            Motion::Letter(side) if !extend && !selection.is_empty() => self.end_at_side(side),
            Motion::Letter(side) => self.layouts.step(focus, side),
            Motion::Word(side) => self.layouts.step_word(focus, side),
            Motion::LineEdge { end } => self.layouts.line_edge(focus, end),
            Motion::LineSide(side) => {
                let end = self
                    .layouts
                    .is_forward(self.layouts.index_of(focus.byte), side);
                self.layouts.line_edge(focus, end)
            }
            Motion::ParagraphEdge { end } => self.layouts.paragraph_edge(focus, end),
            Motion::TextEdge { end } => self.layouts.text_edge(end),
            Motion::Line { down } | Motion::Page { down } => {
                let x = goal_x.unwrap_or_else(|| self.layouts.caret_rect(focus).left);
                self.goal_x = Some(x);
                match motion {
                    Motion::Page { .. } => {
                        let by = if down { page } else { -page };
                        self.layouts.step_page(focus, by, x)
                    }
                    _ => self.layouts.step_line(focus, down, x),
                }
            }
        };
        self.buffer.move_to(target, extend);
    }

    /// The end of the selection that stands farther to a side; across lines, the earlier or later one.
    fn end_at_side(&mut self, side: Side) -> Caret {
        let selection = self.buffer.selection();
        let (anchor, focus) = (selection.anchor, selection.focus);
        let (a, b) = (
            self.layouts.caret_rect(anchor),
            self.layouts.caret_rect(focus),
        );
        let anchor_first = if (a.top - b.top).abs() < 1.0 {
            a.left <= b.left
        } else {
            let rtl = self
                .layouts
                .direction(self.layouts.index_of(focus.byte))
                .is_rtl();
            (a.top < b.top) != rtl
        };
        if anchor_first == (side == Side::Left) {
            anchor
        } else {
            focus
        }
    }
}

/// Whether a held key repeats in these events.
fn repeats_key(events: &[Event]) -> bool {
    events.iter().any(|event| {
        matches!(
            event,
            Event::Key {
                pressed: true,
                repeat: true,
                ..
            }
        )
    })
}

/// Keys that write a letter: taken away, so that no shortcut acts on what is typed.
fn is_letter_key(key: Key, modifiers: Modifiers) -> bool {
    let writes = key == Key::Space || key.symbol_or_name().chars().count() == 1;
    writes && !modifiers.command && !modifiers.ctrl && !modifiers.alt && !is_arrow(key)
}

fn is_arrow(key: Key) -> bool {
    matches!(
        key,
        Key::ArrowLeft | Key::ArrowRight | Key::ArrowUp | Key::ArrowDown
    )
}
