//! The word list: a scope with its sum, a filter, switches; a table of words that lead to their lines.
//!
//! Counting runs beside the window (`counting.rs`); while something newer is made, the former list stays. Only rows in view
//! are laid out.

mod act;
mod bar;
mod counting;
mod draw;
mod keys;
mod scopes;
mod table;

pub use act::WordsRequest;
pub use table::WordTable;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Context, Id, Ui};

use crate::analysis::words::{WordList, WordOrder, WordQuery, WordScope, ordered};
use crate::gui::commands::UiCommand;
use crate::gui::derived::Derived;
use crate::gui::fields::FieldState;
use crate::gui::panels::PanelContext;
use crate::gui::panels::bottom::has_focus;
use crate::gui::panels::bottom::results::Switches;
use crate::gui::panels::bottom::scope_chooser::ScopeChooser;
use crate::gui::panels::bottom::words::counting::{Counting, count};
use crate::i18n::Language;
use crate::text::{Folds, fold};

/// So many words are hidden at once at most.
const MOST_HIDDEN: usize = 200;

/// Longer lists are sorted and filtered beside the window.
const LONG: usize = 3_000;

/// What decides which rows stand where.
type Shape = ((u64, WordQuery), String, WordOrder, bool, Language);

/// Rows of a list that pass the filter, in their order.
#[derive(Clone, Debug, Default)]
struct Shown {
    list: Arc<WordList>,
    rows: Vec<u32>,
}

/// What is counted, how it is shown, and which rows are chosen. View state.
#[derive(Debug)]
pub struct WordsState {
    scope: WordScope,
    /// The same switches as those of a search, so that a word's lines are those that were counted.
    switches: Switches,
    leaves_stop_words: bool,
    leaves_numbers: bool,
    /// Words that a person does not want to see listed, folded. They stay so in every collection.
    pub hidden: Arc<BTreeSet<String>>,
    filter: FieldState,
    order: WordOrder,
    is_descending: bool,
    counting: Counting,
    shape: Derived<Shape, Shown>,
    shown: Arc<Shown>,
    /// The row of the keyboard.
    lit: Option<usize>,
    /// The other end of the chosen rows.
    anchor: Option<usize>,
    chooser: Option<ScopeChooser<WordScope>>,
    wants_focus: bool,
    /// A command of the window asked for it; done when the list is next drawn.
    wants_copy: bool,
    /// The list, for the focus.
    id: Option<Id>,
    /// The lit row is to be brought into view.
    reveals: bool,
    /// Of the last frame: the part of the list in view, points from its top.
    view: std::ops::Range<f32>,
    /// What is to be written once a file is chosen.
    pub to_export: Option<WordTable>,
}

impl Default for WordsState {
    fn default() -> Self {
        Self {
            scope: WordScope::All,
            switches: Switches {
                particles: false,
                terms: false,
                ..Switches::default()
            },
            leaves_stop_words: false,
            leaves_numbers: false,
            hidden: Arc::default(),
            filter: FieldState::default(),
            order: WordOrder::Count,
            is_descending: true,
            counting: Counting::default(),
            shape: Derived::default(),
            shown: Arc::default(),
            lit: None,
            anchor: None,
            chooser: None,
            wants_focus: false,
            wants_copy: false,
            id: None,
            reveals: false,
            view: 0.0..0.0,
            to_export: None,
        }
    }
}

impl WordsState {
    /// Takes the focus when drawn next.
    pub fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Whether the list does a command of the window itself, on its chosen rows; then it does so when drawn next.
    pub fn takes(&mut self, ctx: &Context, command: UiCommand) -> bool {
        if !has_focus(ctx, self.id) || self.lit.is_none() {
            return false;
        }
        match command {
            UiCommand::Copy => self.wants_copy = true,
            UiCommand::DeleteAnnotation => self.hide(),
            _ => return false,
        }
        true
    }

    fn query(&self) -> WordQuery {
        let settings = self.switches.settings();
        WordQuery {
            scope: self.scope.clone(),
            folds: settings.folds,
            with_furniture: self.switches.furniture,
            with_numbers: !self.leaves_numbers,
            with_stop_words: !self.leaves_stop_words,
            takes_particles_off: self.switches.particles,
            hidden: Arc::clone(&self.hidden),
        }
    }

