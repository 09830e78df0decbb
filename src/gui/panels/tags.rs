//! The tree of tags: color, label, number of taggings. A click shows a tag; with text selected it puts the tag on it.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{ScrollArea, Ui};

use crate::command::{AnnotationFate, Command, TagChoice};
use crate::gui::commands::{NamePurpose, Request, UiCommand};
use crate::gui::icons;
use crate::gui::panels::{PanelContext, Subject, scope_of_tag};
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{Row, icon_button, muted, panel_header};
use crate::i18n::Word;
use crate::model::{Snapshot, Tag, TagId};

/// Which branches are closed, and the rows in view. View state.
#[derive(Debug, Default)]
pub struct TagsState {
    closed: BTreeSet<TagId>,
    rows: Vec<TagRow>,
    revision: Option<u64>,
}

#[derive(Clone, Copy, Debug)]
struct TagRow {
    tag: TagId,
    depth: usize,
    has_children: bool,
}

impl TagsState {
    /// Lists the rows of open branches; only when the tree may have changed. Walks without recursion (D15).
    fn refresh(&mut self, snapshot: &Snapshot) {
        if self.revision == Some(snapshot.revision()) {
            return;
        }
        self.rows.clear();
        let mut waiting: Vec<(Arc<Tag>, usize)> = snapshot
            .tags_under(None)
            .rev()
            .map(|tag| (Arc::clone(tag), 0))
            .collect();
        while let Some((tag, depth)) = waiting.pop() {
            let mut children = snapshot.tags_under(Some(tag.id)).rev().peekable();
            self.rows.push(TagRow {
                tag: tag.id,
                depth,
                has_children: children.peek().is_some(),
            });
            if !self.closed.contains(&tag.id) {
                waiting.extend(children.map(|child| (Arc::clone(child), depth + 1)));
            }
        }
        self.revision = Some(snapshot.revision());
    }

    fn toggle(&mut self, tag: TagId) {
        if !self.closed.remove(&tag) {
            self.closed.insert(tag);
        }
        self.revision = None;
    }
}

