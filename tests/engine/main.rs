//! The engine over real collection files: every command taken back and made again, random sequences, restarts, kills,
//! a second writer, readers beside, jobs and events.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    unreachable_pub,
    reason = "a test fails by panicking, and shares helpers among its modules"
)]

mod access;
mod backups;
mod bulk;
mod captures;
mod events;
mod examples;
mod history;
mod jobs;
mod kill;
mod memos;
mod random;
mod search_examples;
mod sequences;
mod support;
mod tombstones;
mod update;
mod variants;
