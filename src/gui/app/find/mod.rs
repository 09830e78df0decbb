//! Finding in the document that is read: what is looked for, what was found, and which hit the reader stands at.
//!
//! View state (I16). Hits belong to a capture, whose text never changes (I6): they stay right whatever is annotated.

mod worker;

use std::ops::Range;
use std::sync::Arc;

use egui::Context;

use crate::gui::app::HashiyaApp;
use crate::gui::app::find::worker::{Question, Worker};
use crate::gui::fields::FieldState;
use crate::gui::panels::{FindOptions, FindStatus};
use crate::gui::reader::HitMarks;
use crate::model::CaptureId;
use crate::text::{Query, Span};

/// A selection up to so many bytes is taken for the query.
const LONGEST_SEED: usize = 200;

/// What a question was.
type Asked = (CaptureId, String, FindOptions);

/// The bar and what was found through it.
#[derive(Debug, Default)]
pub(super) struct Find {
    pub(super) is_open: bool,
    pub(super) field: FieldState,
    pub(super) options: FindOptions,
    worker: Option<Worker>,
    serial: u64,
    asked: Option<Asked>,
    /// Of the newest question that was answered.
    found: Option<(CaptureId, Arc<[Span]>)>,
    is_waiting: bool,
    current: Option<usize>,
    /// Where the search began: the first hit from here on is the current one.
    origin: u32,
    /// A step that was asked for before the hits were there.
    pending_step: Option<bool>,
    /// Whether the view goes to the first hit: while typing, not when another document is turned to.
    follows: bool,
}

impl Find {
    /// Opens the bar, with the words that are selected if they are few; the search begins at `origin`.
    pub(super) fn open(&mut self, seed: Option<&str>, origin: u32) {
        self.is_open = true;
        self.origin = origin;
        self.follows = true;
        if let Some(seed) = seed.filter(|seed| seed.len() <= LONGEST_SEED && !seed.contains('\n')) {
            self.field.set_text(seed);
        }
        self.field.select_all();
        self.field.focus_next_frame();
        self.asked = None;
    }

    /// Closes the bar; what was typed is kept for the next time. Returns the current hit.
    pub(super) fn close(&mut self) -> Option<Span> {
        let hit = self.current_hit();
        self.is_open = false;
        self.asked = None;
        self.found = None;
        self.current = None;
        if let Some(worker) = &self.worker {
            worker.forget();
        }
        hit
    }

    fn current_hit(&self) -> Option<Span> {
        let (_, hits) = self.found.as_ref()?;
        hits.get(self.current?).copied()
    }

    /// Asks if the question has changed and takes the answer if it has come. Returns a place to bring into view.
    pub(super) fn refresh(
        &mut self,
        ctx: &Context,
        capture: CaptureId,
        text: &Arc<str>,
    ) -> Option<Range<usize>> {
        if !self.is_open {
            return None;
        }
        let typed = self.field.text();
        let is_asked = self.asked.as_ref().is_some_and(|(other, query, options)| {
            *other == capture && query == typed && *options == self.options
        });
        if !is_asked {
            let is_other_text = self
                .asked
                .as_ref()
                .is_some_and(|(other, _, _)| *other != capture);
            if is_other_text {
                self.follows = false;
                self.origin = 0;
            }
            self.ask(ctx, capture, text);
        }
        let answer = self.worker.as_ref()?.answer(self.serial)?;
        self.is_waiting = false;
        let next = answer
            .hits
            .partition_point(|hit| hit.start().0 < self.origin);
        let is_empty = answer.hits.is_empty();
        self.found = Some((capture, answer.hits));
        self.current = None;
        if let Some(forward) = self.pending_step.take() {
            self.step_from(self.origin, forward);
        } else if self.follows && !is_empty {
            self.current = Some(if next < self.n_hits() { next } else { 0 });
        }
        self.current_hit().map(|hit| hit.range())
    }

