//! A project as a container: `project.qde` and the flat folder `sources`, with fixed times and in a fixed order.
//!
//! The archive is written as a stream, and the XML in pieces: of texts and originals only one is in memory.

use std::collections::BTreeMap;
use std::io::Write;

use crate::base::Progress;
use crate::exchange::bundle::Bundle;
use crate::exchange::record::{ExchangeError, Originals};
use crate::exchange::refi::sheet::Sheet;
use crate::exchange::refi::value::{Plain, Project};
use crate::exchange::refi::xml::Elements;
use crate::model::{CaptureId, DocumentId, MemoId, Snapshot};

/// So many bytes of XML are handed on at once.
const PIECE: usize = 1 << 16;

/// What a file of the container is made of.
enum Inner<'a> {
    Text(&'a str),
    Original(CaptureId),
}

/// Writes a project. Counts one step of `progress` for each source and each file.
pub(super) fn write(
    project: &Project,
    snapshot: &Snapshot,
    originals: &Originals<'_>,
    progress: &Progress,
    out: &mut dyn Write,
) -> Result<(), ExchangeError> {
    let files = files(project, snapshot);
    progress.begin((project.sources.len() + files.len()) as u64);
    let mut zip = Bundle::new(out);
    zip.start("project.qde")?;
    xml(project, progress, &mut zip)?;
    for (name, inner) in &files {
        zip.start(&format!("sources/{name}"))?;
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
    zip.finish()
}

/// The files of the folder, by their names.
fn files<'a>(project: &Project, snapshot: &'a Snapshot) -> BTreeMap<String, Inner<'a>> {
    let mut files = BTreeMap::new();
    for source in &project.sources {
        let Some(capture) = snapshot.current_capture(DocumentId(source.guid)) else {
            continue;
        };
        if let Plain::Path(path) = &source.plain {
            files.insert(name_of(path), Inner::Text(&capture.text));
        }
        if let Some(path) = &source.path {
            files.insert(name_of(path), Inner::Original(capture.id));
        }
    }
    for note in &project.notes {
        if let Plain::Path(path) = &note.plain
            && let Some(memo) = snapshot.memo(MemoId(note.guid))
        {
            files.insert(name_of(path), Inner::Text(&memo.body));
        }
    }
    files
}

fn name_of(path: &str) -> String {
    path.trim_start_matches("internal://").to_owned()
}

fn xml(project: &Project, progress: &Progress, zip: &mut Bundle<'_>) -> Result<(), ExchangeError> {
    let mut elements = Elements {
        sheet: Sheet::new(),
    };
    let mut send = |sheet: &mut Sheet, least: usize| match sheet.len() > least {
        true => zip.write(sheet.take().as_bytes()),
        false => Ok(()),
    };
    elements.head(project);
    if !project.sources.is_empty() {
        elements.sheet.open("Sources");
        for source in &project.sources {
            elements.source(source);
            send(&mut elements.sheet, PIECE)?;
            progress.step()?;
        }
        elements.sheet.close();
    }
    elements.foot(project);
    elements.sheet.end();
    send(&mut elements.sheet, 0)
}
