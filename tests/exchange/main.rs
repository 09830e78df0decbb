//! The full record in RON and JSON: there and back, its shape, what it refuses, and how it fits another collection.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "test helpers fail the test that calls them; the measurement prints"
)]

mod adapt;
mod brat;
mod brat_in;
mod codebook;
mod conll;
mod every_format;
mod faults;
mod file;
mod golden;
mod hostile;
mod lines;
mod lines_foreign;
mod lines_in;
mod random;
mod record_proof;
mod refi;
mod refi_codebook;
mod refi_hostile;
mod refi_in;
mod refi_schema;
mod reports;
mod reports_docx;
mod reports_golden;
mod reports_hostile;
mod reports_sample;
mod reports_template;
mod round_trip;
mod sample;
mod scope;
mod sought;
mod structure;
mod tables;
mod tei;
mod web;
mod web_in;
mod xmi;
