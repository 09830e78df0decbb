//! Everything that knows egui; `gui::typeset` alone turns text into placed glyphs.

pub mod commands;
pub mod fields;
pub mod icons;
pub mod reader;
pub mod theme;
pub mod typeset;
pub mod widgets;
