//! Text as bytes: offset types that name their unit, paragraphs and their direction.
//!
//! Inside the program every position is a UTF-8 byte offset into one capture's text (I5). Code points and UTF-16 units
//! exist only at the edges (exchange formats, accessibility) and are reached through [`OffsetMap`], made of that very text.

mod direction;
mod fold;
mod offset;

pub use direction::{Direction, first_strong};
pub use fold::{fold_name, match_quality};
pub use offset::{ByteOffset, CodePointOffset, OffsetMap, Span, SpanError, Utf16Offset};
