//! What the engine's thread and its callers share: the latest publication, events, jobs and the waker.

use std::collections::{BTreeMap, VecDeque};
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::base::environment::Timestamp;
use crate::engine::jobs::JobTable;
use crate::engine::{Event, FilePresence, Person, Ticket, UndoActions};
use crate::model::{AnnotatorId, Snapshot};

/// What readers see: replaced as a whole after each commit.
#[derive(Clone, Default)]
pub(super) struct Published {
    pub(super) snapshot: Arc<Snapshot>,
    pub(super) undo: UndoActions,
    pub(super) saved_at: Option<Timestamp>,
}

type Waker = dyn Fn() + Send + Sync;

/// See the module.
pub(super) struct Shared {
    published: Mutex<Published>,
    events: Mutex<VecDeque<Event>>,
    waker: Mutex<Option<Arc<Waker>>>,
    tickets: AtomicU64,
    pending: AtomicUsize,
    by_id: AtomicBool,
    person: Mutex<Person>,
    introduced: Mutex<BTreeMap<AnnotatorId, String>>,
    presence: Mutex<FilePresence>,
    pub(super) jobs: Mutex<JobTable>,
}

impl Shared {
    pub(super) fn new(person: Person) -> Self {
        Self {
            published: Mutex::default(),
            events: Mutex::default(),
            waker: Mutex::default(),
            tickets: AtomicU64::new(0),
            pending: AtomicUsize::new(0),
            by_id: AtomicBool::new(false),
            person: Mutex::new(person),
            introduced: Mutex::default(),
            presence: Mutex::default(),
            jobs: Mutex::default(),
        }
    }

    pub(super) fn published(&self) -> Published {
        lock(&self.published).clone()
    }

    pub(super) fn snapshot(&self) -> Arc<Snapshot> {
        Arc::clone(&lock(&self.published).snapshot)
    }

    pub(super) fn publish(&self, published: Published) {
        let previous = std::mem::replace(&mut *lock(&self.published), published);
        // The old tables may be the last of their kind: they are freed outside the lock.
        drop(previous);
    }

    pub(super) fn tell(&self, event: Event) {
        lock(&self.events).push_back(event);
        self.wake();
    }

    pub(super) fn wake(&self) {
        let waker = lock(&self.waker).clone();
        if let Some(waker) = waker {
            waker();
        }
    }

    /// How the file was found last.
    pub(super) fn presence(&self) -> FilePresence {
        *lock(&self.presence)
    }

    /// Tells how the file was found, if that is new.
    pub(super) fn found(&self, presence: FilePresence) {
        let before = std::mem::replace(&mut *lock(&self.presence), presence);
        if before != presence {
            self.tell(Event::File(presence));
        }
    }

    pub(super) fn set_waker(&self, waker: Box<Waker>) {
        *lock(&self.waker) = Some(Arc::from(waker));
    }

    pub(super) fn take_events(&self) -> Vec<Event> {
        lock(&self.events).drain(..).collect()
    }

    pub(super) fn new_ticket(&self) -> Ticket {
        Ticket(self.tickets.fetch_add(1, Ordering::Relaxed) + 1)
    }

    pub(super) fn pending(&self) -> usize {
        self.pending.load(Ordering::Acquire)
    }

    pub(super) fn count_pending(&self, add: bool) {
        if add {
            self.pending.fetch_add(1, Ordering::AcqRel);
        } else {
            self.pending.fetch_sub(1, Ordering::AcqRel);
        }
    }

    pub(super) fn person(&self) -> Person {
        lock(&self.person).clone()
    }

    pub(super) fn set_person(&self, person: Person) {
        *lock(&self.person) = person;
    }

    /// Keeps the name of one whose row will come with their first change.
    pub(super) fn introduce(&self, person: Person) {
        lock(&self.introduced).insert(person.id, person.name);
    }

    /// Those whose rows may still have to come, the person at work among them.
    pub(super) fn newcomer(&self, id: AnnotatorId) -> Option<Person> {
        let person = self.person();
        if person.id == id {
            return Some(person);
        }
        lock(&self.introduced).get(&id).map(|name| Person {
            id,
            name: name.clone(),
        })
    }

    /// From now on the name alone does not make someone the person at work.
    pub(super) fn know_by_id(&self) {
        self.by_id.store(true, Ordering::Release);
    }

    /// The person at work as this collection knows them: by id, or else, unless told otherwise, by exactly their name.
    pub(super) fn me_in(&self, snapshot: &Snapshot) -> AnnotatorId {
        let person = self.person();
        if self.by_id.load(Ordering::Acquire) || snapshot.annotator(person.id).is_some() {
            return person.id;
        }
        named(snapshot, &person.name).unwrap_or(person.id)
    }

    pub(super) fn introduced_as(&self, name: &str) -> Option<AnnotatorId> {
        lock(&self.introduced)
            .iter()
            .find(|(_, known)| known.as_str() == name)
            .map(|(id, _)| *id)
    }
}

/// The annotator who first had this name.
pub(super) fn named(snapshot: &Snapshot, name: &str) -> Option<AnnotatorId> {
    snapshot
        .annotators()
        .filter(|annotator| annotator.name == name)
        .min_by_key(|annotator| (annotator.created, annotator.id))
        .map(|annotator| annotator.id)
}

/// Locks; a panic elsewhere does not spread, since every value behind these locks is replaced whole.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
