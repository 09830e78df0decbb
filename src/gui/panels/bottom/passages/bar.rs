//! The bar above the list: scope and count, or what can be done with the chosen rows; filter, headings, order.

use egui::{Align2, Rect, Response, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::analysis::passages::{PassageGrouping, PassageOrder, PassageScope};
use crate::gui::fields::Field;
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::panels::bottom::passages::PassagesState;
use crate::gui::panels::bottom::passages::act::{ListAction, act};
use crate::gui::panels::bottom::passages::scopes::{offer_scopes, offer_tags, scope_title};
use crate::gui::panels::bottom::scope_chooser::{ScopeAnswer, ScopeChooser};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{
    RowSlots, button_menu, focus_ring, from_end, from_start, icon_button, menu_choice, menu_switch,
    quiet_button, strong_font, text_font,
};
use crate::i18n::{Counted, Word, fill, without_isolates};

const GROUPINGS: [(PassageGrouping, Word); 5] = [
    (PassageGrouping::None, Word::ListNoGroups),
    (PassageGrouping::Document, Word::ListByDocument),
    (PassageGrouping::Tag, Word::ListByTag),
    (PassageGrouping::Annotator, Word::ListByAnnotator),
    (PassageGrouping::DocumentSet, Word::ListByDocumentSet),
];
const ORDERS: [(PassageOrder, Word); 5] = [
    (PassageOrder::Place, Word::ListByPlace),
    (PassageOrder::Time, Word::ListByTime),
    (PassageOrder::Tag, Word::ListByTag),
    (PassageOrder::Document, Word::ListByDocument),
    (PassageOrder::Length, Word::ListByLength),
];

/// Draws the bar at the top of `ui`.
pub(super) fn bar_ui(ui: &mut Ui, state: &mut PassagesState, cx: &mut PanelContext<'_>) {
    let (bar, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), size::TABS + 2.0), Sense::hover());
    let inside = bar.shrink2(vec2(8.0, 0.0));
    let layout = from_end(cx.is_rtl());
    let mut end = ui.new_child(egui::UiBuilder::new().max_rect(inside).layout(layout));
    end.spacing_mut().item_spacing.x = 2.0;
    end_ui(&mut end, state, cx);
    let taken = end.min_rect().width() + 8.0;
    let mut slots = RowSlots::new(inside, cx.is_rtl());
    slots.take_end(taken);
    if state.choice.chosen.len() > 1 {
        let layout = from_start(cx.is_rtl());
        let rest = slots.rest();
        let mut start = ui.new_child(egui::UiBuilder::new().max_rect(rest).layout(layout));
        start.set_clip_rect(rest.intersect(ui.clip_rect()));
        chosen_ui(&mut start, state, cx);
    } else {
        let more = RowSlots::new(slots.rest(), cx.is_rtl()).take_end(tags_width(state));
        let mut rest = slots;
        rest.take_end(more.width());
        let title = title_ui(ui, rest.rest(), state, cx);
        more_tags_ui(ui, title, more.width(), state, cx);
    }
    if let Some(chooser) = &mut state.chooser {
        let (snapshot, wording) = (cx.snapshot, cx.wording);
        let named = ("scope of passages", cx.word(Word::PassagesScopeField));
        let tags = state.chooses_tags.as_ref();
        let offer = |offers: &mut _| match tags {
            Some((tags, all)) => offer_tags(ui, offers, (tags, *all), snapshot, wording),
            None => offer_scopes(ui, offers, snapshot, wording),
        };
        match chooser.show(ui, named, snapshot, wording, offer) {
            Some(ScopeAnswer::Scope(scope)) => {
                state.chooser = None;
                state.show(scope);
            }
            Some(ScopeAnswer::Cancelled) => {
                state.chooser = None;
                state.focus();
            }
            None => {}
        }
    }
}

