//! A template of a person's own, read from its file.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use crate::exchange::record::{ExchangeError, FileStep};
use crate::exchange::reports::Template;

/// The largest template, bytes.
const MOST_BYTES: u64 = 4_000_000;

/// Reads a template. One that cannot be used is told with its line.
pub fn read_template(path: &Path) -> Result<Template, ExchangeError> {
    let failed = |source: io::Error| ExchangeError::File {
        step: FileStep::Read,
        source,
        path: path.to_owned(),
    };
    let file = File::open(path).map_err(failed)?;
    let mut text = String::new();
    file.take(MOST_BYTES + 1)
        .read_to_string(&mut text)
        .map_err(failed)?;
    if text.len() as u64 > MOST_BYTES {
        return Err(failed(io::ErrorKind::FileTooLarge.into()));
    }
    Template::parse(&text).map_err(|error| ExchangeError::Template { error })
}
