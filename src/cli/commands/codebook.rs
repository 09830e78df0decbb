//! Codebooks out of a collection and into one.

use std::path::Path;

use crate::base::{Progress, Severity};
use crate::cli::arguments::{Codebook, CodebookFormatArgument};
use crate::cli::commands::open::open;
use crate::cli::console::Console;
use crate::cli::failure::{Failure, Verdict};
use crate::engine::operations::{export_codebook, import_of};
use crate::engine::words::codebook_lines;
use crate::engine::{Access, Engine};
use crate::exchange::codebook::{CodebookFormat, CodebookReport, Comparison};
use crate::i18n::{Counted, Insert, Word};

/// Writes the codebook.
pub(super) fn export(asked: &Codebook, console: &mut Console<'_>) -> Result<Verdict, Failure> {
    let wording = console.wording;
    let with_bom = !asked.no_bom;
    let format = match asked.format {
        CodebookFormatArgument::Ron => CodebookFormat::Ron,
        CodebookFormatArgument::Csv => CodebookFormat::Csv { with_bom },
        CodebookFormatArgument::Qdc => CodebookFormat::Qdc,
    };
    let engine = open(&asked.collection, Access::Read, wording)?;
    export_codebook(&engine, &asked.output, format, &Progress::default())
        .map_err(|error| Failure::job(&error, &asked.output, wording))?;
    console.tell(
        Word::JobDoneExport,
        &[("file", &asked.output.display().to_string())],
    )?;
    Ok(Verdict::Done)
}

/// Brings in what is new of a codebook, and with `takes` what differs too.
pub(super) fn bring_in(
    engine: &Engine,
    file: &Path,
    (comparison, report): (Comparison, CodebookReport),
    takes: bool,
    console: &mut Console<'_>,
) -> Result<Verdict, Failure> {
    let wording = console.wording;
    let snapshot = engine.snapshot();
    let n_refused = report.count(Severity::Refused);
    for line in codebook_lines(&report, wording) {
        console.warn(&line)?;
    }
    let Some(command) = import_of(&comparison, |_| takes) else {
        console.tell(Word::MsgNothingNew, &[])?;
        return tell_differing(&comparison, takes, n_refused, console);
    };
    let outcome = engine
        .execute(command)
        .map_err(|error| Failure::engine(&error, file, Some(&snapshot), wording))?;
    let tags = Counted::Tag.of(outcome.answer.len());
    console.tell(Word::MsgCodebookIn, &[("tags", &tags)])?;
    tell_differing(&comparison, takes, n_refused, console)
}

fn tell_differing(
    comparison: &Comparison,
    takes: bool,
    n_refused: usize,
    console: &mut Console<'_>,
) -> Result<Verdict, Failure> {
    if !takes && !comparison.differing.is_empty() {
        let values: [(&str, &dyn Insert); 1] = [("n", &comparison.differing.len())];
        console.tell(Word::MsgCodebookLeft, &values)?;
        for difference in &comparison.differing {
            let differs = console.wording.text(Word::CliDiffers);
            let label = difference.theirs.label.prefer(false);
            console.say(&format!(
                "tag {} “{label}”: {differs}",
                difference.theirs.id.0
            ))?;
        }
    }
    Ok(match n_refused {
        0 => Verdict::Done,
        _ => Verdict::FaultsFound,
    })
}
