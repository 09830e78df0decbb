//! The tree of tags: color, label, number of taggings; by mouse and by keyboard.
//!
//! A click shows a tag; with text selected it puts the tag on it. The tree is one stop of the Tab key with a row lit in it;
//! only rows in view are laid out. What is closed, sorted and filtered is view state.

mod drag;
mod eye;
mod header;
mod keys;
mod menu;
mod moves;
mod rename;
mod row;
mod sets;
#[cfg(test)]
mod tests;
mod tree;

pub(in crate::gui) use rename::relabeled;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Id, Sense, Ui, WidgetInfo};

use crate::gui::commands::claim_plain_keys;
use crate::gui::fields::FieldState;
use crate::gui::panels::tags::drag::DragState;
use crate::gui::panels::tags::eye::Eye;
use crate::gui::panels::tags::rename::Renaming;
use crate::gui::panels::tags::tree::{TagTree, TreeView};
use crate::gui::panels::{PanelContext, Subject};
use crate::gui::theme::size;
use crate::gui::widgets::{ScrollArea, muted};
use crate::i18n::Word;
use crate::model::{Snapshot, TagId, TagSetId};

/// What of the tree is in view, and where the person is in it. View state.
#[derive(Debug, Default)]
pub struct TagsState {
    view: TreeView,
    tree: TagTree,
    filter: FieldState,
    is_filtering: bool,
    /// The row that the keyboard is on.
    cursor: Option<TagId>,
    /// Where a range began.
    anchor: Option<TagId>,
    /// Tags that are chosen together; one or none: the cursor counts.
    marked: BTreeSet<TagId>,
    renaming: Option<Renaming>,
    /// Letters typed so far to find a row, and until when they count.
    typed: (String, f64),
    drag: DragState,
    eye: Eye,
    /// Whether the cursor's row is to be scrolled into view.
    is_revealing: bool,
    /// Offset and height of what is in view, points.
    window: (f32, f32),
    /// The set whose tags alone are shown.
    shown_set: Option<TagSetId>,
    /// The subject as last drawn, so that a tag shown from elsewhere is revealed.
    followed: Option<Subject>,
}

impl TagsState {
    /// The tags that an action on `tag` is about, in the order of the tree: all that are chosen, if it is one of them.
    /// The tags that are chosen in the tree, if it is several.
    pub fn chosen(&self) -> Vec<TagId> {
        let first = self.marked.first().copied();
        first
            .map(|tag| self.chosen_with(tag))
            .filter(|tags| tags.len() > 1)
            .unwrap_or_default()
    }

    fn chosen_with(&self, tag: TagId) -> Vec<TagId> {
        if self.marked.len() < 2 || !self.marked.contains(&tag) {
            return vec![tag];
        }
        let nodes = self.tree.nodes().iter();
        nodes
            .map(|node| node.tag)
            .filter(|tag| self.marked.contains(tag))
            .collect()
    }

    fn toggle(&mut self, tag: TagId) {
        if !self.view.closed.remove(&tag) {
            self.view.closed.insert(tag);
        }
        self.tree.view_changed();
    }

    /// Puts the cursor on a tag, in view.
    fn go_to(&mut self, tag: TagId) {
        self.cursor = Some(tag);
        self.is_revealing = true;
    }

    /// Drops what is no longer there.
    fn tidy(&mut self, snapshot: &Snapshot) {
        let is_there = |tag: &TagId| snapshot.tag(*tag).is_some();
        self.cursor = self.cursor.filter(is_there);
        self.anchor = self.anchor.filter(is_there);
        self.marked.retain(is_there);
        if self
            .renaming
            .as_ref()
            .is_some_and(|renaming| !is_there(&renaming.tag))
        {
            self.renaming = None;
        }
    }

    /// A tag that is shown from elsewhere (a chip, the palette, a new one) is opened to and scrolled to.
    fn follow(&mut self, subject: Subject, snapshot: &Snapshot) {
        if self.followed == Some(subject) {
            return;
        }
        self.followed = Some(subject);
        if let Subject::Tag(tag) = subject
            && self.cursor != Some(tag)
        {
            if TagTree::reveal(snapshot, &mut self.view, tag) {
                self.tree.view_changed();
            }
            self.marked.clear();
            self.go_to(tag);
        }
    }
}

