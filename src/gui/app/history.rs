//! The history off the drawing thread, and going back many steps one after the other.

use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::Context;

use crate::command::Command;
use crate::engine::HistoryPage;
use crate::gui::app::HashiyaApp;
use crate::gui::app::session::Pending;
use crate::gui::panels::WantedPage;
use crate::i18n::{Counted, Word, fill};

/// A page that is being read on another thread.
pub(super) type ReadingPage = (WantedPage, Receiver<Option<HistoryPage>>);

/// Undos that are made one after the other. What has been done in between would be taken back in their place, so nothing
/// else is written meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct UndoRun {
    done: usize,
    total: usize,
}

impl HashiyaApp {
    /// Begins to read a page of history.
    pub(super) fn read_history(&mut self, ctx: &Context, wanted: WantedPage) {
        let Some(session) = self.session_mut() else {
            return;
        };
        let reader = session.engine.reader();
        let (sender, answer) = channel();
        let repaint = ctx.clone();
        let spawned = std::thread::Builder::new()
            .name("hashiya history".to_owned())
            .spawn(move || {
                let page = reader.history_page(wanted.from, wanted.limit);
                if let Err(error) = &page {
                    tracing::warn!(%error, "the history could not be read");
                }
                // Without a receiver the collection has been closed meanwhile.
                let _gone = sender.send(page.ok());
                repaint.request_repaint();
            });
        if spawned.is_ok() {
            session.history_page = Some((wanted, answer));
        }
    }

    /// Gives the panel the page that has been read.
    pub(super) fn take_history(&mut self) {
        let Some(session) = self.session_mut() else {
            return;
        };
        let Some((wanted, answer)) = &session.history_page else {
            return;
        };
        let page = match answer.try_recv() {
            Ok(page) => page,
            Err(TryRecvError::Empty) => return,
            Err(TryRecvError::Disconnected) => None,
        };
        let wanted = *wanted;
        session.history_page = None;
        self.bottom.history.receive(wanted, page);
    }

    /// Begins to undo so many steps.
    pub(super) fn undo_many(&mut self, ctx: &Context, total: usize) {
        let is_free = self
            .session()
            .is_some_and(|session| session.undo_run.is_none() && session.engine.is_writable());
        if total == 0 || !is_free {
            return;
        }
        self.commit_drafts(ctx, true);
        if let Some(session) = self.session_mut() {
            session.undo_run = Some(UndoRun { done: 0, total });
        }
        self.submit(Command::Undo, Pending::UndoMany);
    }

    /// One of many steps has been undone: the next one, or the end.
    pub(super) fn undone_one(&mut self, ctx: &Context) {
        let wording = self.wording();
        let Some(run) = self.session_mut().and_then(|session| {
            let run = session.undo_run.as_mut()?;
            run.done += 1;
            Some(*run)
        }) else {
            return;
        };
        let words = if run.done < run.total {
            self.submit(Command::Undo, Pending::UndoMany);
            fill(
                Word::HistoryUndoing,
                wording,
                &[("n", &run.done), ("total", &run.total)],
            )
        } else {
            if let Some(session) = self.session_mut() {
                session.undo_run = None;
            }
            let changes = Counted::Change.of(run.done);
            fill(Word::HistoryUndidMany, wording, &[("changes", &changes)])
        };
        self.say(ctx, words, false, false);
    }

    /// One of many steps was refused: they end here, with the reason.
    pub(super) fn undo_stopped(&mut self, ctx: &Context, reason: &str) {
        let wording = self.wording();
        let run = self
            .session_mut()
            .and_then(|session| session.undo_run.take());
        let Some(run) = run else { return };
        let changes = Counted::Change.of(run.done);
        let values: [(&str, &dyn crate::i18n::Insert); 2] =
            [("changes", &changes), ("reason", &reason)];
        let words = fill(Word::HistoryStopped, wording, &values);
        self.say(ctx, words, true, false);
    }
}
