//! Results of a search: a field with its switches, every hit in its line with the words around it, what each needed, and
//! what can be done with the ticked ones.
//!
//! The search itself runs beside the window (`gui/app/search`); the panel says what is looked for and draws what was found.

mod act;
mod bar;
mod draw;
mod foot;
mod found;
mod keys;
mod lines;
mod mentions;
mod menu;
mod needs;
mod options;
mod order;
mod plan;
mod row;
mod saved;
mod table;
#[cfg(test)]
mod tests;
mod ticks;

pub use found::{Found, HitAt, HitKey, Stage};
pub use options::Switches;

pub use table::{lines_table, lines_text};

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use egui::{Context, Id, Ui};

use crate::gui::commands::{Request, SearchRequest, Showing, UiCommand};
use crate::gui::derived::Derived;
use crate::gui::fields::FieldState;
use crate::gui::panels::PanelContext;
use crate::gui::panels::bottom::has_focus;
use crate::gui::panels::bottom::picking::ListPicker;
use crate::gui::panels::bottom::results::act::ListAction;
use crate::gui::panels::bottom::results::found::key_of;
use crate::gui::panels::bottom::results::lines::Lines;
use crate::gui::panels::bottom::results::plan::{Plan, PlanKey, ResultOrder};
use crate::gui::panels::bottom::results::ticks::Ticks;
use crate::model::{CaptureId, DocumentId, SavedSearchId, TagId};
use crate::query::QueryError;
use crate::search::{SearchSettings, Stop};
use crate::text::Span;

/// Plans of more hits are laid beside the window.
const LONG: usize = 2_000;

/// What the window's search has to say in this frame.
#[derive(Clone, Copy, Debug)]
pub struct SearchView<'a> {
    /// What was found so far.
    pub found: &'a Arc<Found>,
    /// Counts up whenever something was found.
    pub version: u64,
    /// Counts up with each question that a person asked.
    pub question: u64,
    /// How far the search is.
    pub stage: Stage,
    /// What is wrong with what is typed.
    pub error: Option<&'a QueryError>,
    /// What would be found if the folds were on, where nothing is found as written.
    pub otherwise: Option<usize>,
    /// Why the search ended before its end, if it did.
    pub stopped: Option<Stop>,
    /// Whether the panel fills the window's middle.
    pub fills: bool,
}

/// The field, its switches and the list. View state.
#[derive(Debug, Default)]
pub struct ResultsState {
    /// What is looked for.
    pub field: FieldState,
    /// The switches.
    pub options: Switches,
    /// Mentions of this tag are listed, and not what is typed.
    pub mentions: Option<TagId>,
    order: ResultOrder,
    by_set: bool,
    closed: BTreeSet<DocumentId>,
    plan: Derived<PlanKey, Plan>,
    /// The plan that was drawn last.
    shown: Option<Arc<Plan>>,
    /// The row of the keyboard, with its hit to find it again in another list.
    lit: Option<(usize, HitKey)>,
    ticks: Ticks,
    /// Whether hits are being put into the order of their context.
    is_sorting: bool,
    /// Of the question whose hits are ticked.
    ticks_of: u64,
    extent: HitExtent,
    lines: Lines,
    /// The saved search that is looked for.
    saved: Option<SavedSearchId>,
    /// Hits and documents that are new in it.
    new_hits: (usize, usize),
    /// The tag picker, with the hits that it is for.
    picking: Option<ListPicker<(Arc<Found>, Vec<HitAt>)>>,
    /// What a command of the window asked for; done when the list is next drawn.
    wanted: Option<ListAction>,
    wants_list: bool,
    /// The lit mention is to be turned down.
    turns_down: bool,
    /// The mention that was lit by itself is to be shown in the text.
    shows_lit: bool,
    /// The list, for the focus.
    id: Option<Id>,
    /// The field.
    field_id: Option<Id>,
    /// The lit row is to be brought into view.
    reveals: bool,
    /// Whether it filled the window's middle when it was last drawn.
    filled: bool,
    /// Whether the switches are shown in a low panel.
    shows_options: bool,
    /// Of the last frame: the part of the list in view, points from its top.
    view: Range<f64>,
}

