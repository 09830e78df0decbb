//! [`Engine`]: the handle.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;

use crate::base::Progress;
use crate::base::environment::{Environment, Timestamp};
use crate::command::{Action, ActionCode, Command, Refusal, plan};
use crate::engine::jobs::{self, execute};
use crate::engine::shared::{Published, Shared, lock, named};
use crate::engine::worker::{Reply, Request, Worker};
use crate::engine::{
    Access, EngineError, Event, Fault, Holder, JobError, JobId, JobKind, JobProduct, JobView,
    JournalHead, Outcome, Person, StoreError, Ticket, Tombstone, UndoActions, undo,
};
use crate::model::{
    AnnotatorId, CaptureId, Collection, CollectionId, JournalId, LineageId, Sha256, Snapshot,
};
use crate::store::{EntryKind, NewEntry, Store};

/// A handle to an open collection. Dropping it cancels its jobs and closes the file; [`Engine::close`] says how that went.
pub struct Engine {
    door: Sender<Request>,
    shared: Arc<Shared>,
    environment: Arc<dyn Environment>,
    path: PathBuf,
    access: Access,
    holder: Option<Holder>,
    thread: Option<JoinHandle<()>>,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine")
            .field("path", &self.path)
            .field("writes", &self.is_writable())
            .finish_non_exhaustive()
    }
}

impl Engine {
    /// Makes a new collection in a file that is not there yet, and opens it to write.
    pub fn create(
        path: &Path,
        name: &str,
        person: Person,
        environment: Arc<dyn Environment>,
    ) -> Result<Self, EngineError> {
        let collection = Collection {
            id: CollectionId(environment.new_uuid()),
            lineage: LineageId(environment.new_uuid()),
            name: plan::checked_name(name)?,
            direction: None,
            created: environment.now(),
        };
        Self::create_as(path, &collection, person, environment)
    }

    /// Makes a new collection that carries the given row, such as one that an export brings.
    pub fn create_as(
        path: &Path,
        collection: &Collection,
        person: Person,
        environment: Arc<dyn Environment>,
    ) -> Result<Self, EngineError> {
        let head = NewEntry {
            id: JournalId(environment.new_uuid()),
            at: environment.now(),
            action: Action {
                code: ActionCode::CreateCollection,
                subject: collection.name.clone(),
                annotator: None,
            },
            kind: EntryKind::Do,
            joins: false,
        };
        let store = Store::create(path, collection, &person.name, &head)?;
        Self::start(path, store, Access::Write, None, person, environment)
    }

    /// Opens a collection. To write: fails with [`StoreError::Held`] where another program writes to it.
    pub fn open(
        path: &Path,
        access: Access,
        person: Person,
        environment: Arc<dyn Environment>,
    ) -> Result<Self, EngineError> {
        let store = Store::open(path, access, &person.name)?;
        Self::start(path, store, access, None, person, environment)
    }

    /// Opens a collection to write, or, where another program writes to it, to read: then [`Engine::holder`] says who.
    pub fn open_or_read(
        path: &Path,
        person: Person,
        environment: Arc<dyn Environment>,
    ) -> Result<Self, EngineError> {
        match Store::open(path, Access::Write, &person.name) {
            Ok(store) => Self::start(path, store, Access::Write, None, person, environment),
            Err(StoreError::Held { annotator, since }) => {
                let store = Store::open(path, Access::Read, &person.name)?;
                let holder = Some(Holder { annotator, since });
                Self::start(path, store, Access::Read, holder, person, environment)
            }
            Err(error) => Err(error.into()),
        }
    }

    fn start(
        path: &Path,
        store: Store,
        access: Access,
        holder: Option<Holder>,
        person: Person,
        environment: Arc<dyn Environment>,
    ) -> Result<Self, EngineError> {
        let (rows, revision) = store.load()?;
        let snapshot = Arc::new(Snapshot::from_rows(revision, rows));
        let shared = Arc::new(Shared::new(person));
        shared.publish(Published {
            snapshot: Arc::clone(&snapshot),
            undo: undo::actions(&store)?,
            saved_at: None,
        });
        let writes = matches!(access, Access::Write);
        let worker = Worker {
            store,
            environment: Arc::clone(&environment),
            shared: Arc::clone(&shared),
            snapshot,
            read_only: (!writes).then(|| holder.clone()),
        };
        let (door, requests) = channel();
        let thread = std::thread::Builder::new()
            .name("hashiya engine".to_owned())
            .spawn(move || worker.run(&requests))
            .map_err(|_| EngineError::Closed)?;
        Ok(Self {
            door,
            shared,
            environment,
            path: path.to_owned(),
            access,
            holder,
            thread: Some(thread),
        })
    }

