//! Panes and tabs: opening, closing, moving.

use egui::{Context, Id};

use crate::gui::app::HashiyaApp;
use crate::gui::app::panes::{OpenMode, PaneId};
use crate::gui::commands::{OpenIn, TabRequest, UiCommand};
use crate::gui::panels::Subject;
use crate::model::DocumentId;

impl HashiyaApp {
    /// Opens a document in a tab of its own or beside.
    pub(in crate::gui::app) fn open_document(&mut self, document: DocumentId, place: OpenIn) {
        self.remember_place();
        self.leave_place();
        self.picker = None;
        let Some(session) = self.session_mut() else {
            return;
        };
        session.subject = Subject::Document;
        let how = match place {
            OpenIn::Tab => OpenMode::Tab,
            OpenIn::Beside => OpenMode::Beside,
        };
        session.reading.open(document, how);
    }

    pub(in crate::gui::app) fn act_on_tab(
        &mut self,
        ctx: &Context,
        pane: PaneId,
        document: DocumentId,
        what: TabRequest,
    ) {
        self.remember_place();
        self.picker = None;
        let Some(session) = self.session_mut() else {
            return;
        };
        if what == TabRequest::Show
            && let Some(here) = session.reading.spot(session.annotation())
            && here.document != document
        {
            session.reading.trail.leave(here);
        }
        let reading = &mut session.reading;
        match what {
            TabRequest::Show => reading.show_tab(pane, document),
            TabRequest::Keep => reading.panes.keep(pane, document),
            TabRequest::Close => reading.close_tab(pane, document),
            TabRequest::CloseOthers => {
                reading.panes.close_others(pane, document);
                reading.show_tab(pane, document);
            }
            TabRequest::OpenBeside => {
                reading.show_tab(pane, document);
                reading.open(document, OpenMode::Beside);
            }
            TabRequest::MoveBeside => reading.move_beside(pane, document),
            TabRequest::Walk(at) => {
                let tab = reading.panes.get(pane).and_then(|pane| pane.tabs().get(at));
                if let Some(document) = tab.map(|tab| tab.document) {
                    reading.panes.show(pane, document);
                    let tab = Id::unique(("tab", pane.0, document));
                    ctx.memory_mut(|memory| memory.request_focus(tab));
                }
            }
        }
        session.refresh();
    }

    pub(in crate::gui::app) fn act_on_panes(&mut self, command: UiCommand) {
        self.remember_place();
        self.picker = None;
        let Some(session) = self.session_mut() else {
            return;
        };
        let reading = &mut session.reading;
        let pane = reading.panes.active().id;
        match command {
            UiCommand::OpenBeside => reading.split(),
            UiCommand::StackPanes => reading.panes.is_stacked = !reading.panes.is_stacked,
            UiCommand::ScrollTogether => reading.toggle_together(),
            UiCommand::NextTab => reading.step_tab(true),
            UiCommand::PreviousTab => reading.step_tab(false),
            UiCommand::CloseTab => match reading.panes.document() {
                Some(document) => reading.close_tab(pane, document),
                None => {
                    reading.panes.close_pane(pane);
                    reading.want_focus();
                }
            },
            UiCommand::MoveTab => {
                if let Some(document) = reading.panes.document() {
                    reading.move_beside(pane, document);
                }
            }
            _ => {}
        }
        session.refresh();
    }
}
