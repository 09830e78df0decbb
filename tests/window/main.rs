//! The window as a person drives it: by keys, letters and the mouse, by role and label; the engine's threads are real.
//!
//! What stands in the collection is read from its file beside the open window, never from the window's own state.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]
#![allow(unreachable_pub, reason = "a test program has no users")]

mod accessible;
mod adding;
mod addresses;
mod annotators;
mod appearance;
mod arabic;
mod captures;
mod collections;
mod day;
mod documents;
mod edges;
mod encoding;
mod export;
mod extremes;
mod fields;
mod find;
mod hands;
mod hints;
mod history;
mod hostile_import;
mod idle;
mod keyboard;
mod links;
mod main_job;
mod memos;
mod palette;
mod panes;
mod passages;
mod pictures;
mod place;
mod preferences;
mod print;
mod search;
mod second_window;
mod sheets;
#[path = "../support/mod.rs"]
mod support;
mod tagging;
mod tags;
mod terms;
mod words;
