//! The command line as its users meet it: the built program, its output, its exit codes.

#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a helper that cannot go on has to fail its test"
)]

mod backups;
mod codebook;
mod commands;
mod documents;
mod exchange;
mod records;
mod refi;
mod refusals;
mod search;
mod tables;
mod tool;
mod versions;
mod window;
mod words;