/// Order, headings, density and filter, from the end side.
fn end_ui(ui: &mut Ui, state: &mut PassagesState, cx: &PanelContext<'_>) {
    let compact = cx.word(Word::ListCompact);
    if icon_button(ui, icons::MENU, compact, state.is_compact, true).clicked() {
        state.is_compact = !state.is_compact;
        state.reveals = true;
    }
    let by = word_of(&ORDERS, state.query.order).unwrap_or(Word::ListByPlace);
    let name = without_isolates(&fill(Word::ListSortBy, cx.wording, &[("title", &by)]));
    let is_on = state.query.order != PassageOrder::Place || state.query.is_descending;
    let button = icon_button(ui, icons::ARROW_DOWN_NARROW_WIDE, &name, is_on, true);
    button_menu(&button, |ui| {
        ui.set_min_width(150.0);
        for (order, word) in ORDERS {
            let chosen = state.query.order == order;
            if menu_choice(ui, cx.word(word), chosen).clicked() {
                state.query.order = order;
                state.reveals = true;
            }
        }
        ui.separator();
        let words = cx.word(Word::ListDescending);
        menu_switch(ui, words, &mut state.query.is_descending);
    });
    let by = word_of(&GROUPINGS, state.query.grouping).unwrap_or(Word::ListNoGroups);
    let name = if state.query.grouping == PassageGrouping::None {
        cx.word(Word::ColGroup).to_owned()
    } else {
        without_isolates(&fill(Word::ListGroupBy, cx.wording, &[("title", &by)]))
    };
    let is_on = state.query.grouping != PassageGrouping::None;
    let button = icon_button(ui, icons::LAYERS, &name, is_on, true);
    button_menu(&button, |ui| {
        ui.set_min_width(150.0);
        for (grouping, word) in GROUPINGS {
            let chosen = state.query.grouping == grouping;
            if menu_choice(ui, cx.word(word), chosen).clicked() {
                state.query.grouping = grouping;
                state.reveals = true;
                ui.close();
            }
        }
    });
    ui.add_space(4.0);
    let width = (ui.available_width() * 0.34).clamp(90.0, 200.0);
    let field = Field::new(&mut state.filter)
        .label(cx.word(Word::ListFilter))
        .hint(cx.word(Word::ColFilter))
        .width(width)
        .show(ui);
    if field.submitted {
        state.focus();
    }
    if field.cancelled {
        state.filter.set_text("");
        state.focus();
    }
}

fn word_of<T: PartialEq + Copy>(table: &[(T, Word)], value: T) -> Option<Word> {
    table
        .iter()
        .find(|(entry, _)| *entry == value)
        .map(|(_, word)| *word)
}

/// The width of what stands after the title of a list by tags, points.
fn tags_width(state: &PassagesState) -> f32 {
    match state.query.scope {
        PassageScope::Tag(_) => 36.0,
        PassageScope::Tags { .. } => 150.0,
        _ => 0.0,
    }
}

/// Another tag, and whether a passage needs any of several or all.
fn more_tags_ui(
    ui: &mut Ui,
    title: Rect,
    width: f32,
    state: &mut PassagesState,
    cx: &PanelContext<'_>,
) {
    let (tags, all) = match &state.query.scope {
        PassageScope::Tag(tag) => (vec![*tag], false),
        PassageScope::Tags { tags, all } => (tags.clone(), *all),
        _ => return,
    };
    let rect = if cx.is_rtl() {
        Rect::from_min_max(pos2(title.left() - width, title.top()), title.left_bottom())
    } else {
        Rect::from_min_max(
            title.right_top(),
            pos2(title.right() + width, title.bottom()),
        )
    };
    let layout = from_start(cx.is_rtl());
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).layout(layout));
    child.spacing_mut().item_spacing.x = 4.0;
    let name = cx.word(Word::PassagesOneMore);
    let button = icon_button(&mut child, icons::PLUS, name, false, true);
    if button.clicked() {
        let at = pos2(button.rect.left(), button.rect.bottom() + 4.0);
        state.chooses_tags = Some((tags.clone(), all));
        state.chooser = Some(ScopeChooser::open(at));
    }
    if tags.len() > 1 {
        let word = if all {
            Word::PassagesEach
        } else {
            Word::PassagesAny
        };
        if quiet_button(&mut child, None, cx.word(word), true).clicked() {
            state.show(PassageScope::Tags { tags, all: !all });
        }
    }
}