    /// Does a command and waits until it stands in the file. Not for the drawing thread.
    pub fn execute(&self, command: Command) -> Result<Outcome, EngineError> {
        execute(&self.shared, &self.door, Box::new(command))
    }

    /// Sends a command and returns at once; [`Engine::poll`] brings what came of it. Commands are done in their order.
    pub fn submit(&self, command: Command) -> Ticket {
        let ticket = self.shared.new_ticket();
        self.shared.count_pending(true);
        let request = Request::Execute {
            command: Box::new(command),
            reply: Reply::Ticket(ticket),
        };
        if self.door.send(request).is_err() {
            self.shared.count_pending(false);
            self.shared.tell(Event::Refused {
                ticket,
                error: EngineError::Closed,
            });
        }
        ticket
    }

    /// How many commands are on their way: above 0 something is not saved yet.
    pub fn n_pending(&self) -> usize {
        self.shared.pending()
    }

    /// When the last change of this session was committed.
    pub fn saved_at(&self) -> Option<Timestamp> {
        self.shared.published().saved_at
    }

    /// What has happened since the last call.
    pub fn poll(&self) -> Vec<Event> {
        self.shared.take_events()
    }

    /// The collection as of the latest commit. Costs a pointer.
    pub fn snapshot(&self) -> Arc<Snapshot> {
        self.shared.snapshot()
    }

    /// What undo and redo would do.
    pub fn undo_state(&self) -> UndoActions {
        self.shared.published().undo
    }

    /// Sets what is called, from any thread, when there is something new to see.
    pub fn set_waker(&self, waker: Box<dyn Fn() + Send + Sync>) {
        self.shared.set_waker(waker);
    }

    /// Whether the collection was opened to write or to read.
    pub fn access(&self) -> Access {
        self.access
    }

    /// Whether commands can be done.
    pub fn is_writable(&self) -> bool {
        matches!(self.access, Access::Write)
    }

    /// Who writes to the collection, if that is why this engine only reads.
    pub fn holder(&self) -> Option<&Holder> {
        self.holder.as_ref()
    }

    /// The collection's file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The annotator that the person at work is in this collection. Their row comes with their first change.
    pub fn me(&self) -> AnnotatorId {
        self.shared.me_in(&self.snapshot())
    }

    /// Says who works from now on.
    pub fn set_person(&self, person: Person) {
        self.shared.set_person(person);
    }

    /// The annotator of this name; if there is none, one whose row comes with their first change.
    pub fn annotator_named(&self, name: &str) -> Result<AnnotatorId, Refusal> {
        let name = plan::checked_name(name)?;
        let person = self.shared.person();
        if let Some(id) = named(&self.snapshot(), &name) {
            return Ok(id);
        }
        if person.name == name {
            return Ok(self.me());
        }
        if let Some(id) = self.shared.introduced_as(&name) {
            return Ok(id);
        }
        let id = AnnotatorId(self.environment.new_uuid());
        self.shared.introduce(Person { id, name });
        Ok(id)
    }

    /// Reads the rows anew if another program has written; says whether it had. Waits for the file.
    pub fn refresh(&self) -> Result<bool, EngineError> {
        let (reply, answer) = channel();
        self.door
            .send(Request::Refresh(reply))
            .map_err(|_| EngineError::Closed)?;
        answer.recv().unwrap_or(Err(EngineError::Closed))
    }

    /// Rows of the journal, newest first, from before the given one. Waits for the file.
    pub fn history(
        &self,
        before: Option<u64>,
        limit: usize,
    ) -> Result<Vec<JournalHead>, EngineError> {
        self.read(move |store| store.history(before, limit))
    }

    /// What has been deleted. Waits for the file.
    pub fn tombstones(&self) -> Result<Vec<Tombstone>, EngineError> {
        self.read(Store::tombstones)
    }

