//! What can be done with the chosen passages: each is one command, and one step to undo.

use egui::Ui;

use crate::command::Command;
use crate::gui::commands::Request;
use crate::gui::panels::PanelContext;
use crate::gui::panels::bottom::passages::PassagesState;
use crate::gui::panels::bottom::picking::{ListPicker, Picked, picked};
use crate::gui::popups::PickerSubject;
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
            let subject = PickerSubject {
                annotations: annotations.clone(),
                replaces: match action {
                    ListAction::ChangeTag(tag) => Some(tag),
                    _ => None,
                },
            };
            state.picking = Some(ListPicker::open(ui, subject, annotations));
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
    match picked(ui, &mut state.picking, cx) {
        Some((Picked::Tags(add, remove), annotations)) => {
            cx.requests.push(Request::Retag {
                annotations,
                add,
                remove,
            });
            state.focus();
        }
        Some((Picked::Nothing, _)) => state.focus(),
        None => {}
    }
}
