//! The keys of the list while it has the focus.

use egui::{Event, Id, Key, Ui};

use crate::gui::commands::{Request, UiCommand};
use crate::gui::panels::PanelContext;
use crate::gui::panels::bottom::focus::hold_keys;
use crate::gui::panels::bottom::passages::PassagesState;
use crate::gui::panels::bottom::passages::act::{ListAction, act};

/// Acts on what was pressed in this frame.
pub(super) fn keys(ui: &Ui, id: Id, state: &mut PassagesState, cx: &mut PanelContext<'_>) {
    hold_keys(ui, id);
    if state.picking.is_some() || state.chooser.is_some() {
        return;
    }
    let page = ((state.view.end - state.view.start) / super::listed::ROW).max(1.0) as isize;
    for event in ui.input(|input| input.events.clone()) {
        match event {
            Event::Copy => act(ui, ListAction::Copy, state, cx),
            Event::Key {
                key,
                physical_key,
                pressed: true,
                modifiers,
                ..
            } => {
                let rows = state.listed.rows();
                let before = state.choice.lit();
                match key {
                    Key::ArrowDown => state.choice.step(rows, 1, modifiers.shift),
                    Key::ArrowUp => state.choice.step(rows, -1, modifiers.shift),
                    Key::PageDown if !modifiers.command => {
                        state.choice.step(rows, page, modifiers.shift);
                    }
                    Key::PageUp if !modifiers.command => {
                        state.choice.step(rows, -page, modifiers.shift);
                    }
                    Key::Home => state.choice.step(rows, isize::MIN / 2, modifiers.shift),
                    Key::End => state.choice.step(rows, isize::MAX / 2, modifiers.shift),
                    Key::Space => state.choice.toggle_lit(),
                    Key::Enter => act(ui, ListAction::Go, state, cx),
                    Key::Escape if !state.choice.narrow() => {
                        cx.requests.push(Request::Ui(UiCommand::ToggleBottom));
                    }
                    key if modifiers.command && physical_key.unwrap_or(key) == Key::A => {
                        state.choice.all(rows);
                    }
                    _ => {}
                }
                let lit = state.choice.lit();
                if lit != before {
                    state.reveals = true;
                    if let Some(annotation) = lit {
                        cx.requests.push(Request::SelectAnnotation {
                            annotation,
                            reveal: true,
                        });
                    }
                }
            }
            _ => {}
        }
    }
}
