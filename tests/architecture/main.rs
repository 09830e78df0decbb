//! Guards of the architecture: plain checks of the source text, so that a boundary cannot dissolve unwatched.
//!
//! The invariants' numbers are those of `ARCHITECTURE.md`. A rule that has to be broken is broken here, by name and with
//! the reason.

#![allow(
    clippy::expect_used,
    reason = "a guard that cannot read the source has to fail"
)]

mod files;
mod layers;
mod licenses;
mod package;
mod pages;
mod source;
mod store;
mod widgets;
mod words;
