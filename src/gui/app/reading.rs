//! What is read in a session: the panes, the view state of each document in each of them, and the texts they share.
//!
//! Where nothing else is said, a method is about the pane at work.

mod former;
mod view;

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::Context;

use crate::gui::app::panes::{OpenMode, PaneId, Panes, Spot, TabDrag, Texts, Together, Trail};
use crate::gui::reader::{MarkIndex, MarkView, PreparedText, ReaderState, ReadingLine};
use crate::i18n::Language;
use crate::model::{AnnotationId, CaptureId, Document, DocumentId, Snapshot};
use crate::text::{Direction, Span};

/// View states kept of documents that stand in no tab.
const KEPT_VIEWS: usize = 64;

/// What a pane answered in its last frame.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    /// All parts, ascending.
    pub(super) selection: Vec<Span>,
    /// The first and last rectangle of the selection, which a bar goes beside.
    pub(super) selection_place: Option<[egui::Rect; 2]>,
    /// The end of the selected annotation.
    pub(super) annotation_place: Option<egui::Rect>,
    /// Paragraph and number of paragraphs, annotations at the caret.
    pub(super) place: Option<(usize, usize, usize)>,
    /// Of the document.
    pub(super) direction: Option<Direction>,
    pub(super) focus_id: Option<egui::Id>,
    /// The first byte in view.
    pub(super) first_byte: u32,
    /// Where the paragraph of the caret starts, or else of the first byte in view, in bytes.
    pub(super) paragraph_start: usize,
}

/// A document in a pane.
#[derive(Debug, Default)]
pub(super) struct View {
    pub(super) state: ReaderState,
    pub(super) seen: Seen,
    /// The capture that the state belongs to.
    capture: Option<CaptureId>,
    used: u64,
}

/// Panes, views, texts. View state but for tabs and places, which go into the preferences.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) panes: Panes,
    texts: Texts,
    views: BTreeMap<(PaneId, DocumentId), View>,
    clock: u64,
    /// How often a document was opened.
    opened: u64,
    shown: Option<DocumentId>,
    /// The pane whose text takes the focus when it is drawn next.
    focus_next: Option<PaneId>,
    /// The text that had the focus last, of each pane.
    focus_ids: BTreeMap<PaneId, egui::Id>,
    /// The tab that is being dragged.
    pub(super) drag: Option<TabDrag>,
    /// The places that the reader came from.
    pub(super) trail: Trail,
    /// The annotation that the reader was led to from elsewhere.
    pub(super) led_to: Option<AnnotationId>,
    together: Together,
    /// Panes that are to go along with one that was scrolled.
    going_along: BTreeMap<PaneId, ReadingLine>,
    /// Former captures that are being read in place of the current ones.
    former: BTreeMap<(PaneId, DocumentId), CaptureId>,
    /// The other panes are to come to where the one at work is.
    brings_along: bool,
}

impl Reading {
    // --- panes ---------------------------------------------------------------------------------------------------

    /// Opens a document; the pane where it then is goes to work.
    pub(super) fn open(&mut self, document: DocumentId, how: OpenMode) {
        self.opened += 1;
        let before = self.panes.active().id;
        if let Some(made) = self.panes.open(document, how) {
            self.forget_views(made);
        }
        if self.panes.active().id != before {
            self.focus_next = Some(self.panes.active().id);
        }
    }

    /// How often a document was opened: what stands in the place of the texts then steps aside.
    pub(super) fn opened(&self) -> u64 {
        self.opened
    }

    /// Shows the document of the pane at work in one more pane, at the same place.
    pub(super) fn split(&mut self) {
        let from = self.panes.active().id;
        let Some(made) = self.panes.split() else {
            return;
        };
        self.forget_views(made);
        if let Some(document) = self.panes.document()
            && let Some(view) = self.views.get(&(from, document))
        {
            let byte = view.seen.first_byte;
            if byte > 0 {
                self.view(made, document).state.put_at_top(byte as usize);
            }
        }
        self.focus_next = Some(made);
    }

