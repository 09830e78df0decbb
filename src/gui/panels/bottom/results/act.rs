//! What can be done with hits: each change is one command, and one step to undo.

use std::sync::Arc;

use egui::Ui;

use crate::gui::commands::{Request, SearchRequest};
use crate::gui::panels::PanelContext;
use crate::gui::panels::bottom::picking::{ListPicker, Picked, picked};
use crate::gui::panels::bottom::results::found::{Found, HitAt, Stage};
use crate::gui::panels::bottom::results::{ResultsState, SearchView};
use crate::gui::popups::PickerSubject;

/// Something to do with the ticked hits; with all of them where none is ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListAction {
    /// Asks for a tag and puts it on them.
    Tag,
    /// Copies their lines.
    Copy,
    /// Writes their lines into a file.
    Export,
    /// The tag whose mentions they are is put on them.
    Accept,
    /// They are turned down as its mentions.
    Reject,
    /// Opens the help card.
    Help,
}

/// With which hits something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    /// The ticked ones, or all where none is ticked.
    Chosen,
    /// The one on which the keyboard stands, unless some are ticked.
    Row,
    /// That one alone.
    RowAlone,
}

impl ResultsState {
    /// The ticked hits, or all where none is ticked.
    fn chosen(&self, found: &Found) -> Vec<HitAt> {
        match self.ticks.count(found.total()) {
            0 => found.all().collect(),
            _ => self.ticks.ticked(found),
        }
    }
}

/// Does something with hits.
pub(super) fn act(
    ui: &Ui,
    action: ListAction,
    of: Of,
    state: &mut ResultsState,
    search: &SearchView<'_>,
    cx: &mut PanelContext<'_>,
) {
    if action == ListAction::Help {
        cx.requests.push(Request::Search(SearchRequest::Help));
        return;
    }
    let Some(found) = state.shown.as_ref().map(|plan| Arc::clone(plan.found())) else {
        return;
    };
    let lit = state.lit.and_then(|(_, key)| found.find(key));
    let hits = match (of, state.ticks.count(found.total()), lit) {
        (Of::Row, 0, Some(lit)) | (Of::RowAlone, _, Some(lit)) => vec![lit],
        (Of::RowAlone, _, None) => return,
        _ => state.chosen(&found),
    };
    if hits.is_empty() {
        return;
    }
    match action {
        ListAction::Tag if cx.at_hand.writable && matches!(search.stage, Stage::Ended(_)) => {
            let subject = PickerSubject::default();
            state.picking = Some(ListPicker::open(ui, subject, (found, hits)));
        }
        ListAction::Accept | ListAction::Reject => {
            if let Some(tag) = state.mentions.filter(|_| cx.at_hand.writable) {
                cx.requests.push(Request::Search(SearchRequest::Settle {
                    found,
                    hits,
                    tag,
                    accepts: action == ListAction::Accept,
                }));
            }
        }
        ListAction::Tag | ListAction::Help => {}
        ListAction::Copy => {
            let request = SearchRequest::CopyLines { found, hits };
            cx.requests.push(Request::Search(request));
        }
        ListAction::Export => {
            let request = SearchRequest::ExportLines { found, hits };
            cx.requests.push(Request::Search(request));
        }
    }
}

/// Draws the picker, if it is open, and does what comes of it.
pub(super) fn picking_ui(
    ui: &Ui,
    state: &mut ResultsState,
    search: &SearchView<'_>,
    cx: &mut PanelContext<'_>,
) {
    if let Some(action) = state.wanted.take() {
        let of = match action {
            ListAction::Copy => Of::Row,
            _ => Of::Chosen,
        };
        act(ui, action, of, state, search, cx);
    }
    match picked(ui, &mut state.picking, cx) {
        Some((Picked::Tags(tags, _), (found, hits))) => {
            if !tags.is_empty() {
                cx.requests.push(Request::Search(SearchRequest::Tag {
                    found,
                    hits,
                    tags,
                    extent: state.extent,
                }));
            }
            state.wants_list = true;
        }
        Some((Picked::Nothing, _)) => state.wants_list = true,
        None => {}
    }
}
