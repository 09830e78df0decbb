//! The reading pane of a session: prepared texts, marks, and where the reader is in each document.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use egui::Context;

use crate::gui::reader::{MarkIndex, PreparedText, ReaderMark, ReaderState};
use crate::i18n::Language;
use crate::model::{AnnotationId, CaptureId, Document, DocumentId, MemoTarget, Snapshot};
use crate::text::{Direction, Span};

/// Texts kept ready besides the one that is shown.
const KEPT: usize = 8;
/// Longer texts are prepared on another thread, bytes.
const LONG: usize = 512 * 1024;

/// What a prepared text was made of.
type TextKey = (CaptureId, Option<Direction>);

/// What marks were made of.
type MarksKey = (CaptureId, u64, Language);

/// Prepared texts, marks, places. View state but for the place, which goes into the preferences.
#[derive(Debug, Default)]
pub(super) struct Reading {
    prepared: Vec<(TextKey, Arc<PreparedText>)>,
    preparing: Option<(TextKey, Receiver<PreparedText>)>,
    marks: Option<(MarksKey, Arc<MarkIndex>)>,
    states: BTreeMap<DocumentId, ReaderState>,
    /// The capture that each document's view state belongs to.
    captures: BTreeMap<DocumentId, CaptureId>,
    shown: Option<DocumentId>,
    /// The selection of the last frame.
    selection: Option<Span>,
    /// Of the last frame: where a bar below the selection goes.
    pub(super) selection_end: Option<egui::Rect>,
    direction: Option<Direction>,
    /// The reading view, to give the focus back to.
    pub(super) focus_id: Option<egui::Id>,
    /// The text that is shown next takes the focus.
    pub(super) wants_focus: bool,
    /// Of the last frame: paragraph and number of paragraphs, annotations at the caret.
    pub(super) place: Option<(usize, usize, usize)>,
}

impl Reading {
    /// The text of a document, ready to be shown; none while another thread prepares it.
    pub(super) fn prepared(
        &mut self,
        ctx: &Context,
        document: &Document,
        snapshot: &Snapshot,
    ) -> Option<Arc<PreparedText>> {
        let capture = snapshot.capture(document.capture)?;
        let former = self.captures.insert(document.id, capture.id);
        if former.is_some_and(|former| former != capture.id) {
            // Layouts, selection and place are those of another text.
            self.states.remove(&document.id);
            self.selection = None;
            self.selection_end = None;
        }
        let direction = document.direction.or_else(|| {
            snapshot
                .collection()
                .and_then(|collection| collection.direction)
        });
        let key = (capture.id, direction);
        if let Some(at) = self.prepared.iter().position(|(other, _)| *other == key) {
            let found = self.prepared.remove(at);
            let text = Arc::clone(&found.1);
            self.prepared.push(found);
            return Some(text);
        }
        let ready = match &self.preparing {
            Some((other, receiver)) if *other == key => Some(receiver.try_recv().ok()?),
            _ if capture.text.len() <= LONG => Some(PreparedText::new(
                Arc::clone(&capture.text),
                Arc::clone(&capture.structure),
                direction,
            )),
            _ => None,
        };
        let Some(ready) = ready else {
            let (sender, receiver) = channel();
            let (text, structure, repaint) = (
                Arc::clone(&capture.text),
                Arc::clone(&capture.structure),
                ctx.clone(),
            );
            let spawned = std::thread::Builder::new()
                .name("hashiya prepare".to_owned())
                .spawn(move || {
                    let _gone = sender.send(PreparedText::new(text, structure, direction));
                    repaint.request_repaint();
                });
            if spawned.is_ok() {
                self.preparing = Some((key, receiver));
            }
            return None;
        };
        self.preparing = None;
        let ready = Arc::new(ready);
        self.prepared.push((key, Arc::clone(&ready)));
        if self.prepared.len() > KEPT {
            self.prepared.remove(0);
        }
        Some(ready)
    }

    /// The marks of a capture at this revision.
    pub(super) fn marks(
        &mut self,
        capture: CaptureId,
        snapshot: &Snapshot,
        language: Language,
    ) -> Arc<MarkIndex> {
        let key = (capture, snapshot.revision(), language);
        if let Some((other, marks)) = &self.marks
            && *other == key
        {
            return Arc::clone(marks);
        }
        let marks = marks_of(capture, snapshot, language);
        let text = snapshot.capture(capture).map(|capture| &*capture.text);
        let marks = Arc::new(MarkIndex::in_text(marks, text.unwrap_or_default()));
        self.marks = Some((key, Arc::clone(&marks)));
        marks
    }

