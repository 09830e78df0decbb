//! The reading view: a document set right, with its highlights and its margin.
//!
//! A widget that knows nothing of engine or store: it draws a [`PreparedText`] and a [`MarkIndex`], keeps disposable view
//! state in [`ReaderState`], and answers with what a person selected or clicked.
//!
//! Only visible blocks are laid out. Heights of the others are estimated; the place on the page is a block and an offset
//! into it, so a corrected estimate never moves what is being read. Lengths ending in `_px` are physical pixels, others
//! points; offsets are bytes of the document's text (I5).

mod access;
mod draw;
mod edges;
mod filter;
mod geometry;
mod heights;
mod highlights;
mod hits;
mod input;
mod invisibles;
mod keys;
mod look;
mod margin;
mod marking;
mod marks;
mod prepared;
mod scroll;
mod selecting;
mod state;
mod strip;
mod structure;
mod together;
mod view;

pub use edges::EdgeNames;
pub use filter::{ColorBy, MarkFilter, MarkView, Standing};
pub use hits::HitMarks;
pub use look::{ReadingLook, ScriptLook};
pub use marking::{annotator_colors, marks_of};
pub use marks::{MarkIndex, ReaderMark};
pub use prepared::{Block, BlockKind, PreparedText};
pub use selecting::Stretch;
pub use state::{ReaderState, Selection};
pub use together::ReadingLine;
pub use view::{Reader, ReaderEvent, ReaderResponse};

#[cfg(test)]
mod structure_tests;
#[cfg(test)]
mod tests;
