//! The head of the page: the scope with its sum, the filter, what is left out, which forms are one word.

use std::sync::Arc;

use egui::{Align2, Rect, Response, RichText, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::gui::fields::Field;
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::panels::bottom::scope_chooser::{ScopeAnswer, ScopeChooser};
use crate::gui::panels::bottom::words::WordsState;
use crate::gui::panels::bottom::words::act::{ListAction, act};
use crate::gui::panels::bottom::words::scopes::{offer_scopes, scope_title};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{
    RowSlots, ScrollArea, button_settings, focus_ring, from_end, from_start, icon_button,
    menu_item, menu_switch, muted, quiet_button, strong_font, text_font, tick_chip,
};
use crate::i18n::{Counted, Insert, Word, fill, without_isolates};

/// The height of the row of switches, points.
const CHIPS: f32 = 30.0;

/// Draws the head at the top of `ui`.
pub(super) fn bar_ui(ui: &mut Ui, state: &mut WordsState, cx: &mut PanelContext<'_>) {
    let room = vec2(ui.available_width(), size::TABS + 2.0);
    let (bar, _) = ui.allocate_exact_size(room, Sense::hover());
    let inside = bar.shrink2(vec2(8.0, 0.0));
    let layout = from_end(cx.is_rtl());
    let mut end = ui.new_child(UiBuilder::new().max_rect(inside).layout(layout));
    end.spacing_mut().item_spacing.x = 2.0;
    end_ui(&mut end, state, cx);
    let mut slots = RowSlots::new(inside, cx.is_rtl());
    slots.take_end(end.min_rect().width() + 8.0);
    title_ui(ui, slots.rest(), state, cx);
    let room = vec2(ui.available_width(), CHIPS);
    let (row, _) = ui.allocate_exact_size(room, Sense::hover());
    chips_ui(ui, row.shrink2(vec2(12.0, 2.0)), state, cx);
    if let Some(chooser) = &mut state.chooser {
        let (snapshot, wording) = (cx.snapshot, cx.wording);
        let named = ("scope of words", cx.word(Word::WordsScopeField));
        let offer = |offers: &mut _| offer_scopes(offers, snapshot, wording);
        match chooser.show(ui, named, snapshot, wording, offer) {
            Some(ScopeAnswer::Scope(scope)) => {
                state.chooser = None;
                state.scope = scope;
                state.focus();
            }
            Some(ScopeAnswer::Cancelled) => {
                state.chooser = None;
                state.focus();
            }
            None => {}
        }
    }
}

/// Filter, table, folds, from the end side.
fn end_ui(ui: &mut Ui, state: &mut WordsState, cx: &mut PanelContext<'_>) {
    let name = cx.word(Word::WordsExport);
    let has_rows = !state.shown.rows.is_empty();
    if icon_button(ui, icons::DOWNLOAD, name, false, has_rows).clicked() {
        act(ListAction::Export, state, cx);
    }
    let name = cx.word(Word::ResultsSwitches);
    let usual = WordsState::default().switches;
    let is_on = state.switches.settings().folds != usual.settings().folds;
    let button = icon_button(ui, icons::SLIDERS_HORIZONTAL, name, is_on, true);
    button_settings(&button, |ui| {
        ui.set_min_width(190.0);
        let switches = &mut state.switches;
        let folds = !switches.is_exact;
        ui.add_enabled_ui(folds, |ui| {
            let mut switch = |word: Word, is_on: &mut bool| {
                menu_switch(ui, cx.word(word), is_on);
            };
            switch(Word::SwitchMarks, &mut switches.vowel_marks);
            switch(Word::SwitchHamza, &mut switches.hamza);
            switch(Word::SwitchYa, &mut switches.ya);
            switch(Word::SwitchTaMarbuta, &mut switches.ta_marbuta);
            switch(Word::SwitchDigits, &mut switches.digits);
            let mut ignores_case = !switches.matches_case;
            switch(Word::WordsCase, &mut ignores_case);
            switches.matches_case = !ignores_case;
        });
        ui.separator();
        menu_switch(ui, cx.word(Word::SearchExact), &mut switches.is_exact);
    });
    ui.add_space(4.0);
    let width = (ui.available_width() * 0.34).clamp(90.0, 200.0);
    let field = Field::new(&mut state.filter)
        .label(cx.word(Word::WordsFilter))
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

/// What is left out, and how far the count is or what it came to.
fn chips_ui(ui: &mut Ui, row: Rect, state: &mut WordsState, cx: &mut PanelContext<'_>) {
    let layout = from_start(cx.is_rtl());
    let mut child = ui.new_child(UiBuilder::new().max_rect(row).layout(layout));
    child.set_clip_rect(row.expand2(vec2(4.0, 2.0)).intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing.x = 6.0;
    let ui = &mut child;
    let mut chip = |word: Word, is_on: &mut bool| {
        if tick_chip(ui, cx.word(word), *is_on, true).clicked() {
            *is_on = !*is_on;
        }
    };
    chip(Word::WordsNoStopWords, &mut state.leaves_stop_words);
    chip(Word::WordsNoNumbers, &mut state.leaves_numbers);
    chip(Word::WordsParticlesOff, &mut state.switches.particles);
    chip(Word::WordsWithFurniture, &mut state.switches.furniture);
    hidden_ui(ui, state, cx);
    ui.add_space(6.0);
    if state.counting.is_stopped() {
        ui.label(muted(ui, cx.word(Word::WordsStopped)));
        if quiet_button(ui, None, cx.word(Word::WordsCountAgain), true).clicked() {
            state.counting.start_again();
        }
        return;
    }
    if let Some(progress) = state.counting.progress().filter(|state| state.total > 1) {
        let values: [(&str, &dyn Insert); 2] = [("n", &progress.done), ("total", &progress.total)];
        let words = fill(Word::WordsCounting, cx.wording, &values);
        ui.label(muted(ui, words));
        if quiet_button(ui, Some(icons::X), cx.word(Word::WordsStop), true).clicked() {
            state.counting.stop();
        }
        return;
    }
    let Some((_, made)) = state.counting.made() else {
        return;
    };
    let list = &made.list;
    let values: [(&str, &dyn Insert); 3] = [
        ("words", &Counted::Word.of(list.n_words as usize)),
        ("documents", &Counted::Document.of(list.n_documents)),
        ("n", &(state.shown.rows.len() as u64)),
    ];
    let words = fill(Word::WordsSum, cx.wording, &values);
    let words = muted(ui, words).font(text_font(size::SMALL));
    ui.add(egui::Label::new(words).truncate());
}

/// How many words are hidden; a click lists them, and each is listed again by one.
fn hidden_ui(ui: &mut Ui, state: &mut WordsState, cx: &PanelContext<'_>) {
    if state.hidden.is_empty() {
        return;
    }
    let n = state.hidden.len();
    let words = fill(Word::WordsHidden, cx.wording, &[("n", &n)]);
    let words = without_isolates(&words);
    let button = quiet_button(ui, Some(icons::EYE_OFF), &words, true);
    button_settings(&button, |ui| {
        ui.set_min_width(180.0);
        if menu_item(ui, icons::EYE, cx.word(Word::WordsShowAll), true).clicked() {
            state.hidden = Arc::default();
            ui.close();
        }
        ui.separator();
        let words: Vec<&String> = state.hidden.iter().collect();
        let mut listed = None;
        ui.spacing_mut().item_spacing.y = 0.0;
        let rows = ScrollArea::vertical().max_height(260.0);
        rows.show_rows(ui, size::BUTTON, words.len(), |ui, range| {
            for word in &words[range] {
                if menu_item(ui, icons::X, word, true).clicked() {
                    listed = Some((*word).clone());
                }
            }
        });
        if let Some(word) = listed {
            Arc::make_mut(&mut state.hidden).remove(&word);
        }
    });
}

/// The scope; a click opens the chooser.
fn title_ui(ui: &Ui, rect: Rect, state: &mut WordsState, cx: &PanelContext<'_>) {
    let theme = Theme::of(ui.ctx());
    let title = scope_title(&state.scope, cx.snapshot, cx.wording);
    let words = egui::WidgetText::from(
        RichText::new(&title)
            .font(strong_font(size::TEXT))
            .color(theme.strong),
    )
    .into_galley(
        ui,
        Some(egui::TextWrapMode::Truncate),
        (rect.width() - 34.0).max(40.0),
        strong_font(size::TEXT),
    );
    let width = words.size().x + 32.0;
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
    let slot = slots.take_start(words.size().x);
    let at = pos2(slot.left(), slot.center().y - words.size().y / 2.0);
    ui.painter().galley(at, words, theme.strong);
    ui.painter().text(
        slots.take_end(18.0).center(),
        Align2::CENTER_CENTER,
        icons::CHEVRON_DOWN,
        text_font(14.0),
        theme.muted,
    );
    let at = pos2(button.left(), button.bottom() + 4.0);
    let hint = cx.word(Word::WordsScopeField);
    if response.on_hover_text(hint).clicked() {
        state.chooser = Some(ScopeChooser::open(at));
    }
}
