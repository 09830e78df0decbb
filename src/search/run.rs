//! Runs a search over all cores, and tells of what is found in the order of the list.
//!
//! Threads of the standard library and one shared iterator do what a pool would do here: a search starts a thread per core,
//! each takes the next documents when it has done its last, and nothing is left running when the search returns.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::base::{Cancelled, Progress};
use crate::model::{Document, Snapshot};
use crate::search::compile::Compiled;
use crate::search::evaluate::{Evaluation, Limits, evaluate};
use crate::search::spelling::Spellings;
use crate::search::{Corpus, DocumentHits, Scope, SearchEnd, Stop};

/// Documents that a thread takes at a time: few at first, so that the first hits come at once.
const BATCH: usize = 32;
const FIRST_BATCHES: usize = 16;
/// Hits after which a search stops.
const MOST_HITS: usize = 1_000_000;

pub(super) fn run(
    corpus: &Corpus,
    snapshot: &Snapshot,
    compiled: &Compiled,
    scope: &Scope,
    progress: &Progress,
    found: &(dyn Fn(DocumentHits) + Sync),
) -> Result<SearchEnd, Cancelled> {
    let (documents, total) = documents_of(snapshot, scope);
    progress.begin(total as u64);
    let limits = Limits::new(progress, corpus.time());
    let teller = Teller {
        found,
        state: Mutex::default(),
        n_hits: AtomicUsize::new(0),
        is_full: AtomicBool::new(false),
    };
    let searched = AtomicUsize::new(0);
    in_numbered_batches(documents, |number, documents| {
        let mut batch = Vec::new();
        let mut spellings = Spellings::default();
        for document in documents {
            if limits.is_out_of_time() || teller.is_full.load(Ordering::Relaxed) {
                break;
            }
            progress.step()?;
            searched.fetch_add(1, Ordering::Relaxed);
            let evaluation = Evaluation {
                corpus,
                snapshot,
                document,
                limits: &limits,
            };
            if let Some(hits) = evaluate(compiled, &evaluation, &mut spellings)? {
                batch.push(DocumentHits {
                    document: document.id,
                    capture: document.capture,
                    hits,
                });
            }
        }
        teller.tell(number, batch, progress)
    })?;
    let state = teller.state.into_inner();
    let state = state.unwrap_or_else(PoisonError::into_inner);
    let stopped = if limits.is_out_of_time() {
        Some(Stop::Time)
    } else {
        teller.is_full.into_inner().then_some(Stop::Hits)
    };
    Ok(SearchEnd {
        searched: searched.into_inner(),
        documents: state.n_documents,
        hits: teller.n_hits.into_inner(),
        stopped,
    })
}

type Documents<'s> = Box<dyn Iterator<Item = &'s Arc<Document>> + Send + 's>;

/// The documents of a scope in the order of the list, and how many they are.
fn documents_of<'s>(snapshot: &'s Snapshot, scope: &Scope) -> (Documents<'s>, usize) {
    let ids = match scope {
        Scope::Collection => {
            let all = snapshot.documents_in_order();
            return (Box::new(all), snapshot.n_documents());
        }
        Scope::Document(id) => vec![*id],
        Scope::DocumentSet(set) => snapshot
            .document_set(*set)
            .map(|set| set.members.clone())
            .unwrap_or_default(),
        Scope::Documents(ids) => ids.to_vec(),
    };
    let mut rows: Vec<_> = ids.iter().filter_map(|id| snapshot.document(*id)).collect();
    rows.sort_by_key(|row| (row.rank, row.id));
    rows.dedup_by_key(|row| row.id);
    let total = rows.len();
    (Box::new(rows.into_iter()), total)
}

/// Hands on what is found in the order of the batches.
struct Teller<'a> {
    found: &'a (dyn Fn(DocumentHits) + Sync),
    state: Mutex<Told>,
    n_hits: AtomicUsize,
    is_full: AtomicBool,
}

#[derive(Default)]
struct Told {
    next: usize,
    waiting: BTreeMap<usize, Vec<DocumentHits>>,
    n_documents: usize,
}

impl Teller<'_> {
    /// What waited for an earlier batch may be all there is: who asks to stop meanwhile hears no more of it.
    fn tell(
        &self,
        number: usize,
        batch: Vec<DocumentHits>,
        progress: &Progress,
    ) -> Result<(), Cancelled> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.waiting.insert(number, batch);
        loop {
            let next = state.next;
            let Some(batch) = state.waiting.remove(&next) else {
                return Ok(());
            };
            state.next += 1;
            for hits in batch {
                progress.check()?;
                // What is found twice in two runs has to be the same: the limit counts in the order of the list.
                let n = self.n_hits.load(Ordering::Relaxed);
                if n > 0 && n + hits.hits.len() > MOST_HITS {
                    self.is_full.store(true, Ordering::Relaxed);
                }
                if self.is_full.load(Ordering::Relaxed) {
                    continue;
                }
                self.n_hits.store(n + hits.hits.len(), Ordering::Relaxed);
                state.n_documents += 1;
                (self.found)(hits);
            }
        }
    }
}

/// Does some work on items over all cores, a few at a time. The first error ends it.
pub(super) fn in_parallel<T: Send>(
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(Vec<T>) -> Result<(), Cancelled> + Sync,
) -> Result<(), Cancelled> {
    in_numbered_batches(items, |_, batch| work(batch))
}

fn in_numbered_batches<T: Send>(
    items: impl Iterator<Item = T> + Send,
    work: impl Fn(usize, Vec<T>) -> Result<(), Cancelled> + Sync,
) -> Result<(), Cancelled> {
    let items = Mutex::new((0_usize, items));
    let is_cancelled = AtomicBool::new(false);
    let work_on = || {
        loop {
            let (number, batch) = {
                let mut items = items.lock().unwrap_or_else(PoisonError::into_inner);
                let number = items.0;
                items.0 += 1;
                let size = if number < FIRST_BATCHES { 4 } else { BATCH };
                let batch: Vec<T> = items.1.by_ref().take(size).collect();
                (number, batch)
            };
            if batch.is_empty() || is_cancelled.load(Ordering::Relaxed) {
                return;
            }
            if work(number, batch).is_err() {
                is_cancelled.store(true, Ordering::Relaxed);
            }
        }
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 1..cores {
            // Without a thread more, the others do its share.
            let started = std::thread::Builder::new()
                .name("hashiya search".to_owned())
                .spawn_scoped(scope, work_on);
            drop(started);
        }
        work_on();
    });
    if is_cancelled.into_inner() {
        return Err(Cancelled);
    }
    Ok(())
}
