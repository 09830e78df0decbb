//! Ids, clock, cancel, progress, report and budget: what every layer needs and no domain words.

pub mod environment;
