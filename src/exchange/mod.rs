//! Import and export, one file per format: `(value, report)`, never half a result.

pub mod codebook;
pub mod formats;
mod guard;
pub mod importer;
mod list;
mod loss;
pub mod record;
pub mod refi;
mod replace;
pub mod scope;
pub mod tables;

pub use guard::guarded;
pub use list::list_as_csv;
pub use loss::{Fate, LossKind, LossReport};
pub use replace::write_whole;
