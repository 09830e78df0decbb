//! What can be done with the chosen passages: each is one command, and one step to undo.

use std::sync::Arc;

use egui::{Pos2, Rect, Ui, Vec2};

use crate::command::Command;
use crate::gui::Derived;
use crate::gui::commands::Request;
use crate::gui::panels::PanelContext;
use crate::gui::panels::bottom::passages::PassagesState;
use crate::gui::panels::bottom::popup::waits;
use crate::gui::popups::{FEW_TAGS, Picker, PickerAnswer, PickerContext, PickerSubject, TagIndex};
use crate::model::TagId;

/// Something to do with the chosen passages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListAction {
    /// Asks for a tag and puts it on them.
    AddTag,
    /// Asks for a tag and puts it in the place of another.
    ChangeTag(TagId),
    /// Takes a tag off them.
    RemoveTag(TagId),
    /// Deletes the annotations.
    Delete,
    /// Copies quotes with their references.
    Copy,
    /// Goes to the lit one.
    Go,
}

/// The tag picker over the list, and the passages that it is for.
#[derive(Debug)]
pub(super) struct Picking {
    picker: Picker,
    index: Derived<(u64, bool), TagIndex>,
    at: Pos2,
}

/// Does something with the chosen passages.
pub(super) fn act(
    ui: &Ui,
    action: ListAction,
    state: &mut PassagesState,
    cx: &mut PanelContext<'_>,
) {
    let annotations = state.chosen();
    if action == ListAction::Go {
        let lit = state.choice.lit();
        cx.requests.extend(lit.map(Request::GoToAnnotation));
        return;
    }
    if annotations.is_empty() || (!cx.at_hand.writable && action != ListAction::Copy) {
        return;
    }
    match action {
        ListAction::AddTag | ListAction::ChangeTag(_) => {
            state.picking = Some(Picking {
                picker: Picker::open(PickerSubject {
                    annotations,
                    replaces: match action {
                        ListAction::ChangeTag(tag) => Some(tag),
                        _ => None,
                    },
                }),
                index: Derived::default(),
                at: ui.max_rect().center_top() + egui::vec2(-158.0, 8.0),
            });
        }
        ListAction::RemoveTag(tag) => cx.requests.push(Request::Retag {
            annotations,
            add: Vec::new(),
            remove: vec![tag],
        }),
        ListAction::Delete => {
            let command = Command::DeleteAnnotations { annotations };
            cx.requests.push(Request::Core(Box::new(command)));
        }
        ListAction::Copy => cx.requests.push(Request::CopyPassages(annotations)),
        ListAction::Go => {}
    }
}

/// Draws the picker, if it is open, and does what comes of it.
pub(super) fn picking_ui(ui: &Ui, state: &mut PassagesState, cx: &mut PanelContext<'_>) {
    if let Some(action) = state.wanted.take() {
        act(ui, action, state, cx);
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
        Some(PickerAnswer::Apply { add, remove }) => {
            let annotations = picking.picker.subject().annotations.clone();
            cx.requests.push(Request::Retag {
                annotations,
                add,
                remove,
            });
            state.focus();
        }
        Some(PickerAnswer::Number { tag, number }) => {
            cx.requests.push(Request::NumberTag(tag, number));
            state.picking = Some(picking);
        }
        Some(PickerAnswer::Cancelled) => state.focus(),
        None => state.picking = Some(picking),
    }
}
