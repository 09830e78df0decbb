//! Search: finds what a query asks for in the texts of a collection, with each hit's exact place.
//!
//! A [`Corpus`] keeps one folded copy of each capture, at the level at which all letters that a reader may take for one another
//! are equal. A search scans these copies for the letters of its words over all cores, and proves each candidate against the
//! source under the switches that were chosen; so a hit is exact whatever was folded, says which folds it needed, and costs no
//! second copy. Copies are derived (I9): they can be dropped at any time, and no index stands in the collection file.
//!
//! What is asked is a [`Question`]; what comes back streams document by document in the order of the list, as [`DocumentHits`].
//! Pure functions of a snapshot: no clock but for the budget of patterns, no IO. All positions are bytes of a capture's text.

mod compile;
mod condition;
mod corpus;
mod count;
mod evaluate;
mod filter;
mod forms;
mod hit;
mod line;
mod literal;
mod mentions;
pub mod names;
mod pattern;
mod question;
mod region;
mod run;
mod spelling;
mod stem;
mod words;

pub use compile::check;
pub use corpus::Corpus;
pub use hit::{DocumentHits, FoundBy, Hit, SearchEnd, Stop};
pub use line::{Line, line};
pub use question::{Question, Scope, SearchError};

/// How words are compared, and where is looked: what a saved search keeps.
pub use crate::model::SearchOptions as SearchSettings;
