//! What can be done with hits: each change is one command, and one step to undo.

use std::sync::Arc;

use egui::{Pos2, Rect, Ui, Vec2, vec2};

use crate::gui::Derived;
use crate::gui::commands::{Request, SearchRequest};
use crate::gui::panels::PanelContext;
use crate::gui::panels::bottom::popup::waits;
use crate::gui::panels::bottom::results::found::{Found, HitAt, Stage};
use crate::gui::panels::bottom::results::{ResultsState, SearchView};
use crate::gui::popups::{FEW_TAGS, Picker, PickerAnswer, PickerContext, PickerSubject, TagIndex};

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

/// The tag picker over the list.
#[derive(Debug)]
pub(super) struct Picking {
    picker: Picker,
    index: Derived<(u64, bool), TagIndex>,
    at: Pos2,
    /// The hits that it is for.
    found: Arc<Found>,
    hits: Vec<HitAt>,
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

/// Does something with the chosen hits.
pub(super) fn act(
    ui: &Ui,
    action: ListAction,
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
    // A key copies the line that it stands on, unless some are ticked.
    let lit = state.lit.and_then(|(_, key)| found.find(key));
    let hits = match (action, state.ticks.count(found.total()), lit) {
        (ListAction::Copy, 0, Some(lit)) => vec![lit],
        _ => state.chosen(&found),
    };
    if hits.is_empty() {
        return;
    }
    match action {
        ListAction::Tag if cx.at_hand.writable && matches!(search.stage, Stage::Ended(_)) => {
            state.picking = Some(Picking {
                picker: Picker::open(PickerSubject::default()),
                index: Derived::default(),
                at: ui.max_rect().center_top() + vec2(-158.0, 8.0),
                found,
                hits,
            });
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
        act(ui, action, state, search, cx);
    }
    if state.picking.is_some() && waits(ui, "tag-picker") {
        return;
    }
    let Some(mut picking) = state.picking.take() else {
        return;
    };
    let bounds = ui.ctx().content_rect();
    let (folded, is_arabic) = (Arc::clone(cx.snapshot), cx.is_arabic());
    let index = picking.index.get(
        ui.ctx(),
        &(cx.snapshot.revision(), is_arabic),
        cx.snapshot.n_tags() <= FEW_TAGS,
        move || TagIndex::new(&folded, is_arabic),
    );
    let context = PickerContext {
        snapshot: cx.snapshot,
        index,
        recent: cx.recent_tags,
        numbers: cx.numbers,
        wording: cx.wording,
    };
    let place = Rect::from_min_size(picking.at, Vec2::ZERO);
    match picking.picker.show(ui, place, bounds, &context) {
        Some(PickerAnswer::Apply { add, .. }) => {
            if !add.is_empty() {
                cx.requests.push(Request::Search(SearchRequest::Tag {
                    found: picking.found,
                    hits: picking.hits,
                    tags: add,
                    extent: state.extent,
                }));
            }
            state.wants_list = true;
        }
        Some(PickerAnswer::Number { tag, number }) => {
            cx.requests.push(Request::NumberTag(tag, number));
            state.picking = Some(picking);
        }
        Some(PickerAnswer::Cancelled) => state.wants_list = true,
        None => state.picking = Some(picking),
    }
}
