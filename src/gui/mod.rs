//! Everything that knows egui; `gui::typeset` alone turns text into placed glyphs.

pub mod app;
pub mod commands;
pub mod fields;
pub mod icons;
pub mod pages;
pub mod panels;
pub mod popups;
pub mod reader;
pub mod theme;
pub mod typeset;
pub mod widgets;

pub use app::{HashiyaApp, RunError, run};
