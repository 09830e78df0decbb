//! Counting on a thread of its own: counts of documents are kept from one list to the next.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::Duration;

use egui::Context;

use crate::analysis::words::{WordCounts, WordList, WordQuery, word_list};
use crate::base::{Cancel, Cancelled, Progress, ProgressState};
use crate::model::Snapshot;

/// How often the count is shown while it grows.
const TICK: Duration = Duration::from_millis(100);

type Key = (u64, WordQuery);

/// A list with the counts that it was made of.
#[derive(Debug)]
pub(super) struct Made {
    key: Key,
    counts: Arc<WordCounts>,
    /// The list.
    pub(super) list: Arc<WordList>,
    /// Tells it from every other list.
    pub(super) number: u64,
}

#[derive(Debug)]
struct Making {
    key: Key,
    progress: Progress,
    receiver: Receiver<Result<(Arc<WordCounts>, WordList), Cancelled>>,
}

/// See the module.
#[derive(Debug, Default)]
pub(super) struct Counting {
    made: Option<Made>,
    making: Option<Making>,
    /// A person stopped the count of this.
    stopped: Option<Key>,
}

impl Counting {
    /// Takes what is ready, and begins to count if something else is asked for. One count at a time.
    pub(super) fn refresh(&mut self, ctx: &Context, snapshot: &Arc<Snapshot>, query: &WordQuery) {
        self.receive();
        let is_of = |key: &Key| key.0 == snapshot.revision() && key.1 == *query;
        let is_made = self.made.as_ref().is_some_and(|made| is_of(&made.key));
        let is_stopped = self.stopped.as_ref().is_some_and(is_of);
        if !is_made && !is_stopped && self.making.is_none() {
            self.begin(ctx, snapshot, query);
        }
        if self.making.is_some() {
            ctx.request_repaint_after(TICK);
        }
    }

    fn receive(&mut self) {
        let Some(making) = &self.making else { return };
        let answer = match making.receiver.try_recv() {
            Err(TryRecvError::Empty) => return,
            answer => answer,
        };
        let Some(Making { key, .. }) = self.making.take() else {
            return;
        };
        match answer {
            Ok(Ok((counts, list))) => {
                let number = self.made.as_ref().map_or(0, |made| made.number) + 1;
                self.made = Some(Made {
                    key,
                    counts,
                    list: Arc::new(list),
                    number,
                });
            }
            // Stopped, or its thread died: not begun again by itself.
            Ok(Err(Cancelled)) | Err(_) => self.stopped = Some(key),
        }
    }

    fn begin(&mut self, ctx: &Context, snapshot: &Arc<Snapshot>, query: &WordQuery) {
        let (sender, receiver) = channel();
        let progress = Progress::silent(Cancel::new());
        let former = self.made.as_ref().map(|made| Arc::clone(&made.counts));
        let (at, asked, repaint) = (Arc::clone(snapshot), query.clone(), ctx.clone());
        let told = progress.clone();
        let spawned = std::thread::Builder::new()
            .name("hashiya words".to_owned())
            .spawn(move || {
                let former = former.unwrap_or_default();
                let counted = if former.is_of(&at) {
                    Ok(former)
                } else {
                    WordCounts::of(&at, &former, &told).map(Arc::new)
                };
                let made = counted.and_then(|counts| {
                    let list = word_list(&counts, &at, &asked, &told)?;
                    Ok((counts, list))
                });
                let _gone = sender.send(made);
                repaint.request_repaint();
            });
        self.stopped = None;
        if spawned.is_ok() {
            self.making = Some(Making {
                key: (snapshot.revision(), query.clone()),
                progress,
                receiver,
            });
        }
    }

    /// The last list that was made; of something else while another is being made.
    pub(super) fn made(&self) -> Option<&Made> {
        self.made.as_ref()
    }

    /// How many documents are counted, while they are.
    pub(super) fn progress(&self) -> Option<ProgressState> {
        self.making.as_ref().map(|making| making.progress.state())
    }

    /// Whether a person stopped the count.
    pub(super) fn is_stopped(&self) -> bool {
        self.stopped.is_some() && self.making.is_none()
    }

    /// Stops the count that runs.
    pub(super) fn stop(&self) {
        if let Some(making) = &self.making {
            making.progress.cancel().request();
        }
    }

    /// Counts after all.
    pub(super) fn start_again(&mut self) {
        self.stopped = None;
    }
}

impl Drop for Counting {
    fn drop(&mut self) {
        self.stop();
    }
}
