//! CoNLL with BIO tags: one file for each document, one token on a line, in one archive. Out only.
//!
//! Columns are apart by tabs: the number of the token in its sentence, from 1, the token, where it starts and ends in code points
//! of the text (the end exclusive), and one column for each layer of tags with `B-`, `I-` or `O`, as in the data of CoNLL-2003.
//! Comments begin with `# `, as in CoNLL-U, and no other line begins with `#`; an empty line ends a sentence. Tokens and
//! sentences are those of this program.
//!
//! A layer is a branch of the tree of tags; tags that stand alone at its top share one. It holds one tag at a time: of
//! taggings that overlap in it the one that begins first stays, of equals the longer. A passage that begins or ends inside a word
//! is widened to it; one that goes on in a further sentence, and each part of one that has several, begins anew with `B-`.
//! All of this is counted.

mod draw;
mod entry;
mod file;
mod layers;
mod proof;

pub(in crate::exchange) use entry::CONLL;
pub use file::{loss_of, write_conll};
pub use proof::prove;
