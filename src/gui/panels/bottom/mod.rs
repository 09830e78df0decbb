//! The panel between the text and the status line: tabs of lists over the whole collection.
//!
//! To add a list: a variant of [`BottomTab`], its word in [`tab_word`], its state in [`BottomState`] and its page in
//! [`bottom_ui`]. Height and tab are preferences; everything else here is view state.

mod focus;
mod history;
mod memos;
mod passages;
mod picking;
mod popup;
mod results;
mod scope_chooser;
mod words;

pub use history::{HistoryState, WantedPage};
pub use memos::MemosState;
pub use passages::{PassagesState, references_of, scope_of_tag};
pub use results::Switches;
pub use results::{
    Found, HitAt, HitExtent, HitKey, ResultsState, SearchView, Stage, lines_table, lines_text,
    spans_of,
};
pub use words::{WordTable, WordsRequest, WordsState};

use std::sync::Arc;

use egui::{
    Align2, Context, Galley, Id, Rect, Response, Sense, Stroke, Ui, WidgetInfo, pos2, vec2,
};

use crate::engine::preferences::{BottomTab, Preferences};
use crate::gui::app::name_with_keys;
use crate::gui::commands::{Keys, Request, UiCommand};
use crate::gui::icons;
use crate::gui::panels::{MemoDrafts, PanelContext};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{RowSlots, focus_ring, from_end, icon_button, strong_font, text_font};
use crate::i18n::Word;

/// Room of a tab beside its words, points.
const BESIDE: f32 = 46.0;

/// The tabs in their order.
const TABS: &[BottomTab] = &[
    BottomTab::Passages,
    BottomTab::Results,
    BottomTab::Words,
    BottomTab::Memos,
    BottomTab::History,
];

/// What the lists remember while the window is open. View state.
#[derive(Debug, Default)]
pub struct BottomState {
    /// Passages of a tag, a document, an annotator.
    pub passages: PassagesState,
    /// Every memo.
    pub memos: MemosState,
    /// Every change.
    pub history: HistoryState,
    /// Hits of a search.
    pub results: ResultsState,
    /// How often each word stands.
    pub words: WordsState,
    /// Results that fill the window's middle have made room for a text.
    pub is_lowered: bool,
}

impl BottomState {
    /// Lists that are empty yet, set as someone left them.
    pub fn of(preferences: &Preferences) -> Self {
        let mut state = Self::default();
        state.results.options = Switches::of(preferences.search);
        state.words.hidden = Arc::clone(&preferences.hidden_words);
        state
    }

    /// Gives the focus to the list of a tab when it is next drawn.
    pub fn focus(&mut self, tab: BottomTab) {
        match tab {
            BottomTab::Passages => self.passages.focus(),
            BottomTab::Memos => self.memos.focus(),
            BottomTab::History => self.history.focus(),
            BottomTab::Results => self.results.focus(),
            BottomTab::Words => self.words.focus(),
        }
    }
}

/// Whether a list that was drawn has the focus still.
fn has_focus(ctx: &Context, id: Option<Id>) -> bool {
    id.is_some_and(|id| ctx.memory(|memory| memory.has_focus(id)))
}

fn tab_word(tab: BottomTab) -> Word {
    match tab {
        BottomTab::Passages => Word::PanelPassages,
        BottomTab::Memos => Word::PanelMemos,
        BottomTab::History => Word::PanelHistory,
        BottomTab::Results => Word::PanelResults,
        BottomTab::Words => Word::PanelWords,
    }
}

fn tab_icon(tab: BottomTab) -> &'static str {
    match tab {
        BottomTab::Passages => icons::HIGHLIGHTER,
        BottomTab::Memos => icons::NOTEBOOK_TEXT,
        BottomTab::History => icons::HISTORY,
        BottomTab::Results => icons::SEARCH,
        BottomTab::Words => icons::HASH,
    }
}

/// Draws the tabs and the page of the chosen one over the whole of `ui`.
pub fn bottom_ui(
    ui: &mut Ui,
    tab: BottomTab,
    state: &mut BottomState,
    drafts: &mut MemoDrafts,
    search: &SearchView<'_>,
    cx: &mut PanelContext<'_>,
) {
    let whole = ui.max_rect();
    ui.expand_to_include_rect(whole);
    let (bar, page) = whole.split_top_bottom_at_y(whole.top() + size::TABS);
    tabs_ui(ui, bar, tab, search, cx);
    let mut child = ui.new_child(
        egui::UiBuilder::new()
            .id_salt(("list below", tab))
            .max_rect(page)
            .layout(egui::Layout::top_down(egui::Align::Min)),
    );
    child.set_clip_rect(page.intersect(ui.clip_rect()));
    child.spacing_mut().item_spacing.y = 0.0;
    match tab {
        BottomTab::Passages => passages::passages_ui(&mut child, &mut state.passages, cx),
        BottomTab::Memos => memos::memos_ui(&mut child, &mut state.memos, drafts, cx),
        BottomTab::History => history::history_ui(&mut child, &mut state.history, cx),
        BottomTab::Results => results::results_ui(&mut child, &mut state.results, search, cx),
        BottomTab::Words => words::words_ui(&mut child, &mut state.words, cx),
    }
}