/// The tree's own id, which has the focus.
fn tree_id() -> Id {
    Id::unique("tree of tags")
}

/// Draws the panel over the whole of `ui`.
pub fn tags_ui(ui: &mut Ui, state: &mut TagsState, cx: &mut PanelContext<'_>) {
    header::header_ui(ui, state, cx);
    if cx.snapshot.n_tags() == 0 {
        egui::Frame::new()
            .inner_margin(egui::Margin::same(12))
            .show(ui, |ui| {
                ui.label(muted(ui, cx.word(Word::EmptyTags)));
            });
        return;
    }
    let sets = sets::height(cx);
    if sets > 0.0 {
        // The section stands at the panel's lower edge; the tree has what is above it.
        let whole = ui.available_rect_before_wrap();
        let place = sets::place(whole, sets.min(whole.height() / 2.0));
        let builder = egui::UiBuilder::new().id_salt("tag sets").max_rect(place);
        let mut below = ui.new_child(builder);
        below.set_clip_rect(place.intersect(ui.clip_rect()));
        sets::sets_ui(&mut below, state, cx);
        ui.set_max_height(whole.height() - place.height());
    }
    sets::follow(state, cx);
    state.tidy(cx.snapshot);
    state.follow(cx.subject, cx.snapshot);
    let snapshot = Arc::clone(cx.snapshot);
    let language = cx.wording.language;
    state.tree.refresh(&snapshot, &state.view, language);
    ui.spacing_mut().item_spacing.y = 0.0;
    let area = ui.available_rect_before_wrap();
    let id = tree_id();
    let tree = ui.interact(area, id, Sense::focusable_noninteractive());
    tree.widget_info(|| WidgetInfo::labeled(egui::Role::Tree, true, cx.word(Word::TagTree)));
    claim_plain_keys(ui.ctx(), id);
    if tree.gained_focus() && state.cursor.is_none() {
        state.cursor = state.tree.row_node(0).map(|node| node.tag);
    }
    if tree.has_focus() {
        keys::take_keys(ui, state, cx);
        state.tree.refresh(&snapshot, &state.view, language);
    }
    if state.tree.rows().is_empty() {
        ui.add_space(8.0);
        ui.vertical_centered(|ui| ui.label(muted(ui, cx.word(Word::EmptyFilter))));
        return;
    }
    list_ui(ui, state, cx);
    // What a click has opened or closed is drawn by the next frame.
    if let Some(cursor) = state.cursor.filter(|_| tree.has_focus()) {
        ui.ctx().accesskit_node_builder(id, |node| {
            node.set_active_descendant(row::row_id(cursor).accesskit_id());
        });
    }
}

fn list_ui(ui: &mut Ui, state: &mut TagsState, cx: &mut PanelContext<'_>) {
    let mut scroll = ScrollArea::vertical()
        .id_salt("tags")
        .auto_shrink([false, false]);
    if std::mem::take(&mut state.is_revealing)
        && let Some(row) = state.cursor.and_then(|tag| state.tree.row_of(tag))
    {
        let (offset, height) = state.window;
        let top = row as f32 * size::ROW;
        if top < offset {
            scroll = scroll.vertical_scroll_offset(top);
        } else if top + size::ROW > offset + height {
            scroll = scroll.vertical_scroll_offset(top + size::ROW - height.max(size::ROW));
        }
    }
    let n_rows = state.tree.rows().len();
    let shown = scroll.show_rows(ui, size::ROW, n_rows, |ui, rows| {
        for row in rows {
            row::row_ui(ui, state, row, cx);
        }
        drag::scroll_at_edges(ui);
    });
    state.window = (shown.state.clamped_offset().y, shown.inner_rect.height());
    drag::drag_ui(ui, state, shown.inner_rect, cx);
}
