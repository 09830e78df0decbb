//! Reading many files at once, each within its own budget.

use std::fs::{self, File};
use std::io::Read;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::base::environment::Timestamp;
use crate::base::{Budget, Cancelled, Progress, Report};
use crate::exchange::importer::{
    Candidate, ImportError, ImportNote, ImportOptions, Imported, SourceFile, collect, importer_for,
};
use crate::model::Sha256;

/// Reading is disk and memory more than thought: more threads than this do not help.
const MOST_THREADS: usize = 8;

/// One file, ready to become a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedFile {
    /// Its own name, for display.
    pub name: String,
    /// All of it, as read.
    pub bytes: Vec<u8>,
    /// The hash of those bytes.
    pub sha256: Sha256,
    /// When it was last changed.
    pub modified: Option<Timestamp>,
    /// What was read from it.
    pub imported: Imported,
}

impl ImportedFile {
    /// A file's documents, each with the bytes that it was made of.
    pub fn all_of(source: SourceFile, documents: Vec<Imported>) -> Vec<Self> {
        let mut whole = Some(source.bytes);
        let last = documents.len().saturating_sub(1);
        let with_bytes = |(index, mut imported): (usize, Imported)| {
            let bytes = match imported.original.take() {
                Some(bytes) => bytes,
                None if index == last => whole.take().unwrap_or_default(),
                None => whole.clone().unwrap_or_default(),
            };
            Self {
                name: match &imported.part {
                    Some(part) => format!("{} / {part}", source.name),
                    None => source.name.clone(),
                },
                sha256: Sha256::of(&bytes),
                bytes,
                modified: source.modified,
                imported,
            }
        };
        documents.into_iter().enumerate().map(with_bytes).collect()
    }
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
    progress: &Progress,
) -> Result<Import, Cancelled> {
    let candidates = collect(paths, progress)?;
    progress.begin(candidates.files.len() as u64);
    let mut import = Import {
        files: Vec::with_capacity(candidates.files.len()),
        report: candidates.report,
    };
    let results = read_all(&candidates.files, options, budget, progress);
    progress.check()?;
    for (candidate, result) in candidates.files.into_iter().zip(results) {
        match result {
            Ok(documents) => {
                for file in documents {
                    for note in &file.imported.notes {
                        import
                            .report
                            .add(note.severity(), file.name.clone(), note.clone());
                    }
                    import.files.push(file);
                }
            }
            Err(ImportError::Cancelled(cancelled)) => return Err(cancelled),
            Err(error) => {
                let note = ImportNote::Refused(error);
                import.report.add(note.severity(), candidate.name, note);
            }
        }
    }
    Ok(import)
}

/// Reads a file that is in memory already: one document or several, never none.
pub fn import_bytes(
    source: &SourceFile,
    options: &ImportOptions,
    budget: &Budget,
    progress: &Progress,
) -> Result<Vec<Imported>, ImportError> {
    let importer = importer_for(&source.name).ok_or(ImportError::UnknownFormat)?;
    let budget = budget.started();
    // An importer must not panic; should one do so, the file is refused and the others go on.
    let documents = catch_unwind(AssertUnwindSafe(|| {
        importer.read(source, options, &budget, progress)
    }))
    .unwrap_or(Err(ImportError::Fault))?;
    if documents.is_empty() {
        return Err(ImportError::NoText);
    }
    Ok(documents)
}

type FileResult = Result<Vec<ImportedFile>, ImportError>;

/// Reads the candidates on several threads; the results are in their order.
fn read_all(
    candidates: &[Candidate],
    options: &ImportOptions,
    budget: &Budget,
    progress: &Progress,
) -> Vec<FileResult> {
    let available = thread::available_parallelism().map_or(2, usize::from);
    let threads = available.clamp(2, MOST_THREADS).min(candidates.len());
    let next = AtomicUsize::new(0);
    let work = || {
        let mut results = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(candidate) = candidates.get(index) else {
                return results;
            };
            progress.set_item(candidate.name.as_str());
            results.push((index, read_one(candidate, options, budget, progress)));
            if progress.step().is_err() {
                return results;
            }
        }
    };
    // What no thread has brought back was not read.
    let mut results: Vec<FileResult> = vec![Err(ImportError::Fault); candidates.len()];
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
    options: &ImportOptions,
    budget: &Budget,
    progress: &Progress,
) -> FileResult {
    progress.check()?;
    let source = read_source(candidate, budget)?;
    let documents = import_bytes(&source, options, budget, progress)?;
    Ok(ImportedFile::all_of(source, documents))
}

/// Reads a file once into memory, at most to its limit: what it becomes afterwards does not matter.
fn read_source(candidate: &Candidate, budget: &Budget) -> Result<SourceFile, ImportError> {
    let file = File::open(&candidate.path)?;
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
