//! Search: what is found where, and that it is what a plain definition finds.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test fails by panicking, and shares helpers among its modules"
)]

mod agreement;
mod ends;
mod language;
mod mentions;
mod reference;
mod words;
mod world;