/// How much of the text is tagged around a hit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum HitExtent {
    /// The word itself.
    #[default]
    Word,
    /// Its sentence.
    Sentence,
    /// Its paragraph.
    Paragraph,
}

impl ResultsState {
    /// Gives the field the focus, with words to look for if there are some.
    pub fn open(&mut self, seed: Option<&str>) {
        self.mentions = None;
        if let Some(seed) = seed {
            self.field.set_text(seed);
        }
        self.focus();
    }

    /// Lists the mentions of a tag, with the focus on the first.
    pub fn suggest(&mut self, tag: TagId) {
        self.mentions = Some(tag);
        self.lit = None;
        self.wants_list = true;
    }

    /// Lists again what is typed.
    fn leave_mentions(&mut self) {
        self.mentions = None;
        self.lit = None;
        self.focus();
    }

    /// Looks for what was saved.
    pub fn run(&mut self, typed: &str, options: SearchSettings) {
        self.options = Switches::of(options);
        self.open(Some(typed));
    }

    /// Gives the field the focus when it is next drawn; the list, where there is no field.
    pub fn focus(&mut self) {
        if self.mentions.is_some() {
            self.wants_list = true;
            return;
        }
        self.field.select_all();
        self.field.focus_next_frame();
    }

    /// Whether the page does a command of the window itself, on its hits; then it does so when drawn next. F1 explains what can
    /// be typed while field or list has the focus.
    pub fn takes(&mut self, ctx: &Context, command: UiCommand) -> bool {
        if command == UiCommand::Shortcuts && has_focus(ctx, self.field_id) {
            self.wanted = Some(ListAction::Help);
            return true;
        }
        if !has_focus(ctx, self.id) {
            return false;
        }
        if self.mentions.is_some() && command == UiCommand::DeleteAnnotation {
            self.turns_down = true;
            return true;
        }
        let action = match command {
            UiCommand::Shortcuts => ListAction::Help,
            UiCommand::Tag => ListAction::Tag,
            UiCommand::Copy => ListAction::Copy,
            _ => return false,
        };
        self.wanted = Some(action);
        true
    }

    /// The hits of a text, in their order, and which of them is lit.
    pub fn lit_in(&self, found: &Found, capture: CaptureId) -> Option<usize> {
        let (_, key) = self.lit.filter(|(_, key)| key.capture == capture)?;
        let (_, hits) = found.of_capture(capture)?;
        let at = hits.partition_point(|hit| hit.span.start().0 < key.start);
        hits.get(at)
            .filter(|hit| hit.span.start().0 == key.start)
            .map(|_| at)
    }

    /// Goes to the next hit of the list or to the one before, round its ends.
    pub fn step(&mut self, forward: bool) -> Option<Showing> {
        let plan = Arc::clone(self.shown.as_ref()?);
        let last = plan.n_rows().checked_sub(1)?;
        let row = match self.lit {
            Some((row, _)) => match forward {
                true => plan.hit_row_from(row + 1, true),
                false => row
                    .checked_sub(1)
                    .and_then(|row| plan.hit_row_from(row, false)),
            },
            None => None,
        };
        let row = row.or_else(|| plan.hit_row_from(if forward { 0 } else { last }, forward))?;
        self.light(&plan, row);
        self.lit_showing()
    }

    /// What is lit, to be shown in the text.
    fn lit_showing(&self) -> Option<Showing> {
        let plan = self.shown.as_ref()?;
        let at = plan.hit(self.lit?.0)?;
        showing(plan.found(), at)
    }

    fn light(&mut self, plan: &Plan, row: usize) {
        let key = plan.hit(row).and_then(|at| plan.found().key(at));
        if let Some(key) = key {
            self.lit = Some((row, key));
            self.reveals = true;
        }
    }

