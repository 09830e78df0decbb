//! The keys of the list while it has the focus.

use std::sync::Arc;

use egui::{Event, Id, Key, Ui};

use crate::gui::commands::{Request, SearchRequest};
use crate::gui::panels::PanelContext;
use crate::gui::panels::bottom::focus::hold_keys;
use crate::gui::panels::bottom::results::act::{ListAction, Of, act};
use crate::gui::panels::bottom::results::plan::{Plan, ROW};
use crate::gui::panels::bottom::results::{ResultsState, SearchView, mentions};

/// Acts on what was pressed in this frame.
pub(super) fn keys(
    ui: &Ui,
    id: Id,
    plan: &Arc<Plan>,
    state: &mut ResultsState,
    search: &SearchView<'_>,
    cx: &mut PanelContext<'_>,
) {
    hold_keys(ui, id);
    if state.picking.is_some() {
        return;
    }
    let page = ((state.view.end - state.view.start) / f64::from(ROW)).max(1.0) as isize;
    for event in ui.input(|input| input.events.clone()) {
        match event {
            Event::Copy => act(ui, ListAction::Copy, Of::Row, state, search, cx),
            Event::Key {
                key,
                physical_key,
                pressed: true,
                modifiers,
                ..
            } => {
                let lit = state.lit.map(|(row, _)| row);
                let is_first = lit.is_none() || plan.step(lit, -1) == lit;
                if state.mentions.is_some()
                    && !modifiers.any()
                    && let Some(accepts) = verdict(key, physical_key)
                {
                    mentions::settle_lit(state, accepts, cx);
                    continue;
                }
                let row = match key {
                    Key::ArrowDown => plan.step(lit, 1),
                    Key::ArrowUp if is_first => {
                        state.focus();
                        None
                    }
                    Key::ArrowUp => plan.step(lit, -1),
                    Key::PageDown if !modifiers.command => plan.step(lit, page),
                    Key::PageUp if !modifiers.command => plan.step(lit, -page),
                    Key::Home => plan.step(None, 1),
                    Key::End => plan.step(None, -1),
                    Key::Space => {
                        match state.lit {
                            Some((row, _)) if modifiers.shift => state.ticks.extend(plan, row),
                            Some((_, key)) => state.ticks.toggle(key),
                            None => {}
                        }
                        None
                    }
                    Key::Enter if !modifiers.command => {
                        let shown = state.lit_showing();
                        cx.requests
                            .extend(shown.map(|hit| Request::Search(SearchRequest::Open(hit))));
                        None
                    }
                    Key::Escape if state.mentions.is_some() => {
                        state.leave_mentions();
                        None
                    }
                    Key::Escape => {
                        state.focus();
                        None
                    }
                    key if modifiers.command && physical_key.unwrap_or(key) == Key::A => {
                        let total = plan.found().total();
                        let are_all = state.ticks.count(total) < total;
                        state.ticks.set_all(are_all);
                        None
                    }
                    _ => None,
                };
                if let Some(row) = row.filter(|row| Some(*row) != lit) {
                    state.light(plan, row);
                    // A text that cannot be seen need not follow.
                    let shown = state.lit_showing().filter(|_| !search.fills);
                    cx.requests
                        .extend(shown.map(|hit| Request::Search(SearchRequest::Show(hit))));
                }
            }
            _ => {}
        }
    }
}

/// What a key says of a mention: that the tag is meant, or that it is not. Letters by their place on the keyboard.
fn verdict(key: Key, physical: Option<Key>) -> Option<bool> {
    match (key, physical.unwrap_or(key)) {
        (Key::Enter, _) | (_, Key::A) => Some(true),
        (Key::Delete, _) | (_, Key::X) => Some(false),
        _ => None,
    }
}
