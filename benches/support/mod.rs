//! What the benches share: texts and collections from a seed, the window of the built program, tables of figures.
//!
//! Everything is made anew from a seed, so that two machines measure the same bytes. Nothing here is timed.
#![allow(dead_code, reason = "each bench uses a part of it")]

pub(crate) mod collections;
#[cfg(feature = "gui")]
pub(crate) mod headless;
pub(crate) mod machine;
pub(crate) mod pages;
pub(crate) mod table;
pub(crate) mod texts;
pub(crate) mod window;

/// Erased: a bench that cannot be run says why and ends.
pub(crate) type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// How often each figure is taken: `HASHIYA_BENCH_RUNS`, or the bench's own number.
pub(crate) fn n_runs(usual: usize) -> usize {
    std::env::var("HASHIYA_BENCH_RUNS")
        .ok()
        .and_then(|value| value.parse().ok())
        .unwrap_or(usual)
}
