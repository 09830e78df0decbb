//! Describes a passage by position, quote and context, and checks it against its text.
