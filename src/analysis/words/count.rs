//! Counting the written forms of each document, once for each capture.
//!
//! Captures are never edited, so a count holds until a document has another capture or other furniture. Memory: 8 bytes for
//! each different form of each document, and each form once.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;
use std::thread;

use crate::analysis::words::forms::{Forms, Tally};
use crate::base::{Cancelled, Progress};
use crate::model::{Capture, CaptureId, Document, DocumentId, Snapshot, StructureKind};
use crate::text::words;

/// Words between two looks at whether someone asked to stop.
const SLICE: usize = 16 * 1024;

/// What one document holds.
#[derive(Clone, Debug)]
pub(super) struct DocumentCounts {
    capture: CaptureId,
    furniture: Vec<Range<usize>>,
    /// Numbers of forms with their counts: of the text without furniture.
    text: Vec<(u32, u32)>,
    /// The same of the furniture.
    page: Vec<(u32, u32)>,
}

/// The written forms of every document's present capture, counted. Derived; may be dropped at any time (I9).
#[derive(Clone, Debug, Default)]
pub struct WordCounts {
    pub(super) forms: Arc<Forms>,
    pub(super) documents: BTreeMap<DocumentId, Arc<DocumentCounts>>,
}

/// A text that is to be counted.
struct Task<'s> {
    document: DocumentId,
    capture: &'s Arc<Capture>,
    furniture: Vec<Range<usize>>,
}

impl WordCounts {
    /// Counts the documents of a snapshot, all cores at once; what was counted before and has not changed is not counted again.
    /// Fails if someone asked to stop. The steps of `progress` are documents.
    pub fn of(snapshot: &Snapshot, former: &Self, progress: &Progress) -> Result<Self, Cancelled> {
        let mut documents = BTreeMap::new();
        let mut tasks = Vec::new();
        for document in snapshot.documents_in_order() {
            let Some(capture) = snapshot.capture(document.capture) else {
                continue;
            };
            let furniture = furniture_of(document, capture);
            match former.documents.get(&document.id) {
                Some(counts) if counts.holds(capture.id, &furniture) => {
                    documents.insert(document.id, Arc::clone(counts));
                }
                _ => tasks.push(Task {
                    document: document.id,
                    capture,
                    furniture,
                }),
            }
        }
        let mut forms = Arc::clone(&former.forms);
        if documents.is_empty() {
            forms = Arc::default();
        }
        progress.begin(tasks.len() as u64);
        if !tasks.is_empty() {
            let forms = Arc::make_mut(&mut forms);
            documents.extend(count_all(&tasks, forms, progress)?);
        }
        Ok(Self { forms, documents })
    }

    /// Whether nothing has to be counted for a snapshot. O(documents).
    pub fn is_of(&self, snapshot: &Snapshot) -> bool {
        snapshot.n_documents() == self.documents.len()
            && snapshot.documents_in_order().all(|document| {
                let capture = snapshot.capture(document.capture);
                let counts = self.documents.get(&document.id);
                counts.zip(capture).is_some_and(|(counts, capture)| {
                    counts.holds(capture.id, &furniture_of(document, capture))
                })
            })
    }
}

impl DocumentCounts {
    /// Numbers of forms with their counts; a form that stands in the furniture, too, comes twice.
    pub(super) fn pairs(&self, with_furniture: bool) -> impl Iterator<Item = (usize, u64)> + '_ {
        let page = if with_furniture { &self.page[..] } else { &[] };
        let pairs = self.text.iter().chain(page);
        pairs.map(|(form, count)| (*form as usize, u64::from(*count)))
    }

    fn holds(&self, capture: CaptureId, furniture: &[Range<usize>]) -> bool {
        self.capture == capture && self.furniture == furniture
    }
}

/// The stretches of a capture that are furniture, with what a person said of it: in order, apart from each other.
fn furniture_of(document: &Document, capture: &Capture) -> Vec<Range<usize>> {
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for mark in document.structure_of(capture).iter() {
        if mark.kind != StructureKind::Furniture {
            continue;
        }
        let range = mark.span.range();
        match stretches.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => stretches.push(range),
        }
    }
    stretches
}

/// Counts texts on as many threads as there are cores, each a run of them with about as many bytes.
fn count_all(
    tasks: &[Task<'_>],
    forms: &mut Forms,
    progress: &Progress,
) -> Result<Vec<(DocumentId, Arc<DocumentCounts>)>, Cancelled> {
    let n_threads = thread::available_parallelism().map_or(1, usize::from);
    let mut counted = Vec::with_capacity(tasks.len());
    thread::scope(|scope| {
        let runs: Vec<_> = runs_of(tasks, n_threads)
            .into_iter()
            .map(|run| scope.spawn(move || count_run(run, progress)))
            .collect();
        for run in runs {
            // A thread that died has counted nothing; the lists then lack its documents, and the next count tries again.
            let Ok(run) = run.join() else { continue };
            let (found, met) = run?;
            let numbers: Vec<u32> = met.into_iter().map(|form| forms.number(form)).collect();
            for (document, mut counts) in found {
                for (form, _) in counts.text.iter_mut().chain(&mut counts.page) {
                    *form = numbers.get(*form as usize).copied().unwrap_or_default();
                }
                counted.push((document, Arc::new(counts)));
            }
        }
        Ok(counted)
    })
}

/// Parts texts into runs of about as many bytes.
fn runs_of<'a, 's>(tasks: &'a [Task<'s>], n_runs: usize) -> Vec<&'a [Task<'s>]> {
    let bytes = |task: &Task<'_>| task.capture.text.len() + 1;
    let total: usize = tasks.iter().map(bytes).sum();
    let share = total.div_ceil(n_runs.max(1));
    let (mut runs, mut start, mut held) = (Vec::new(), 0, 0);
    for (at, task) in tasks.iter().enumerate() {
        held += bytes(task);
        if held >= share {
            runs.push(&tasks[start..=at]);
            (start, held) = (at + 1, 0);
        }
    }
    if start < tasks.len() {
        runs.push(&tasks[start..]);
    }
    runs
}

type Counted<'s> = (Vec<(DocumentId, DocumentCounts)>, Vec<&'s str>);

fn count_run<'s>(tasks: &[Task<'s>], progress: &Progress) -> Result<Counted<'s>, Cancelled> {
    let mut tally = Tally::default();
    let mut found = Vec::with_capacity(tasks.len());
    for task in tasks {
        let (text, page) = count_text(&task.capture.text, &task.furniture, &mut tally, progress)?;
        let counts = DocumentCounts {
            capture: task.capture.id,
            furniture: task.furniture.clone(),
            text,
            page,
        };
        found.push((task.document, counts));
        progress.step()?;
    }
    Ok((found, tally.into_forms()))
}

type Pairs = Vec<(u32, u32)>;

/// Counts one text; a word belongs to the furniture where it starts in it.
fn count_text<'s>(
    text: &'s str,
    furniture: &[Range<usize>],
    tally: &mut Tally<'s>,
    progress: &Progress,
) -> Result<(Pairs, Pairs), Cancelled> {
    let mut page = Vec::new();
    let mut stretches = furniture.iter().peekable();
    for (n, (at, word)) in words(text).enumerate() {
        if n % SLICE == SLICE - 1 {
            progress.check()?;
        }
        while stretches.next_if(|stretch| stretch.end <= at).is_some() {}
        if stretches.peek().is_some_and(|stretch| stretch.start <= at) {
            page.push(word);
        } else {
            tally.add(word);
        }
    }
    let text = tally.take();
    for word in page {
        tally.add(word);
    }
    Ok((text, tally.take()))
}
