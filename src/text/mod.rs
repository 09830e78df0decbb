//! Text as bytes: offset types that name their unit, paragraphs and their direction.
//!
//! Inside the program every position is a UTF-8 byte offset into one capture's text (I5). Code points and UTF-16 units
//! exist only at the edges (exchange formats, accessibility) and are reached through [`OffsetMap`], made of that very text.

mod addresses;
mod alignment;
mod direction;
mod encoding;
mod fold;
mod grow;
mod invisible;
mod offset;
mod paragraphs;
mod place;
mod segment;

pub use addresses::addresses;
pub use alignment::{Alignment, Run};
pub use direction::{Direction, direction_at, direction_runs, first_strong};
pub use encoding::{Decoded, Detected, Encoding, decode, detect};
pub use fold::{
    Fold, FoldSet, FoldedText, Folds, Hits, Query, WordEdges, are_particles, begins_word, fold,
    fold_name, is_ending, is_of_word, match_quality, word_around,
};
pub use grow::{
    grown, next_sentence_end, own_words, paragraph_at, previous_sentence_start, shrunk,
};
pub use invisible::{
    Invisible, InvisibleKind, count_invisible, count_unbalanced_paragraphs,
    has_unbalanced_direction, invisible, stands_alone,
};
pub use offset::{ByteOffset, CodePointOffset, OffsetMap, Span, SpanError, Utf16Offset};
pub use paragraphs::Paragraphs;
pub use place::same_place;
pub use segment::{
    Trim, all_sentences, count_words, is_punctuation, next_grapheme, next_word_end,
    paragraph_around, previous_grapheme, previous_word_start, sentence_at, snap_to_graphemes,
    tokens, trim, word_at, words,
};

#[cfg(test)]
mod tests;
