//! The command line as its users meet it: the built program, its output, its exit codes.

mod commands;
mod documents;
mod records;
mod refusals;
mod tool;
mod window;
