//! Reading many files at once, each within its own budget.

use std::fs;
use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::base::environment::Timestamp;
use crate::base::{Budget, Cancelled, Progress, Report};
use crate::exchange::importer::collect::{open_to_read, set_inside};
use crate::exchange::importer::worker::Hand;
use crate::exchange::importer::{
    Candidate, Found, ImportError, ImportNote, ImportOptions, Imported, Isolation, SourceFile,
    collect,
};
use crate::model::Sha256;

/// Reading is disk and memory more than thought: more threads than this do not help.
const MOST_THREADS: usize = 8;

/// One document of a file, ready to come in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedFile {
    /// Its name with those of the archive and part that it is from, for display: `press.zip / 2024/a.txt`.
    pub name: String,
    /// The same without the part: `press.zip / 2024/a.csv`, alike for all documents of one file.
    pub source: String,
    /// The own name of the file that [`Self::bytes`] are, on the disk or in an archive.
    pub file: String,
    /// The whole of that file, shared by all documents that it gave.
    pub whole: Arc<[u8]>,
    /// That file, wholly, or the part of it that the document was made of.
    pub bytes: Arc<[u8]>,
    /// The hash of those bytes.
    pub sha256: Sha256,
    /// The hash of the whole file, where those bytes are a part of it.
    pub part_of: Option<Sha256>,
    /// When the file on the disk was last changed.
    pub modified: Option<Timestamp>,
    /// The document set that its folder is, on the disk or in an archive.
    pub set: Option<String>,
    /// The same for all documents of one file, on the disk or in an archive, and for no others of the import.
    pub origin: usize,
    /// The text. Where it is its bytes as they are, both are held once: of thousands of plain texts that is half.
    pub text: Arc<str>,
    /// What else was read from it; its own text went into [`Self::text`].
    pub imported: Imported,
}

/// All that could be read, and what is to be told of it and of the rest.
#[derive(Clone, Debug, Default)]
pub struct Import {
    /// In the order of the given paths, by name inside folders.
    pub files: Vec<ImportedFile>,
    /// Files passed over first, then each file's notes in the same order.
    pub report: Report<ImportNote>,
}

/// Reads files and folders. Counts one step of progress for each file; a cancel request leaves nothing.
pub fn import_files(
    paths: &[PathBuf],
    options: &ImportOptions,
    budget: &Budget,
    isolation: &Isolation,
    progress: &Progress,
) -> Result<Import, Cancelled> {
    let candidates = collect(paths, progress)?;
    progress.begin(candidates.files.len() as u64);
    let mut import = Import {
        files: Vec::with_capacity(candidates.files.len()),
        report: candidates.report,
    };
    let results = read_all(&candidates.files, options, budget, isolation, progress);
    progress.check()?;
    for (candidate, result) in candidates.files.iter().zip(results) {
        match result {
            Ok(read) => take(&mut import, candidate, read),
            Err(ImportError::Cancelled(cancelled)) => return Err(cancelled),
            Err(error) => refuse(&mut import.report, &candidate.name, error),
        }
    }
    Ok(import)
}

/// Reads one file that is in memory already, where files of its format are read.
pub fn import_source(
    source: SourceFile,
    options: &ImportOptions,
    budget: &Budget,
    isolation: &Isolation,
    progress: &Progress,
) -> Result<Vec<ImportedFile>, ImportError> {
    let (source, reading) = Hand::new(isolation).read(source, options, budget, progress)?;
    let documents = documents_of(None, source, reading.documents);
    match documents.is_empty() {
        true => Err(ImportError::NoText),
        false => Ok(documents),
    }
}

/// Takes what was read of a file, and tells of the parts that gave nothing.
fn take(import: &mut Import, candidate: &Candidate, read: ReadFile) {
    for entry in read.passed.entries() {
        let part = format!("{} / {}", candidate.name, entry.file);
        import.report.add(entry.severity, part, entry.note.clone());
    }
    if read.documents.is_empty() {
        return refuse(&mut import.report, &candidate.name, ImportError::NoText);
    }
    let first = import.files.last().map_or(0, |file| file.origin + 1);
    for mut file in read.documents {
        file.origin += first;
        for note in &file.imported.notes {
            let severity = note.severity();
            import.report.add(severity, file.name.clone(), note.clone());
        }
        import.files.push(file);
    }
}

fn refuse(report: &mut Report<ImportNote>, name: &str, error: ImportError) {
    let note = ImportNote::Refused(error);
    report.add(note.severity(), name, note);
}

