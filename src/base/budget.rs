//! What reading one foreign file may cost (I11).
//!
//! Every reader takes a budget and asks it before it allocates, descends or loops. The defaults are wide for research
//! material and narrow for bombs. All of them but the depth may be raised for one import.

use std::time::{Duration, Instant};

const MEGABYTE: u64 = 1_000_000;

/// Limits for one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// Bytes of the file as it lies on the disk.
    pub bytes: u64,
    /// Code points of text taken out of it.
    pub characters: u64,
    /// Elements, entries, marks.
    pub items: u64,
    /// Levels of nesting.
    pub depth: u32,
    /// How long reading may take.
    pub time: Duration,
    /// When time is up; set by [`Budget::started`].
    pub deadline: Option<Instant>,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            bytes: 256 * MEGABYTE,
            characters: 32 * MEGABYTE,
            items: 10_000_000,
            depth: 64,
            time: Duration::from_secs(60),
            deadline: None,
        }
    }
}

/// The limit that was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Limit {
    /// Bytes of the file.
    Bytes,
    /// Bytes that come out of an archive.
    Unpacked,
    /// Code points of text.
    Characters,
    /// Elements, entries, marks.
    Items,
    /// Levels of nesting.
    Depth,
    /// Seconds.
    Seconds,
}

/// A file costs more than its budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the limit of {allowed} {limit:?} is exceeded")]
pub struct BudgetExceeded {
    /// Which limit.
    pub limit: Limit,
    /// What was allowed, in the limit's own unit.
    pub allowed: u64,
}

impl Budget {
    /// The same limits with the clock running.
    #[must_use]
    pub fn started(self) -> Self {
        Self {
            deadline: Instant::now().checked_add(self.time),
            ..self
        }
    }

    /// Fails if a file of so many bytes is too large.
    pub fn check_bytes(&self, bytes: u64) -> Result<(), BudgetExceeded> {
        within(bytes, self.bytes, Limit::Bytes)
    }

    /// Fails if a text of so many code points is too long.
    pub fn check_characters(&self, characters: u64) -> Result<(), BudgetExceeded> {
        within(characters, self.characters, Limit::Characters)
    }

    /// Fails if there are too many items.
    pub fn check_items(&self, items: u64) -> Result<(), BudgetExceeded> {
        within(items, self.items, Limit::Items)
    }

    /// Fails if something is nested too deeply.
    pub fn check_depth(&self, depth: u32) -> Result<(), BudgetExceeded> {
        within(u64::from(depth), u64::from(self.depth), Limit::Depth)
    }

    /// Fails if time is up.
    pub fn check_time(&self) -> Result<(), BudgetExceeded> {
        match self.deadline {
            Some(deadline) if Instant::now() > deadline => Err(BudgetExceeded {
                limit: Limit::Seconds,
                allowed: self.time.as_secs(),
            }),
            _ => Ok(()),
        }
    }
}

fn within(value: u64, allowed: u64, limit: Limit) -> Result<(), BudgetExceeded> {
    if value <= allowed {
        Ok(())
    } else {
        Err(BudgetExceeded { limit, allowed })
    }
}
