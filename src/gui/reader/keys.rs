//! The keyboard: moving a reading caret, selecting with Shift, scrolling.

use egui::{Event, EventFilter, Key, Modifiers, Response, Ui};

use crate::gui::reader::scroll::{Setting, Visible};
use crate::gui::reader::selecting::Stretch;
use crate::gui::reader::state::{ReaderState, Selection};
use crate::gui::reader::view::ReaderEvent;
use crate::gui::typeset::{Affinity, Caret, Side};

/// Acts on the keys pressed in this frame while the view has the focus.
pub(super) fn keys(
    ui: &Ui,
    state: &mut ReaderState,
    setting: &Setting<'_>,
    visible: &[Visible],
    response: &Response,
    events: &mut Vec<ReaderEvent>,
) {
    if !response.has_focus() {
        return;
    }
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        tab: false,
        escape: true,
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    for event in ui.input(|input| input.events.clone()) {
        match event {
            Event::Copy | Event::Cut => copy(ui, state, setting, events),
            Event::Key {
                key,
                pressed: true,
                modifiers,
                ..
            } => {
                key_pressed(ui, state, setting, visible, key, modifiers, events);
            }
            _ => {}
        }
    }
}

/// Puts the selected text on the clipboard, in its logical order.
fn copy(ui: &Ui, state: &ReaderState, setting: &Setting<'_>, events: &mut Vec<ReaderEvent>) {
    let text = setting.prepared.text();
    let spans = state.spans(text);
    if spans.is_empty() {
        events.push(ReaderEvent::Copy);
        return;
    }
    let words: Vec<&str> = spans
        .iter()
        .filter_map(|span| span.slice(text).ok())
        .collect();
    ui.ctx().copy_text(words.join(" … "));
}

fn key_pressed(
    ui: &Ui,
    state: &mut ReaderState,
    setting: &Setting<'_>,
    visible: &[Visible],
    key: Key,
    modifiers: Modifiers,
    events: &mut Vec<ReaderEvent>,
) {
    let by_word = modifiers.command || modifiers.ctrl;
    let side = match key {
        Key::ArrowLeft => Some(Side::Left),
        Key::ArrowRight => Some(Side::Right),
        _ => None,
    };
    if let (Some(side), true) = (side, modifiers.alt) {
        events.push(ReaderEvent::MoveEdge {
            end: !modifiers.shift,
            side,
            by_word,
        });
        return;
    }
    let page_px = (setting.view_px() * 0.9).max(40.0);
    let text_len = setting.prepared.text().len();
    let has_caret = state.selection.is_some();
    match key {
        Key::PageDown | Key::PageUp if !modifiers.command => {
            let sign = if key == Key::PageDown { 1.0 } else { -1.0 };
            if modifiers.shift {
                for _ in 0..((page_px / line_px(setting)) as usize).max(1) {
                    move_line(state, setting, visible, sign > 0.0, true);
                }
                state.follows_focus = true;
            } else {
                setting.scroll_by(state, sign * page_px);
            }
        }
        Key::Space if !modifiers.any() => setting.scroll_by(state, page_px),
        Key::Space if modifiers.shift => setting.scroll_by(state, -page_px),
        Key::Home if by_word => go(state, Caret::before(0), modifiers.shift),
        Key::End if by_word => go(state, Caret::after(text_len), modifiers.shift),
        Key::Home | Key::End => {
            let focus = focus_or_first(state, setting, visible);
            let (block, inside, layout) = place(state, setting, focus);
            let moved = if key == Key::Home {
                layout.line_start(inside)
            } else {
                layout.line_end(inside)
            };
            go(state, outside(setting, block, moved), modifiers.shift);
        }
        Key::A if modifiers.command => {
            state.selection = Some(Selection {
                anchor: Caret::before(0),
                focus: Caret::after(text_len),
            });
        }
        Key::ArrowLeft | Key::ArrowRight => {
            let Some(side) = side else { return };
            if !has_caret {
                let first = focus_or_first(state, setting, visible);
                go(state, first, false);
                return;
            }
            let focus = focus_or_first(state, setting, visible);
            let moved = step(state, setting, focus, side, by_word);
            go(state, moved, modifiers.shift);
        }
        Key::ArrowUp | Key::ArrowDown if modifiers.shift && (modifiers.alt || by_word) => {
            let by = match by_word {
                true => Stretch::Paragraph,
                false => Stretch::Sentence,
            };
            if !has_caret {
                let first = focus_or_first(state, setting, visible);
                go(state, first, false);
            }
            state.extend(setting.prepared.text(), by, key == Key::ArrowDown);
        }
        Key::ArrowUp | Key::ArrowDown => {
            let is_down = key == Key::ArrowDown;
            if has_caret {
                move_line(state, setting, visible, is_down, modifiers.shift);
                state.follows_focus = true;
            } else {
                setting.scroll_by(state, line_px(setting) * if is_down { 1.5 } else { -1.5 });
            }
        }
        Key::Escape => {
            state.clear_selection();
            ui.ctx().request_repaint();
        }
        _ => {}
    }
}

