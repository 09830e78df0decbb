//! What is derived from a snapshot for drawing and takes longer than a frame: made on a thread of its own (I10).
//!
//! While something newer is being made, the former value is given: a list that is a revision old is better than none.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use egui::Context;

/// A value made of what `K` names. View state; may be dropped at any time (I9).
#[derive(Debug)]
pub struct Derived<K, T> {
    ready: Option<(K, Arc<T>)>,
    making: Option<(K, Receiver<T>)>,
}

impl<K, T> Default for Derived<K, T> {
    fn default() -> Self {
        Self {
            ready: None,
            making: None,
        }
    }
}

impl<K: Clone + PartialEq, T: Send + 'static> Derived<K, T> {
    /// The value of `key`, or a former one while it is being made. `is_small`: making it fits into a frame, and is done
    /// at once.
    pub fn get(
        &mut self,
        ctx: &Context,
        key: &K,
        is_small: bool,
        make: impl FnOnce() -> T + Send + 'static,
    ) -> Option<&Arc<T>> {
        if let Some((made, receiver)) = &self.making {
            match receiver.try_recv() {
                Ok(value) => {
                    self.ready = Some((made.clone(), Arc::new(value)));
                    self.making = None;
                }
                Err(TryRecvError::Disconnected) => self.making = None,
                Err(TryRecvError::Empty) => {}
            }
        }
        let is_ready = self.ready.as_ref().is_some_and(|(ready, _)| ready == key);
        if !is_ready && is_small {
            self.ready = Some((key.clone(), Arc::new(make())));
        } else if !is_ready && self.making.is_none() {
            let (sender, receiver) = channel();
            let repaint = ctx.clone();
            let spawned = std::thread::Builder::new()
                .name("hashiya derive".to_owned())
                .spawn(move || {
                    let _gone = sender.send(make());
                    repaint.request_repaint();
                });
            if spawned.is_ok() {
                self.making = Some((key.clone(), receiver));
            }
        }
        self.ready.as_ref().map(|(_, value)| value)
    }

    /// The value of `key`, if it is there.
    pub fn ready(&self, key: &K) -> Option<&Arc<T>> {
        let ready = self.ready.as_ref().filter(|(ready, _)| ready == key);
        ready.map(|(_, value)| value)
    }

    /// Whether the value of `key` is there.
    pub fn is_ready(&self, key: &K) -> bool {
        self.ready.as_ref().is_some_and(|(ready, _)| ready == key)
    }
}