fn tabs_ui(
    ui: &mut Ui,
    bar: Rect,
    shown: BottomTab,
    search: &SearchView<'_>,
    cx: &mut PanelContext<'_>,
) {
    let theme = Theme::of(ui.ctx());
    ui.painter().hline(
        bar.x_range(),
        bar.bottom() - 0.5,
        Stroke::new(1.0, theme.stroke),
    );
    let mut slots = RowSlots::new(bar.shrink2(vec2(8.0, 0.0)), cx.is_rtl());
    let end = slots.take_end(72.0);
    let mut child = ui.new_child(
        egui::UiBuilder::new()
            .max_rect(end)
            .layout(from_end(cx.is_rtl())),
    );
    if icon_button(&mut child, icons::X, cx.word(Word::ListHide), false, true).clicked() {
        cx.requests.push(Request::Ui(UiCommand::ToggleBottom));
    }
    if shown == BottomTab::Results {
        let command = UiCommand::FillResults;
        let keys = command.keys().map(Keys::name).unwrap_or_default();
        let name = name_with_keys(cx.word(command.word()), &keys);
        let button = icon_button(&mut child, command.icon(), &name, search.fills, true);
        if button.clicked() {
            cx.requests.push(Request::Ui(command));
        }
    }
    let galleys = TABS
        .iter()
        .map(|tab| tab_words(ui, *tab, *tab == shown, cx));
    let galleys: Vec<Arc<Galley>> = galleys.collect();
    let wide: f32 = galleys.iter().map(|words| words.size().x + BESIDE).sum();
    // In a narrow window only the tab that is shown says its name; the others keep their icons.
    let says_all = wide <= slots.rest().width();
    for (tab, words) in TABS.iter().zip(galleys) {
        let is_shown = *tab == shown;
        let words = (says_all || is_shown).then_some(words);
        let response = tab_ui(ui, &mut slots, *tab, is_shown, words, cx);
        if response.double_clicked() && *tab == BottomTab::Results {
            cx.requests.push(Request::Ui(UiCommand::FillResults));
        } else if response.clicked() {
            cx.requests.push(Request::ShowBottom(*tab));
        }
    }
}

/// The name of a tab, as it is drawn.
fn tab_words(ui: &Ui, tab: BottomTab, is_shown: bool, cx: &PanelContext<'_>) -> Arc<Galley> {
    let theme = Theme::of(ui.ctx());
    let (font, color) = if is_shown {
        (strong_font(size::TEXT), theme.strong)
    } else {
        (text_font(size::TEXT), theme.muted)
    };
    let word = cx.word(tab_word(tab)).to_owned();
    ui.painter().layout_no_wrap(word, font, color)
}

/// Draws one tab at the start of what is left; without words only its icon.
fn tab_ui(
    ui: &Ui,
    slots: &mut RowSlots,
    tab: BottomTab,
    is_shown: bool,
    words: Option<Arc<Galley>>,
    cx: &PanelContext<'_>,
) -> Response {
    let theme = Theme::of(ui.ctx());
    let word = cx.word(tab_word(tab));
    let width = words.as_ref().map_or(40.0, |words| words.size().x + BESIDE);
    let rect = slots.take_start(width);
    let response = ui.interact(rect, ui.scope_id().with(("tab", tab)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::Tab, true, is_shown, word));
    if is_shown {
        ui.painter().hline(
            rect.x_range(),
            rect.bottom() - 1.0,
            Stroke::new(2.0, theme.accent),
        );
    } else if response.hovered() {
        ui.painter()
            .rect_filled(rect.shrink(4.0), 5.0, theme.stroke.gamma_multiply(0.45));
    }
    focus_ring(ui, &response);
    let mut inside = RowSlots::new(rect.shrink2(vec2(10.0, 0.0)), cx.is_rtl());
    let slot = inside.take_start(20.0);
    ui.painter().text(
        slot.center(),
        Align2::CENTER_CENTER,
        tab_icon(tab),
        text_font(14.0),
        if is_shown { theme.accent } else { theme.muted },
    );
    let Some(words) = words else {
        return response.on_hover_text(word);
    };
    inside.take_start(4.0);
    let left = if cx.is_rtl() {
        inside.rest().right() - words.size().x
    } else {
        inside.rest().left()
    };
    let top = rect.center().y - words.size().y / 2.0;
    ui.painter().galley(pos2(left, top), words, theme.text);
    response
}
