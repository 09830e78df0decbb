//! Codebooks as files: all tags with their definitions and rules, in RON and in tables (CSV), and back.
//!
//! Reading gives what could be used and a report of the rest, line by line; a file that is no codebook is refused whole. What
//! comes in is compared with the collection by id, then by place and label; nothing is decided here.
//!
//! Limits: memos, tag sets and taggings stay with the record, which holds everything.

mod compare;
mod csv;
mod entry;
mod file;
mod qdc;
mod ron;
mod settle;
mod table;
mod value;

pub use compare::{Comparison, Difference, Field, compare};
pub use csv::{read_csv, write_csv};
pub(in crate::exchange) use entry::{CODEBOOK_IN, CODEBOOK_TABLE_IN, QDC_IN};
pub use file::{is_codebook, read_codebook, write_codebook};
pub use qdc::{CODEBOOKS, codebook_of_codes, read_qdc, write_qdc};
pub use ron::{read_ron, write_ron};
pub use table::CODEBOOK_TABLES;
pub use value::{
    Codebook, CodebookFormat, CodebookNote, CodebookReport, CodebookTag, Parent, Terms, Texts,
    codebook_of,
};

/// What stands in the field `format` of the RON file.
pub const FORMAT_NAME: &str = "hashiya-codebook";

/// The version that is written, and the only one that is read.
pub const VERSION: u64 = 1;
