//! One hit: its tick, its line, and what it needed to be found.

use std::sync::Arc;

use egui::accesskit::{Role as NodeRole, TextDirection};
use egui::{Align2, Id, Rect, RichText, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::panels::bottom::results::found::HitAt;
use crate::gui::panels::bottom::results::menu::menu_ui;
use crate::gui::panels::bottom::results::plan::Plan;
use crate::gui::panels::bottom::results::{ResultsState, SearchView, needs};
use crate::gui::theme::Theme;
use crate::gui::widgets::{RowSlots, context_menu, text_font};
use crate::i18n::{Word, without_isolates};
use crate::search::{FoundBy, Hit};
use crate::text::Direction;

/// Room for the tick, points.
const TICK: f32 = 30.0;

/// What a click on a row meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowClick {
    /// The hit is looked at.
    Show,
    /// It is gone to.
    Open,
}

/// Draws a hit.
pub(super) fn hit_ui(
    ui: &Ui,
    rect: Rect,
    list: Id,
    (plan, number, at): (&Arc<Plan>, usize, HitAt),
    state: &mut ResultsState,
    search: &SearchView<'_>,
    cx: &mut PanelContext<'_>,
) -> Option<RowClick> {
    let (document, hit) = plan.found().get(at)?;
    let key = super::key_of(document, hit);
    let theme = Theme::of(ui.ctx());
    let response = ui.interact(rect, list.with((number, key)), Sense::CLICK);
    let is_lit = state.lit.is_some_and(|(row, _)| row == number);
    let is_ticked = state.ticks.has(key);
    if is_lit {
        ui.painter().rect_filled(rect, 0.0, theme.panel);
        let edge = RowSlots::new(rect, cx.is_rtl()).take_start(3.0);
        ui.painter().rect_filled(edge, 0.0, theme.accent);
    } else if response.hovered() {
        let ground = theme.stroke.gamma_multiply(0.35);
        ui.painter().rect_filled(rect, 0.0, ground);
    }
    let line = Stroke::new(1.0, theme.stroke.gamma_multiply(0.7));
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, line);
    let mut slots = RowSlots::new(rect.shrink2(vec2(8.0, 0.0)), cx.is_rtl());
    let tick = slots.take_start(TICK);
    let needed = slots.take_end((rect.width() * 0.16).clamp(80.0, 190.0));
    slots.take_end(8.0);
    tick_ui(ui, tick, is_ticked);
    let laid = state
        .lines
        .get(ui, key, hit, cx.snapshot, slots.rest().width())?;
    laid.paint(ui, slots.rest());
    // That it is a term of the tag goes without saying among its mentions.
    let by = match state.mentions {
        Some(_) => FoundBy::Words,
        None => hit.by,
    };
    let told = Hit { by, ..*hit };
    let words = needs::needs_words(document, &told, cx.snapshot, cx.wording);
    let small = RichText::new(&words)
        .font(text_font(12.0))
        .color(theme.muted);
    RowSlots::new(needed, cx.is_rtl()).text(ui, small);
    let name = cx.snapshot.document(document.document);
    let name = name.map_or("–", |document| document.name.as_str());
    response
        .widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, is_ticked, laid.text()));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(NodeRole::ListBoxOption);
        let ticked = match is_ticked {
            true => format!(" · {}", cx.word(Word::HitTicked)),
            false => String::new(),
        };
        node.set_description(format!("{name} · {}{ticked}", without_isolates(&words)));
        node.set_text_direction(match laid.direction() {
            Direction::LeftToRight => TextDirection::LeftToRight,
            Direction::RightToLeft => TextDirection::RightToLeft,
        });
    });
    if response.secondary_clicked() {
        state.light(plan, number);
        state.reveals = false;
        ui.memory_mut(|memory| memory.request_focus(list));
    }
    context_menu(&response, |ui| menu_ui(ui, plan, at, state, search, cx));
    if response.clicked() {
        let at = response.interact_pointer_pos();
        let extends = ui.input(|input| input.modifiers.shift);
        if extends || at.is_some_and(|at| tick.expand2(vec2(8.0, 0.0)).contains(at)) {
            match extends {
                true => state.ticks.extend(plan, number),
                false => state.ticks.toggle(key),
            }
            return None;
        }
        state.light(plan, number);
        state.reveals = false;
        return Some(match response.double_clicked() {
            true => RowClick::Open,
            false => RowClick::Show,
        });
    }
    None
}

fn tick_ui(ui: &Ui, slot: Rect, is_ticked: bool) {
    let theme = Theme::of(ui.ctx());
    let center = slot.center();
    if is_ticked {
        let (middle, icon) = (Align2::CENTER_CENTER, icons::CIRCLE_CHECK);
        ui.painter()
            .text(center, middle, icon, text_font(15.0), theme.accent);
    } else {
        let line = Stroke::new(1.0, theme.faint);
        ui.painter().circle_stroke(center, 6.5, line);
    }
}
