//! Hashiya (حاشية): a workbench for reading, annotating and comparing Arabic and English documents.
//!
//! The library is built in layers; each uses only those to its left:
//!
//! ```text
//! base ◄ i18n ◄ text ◄ model ◄ anchor ◄ query ◄ command ◄ { store, search, analysis, exchange } ◄ engine ◄ { gui, cli }
//! ```
//!
//! `ARCHITECTURE.md` tells why, and lists the invariants that tests guard.

pub mod analysis;
pub mod anchor;
pub mod base;
pub mod cli;
pub mod command;
pub mod engine;
pub mod exchange;
#[cfg(feature = "gui")]
pub mod gui;
pub mod i18n;
pub mod model;
pub mod query;
pub mod search;
pub mod store;
pub mod text;
