//! The mouse in a field: click, drag, double click for words, triple click for paragraphs, Shift to extend.

use std::ops::Range;

use egui::{CursorIcon, Event, PointerButton, Pos2, Response, Ui};

use super::buffer::Paragraphing;
use super::editor::Editor;
use crate::gui::typeset::Caret;
use crate::text::word_at;

/// By what a drag extends the selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grain {
    Letter,
    Word,
    Paragraph,
}

/// The last press of the button, for counting.
#[derive(Clone, Copy, Debug)]
pub(super) struct Press {
    time: f64,
    at: Pos2,
    count: u32,
}

/// A drag in progress: the bytes first pressed stay selected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Drag {
    grain: Grain,
    from: Range<usize>,
}

impl Editor {
    /// Acts on presses and drags. `to_px` turns a place on the screen into px of the text.
    pub(super) fn take_pointer(
        &mut self,
        ui: &Ui,
        response: &Response,
        to_px: impl Fn(Pos2) -> (f32, f32),
    ) {
        if response.hovered() {
            ui.ctx().set_cursor_icon(CursorIcon::Text);
        }
        let Some(pointer) = ui.input(|input| input.pointer.interact_pos()) else {
            return;
        };
        let (pressed, secondary, shift) = ui.input(|input| {
            (
                input.pointer.primary_pressed(),
                input.pointer.button_pressed(PointerButton::Secondary),
                input.modifiers.shift || input.events.iter().any(is_shift_press),
            )
        });
        self.take_middle_click(ui, response, &to_px);
        let is_here = response.contains_pointer() || response.is_pointer_button_down_on();
        let (x, y) = to_px(pointer);
        if pressed && is_here {
            let grain = match self.count_press(ui, pointer) {
                0 | 1 => Grain::Letter,
                2 => Grain::Word,
                _ => Grain::Paragraph,
            };
            self.begin_drag(x, y, grain, shift);
            response.request_focus();
            self.noticed(ui);
        } else if secondary && is_here {
            let caret = self.hit(x, y);
            let selected = self.buffer.selection().range();
            if caret.byte < selected.start || selected.end < caret.byte {
                self.buffer.move_to(caret, false);
            }
            response.request_focus();
            self.noticed(ui);
        } else if response.dragged_by(PointerButton::Primary) {
            self.extend_to(x, y);
            self.noticed(ui);
            if !response.rect.contains(pointer) {
                // The text goes on scrolling under a pointer that rests outside.
                ui.ctx().request_repaint();
            }
        } else if !ui.input(|input| input.pointer.primary_down()) {
            self.drag = None;
        }
    }

    /// Puts in what was selected elsewhere, where the middle button was pressed (X11, Wayland).
    fn take_middle_click(
        &mut self,
        ui: &Ui,
        response: &Response,
        to_px: &impl Fn(Pos2) -> (f32, f32),
    ) {
        if !response.contains_pointer() {
            return;
        }
        let pasted = ui.input(|input| {
            input.events.iter().find_map(|event| match event {
                Event::MiddleClickPaste { pos, text } => Some((*pos, text.clone())),
                _ => None,
            })
        });
        if let Some((at, text)) = pasted {
            let (x, y) = to_px(at);
            let caret = self.hit(x, y);
            self.buffer.move_to(caret, false);
            self.buffer.insert(&text);
            response.request_focus();
            self.noticed(ui);
        }
    }

    /// Which press in a row this is: 1, 2, 3… egui counts clicks, on release; a drag by words starts before that.
    fn count_press(&mut self, ui: &Ui, at: Pos2) -> u32 {
        let now = ui.input(|input| input.time);
        let options = ui.memory(|memory| memory.options.input_options);
        let count = match self.press {
            Some(last)
                if now - last.time <= options.max_double_click_delay
                    && last.at.distance(at) <= options.max_click_dist =>
            {
                last.count + 1
            }
            _ => 1,
        };
        self.press = Some(Press {
            time: now,
            at,
            count,
        });
        count
    }

    fn noticed(&mut self, ui: &Ui) {
        self.goal_x = None;
        self.reveal = true;
        self.moved_at = ui.input(|input| input.time);
    }

    fn hit(&mut self, x: f32, y: f32) -> Caret {
        if self.buffer.is_composing() {
            self.buffer.finish_composition();
            self.resync();
        }
        self.layouts.hit(x, y)
    }

    fn begin_drag(&mut self, x: f32, y: f32, grain: Grain, shift: bool) {
        let caret = self.hit(x, y);
        if shift && grain == Grain::Letter {
            let anchor = self.buffer.selection().anchor;
            self.buffer.select(anchor, caret);
            self.drag = Some(Drag {
                grain,
                from: anchor.byte..anchor.byte,
            });
            return;
        }
        let from = self.grain_at(x, y, caret, grain);
        if grain == Grain::Letter {
            self.buffer.move_to(caret, false);
        } else {
            self.buffer
                .select(Caret::before(from.start), Caret::after(from.end));
        }
        self.drag = Some(Drag { grain, from });
    }

    fn extend_to(&mut self, x: f32, y: f32) {
        let Some(drag) = self.drag.clone() else {
            return;
        };
        let caret = self.hit(x, y);
        let selection = self.buffer.selection();
        let (anchor, focus) = if drag.grain == Grain::Letter {
            (selection.anchor, caret)
        } else {
            let to = self.grain_at(x, y, caret, drag.grain);
            if to.start < drag.from.start {
                (Caret::after(drag.from.end), Caret::before(to.start))
            } else {
                let end = to.end.max(drag.from.end);
                (Caret::before(drag.from.start), Caret::after(end))
            }
        };
        if (anchor, focus) != (selection.anchor, selection.focus) {
            self.buffer.select(anchor, focus);
        }
    }

    /// The letter edge, word or paragraph under a point.
    fn grain_at(&mut self, x: f32, y: f32, caret: Caret, grain: Grain) -> Range<usize> {
        let index = self.layouts.index_of(caret.byte);
        let paragraph = self.layouts.range(index);
        match grain {
            Grain::Letter => caret.byte..caret.byte,
            Grain::Word => {
                let under = self
                    .layouts
                    .layout(index)
                    .and_then(|(top, layout)| layout.cluster_under(x, y - top))
                    .map_or(caret.byte, |cluster| paragraph.start + cluster.start);
                word_at(self.buffer.text(), under).map_or(under..under, |span| {
                    span.start().index()..span.end().index()
                })
            }
            Grain::Paragraph if self.buffer.paragraphing() == Paragraphing::One => {
                0..self.buffer.text().len()
            }
            Grain::Paragraph => paragraph,
        }
    }
}

fn is_shift_press(event: &Event) -> bool {
    matches!(event, Event::PointerButton { pressed: true, modifiers, .. } if modifiers.shift)
}
