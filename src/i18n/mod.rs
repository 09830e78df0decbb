//! The words for people, English and Arabic, with CLDR plurals and isolates.
//!
//! Everything a person reads comes from here: the window, the command line, written outputs (I13). A plain string is
//! `Word::FileQuit.text(language)`; a message with values is
//! `fill(Word::StHitsIn, wording, &[("hits", &Counted::Hit.of(3)), ("documents", &Counted::Document.of(2))])`.
//!
//! A new word is one line in the table of its area under `words/`; a new counted noun is one line in `counted.rs`.

mod collation;
mod counted;
pub mod dates;
mod language;
mod measure;
mod message;
mod synonyms;
mod word;
mod words;

pub use collation::Collation;
pub use counted::{Count, Counted, count};
pub use language::{Digits, Language, Wording};
pub use measure::size;
pub use message::{
    FIRST_STRONG_ISOLATE, Insert, POP_DIRECTIONAL_ISOLATE, fill, isolate, without_isolates,
};
pub use synonyms::synonyms;
pub use word::Word;

#[cfg(test)]
mod tests;
