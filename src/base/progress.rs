//! How far a piece of long work has come, told at most ten times a second.
//!
//! The worker calls [`Progress::step`] as often as it likes, from any thread; the listener hears a tenth of a second's worth
//! at a time. A cancel request becomes an error at the next step. Says nothing in words: what the numbers count is known
//! to the one who started the work.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::base::{Cancel, Cancelled};

/// The shortest time between two publications.
const INTERVAL: Duration = Duration::from_millis(100);
/// Stands for "no publication yet" among the milliseconds.
const NEVER: u64 = u64::MAX;

/// How far the work has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProgressState {
    /// Steps done.
    pub done: u64,
    /// Steps in all; 0 while not known.
    pub total: u64,
    /// What is being worked on, such as a file's name: for display only.
    pub item: String,
}

type Listener = dyn Fn(ProgressState) + Send + Sync;

struct Shared {
    cancel: Cancel,
    started: Instant,
    published: AtomicU64,
    done: AtomicU64,
    total: AtomicU64,
    item: Mutex<String>,
    listener: Option<Box<Listener>>,
}

/// The worker's handle; clones share one count.
#[derive(Clone)]
pub struct Progress(Arc<Shared>);

impl Progress {
    /// Makes a handle whose states go to `listener`, on the worker's thread: it must be quick.
    pub fn new(cancel: Cancel, listener: impl Fn(ProgressState) + Send + Sync + 'static) -> Self {
        Self::with_listener(cancel, Some(Box::new(listener)))
    }

    /// Makes a handle that can be cancelled and tells nobody.
    pub fn silent(cancel: Cancel) -> Self {
        Self::with_listener(cancel, None)
    }

    fn with_listener(cancel: Cancel, listener: Option<Box<Listener>>) -> Self {
        Self(Arc::new(Shared {
            cancel,
            started: Instant::now(),
            published: AtomicU64::new(NEVER),
            done: AtomicU64::new(0),
            total: AtomicU64::new(0),
            item: Mutex::default(),
            listener,
        }))
    }

    /// Says how many steps there will be, counting anew from 0.
    pub fn begin(&self, total: u64) {
        self.0.done.store(0, Ordering::Relaxed);
        self.0.total.store(total, Ordering::Relaxed);
        self.publish();
    }

    /// Says what is being worked on. Not published by itself.
    pub fn set_item(&self, item: impl Into<String>) {
        *self.0.item.lock().unwrap_or_else(PoisonError::into_inner) = item.into();
    }

    /// Counts one step as done.
    pub fn step(&self) -> Result<(), Cancelled> {
        self.advance(1)
    }

    /// Counts several steps as done; fails if someone asked to cancel.
    pub fn advance(&self, steps: u64) -> Result<(), Cancelled> {
        self.advance_at(steps, Instant::now())
    }

    /// Fails if someone asked to cancel; counts nothing.
    pub fn check(&self) -> Result<(), Cancelled> {
        self.0.cancel.check()
    }

    /// The token through which this work is cancelled.
    pub fn cancel(&self) -> &Cancel {
        &self.0.cancel
    }

    /// The present state, exact at any time.
    pub fn state(&self) -> ProgressState {
        ProgressState {
            done: self.0.done.load(Ordering::Relaxed),
            total: self.0.total.load(Ordering::Relaxed),
            item: self
                .0
                .item
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .clone(),
        }
    }

    pub(in crate::base) fn advance_at(&self, steps: u64, now: Instant) -> Result<(), Cancelled> {
        self.check()?;
        let done = self.0.done.fetch_add(steps, Ordering::Relaxed) + steps;
        let finished = done == self.0.total.load(Ordering::Relaxed);
        if finished || self.is_due(now) {
            self.publish();
        }
        Ok(())
    }

    /// Whether a publication is due; only one of several threads that ask at once hears yes.
    fn is_due(&self, now: Instant) -> bool {
        let elapsed = now.saturating_duration_since(self.0.started).as_millis() as u64;
        let last = self.0.published.load(Ordering::Relaxed);
        let due = last == NEVER || elapsed >= last + INTERVAL.as_millis() as u64;
        due && self
            .0
            .published
            .compare_exchange(last, elapsed, Ordering::Relaxed, Ordering::Relaxed)
            .is_ok()
    }

    fn publish(&self) {
        if let Some(listener) = &self.0.listener {
            listener(self.state());
        }
    }
}

impl Default for Progress {
    /// A handle that tells nobody and that nobody can cancel: for tests and short work.
    fn default() -> Self {
        Self::silent(Cancel::new())
    }
}

impl fmt::Debug for Progress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_tuple("Progress")
            .field(&self.state())
            .finish()
    }
}
