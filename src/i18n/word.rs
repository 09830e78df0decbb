//! A word or message of the interface: a key with its English and its Arabic.
//!
//! `Word` is a handle to one row of the tables under `words/`, each row an associated constant (`Word::MenuFile`), so that
//! one line adds a word, the compiler refuses a name used twice, and a `match` on words works as on an enum.

use std::fmt;

use crate::i18n::{Language, words};

/// One row of the tables.
#[derive(Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(in crate::i18n) struct Row {
    pub(in crate::i18n) key: &'static str,
    pub(in crate::i18n) english: &'static str,
    pub(in crate::i18n) arabic: &'static str,
}

/// A word or message of the interface. Its constants are the rows of the tables: `Word::FileOpen`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Word(pub(in crate::i18n) &'static Row);

impl Word {
    /// Every word, in the order of the tables.
    pub const ALL: &'static [Self] = &words::ALL;

    /// The text in one language. In a message, the values still stand as `{name}`; see [`fill`](crate::i18n::fill).
    pub fn text(self, language: Language) -> &'static str {
        match language {
            Language::English => self.0.english,
            Language::Arabic => self.0.arabic,
        }
    }

    /// The stable key, such as `file.open_recent`: for the palette's memory, codes of errors and tests.
    pub fn key(self) -> &'static str {
        self.0.key
    }

    /// Finds a word by its key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|word| word.key() == key)
    }

    /// Splits a message into its first sentence, without its stop, and the rest: title and body of an error.
    pub fn title_and_body(text: &str) -> (&str, &str) {
        match text.split_once(". ") {
            Some((title, body)) => (title, body.trim_start()),
            None => (text.trim_end_matches('.'), ""),
        }
    }
}

impl fmt::Debug for Word {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Word({})", self.0.key)
    }
}
