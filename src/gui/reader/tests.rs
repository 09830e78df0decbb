//! Pure parts of the reading view: blocks, heights, marks.
