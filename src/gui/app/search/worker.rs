//! Searches on a thread of its own. A new question ends the work on the old one; what is found comes in small helpings.
//!
//! The thread keeps the folded copies of the texts, and makes them ahead while nobody asks. It ends when its [`Worker`] is
//! dropped.

use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use egui::Context;

use crate::base::{Cancel, Progress};
use crate::model::{Snapshot, TagId};
use crate::query::{QueryError, parse};
use crate::search::{
    Corpus, DocumentHits, Question, Scope, SearchEnd, SearchError, SearchSettings,
};
use crate::text::{Folds, WordEdges};

/// The shortest time between two helpings.
const HELPING: Duration = Duration::from_millis(30);

/// What is to be found.
pub(super) struct Asked {
    /// Counts up; answers carry it.
    pub(super) serial: u64,
    pub(super) typed: String,
    /// Mentions of this tag, and not what is typed.
    pub(super) mentions: Option<TagId>,
    pub(super) settings: SearchSettings,
    pub(super) snapshot: Arc<Snapshot>,
    pub(super) cancel: Cancel,
}

/// What the thread is to do.
enum Task {
    /// Make copies of texts that will be searched.
    Prepare(Arc<Snapshot>, Cancel),
    Answer(Asked),
}

/// What the thread has to say of a question.
pub(super) enum Answer {
    /// It makes no sense.
    Wrong(QueryError),
    /// Some documents with hits.
    Found(Vec<DocumentHits>),
    /// All of them are there.
    Ended(SearchEnd, Duration),
    /// Nothing was found; so much would be, if the words were meant less strictly.
    Otherwise(usize),
}

/// The thread, seen from the window.
pub(super) struct Worker {
    tasks: Sender<Task>,
    answers: Receiver<(u64, Answer)>,
    cancel: Cancel,
}

impl std::fmt::Debug for Worker {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Worker").finish_non_exhaustive()
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.cancel.request();
    }
}

impl Worker {
    /// Starts the thread; none if the system has no more.
    pub(super) fn start(ctx: &Context) -> Option<Self> {
        let (tasks, inbox) = channel();
        let (outbox, answers) = channel();
        let repaint = ctx.clone();
        std::thread::Builder::new()
            .name("hashiya search".to_owned())
            .spawn(move || {
                work(&inbox, &|serial, answer| {
                    // Without a window nobody listens.
                    let _gone = outbox.send((serial, answer));
                    repaint.request_repaint();
                });
            })
            .ok()?;
        Some(Self {
            tasks,
            answers,
            cancel: Cancel::new(),
        })
    }

    /// Has copies made of the texts that are there, until a question comes.
    pub(super) fn prepare(&mut self, snapshot: Arc<Snapshot>) {
        self.cancel = Cancel::new();
        let _gone = self
            .tasks
            .send(Task::Prepare(snapshot, self.cancel.clone()));
    }

    /// Asks; the work on a former question ends.
    pub(super) fn ask(
        &mut self,
        serial: u64,
        (typed, mentions): (String, Option<TagId>),
        settings: SearchSettings,
        snapshot: Arc<Snapshot>,
    ) {
        self.stop();
        self.cancel = Cancel::new();
        let _gone = self.tasks.send(Task::Answer(Asked {
            serial,
            typed,
            mentions,
            settings,
            snapshot,
            cancel: self.cancel.clone(),
        }));
    }

    /// Ends the work that is under way.
    pub(super) fn stop(&self) {
        self.cancel.request();
    }

    /// What was said of the newest question since.
    pub(super) fn answers(&self, serial: u64) -> Vec<Answer> {
        self.answers
            .try_iter()
            .filter(|(of, _)| *of == serial)
            .map(|(_, answer)| answer)
            .collect()
    }
}

fn work(inbox: &Receiver<Task>, answer: &(impl Fn(u64, Answer) + Sync)) {
    let corpus = Corpus::default();
    let mut revision = None;
    while let Ok(mut task) = inbox.recv() {
        loop {
            match inbox.try_recv() {
                Ok(next) => task = next,
                Err(TryRecvError::Empty) => break,
                Err(TryRecvError::Disconnected) => return,
            }
        }
        let (Task::Prepare(snapshot, _) | Task::Answer(Asked { snapshot, .. })) = &task;
        // Copies of texts that are no longer read would fill the memory.
        if revision.replace(snapshot.revision()) != Some(snapshot.revision()) {
            corpus.keep_current(snapshot);
        }
        match task {
            Task::Prepare(snapshot, cancel) => {
                // Who asks meanwhile has the rest made.
                let _stopped = corpus.prepare(&snapshot, &Progress::silent(cancel));
            }
            Task::Answer(asked) => {
                look(&corpus, &asked, &|found| answer(asked.serial, found));
            }
        }
    }
}

/// Answers one question, as far as nobody asks another.
fn look(corpus: &Corpus, asked: &Asked, answer: &(impl Fn(Answer) + Sync)) {
    let begun = Instant::now();
    let query = match parse(&asked.typed) {
        Ok(query) => query,
        Err(error) => return answer(Answer::Wrong(error)),
    };
    let mut question = Question {
        query,
        settings: asked.settings,
    };
    let helping = Mutex::new((Vec::new(), None::<Instant>));
    let found = |document: DocumentHits| {
        let mut helping = helping.lock().unwrap_or_else(PoisonError::into_inner);
        let (documents, last) = &mut *helping;
        documents.push(document);
        if last.is_none_or(|last| last.elapsed() >= HELPING) {
            *last = Some(Instant::now());
            answer(Answer::Found(std::mem::take(documents)));
        }
    };
    let progress = Progress::silent(asked.cancel.clone());
    let (snapshot, scope) = (&asked.snapshot, &Scope::Collection);
    let searched = match asked.mentions {
        Some(tag) => {
            let furniture = asked.settings.furniture;
            let end = corpus.mentions(snapshot, tag, scope, furniture, &progress, &found);
            end.map_err(SearchError::from)
        }
        None => corpus.search(snapshot, &question, scope, &progress, &found),
    };
    let end = match searched {
        Ok(end) => end,
        Err(SearchError::Query(error)) => return answer(Answer::Wrong(error)),
        Err(SearchError::Cancelled(_)) => return,
    };
    let (rest, _) = helping.into_inner().unwrap_or_else(PoisonError::into_inner);
    if !rest.is_empty() {
        answer(Answer::Found(rest));
    }
    answer(Answer::Ended(end, begun.elapsed()));
    let settings = &mut question.settings;
    if asked.mentions.is_some() || end.documents > 0 || !loosen(settings) {
        return;
    }
    let progress = Progress::silent(asked.cancel.clone());
    let searched = corpus.search(snapshot, &question, scope, &progress, &|_| {});
    if let Ok(end) = searched {
        answer(Answer::Otherwise(end.hits));
    }
}

/// Makes the words mean more: folded where they were meant as written, else also inside of words. Says whether it could.
fn loosen(settings: &mut SearchSettings) -> bool {
    if settings.folds == Folds::EXACT {
        settings.folds = Folds::FULL;
        true
    } else if settings.edges != WordEdges::Anywhere {
        settings.edges = WordEdges::Anywhere;
        true
    } else {
        false
    }
}
