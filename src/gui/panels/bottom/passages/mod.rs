//! The list of passages: a scope with its count, a filter, headings and an order; rows that go to their places.
//!
//! The list is made once for a revision and a query, long ones beside the window; only rows in view are laid out.

mod act;
mod bar;
mod choice;
mod draw;
mod keys;
mod listed;
mod reference;
mod row;
mod scopes;

pub use reference::references_of;
pub(super) use row::paragraph_starts;
pub use scopes::scope_of_tag;

use std::collections::BTreeSet;

use egui::{Context, Id, Ui};

use crate::analysis::passages::{PassageHeading, PassageQuery, PassageScope};
use crate::gui::commands::UiCommand;
use crate::gui::fields::FieldState;
use crate::gui::panels::bottom::has_focus;
use crate::gui::panels::bottom::passages::act::ListAction;
use crate::gui::panels::bottom::passages::choice::Choice;
use crate::gui::panels::bottom::passages::listed::Listed;
use crate::gui::panels::bottom::passages::row::RowTexts;
use crate::gui::panels::bottom::picking::ListPicker;
use crate::gui::panels::bottom::scope_chooser::ScopeChooser;
use crate::gui::panels::{PanelContext, Subject};
use crate::model::{AnnotationId, Snapshot, TagId};

/// What the list shows and which rows are chosen. View state.
#[derive(Debug, Default)]
pub struct PassagesState {
    query: PassageQuery,
    filter: FieldState,
    is_compact: bool,
    closed: BTreeSet<PassageHeading>,
    listed: Listed,
    choice: Choice,
    texts: RowTexts,
    chooser: Option<ScopeChooser<PassageScope>>,
    /// Tags to which the chooser adds one, or from which it takes one, and whether all are meant; none: it offers everything.
    chooses_tags: Option<(Vec<TagId>, bool)>,
    /// The tag picker, with the annotations that it is for.
    picking: Option<ListPicker<Vec<AnnotationId>>>,
    /// What a command of the window asked for; done when the list is next drawn.
    wanted: Option<ListAction>,
    wants_focus: bool,
    /// The list, for the focus.
    id: Option<Id>,
    /// The annotation that was selected in the window when the list was last drawn.
    selected: Option<AnnotationId>,
    /// The lit row is to be brought into view.
    reveals: bool,
    /// Of the last frame: the part of the list in view, points from its top.
    view: std::ops::Range<f32>,
}

impl PassagesState {
    /// Shows other passages, from the top and without a filter.
    pub fn show(&mut self, scope: PassageScope) {
        if self.query.scope != scope {
            self.query.scope = scope;
            self.choice = Choice::default();
            self.selected = None;
            self.filter.set_text("");
            self.view = 0.0..0.0;
            self.reveals = true;
        }
        self.focus();
    }

    /// Which passages are listed.
    pub fn scope(&self) -> &PassageScope {
        &self.query.scope
    }

    /// Takes the focus when drawn next.
    pub fn focus(&mut self) {
        self.wants_focus = true;
    }

    /// Whether the list does a command of the window itself, on its chosen rows; then it does so when drawn next.
    pub fn takes(&mut self, ctx: &Context, command: UiCommand) -> bool {
        if !has_focus(ctx, self.id) || self.choice.chosen.is_empty() {
            return false;
        }
        let action = match command {
            UiCommand::Tag => ListAction::AddTag,
            UiCommand::DeleteAnnotation => ListAction::Delete,
            UiCommand::Copy => ListAction::Copy,
            _ => return false,
        };
        self.wanted = Some(action);
        true
    }

    /// The chosen annotations, in the order of the list.
    fn chosen(&self) -> Vec<AnnotationId> {
        let mut seen = BTreeSet::new();
        self.listed
            .annotations()
            .filter(|id| self.choice.chosen.contains(id) && seen.insert(*id))
            .collect()
    }

    fn refresh(&mut self, ui: &Ui, cx: &PanelContext<'_>) {
        if !scopes::is_there(&self.query.scope, cx.snapshot) {
            self.query.scope = PassageScope::All;
        }
        self.query.is_arabic = cx.is_arabic();
        if self.query.filter != self.filter.text().trim() {
            self.query.filter = self.filter.text().trim().to_owned();
        }
        let changed = self.listed.refresh(ui.ctx(), cx.snapshot, &self.query);
        let laid = self.listed.lay(&self.closed, self.is_compact);
        if changed || laid {
            self.choice.follow(self.listed.rows());
        }
        self.follow_selection(cx);
    }

    /// Lights the annotation that was selected elsewhere, once it is listed.
    fn follow_selection(&mut self, cx: &PanelContext<'_>) {
        let selected = match cx.subject {
            Subject::Annotation(annotation) => Some(annotation),
            _ => None,
        };
        if selected == self.selected || !self.is_up_to_date(cx.snapshot) {
            return;
        }
        self.selected = selected;
        if let Some(annotation) = selected.filter(|id| self.choice.lit() != Some(*id)) {
            self.reveals |= self.choice.light(self.listed.rows(), annotation);
        }
    }

    fn is_up_to_date(&self, snapshot: &Snapshot) -> bool {
        self.listed.is_made_for(snapshot.revision(), &self.query)
    }
}

/// Draws the page over the whole of `ui`.
pub(super) fn passages_ui(ui: &mut Ui, state: &mut PassagesState, cx: &mut PanelContext<'_>) {
    state.refresh(ui, cx);
    bar::bar_ui(ui, state, cx);
    // What was typed or chosen just now is shown just now.
    state.refresh(ui, cx);
    draw::list_ui(ui, state, cx);
    act::picking_ui(ui, state, cx);
}
