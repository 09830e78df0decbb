//! Draws the panes, the borders between them, and what opens at the selection of the pane at work.

use std::sync::Arc;

use egui::{CursorIcon, Id, PointerButton, Rect, Role, Sense, Stroke, Ui, UiBuilder, vec2};

use crate::gui::app::panes::banner::banner_ui;
use crate::gui::app::panes::{PaneId, Panes, tabs};
use crate::gui::app::parts::Part;
use crate::gui::app::reading::Seen;
use crate::gui::app::{HashiyaApp, Stage, name_with_keys};
use crate::gui::commands::{Keys, Request, UiCommand};
use crate::gui::icons;
use crate::gui::panels::{FindAnswer, Subject, find_bar_ui};
use crate::gui::reader::{HitMarks, Reader, ReaderEvent};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{muted, text_button};
use crate::i18n::{Word, Wording, fill};
use crate::model::{Document, TagId};

/// How near to a border the pointer must be to move it, points to each side.
const GRIP: f32 = 4.0;
/// Below this width of a pane, the selection's bar may reach over its neighbors, points.
const BAR_ROOM: f32 = 440.0;

/// Where each pane stands in `room`, in their order.
pub(super) fn frames(panes: &Panes, room: Rect, is_rtl: bool) -> Vec<(PaneId, Rect)> {
    let mut start = 0.0;
    panes
        .iter()
        .map(|pane| {
            let (from, to) = (start, start + pane.share());
            start = to;
            let rect = if panes.is_stacked {
                let y = |share: f32| (room.top() + room.height() * share).round();
                Rect::from_x_y_ranges(room.x_range(), y(from)..=y(to))
            } else {
                let x = |share: f32| match is_rtl {
                    true => (room.right() - room.width() * share).round(),
                    false => (room.left() + room.width() * share).round(),
                };
                let (one, other) = (x(from), x(to));
                Rect::from_x_y_ranges(one.min(other)..=one.max(other), room.y_range())
            };
            (pane.id, rect)
        })
        .collect()
}

impl HashiyaApp {
    /// Draws all panes over the whole of `ui`.
    pub(in crate::gui::app) fn reading_panes(&mut self, ui: &mut Ui) {
        let wording = self.wording();
        let is_rtl = wording.language.is_rtl();
        let room = ui.max_rect();
        let Stage::Open(session) = &mut self.stage else {
            return;
        };
        let frames = frames(&session.reading.panes, room, is_rtl);
        let pressed = ui.input(|input| {
            [PointerButton::Primary, PointerButton::Secondary]
                .iter()
                .any(|button| input.pointer.button_pressed(*button))
        });
        if pressed
            && let Some((pane, _)) = frames
                .iter()
                .find(|(_, frame)| ui.rect_contains_pointer(*frame))
        {
            session.reading.panes.activate(*pane);
        }
        let mut strips = Vec::new();
        let mut bounds = room;
        for (number, (pane, frame)) in frames.iter().enumerate() {
            let name = fill(Word::ViewPane, wording, &[("n", &(number + 1))]);
            let mut child = ui.new_child(
                UiBuilder::new()
                    .id_salt(("pane", pane.0))
                    .max_rect(*frame)
                    .accessibility_role(Role::Group)
                    .accessibility_label(crate::i18n::without_isolates(&name)),
            );
            child.set_clip_rect(frame.intersect(ui.clip_rect()));
            tell_bounds(&child, *frame);
            self.begin_part(&child, Part::Pane(number, *pane));
            if let Some(strip) = tabs::strip_ui(&mut child, self, *pane, *frame) {
                strips.push(strip);
            }
            let body = self.pane_ui(&mut child, *pane, wording);
            let Stage::Open(session) = &self.stage else {
                return;
            };
            if session.reading.panes.active().id == *pane {
                bounds = body;
            }
        }
        self.borders_ui(ui, &frames, room, is_rtl);
        tabs::drag_ui(ui, self, &strips, is_rtl);
        if bounds.width() < BAR_ROOM {
            bounds = Rect::from_x_y_ranges(room.x_range(), bounds.y_range());
        }
        self.selection_popups(ui, bounds);
        self.linking_ui(ui, bounds);
    }

