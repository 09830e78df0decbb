//! The bar below the list: how many hits are ticked, and what can be done with them.

use egui::{Rect, Stroke, Ui, UiBuilder, vec2};

use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::panels::bottom::results::act::{ListAction, Of, act};
use crate::gui::panels::bottom::results::found::Stage;
use crate::gui::panels::bottom::results::{HitExtent, ResultsState, SearchView};
use crate::gui::theme::Theme;
use crate::gui::widgets::{
    drop_down, from_end, from_start, menu_choice, quiet_button, text_button,
};
use crate::i18n::{Word, fill, without_isolates};

const EXTENTS: [(HitExtent, Word); 3] = [
    (HitExtent::Word, Word::ExtentWord),
    (HitExtent::Sentence, Word::ExtentSentence),
    (HitExtent::Paragraph, Word::ExtentParagraph),
];

/// The height of the bar, points; none where there is nothing to do anything with.
pub(super) fn height(search: &SearchView<'_>) -> f32 {
    match (search.found.total(), search.fills) {
        (0, _) => 0.0,
        (_, true) => 48.0,
        (_, false) => 40.0,
    }
}

/// Draws the bar.
pub(super) fn foot_ui(
    ui: &mut Ui,
    rect: Rect,
    state: &mut ResultsState,
    search: &SearchView<'_>,
    cx: &mut PanelContext<'_>,
) {
    let theme = Theme::of(ui.ctx());
    ui.painter().rect_filled(rect, 0.0, theme.panel);
    let line = Stroke::new(1.0, theme.stroke);
    ui.painter().hline(rect.x_range(), rect.top(), line);
    let inside = rect.shrink2(vec2(14.0, 2.0));
    let is_rtl = cx.is_rtl();
    let mut action = None;
    let builder = UiBuilder::new().max_rect(inside).layout(from_end(is_rtl));
    let mut end = ui.new_child(builder.id_salt("foot end"));
    end.spacing_mut().item_spacing.x = 6.0;
    let export = cx.word(Word::ResultsExport);
    if quiet_button(&mut end, Some(icons::DOWNLOAD), export, true).clicked() {
        action = Some(ListAction::Export);
    }
    let copy = cx.word(Word::ResultsCopy);
    if quiet_button(&mut end, Some(icons::COPY), copy, true).clicked() {
        action = Some(ListAction::Copy);
    }
    let taken = end.min_rect().width() + 8.0;
    let mut slots = crate::gui::widgets::RowSlots::new(inside, is_rtl);
    slots.take_end(taken);
    let builder = UiBuilder::new()
        .max_rect(slots.rest())
        .layout(from_start(is_rtl));
    let mut start = ui.new_child(builder.id_salt("foot start"));
    start.set_clip_rect(slots.rest().intersect(ui.clip_rect()));
    start.spacing_mut().item_spacing.x = 8.0;
    let total = search.found.total();
    let n_ticked = state.ticks.count(total);
    let words = fill(
        Word::ResultsTicked,
        cx.wording,
        &[("n", &n_ticked), ("total", &total)],
    );
    if quiet_button(
        &mut start,
        tick_icon(n_ticked, total),
        &without_isolates(&words),
        true,
    )
    .on_hover_text(cx.word(match n_ticked < total {
        true => Word::ResultsTickAll,
        false => Word::ResultsTickNone,
    }))
    .clicked()
    {
        state.ticks.set_all(n_ticked < total);
    }
    let is_ready = cx.at_hand.writable && matches!(search.stage, Stage::Ended(_));
    start.add_enabled_ui(is_ready, |ui| {
        if state.mentions.is_some() {
            let (accept, reject) = match n_ticked {
                0 => (Word::MentionsAcceptAll, Word::MentionsRejectAll),
                _ => (Word::MentionsAccept, Word::MentionsReject),
            };
            if text_button(ui, Some(icons::CHECK), cx.word(accept)).clicked() {
                action = Some(ListAction::Accept);
            }
            if quiet_button(ui, Some(icons::X), cx.word(reject), is_ready).clicked() {
                action = Some(ListAction::Reject);
            }
            return;
        }
        let word = match n_ticked {
            0 => Word::ResultsTagAll,
            _ => Word::SearchTagHits,
        };
        if text_button(ui, Some(icons::TAG), cx.word(word)).clicked() {
            action = Some(ListAction::Tag);
        }
        let shown = EXTENTS
            .iter()
            .find(|(extent, _)| *extent == state.extent)
            .map_or("", |(_, word)| cx.word(*word));
        drop_down(ui, cx.word(Word::ResultsExtent), shown, 150.0, |ui| {
            for (extent, word) in EXTENTS {
                let is_chosen = state.extent == extent;
                if menu_choice(ui, cx.word(word), is_chosen).clicked() {
                    state.extent = extent;
                    ui.close();
                }
            }
        });
    });
    if let Some(action) = action {
        act(ui, action, Of::Chosen, state, search, cx);
    }
}

fn tick_icon(n_ticked: usize, total: usize) -> Option<&'static str> {
    Some(match n_ticked {
        0 => icons::SQUARE,
        n if n == total => icons::SQUARE_CHECK,
        _ => icons::SQUARE_MINUS,
    })
}
