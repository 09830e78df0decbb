//! Text as bytes: offset types that name their unit, paragraphs and their direction, encodings.