    fn ask(&mut self, ctx: &Context, capture: CaptureId, text: &Arc<str>) {
        let typed = self.field.text().to_owned();
        let query = (!typed.trim().is_empty())
            .then(|| Query::new(&typed, self.options.folds(), self.options.edges()))
            .flatten();
        self.asked = Some((capture, typed, self.options));
        if self
            .found
            .as_ref()
            .is_some_and(|(other, _)| *other != capture)
        {
            self.found = None;
            self.current = None;
        }
        self.serial += 1;
        let Some(query) = query else {
            self.found = None;
            self.current = None;
            self.is_waiting = false;
            return;
        };
        if self.worker.is_none() {
            self.worker = Worker::start(ctx);
        }
        if let Some(worker) = &self.worker {
            self.is_waiting = true;
            worker.ask(Question {
                serial: self.serial,
                capture,
                text: Arc::clone(text),
                query,
            });
        }
    }

    fn n_hits(&self) -> usize {
        self.found.as_ref().map_or(0, |(_, hits)| hits.len())
    }

    /// Goes to the next or previous hit, round the ends of the text. Returns its place.
    pub(super) fn step(&mut self, forward: bool) -> Option<Range<usize>> {
        self.follows = true;
        if self.is_waiting {
            self.pending_step = Some(forward);
            return None;
        }
        let count = self.n_hits();
        if count == 0 {
            return None;
        }
        match self.current {
            Some(current) if forward => self.current = Some((current + 1) % count),
            Some(current) => self.current = Some((current + count - 1) % count),
            None => self.step_from(self.origin, forward),
        }
        let hit = self.current_hit()?;
        self.origin = hit.start().0;
        Some(hit.range())
    }

    /// The first hit behind a place, or before it; round the ends.
    fn step_from(&mut self, byte: u32, forward: bool) {
        let Some((_, hits)) = &self.found else { return };
        let Some(last) = hits.len().checked_sub(1) else {
            return;
        };
        let next = hits.partition_point(|hit| hit.start().0 < byte);
        self.current = Some(match forward {
            true if next <= last => next,
            true => 0,
            false => next.checked_sub(1).unwrap_or(last),
        });
    }

    /// The hits to mark in a text.
    pub(super) fn hits(&self, capture: CaptureId) -> HitMarks<'_> {
        match &self.found {
            Some((other, hits)) if *other == capture && self.is_open => HitMarks {
                spans: hits,
                current: self.current,
                are_quiet: false,
            },
            _ => HitMarks::default(),
        }
    }

    /// What the bar says beside the field.
    pub(super) fn status(&self) -> FindStatus {
        match (&self.found, self.field.text().trim().is_empty()) {
            (_, true) => FindStatus::Nothing,
            (None, _) => FindStatus::Searching,
            (Some((_, hits)), _) => FindStatus::Found {
                current: self.current,
                total: hits.len(),
            },
        }
    }
}

impl HashiyaApp {
    /// Opens the bar, or gives its field the focus again.
    pub(super) fn open_find(&mut self) {
        let Some(session) = self.session_mut() else {
            return;
        };
        let Some(document) = session.document() else {
            return;
        };
        let selected = session
            .reading
            .selection()
            .zip(session.capture_read(document));
        let seed = selected.and_then(|(span, capture)| span.slice(&capture.text).ok());
        let seed = seed.map(str::to_owned);
        let origin = session.reading.place_to_search_from(document);
        session.find.open(seed.as_deref(), origin);
    }

    /// Goes to the next or previous hit; opens the bar if there is nothing to look for yet.
    pub(super) fn find_step(&mut self, ctx: &Context, forward: bool) {
        let Some(session) = self.session_mut() else {
            return;
        };
        let Some(document) = session.document() else {
            return;
        };
        if session.find.field.text().trim().is_empty() {
            self.open_find();
            return;
        }
        let capture = session.capture_read(document).cloned();
        if !session.find.is_open
            && let Some(capture) = &capture
        {
            session.find.is_open = true;
            session.find.origin = session.reading.place_to_search_from(document);
            session.find.ask(ctx, capture.id, &capture.text);
        }
        if let Some(place) = session.find.step(forward) {
            session.reading.state(document).bring_into_view(place);
        }
    }

    /// Closes the bar; the hit is selected and the text takes the focus.
    pub(super) fn close_find(&mut self) {
        let Some(session) = self.session_mut() else {
            return;
        };
        let hit = session.find.close();
        session.reading.want_focus();
        if let (Some(document), Some(hit)) = (session.document(), hit) {
            session.reading.state(document).select(hit.range());
        }
    }
}
