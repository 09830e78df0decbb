//! The history: every row of the journal, newest first, with who, when and what; and the way back to any of them.
//!
//! Rows come in pages from the file, off the drawing thread (`gui/app/history.rs`); the panel says which page it wants.
//! What was taken back is marked by an icon and a word, not by color.

use egui::{Align2, ComboBox, Rect, RichText, Role, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use crate::command::ActionCode;
use crate::engine::words::action_words;
use crate::engine::{EntryKind, HistoryPage, HistoryPlace, HistoryRow};
use crate::gui::commands::Request;
use crate::gui::icons;
use crate::gui::panels::PanelContext;
use crate::gui::theme::{Theme, size};
use crate::gui::widgets::{
    RowSlots, ScrollArea, focus_ring, from_end, from_start, muted, quiet_button, strong_font,
    text_font,
};
use crate::i18n::{Word, dates, fill, without_isolates};
use crate::model::{AnnotatorId, Snapshot};

/// Rows in a page.
const PAGE: usize = 200;
/// Rows that are read again at once after a change.
const MOST_AGAIN: usize = 2_000;

/// What a change was about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Documents,
    Tags,
    Annotations,
    Memos,
    Other,
}

impl Kind {
    const ALL: [Self; 5] = [
        Self::Documents,
        Self::Tags,
        Self::Annotations,
        Self::Memos,
        Self::Other,
    ];

    fn word(self) -> Word {
        match self {
            Self::Documents => Word::HistoryKindDocuments,
            Self::Tags => Word::HistoryKindTags,
            Self::Annotations => Word::HistoryKindAnnotations,
            Self::Memos => Word::HistoryKindMemos,
            Self::Other => Word::HistoryKindOther,
        }
    }

    fn of(code: ActionCode) -> Self {
        // By the code's stable name, so that a new command finds its place by what it is called.
        let name = code.code();
        if name.contains("memo") {
            Self::Memos
        } else if name.contains("annotator") || name.contains("collection") || name == "merge" {
            Self::Other
        } else if [
            "highlight",
            "add_tag",
            "remove_tag",
            "change_tags",
            "set_example",
            "move_edges",
        ]
        .contains(&name)
            || name.contains("annotation")
        {
            Self::Annotations
        } else if name.contains("tag") || name.contains("category") {
            Self::Tags
        } else {
            Self::Documents
        }
    }
}

/// A page that the panel wants to have read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WantedPage {
    /// The revision for which it is read.
    pub revision: u64,
    /// From where; none for the newest.
    pub from: Option<HistoryPlace>,
    /// How many rows.
    pub limit: usize,
}

/// The rows that have been read, and what of them is shown. View state.
#[derive(Debug, Default)]
pub struct HistoryState {
    rows: Vec<HistoryRow>,
    below: Option<HistoryPlace>,
    /// Of the rows.
    revision: Option<u64>,
    waiting: Option<WantedPage>,
    annotator: Option<AnnotatorId>,
    kind: Option<Kind>,
    shown: Vec<usize>,
    selected: Option<u64>,
    takes_focus: bool,
}

impl HistoryState {
    /// Gives the focus to the newest row when it is next drawn.
    pub fn focus(&mut self) {
        self.takes_focus = true;
    }

    /// The page that is to be read now, if any; asked once.
    fn wanted(&mut self, revision: u64, needs_more: bool) -> Option<WantedPage> {
        if self.waiting.is_some() {
            return None;
        }
        let wanted = if self.revision != Some(revision) {
            WantedPage {
                revision,
                from: None,
                limit: self.rows.len().clamp(PAGE, MOST_AGAIN),
            }
        } else {
            WantedPage {
                revision,
                from: Some(self.below.filter(|_| needs_more)?),
                limit: PAGE,
            }
        };
        self.waiting = Some(wanted);
        self.waiting
    }

    /// Takes a page that was read; none where reading failed.
    pub fn receive(&mut self, wanted: WantedPage, page: Option<HistoryPage>) {
        if self.waiting != Some(wanted) {
            return;
        }
        self.waiting = None;
        let Some(page) = page else {
            // Not asked for again until something changes.
            self.revision = Some(wanted.revision);
            self.below = None;
            return;
        };
        if wanted.from.is_none() {
            self.rows.clear();
        } else if self.revision != Some(wanted.revision) {
            return;
        }
        self.rows.extend(page.rows);
        self.below = page.below;
        self.revision = Some(wanted.revision);
        self.filter();
    }

    fn filter(&mut self) {
        self.shown.clear();
        let passes = |row: &HistoryRow| {
            let action = &row.head.action;
            self.annotator.is_none_or(|id| action.annotator == Some(id))
                && self.kind.is_none_or(|kind| Kind::of(action.code) == kind)
        };
        let passing = self.rows.iter().enumerate().filter(|(_, row)| passes(row));
        self.shown.extend(passing.map(|(at, _)| at));
    }
}

