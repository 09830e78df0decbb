//! Going back and forward through places, and to a paragraph by its number.

use std::sync::Arc;

use egui::{Context, Event, Key, PointerButton};

use crate::gui::app::HashiyaApp;
use crate::gui::app::ask_purpose::AskPurpose;
use crate::gui::app::panes::Spot;
use crate::gui::commands::{Request, UiCommand};
use crate::gui::panels::Subject;
use crate::model::AnnotationId;

impl HashiyaApp {
    /// Keeps where the reader is, who is about to go somewhere else.
    pub(super) fn leave_place(&mut self) {
        if let Some(session) = self.session_mut()
            && let Some(here) = session.reading.spot(session.annotation())
        {
            session.reading.trail.leave(here);
        }
    }

    /// Goes to an annotation from somewhere else, so that there is a way back.
    pub(super) fn lead_to(&mut self, annotation: AnnotationId) {
        self.leave_place();
        self.select_annotation(annotation, true);
        if let Some(session) = self.session_mut() {
            session.reading.led_to = Some(annotation);
        }
    }

    /// Goes back to where the reader was, or forward again.
    pub(super) fn step_place(&mut self, forward: bool) {
        self.remember_place();
        self.picker = None;
        let Some(session) = self.session_mut() else {
            return;
        };
        let snapshot = Arc::clone(&session.snapshot);
        let here = session.reading.spot(session.annotation());
        let is_there = |spot: &Spot| snapshot.document(spot.document).is_some();
        let Some(spot) = session.reading.trail.step(forward, here, is_there) else {
            return;
        };
        session.reading.clear_selection();
        session.reading.show_spot(&spot);
        session.reading.led_to = spot.annotation;
        session.subject = spot
            .annotation
            .filter(|id| snapshot.annotation(*id).is_some())
            .map_or(Subject::Document, Subject::Annotation);
    }

    /// Asks for the number of a paragraph.
    pub(super) fn ask_paragraph(&mut self) {
        let place = self.session().and_then(|session| session.reading.place());
        if let Some((number, total, _)) = place {
            self.ask(AskPurpose::Paragraph { number, total });
        }
    }

    /// Goes to a paragraph by its number; to the last one, if there are fewer.
    pub(super) fn go_to_paragraph(&mut self, ctx: &Context, number: usize) {
        self.leave_place();
        let Some(session) = self.session_mut() else {
            return;
        };
        let snapshot = Arc::clone(&session.snapshot);
        let Some(document) = session.document().and_then(|id| snapshot.document(id)) else {
            return;
        };
        let Some(text) = session.reading.prepared(ctx, document, &snapshot) else {
            return;
        };
        let (_, total) = text.number(0);
        if let Some(start) = text.start_of_number(number.clamp(1, total)) {
            let end = start + text.text()[start..].find('\n').unwrap_or(0);
            session.reading.state(document.id).reveal(start..end);
            session.reading.want_focus();
        }
    }

    /// Whether Alt and an arrow move an edge of the selected annotation: the text has the focus, and the annotation was
    /// selected there. One that the reader was led to from elsewhere stays as it is, and the keys lead back.
    fn edges_have_arrows(&self, ctx: &Context) -> bool {
        self.session().is_some_and(|session| {
            let annotation = session.annotation();
            annotation.is_some()
                && annotation != session.reading.led_to
                && session.engine.is_writable()
                && session
                    .reading
                    .focus_id()
                    .is_some_and(|id| ctx.memory(|memory| memory.has_focus(id)))
        })
    }

    /// Takes the keys that move an edge out of the input while shortcuts are looked for, and the buttons of the mouse
    /// that go back and forward.
    pub(super) fn take_travel_input(&mut self, ctx: &Context) -> Vec<Event> {
        ctx.input(|input| {
            for (button, command) in [
                (PointerButton::Extra1, UiCommand::Back),
                (PointerButton::Extra2, UiCommand::Forward),
            ] {
                if input.pointer.button_pressed(button) {
                    self.requests.push(Request::Ui(command));
                }
            }
        });
        if !self.edges_have_arrows(ctx) {
            return Vec::new();
        }
        let is_edge = |event: &Event| {
            matches!(
                event,
                Event::Key {
                    key: Key::ArrowLeft | Key::ArrowRight,
                    modifiers,
                    ..
                } if modifiers.alt
            )
        };
        ctx.input_mut(|input| {
            let (edges, others) = std::mem::take(&mut input.events)
                .into_iter()
                .partition(is_edge);
            input.events = others;
            edges
        })
    }
}
