//! What both widgets do in the same way once their place is known: frame, text, selection, caret, input method, menu.

use std::ops::Range;

use egui::output::IMEOutput;
use egui::{
    Color32, CornerRadius, EventFilter, IMEPurpose, Id, OutputCommand, Painter, Pos2, Rect,
    Response, Stroke, StrokeKind, Ui, Vec2, pos2, vec2,
};

use super::editor::{Editor, Opening, Outcome};
use super::menu;
use crate::gui::typeset::{LayoutRequest, PxRect, TextStyle, Typesetter};
use crate::i18n::Wording;
use crate::text::{Direction, first_strong};

/// Radius of a field's corners, points.
const RADIUS: u8 = 5;

/// The place of a widget in this frame.
pub(super) struct View {
    /// With the frame.
    pub(super) outer: Rect,
    /// The window onto the text.
    pub(super) inner: Rect,
    /// The top left corner of the text on the screen, points.
    pub(super) origin: Pos2,
    pub(super) pixels_per_point: f32,
    /// Whether the window runs from right to left.
    pub(super) is_mirrored: bool,
    /// Whether a frame is drawn around it.
    pub(super) is_framed: bool,
}

impl View {
    /// A place on the screen in px of the text.
    pub(super) fn to_px(&self, at: Pos2) -> (f32, f32) {
        let from = at - self.origin;
        (
            from.x * self.pixels_per_point,
            from.y * self.pixels_per_point,
        )
    }

    fn on_screen(&self, rect: PxRect) -> Rect {
        rect.on_screen(self.origin, self.pixels_per_point)
    }

    /// The visible stretch of height, px of the text.
    pub(super) fn stretch(&self) -> Range<f32> {
        self.to_px(self.inner.min).1..self.to_px(self.inner.max).1
    }
}

/// What a widget is called and how it speaks.
pub(super) struct Words<'a> {
    pub(super) label: &'a str,
    pub(super) hint: &'a str,
    pub(super) wording: Wording,
}

