//! JSON lines with spans: out as doccano imports them for sequence labelling, in from doccano and Label Studio.
//!
//! One document on a line: `{"id":…,"text":…,"label":[[start,end,"tag"],…],"Comments":[…],"name":…,"hashiya":{…}}`. Positions are
//! code points from 0, the end exclusive, as Python counts them. Every line has the same keys, because doccano makes a table of
//! them; what it does not know it keeps beside the document and writes out again. There, under `hashiya`, stands which label is
//! which annotation, so that an own export comes back as it was, also by way of doccano. What there is no place for is counted.
//!
//! On reading, words are trusted first and positions second, where a file gives words: Label Studio does, and counts code points
//! or, before version 1.5, units of UTF-16. doccano gives the text and positions in it alone. Predictions of models and
//! annotations that somebody cancelled are nobody's, and are counted.

mod doccano;
mod draw;
mod entry;
mod file;
mod json;
mod labels;
mod mirror;
mod own;
mod page;
mod proof;
mod reader;
mod settle;
mod studio;
#[cfg(test)]
mod tests;

pub(in crate::exchange) use entry::{LINES, LINES_IN};
pub use file::{EXTENSION, loss_of, write_lines};
pub use proof::prove;
pub use reader::{LINES_OF_JSON, LinesReader};
pub use settle::read_lines;