    /// Shows a tab; its text takes the focus.
    pub(super) fn show_tab(&mut self, pane: PaneId, document: DocumentId) {
        self.panes.show(pane, document);
        self.focus_next = Some(pane);
    }

    /// Closes a tab; the focus stays with the panes.
    pub(super) fn close_tab(&mut self, pane: PaneId, document: DocumentId) {
        self.panes.close(pane, document);
        self.focus_next = Some(self.panes.active().id);
    }

    /// Shows the next tab or the one before.
    pub(super) fn step_tab(&mut self, forward: bool) {
        self.panes.step(forward);
        self.focus_next = Some(self.panes.active().id);
    }

    /// Moves a tab to a place in a pane, with its view.
    pub(super) fn move_tab(&mut self, from: PaneId, document: DocumentId, to: PaneId, at: usize) {
        self.panes.move_tab(from, document, to, at);
        self.move_view(from, document, to);
    }

    /// Moves a tab into a pane of its own, with its view.
    pub(super) fn move_to_new(&mut self, from: PaneId, document: DocumentId, at: usize) {
        if let Some(made) = self.panes.move_to_new(from, document, at) {
            self.forget_views(made);
            self.move_view(from, document, made);
        }
    }

    /// Moves a tab to the next pane, or into a pane of its own where there is no other.
    pub(super) fn move_beside(&mut self, from: PaneId, document: DocumentId) {
        let ids: Vec<PaneId> = self.panes.iter().map(|pane| pane.id).collect();
        let Some(at) = ids.iter().position(|id| *id == from) else {
            return;
        };
        match ids.len() {
            1 => self.move_to_new(from, document, at + 1),
            count => {
                let to = ids[(at + 1) % count];
                let end = self.panes.get(to).map_or(0, |pane| pane.tabs().len());
                self.move_tab(from, document, to, end);
            }
        }
    }

    fn move_view(&mut self, from: PaneId, document: DocumentId, to: PaneId) {
        if from != to
            && self.panes.holds(to, document)
            && let Some(view) = self.views.remove(&(from, document))
        {
            self.views.insert((to, document), view);
        }
        self.focus_next = Some(self.panes.active().id);
    }

    fn forget_views(&mut self, pane: PaneId) {
        self.views.retain(|(other, _), _| *other != pane);
        self.focus_ids.remove(&pane);
    }

    /// Puts a pane to work; its text takes the focus.
    pub(super) fn activate(&mut self, pane: PaneId) {
        self.panes.activate(pane);
        self.want_focus();
    }

    // --- scrolling together --------------------------------------------------------------------------------------

    /// Turns scrolling together on or off; the other panes come to where the one at work is.
    pub(super) fn toggle_together(&mut self) {
        self.panes.scrolls_together ^= true;
        self.brings_along = self.panes.scrolls_together;
    }

    /// Where a pane is to go along to, asked once.
    pub(super) fn goes_along(&mut self, pane: PaneId) -> Option<ReadingLine> {
        self.going_along.remove(&pane)
    }

    /// A pane stands at a line, to which it was scrolled or not. The others go along; those drawn before it in the next
    /// frame.
    pub(super) fn scrolled(
        &mut self,
        ctx: &Context,
        snapshot: &Snapshot,
        pane: PaneId,
        (line, is_scrolled): (ReadingLine, bool),
    ) {
        if !self.panes.scrolls_together || self.panes.len() < 2 {
            return;
        }
        let is_wanted = self.panes.active().id == pane && std::mem::take(&mut self.brings_along);
        if !is_scrolled && !is_wanted {
            return;
        }
        let shown: Vec<(PaneId, Option<DocumentId>)> = self
            .panes
            .iter()
            .map(|pane| (pane.id, pane.document()))
            .collect();
        let text = |reading: &mut Self, document: Option<DocumentId>| {
            let document = snapshot.document(document?)?;
            Some((
                document.capture,
                reading.texts.prepared(ctx, document, snapshot)?,
            ))
        };
        let own = shown.iter().find(|(id, _)| *id == pane);
        let Some((from, from_text)) = own.and_then(|(_, document)| text(self, *document)) else {
            return;
        };
        for (other, document) in shown.into_iter().filter(|(id, _)| *id != pane) {
            let Some((to, to_text)) = text(self, document) else {
                continue;
            };
            let position = if from == to {
                line.position
            } else {
                let ends = ((from, &*from_text), (to, &*to_text));
                self.together
                    .pairs(snapshot, ends.0, ends.1)
                    .answer(line.position)
            };
            self.going_along
                .insert(other, ReadingLine { position, ..line });
        }
        ctx.request_repaint();
    }

