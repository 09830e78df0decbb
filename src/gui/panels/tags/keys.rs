//! The keyboard in the tree: walking, choosing, moving tags, typing ahead to a name.
//!
//! Arrows to the sides open and close branches in the direction in which the tree grows: mirrored in Arabic.

use std::sync::Arc;

use egui::{Event, EventFilter, Key, Modifiers, Ui};

use crate::gui::commands::Request;
use crate::gui::panels::tags::tree::TagTree;
use crate::gui::panels::tags::{TagsState, menu, moves, rename, tree_id};
use crate::gui::panels::{PanelContext, Subject};
use crate::gui::theme::size;
use crate::model::TagId;
use crate::text::fold_name;

/// How long letters count as one name that is being typed, seconds.
const TYPING: f64 = 1.0;

/// Acts on the keys of this frame. The tree has the focus.
pub(super) fn take_keys(ui: &Ui, state: &mut TagsState, cx: &mut PanelContext<'_>) {
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(tree_id(), filter));
    let mut pressed = Vec::new();
    let mut typed = String::new();
    ui.input_mut(|input| {
        input.events.retain(|event| match event {
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } if is_ours(*key, *modifiers) => {
                pressed.push((*key, *modifiers));
                false
            }
            Event::Text(text) => {
                typed.push_str(text);
                false
            }
            _ => true,
        });
    });
    for (key, modifiers) in pressed {
        let snapshot = Arc::clone(cx.snapshot);
        let language = cx.wording.language;
        act(state, key, modifiers, cx);
        state.tree.refresh(&snapshot, &state.view, language);
    }
    let typed = typed.trim_start_matches(|c: char| c == ' ' && state.typed.0.is_empty());
    if !typed.is_empty() {
        type_ahead(ui, state, typed, cx);
    }
}

fn is_ours(key: Key, modifiers: Modifiers) -> bool {
    let is_moving = modifiers.alt && modifiers.shift && !modifiers.command;
    let is_plain = !modifiers.alt && !modifiers.command;
    match key {
        Key::ArrowUp | Key::ArrowDown => is_moving || is_plain,
        Key::ArrowLeft | Key::ArrowRight => is_moving || modifiers.is_none(),
        Key::Home | Key::End | Key::PageUp | Key::PageDown => is_plain,
        Key::Enter | Key::F2 | Key::Delete | Key::Escape => modifiers.is_none(),
        Key::Space => modifiers.command && !modifiers.alt,
        _ => false,
    }
}

fn act(state: &mut TagsState, key: Key, modifiers: Modifiers, cx: &mut PanelContext<'_>) {
    let n_rows = state.tree.rows().len();
    let Some(last) = n_rows.checked_sub(1) else {
        return;
    };
    let row = state.cursor.and_then(|tag| state.tree.row_of(tag));
    let page = ((state.window.1 / size::ROW) as usize)
        .saturating_sub(1)
        .max(1);
    let inwards = if cx.is_rtl() {
        Key::ArrowLeft
    } else {
        Key::ArrowRight
    };
    if modifiers.alt {
        let how = match key {
            Key::ArrowUp => moves::Move::Up,
            Key::ArrowDown => moves::Move::Down,
            key if key == inwards => moves::Move::In,
            _ => moves::Move::Out,
        };
        moves::move_chosen(state, how, cx);
        return;
    }
    let target = match key {
        Key::ArrowUp => row.map_or(last, |row| row.saturating_sub(1)),
        Key::ArrowDown => row.map_or(0, |row| (row + 1).min(last)),
        Key::PageUp => row.map_or(0, |row| row.saturating_sub(page)),
        Key::PageDown => row.map_or(0, |row| (row + page).min(last)),
        Key::Home => 0,
        Key::End => last,
        _ => {
            if let Some(row) = row {
                act_on_row(state, row, key, key == inwards, cx);
            }
            return;
        }
    };
    let Some(tag) = state.tree.row_node(target).map(|node| node.tag) else {
        return;
    };
    if modifiers.shift {
        mark_range(state, tag);
        state.go_to(tag);
    } else {
        choose(state, tag, cx);
    }
}

