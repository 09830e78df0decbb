//! The report for word processors: annotations are comments on highlighted words.
//!
//! Written by ourselves: what a report needs of the format is little, and the libraries that were looked at know the direction of
//! paragraphs but not that of runs, or cannot let comments overlap. The container has fixed times, a fixed order, and no part
//! that tells of who or what wrote it.
//!
//! Comments come before the body in the container, so that neither has to wait in memory: the documents are gone through twice.

mod body;
mod comments;
mod front;
mod paper;
mod parts;
mod proof;
mod told;

use std::io::Write;
use std::path::Path;

pub use proof::prove_docx;

use crate::base::Progress;
use crate::exchange::LossReport;
use crate::exchange::bundle::Bundle;
use crate::exchange::record::ExchangeError;
use crate::exchange::refi::codes::Sheet;
use crate::exchange::replace::{reopened, replace_read};
use crate::exchange::reports::docx::paper::Paper;
use crate::exchange::reports::gather::Gather;
use crate::exchange::reports::loss::loss_of;
use crate::exchange::reports::tags::Quotes;
use crate::exchange::reports::{ReportBy, ReportFormat, ReportOptions};
use crate::model::Snapshot;

/// So many bytes of XML are handed on at once.
const PIECE: usize = 1 << 16;

/// Writes a report as a document with comments, replacing a file that is there; says what it leaves out. Counts two steps of
/// `progress` for each document, or for each passage of a tag.
///
/// Fails without a trace if anything cannot be written, does not come back as it was, or is cancelled before the last
/// moment.
pub fn write_docx(
    snapshot: &Snapshot,
    options: &ReportOptions,
    path: &Path,
    progress: &Progress,
) -> Result<LossReport, ExchangeError> {
    // Counted before: a file that has its name is not given up for a list.
    let loss = loss_of(snapshot, ReportFormat::Docx, options.by, progress)?;
    replace_read(
        path,
        progress,
        |out| write(snapshot, options, progress, out),
        |(), temporary| {
            let archive = [reopened(temporary)?, reopened(temporary)?];
            prove_docx(snapshot, options, archive, progress)
        },
    )?;
    Ok(loss)
}

fn write(
    snapshot: &Snapshot,
    options: &ReportOptions,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<(), ExchangeError> {
    let n_steps = match options.by {
        ReportBy::Document => snapshot.n_documents(),
        ReportBy::Tag => snapshot.taggings().count(),
    };
    progress.begin(2 * n_steps as u64);
    let gather = Gather {
        snapshot,
        wording: options.wording,
    };
    let mut bundle = Bundle::new(out);
    for (name, text) in parts::fixed() {
        bundle.file(name, text.as_bytes())?;
    }
    bundle.start(parts::COMMENTS)?;
    let mut paper = begin(gather, "w:comments");
    let quotes = match options.by {
        ReportBy::Document => None,
        ReportBy::Tag => Some(Quotes::new(gather, progress)?),
    };
    body::all_comments(&mut paper, quotes.as_ref(), progress, &mut |paper| {
        send(paper, &mut bundle, PIECE)
    })?;
    paper.sheet.close();
    paper.sheet.end();
    send(&mut paper, &mut bundle, 0)?;
    bundle.start(parts::DOCUMENT)?;
    let mut paper = begin(gather, "w:document");
    paper.sheet.open("w:body");
    let mut send_piece = |paper: &mut Paper<'_>| send(paper, &mut bundle, PIECE);
    front::front(&mut paper, options, &mut send_piece)?;
    match &quotes {
        None => body::documents(&mut paper, progress, &mut send_piece)?,
        Some(quotes) => body::tags(&mut paper, quotes, progress, &mut send_piece)?,
    }
    front::memos(&mut paper);
    section(&mut paper);
    paper.sheet.close();
    paper.sheet.close();
    paper.sheet.end();
    send(&mut paper, &mut bundle, 0)?;
    bundle.finish()
}

fn begin<'a>(gather: Gather<'a>, root: &'static str) -> Paper<'a> {
    let mut sheet = Sheet::new();
    sheet.open(root);
    sheet.attribute("xmlns:w", parts::NAMESPACE);
    Paper::new(gather, sheet)
}

/// The page: A4, in twentieths of a point; its columns run as the report's language does.
fn section(paper: &mut Paper<'_>) {
    paper.sheet.open("w:sectPr");
    paper.sheet.open("w:pgSz");
    paper.sheet.attribute("w:w", "11906");
    paper.sheet.attribute("w:h", "16838");
    paper.sheet.close();
    paper.sheet.open("w:pgMar");
    for (name, value) in [
        ("w:top", "1304"),
        ("w:right", "1304"),
        ("w:bottom", "1304"),
        ("w:left", "1304"),
        ("w:header", "720"),
        ("w:footer", "720"),
        ("w:gutter", "0"),
    ] {
        paper.sheet.attribute(name, value);
    }
    paper.sheet.close();
    if paper.gather.direction().is_rtl() {
        paper.flag("w:bidi");
    }
    paper.sheet.close();
}

/// Hands on what is written, if it is more than so many bytes.
fn send(paper: &mut Paper<'_>, bundle: &mut Bundle<'_>, least: usize) -> Result<(), ExchangeError> {
    match paper.sheet.len() > least {
        true => bundle.write(paper.sheet.take().as_bytes()),
        false => Ok(()),
    }
}