    /// Takes what was found since, and lays its rows.
    fn refresh(&mut self, ui: &Ui, search: &SearchView<'_>, cx: &PanelContext<'_>) {
        if self.ticks_of != search.question {
            self.ticks_of = search.question;
            self.ticks = Ticks::default();
            self.lit = None;
            self.view = 0.0..0.0;
        }
        let key = PlanKey {
            version: search.version,
            revision: cx.snapshot.revision(),
            order: self.order,
            by_set: self.by_set,
            language: cx.wording.language,
            closed: self.closed.clone(),
        };
        let is_small = match self.order.is_flat() {
            true => search.found.total() < LONG / 4,
            false => search.found.documents().len() < LONG,
        };
        let (found, snapshot) = (Arc::clone(search.found), Arc::clone(cx.snapshot));
        let made_by = key.clone();
        let plan = self.plan.get(ui.ctx(), &key, is_small, move || {
            Plan::new(&found, &made_by, &snapshot)
        });
        let plan = plan.cloned();
        let is_sorting = self.order.is_flat() && !self.plan.is_ready(&key);
        if self.is_sorting != is_sorting {
            self.is_sorting = is_sorting;
            ui.ctx().request_repaint();
        }
        let Some(plan) = plan else { return };
        let saved = self.saved_as(cx.snapshot);
        let is_same = saved == self.saved;
        self.saved = saved;
        let is_drawn = |shown: &Arc<Plan>| Arc::ptr_eq(shown, &plan);
        let is_drawn = self.shown.as_ref().is_some_and(is_drawn);
        if !(is_drawn && is_same) {
            let saved = saved.and_then(|id| cx.snapshot.saved_search(id));
            let new = saved.map(|saved| Self::count_new(saved, plan.found()));
            self.new_hits = new.unwrap_or_default();
        }
        if is_drawn {
            return;
        }
        self.ticks.follow(plan.found());
        if let Some((row, key)) = self.lit {
            let here = plan.hit(row).and_then(|at| plan.found().key(at));
            if here != Some(key) {
                let at = plan.found().find(key);
                let row = at.and_then(|at| plan.row_of(at));
                self.lit = row.map(|row| {
                    let at = plan.hit(row).and_then(|at| plan.found().key(at));
                    (row, at.unwrap_or(key))
                });
            }
        }
        self.shown = Some(Arc::clone(&plan));
        if self.mentions.is_some() && self.lit.is_none() {
            let first = plan.step(None, 1);
            first.into_iter().for_each(|row| self.light(&plan, row));
            self.shows_lit = true;
        }
    }
}

/// A hit to be shown in the text.
fn showing(found: &Found, at: HitAt) -> Option<Showing> {
    let (document, hit) = found.get(at)?;
    Some(Showing {
        key: key_of(document, hit),
        span: hit.span,
    })
}

/// The places of hits in a text.
pub fn spans_of(found: &Found, capture: CaptureId) -> Arc<[Span]> {
    let hits = found.of_capture(capture).map(|(_, hits)| hits);
    hits.map_or_else(Arc::default, |hits| {
        hits.iter().map(|hit| hit.span).collect()
    })
}

/// Draws the page over the whole of `ui`.
pub(super) fn results_ui(
    ui: &mut Ui,
    state: &mut ResultsState,
    search: &SearchView<'_>,
    cx: &mut PanelContext<'_>,
) {
    match state.mentions {
        Some(tag) => mentions::head_ui(ui, tag, state, search, cx),
        None => bar::bar_ui(ui, state, search, cx),
    }
    state.refresh(ui, search, cx);
    if std::mem::take(&mut state.shows_lit) {
        let lit = state.lit_showing().filter(|_| !search.fills);
        let show = |hit| Request::Search(SearchRequest::Show(hit));
        cx.requests.extend(lit.map(show));
    }
    let foot = foot::height(search);
    let room = ui.available_rect_before_wrap();
    let (list, foot) = room.split_top_bottom_at_y(room.bottom() - foot);
    let mut child = ui.new_child(egui::UiBuilder::new().id_salt("hits").max_rect(list));
    child.set_clip_rect(list.intersect(ui.clip_rect()));
    draw::list_ui(&mut child, state, search, cx);
    if foot.height() > 1.0 {
        foot::foot_ui(ui, foot, state, search, cx);
    }
    act::picking_ui(ui, state, search, cx);
}