/// Draws the panel over the whole of `ui`.
pub fn tags_ui(ui: &mut Ui, state: &mut TagsState, cx: &mut PanelContext<'_>) {
    let is_rtl = cx.is_rtl();
    let count = Some(cx.number(cx.snapshot.n_tags()));
    let title = cx.word(Word::PanelTags);
    panel_header(ui, is_rtl, title, count, |ui| {
        let name = cx.word(Word::TagNew);
        if icon_button(ui, icons::PLUS, name, false, cx.at_hand.writable).clicked() {
            cx.requests.push(Request::Ui(UiCommand::NewTag));
        }
    });
    state.refresh(cx.snapshot);
    if state.rows.is_empty() {
        egui::Frame::new()
            .inner_margin(egui::Margin::same(12))
            .show(ui, |ui| {
                ui.label(muted(ui, cx.word(Word::EmptyTags)));
            });
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut toggled = None;
    let is_tree = state.rows.iter().any(|row| row.has_children);
    let area = ScrollArea::vertical()
        .id_salt("tags")
        .auto_shrink([false, false]);
    area.show_rows(ui, size::ROW, state.rows.len(), |ui, range| {
        for row in &state.rows[range] {
            if tag_row_ui(ui, *row, is_tree, state.closed.contains(&row.tag), cx) {
                toggled = Some(row.tag);
            }
        }
    });
    if let Some(tag) = toggled {
        state.toggle(tag);
    }
}

/// Draws one row; returns whether its branch is to open or close.
fn tag_row_ui(
    ui: &mut Ui,
    row: TagRow,
    is_tree: bool,
    is_closed: bool,
    cx: &mut PanelContext<'_>,
) -> bool {
    let snapshot = Arc::clone(cx.snapshot);
    let Some(tag) = snapshot.tag(row.tag) else {
        return false;
    };
    let theme = Theme::of(ui.ctx());
    let label = tag.label.prefer(cx.is_arabic());
    let n_taggings = snapshot.n_taggings_with(tag.id);
    // Where some have an arrow, the others leave room for one.
    let arrow = if is_tree && !row.has_children {
        20.0
    } else {
        0.0
    };
    let mut line = Row::new(label, cx.is_rtl())
        .indent(row.depth as f32 * 20.0 + arrow)
        .selected(cx.subject == Subject::Tag(tag.id))
        .swatch(theme.tag(tag.color));
    if row.has_children {
        let side = if cx.is_rtl() {
            icons::CHEVRON_LEFT
        } else {
            icons::CHEVRON_RIGHT
        };
        line = if is_closed {
            line.toggle(side, cx.word(Word::RowOpen))
        } else {
            line.toggle(icons::CHEVRON_DOWN, cx.word(Word::RowClose))
        };
    }
    if !tag.is_category || n_taggings > 0 {
        line = line.count(cx.number(n_taggings));
    }
    let shown = line.show(ui);
    if shown.response.clicked() && !shown.toggled {
        if cx.at_hand.selection && cx.at_hand.writable && !tag.is_category {
            cx.requests
                .push(Request::ApplyTag(TagChoice::Existing(tag.id)));
        } else {
            cx.requests.push(Request::SelectTag(tag.id));
        }
    }
    if shown.response.double_clicked() && !shown.toggled {
        let passages = scope_of_tag(cx.snapshot, tag.id);
        cx.requests.push(Request::ShowPassages(passages));
    }
    let other = tag.label.prefer(!cx.is_arabic());
    let response = if other == label {
        shown.response
    } else {
        shown.response.on_hover_text(other)
    };
    response.context_menu(|ui| menu_ui(ui, tag, cx));
    shown.toggled
}

fn menu_ui(ui: &mut Ui, tag: &Tag, cx: &mut PanelContext<'_>) {
    ui.set_min_width(200.0);
    let writable = cx.at_hand.writable;
    let mut item = |ui: &mut Ui, word: Word, is_enabled: bool, request: Request| {
        if ui
            .add_enabled(is_enabled, egui::Button::new(cx.wording.text(word)))
            .clicked()
        {
            cx.requests.push(request);
            ui.close();
        }
    };
    let passages = scope_of_tag(cx.snapshot, tag.id);
    item(
        ui,
        Word::TagShowPassages,
        true,
        Request::ShowPassages(passages),
    );
    item(ui, Word::TagEdit, true, Request::SelectTag(tag.id));
    item(
        ui,
        Word::EditRename,
        writable,
        Request::AskName(NamePurpose::RenameTag(tag.id)),
    );
    item(
        ui,
        Word::TagNewUnder,
        writable,
        Request::AskName(NamePurpose::NewTag(Some(tag.id))),
    );
    ui.separator();
    let siblings: Vec<TagId> = cx
        .snapshot
        .tags_under(tag.parent)
        .map(|tag| tag.id)
        .collect();
    let at = siblings.iter().position(|id| *id == tag.id).unwrap_or(0);
    let moved = |parent: Option<TagId>, before: Option<TagId>| {
        Request::Core(Box::new(Command::MoveTag {
            tag: tag.id,
            parent,
            before,
        }))
    };
    let above = at
        .checked_sub(1)
        .and_then(|above| siblings.get(above))
        .copied();
    item(
        ui,
        Word::TagMoveUp,
        writable && above.is_some(),
        moved(tag.parent, above),
    );
    let has_below = at + 1 < siblings.len();
    item(
        ui,
        Word::TagMoveDown,
        writable && has_below,
        moved(tag.parent, siblings.get(at + 2).copied()),
    );
    item(
        ui,
        Word::TagMoveTop,
        writable && tag.parent.is_some(),
        moved(None, None),
    );
    ui.separator();
    let n_taggings = cx.snapshot.n_taggings_with(tag.id);
    let delete = if n_taggings == 0 {
        Request::Core(Box::new(Command::DeleteTag {
            tag: tag.id,
            fate: AnnotationFate::Keep,
        }))
    } else {
        Request::AskDeleteTag(tag.id)
    };
    item(ui, Word::TagDelete, writable, delete);
}