/// The scope with its count; a click opens the chooser. Returns the place that it takes.
fn title_ui(ui: &Ui, rect: Rect, state: &mut PassagesState, cx: &PanelContext<'_>) -> Rect {
    let theme = Theme::of(ui.ctx());
    let title = scope_title(&state.query.scope, cx.snapshot, cx.wording);
    let list = state.listed.list();
    let count = if list.n_passages == list.n_in_scope {
        cx.number(list.n_passages)
    } else {
        format!(
            "{} / {}",
            cx.number(list.n_passages),
            cx.number(list.n_in_scope)
        )
    };
    let count = ui
        .painter()
        .layout_no_wrap(count, text_font(size::TEXT), theme.muted);
    let words = egui::WidgetText::from(
        RichText::new(&title)
            .font(strong_font(size::TEXT))
            .color(theme.strong),
    )
    .into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        (rect.width() - count.size().x - 40.0).max(40.0),
        strong_font(size::TEXT),
    );
    let width = words.size().x + count.size().x + 40.0;
    let whole = RowSlots::new(rect, cx.is_rtl()).take_start(width);
    let button = Rect::from_center_size(whole.center(), vec2(whole.width(), size::BUTTON));
    let response: Response = ui.interact(button, ui.scope_id().with("scope"), Sense::click());
    let name = without_isolates(&title);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() {
        ui.painter()
            .rect_filled(button, 5.0, theme.stroke.gamma_multiply(0.45));
    }
    focus_ring(ui, &response);
    let mut slots = RowSlots::new(button.shrink2(vec2(4.0, 0.0)), cx.is_rtl());
    let at = |slot: Rect, height: f32| pos2(slot.left(), slot.center().y - height / 2.0);
    let slot = slots.take_start(words.size().x);
    ui.painter()
        .galley(at(slot, words.size().y), words, theme.strong);
    slots.take_start(8.0);
    let slot = slots.take_start(count.size().x);
    ui.painter()
        .galley(at(slot, count.size().y), count, theme.muted);
    ui.painter().text(
        slots.take_end(18.0).center(),
        Align2::CENTER_CENTER,
        icons::CHEVRON_DOWN,
        text_font(14.0),
        theme.muted,
    );
    let hint = cx.word(Word::PassagesChooseScope);
    let at = pos2(button.left(), button.bottom() + 4.0);
    if response.on_hover_text(hint).clicked() {
        state.chooses_tags = None;
        state.chooser = Some(ScopeChooser::open(at));
    }
    button
}

/// How many are chosen, and what can be done with them.
fn chosen_ui(ui: &mut Ui, state: &mut PassagesState, cx: &mut PanelContext<'_>) {
    let n_chosen = state.choice.chosen.len();
    let words = fill(
        Word::ListChosen,
        cx.wording,
        &[("passages", &Counted::Passage.of(n_chosen))],
    );
    ui.label(crate::gui::widgets::strong(ui, words));
    let writable = cx.at_hand.writable;
    let mut action = None;
    let add = cx.word(Word::ListAddTag);
    if quiet_button(ui, Some(icons::TAG), add, writable).clicked() {
        action = Some(ListAction::AddTag);
    }
    if let PassageScope::Tag(tag) = state.query.scope
        && let Some(row) = cx.snapshot.tag(tag)
    {
        let title = row.label.prefer(cx.is_arabic());
        let words = fill(Word::ListRemoveTag, cx.wording, &[("title", &title)]);
        let change = fill(Word::ListChangeTag, cx.wording, &[("title", &title)]);
        if icon_button(ui, icons::REPLACE, &change, false, writable).clicked() {
            action = Some(ListAction::ChangeTag(tag));
        }
        if icon_button(ui, icons::MINUS, &words, false, writable).clicked() {
            action = Some(ListAction::RemoveTag(tag));
        }
    }
    let copy = cx.word(Word::EditCopyRef);
    if icon_button(ui, icons::COPY, copy, false, true).clicked() {
        action = Some(ListAction::Copy);
    }
    let delete = cx.word(Word::ListDelete);
    if icon_button(ui, icons::TRASH_2, delete, false, writable).clicked() {
        action = Some(ListAction::Delete);
    }
    let clear = cx.word(Word::EditClearSelection);
    if icon_button(ui, icons::X, clear, false, true).clicked() {
        state.choice.chosen.clear();
    }
    if let Some(action) = action {
        act(ui, action, state, cx);
    }
}