    // --- texts ---------------------------------------------------------------------------------------------------

    /// The text of a document, ready to be shown; none while another thread prepares it.
    pub(super) fn prepared(
        &mut self,
        ctx: &Context,
        document: &Document,
        snapshot: &Snapshot,
    ) -> Option<Arc<PreparedText>> {
        self.texts.prepared(ctx, document, snapshot)
    }

    /// The marks of a capture at this revision.
    pub(super) fn marks(
        &mut self,
        capture: CaptureId,
        snapshot: &Snapshot,
        language: Language,
        view: &MarkView,
    ) -> Arc<MarkIndex> {
        self.texts.marks(capture, snapshot, language, view)
    }

    // --- views ---------------------------------------------------------------------------------------------------

    /// A document in a pane.
    pub(super) fn view(&mut self, pane: PaneId, document: DocumentId) -> &mut View {
        self.clock += 1;
        let view = self.views.entry((pane, document)).or_default();
        view.used = self.clock;
        view
    }

    /// Whether a document was never shown in a pane, so that nobody knows where it is to begin.
    pub(super) fn is_new(&self, pane: PaneId, document: DocumentId) -> bool {
        !self.views.contains_key(&(pane, document))
    }

    /// Takes note of what a pane answered.
    pub(super) fn answered(&mut self, pane: PaneId, document: DocumentId, seen: &Seen) {
        if let Some(id) = seen.focus_id {
            self.focus_ids.insert(pane, id);
        }
        if self.panes.active().id == pane {
            self.shown = Some(document);
        }
        self.view(pane, document).seen = Seen {
            selection_place: seen.selection_place.filter(|_| !seen.selection.is_empty()),
            ..seen.clone()
        };
    }

    /// The text that had the focus last in a pane.
    pub(super) fn last_focus_id(&self, pane: PaneId) -> Option<egui::Id> {
        self.focus_ids.get(&pane).copied()
    }

    /// Lets the text of the pane at work take the focus when it is drawn next.
    pub(super) fn want_focus(&mut self) {
        self.focus_next = Some(self.panes.active().id);
    }

    /// Leaves the focus to what was just asked for.
    pub(super) fn leave_focus(&mut self) {
        self.focus_next = None;
    }

    /// Whether a text is to take the focus.
    pub(super) fn waits_for_focus(&self) -> bool {
        self.focus_next.is_some()
    }

    /// Whether a pane's text is to take the focus; asked once.
    pub(super) fn takes_focus(&mut self, pane: PaneId) -> bool {
        let takes = self.focus_next == Some(pane);
        if takes {
            self.focus_next = None;
        }
        takes
    }

    /// Where the reader is in each document that was shown: its first byte in view. The pane at work comes last.
    pub(super) fn places(&self) -> Vec<(DocumentId, u32)> {
        let active = self.panes.active().id;
        let mut views: Vec<_> = self
            .views
            .iter()
            .filter(|(_, view)| view.capture.is_some())
            .collect();
        views.sort_by_key(|((pane, _), view)| (*pane == active, view.used));
        views
            .into_iter()
            .map(|((_, document), view)| (*document, view.seen.first_byte))
            .collect()
    }

    // --- the pane at work ----------------------------------------------------------------------------------------

    /// View state of a document in the pane at work.
    pub(super) fn state(&mut self, document: DocumentId) -> &mut ReaderState {
        &mut self.view(self.panes.active().id, document).state
    }

