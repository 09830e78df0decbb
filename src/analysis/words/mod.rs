//! How often each word stands in documents, document sets, languages.
//!
//! What a word is, `text::words` says: the rules of UAX #29, not what stands between blanks, so that numbers here are those
//! that are shown elsewhere. Written forms are counted once for each capture ([`WordCounts`]); a list ([`word_list`]) folds
//! the different forms, not the text, so that another scope, fold or switch costs no second count.
//!
//! Limits: words equal by letters, not by grammar; there is no stem, and a broken plural is a word of its own. Particles that
//! Arabic joins to a word are taken off only when asked, by a rule that errs ([`WordQuery::takes_particles_off`]).

mod count;
mod forms;
mod keyness;
mod list;
mod order;
mod particles;
mod stop;
#[cfg(test)]
mod tests;

pub use count::WordCounts;
pub use keyness::keyness;
pub use list::word_list;
pub use order::{WordOrder, ordered};
pub use stop::{StopWords, n_stop_words};

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::model::{DocumentId, DocumentSetId};
use crate::text::Folds;

/// Whose words are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum WordScope {
    /// Those of every document.
    #[default]
    All,
    /// Those of one document, as it is now.
    Document(DocumentId),
    /// Those of the documents of a set.
    DocumentSet(DocumentSetId),
    /// Those of the documents in a language, by the first part of its tag: `ar` holds `ar-SY`. Documents of which no language
    /// is known are in none.
    Language(String),
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordQuery {
    /// Whose words.
    pub scope: WordScope,
    /// Which written forms are one word.
    pub folds: Folds,
    /// Whether words of the furniture of pages are counted, too.
    pub with_furniture: bool,
    /// Whether words without a letter are listed: figures, years.
    pub with_numbers: bool,
    /// Whether stop words are listed.
    pub with_stop_words: bool,
    /// Whether a word to which particles are joined (وللشركة) counts as the word itself, where the collection shows that it may.
    pub takes_particles_off: bool,
    /// Words that are not listed, folded by [`Folds::FULL`].
    pub hidden: Arc<BTreeSet<String>>,
}

impl Default for WordQuery {
    fn default() -> Self {
        Self {
            scope: WordScope::All,
            folds: Folds::FULL,
            with_furniture: false,
            with_numbers: true,
            with_stop_words: true,
            takes_particles_off: false,
            hidden: Arc::default(),
        }
    }
}

/// A word with its figures.
#[derive(Clone, Debug, PartialEq)]
pub struct WordRow {
    /// The written form that stands in the scope most often; among equals the shortest, then the first of a
    /// dictionary.
    pub word: Arc<str>,
    /// How many different written forms of it stand there.
    pub n_forms: u32,
    /// How often it stands there.
    pub count: u64,
    /// In how many documents.
    pub n_documents: u32,
    /// How often it stands in the documents outside of the scope.
    pub count_elsewhere: u64,
    /// How far the scope differs from the other documents, by [`keyness`]; none if there are no others.
    pub keyness: Option<f64>,
}

/// What came of a query.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WordList {
    /// The words, the most frequent first; among equals in the order of a dictionary.
    pub rows: Vec<WordRow>,
    /// All words of the scope, running: also those that are not listed.
    pub n_words: u64,
    /// Documents in the scope.
    pub n_documents: usize,
    /// All words of the other documents, running.
    pub n_words_elsewhere: u64,
}

impl WordList {
    /// How often a word stands among a thousand of the scope: of all its words, those that are not listed included, so that
    /// the switches do not change it. 0 where the scope has no words.
    pub fn per_thousand(&self, count: u64) -> f64 {
        if self.n_words == 0 {
            0.0
        } else {
            count as f64 * 1000.0 / self.n_words as f64
        }
    }
}
