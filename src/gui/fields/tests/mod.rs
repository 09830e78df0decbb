//! Tests of the editing core: the buffer alone, and moves over laid-out paragraphs.

mod buffer;
mod moves;
mod random;
