//! The parts of the window, one after the other by F6: documents, tags, panes, the lists below, the inspector.
//!
//! A part says where it is when it is drawn. Gone to, it gives the focus to its selected row, or else to its first control.

use egui::{Context, Id, Rect, Sense, Ui};

use crate::gui::app::HashiyaApp;
use crate::gui::app::panes::PaneId;
use crate::gui::widgets::entering;

/// A part of the window, in the order of F6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Documents,
    Tags,
    /// By its place from the start side.
    Pane(usize, PaneId),
    Lists,
    Inspector,
}

/// The parts in view. View state.
#[derive(Debug, Default)]
pub(super) struct Parts {
    seen: Vec<(Part, Rect)>,
    wanted: Option<Part>,
    last: Option<Part>,
}

impl HashiyaApp {
    /// Begins a part: takes note of its place, and lets it take the focus if it was gone to.
    pub(super) fn begin_part(&mut self, ui: &Ui, part: Part) {
        let rect = ui.max_rect();
        self.parts.seen.push((part, rect));
        if self.parts.wanted != Some(part) {
            return;
        }
        self.parts.wanted = None;
        entering::enter(ui.ctx());
        // Something without a look takes the focus and hands it on to the first control that is drawn after it.
        let id = Id::unique(("part of the window", number_of(part)));
        ui.memory_mut(|memory| {
            memory.request_focus(id);
            memory.move_focus(egui::FocusDirection::Next);
        });
        ui.interact(
            Rect::from_min_size(rect.min, egui::Vec2::ZERO),
            id,
            Sense::focusable_noninteractive(),
        );
    }

    /// Ends a part: what is drawn after it takes no focus for it.
    pub(super) fn end_part(&mut self, ui: &Ui) {
        entering::leave(ui.ctx());
    }

    /// Forgets the parts of the last frame.
    pub(super) fn begin_parts(&mut self) {
        self.parts.seen.clear();
    }

    /// Goes to the next part of the window, or to the one before.
    pub(super) fn step_part(&mut self, ctx: &Context, forward: bool) {
        // What lies over the window keeps the focus.
        if self.has_dialog() {
            return;
        }
        let mut seen = self.parts.seen.clone();
        seen.sort_by_key(|(part, _)| *part);
        if seen.is_empty() {
            return;
        }
        let focused = ctx
            .memory(|memory| memory.focused())
            .and_then(|id| ctx.read_response(id));
        let here = focused.and_then(|response| {
            let at = response.rect.center();
            seen.iter().position(|(_, rect)| rect.contains(at))
        });
        let last = self.parts.last;
        let here = here.or_else(|| seen.iter().position(|(part, _)| Some(*part) == last));
        let count = seen.len();
        let next = match (here, forward) {
            (Some(here), true) => (here + 1) % count,
            (Some(here), false) => (here + count - 1) % count,
            (None, _) => 0,
        };
        let part = seen[next].0;
        self.parts.last = Some(part);
        if let Part::Pane(_, pane) = part {
            if let Some(session) = self.session_mut() {
                session.reading.activate(pane);
            }
        } else {
            self.parts.wanted = Some(part);
        }
        ctx.request_repaint();
    }
}

fn number_of(part: Part) -> u8 {
    match part {
        Part::Documents => 0,
        Part::Tags => 1,
        Part::Lists => 2,
        Part::Inspector => 3,
        Part::Pane(place, _) => 4 + place as u8,
    }
}
