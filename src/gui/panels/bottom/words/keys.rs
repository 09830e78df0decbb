//! The keys of the list while it has the focus.

use egui::{Event, Id, Key, Ui};

use crate::gui::commands::{Request, UiCommand};
use crate::gui::panels::PanelContext;
use crate::gui::panels::bottom::focus::hold_keys;
use crate::gui::panels::bottom::words::WordsState;
use crate::gui::panels::bottom::words::act::{ListAction, act};
use crate::gui::panels::bottom::words::draw::ROW;

/// Acts on what was pressed in this frame.
pub(super) fn keys(ui: &Ui, id: Id, state: &mut WordsState, cx: &mut PanelContext<'_>) {
    hold_keys(ui, id);
    if state.chooser.is_some() {
        return;
    }
    let page = ((state.view.end - state.view.start) / ROW).max(1.0) as isize;
    for event in ui.input(|input| input.events.clone()) {
        match event {
            Event::Copy => act(ListAction::Copy, state, cx),
            Event::Key {
                key,
                physical_key,
                pressed: true,
                modifiers,
                ..
            } => match key {
                Key::ArrowDown => step(state, 1, modifiers.shift),
                Key::ArrowUp => step(state, -1, modifiers.shift),
                Key::PageDown if !modifiers.command => step(state, page, modifiers.shift),
                Key::PageUp if !modifiers.command => step(state, -page, modifiers.shift),
                Key::Home => step(state, isize::MIN / 2, modifiers.shift),
                Key::End => step(state, isize::MAX / 2, modifiers.shift),
                Key::Enter => act(ListAction::Lines, state, cx),
                // Where an annotation is selected, the window gives the key as a command (`takes`).
                Key::Delete => act(ListAction::Hide, state, cx),
                Key::Escape if state.chosen().len() > 1 => state.anchor = state.lit,
                Key::Escape => cx.requests.push(Request::Ui(UiCommand::ToggleBottom)),
                key if modifiers.command && physical_key.unwrap_or(key) == Key::A => {
                    let last = state.shown.rows.len().checked_sub(1);
                    (state.anchor, state.lit) = (last.map(|_| 0), last);
                }
                _ => {}
            },
            _ => {}
        }
    }
}

fn step(state: &mut WordsState, by: isize, extends: bool) {
    let Some(last) = state.shown.rows.len().checked_sub(1) else {
        return;
    };
    let row = match state.lit {
        Some(row) => row.saturating_add_signed(by).min(last),
        None if by < 0 && by > isize::MIN / 4 => last,
        None if by > isize::MAX / 4 => last,
        None => 0,
    };
    state.lit = Some(row);
    if !extends || state.anchor.is_none() {
        state.anchor = Some(row);
    }
    state.reveals = true;
}