    /// Whether the chosen words can be hidden: a whole list is never meant.
    fn can_hide(&self) -> bool {
        (1..=MOST_HIDDEN).contains(&self.chosen().len())
    }

    /// Does not list the chosen words any more; the next word is lit.
    fn hide(&mut self) {
        if !self.can_hide() {
            return;
        }
        let words: Vec<Arc<str>> = self
            .chosen()
            .filter_map(|row| self.shown.word(row))
            .cloned()
            .collect();
        let hidden = Arc::make_mut(&mut self.hidden);
        hidden.extend(words.iter().map(|word| fold(word, Folds::FULL)));
        let next = self.chosen().end;
        self.lit = Some(next).filter(|row| self.shown.row(*row).is_some());
        self.anchor = self.lit;
    }

    /// Takes what was counted since, and puts its rows in order.
    fn refresh(&mut self, ui: &Ui, cx: &PanelContext<'_>) {
        if !scopes::is_there(&self.scope, cx.snapshot) {
            self.scope = WordScope::All;
        }
        let query = self.query();
        count(&mut self.counting, ui.ctx(), cx.snapshot, query);
        let Some((asked, made)) = self.counting.made() else {
            return;
        };
        let list = Arc::clone(&made.list);
        if list.n_words_elsewhere == 0 && self.order == WordOrder::Keyness {
            (self.order, self.is_descending) = (WordOrder::Count, true);
        }
        let filter = self.filter.text().trim().to_owned();
        let (order, is_descending, language) =
            (self.order, self.is_descending, cx.wording.language);
        let key = (
            asked.clone(),
            filter.clone(),
            order,
            is_descending,
            language,
        );
        let is_small = list.rows.len() <= LONG;
        let shown = self.shape.get(ui.ctx(), &key, is_small, move || Shown {
            rows: ordered(&list, &filter, order, is_descending, language),
            list,
        });
        if let Some(shown) = shown
            && !Arc::ptr_eq(shown, &self.shown)
        {
            let shown = Arc::clone(shown);
            self.take(shown);
        }
    }

    /// Shows other rows; the lit word stays lit if it is among them.
    fn take(&mut self, shown: Arc<Shown>) {
        let lit = self.lit.and_then(|row| self.shown.word(row)).cloned();
        self.lit =
            lit.and_then(|word| (0..shown.rows.len()).find(|row| shown.word(*row) == Some(&word)));
        self.anchor = self.lit;
        self.reveals |= self.lit.is_some();
        self.shown = shown;
    }

    /// The rows from the anchor to the lit one.
    fn chosen(&self) -> std::ops::Range<usize> {
        match (self.lit, self.anchor) {
            (Some(lit), Some(anchor)) => lit.min(anchor)..lit.max(anchor) + 1,
            (Some(lit), None) => lit..lit + 1,
            _ => 0..0,
        }
    }

    fn sort_by(&mut self, order: WordOrder) {
        if self.order == order {
            self.is_descending = !self.is_descending;
        } else {
            self.order = order;
            self.is_descending = order != WordOrder::Word;
        }
        self.reveals = true;
    }
}

impl Shown {
    fn row(&self, row: usize) -> Option<&crate::analysis::words::WordRow> {
        self.list.rows.get(*self.rows.get(row)? as usize)
    }

    fn word(&self, row: usize) -> Option<&Arc<str>> {
        self.row(row).map(|row| &row.word)
    }

    /// Whether the scope is compared with other documents.
    fn compares(&self) -> bool {
        self.list.n_words_elsewhere > 0
    }
}

/// Draws the page over the whole of `ui`.
pub(super) fn words_ui(ui: &mut Ui, state: &mut WordsState, cx: &mut PanelContext<'_>) {
    state.refresh(ui, cx);
    bar::bar_ui(ui, state, cx);
    // What was typed or chosen just now is shown just now.
    state.refresh(ui, cx);
    draw::table_ui(ui, state, cx);
}
