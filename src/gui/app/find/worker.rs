//! Finds on a thread of its own: folding 10 MB takes longer than a frame.
//!
//! Keeps the folded copies of the texts that were searched last, so that each letter typed only searches. A new question
//! ends the work on the old one. The thread ends when its [`Worker`] is dropped.

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};

use egui::Context;

use crate::model::CaptureId;
use crate::text::{FoldedText, Query, Span};

/// Folded copies that are kept: of the texts of two panes.
const KEPT: usize = 2;
/// Bytes of the folded copy between two looks at whether a newer question has come.
const SLICE: usize = 256 * 1024;

/// What is to be found, and where.
pub(super) struct Question {
    /// Counts up; an answer carries its question's.
    pub(super) serial: u64,
    pub(super) capture: CaptureId,
    pub(super) text: Arc<str>,
    pub(super) query: Query,
}

/// What was found.
pub(super) struct Answer {
    pub(super) serial: u64,
    pub(super) hits: Arc<[Span]>,
}

enum Message {
    Find(Box<Question>),
    /// The bar was closed: copies of large texts are not kept for nothing.
    Forget,
}

/// The thread, seen from the window.
pub(super) struct Worker {
    messages: Sender<Message>,
    answers: Receiver<Answer>,
    newest: Arc<AtomicU64>,
}

impl std::fmt::Debug for Worker {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Worker").finish_non_exhaustive()
    }
}

impl Worker {
    /// Starts the thread; none if the system has no more.
    pub(super) fn start(ctx: &Context) -> Option<Self> {
        let (messages, inbox) = channel();
        let (outbox, answers) = channel();
        let newest = Arc::new(AtomicU64::new(0));
        let (seen, repaint) = (Arc::clone(&newest), ctx.clone());
        std::thread::Builder::new()
            .name("hashiya find".to_owned())
            .spawn(move || {
                work(&inbox, &seen, |answer| {
                    let is_wanted = outbox.send(answer).is_ok();
                    repaint.request_repaint();
                    is_wanted
                });
            })
            .ok()?;
        Some(Self {
            messages,
            answers,
            newest,
        })
    }

    pub(super) fn ask(&self, question: Question) {
        self.newest.store(question.serial, Ordering::Relaxed);
        let _gone = self.messages.send(Message::Find(Box::new(question)));
    }

    pub(super) fn forget(&self) {
        let _gone = self.messages.send(Message::Forget);
    }

    /// The answer to the newest question, if there is one.
    pub(super) fn answer(&self, serial: u64) -> Option<Answer> {
        self.answers
            .try_iter()
            .filter(|answer| answer.serial == serial)
            .last()
    }
}

fn work(inbox: &Receiver<Message>, newest: &AtomicU64, answer: impl Fn(Answer) -> bool) {
    let mut kept: VecDeque<(CaptureId, FoldedText)> = VecDeque::new();
    while let Ok(mut message) = inbox.recv() {
        loop {
            match inbox.try_recv() {
                Ok(next) => message = next,
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => return,
            }
        }
        let question = match message {
            Message::Find(question) => question,
            Message::Forget => {
                kept.clear();
                continue;
            }
        };
        let text = folded(&mut kept, &question);
        let is_old = || newest.load(Ordering::Relaxed) != question.serial;
        if let Some(hits) = find(&text, &question.query, is_old)
            && !answer(Answer {
                serial: question.serial,
                hits,
            })
        {
            return;
        }
    }
}

/// The folded copy of a text, made or kept.
fn folded(kept: &mut VecDeque<(CaptureId, FoldedText)>, question: &Question) -> FoldedText {
    let folds = question.query.folds();
    let at = kept
        .iter()
        .position(|(capture, text)| *capture == question.capture && text.folds() == folds);
    let entry = at.and_then(|at| kept.remove(at)).unwrap_or_else(|| {
        kept.truncate(KEPT - 1);
        let text = FoldedText::new(Arc::clone(&question.text), folds);
        (question.capture, text)
    });
    let text = entry.1.clone();
    kept.push_front(entry);
    text
}

/// All hits; none if the question became old.
fn find(text: &FoldedText, query: &Query, is_old: impl Fn() -> bool) -> Option<Arc<[Span]>> {
    let mut hits = query.hits(text);
    let mut found = Vec::new();
    let mut limit = 0;
    while limit < text.text().len() {
        limit += SLICE;
        while let Some(hit) = hits.next_before(limit) {
            found.push(hit);
            if found.len() % 4096 == 0 && is_old() {
                return None;
            }
        }
        if is_old() {
            return None;
        }
    }
    Some(found.into())
}
