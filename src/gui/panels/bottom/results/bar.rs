//! The head of the page: the field, what came of the search, the switches, and the order of the list.

use std::time::Duration;

use egui::{Align2, Key, Modifiers, Rect, RichText, Stroke, StrokeKind, Ui, UiBuilder, vec2};

use crate::engine::words::query_error_words;
use crate::gui::app::name_with_keys;
use crate::gui::commands::{Request, SearchRequest, UiCommand};
use crate::gui::fields::Field;
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::panels::bottom::results::found::Stage;
use crate::gui::panels::bottom::results::options::options_ui;
use crate::gui::panels::bottom::results::plan::ResultOrder;
use crate::gui::panels::bottom::results::saved::{saved_button_ui, saved_line_ui};
use crate::gui::panels::bottom::results::{ResultsState, SearchView};
use crate::gui::theme::Theme;
use crate::gui::typeset::TextStyle;
use crate::gui::widgets::{
    RowSlots, button_menu, from_end, from_start, icon_button, menu_choice, menu_switch, text_font,
};
use crate::i18n::{Counted, Word, Wording, fill, without_isolates};
use crate::search::Stop;

/// The height of the field, points.
const FIELD: f32 = 38.0;
/// Around everything, points.
const PADDING: f32 = 14.0;
/// A lower page hides its switches until they are asked for, points.
const LOW: f32 = 420.0;

const ORDERS: [(ResultOrder, Word); 4] = [
    (ResultOrder::Place, Word::OrderPlace),
    (ResultOrder::Count, Word::OrderCount),
    (ResultOrder::Before, Word::OrderBefore),
    (ResultOrder::After, Word::OrderAfter),
];

/// Draws the head at the top of `ui`.
pub(super) fn bar_ui(
    ui: &mut Ui,
    state: &mut ResultsState,
    search: &SearchView<'_>,
    cx: &mut PanelContext<'_>,
) {
    let is_low = ui.available_height() < LOW;
    let width = ui.available_width() - 2.0 * PADDING;
    ui.add_space(if is_low { 6.0 } else { 12.0 });
    let room = vec2(ui.available_width(), FIELD);
    let (row, _) = ui.allocate_exact_size(room, egui::Sense::hover());
    let row = Rect::from_center_size(row.center(), vec2(width, FIELD));
    let mut slots = RowSlots::new(row, cx.is_rtl());
    let buttons = slots.take_end(if is_low { 128.0 } else { 98.0 });
    slots.take_end(8.0);
    field_ui(ui, slots.rest(), state, search, cx);
    let builder = UiBuilder::new()
        .max_rect(buttons)
        .layout(from_end(cx.is_rtl()));
    let mut child = ui.new_child(builder.id_salt("results buttons"));
    child.spacing_mut().item_spacing.x = 2.0;
    buttons_ui(&mut child, state, search, is_low, cx);
    if state.saved.is_some() {
        ui.add_space(4.0);
        line_ui(ui, cx.is_rtl(), |ui| saved_line_ui(ui, state, cx));
    }
    if let Some(error) = search.error {
        let theme = Theme::of(ui.ctx());
        let words = query_error_words(error, cx.wording);
        line_ui(ui, cx.is_rtl(), |ui| {
            ui.label(
                RichText::new(icons::TRIANGLE_ALERT)
                    .font(text_font(14.0))
                    .color(theme.warn),
            );
            let words = RichText::new(words).color(theme.warn);
            ui.add(egui::Label::new(words).wrap());
        });
    }
    let note = match search.stopped {
        Some(Stop::Time) => Some(Word::ResultsStoppedTime),
        Some(Stop::Hits) => Some(Word::ResultsStoppedHits),
        None => None,
    };
    if let Some(note) = note.filter(|_| search.error.is_none()) {
        let words = crate::gui::widgets::muted(ui, cx.word(note));
        line_ui(ui, cx.is_rtl(), |ui| {
            ui.add(egui::Label::new(words).wrap());
        });
    }
    if !is_low || state.shows_options {
        ui.add_space(6.0);
        line_ui(ui, cx.is_rtl(), |ui| {
            options_ui(ui, &mut state.options, cx.wording);
        });
    }
    ui.add_space(8.0);
}

/// A part over the whole width, with room at both sides.
fn line_ui(ui: &mut Ui, is_rtl: bool, add: impl FnOnce(&mut Ui)) {
    let top = ui.next_widget_position().y;
    let (left, right) = (
        ui.max_rect().left() + PADDING,
        ui.max_rect().right() - PADDING,
    );
    let room = Rect::from_x_y_ranges(left..=right, top..=top + 24.0);
    let builder = UiBuilder::new().max_rect(room).layout(from_start(is_rtl));
    let mut child = ui.new_child(builder);
    add(&mut child);
    let height = child.min_rect().height().max(20.0);
    ui.allocate_exact_size(vec2(ui.available_width(), height), egui::Sense::hover());
}