    /// View state of a document; the pane turns to it.
    pub(super) fn state(&mut self, document: DocumentId) -> &mut ReaderState {
        if self.shown != Some(document) {
            self.shown = Some(document);
            self.selection = None;
            self.selection_end = None;
        }
        self.states.entry(document).or_default()
    }

    /// Takes note of what the pane answered.
    pub(super) fn answered(
        &mut self,
        selection: Option<Span>,
        end: Option<egui::Rect>,
        place: (usize, usize, usize),
        direction: Direction,
        focus_id: egui::Id,
    ) {
        self.direction = Some(direction);
        self.focus_id = Some(focus_id);
        self.selection = selection;
        self.selection_end = end.filter(|_| selection.is_some());
        self.place = Some(place);
    }

    /// The document whose text the last frame showed.
    pub(super) fn shown(&self) -> Option<DocumentId> {
        self.shown
    }

    /// The direction of the document that was shown last.
    pub(super) fn shown_direction(&self) -> Option<Direction> {
        self.direction
    }

    /// The byte of the caret, or the first in view.
    pub(super) fn caret_byte(&self, document: DocumentId, prepared: &PreparedText) -> u32 {
        self.states.get(&document).map_or(0, |state| {
            state.selection().map_or_else(
                || state.first_visible_byte(prepared),
                |selection| selection.focus.byte as u32,
            )
        })
    }

    /// What is selected in the shown document.
    pub(super) fn selection(&self) -> Option<Span> {
        self.selection
    }

    /// Selects nothing.
    pub(super) fn clear_selection(&mut self) {
        self.selection = None;
        self.selection_end = None;
        if let Some(state) = self
            .shown
            .and_then(|document| self.states.get_mut(&document))
        {
            state.clear_selection();
        }
    }

    /// Selects the whole text.
    pub(super) fn select_all(&mut self, document: DocumentId, len: usize) {
        self.state(document).select(0..len);
    }

    /// Goes to a passage and lights it for a moment.
    pub(super) fn reveal(&mut self, document: DocumentId, span: Span) {
        self.states
            .entry(document)
            .or_default()
            .reveal(span.range());
    }

    /// Puts a byte at the top of the pane, as on the last visit.
    pub(super) fn go_to_byte(&mut self, document: DocumentId, byte: u32, is_lit: bool) {
        let state = self.states.entry(document).or_default();
        if is_lit {
            state.reveal(byte as usize..byte as usize);
        } else {
            state.put_at_top(byte as usize);
        }
    }

    /// The first byte in view of a document that was shown.
    pub(super) fn first_visible_byte(&self, document: DocumentId) -> Option<u32> {
        let state = self.states.get(&document)?;
        let (_, text) = self.prepared.last()?;
        Some(state.first_visible_byte(text))
    }
}

fn marks_of(capture: CaptureId, snapshot: &Snapshot, language: Language) -> Vec<ReaderMark> {
    let mut names: BTreeMap<crate::model::TagId, Arc<str>> = BTreeMap::new();
    snapshot
        .annotations_of(capture)
        .map(|(annotation, passage)| {
            let tags: Vec<_> = snapshot
                .taggings_of(annotation.id)
                .into_iter()
                .filter_map(|tagging| snapshot.tag(tagging.tag))
                .collect();
            ReaderMark {
                id: annotation.id,
                spans: passage.spans.clone(),
                colors: tags.iter().map(|tag| tag.color).collect(),
                names: tags
                    .iter()
                    .map(|tag| {
                        let name = || Arc::from(tag.label.prefer(language == Language::Arabic));
                        Arc::clone(names.entry(tag.id).or_insert_with(name))
                    })
                    .collect(),
                has_memo: !snapshot
                    .memos_on(MemoTarget::Annotation(annotation.id))
                    .is_empty(),
                has_link: snapshot.links_at(passage.id).next().is_some(),
            }
        })
        .collect()
}

/// The annotation after or before a place: by start, then the longer first.
pub(super) fn neighbor(
    marks: &MarkIndex,
    selected: Option<AnnotationId>,
    from_byte: u32,
    forward: bool,
) -> Option<AnnotationId> {
    let ids: Vec<(u32, AnnotationId)> = marks.iter().map(|mark| (mark.start(), mark.id)).collect();
    if let Some(at) = selected.and_then(|selected| ids.iter().position(|(_, id)| *id == selected)) {
        let next = if forward {
            at.checked_add(1)
        } else {
            at.checked_sub(1)
        };
        return next.and_then(|next| ids.get(next)).map(|(_, id)| *id);
    }
    if forward {
        ids.iter()
            .find(|(start, _)| *start >= from_byte)
            .map(|(_, id)| *id)
    } else {
        ids.iter()
            .rev()
            .find(|(start, _)| *start < from_byte)
            .map(|(_, id)| *id)
    }
}
