//! TEI P5 with stand-off annotations: one file for each document and `tags.xml`, the taxonomy, in one archive. Out only.
//!
//! The text stands in paragraphs, one for each line of it, and is interrupted by nothing but anchors; an anchor is named after
//! the code point before which it stands, so that `c17` can be checked without a program. Annotations are spans from anchor to
//! anchor (chapter 18.3 of the Guidelines) in `standOff` (chapter 17.10), tags are categories, which spans refer to by `ana`;
//! parts of one passage refer to each other by `next` and `prev`. Memos are annotations that comment, links are links. The
//! pointer scheme `string-range()`, which needs no anchors, is read by few programs.
//!
//! XML cannot hold control characters: U+FFFD stands for each, one for one.

mod draw;
mod edition;
mod entry;
mod file;
mod header;
mod proof;

pub(in crate::exchange) use entry::TEI;
pub use file::{loss_of, write_tei};
pub use proof::prove;

/// The namespace of TEI.
const NAMESPACE: &str = "http://www.tei-c.org/ns/1.0";
