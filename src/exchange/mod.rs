//! Import and export, one file per format: `(value, report)`, never half a result.

pub mod brat;
mod bundle;
pub mod codebook;
pub mod conll;
pub mod foreign;
pub mod formats;
mod guard;
pub mod importer;
pub mod lines;
mod list;
mod loss;
mod marked;
mod names;
mod percent;
pub mod record;
pub mod refi;
mod replace;
pub mod reports;
pub mod scope;
pub mod tables;
mod tally;
pub mod tei;
pub mod web;
mod written;
pub mod xmi;

pub use guard::guarded;
pub use list::list_as_csv;
pub use loss::{Fate, LossKind, LossReport};
pub use replace::write_whole;
