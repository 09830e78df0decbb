//! Mentions of a tag in the place of hits: the same list, of places where a term stands and nobody has decided. Each is
//! accepted or turned down, by a key or all at once.

use egui::{Rect, RichText, Sense, Ui, UiBuilder, vec2};

use crate::gui::commands::{Request, SearchRequest};
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::panels::bottom::results::{ResultsState, SearchView, bar};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{RowSlots, from_end, icon_button, muted, strong_font, text_font};
use crate::i18n::{Word, fill, without_isolates};
use crate::model::{TagId, Term};

/// The height of the head, points.
const HEAD: f32 = 40.0;

/// Draws whose mentions are listed, how many there are, and the way back to the search.
pub(super) fn head_ui(
    ui: &mut Ui,
    tag: TagId,
    state: &mut ResultsState,
    search: &SearchView<'_>,
    cx: &PanelContext<'_>,
) {
    let theme = Theme::of(ui.ctx());
    let room = vec2(ui.available_width(), HEAD);
    let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
    let mut slots = RowSlots::new(rect.shrink2(vec2(14.0, 0.0)), cx.is_rtl());
    let buttons = slots.take_end(size::BUTTON + 4.0);
    let builder = UiBuilder::new()
        .max_rect(buttons)
        .layout(from_end(cx.is_rtl()));
    let mut child = ui.new_child(builder.id_salt("mentions buttons"));
    if icon_button(
        &mut child,
        icons::X,
        cx.word(Word::MentionsLeave),
        false,
        true,
    )
    .clicked()
    {
        state.leave_mentions();
    }
    let row = cx.snapshot.tag(tag);
    let label = row.map_or("–", |tag| tag.label.prefer(cx.is_arabic()));
    if let Some(tag) = row {
        let slot = slots.take_start(18.0);
        let square = Rect::from_center_size(slot.center(), vec2(9.0, 9.0));
        let color = theme.tag(tag.color);
        ui.painter().rect_filled(square, 2.0, color);
    }
    let mut note = bar::status_words(search, cx.wording).unwrap_or_default();
    if search.found.total() > 0 && cx.at_hand.writable {
        note = format!("{note} · {}", cx.word(Word::MentionsKeys));
    }
    let galley = ui
        .painter()
        .layout_no_wrap(note.clone(), text_font(12.0), theme.muted);
    let most = slots.rest().width() * 0.6;
    let slot = slots.take_end((galley.size().x + 4.0).min(most));
    let small = RichText::new(&note)
        .font(text_font(12.0))
        .color(theme.muted);
    RowSlots::new(slot, cx.is_rtl()).text(ui, small);
    slots.take_end(8.0);
    let words = fill(Word::MentionsOf, cx.wording, &[("title", &label)]);
    let title = RichText::new(&words)
        .font(strong_font(size::TEXT))
        .color(theme.strong);
    slots.text(ui, title);
    let told = format!("{} · {}", without_isolates(&words), without_isolates(&note));
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &told));
}

/// Why there is nothing.
pub(super) fn empty_ui(ui: &mut Ui, tag: TagId, cx: &PanelContext<'_>) {
    let row = cx.snapshot.tag(tag);
    let has_terms = row.is_some_and(|tag| tag.terms.iter().any(Term::is_accepted));
    let label = row.map_or("–", |tag| tag.label.prefer(cx.is_arabic()));
    let words = match has_terms {
        true => cx.word(Word::MentionsEmpty).to_owned(),
        false => fill(Word::MentionsNoTerms, cx.wording, &[("title", &label)]),
    };
    ui.label(muted(ui, words));
}

/// Accepts the lit mention or turns it down, and goes on to the next.
pub(super) fn settle_lit(state: &mut ResultsState, accepts: bool, cx: &mut PanelContext<'_>) {
    let (Some(tag), Some((row, key)), Some(plan)) =
        (state.mentions, state.lit, state.shown.clone())
    else {
        return;
    };
    let Some(at) = plan.found().find(key).filter(|_| cx.at_hand.writable) else {
        return;
    };
    if plan.found().key(at) != Some(key) {
        return;
    }
    cx.requests.push(Request::Search(SearchRequest::Settle {
        found: std::sync::Arc::clone(plan.found()),
        hits: vec![at],
        tag,
        accepts,
    }));
    // The list is made anew in a moment; until then the next row is the one at hand, the last of all none.
    let next = plan.step(Some(row), 1).filter(|next| *next != row);
    match next {
        Some(next) => {
            state.light(&plan, next);
            let shown = state.lit_showing();
            let show = |hit| Request::Search(SearchRequest::Show(hit));
            cx.requests.extend(shown.map(show));
        }
        None => state.lit = None,
    }
}
