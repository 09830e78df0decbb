//! Codebooks as files: proved before they take their name, or not there at all.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use crate::base::{Budget, Progress};
use crate::exchange::codebook::csv::{parse_csv, read_csv, write_csv};
use crate::exchange::codebook::qdc::{prove_qdc, read_qdc, write_qdc};
use crate::exchange::codebook::ron::{parse_ron, read_ron, write_ron};
use crate::exchange::codebook::{
    Codebook, CodebookFormat, CodebookReport, CodebookTag, FORMAT_NAME,
};
use crate::exchange::record::{ExchangeError, FileStep};
use crate::exchange::replace::replace_file;

/// So many bytes of a file show what it is.
const HEAD: u64 = 4096;

/// Writes a codebook, replacing a file that is there.
pub fn write_codebook(
    codebook: &Codebook,
    format: CodebookFormat,
    path: &Path,
    progress: &Progress,
) -> Result<(), ExchangeError> {
    replace_file(
        path,
        progress,
        |out| match format {
            CodebookFormat::Ron => write_ron(codebook, progress, out),
            CodebookFormat::Csv { with_bom } => write_csv(codebook, with_bom, progress, out),
            CodebookFormat::Qdc => write_qdc(codebook, progress, out),
        },
        |(), bytes| {
            let budget = Budget {
                bytes: u64::MAX,
                items: u64::MAX,
                ..Budget::default()
            };
            let (read, report) = match format {
                CodebookFormat::Ron => parse_ron(bytes, &budget)?,
                CodebookFormat::Csv { .. } => parse_csv(bytes, &budget)?,
                CodebookFormat::Qdc => return prove_qdc(codebook, bytes),
            };
            let without_line = |tag: &CodebookTag| CodebookTag {
                line: 0,
                terms: tag.terms.held_by(format),
                ..tag.clone()
            };
            let is_whole = report.is_empty()
                && read.len() == codebook.tags.len()
                && read
                    .iter()
                    .zip(&codebook.tags)
                    .all(|(read, written)| without_line(read) == without_line(written));
            match is_whole {
                true => Ok(()),
                false => Err(ExchangeError::NotAsWritten { key: None }),
            }
        },
    )
}

/// Whether a file is a codebook: a table by its name, or RON that says so at its start.
pub fn is_codebook(path: &Path) -> bool {
    is_table(path) || is_qdc(path) || says_so(&head(path).unwrap_or_default())
}

/// Reads a codebook in this process. One of another program that a person brings is read by
/// [`CODEBOOKS`](super::CODEBOOKS).
pub fn read_codebook(
    path: &Path,
    budget: &Budget,
) -> Result<(Codebook, CodebookReport), ExchangeError> {
    let failed = |source| ExchangeError::File {
        step: FileStep::Read,
        source,
        path: path.to_owned(),
    };
    let file = File::open(path).map_err(failed)?;
    budget.check_bytes(file.metadata().map_err(failed)?.len())?;
    let mut bytes = Vec::new();
    file.take(budget.bytes.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if is_qdc(path) {
        read_qdc(&bytes, budget)
    } else if is_table(path) {
        read_csv(&bytes, budget)
    } else {
        read_ron(&bytes, budget)
    }
}

fn is_qdc(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| extension.eq_ignore_ascii_case("qdc"))
}

fn is_table(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|extension| {
        ["csv", "tsv"]
            .iter()
            .any(|table| extension.eq_ignore_ascii_case(table))
    })
}

fn head(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(HEAD).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn says_so(head: &[u8]) -> bool {
    let name = FORMAT_NAME.as_bytes();
    head.windows(name.len()).any(|window| window == name)
}
