//! Files that come in, and files that must not do harm: each ends in its stated outcome, and the collection stays whole.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a helper that cannot go on has to fail its test"
)]

mod archives;
mod busy;
mod case;
mod folders;
mod hostile;
mod names;
mod report;
mod sealed;
mod workers;