impl Editor {
    /// Takes the focus if that was asked for, then the events of the keyboard if the focus is here.
    pub(super) fn take_keyboard(&mut self, ui: &Ui, id: Id, page: f32) -> Outcome {
        let mut outcome = Outcome::default();
        if !ui.is_enabled() {
            return outcome;
        }
        super::mark(ui.ctx(), id);
        if self.opening == Opening::Requested {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        if let Some(value) = requested_value(ui, id) {
            self.buffer.replace_all(&value);
            self.resync();
            outcome.changed = true;
        }
        if ui.memory(|memory| memory.has_focus(id)) {
            let filter = EventFilter {
                tab: false,
                horizontal_arrows: true,
                vertical_arrows: true,
                escape: true,
            };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
            self.take_events(ui, id, page, &mut outcome);
            if outcome.cancelled {
                ui.memory_mut(|memory| memory.surrender_focus(id));
            }
        } else if self.buffer.is_composing() {
            self.buffer.finish_composition();
            self.resync();
            outcome.changed = true;
        }
        outcome
    }

    /// Acts on the mouse, except for a part of the widget that has its own use for it.
    pub(super) fn take_mouse(&mut self, ui: &Ui, response: &Response, view: &View) -> bool {
        if !ui.is_enabled() {
            return false;
        }
        let before = self.buffer.revision();
        self.take_pointer(ui, response, |at| view.to_px(at));
        self.resync();
        self.buffer.revision() != before
    }

    /// Paints everything and tells assistive programs and input methods. Returns whether the menu changed the text.
    pub(super) fn present(
        &mut self,
        ui: &mut Ui,
        response: &Response,
        view: &View,
        words: &Words<'_>,
        previous: &str,
    ) -> bool {
        let menu = menu::show(self, ui, response, words.wording);
        if menu.changed {
            self.resync();
        }
        let has_focus = response.has_focus();
        if view.is_framed {
            paint_frame(ui, response, view.outer);
        }
        let painter = ui
            .painter()
            .with_clip_rect(view.inner.expand2(vec2(2.0, 0.0)).intersect(ui.clip_rect()));
        if ui.is_rect_visible(view.outer) {
            if self.buffer.shown().is_empty() {
                self.paint_hint(ui, &painter, view, words.hint);
            }
            self.paint_text(ui, &painter, view, has_focus || menu.is_open);
            if has_focus {
                self.paint_caret(ui, &painter, view);
            }
        }
        self.tell_field(ui, response, words, previous);
        self.tell_lines(ui, response.id, view.stretch(), |rect| view.on_screen(rect));
        menu.changed
    }

    fn paint_text(&mut self, ui: &Ui, painter: &Painter, view: &View, selected: bool) {
        let visuals = ui.visuals();
        let stretch = view.stretch();
        self.layouts.lay_out(stretch.clone());
        let selection = self.buffer.shown_selection().range();
        let composition = self.buffer.shown_composition();
        let typesetter = Typesetter::of(ui.ctx());
        for (index, top, layout) in self.layouts.visible(stretch) {
            if selected && !selection.is_empty() {
                for rect in self.layouts.rects(index, &selection) {
                    painter.rect_filled(
                        view.on_screen(rect),
                        CornerRadius::ZERO,
                        visuals.selection.bg_fill,
                    );
                }
            }
            let origin = view.origin + Vec2::new(0.0, top / view.pixels_per_point);
            typesetter.paint(painter, origin, layout, |_| visuals.text_color());
            let Some((composed, active)) = &composition else {
                continue;
            };
            let strokes = &visuals.ime_composition;
            let parts = [
                (Some(composed), strokes.inactive_underline_stroke),
                (active.as_ref(), strokes.active_underline_stroke),
            ];
            for (bytes, stroke) in parts {
                let Some(bytes) = bytes.filter(|bytes| !bytes.is_empty()) else {
                    continue;
                };
                for rect in self.layouts.rects(index, bytes) {
                    let rect = view.on_screen(rect);
                    painter.hline(rect.x_range(), rect.bottom() - 2.0, stroke);
                }
            }
        }
    }

    fn paint_hint(&self, ui: &Ui, painter: &Painter, view: &View, hint: &str) {
        let Some(setting) = self.setting().filter(|_| !hint.is_empty()) else {
            return;
        };
        let direction = first_strong(hint).unwrap_or(setting.neutral);
        let width = view.inner.width() * view.pixels_per_point;
        let request = LayoutRequest::new(hint, &setting.style, direction, view.pixels_per_point);
        let request = match setting.width {
            Some(width) => request.wrapped(width),
            None => request.aligned(crate::gui::typeset::Alignment::Start, width),
        };
        let typesetter = Typesetter::of(ui.ctx());
        let layout = typesetter.lay_out_cached(&request);
        let color = ui.visuals().weak_text_color();
        typesetter.paint(painter, view.inner.min, &layout, |_| color);
    }

    fn paint_caret(&mut self, ui: &Ui, painter: &Painter, view: &View) {
        let caret = self.buffer.shown_selection().focus;
        let stroke = view.on_screen(self.layouts.caret_rect(caret));
        let width = ui.visuals().text_cursor.stroke.width;
        let rect = Rect::from_center_size(stroke.center(), vec2(width, stroke.height()));
        if caret_is_lit(ui, self.moved_at) {
            let color = ui.visuals().text_cursor.stroke.color;
            painter.rect_filled(rect, CornerRadius::ZERO, color);
        }
        let to_global = ui
            .ctx()
            .layer_transform_to_global(ui.layer_id())
            .unwrap_or_default();
        ui.output_mut(|output| {
            output.ime = Some(IMEOutput {
                purpose: IMEPurpose::Normal,
                rect: to_global * view.inner,
                cursor_rect: to_global * rect,
                should_interrupt_composition: false,
            });
        });
    }

    /// Gives the settled selection to systems that paste it by the middle button.
    pub(super) fn offer_selection(&self, ui: &Ui, response: &Response) {
        let settled =
            response.drag_stopped() || response.double_clicked() || response.triple_clicked();
        if settled && !self.buffer.selection().is_empty() {
            let text = self.buffer.selected_text().to_owned();
            ui.ctx().send_cmd(OutputCommand::TextSelectionSettled(text));
        }
    }
}

/// Whether the blinking caret is to be seen now; asks for a repaint when that changes.
fn caret_is_lit(ui: &Ui, moved_at: f64) -> bool {
    if !ui.input(|input| input.focused) {
        return false;
    }
    let style = &ui.visuals().text_cursor;
    if !style.blink {
        return true;
    }
    let period = f64::from(style.on_duration + style.off_duration).max(0.1);
    let at = (ui.input(|input| input.time) - moved_at).rem_euclid(period) as f32;
    let is_lit = at < style.on_duration;
    let wait = if is_lit {
        style.on_duration - at
    } else {
        period as f32 - at
    };
    ui.ctx().request_repaint_after_secs(wait.max(0.01));
    is_lit
}

fn paint_frame(ui: &Ui, response: &Response, rect: Rect) {
    let visuals = ui.visuals();
    let stroke = if response.has_focus() {
        Stroke::new(1.5, visuals.selection.stroke.color)
    } else if response.hovered() {
        visuals.widgets.hovered.bg_stroke
    } else {
        visuals.widgets.inactive.bg_stroke
    };
    let stroke = if stroke.is_empty() || stroke.color == Color32::TRANSPARENT {
        visuals.widgets.noninteractive.bg_stroke
    } else {
        stroke
    };
    ui.painter().rect(
        rect,
        CornerRadius::same(RADIUS),
        visuals.extreme_bg_color,
        stroke,
        StrokeKind::Inside,
    );
}

/// The direction of an empty text: as told, else as its hint, else as the layout around it.
pub(super) fn neutral_direction(ui: &Ui, told: Option<Direction>, hint: &str) -> Direction {
    told.or_else(|| first_strong(hint)).unwrap_or_else(|| {
        if ui.layout().prefer_right_to_left() {
            Direction::RightToLeft
        } else {
            Direction::LeftToRight
        }
    })
}

/// The text that an assistive program puts in the place of everything.
fn requested_value(ui: &Ui, id: Id) -> Option<String> {
    use egui::accesskit::{Action, ActionData};
    ui.input(|input| {
        input
            .accesskit_action_requests(id, Action::SetValue)
            .filter_map(|request| match &request.data {
                Some(ActionData::Value(value)) => Some(value.to_string()),
                _ => None,
            })
            .last()
    })
}

/// The inner rectangle of a frame, on whole px.
pub(super) fn inner_rect(outer: Rect, margin: Vec2, pixels_per_point: f32) -> Rect {
    let inner = outer.shrink2(margin);
    let round = |at: Pos2| {
        pos2(
            (at.x * pixels_per_point).round() / pixels_per_point,
            (at.y * pixels_per_point).round() / pixels_per_point,
        )
    };
    Rect::from_min_max(round(inner.min), round(inner.max))
}

/// A style's line height in whole px.
pub(super) fn line_px(style: &TextStyle, pixels_per_point: f32) -> f32 {
    (style.line_height * pixels_per_point).round().max(1.0)
}