fn line_px(setting: &Setting<'_>) -> f32 {
    33.0 * setting.page.zoom * setting.page.pixels_per_point
}

/// Moves the focus of the selection; without `extend` the selection collapses to it.
fn go(state: &mut ReaderState, caret: Caret, extend: bool) {
    let selection = state.selection.unwrap_or(Selection::caret(caret));
    let anchor = if extend { selection.anchor } else { caret };
    state.selection = Some(Selection {
        anchor,
        focus: caret,
    });
    state.goal_x_px = None;
    state.follows_focus = true;
}

fn focus_or_first(state: &ReaderState, setting: &Setting<'_>, visible: &[Visible]) -> Caret {
    state.selection.map_or_else(
        || {
            let first = visible
                .iter()
                .find(|visible| visible.top_px >= 0.0)
                .or(visible.first());
            Caret::before(first.map_or(0, |visible| {
                setting.prepared.blocks()[visible.block].bytes().start
            }))
        },
        |selection| selection.focus,
    )
}

type Layout = std::sync::Arc<crate::gui::typeset::ParagraphLayout>;

/// The block of a caret, the caret inside it, and its layout.
fn place(state: &mut ReaderState, setting: &Setting<'_>, caret: Caret) -> (usize, Caret, Layout) {
    let mut block = setting.prepared.block_at(caret.byte);
    let starts_here = setting.prepared.blocks()[block].bytes().start == caret.byte;
    if caret.affinity == Affinity::Upstream && starts_here && block > 0 {
        // The end of a cut paragraph's earlier part is the same byte as the start of the next.
        let before = &setting.prepared.blocks()[block - 1];
        if before.bytes().end == caret.byte {
            block -= 1;
        }
    }
    let start = setting.prepared.blocks()[block].bytes().start;
    let layout = setting.layout(state, block);
    (
        block,
        Caret {
            byte: caret.byte - start,
            affinity: caret.affinity,
        },
        layout,
    )
}

fn outside(setting: &Setting<'_>, block: usize, inside: Caret) -> Caret {
    Caret {
        byte: setting.prepared.blocks()[block].bytes().start + inside.byte,
        affinity: inside.affinity,
    }
}

/// One step to a side; past the end of a block in reading order, into its neighbor. Passes every position of the text.
pub(super) fn step(
    state: &mut ReaderState,
    setting: &Setting<'_>,
    focus: Caret,
    side: Side,
    by_word: bool,
) -> Caret {
    let (block, inside, layout) = place(state, setting, focus);
    let moved = if by_word {
        Some(layout.step_word(inside, side)).filter(|moved| *moved != inside)
    } else {
        layout.walk(inside, side)
    };
    if let Some(moved) = moved {
        return outside(setting, block, moved);
    }
    let is_forward = (side == Side::Right) != layout.direction().is_rtl();
    let blocks = setting.prepared.blocks();
    if is_forward {
        blocks
            .get(block + 1)
            .map_or(focus, |next| Caret::before(next.bytes().start))
    } else {
        block
            .checked_sub(1)
            .map_or(focus, |before| Caret::after(blocks[before].bytes().end))
    }
}

/// Moves the focus a line up or down and keeps to the x where the movement began.
fn move_line(
    state: &mut ReaderState,
    setting: &Setting<'_>,
    visible: &[Visible],
    is_down: bool,
    extend: bool,
) {
    let focus = focus_or_first(state, setting, visible);
    let (block, inside, layout) = place(state, setting, focus);
    let left = setting.left_px(block);
    let goal = state
        .goal_x_px
        .unwrap_or_else(|| layout.caret_rect(inside).left + left);
    let within = if is_down {
        layout.line_down(inside, goal - left)
    } else {
        layout.line_up(inside, goal - left)
    };
    let moved = match within {
        Some(moved) => outside(setting, block, moved),
        None => {
            let blocks = setting.prepared.blocks();
            let neighbor = if is_down {
                (block + 1 < blocks.len()).then_some(block + 1)
            } else {
                block.checked_sub(1)
            };
            match neighbor {
                None => focus,
                Some(neighbor) => {
                    let layout = setting.layout(state, neighbor);
                    let line = if is_down {
                        0
                    } else {
                        layout.lines().len().saturating_sub(1)
                    };
                    outside(
                        setting,
                        neighbor,
                        layout.hit_line(line, goal - setting.left_px(neighbor)),
                    )
                }
            }
        }
    };
    go(state, moved, extend);
    state.goal_x_px = Some(goal);
}
