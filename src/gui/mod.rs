//! Everything that knows egui; `gui::typeset` alone turns text into placed glyphs.

pub mod app;
pub mod commands;
mod derived;
pub mod fields;
pub mod icons;
mod numbers;
pub mod pages;
pub mod panels;
pub mod popups;
pub mod reader;
mod sought;
pub mod theme;
pub mod typeset;
pub mod widgets;

pub use derived::Derived;
pub use numbers::{N_NUMBERS, TagNumbers};
pub use sought::Sought;

pub use app::{HashiyaApp, RunError, run};
