//! Text fields: one line, and several paragraphs.
