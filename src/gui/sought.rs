//! What is sought in all texts for drawing: made on a thread of its own, with a count and a way to stop it (I10).
//!
//! While something newer is sought, the former answer stays. One search at a time: another question waits for the end of the
//! one that runs, which whoever asks may stop.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::Duration;

use egui::Context;

use crate::base::{Cancel, Cancelled, Progress, ProgressState};

/// How often the count is shown while it grows.
const TICK: Duration = Duration::from_millis(100);

/// The answer to what `K` asks. View state; may be dropped at any time (I9).
#[derive(Debug)]
pub struct Sought<K, T> {
    made: Option<(K, Arc<T>)>,
    making: Option<Making<K, T>>,
    /// A person stopped the search for this.
    stopped: Option<K>,
}

#[derive(Debug)]
struct Making<K, T> {
    key: K,
    progress: Progress,
    receiver: Receiver<Result<T, Cancelled>>,
}

impl<K, T> Default for Sought<K, T> {
    fn default() -> Self {
        Self {
            made: None,
            making: None,
            stopped: None,
        }
    }
}

impl<K, T> Sought<K, T> {
    /// The last answer, with what it was asked by; a former one while another is sought.
    pub fn made(&self) -> Option<(&K, &Arc<T>)> {
        self.made.as_ref().map(|(key, made)| (key, made))
    }

    /// How far the search is, while it runs.
    pub fn progress(&self) -> Option<ProgressState> {
        self.making.as_ref().map(|making| making.progress.state())
    }

    /// Whether a person stopped the last search.
    pub fn is_stopped(&self) -> bool {
        self.stopped.is_some() && self.making.is_none()
    }

    /// Stops the search that runs.
    pub fn stop(&self) {
        if let Some(making) = &self.making {
            making.progress.cancel().request();
        }
    }

    /// Seeks after all what was stopped.
    pub fn start_again(&mut self) {
        self.stopped = None;
    }
}

impl<K: Clone + PartialEq, T: Send + 'static> Sought<K, T> {
    /// Takes what is ready, and begins to seek if another thing is asked for.
    pub fn refresh(
        &mut self,
        ctx: &Context,
        key: &K,
        seek: impl FnOnce(&Progress) -> Result<T, Cancelled> + Send + 'static,
    ) {
        self.receive();
        let is_made = self.made.as_ref().is_some_and(|(made, _)| made == key);
        let is_stopped = self.stopped.as_ref() == Some(key);
        if !is_made && !is_stopped && self.making.is_none() {
            self.begin(ctx, key, seek);
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
            Ok(Ok(made)) => self.made = Some((key, Arc::new(made))),
            // Stopped, or its thread died: not begun again by itself.
            Ok(Err(Cancelled)) | Err(_) => self.stopped = Some(key),
        }
    }

    fn begin(
        &mut self,
        ctx: &Context,
        key: &K,
        seek: impl FnOnce(&Progress) -> Result<T, Cancelled> + Send + 'static,
    ) {
        let (sender, receiver) = channel();
        let progress = Progress::silent(Cancel::new());
        let (told, repaint) = (progress.clone(), ctx.clone());
        let spawned = std::thread::Builder::new()
            .name("hashiya seek".to_owned())
            .spawn(move || {
                let _gone = sender.send(seek(&told));
                repaint.request_repaint();
            });
        self.stopped = None;
        if spawned.is_ok() {
            self.making = Some(Making {
                key: key.clone(),
                progress,
                receiver,
            });
        }
    }
}

impl<K, T> Drop for Sought<K, T> {
    fn drop(&mut self) {
        self.stop();
    }
}
