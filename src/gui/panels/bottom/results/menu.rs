//! What can be done with one hit, under the second button of the mouse.

use std::sync::Arc;

use egui::Ui;

use crate::gui::commands::{Request, SearchRequest};
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::panels::bottom::results::act::{ListAction, Of, act};
use crate::gui::panels::bottom::results::found::{HitAt, Stage};
use crate::gui::panels::bottom::results::plan::Plan;
use crate::gui::panels::bottom::results::{ResultsState, SearchView, mentions, showing};
use crate::gui::widgets::menu_item;
use crate::i18n::Word;
use crate::query::quoted;

/// Draws the menu of the lit row.
pub(super) fn menu_ui(
    ui: &mut Ui,
    plan: &Arc<Plan>,
    at: HitAt,
    state: &mut ResultsState,
    search: &SearchView<'_>,
    cx: &mut PanelContext<'_>,
) {
    ui.set_min_width(210.0);
    let Some(key) = plan.found().key(at) else {
        return;
    };
    let item = |ui: &mut Ui, icon: &str, word: Word, is_enabled: bool| {
        let is_clicked = menu_item(ui, icon, cx.word(word), is_enabled).clicked();
        if is_clicked {
            ui.close();
        }
        is_clicked
    };
    let is_ready = cx.at_hand.writable && matches!(search.stage, Stage::Ended(_));
    let goes = item(ui, icons::ARROW_RIGHT, Word::ListGo, true);
    ui.separator();
    let (mut verdict, mut action) = (None, None);
    if state.mentions.is_some() {
        if item(ui, icons::CHECK, Word::MentionsAcceptOne, is_ready) {
            verdict = Some(true);
        }
        if item(ui, icons::X, Word::MentionsRejectOne, is_ready) {
            verdict = Some(false);
        }
    } else if item(ui, icons::TAG, Word::ResultsTagRow, is_ready) {
        action = Some(ListAction::Tag);
    }
    let tick = match state.ticks.has(key) {
        true => (icons::CIRCLE_DOT, Word::ResultsUntick),
        false => (icons::CIRCLE_CHECK, Word::ResultsTick),
    };
    let ticks = item(ui, tick.0, tick.1, true);
    if item(ui, icons::COPY, Word::ResultsCopyRow, true) {
        action = Some(ListAction::Copy);
    }
    let typed = state.field.text().trim().to_owned();
    let can_narrow = state.mentions.is_none() && !typed.contains("doc:");
    let narrows = can_narrow && item(ui, icons::FILE_TEXT, Word::ResultsOnlyHere, true);
    if goes {
        let shown = showing(plan.found(), at);
        let open = |hit| Request::Search(SearchRequest::Open(hit));
        cx.requests.extend(shown.map(open));
    }
    if ticks {
        state.ticks.toggle(key);
    }
    // The keyboard goes on in the list.
    state.wants_list |= ticks || action == Some(ListAction::Copy) || verdict.is_some();
    if let Some(action) = action {
        act(ui, action, Of::RowAlone, state, search, cx);
    }
    if let Some(accepts) = verdict {
        mentions::settle_lit(state, accepts, cx);
    }
    if narrows && let Some(document) = cx.snapshot.document(key.document) {
        let words = format!("{typed} doc:{}", quoted(&document.name));
        state.field.set_text(&words);
    }
}
