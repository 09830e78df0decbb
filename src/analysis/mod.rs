//! Counts, lists and tables over a collection: pure functions of a snapshot. Nothing here is stored (I9).

pub mod memos;
pub mod passages;
pub mod words;
