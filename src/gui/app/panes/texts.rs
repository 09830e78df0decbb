//! Prepared texts and marks, shared between panes: two panes on one document read the same ones.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::Context;

use crate::gui::reader::{MarkIndex, MarkView, PreparedText, marks_of};
use crate::i18n::Language;
use crate::model::{CaptureId, Document, FurnitureChange, Snapshot};
use crate::text::Direction;

/// Texts and marks kept ready, those in view among them.
const KEPT: usize = 12;
/// Longer texts are prepared on another thread, bytes.
const LONG: usize = 512 * 1024;

/// What a prepared text was made of.
type TextKey = (
    CaptureId,
    Option<Direction>,
    Vec<(u32, Direction)>,
    Vec<FurnitureChange>,
);

/// What marks were made of.
type MarksKey = (CaptureId, u64, Language);

/// What panes show. Derived: may be dropped at any time.
#[derive(Debug, Default)]
pub(in crate::gui::app) struct Texts {
    prepared: Vec<(TextKey, Arc<PreparedText>)>,
    preparing: Vec<(TextKey, Receiver<PreparedText>)>,
    marks: Vec<(MarksKey, Arc<MarkIndex>)>,
    /// What of annotations is shown; marks made for something else are dropped.
    seen: MarkView,
}

impl Texts {
    /// The text of a document, ready to be shown; none while another thread prepares it.
    pub(in crate::gui::app) fn prepared(
        &mut self,
        ctx: &Context,
        document: &Document,
        snapshot: &Snapshot,
    ) -> Option<Arc<PreparedText>> {
        let capture = snapshot.capture(document.capture)?;
        let direction = document.direction.or_else(|| {
            snapshot
                .collection()
                .and_then(|collection| collection.direction)
        });
        let own = document.paragraph_directions.iter();
        let paragraphs: Vec<(u32, Direction)> = own
            .filter(|set| set.capture == capture.id)
            .map(|set| (set.start.0, set.direction))
            .collect();
        let furniture = document.furniture.iter();
        let furniture = furniture.filter(|change| change.capture == capture.id);
        let key = (
            capture.id,
            direction,
            paragraphs.clone(),
            furniture.copied().collect(),
        );
        if let Some(at) = self.prepared.iter().position(|(other, _)| *other == key) {
            let found = self.prepared.remove(at);
            let text = Arc::clone(&found.1);
            self.prepared.push(found);
            return Some(text);
        }
        let ready = match self.preparing.iter().position(|(other, _)| *other == key) {
            Some(at) => match self.preparing[at].1.try_recv() {
                Ok(ready) => {
                    self.preparing.remove(at);
                    ready
                }
                Err(TryRecvError::Empty) => return None,
                Err(TryRecvError::Disconnected) => {
                    self.preparing.remove(at);
                    return None;
                }
            },
            None if capture.text.len() <= LONG => PreparedText::new(
                Arc::clone(&capture.text),
                document.structure_of(capture),
                direction,
            )
            .with_paragraph_directions(direction, &paragraphs),
            None => {
                let (sender, receiver) = channel();
                let (text, structure, repaint) = (
                    Arc::clone(&capture.text),
                    document.structure_of(capture),
                    ctx.clone(),
                );
                let spawned = std::thread::Builder::new()
                    .name("hashiya prepare".to_owned())
                    .spawn(move || {
                        let _gone = sender.send(
                            PreparedText::new(text, structure, direction)
                                .with_paragraph_directions(direction, &paragraphs),
                        );
                        repaint.request_repaint();
                    });
                if spawned.is_ok() {
                    self.preparing.push((key, receiver));
                }
                return None;
            }
        };
        let ready = Arc::new(ready);
        self.prepared.push((key, Arc::clone(&ready)));
        if self.prepared.len() > KEPT {
            self.prepared.remove(0);
        }
        Some(ready)
    }

    /// The marks of a capture at this revision.
    pub(in crate::gui::app) fn marks(
        &mut self,
        capture: CaptureId,
        snapshot: &Snapshot,
        language: Language,
        view: &MarkView,
    ) -> Arc<MarkIndex> {
        if self.seen != *view {
            self.seen.clone_from(view);
            self.marks.clear();
        }
        let key = (capture, snapshot.revision(), language);
        if let Some((_, marks)) = self.marks.iter().find(|(other, _)| *other == key) {
            return Arc::clone(marks);
        }
        let marks = marks_of(capture, snapshot, language, view);
        let text = snapshot.capture(capture).map(|capture| &*capture.text);
        let marks = Arc::new(MarkIndex::in_text(marks, text.unwrap_or_default()));
        self.marks
            .retain(|((other, revision, _), _)| *other != capture && *revision == key.1);
        self.marks.push((key, Arc::clone(&marks)));
        if self.marks.len() > KEPT {
            self.marks.remove(0);
        }
        marks
    }
}