/// Draws the list over the whole of `ui`.
pub(super) fn history_ui(ui: &mut Ui, state: &mut HistoryState, cx: &mut PanelContext<'_>) {
    filters_ui(ui, state, cx);
    let revision = cx.snapshot.revision();
    let mut last_in_view = 0;
    if state.rows.is_empty() && state.revision == Some(revision) {
        note_ui(ui, cx, Word::EmptyHistory);
    } else if state.rows.is_empty() {
        note_ui(ui, cx, Word::HistoryReading);
    } else if state.shown.is_empty() && state.below.is_none() {
        note_ui(ui, cx, Word::EmptyFilter);
    } else {
        head_ui(ui, cx);
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical()
            .id_salt("history")
            .auto_shrink([false, false])
            .show_rows(ui, size::ROW, state.shown.len(), |ui, range| {
                last_in_view = range.end;
                for at in range {
                    row_ui(ui, state, at, cx);
                }
            });
    }
    let needs_more = last_in_view + 40 >= state.shown.len();
    if let Some(wanted) = state.wanted(revision, needs_more) {
        cx.requests.push(Request::ReadHistory(wanted));
    }
}

fn note_ui(ui: &mut Ui, cx: &PanelContext<'_>, word: Word) {
    let layout = from_start(cx.is_rtl());
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 36.0), layout, |ui| {
        ui.add_space(size::PANEL_PADDING);
        ui.label(muted(ui, cx.word(word)));
    });
}

fn filters_ui(ui: &mut Ui, state: &mut HistoryState, cx: &PanelContext<'_>) {
    let before = (state.annotator, state.kind);
    let layout = from_start(cx.is_rtl());
    ui.allocate_ui_with_layout(vec2(ui.available_width(), 36.0), layout, |ui| {
        ui.add_space(size::PANEL_PADDING);
        let snapshot = std::sync::Arc::clone(cx.snapshot);
        let everyone = cx.word(Word::HistoryEveryone);
        let name = |id: Option<AnnotatorId>| match id {
            Some(id) => annotator_name(&snapshot, id),
            None => everyone.to_owned(),
        };
        let shown = ComboBox::from_id_salt(Word::HistoryEveryone.key())
            .selected_text(name(state.annotator))
            .show_ui(ui, |ui| {
                let ids = snapshot.annotators().map(|annotator| Some(annotator.id));
                for id in std::iter::once(None).chain(ids) {
                    ui.selectable_value(&mut state.annotator, id, name(id));
                }
            });
        let label = cx.word(Word::ColAnnotator);
        combo_info(&shown.response, label, &name(state.annotator));
        let everything = cx.word(Word::HistoryEverything);
        let name = |kind: Option<Kind>| kind.map_or(everything, |kind| cx.word(kind.word()));
        let shown = ComboBox::from_id_salt(Word::HistoryEverything.key())
            .selected_text(name(state.kind))
            .show_ui(ui, |ui| {
                for kind in std::iter::once(None).chain(Kind::ALL.map(Some)) {
                    ui.selectable_value(&mut state.kind, kind, name(kind));
                }
            });
        let label = cx.word(Word::HistoryWhat);
        combo_info(&shown.response, label, name(state.kind));
    });
    if before != (state.annotator, state.kind) {
        state.filter();
    }
}

fn combo_info(response: &egui::Response, label: &str, value: &str) {
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ComboBox, true, label);
        info.current_text_value = Some(value.to_owned());
        info
    });
}

fn annotator_name(snapshot: &Snapshot, id: AnnotatorId) -> String {
    snapshot
        .annotator(id)
        .map_or_else(|| "–".to_owned(), |annotator| annotator.name.clone())
}

/// Where the columns of a row stand: mark, time, annotator, and the rest.
fn columns(rect: Rect, is_rtl: bool) -> (Rect, Rect, Rect, RowSlots) {
    let mut slots = RowSlots::new(rect.shrink2(vec2(size::PANEL_PADDING, 0.0)), is_rtl);
    let mark = slots.take_start(22.0);
    let time = slots.take_start((rect.width() * 0.24).clamp(110.0, 210.0));
    slots.take_start(10.0);
    let annotator = slots.take_start((rect.width() * 0.15).clamp(70.0, 150.0));
    slots.take_start(10.0);
    (mark, time, annotator, slots)
}

fn head_ui(ui: &mut Ui, cx: &PanelContext<'_>) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 22.0), Sense::hover());
    let is_rtl = cx.is_rtl();
    let (_, time, annotator, what) = columns(rect, is_rtl);
    let small = |word: Word| muted(ui, cx.word(word)).font(text_font(size::SMALL));
    RowSlots::new(time, is_rtl).text(ui, small(Word::HistoryWhen));
    RowSlots::new(annotator, is_rtl).text(ui, small(Word::ColAnnotator));
    what.text(ui, small(Word::HistoryWhat));
}

/// What a row says was done.
fn what_words(row: &HistoryRow, cx: &PanelContext<'_>) -> String {
    let action = without_isolates(&action_words(&row.head.action, cx.wording));
    let word = match row.head.kind {
        EntryKind::Do => {
            let mut letters = action.chars();
            // As a sentence of its own it begins with a capital; Arabic has none.
            return letters.next().map_or_else(String::new, |first| {
                first.to_uppercase().chain(letters).collect()
            });
        }
        EntryKind::Undo { .. } => Word::HistoryUndid,
        EntryKind::Redo { .. } => Word::HistoryRedid,
    };
    fill(word, cx.wording, &[("action", &action)])
}