    /// The bytes of a capture's file as they were read, where they are kept. Waits for the file.
    pub fn original_bytes(&self, capture: CaptureId) -> Result<Option<Vec<u8>>, EngineError> {
        self.read(move |store| store.original_bytes(capture))
    }

    /// The hash of all live rows: equal for equal content. Waits for the file.
    pub fn logical_hash(&self) -> Result<Sha256, EngineError> {
        self.read(Store::logical_hash)
    }

    /// Runs the doctor beside the engine's thread and waits; see [`Engine::start_check`].
    pub fn check(&self) -> Result<Vec<Fault>, EngineError> {
        self.beside(Store::check)
    }

    /// Writes a verified copy to a path and waits; see [`Engine::start_backup`].
    pub fn backup_to(&self, path: &Path) -> Result<(), EngineError> {
        self.beside(|store| store.backup_to(path))
    }

    /// Starts the doctor as a job.
    pub fn start_check(&self) -> JobId {
        let (path, name) = (self.path.clone(), self.shared.person().name);
        self.start_job(JobKind::Check, move |_| {
            let faults = on_own_connection(&path, &name, Store::check)?;
            Ok(JobProduct::Checked(faults))
        })
    }

    /// Starts writing a verified copy as a job.
    pub fn start_backup(&self, to: PathBuf) -> JobId {
        let (path, name) = (self.path.clone(), self.shared.person().name);
        self.start_job(JobKind::Backup, move |_| {
            on_own_connection(&path, &name, |store| store.backup_to(&to))?;
            Ok(JobProduct::Written(to))
        })
    }

    /// Starts a job on a thread of its own. The closure calls [`Progress::step`] often; its error ends the job.
    pub fn start_job(
        &self,
        kind: JobKind,
        work: impl FnOnce(&Progress) -> Result<JobProduct, JobError> + Send + 'static,
    ) -> JobId {
        jobs::start(&self.shared, self.door.clone(), kind, work)
    }

    /// Jobs under way, oldest first.
    pub fn jobs(&self) -> Vec<JobView> {
        lock(&self.shared.jobs).views()
    }

    /// Asks a job to stop at its next step; says whether it was under way.
    pub fn cancel_job(&self, job: JobId) -> bool {
        lock(&self.shared.jobs).cancel(job)
    }

    /// Does the commands that wait, writes everything into the one file and gives it free. Jobs are cancelled.
    pub fn close(mut self) -> Result<(), EngineError> {
        self.stop()
    }

    fn stop(&mut self) -> Result<(), EngineError> {
        let Some(thread) = self.thread.take() else {
            return Ok(());
        };
        lock(&self.shared.jobs).cancel_all();
        let (reply, answer) = channel();
        let asked = self.door.send(Request::Close(reply));
        let result = match asked {
            Ok(()) => answer.recv().unwrap_or(Err(EngineError::Closed)),
            Err(_) => Err(EngineError::Closed),
        };
        // A panic of the thread has already shown as a missing answer.
        let _panicked = thread.join();
        result
    }

    /// Asks the store on the engine's thread.
    fn read<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, EngineError> {
        let (reply, answer) = channel();
        let task = Box::new(move |store: &Store| {
            let _gone = reply.send(ask(store));
        });
        self.door
            .send(Request::Read(task))
            .map_err(|_| EngineError::Closed)?;
        Ok(answer.recv().map_err(|_| EngineError::Closed)??)
    }

    /// Asks the store on a read connection of the caller's thread, so that commands need not wait.
    fn beside<T>(
        &self,
        ask: impl FnOnce(&Store) -> Result<T, StoreError>,
    ) -> Result<T, EngineError> {
        on_own_connection(&self.path, &self.shared.person().name, ask)
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        if let Err(error) = self.stop() {
            tracing::warn!(%error, "the collection was not closed in order");
        }
    }
}

fn on_own_connection<T>(
    path: &Path,
    name: &str,
    ask: impl FnOnce(&Store) -> Result<T, StoreError>,
) -> Result<T, EngineError> {
    let store = Store::open(path, Access::Read, name)?;
    let result = ask(&store);
    store.close()?;
    Ok(result?)
}
