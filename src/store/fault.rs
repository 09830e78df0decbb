//! A seam at which tests make the n-th call of the store fail.
//!
//! The store asks its plan before every statement and before every commit. A real collection has no plan, which costs one
//! comparison a call. Faults *inside* SQLite are provoked otherwise (a full file, a commit hook, an interrupted
//! statement; see the tests); faults of the disk need a VFS, which would need unsafe code (I20).

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::store::StoreError;

/// Which step of the store is to fail. Clones share one count.
#[derive(Clone, Debug, Default)]
pub struct FaultPlan {
    shared: Option<Arc<Counters>>,
}

#[derive(Debug)]
struct Counters {
    fail_at: u64,
    seen: AtomicU64,
}

impl FaultPlan {
    /// Fails the `step`-th step from now, counted from 1, and none after it.
    pub fn fail_at(step: u64) -> Self {
        Self {
            shared: Some(Arc::new(Counters {
                fail_at: step,
                seen: AtomicU64::new(0),
            })),
        }
    }

    /// Whether the step that was to fail has been reached.
    pub fn has_fired(&self) -> bool {
        self.shared
            .as_ref()
            .is_some_and(|counters| counters.seen.load(Ordering::Relaxed) >= counters.fail_at)
    }

    pub(super) fn step(&self) -> Result<(), StoreError> {
        let Some(counters) = &self.shared else {
            return Ok(());
        };
        let step = counters.seen.fetch_add(1, Ordering::Relaxed) + 1;
        if step == counters.fail_at {
            return Err(StoreError::Injected { step });
        }
        Ok(())
    }
}
