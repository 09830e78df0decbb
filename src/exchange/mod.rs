//! Import and export, one file per format: `(value, report)`, never half a result.

pub mod codebook;
pub mod importer;
pub mod record;
mod replace;

pub use replace::write_whole;