/// The field in its frame, with the count at its end.
fn field_ui(
    ui: &mut Ui,
    frame: Rect,
    state: &mut ResultsState,
    search: &SearchView<'_>,
    cx: &mut PanelContext<'_>,
) {
    let theme = Theme::of(ui.ctx());
    ui.painter().rect_filled(frame, 6.0, theme.raised);
    let mut slots = RowSlots::new(frame.shrink2(vec2(8.0, 1.0)), cx.is_rtl());
    let slot = slots.take_start(24.0);
    let (center, middle) = (slot.center(), Align2::CENTER_CENTER);
    ui.painter()
        .text(center, middle, icons::SEARCH, text_font(16.0), theme.muted);
    let mut words = status_words(search, cx.wording);
    if let Some(words) = words.as_mut().filter(|_| state.is_sorting) {
        *words = format!("{words} · {}", cx.word(Word::ResultsSorting));
    }
    if let Some(words) = words {
        let galley = ui
            .painter()
            .layout_no_wrap(words.clone(), text_font(12.0), theme.muted);
        let most = slots.rest().width() * 0.55;
        let slot = slots.take_end((galley.size().x + 18.0).min(most));
        let chip = Rect::from_center_size(slot.center(), vec2(slot.width(), 22.0));
        let line = Stroke::new(1.0, theme.stroke);
        ui.painter()
            .rect(chip, 4.0, theme.panel, line, StrokeKind::Inside);
        let inside = RowSlots::new(chip.shrink2(vec2(8.0, 0.0)), cx.is_rtl());
        let text = RichText::new(&words)
            .font(text_font(12.0))
            .color(theme.muted);
        inside.text(ui, text);
        let id = ui.scope_id().with("what was found");
        let told = ui.interact(chip, id, egui::Sense::hover());
        let words = without_isolates(&words);
        told.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
        slots.take_end(6.0);
    }
    let layout = from_start(cx.is_rtl());
    let builder = UiBuilder::new().max_rect(slots.rest()).layout(layout);
    let mut child = ui.new_child(builder.id_salt("query"));
    let label = cx.word(Word::SearchCollection).trim_end_matches('…');
    let mark = search.error.map(|error| error.at.clone());
    let shown = Field::new(&mut state.field)
        .label(label)
        .hint(cx.word(Word::EmptySearch))
        .style(TextStyle::interface(16.0, 26.0))
        .frameless()
        .mark(mark)
        .show(&mut child);
    let line = match shown.response.has_focus() {
        true => Stroke::new(1.5, theme.accent),
        false => Stroke::new(1.0, theme.stroke),
    };
    ui.painter()
        .rect_stroke(frame, 6.0, line, StrokeKind::Inside);
    state.field_id = Some(shown.response.id);
    let has_focus = shown.response.has_focus();
    let goes_down =
        has_focus && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::ArrowDown));
    if goes_down || shown.submitted {
        state.wants_list = true;
        if let Some(plan) = state.shown.clone().filter(|_| state.lit.is_none())
            && let Some(row) = plan.step(None, 1)
        {
            state.light(&plan, row);
            let lit = state.lit_showing().filter(|_| !search.fills);
            cx.requests
                .extend(lit.map(|hit| Request::Search(SearchRequest::Show(hit))));
        }
    }
    if shown.cancelled {
        cx.requests.push(Request::Ui(UiCommand::ToggleBottom));
    }
}

/// “6 hits in 3 documents · 11 ms”.
pub(super) fn status_words(search: &SearchView<'_>, wording: Wording) -> Option<String> {
    let found = search.found;
    let hits = Counted::Hit.of(found.total());
    let documents = Counted::Document.of(found.documents().len());
    let words = match (search.stage, found.total()) {
        (Stage::Idle, _) => return None,
        (Stage::Running, 0) => return Some("…".to_owned()),
        (Stage::Ended(_), 0) => crate::i18n::count(Counted::Hit, 0, wording, false),
        _ => fill(
            Word::StHitsIn,
            wording,
            &[("hits", &hits), ("documents", &documents)],
        ),
    };
    Some(match search.stage {
        Stage::Ended(time) => format!("{words} · {}", time_words(time, wording)),
        _ => format!("{words} …"),
    })
}

fn time_words(time: Duration, wording: Wording) -> String {
    let millis = (time.as_millis() as usize).max(1);
    fill(Word::ResultsTime, wording, &[("n", &millis)])
}

/// Order and headings, help; in a low page the switches.
fn buttons_ui(
    ui: &mut Ui,
    state: &mut ResultsState,
    search: &SearchView<'_>,
    is_low: bool,
    cx: &mut PanelContext<'_>,
) {
    let help = name_with_keys(cx.word(Word::SearchHelp), "F1");
    if icon_button(ui, icons::CIRCLE_HELP, &help, false, true).clicked() {
        cx.requests.push(Request::Search(SearchRequest::Help));
    }
    saved_button_ui(ui, state, search, cx);
    let by = ORDERS.iter().find(|(order, _)| *order == state.order);
    let by = by.map_or(Word::OrderPlace, |(_, word)| *word);
    let name = without_isolates(&fill(Word::ListSortBy, cx.wording, &[("title", &by)]));
    let is_on = state.order != ResultOrder::Place || state.by_set;
    let button = icon_button(ui, icons::ARROW_DOWN_NARROW_WIDE, &name, is_on, true);
    button_menu(&button, |ui| {
        ui.set_min_width(170.0);
        for (order, word) in ORDERS {
            if menu_choice(ui, cx.word(word), state.order == order).clicked() {
                state.order = order;
                state.reveals = true;
            }
        }
        ui.separator();
        menu_switch(ui, cx.word(Word::OrderBySet), &mut state.by_set);
    });
    if is_low {
        let name = cx.word(Word::ResultsSwitches);
        let is_on = state.shows_options;
        if icon_button(ui, icons::SLIDERS_HORIZONTAL, name, is_on, true).clicked() {
            state.shows_options = !state.shows_options;
        }
    }
}
