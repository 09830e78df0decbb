//! Archives for brat, and corpora of brat, in the table of formats.

use std::path::Path;

use crate::exchange::brat::mirror::{BESIDE, OF_ALL};
use crate::exchange::brat::{CORPORA, loss_of, write_brat};
use crate::exchange::foreign::{
    Foreign, Part, collection_of, project_budget, read_parts, regular, rows_of,
};
use crate::exchange::formats::{ExportFormat, ImportFormat, Incoming, ReadError, bytes_of};
use crate::i18n::Word;

/// Archives for brat.
pub(in crate::exchange) const BRAT: ExportFormat = ExportFormat {
    name: "brat",
    endings: &["brat.zip"],
    title: Word::FmtBrat,
    about: Word::FmtBratAbout,
    is_read: true,
    options: &[],
    loss: |outgoing, _, progress| loss_of(outgoing.snapshot, progress),
    write: |outgoing, _, path, progress| write_brat(outgoing.snapshot, path, progress),
};

/// Archives of a corpus, or the annotations of one document with its text beside them.
pub(in crate::exchange) const BRAT_IN: ImportFormat = ImportFormat {
    name: "brat",
    endings: &["brat.zip", "ann"],
    title: Word::FmtBrat,
    // Names of files stand in an archive as they are.
    is_it: |look| look.head.starts_with(b"PK") && look.holds(b".ann"),
    read: |incoming| rows_of(incoming, corpus(incoming)?),
    collection: |incoming| Ok(Some(collection_of(incoming, &corpus(incoming)?))),
};

fn corpus(incoming: &Incoming<'_>) -> Result<Foreign, ReadError> {
    let budget = project_budget();
    let path = incoming.path;
    let name = name_of(path);
    let mut parts = vec![Part {
        bytes: bytes_of(path, &budget)?,
        name: name.clone(),
    }];
    if let Some(stem) = name.strip_suffix(".ann") {
        let texts = [format!("{stem}.txt"), format!("{stem}{BESIDE}")];
        let all = ["annotation.conf", "visual.conf", OF_ALL].map(str::to_owned);
        for name in texts.into_iter().chain(all) {
            if let Some(bytes) = regular(&path.with_file_name(&name), budget.bytes) {
                parts.push(Part { name, bytes });
            }
        }
    }
    Ok(read_parts(incoming, &CORPORA, parts, &budget)?)
}

/// The name of a file; an ending in capitals is the same one.
fn name_of(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match name
        .len()
        .checked_sub(4)
        .and_then(|at| name.split_at_checked(at))
    {
        Some((stem, ending)) if ending.eq_ignore_ascii_case(".ann") => format!("{stem}.ann"),
        _ => name.into_owned(),
    }
}
