//! Everything that knows egui; `gui::typeset` alone turns text into placed glyphs.

pub mod theme;
