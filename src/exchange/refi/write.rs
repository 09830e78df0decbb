//! A project as a container: `project.qde` and the flat folder `sources`, with fixed times and in a fixed order.
//!
//! The archive is written as a stream, and so is the XML: of sources, texts and originals only a few are in memory.

use std::collections::BTreeMap;
use std::io::Write;

use crate::base::Progress;
use crate::exchange::LossReport;
use crate::exchange::bundle::Bundle;
use crate::exchange::record::{ExchangeError, Originals};
use crate::exchange::refi::PROJECT;
use crate::exchange::refi::of_collection::{Draft, Whole, file_of};
use crate::exchange::refi::of_documents::Name;
use crate::exchange::refi::sheet::Sheet;
use crate::exchange::refi::value::Source;
use crate::exchange::refi::xml::Elements;
use crate::model::{Capture, CaptureId, Document};

/// So many bytes of XML are handed on at once.
const PIECE: usize = 1 << 16;

/// What a file of the container is made of.
enum Inner<'a> {
    Text(&'a str),
    Original(CaptureId),
}

/// Writes a project, and says what it cannot hold. Counts one step of `progress` for each source and each file.
pub(super) fn write(
    whole: &Whole<'_>,
    originals: &Originals<'_>,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<LossReport, ExchangeError> {
    let files = files(whole);
    progress.begin((whole.documents().len() + files.len()) as u64);
    let mut zip = Bundle::new(out);
    zip.start(PROJECT)?;
    let loss = xml(whole, progress, &mut zip)?;
    for (name, inner) in &files {
        zip.start(&name.entry())?;
        match inner {
            Inner::Text(text) => zip.write(text.as_bytes())?,
            Inner::Original(id) => {
                let of = (*id).into();
                let bytes =
                    originals(of).map_err(|source| ExchangeError::NoOriginal { of, source })?;
                let bytes = bytes.ok_or_else(|| ExchangeError::NoOriginal {
                    of,
                    source: std::io::ErrorKind::NotFound.into(),
                })?;
                zip.write(&bytes)?;
            }
        }
        progress.step()?;
    }
    zip.finish()?;
    Ok(loss)
}

/// The files of the folder, in the order of their names.
fn files<'a>(whole: &Whole<'a>) -> BTreeMap<Name, Inner<'a>> {
    let mut files = BTreeMap::new();
    for (document, capture) in whole.documents() {
        let of = whole.files(document, capture);
        files.insert(of.text, Inner::Text(&capture.text));
        if let Some(name) = of.original {
            files.insert(name, Inner::Original(capture.id));
        }
    }
    for memo in whole.snapshot.memos() {
        if let Some(name) = file_of(memo) {
            files.insert(name, Inner::Text(&memo.body));
        }
    }
    files
}

fn xml(
    whole: &Whole<'_>,
    progress: &Progress,
    zip: &mut Bundle<'_>,
) -> Result<LossReport, ExchangeError> {
    let mut draft = Draft::of(whole);
    let frame = draft.frame();
    let mut elements = Elements {
        sheet: Sheet::new(),
    };
    let mut send = |sheet: &mut Sheet, least: usize| match sheet.len() > least {
        true => zip.write(sheet.take().as_bytes()),
        false => Ok(()),
    };
    elements.head(&frame);
    let shape = |_: &Document, _: &Capture, source: Source| {
        progress.check()?;
        let mut apart = Elements {
            sheet: Sheet::default(),
        };
        apart.source(&source);
        Ok(apart.sheet.take())
    };
    let of_sources = whole.sources(shape, |source| {
        elements.open_wrapper("Sources");
        elements.sheet.insert(&source);
        send(&mut elements.sheet, PIECE)?;
        progress.step().map_err(ExchangeError::from)
    })?;
    elements.close_wrapper("Sources");
    for memo in whole.snapshot.memos() {
        elements.open_wrapper("Notes");
        elements.note(&draft.note(memo));
        send(&mut elements.sheet, PIECE)?;
    }
    elements.close_wrapper("Notes");
    for row in whole.snapshot.links() {
        if let Some(link) = draft.link(row) {
            elements.open_wrapper("Links");
            elements.link(&link);
            send(&mut elements.sheet, PIECE)?;
        }
    }
    elements.close_wrapper("Links");
    elements.foot(&frame);
    elements.sheet.end();
    send(&mut elements.sheet, 0)?;
    draft.loss.join(&of_sources);
    Ok(draft.loss)
}
