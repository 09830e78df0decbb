//! The rows in view, and what stands there when there are none.

use std::sync::Arc;

use egui::accesskit::Role as NodeRole;
use egui::{Align2, Id, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::gui::commands::{Request, SearchRequest};
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::panels::bottom::results::found::Stage;
use crate::gui::panels::bottom::results::plan::{Plan, Row};
use crate::gui::panels::bottom::results::{ResultsState, SearchView, keys, mentions, row, showing};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{RowSlots, muted, quiet_button, strong_font, text_font};
use crate::i18n::{Counted, Word, fill, without_isolates};

/// Letters of a query that are named where it was not found.
const NAMED: usize = 32;

/// Draws the list over the whole of `ui`.
pub(super) fn list_ui(
    ui: &mut Ui,
    state: &mut ResultsState,
    search: &SearchView<'_>,
    cx: &mut PanelContext<'_>,
) {
    let rect = ui.max_rect();
    let theme = Theme::of(ui.ctx());
    ui.painter().rect_filled(rect, 0.0, theme.base);
    ui.painter()
        .hline(rect.x_range(), rect.top(), Stroke::new(1.0, theme.stroke));
    let id = ui.scope_id().with("results");
    let response = ui.interact(rect, id, Sense::focusable_noninteractive());
    let title = cx.word(Word::PanelResults);
    response.widget_info(|| WidgetInfo::labeled(Role::ListBox, true, title));
    if std::mem::take(&mut state.wants_list) {
        response.request_focus();
    }
    state.id = Some(id);
    let plan = state.shown.clone().unwrap_or_default();
    let has_focus = response.has_focus();
    if std::mem::take(&mut state.turns_down) {
        mentions::settle_lit(state, false, cx);
    }
    if has_focus {
        keys::keys(ui, id, &plan, state, search, cx);
    }
    if plan.n_rows() == 0 {
        empty_ui(ui, state, search, cx);
        return;
    }
    rows_ui(ui, rect, id, &plan, state, search, cx);
    if has_focus {
        ui.painter().rect_stroke(
            rect.shrink(1.0),
            0.0,
            Stroke::new(1.0, theme.accent),
            egui::StrokeKind::Inside,
        );
    }
}

/// What to type, or that nothing was found and what would find more.
fn empty_ui(
    ui: &mut Ui,
    state: &mut ResultsState,
    search: &SearchView<'_>,
    cx: &mut PanelContext<'_>,
) {
    let typed = state.field.text().trim().to_owned();
    ui.add_space((ui.available_height() * 0.3).clamp(8.0, 160.0));
    ui.vertical_centered(|ui| {
        if let Some(tag) = state.mentions {
            if matches!(search.stage, Stage::Ended(_)) {
                mentions::empty_ui(ui, tag, cx);
            }
            return;
        }
        if typed.is_empty() {
            ui.label(muted(ui, cx.word(Word::EmptySearch)));
            ui.add_space(6.0);
            if quiet_button(
                ui,
                Some(icons::CIRCLE_HELP),
                cx.word(Word::SearchHelp),
                true,
            )
            .clicked()
            {
                cx.requests.push(Request::Search(SearchRequest::Help));
            }
            return;
        }
        if search.error.is_some() || !matches!(search.stage, Stage::Ended(_)) {
            return;
        }
        let mut named: String = typed.chars().take(NAMED).collect();
        if named.len() < typed.len() {
            named.push('…');
        }
        let options = state.options;
        match search.otherwise {
            Some(more) if options.is_exact && more > 0 => {
                let hits = Counted::Hit.of(more);
                ui.label(muted(
                    ui,
                    fill(Word::EmptyHitsTry, cx.wording, &[("hits", &hits)]),
                ));
            }
            Some(more) if more > 0 => {
                let hits = Counted::Hit.of(more);
                let words = fill(
                    Word::EmptyHitsInside,
                    cx.wording,
                    &[("query", &named), ("hits", &hits)],
                );
                ui.label(muted(ui, words));
            }
            _ => {
                let words = fill(Word::EmptyHits, cx.wording, &[("query", &named)]);
                ui.label(muted(ui, words));
            }
        }
        ui.add_space(6.0);
        if search.otherwise.is_some_and(|more| more > 0) {
            let word = match options.is_exact {
                true => Word::SearchFolded,
                false => Word::SearchInside,
            };
            if quiet_button(ui, Some(icons::SEARCH), cx.word(word), true).clicked() {
                match options.is_exact {
                    true => state.options.is_exact = false,
                    false => state.options.is_whole_word = false,
                }
            }
        }
    });
}

fn rows_ui(
    ui: &mut Ui,
    rect: Rect,
    id: Id,
    plan: &Arc<Plan>,
    state: &mut ResultsState,
    search: &SearchView<'_>,
    cx: &mut PanelContext<'_>,
) {
    let mut area = ScrollArea::vertical()
        .id_salt(("results", state.ticks_of))
        .auto_shrink([false, false]);
    let height = f64::from(rect.height());
    let lit = state.lit.map(|(row, _)| plan.place(row));
    if state.filled != search.fills {
        // Another height: the lit row stands in the upper third of it.
        state.filled = search.fills;
        let top = lit.map_or(0.0, |place| (place.start - height / 3.0).max(0.0));
        area = area.vertical_scroll_offset(top as f32);
    } else if std::mem::take(&mut state.reveals)
        && let Some(place) = lit
    {
        if place.start < state.view.start {
            area = area.vertical_scroll_offset((place.start as f32 - 30.0).max(0.0));
        } else if place.end > state.view.start + height {
            area = area.vertical_scroll_offset((place.end - height) as f32);
        }
    }
    area.show_viewport(ui, |ui, view| {
        let (from, to) = (f64::from(view.top()), f64::from(view.bottom()));
        state.view = from..to;
        ui.set_width(ui.available_width());
        ui.set_height(plan.height() as f32);
        // From the edge of the view, not from the top of a list of millions of points: those have no fractions.
        let top = ui.clip_rect().top().max(rect.top());
        for number in plan.rows_between(from, to) {
            let place = plan.place(number);
            let y = |at: f64| top + (at - from) as f32;
            let rect =
                Rect::from_x_y_ranges(ui.max_rect().x_range(), y(place.start)..=y(place.end));
            match plan.row(number) {
                Some(Row::Set(set, hits)) => {
                    let name = set
                        .and_then(|set| cx.snapshot.document_set(set))
                        .map_or(cx.word(Word::ListNoSet), |set| set.name.as_str())
                        .to_owned();
                    set_ui(ui, rect, &name, hits, cx);
                }
                Some(Row::Document(index)) => heading_ui(ui, rect, plan, index, state, cx),
                Some(Row::Hit(at)) => {
                    let shown = row::hit_ui(ui, rect, id, (plan, number, at), state, search, cx);
                    let Some(showing) = shown.and_then(|_| showing(plan.found(), at)) else {
                        continue;
                    };
                    ui.memory_mut(|memory| memory.request_focus(id));
                    let opens = shown == Some(row::RowClick::Open) || search.fills;
                    cx.requests.push(Request::Search(match opens {
                        true => SearchRequest::Open(showing),
                        false => SearchRequest::Show(showing),
                    }));
                }
                None => {}
            }
        }
    });
}

/// The heading of a set.
fn set_ui(ui: &Ui, rect: Rect, name: &str, hits: usize, cx: &PanelContext<'_>) {
    let theme = Theme::of(ui.ctx());
    ui.painter().rect_filled(rect, 0.0, theme.panel);
    let mut slots = RowSlots::new(rect.shrink2(vec2(12.0, 0.0)), cx.is_rtl());
    let slot = slots.take_start(24.0);
    let (center, middle) = (slot.center(), Align2::CENTER_CENTER);
    ui.painter()
        .text(center, middle, icons::FOLDER, text_font(15.0), theme.muted);
    end_words(ui, &mut slots, &cx.number(hits), cx.is_rtl());
    let words = egui::RichText::new(name).font(strong_font(size::TEXT));
    slots.text(ui, words.color(theme.strong));
    let response = ui.interact(rect, ui.scope_id().with(("set", name)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
}

/// Small words at the end of a row.
fn end_words(ui: &Ui, slots: &mut RowSlots, words: &str, is_rtl: bool) {
    let theme = Theme::of(ui.ctx());
    let galley = ui
        .painter()
        .layout_no_wrap(words.to_owned(), text_font(12.0), theme.muted);
    let slot = slots.take_end(galley.size().x.max(18.0));
    let left = match is_rtl {
        true => slot.left(),
        false => slot.right() - galley.size().x,
    };
    let at = egui::pos2(left, slot.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, theme.muted);
    slots.take_end(8.0);
}

/// The heading of a document: its name in its own direction, its language, its hits.
fn heading_ui(
    ui: &Ui,
    rect: Rect,
    plan: &Plan,
    index: u32,
    state: &mut ResultsState,
    cx: &mut PanelContext<'_>,
) {
    let Some(hits) = plan.found().documents().get(index as usize) else {
        return;
    };
    let document = cx.snapshot.document(hits.document);
    let name = document.map_or("–", |document| document.name.as_str());
    let theme = Theme::of(ui.ctx());
    // A document of several sets stands under each of them.
    let id = ui
        .scope_id()
        .with(("document", hits.document, rect.top() as i32));
    let response = ui.interact(rect, id, Sense::CLICK);
    ui.painter().rect_filled(rect, 0.0, theme.panel);
    let line = Stroke::new(1.0, theme.stroke);
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, line);
    let is_closed = state.closed.contains(&hits.document);
    let mut slots = RowSlots::new(rect.shrink2(vec2(12.0, 0.0)), cx.is_rtl());
    let arrow = match (is_closed, cx.is_rtl()) {
        (false, _) => icons::CHEVRON_DOWN,
        (true, false) => icons::CHEVRON_RIGHT,
        (true, true) => icons::CHEVRON_LEFT,
    };
    // Found as a whole, by a condition alone: there is no place in it to go to.
    let is_whole = hits.hits.is_empty();
    let arrow = if is_whole { icons::FILE_TEXT } else { arrow };
    let slot = slots.take_start(26.0);
    let (center, middle) = (slot.center(), Align2::CENTER_CENTER);
    ui.painter()
        .text(center, middle, arrow, text_font(14.0), theme.muted);
    let count = match is_whole {
        true => cx.word(Word::ResultsWhole).to_owned(),
        false => cx.number(hits.hits.len()),
    };
    end_words(ui, &mut slots, &count, cx.is_rtl());
    let language = document.and_then(|document| document.language.as_deref());
    let badge = language
        .and_then(|tag| tag.split('-').next())
        .map(str::to_uppercase);
    if let Some(badge) = badge.filter(|badge| !badge.is_empty()) {
        badge_ui(ui, &mut slots, &badge);
    }
    let saved = state.saved.and_then(|id| cx.snapshot.saved_search(id));
    let is_new = saved.is_some_and(|saved| saved.is_new(hits.capture));
    if is_new {
        badge_ui(ui, &mut slots, cx.word(Word::HitNew));
    }
    let words = egui::RichText::new(name).font(strong_font(size::TEXT));
    slots.text(ui, words.color(theme.strong));
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, true, !is_closed, without_isolates(name))
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(NodeRole::Button);
        let count = hits.hits.len() as u64;
        let count = crate::i18n::count(Counted::Hit, count, cx.wording, false);
        node.set_description(match is_new {
            true => format!("{count} · {}", cx.word(Word::HitNew)),
            false => count,
        });
    });
    if response.clicked() && is_whole {
        cx.requests.push(Request::ShowDocument(hits.document));
    } else if response.clicked() && !state.closed.remove(&hits.document) {
        state.closed.insert(hits.document);
    }
}

/// Small letters in a frame.
fn badge_ui(ui: &Ui, slots: &mut RowSlots, badge: &str) {
    let theme = Theme::of(ui.ctx());
    let galley = ui
        .painter()
        .layout_no_wrap(badge.to_owned(), text_font(10.0), theme.muted);
    let slot = slots.take_end(galley.size().x + 10.0);
    let frame = Rect::from_center_size(slot.center(), vec2(slot.width(), 17.0));
    let (line, inside) = (Stroke::new(1.0, theme.stroke), egui::StrokeKind::Inside);
    ui.painter().rect_stroke(frame, 3.0, line, inside);
    let at = frame.center() - galley.size() / 2.0;
    ui.painter().galley(at, galley, theme.muted);
    slots.take_end(6.0);
}