fn act_on_row(
    state: &mut TagsState,
    row: usize,
    key: Key,
    is_inwards: bool,
    cx: &mut PanelContext<'_>,
) {
    let Some(node) = state.tree.row_node(row).copied() else {
        return;
    };
    let has_children = state
        .tree
        .rows()
        .get(row)
        .is_some_and(|row| state.tree.has_children(row.node));
    let is_closed = !state.view.is_filtered() && state.view.closed.contains(&node.tag);
    match key {
        Key::ArrowLeft | Key::ArrowRight if is_inwards => {
            if has_children && is_closed {
                state.toggle(node.tag);
            } else if has_children && let Some(child) = state.tree.row_node(row + 1) {
                let child = child.tag;
                choose(state, child, cx);
            }
        }
        Key::ArrowLeft | Key::ArrowRight => {
            if has_children && !is_closed && !state.view.is_filtered() {
                state.toggle(node.tag);
            } else if let Some(above) = node.above.and_then(|above| state.tree.node(above)) {
                let above = above.tag;
                choose(state, above, cx);
            }
        }
        Key::Enter => menu::show_passages(node.tag, cx),
        Key::F2 => rename::begin(state, node.tag, cx),
        Key::Delete if cx.at_hand.writable => menu::delete(node.tag, cx),
        Key::Escape => state.marked.clear(),
        Key::Space if state.marked.remove(&node.tag) => {}
        Key::Space => {
            state.marked.insert(node.tag);
        }
        _ => {}
    }
}

/// Goes to a tag and shows it.
fn choose(state: &mut TagsState, tag: TagId, cx: &mut PanelContext<'_>) {
    state.marked.clear();
    state.marked.insert(tag);
    state.anchor = Some(tag);
    state.go_to(tag);
    state.followed = Some(Subject::Tag(tag));
    cx.requests.push(Request::SelectTag(tag));
}

/// Chooses everything in view from where the range began to `tag`.
pub(super) fn mark_range(state: &mut TagsState, tag: TagId) {
    let anchor = state.anchor.or(state.cursor).unwrap_or(tag);
    state.anchor = Some(anchor);
    let (Some(from), Some(to)) = (state.tree.row_of(anchor), state.tree.row_of(tag)) else {
        return;
    };
    let (first, last) = (from.min(to), from.max(to));
    state.marked = (first..=last)
        .filter_map(|row| state.tree.row_node(row))
        .map(|node| node.tag)
        .collect();
}

/// Goes to the next row whose name begins with what is typed; closed branches are not looked into.
fn type_ahead(ui: &Ui, state: &mut TagsState, typed: &str, cx: &mut PanelContext<'_>) {
    let now = ui.input(|input| input.time);
    if state.typed.1 < now {
        state.typed.0.clear();
    }
    let is_first = state.typed.0.is_empty();
    state.typed.0.push_str(typed);
    state.typed.1 = now + TYPING;
    let wanted = fold_name(&state.typed.0);
    let rows = state.tree.rows().len();
    let here = state.cursor.and_then(|tag| state.tree.row_of(tag));
    // A first letter goes on from the next row; more letters may stay where they are.
    let start = here.map_or(0, |here| here + usize::from(is_first));
    let found = (0..rows).map(|step| (start + step) % rows).find_map(|row| {
        let tag = cx.snapshot.tag(state.tree.row_node(row)?.tag)?;
        let labels = [&tag.label.english, &tag.label.arabic];
        let fits = labels
            .iter()
            .any(|label| fold_name(label).starts_with(&wanted));
        fits.then_some(tag.id)
    });
    if let Some(tag) = found {
        choose(state, tag, cx);
    }
}

/// Opens the branches above a tag.
pub(super) fn reveal(state: &mut TagsState, tag: TagId, cx: &PanelContext<'_>) {
    if TagTree::reveal(cx.snapshot, &mut state.view, tag) {
        state.tree.view_changed();
    }
    state.is_revealing = true;
}