    /// Draws what is below the tabs of a pane; returns where that is.
    fn pane_ui(&mut self, ui: &mut Ui, pane: PaneId, wording: Wording) -> Rect {
        let zoom = f32::from(self.preferences.zoom) / 100.0;
        let ctx = ui.ctx().clone();
        let look = self.reading_look(&ctx);
        let mut find_answer = None;
        let body = ui.available_rect_before_wrap();
        let is_writable = self.at_hand().writable;
        let has_page = self.palette.is_some() || self.sheet.is_some() || self.ask.is_some();
        let shows_results = self.shows_results();
        let Stage::Open(session) = &mut self.stage else {
            return body;
        };
        let snapshot = Arc::clone(&session.snapshot);
        let is_only = session.reading.panes.len() == 1;
        let document = session
            .reading
            .panes
            .get(pane)
            .and_then(super::model::Pane::document)
            .and_then(|id| snapshot.document(id))
            .cloned();
        // A former version is read as if it were the text of the document.
        let current = document.as_ref().map(|document| document.capture);
        let former = document
            .as_ref()
            .and_then(|document| session.reading.former_in(pane, document.id))
            .filter(|former| Some(*former) != current && snapshot.capture(*former).is_some());
        let document = document.map(|document| match former {
            Some(former) => Arc::new(Document {
                capture: former,
                ..(*document).clone()
            }),
            None => document,
        });
        let Some(document) = document else {
            if is_only {
                no_documents_ui(ui, is_writable, wording, &mut self.requests);
            } else {
                empty_pane_ui(ui, wording);
            }
            return body;
        };
        // The focus goes along to the next document's text.
        let last = session.reading.last_focus_id(pane);
        let had_focus = last.is_some_and(|id| ctx.memory(|memory| memory.has_focus(id)));
        // The first text takes it, so that the keyboard reads at once.
        let is_active = session.reading.panes.active().id == pane;
        let is_first =
            is_active && last.is_none() && ctx.memory(|memory| memory.focused().is_none());
        // A question that was answered in the last frame still lies over it in this one.
        let is_covered = !ctx.memory(|memory| memory.is_above_modal_layer(ui.layer_id()));
        let takes_focus = !is_covered && (session.reading.takes_focus(pane) || is_first);
        if is_covered && !has_page && session.reading.waits_for_focus() {
            ctx.request_repaint();
        }
        let Some(prepared) = session.reading.prepared(&ctx, &document, &snapshot) else {
            if is_active && (takes_focus || had_focus) {
                session.reading.want_focus();
            }
            let words = fill(Word::StOpening, wording, &[("title", &document.name)]);
            ui.centered_and_justified(|ui| ui.label(muted(ui, words)));
            return body;
        };
        let open = match former {
            Some(_) => (0, 0),
            None => session.open_places(document.id),
        };
        let shown = (former.and_then(|former| snapshot.capture(former)), open);
        if let Some(request) = banner_ui(ui, document.id, current, shown, wording) {
            self.requests.push(request);
        }
        let is_found_here = is_active && session.find.is_open;
        if is_found_here {
            let status = session.find.status();
            let (field, options) = (&mut session.find.field, &mut session.find.options);
            find_answer = find_bar_ui(ui, field, options, status, wording);
        }
        if is_found_here
            && let Some(capture) = snapshot.capture(document.capture)
            && let Some(place) = session.find.refresh(&ctx, capture.id, &capture.text)
        {
            let state = &mut session.reading.view_of(pane, &document, &snapshot).state;
            state.bring_into_view(place);
        }
        let marks = session.reading.marks(
            document.capture,
            &snapshot,
            wording.language,
            &session.mark_view,
        );
        let selected = session.annotation();
        let results = shows_results.then(|| session.search.places(document.capture));
        let hits = match (&results, is_found_here) {
            (Some(spans), false) => HitMarks {
                spans,
                current: self
                    .bottom
                    .results
                    .lit_in(session.search.found(), document.capture),
                are_quiet: true,
            },
            _ => session.find.hits(document.capture),
        };
        let edges = [Word::EdgeStart, Word::EdgeEnd].map(|word| wording.text(word));
        let edges = (session.engine.is_writable() && former.is_none()).then_some(edges);
        let is_new = session.reading.is_new(pane, document.id);
        let together = session.reading.goes_along(pane);
        let state = &mut session.reading.view_of(pane, &document, &snapshot).state;
        if is_new
            && let Some(place) = self.preferences.places.get(&document.id)
            && place.byte > 0
        {
            state.put_at_top(place.byte as usize);
        }
        let shown = ui
            .push_id(document.id, |ui| {
                Reader::new(state, &prepared, &marks, &document.name)
                    .selected(selected)
                    .zoom(zoom)
                    .look(look)
                    .hits(hits)
                    .together(together)
                    .edges(edges)
                    .address_hint(wording.text(Word::AddressHint))
                    .show(ui)
            })
            .inner;
        let is_handed_on = had_focus && last != Some(shown.response.id);
        if (takes_focus || is_handed_on) && !shown.response.has_focus() {
            shown.response.request_focus();
        }
        let first_byte = state.first_visible_byte(&prepared);
        let caret = state
            .selection()
            .map_or(first_byte, |selection| selection.focus.byte as u32);
        let (number, total) = prepared.number(shown.paragraph);
        let seen = Seen {
            selection: shown.selection,
            selection_place: shown.selection_place,
            annotation_place: shown.annotation_place,
            place: Some((number, total, marks.count_at(caret))),
            direction: Some(prepared.paragraphs().document_direction()),
            focus_id: Some(shown.response.id),
            first_byte,
            paragraph_start: prepared
                .paragraphs()
                .range(prepared.paragraph_at(caret as usize))
                .start,
        };
        session.reading.answered(pane, document.id, &seen);
        let moved = (shown.line, shown.is_scrolled);
        session.reading.scrolled(&ctx, &snapshot, pane, moved);
        if shown.response.gained_focus() {
            session.reading.panes.activate(pane);
        }
        let dropped = shown.response.dnd_release_payload::<TagId>();
        let mut others = Vec::new();
        for event in shown.events {
            session.reading.panes.activate(pane);
            match event {
                ReaderEvent::Clicked(annotation) => {
                    session.reading.led_to = None;
                    session.subject = Subject::Annotation(annotation);
                }
                ReaderEvent::ClickedText => {
                    if matches!(session.subject, Subject::Annotation(_)) {
                        session.subject = Subject::Document;
                    }
                }
                ReaderEvent::MoveEdge { end, side, by_word } => {
                    if let Some(command) = session.edge_moved(end, side, by_word, &prepared) {
                        self.requests.push(Request::Core(Box::new(command)));
                    }
                }
                ReaderEvent::Copy => self.requests.push(Request::Ui(UiCommand::Copy)),
                other => others.push(other),
            }
        }
        // What is selected is what the next key acts on; an annotation beside it would say otherwise.
        let is_active = session.reading.panes.active().id == pane;
        if is_active
            && !seen.selection.is_empty()
            && matches!(session.subject, Subject::Annotation(_))
        {
            session.subject = Subject::Document;
        }
        if let Some(tag) = dropped {
            session.reading.panes.activate(pane);
            self.dropped_tag(*tag, shown.hovered);
        }
        for event in others {
            self.tagging_event(event);
        }
        match find_answer {
            Some(FindAnswer::Step { forward }) => self.find_step(&ctx, forward),
            Some(FindAnswer::Close) => self.close_find(),
            None => {}
        }
        if shown.shows_end {
            self.seen_to_end(document.id);
        }
        body
    }

