//! Giving a document's file back.

use std::path::Path;

use crate::base::Progress;
use crate::cli::commands::open::open;
use crate::cli::commands::place::find_document;
use crate::cli::console::Console;
use crate::cli::failure::{Failure, Verdict};
use crate::engine::Access;
use crate::engine::operations::write_original;
use crate::i18n::Word;

/// Writes the file that a document was made of.
pub(super) fn write(
    collection: &Path,
    asked: &str,
    output: &Path,
    console: &mut Console<'_>,
) -> Result<Verdict, Failure> {
    let wording = console.wording;
    let engine = open(collection, Access::Read, wording)?;
    let (_, capture) = find_document(&engine.snapshot(), asked, wording)?;
    write_original(&engine.reader(), capture.id, output, &Progress::default())
        .map_err(|error| Failure::job(&error, output, wording))?;
    let file = output.display().to_string();
    console.tell(Word::CliWrittenOriginal, &[("file", &file)])?;
    Ok(Verdict::Done)
}