/// A file's documents, each with the bytes that it was made of. Their origins count from 0.
fn documents_of(
    candidate: Option<&Candidate>,
    source: SourceFile,
    documents: Vec<Found>,
) -> Vec<ImportedFile> {
    let set = candidate.and_then(|candidate| candidate.set.as_deref());
    let is_alone = candidate.is_none_or(|candidate| candidate.is_alone);
    let whole: Arc<[u8]> = Arc::from(source.bytes);
    let whole_sha256 = Sha256::of(&whole);
    // Documents of one file stand together, so that its bytes are hashed once.
    let mut entry_sha256: Option<(Arc<[u8]>, Sha256)> = None;
    let mut origin = 0;
    let mut files = Vec::with_capacity(documents.len());
    for Found {
        entry,
        mut imported,
    } in documents
    {
        let mut name = source.name.clone();
        let (mut file, mut bytes, mut sha256) =
            (source.name.clone(), Arc::clone(&whole), whole_sha256);
        let mut set = set.map(str::to_owned);
        if let Some(mut entry) = entry {
            let known = entry_sha256
                .as_ref()
                .filter(|(of, _)| Arc::ptr_eq(of, &entry.bytes));
            sha256 = match known {
                Some((_, known)) => *known,
                None => {
                    origin += 1;
                    let sha256 = Sha256::of(&entry.bytes);
                    entry_sha256 = Some((Arc::clone(&entry.bytes), sha256));
                    sha256
                }
            };
            name = format!("{name} / {}", entry.path.join("/"));
            file = entry.path.pop().unwrap_or_default();
            // An archive is a folder, as far as names go.
            set = (!is_alone).then(|| set_inside(set.as_deref(), stem(&source.name)));
            for folder in &entry.path {
                set = Some(set_inside(set.as_deref(), folder));
            }
            bytes = entry.bytes;
        }
        let text: Arc<str> = std::mem::take(&mut imported.text).into();
        if *bytes == *text.as_bytes() {
            bytes = Arc::from(Arc::clone(&text));
        }
        let (whole_name, whole_file) = (name.clone(), Arc::clone(&bytes));
        if let Some(part) = &imported.part {
            name = format!("{name} / {part}");
        }
        let mut part_of = None;
        if let Some(own) = imported.original.take() {
            bytes = Arc::from(own);
            part_of = Some(sha256);
            sha256 = Sha256::of(&bytes);
        }
        files.push(ImportedFile {
            name,
            source: whole_name,
            file,
            whole: whole_file,
            bytes,
            sha256,
            part_of,
            modified: source.modified,
            set,
            origin,
            text,
            imported,
        });
    }
    files
}

/// A file's name without its last extension.
pub fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, _)) if !stem.is_empty() => stem,
        _ => name,
    }
}

/// What came of one candidate. It is hashed where it is read, on several threads.
struct ReadFile {
    documents: Vec<ImportedFile>,
    passed: Report<ImportNote>,
}

type FileResult = Result<ReadFile, ImportError>;

/// Reads the candidates on several threads; the results are in their order.
fn read_all(
    candidates: &[Candidate],
    options: &ImportOptions,
    budget: &Budget,
    isolation: &Isolation,
    progress: &Progress,
) -> Vec<FileResult> {
    let available = thread::available_parallelism().map_or(2, usize::from);
    let threads = available.clamp(2, MOST_THREADS).min(candidates.len());
    let next = AtomicUsize::new(0);
    let work = || {
        let mut hand = Hand::new(isolation);
        let mut results = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(candidate) = candidates.get(index) else {
                return results;
            };
            progress.set_item(candidate.name.as_str());
            results.push((
                index,
                read_one(candidate, &mut hand, options, budget, progress),
            ));
            if progress.step().is_err() {
                return results;
            }
        }
    };
    // What no thread has brought back was not read.
    let mut results = Vec::new();
    results.resize_with(candidates.len(), || Err(ImportError::Fault));
    thread::scope(|scope| {
        let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        for (index, result) in workers
            .into_iter()
            .flat_map(|worker| worker.join().unwrap_or_default())
        {
            results[index] = result;
        }
    });
    results
}

fn read_one(
    candidate: &Candidate,
    hand: &mut Hand<'_>,
    options: &ImportOptions,
    budget: &Budget,
    progress: &Progress,
) -> FileResult {
    progress.check()?;
    let source = read_source(candidate, budget)?;
    let (source, reading) = hand.read(source, options, budget, progress)?;
    Ok(ReadFile {
        documents: documents_of(Some(candidate), source, reading.documents),
        passed: reading.passed,
    })
}

/// Reads a file once into memory, at most to its limit: what it becomes afterwards does not matter.
fn read_source(candidate: &Candidate, budget: &Budget) -> Result<SourceFile, ImportError> {
    let file = open_to_read(&candidate.path)?;
    let metadata = file.metadata()?;
    budget.check_bytes(metadata.len())?;
    let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or(0));
    file.take(budget.bytes.saturating_add(1))
        .read_to_end(&mut bytes)?;
    budget.check_bytes(bytes.len() as u64)?;
    Ok(SourceFile {
        name: candidate.name.clone(),
        bytes,
        modified: modified(&metadata),
    })
}

/// The time of the last change, with the local offset of that moment.
fn modified(metadata: &fs::Metadata) -> Option<Timestamp> {
    let instant = jiff::Timestamp::try_from(metadata.modified().ok()?).ok()?;
    let offset = jiff::tz::TimeZone::system().to_offset(instant);
    Some(Timestamp {
        utc_micros: instant.as_microsecond(),
        offset_seconds: offset.seconds(),
    })
}
