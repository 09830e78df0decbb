//! Tag sets below the tree: a click shows the tags of one alone, tags are dropped on it, its menu does the rest.

use std::collections::HashSet;

use egui::{DragAndDrop, Rect, Stroke, StrokeKind, Ui, vec2};

use crate::analysis::passages::PassageScope;
use crate::command::Command;
use crate::gui::commands::{NamePurpose, Request, UiCommand};
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::panels::tags::TagsState;
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{Row, ScrollArea, icon_button, menu_item, panel_header};
use crate::i18n::Word;
use crate::model::{TagId, TagSet, TagSetId};

/// Sets in view at most; more are scrolled to.
const ROWS: usize = 5;

/// How high the section is, points; none where there is no set.
pub(super) fn height(cx: &PanelContext<'_>) -> f32 {
    match cx.snapshot.tag_sets().count().min(ROWS) {
        0 => 0.0,
        n => 35.0 + n as f32 * size::ROW,
    }
}

/// Draws the section over the whole of `ui`.
pub(super) fn sets_ui(ui: &mut Ui, state: &mut TagsState, cx: &mut PanelContext<'_>) {
    let theme = Theme::of(ui.ctx());
    let top = ui.max_rect();
    ui.painter()
        .hline(top.x_range(), top.top(), Stroke::new(1.0, theme.stroke));
    let count = cx.number(cx.snapshot.tag_sets().count());
    let (is_rtl, title) = (cx.is_rtl(), cx.word(Word::SetSection));
    panel_header(ui, is_rtl, title, Some(count), |ui| {
        let name = cx.word(Word::SetNew);
        if icon_button(ui, icons::PLUS, name, false, cx.at_hand.writable).clicked() {
            cx.requests.push(Request::Ui(UiCommand::NewTagSet));
        }
    });
    ui.spacing_mut().item_spacing.y = 0.0;
    let snapshot = std::sync::Arc::clone(cx.snapshot);
    let mut sets: Vec<_> = snapshot.tag_sets().collect();
    sets.sort_by(|one, other| (&one.name, one.id).cmp(&(&other.name, other.id)));
    ScrollArea::vertical()
        .id_salt("tag sets")
        .auto_shrink([false, false])
        .show_rows(ui, size::ROW, sets.len(), |ui, rows| {
            for set in &sets[rows] {
                ui.push_id(set.id, |ui| set_ui(ui, state, set, cx));
            }
        });
}

fn set_ui(ui: &mut Ui, state: &mut TagsState, set: &TagSet, cx: &mut PanelContext<'_>) {
    let theme = Theme::of(ui.ctx());
    let is_shown = state.shown_set == Some(set.id);
    let shown = Row::new(&set.name, cx.is_rtl())
        .icon(
            icons::TAG,
            if is_shown { theme.accent } else { theme.muted },
        )
        .selected(is_shown)
        .count(cx.number(set.members.len()))
        .show(ui);
    let response = shown.response;
    if let Some(dragged) = DragAndDrop::payload::<TagId>(ui.ctx())
        && response.contains_pointer()
    {
        drop_ui(ui, state, set, *dragged, response.rect, cx);
        return;
    }
    if response.double_clicked() {
        let passages = PassageScope::TagSet(set.id);
        cx.requests.push(Request::ShowPassages(passages));
    } else if response.clicked() {
        let set = (!is_shown).then_some(set.id);
        show_only(state, set, cx);
    }
    crate::gui::widgets::context_menu(&response, |ui| menu_ui(ui, state, set, cx));
}

/// Shows where the dragged tags would go, and puts them in when they are let go.
fn drop_ui(
    ui: &mut Ui,
    state: &TagsState,
    set: &TagSet,
    dragged: TagId,
    rect: Rect,
    cx: &mut PanelContext<'_>,
) {
    let theme = Theme::of(ui.ctx());
    let stroke = Stroke::new(2.0, theme.accent);
    ui.painter()
        .rect_stroke(rect, 3.0, stroke, StrokeKind::Inside);
    if cx.at_hand.writable && ui.input(|input| input.pointer.any_released()) {
        DragAndDrop::clear_payload(ui.ctx());
        let (set, tags) = (set.id, state.chosen_with(dragged));
        let command = Command::AddToTagSet { set, tags };
        cx.requests.push(Request::Core(Box::new(command)));
    }
}

/// Shows the tags of a set alone, or all again.
pub(super) fn show_only(state: &mut TagsState, set: Option<TagSetId>, cx: &PanelContext<'_>) {
    state.shown_set = set;
    let members = set.and_then(|set| cx.snapshot.tag_set(set));
    state.view.only = members.map(|set| set.members.iter().copied().collect::<HashSet<_>>());
    state.tree.view_changed();
}

/// Follows what has happened to the set that is shown.
pub(super) fn follow(state: &mut TagsState, cx: &PanelContext<'_>) {
    let Some(shown) = state.shown_set else { return };
    let members = cx.snapshot.tag_set(shown).map(|set| &set.members);
    let is_same = members.is_some_and(|members| {
        state.view.only.as_ref().is_some_and(|only| {
            only.len() == members.len() && members.iter().all(|tag| only.contains(tag))
        })
    });
    if !is_same {
        show_only(state, members.map(|_| shown), cx);
    }
}

fn menu_ui(ui: &mut Ui, state: &mut TagsState, set: &TagSet, cx: &mut PanelContext<'_>) {
    ui.set_min_width(220.0);
    let writable = cx.at_hand.writable;
    let is_shown = state.shown_set == Some(set.id);
    let (icon, word) = if is_shown {
        (icons::LIST_TREE, Word::SetShowAll)
    } else {
        (icons::LIST_FILTER, Word::SetShow)
    };
    if menu_item(ui, icon, cx.word(word), true).clicked() {
        show_only(state, (!is_shown).then_some(set.id), cx);
        ui.close();
    }
    let passages = cx.word(Word::TagShowPassages);
    if menu_item(ui, "", passages, true).clicked() {
        let passages = PassageScope::TagSet(set.id);
        cx.requests.push(Request::ShowPassages(passages));
        ui.close();
    }
    state.eye.menu_ui(ui, &set.name, &set.members, cx);
    ui.separator();
    let rename = cx.word(Word::SetRename);
    if menu_item(ui, icons::PENCIL, rename, writable).clicked() {
        let purpose = NamePurpose::RenameTagSet(set.id);
        cx.requests.push(Request::AskName(purpose));
        ui.close();
    }
    let delete = cx.word(Word::SetDelete);
    if menu_item(ui, icons::TRASH_2, delete, writable).clicked() {
        let command = Command::DeleteTagSet { set: set.id };
        cx.requests.push(Request::Core(Box::new(command)));
        ui.close();
    }
}

/// The part of the panel that is the section's.
pub(super) fn place(whole: Rect, height: f32) -> Rect {
    Rect::from_min_size(
        egui::pos2(whole.left(), whole.bottom() - height),
        vec2(whole.width(), height),
    )
}