    /// The borders between panes: dragged they move, a double click makes all panes the same.
    fn borders_ui(&mut self, ui: &Ui, frames: &[(PaneId, Rect)], room: Rect, is_rtl: bool) {
        let Stage::Open(session) = &mut self.stage else {
            return;
        };
        let panes = &mut session.reading.panes;
        let theme = Theme::of(ui.ctx());
        for (behind, (_, frame)) in frames.iter().enumerate().take(frames.len() - 1) {
            let (grip, cursor) = if panes.is_stacked {
                let line = Rect::from_x_y_ranges(room.x_range(), frame.bottom()..=frame.bottom());
                ui.painter().hline(
                    room.x_range(),
                    frame.bottom() - 0.5,
                    Stroke::new(1.0, theme.stroke),
                );
                (line.expand2(vec2(0.0, GRIP)), CursorIcon::ResizeVertical)
            } else {
                let x = if is_rtl { frame.left() } else { frame.right() };
                let line = Rect::from_x_y_ranges(x..=x, room.y_range());
                ui.painter()
                    .vline(x - 0.5, room.y_range(), Stroke::new(1.0, theme.stroke));
                (line.expand2(vec2(GRIP, 0.0)), CursorIcon::ResizeHorizontal)
            };
            let id = Id::unique(("border behind pane", behind));
            let response = ui.interact(grip, id, Sense::click_and_drag());
            if response.hovered() || response.dragged() {
                ui.ctx().set_cursor_icon(cursor);
                let stroke = Stroke::new(2.0, theme.accent);
                if panes.is_stacked {
                    ui.painter().hline(room.x_range(), grip.center().y, stroke);
                } else {
                    ui.painter().vline(grip.center().x, room.y_range(), stroke);
                }
            }
            if response.double_clicked() {
                panes.even_out();
            } else if let Some(at) = response
                .interact_pointer_pos()
                .filter(|_| response.dragged())
            {
                let share = match (panes.is_stacked, is_rtl) {
                    (true, _) => (at.y - room.top()) / room.height().max(1.0),
                    (false, false) => (at.x - room.left()) / room.width().max(1.0),
                    (false, true) => (room.right() - at.x) / room.width().max(1.0),
                };
                panes.move_border(behind, share);
            }
        }
    }

