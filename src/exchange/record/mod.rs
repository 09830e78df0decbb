//! The full record of a collection in RON and JSON: everything that it holds, and back without loss.
//!
//! `docs/format.md` describes the format. One value, of which each row is one line; sorted, no clock, so that the same
//! content gives the same bytes (I12). Positions are code points, quotes are checked (I5, I8). Reading is all or nothing.
//!
//! Limits: the history comes without the rows that it changed; undo stays with the collection file.

mod adapt;
mod assemble;
mod base64;
mod by_line;
mod check;
mod entry;
mod error;
mod escape;
mod file;
mod json_line;
mod lists;
mod mirror;
mod moment;
mod place;
mod proof;
mod read;
mod ron_line;
mod scalar;
mod sheet;
mod stream;
mod text_map;
mod value;
mod write;

pub use adapt::{Known, adapt_to};
pub(in crate::exchange) use entry::{JSON, RECORD_IN, RON};
pub use error::{ExchangeError, FileStep, RowFault, TextPlace};
pub use file::{read_file, write_file};
pub(in crate::exchange) use json_line::append as append_json;
pub use proof::prove_record;
pub use read::{no_texts, read, record_budget};
pub use stream::read_by_line;
pub use value::{
    DocumentsBy, Format, HistoryEntry, HistoryKind, KnownTexts, Originals, Record, Source, Summary,
};
pub use write::export;

pub(in crate::exchange) use mirror::TermMirror;

/// What stands in the field `format`.
pub const FORMAT_NAME: &str = "hashiya-record";

/// The version that is written.
pub const VERSION: u64 = 3;

/// The oldest version that is read: what it lacks is empty or absent.
pub const OLDEST_VERSION: u64 = 1;