    fn active_view(&self) -> Option<&View> {
        let pane = self.panes.active();
        self.views.get(&(pane.id, pane.document()?))
    }

    fn view_in_active(&self, document: DocumentId) -> Option<&View> {
        self.views.get(&(self.panes.active().id, document))
    }

    /// The document whose text the last frame showed.
    pub(super) fn shown(&self) -> Option<DocumentId> {
        self.shown
    }

    /// The direction of the document that was shown last.
    pub(super) fn shown_direction(&self) -> Option<Direction> {
        self.active_view()?.seen.direction
    }

    /// Of the last frame: paragraph and number of paragraphs, annotations at the caret.
    pub(super) fn place(&self) -> Option<(usize, usize, usize)> {
        self.active_view()?.seen.place
    }

    /// Of the last frame: the first and last rectangle of the selection, which a bar goes beside.
    pub(super) fn selection_place(&self) -> Option<[egui::Rect; 2]> {
        self.active_view()?.seen.selection_place
    }

    /// Of the last frame: the end of the selected annotation.
    pub(super) fn annotation_place(&self) -> Option<egui::Rect> {
        self.active_view()?.seen.annotation_place
    }

    /// The reading view, to give the focus back to.
    pub(super) fn focus_id(&self) -> Option<egui::Id> {
        self.last_focus_id(self.panes.active().id)
    }

    /// Where a search in a document begins: at the start of the selection, or of what is in view.
    pub(super) fn place_to_search_from(&self, document: DocumentId) -> u32 {
        let view = self.view_in_active(document);
        let selection = view.and_then(|view| view.state.selection());
        selection.map_or_else(
            || self.first_visible_byte(document).unwrap_or(0),
            |selection| selection.bytes().start as u32,
        )
    }

    /// Where the paragraph of the caret starts in the active pane, or else of the first byte in view, in bytes.
    pub(super) fn paragraph_start(&self) -> Option<usize> {
        self.active_view().map(|view| view.seen.paragraph_start)
    }

    /// What is selected in the shown document; the first part of several.
    pub(super) fn selection(&self) -> Option<Span> {
        self.spans().first().copied()
    }

    /// All parts of what is selected, ascending.
    pub(super) fn spans(&self) -> &[Span] {
        self.active_view()
            .map_or(&[][..], |view| view.seen.selection.as_slice())
    }

    /// Selects nothing.
    pub(super) fn clear_selection(&mut self) {
        let pane = self.panes.active();
        let Some(document) = pane.document() else {
            return;
        };
        if let Some(view) = self.views.get_mut(&(pane.id, document)) {
            view.seen.selection.clear();
            view.seen.selection_place = None;
            view.state.clear_selection();
        }
    }

    /// Selects the whole text.
    pub(super) fn select_all(&mut self, document: DocumentId, len: usize) {
        self.state(document).select(0..len);
    }

    /// Goes to a passage and lights it for a moment.
    pub(super) fn reveal(&mut self, document: DocumentId, span: Span) {
        self.state(document).reveal(span.range());
    }

    /// Where the reader is.
    pub(super) fn spot(&self, annotation: Option<AnnotationId>) -> Option<Spot> {
        let pane = self.panes.active();
        let document = pane.document()?;
        Some(Spot {
            pane: pane.id,
            document,
            byte: self.first_visible_byte(document).unwrap_or(0),
            annotation,
        })
    }

    /// Shows a place where the reader was; in the pane at work, if its own has gone.
    pub(super) fn show_spot(&mut self, spot: &Spot) {
        self.panes.activate(spot.pane);
        self.open(spot.document, OpenMode::Preview);
        self.state(spot.document).put_at_top(spot.byte as usize);
        self.want_focus();
    }

    /// The first byte in view of a document that was shown.
    pub(super) fn first_visible_byte(&self, document: DocumentId) -> Option<u32> {
        let view = self.view_in_active(document)?;
        view.capture?;
        Some(view.seen.first_byte)
    }
}
