//! Projects of other programs in the table of formats that come in.

use std::fs::File;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use crate::base::{Budget, Cancelled, Progress, SQLITE};
use crate::exchange::foreign::{DOCUMENTS, Foreign, ForeignReader, Part};
use crate::exchange::formats::{Arrived, ImportFormat, Incoming, ReadError, bytes_of};
use crate::exchange::importer::ImportError;
use crate::exchange::importer::worker::Hand;
use crate::exchange::refi::{arrive, collection_of_project};
use crate::i18n::Word;
use crate::model::Collection;

/// What the journal of a transaction that was not ended begins with.
const JOURNAL: &[u8] = &[0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
/// The database in a project folder of QualCoder.
const DATABASE: &str = "data.qda";

/// Projects of Taguette.
pub(in crate::exchange) const TAGUETTE_IN: ImportFormat = ImportFormat {
    name: "taguette",
    endings: &["sqlite3"],
    title: Word::FmtTaguette,
    is_it: |look| look.head.starts_with(SQLITE),
    read: |incoming| rows_of(incoming, taguette(incoming)?),
    collection: |incoming| Ok(Some(collection_of(incoming, &taguette(incoming)?))),
};

/// Project folders of QualCoder, or the database in one.
pub(in crate::exchange) const QUALCODER_IN: ImportFormat = ImportFormat {
    name: "qualcoder",
    endings: &["qda"],
    title: Word::FmtQualCoder,
    is_it: |look| look.is_folder && look.path.join(DATABASE).is_file(),
    read: |incoming| rows_of(incoming, qualcoder(incoming)?),
    collection: |incoming| Ok(Some(collection_of(incoming, &qualcoder(incoming)?))),
};

/// Projects hold many documents: as large as a record may be, within the time of a file.
pub(in crate::exchange) fn project_budget() -> Budget {
    Budget {
        bytes: 2_000_000_000,
        items: 20_000_000,
        ..Budget::default()
    }
}

/// Reads the files of a project where foreign files are read.
pub(in crate::exchange) fn read_parts(
    incoming: &Incoming<'_>,
    reader: &'static dyn ForeignReader,
    parts: Vec<Part>,
    budget: &Budget,
) -> Result<Foreign, ImportError> {
    Hand::new(incoming.isolation).read_project(reader, parts, budget, incoming.progress)
}

/// The rows that a project brings.
pub(in crate::exchange) fn rows_of(
    incoming: &Incoming<'_>,
    foreign: Foreign,
) -> Result<Arrived, ReadError> {
    let (now, budget) = (incoming.environment.now(), project_budget().started());
    let arrival = arrive(foreign, incoming.snapshot, now, &budget, incoming.progress)?;
    Ok(Arrived::Rows(Box::new(arrival)))
}

/// The collection that a project describes.
pub(in crate::exchange) fn collection_of(incoming: &Incoming<'_>, foreign: &Foreign) -> Collection {
    let environment = incoming.environment;
    let ids = (environment.new_uuid(), environment.new_uuid());
    collection_of_project(foreign, ids, environment.now())
}

fn taguette(incoming: &Incoming<'_>) -> Result<Foreign, ReadError> {
    let budget = project_budget();
    let parts = database(incoming.path, incoming.path, &budget)?;
    let reader = incoming.reader("taguette")?;
    Ok(read_parts(incoming, reader, parts, &budget)?)
}

fn qualcoder(incoming: &Incoming<'_>) -> Result<Foreign, ReadError> {
    let budget = project_budget();
    let path = incoming.path;
    let is_inside = path.file_name().is_some_and(|name| name == DATABASE);
    let folder = match (path.is_dir(), path.parent()) {
        (true, _) => path,
        (false, Some(folder)) if is_inside => folder,
        _ => path,
    };
    let file = match folder.is_dir() {
        true => folder.join(DATABASE),
        false => folder.to_owned(),
    };
    let parts = database(&file, folder, &budget)?;
    let reader = incoming.reader("qualcoder")?;
    let mut foreign = read_parts(incoming, reader, parts, &budget)?;
    put_documents(&mut foreign, folder, budget.bytes, incoming.progress)?;
    Ok(foreign)
}

/// Keeps the files beside texts. A folder of documents that is a link leads elsewhere, and holds none.
pub(super) fn put_documents(
    foreign: &mut Foreign,
    folder: &Path,
    most: u64,
    progress: &Progress,
) -> Result<(), Cancelled> {
    let folder = folder.join(DOCUMENTS);
    if !std::fs::symlink_metadata(&folder).is_ok_and(|there| there.is_dir()) {
        return Ok(());
    }
    let mut left = most;
    for name in documents_of(foreign) {
        progress.check()?;
        if let Some(bytes) = regular(&folder.join(&name), left) {
            left = left.saturating_sub(bytes.len() as u64);
            foreign.put_file(format!("{DOCUMENTS}/{name}"), bytes);
        }
    }
    Ok(())
}

/// The names of files beside texts: names alone, which lead nowhere else.
fn documents_of(foreign: &Foreign) -> Vec<String> {
    let paths = foreign
        .project
        .sources
        .iter()
        .filter_map(|source| source.path.as_deref());
    let names = paths.filter_map(|path| path.strip_prefix(DOCUMENTS)?.strip_prefix('/'));
    let is_name = |name: &&str| {
        let mut parts = Path::new(name).components();
        let is_one = matches!(
            (parts.next(), parts.next()),
            (Some(Component::Normal(_)), None)
        );
        is_one && !name.contains(['/', '\\', ':', '\0'])
    };
    names.filter(is_name).map(str::to_owned).collect()
}

/// A file that is one, without following a link. None where it is missing or longer than allowed.
pub(in crate::exchange) fn regular(path: &Path, most: u64) -> Option<Vec<u8>> {
    let there = std::fs::symlink_metadata(path).ok()?;
    if !there.is_file() || there.len() > most {
        return None;
    }
    let mut bytes = Vec::new();
    let file = File::open(path).ok()?;
    file.take(most).read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// A database and the log beside it, where there is one. One that another program is just writing is refused.
fn database(file: &Path, named: &Path, budget: &Budget) -> Result<Vec<Part>, ReadError> {
    let name = named.file_name().unwrap_or_default();
    let name = name.to_string_lossy().into_owned();
    let mut parts = vec![Part {
        name: name.clone(),
        bytes: bytes_of(file, budget)?,
    }];
    let journal = regular(&beside(file, "-journal"), budget.bytes);
    if journal.is_some_and(|journal| journal.starts_with(JOURNAL)) {
        let part = format!("{name}-journal");
        return Err(ImportError::Damaged { part }.into());
    }
    if let Some(bytes) = regular(&beside(file, "-wal"), budget.bytes) {
        let name = format!("{name}-wal");
        parts.push(Part { name, bytes });
    }
    Ok(parts)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