/// Whether what a row did is no longer so.
fn is_undone(row: &HistoryRow) -> bool {
    row.undos.is_none()
        && !matches!(row.head.kind, EntryKind::Undo { .. })
        && row.head.action.code != ActionCode::CreateCollection
}

fn row_ui(ui: &mut Ui, state: &mut HistoryState, at: usize, cx: &mut PanelContext<'_>) {
    let Some(row) = state.shown.get(at).and_then(|at| state.rows.get(*at)) else {
        return;
    };
    let theme = Theme::of(ui.ctx());
    let is_rtl = cx.is_rtl();
    let is_selected = state.selected == Some(row.head.seq);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), size::ROW), Sense::hover());
    let id = ui.scope_id().with(("history row", row.head.seq));
    let response = ui.interact(rect, id, Sense::click());
    if is_selected {
        ui.painter().rect_filled(rect, 0.0, theme.soft);
        let edge = RowSlots::new(rect, is_rtl).take_start(3.0);
        ui.painter().rect_filled(edge, 0.0, theme.accent);
    } else if response.hovered() {
        ui.painter()
            .rect_filled(rect, 0.0, theme.stroke.gamma_multiply(0.45));
    }
    focus_ring(ui, &response);
    let (mark, time, annotator, mut what) = columns(rect, is_rtl);
    let undone = is_undone(row);
    let icon = match row.head.kind {
        EntryKind::Undo { .. } => icons::UNDO_2,
        EntryKind::Redo { .. } => icons::REDO_2,
        EntryKind::Do if undone => icons::MINUS,
        EntryKind::Do => icons::CHECK,
    };
    ui.painter().text(
        mark.center(),
        Align2::CENTER_CENTER,
        icon,
        text_font(13.0),
        theme.muted,
    );
    let color = if undone { theme.muted } else { theme.text };
    let when = dates::date_and_time(row.head.at, cx.wording);
    RowSlots::new(time, is_rtl).text(ui, muted(ui, &when));
    let who = row
        .head
        .action
        .annotator
        .map_or_else(|| "–".to_owned(), |id| annotator_name(cx.snapshot, id));
    RowSlots::new(annotator, is_rtl).text(ui, RichText::new(&who).color(color));
    let words = what_words(row, cx);
    let (seq, undos) = (row.head.seq, row.undos.filter(|_| cx.at_hand.writable));
    if let (Some(undos), true) = (undos, is_selected || response.has_focus()) {
        let slot = what.take_end(150.0_f32.min(what.rest().width() * 0.5));
        let builder = UiBuilder::new().max_rect(slot).layout(from_end(is_rtl));
        let name = cx.word(Word::HistoryUndoTo);
        let clicked = ui
            .scope_builder(builder, |ui| {
                quiet_button(ui, Some(icons::UNDO_2), name, true).clicked()
            })
            .inner;
        if clicked {
            cx.requests.push(Request::AskUndoTo(undos));
        }
    }
    if undone {
        let word = cx.word(Word::HistoryUndone);
        let font = text_font(size::SMALL);
        let galley = ui
            .painter()
            .layout_no_wrap(word.to_owned(), font.clone(), theme.muted);
        let slot = what.take_end(galley.size().x + 12.0);
        RowSlots::new(slot, is_rtl).text(ui, RichText::new(word).font(font).color(theme.muted));
        what.take_end(6.0);
    }
    let font = if is_selected {
        strong_font(size::TEXT)
    } else {
        text_font(size::TEXT)
    };
    what.text(ui, RichText::new(&words).font(font).color(color));
    let mut told = format!("{} · {who}", without_isolates(&when));
    if undone {
        told = format!("{told} · {}", cx.word(Word::HistoryUndone));
    }
    response.widget_info(|| {
        WidgetInfo::selected(Role::ListItem, true, is_selected, without_isolates(&words))
    });
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(told.as_str());
    });
    if at == 0 && std::mem::take(&mut state.takes_focus) {
        response.request_focus();
    }
    if response.clicked() {
        state.selected = (!is_selected).then_some(seq);
    }
    response.on_hover_text(words);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_its_kind() {
        for (code, kind) in [
            (ActionCode::AddDocuments, Kind::Documents),
            (ActionCode::RenameDocument, Kind::Documents),
            (ActionCode::CreateTag, Kind::Tags),
            (ActionCode::DeleteTag, Kind::Tags),
            (ActionCode::AddTag, Kind::Annotations),
            (ActionCode::RemoveTag, Kind::Annotations),
            (ActionCode::Highlight, Kind::Annotations),
            (ActionCode::DeleteAnnotations, Kind::Annotations),
            (ActionCode::WriteMemo, Kind::Memos),
            (ActionCode::Merge, Kind::Other),
            (ActionCode::RenameAnnotator, Kind::Other),
            (ActionCode::CreateCollection, Kind::Other),
        ] {
            assert_eq!(Kind::of(code), kind, "{code:?}");
        }
    }
}