    /// Gives the focus back to the text, as soon as nothing lies over it.
    pub(in crate::gui::app) fn focus_reader(&mut self, ui: &Ui) {
        let Some(session) = self.session_mut() else {
            return;
        };
        session.reading.want_focus();
        if let Some(id) = session.reading.focus_id() {
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        ui.ctx().request_repaint();
    }
}

/// Tells assistive programs where a region stands.
pub(super) fn tell_bounds(ui: &Ui, rect: Rect) {
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_bounds(egui::accesskit::Rect {
            x0: rect.min.x.into(),
            y0: rect.min.y.into(),
            x1: rect.max.x.into(),
            y1: rect.max.y.into(),
        });
    });
}

/// The collection has no documents yet.
fn no_documents_ui(ui: &mut Ui, is_writable: bool, wording: Wording, requests: &mut Vec<Request>) {
    ui.vertical_centered(|ui| {
        ui.add_space(ui.available_height() * 0.32);
        ui.label(muted(ui, wording.text(Word::EmptyDocuments)));
        ui.add_space(10.0);
        if is_writable {
            let command = UiCommand::AddDocuments;
            let keys = command.keys().map(Keys::name).unwrap_or_default();
            let button = text_button(ui, Some(icons::PLUS), wording.text(command.word()));
            if button
                .on_hover_text(name_with_keys(wording.text(command.word()), &keys))
                .clicked()
            {
                requests.push(Request::Ui(command));
            }
        }
    });
}

/// A pane whose documents have gone.
fn empty_pane_ui(ui: &mut Ui, wording: Wording) {
    ui.vertical_centered(|ui| {
        ui.add_space((ui.available_height() * 0.4 - size::ROW).max(0.0));
        ui.label(muted(ui, wording.text(Word::EmptySecondPane)));
    });
}
