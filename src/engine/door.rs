//! [`Engine`]: the handle.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::thread::JoinHandle;

use crate::base::Progress;
use crate::base::environment::{Environment, Timestamp};
use crate::command::{Action, ActionCode, Command, Refusal, plan};
use crate::engine::backups::{BackupRules, rescue};
use crate::engine::jobs::{self, execute};
use crate::engine::shared::{Published, Shared, lock, named};
use crate::engine::worker::{Reply, Request, Worker};
use crate::engine::{
    Access, EngineError, Event, FilePresence, Holder, JobError, JobId, JobKind, JobProduct,
    JobView, Outcome, Person, Reader, Ticket, UndoActions, undo,
};
use crate::model::{AnnotatorId, Collection, CollectionId, JournalId, LineageId, Snapshot};
use crate::store::{EntryKind, NewEntry, Store};

/// A handle to an open collection. Dropping it cancels its jobs and closes the file; [`Engine::close`] says how that went.
pub struct Engine {
    reader: Reader,
    environment: Arc<dyn Environment>,
    access: Access,
    holder: Option<Holder>,
    thread: Option<JoinHandle<()>>,
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Engine")
            .field("path", &self.reader.path)
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

    /// Opens a collection. To write: fails with [`StoreError::Held`](crate::engine::StoreError::Held) where another program writes to it.
    pub fn open(
        path: &Path,
        access: Access,
        person: Person,
        environment: Arc<dyn Environment>,
    ) -> Result<Self, EngineError> {
        let store = Store::open(path, access, &person.name)?;
        Self::start(path, store, access, None, person, environment)
    }

    /// Opens a collection to read it beside whoever writes to it; [`Engine::holder`] says who that is, if they are known.
    pub fn open_beside(
        path: &Path,
        holder: Option<Holder>,
        person: Person,
        environment: Arc<dyn Environment>,
    ) -> Result<Self, EngineError> {
        let store = Store::open(path, Access::Read, &person.name)?;
        Self::start(path, store, Access::Read, holder, person, environment)
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
            reader: Reader {
                door,
                shared,
                path: path.to_owned(),
            },
            environment,
            access,
            holder,
            thread: Some(thread),
        })
    }

    /// What reads this collection, for a job.
    pub fn reader(&self) -> Reader {
        self.reader.clone()
    }

    /// Does a command and waits until it stands in the file. Not for the drawing thread.
    pub fn execute(&self, command: Command) -> Result<Outcome, EngineError> {
        execute(&self.reader.shared, &self.reader.door, Box::new(command))
    }

    /// Sends a command and returns at once; [`Engine::poll`] brings what came of it. Commands are done in their order.
    pub fn submit(&self, command: Command) -> Ticket {
        self.send(command, false)
    }

    /// Like [`Engine::submit`], but a command that would remove much at once is not done and comes back as
    /// [`Event::Braked`]: whoever works confirms it, and then it is sent by [`Engine::submit`].
    pub fn submit_braked(&self, command: Command) -> Ticket {
        self.send(command, true)
    }

    fn send(&self, command: Command, brake: bool) -> Ticket {
        let ticket = self.reader.shared.new_ticket();
        self.reader.shared.count_pending(true);
        let request = Request::Execute {
            command: Box::new(command),
            reply: Reply::Ticket(ticket),
            brake,
        };
        if self.reader.door.send(request).is_err() {
            self.reader.shared.count_pending(false);
            self.reader.shared.tell(Event::Refused {
                ticket,
                error: EngineError::Closed,
            });
        }
        ticket
    }

    /// How many commands are on their way: above 0 something is not saved yet.
    pub fn n_pending(&self) -> usize {
        self.reader.shared.pending()
    }

    /// When the last change of this session was committed.
    pub fn saved_at(&self) -> Option<Timestamp> {
        self.reader.shared.published().saved_at
    }

    /// What has happened since the last call.
    pub fn poll(&self) -> Vec<Event> {
        self.reader.shared.take_events()
    }

    /// What undo and redo would do.
    pub fn undo_state(&self) -> UndoActions {
        self.reader.shared.published().undo
    }

    /// Sets what is called, from any thread, when there is something new to see.
    pub fn set_waker(&self, waker: Box<dyn Fn() + Send + Sync>) {
        self.reader.shared.set_waker(waker);
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

    /// The annotator that the person at work is in this collection. Their row comes with their first change.
    pub fn me(&self) -> AnnotatorId {
        self.reader.shared.me_in(&self.snapshot())
    }

    /// Knows the person at work by their id alone: an annotator of the same name, from another computer, is another.
    pub fn know_by_id(&self) {
        self.reader.shared.know_by_id();
    }

    /// Says who works from now on.
    pub fn set_person(&self, person: Person) {
        self.reader.shared.set_person(person);
    }

    /// The annotator of this name; if there is none, one whose row comes with their first change.
    pub fn annotator_named(&self, name: &str) -> Result<AnnotatorId, Refusal> {
        let name = plan::checked_name(name)?;
        let person = self.reader.shared.person();
        if let Some(id) = named(&self.snapshot(), &name) {
            return Ok(id);
        }
        if person.name == name {
            return Ok(self.me());
        }
        if let Some(id) = self.reader.shared.introduced_as(&name) {
            return Ok(id);
        }
        let id = AnnotatorId(self.environment.new_uuid());
        self.reader.shared.introduce(Person { id, name });
        Ok(id)
    }

    /// Reads the rows anew if another program has written; says whether it had. Waits for the file.
    pub fn refresh(&self) -> Result<bool, EngineError> {
        let (reply, answer) = channel();
        self.reader
            .door
            .send(Request::Refresh(Some(reply)))
            .map_err(|_| EngineError::Closed)?;
        answer.recv().unwrap_or(Err(EngineError::Closed))
    }

    /// Like [`Engine::refresh`] for the drawing thread: the waker tells if there was something new.
    pub fn request_refresh(&self) {
        // A closed engine has nothing new.
        let _closed = self.reader.door.send(Request::Refresh(None));
    }

    /// Asks the engine's thread to look whether the file is still there; [`Event::File`] tells if that is new.
    pub fn request_look(&self) {
        // A closed engine has no file.
        let _closed = self.reader.door.send(Request::Look);
    }

    /// How the file was found last.
    pub fn presence(&self) -> FilePresence {
        self.reader.shared.presence()
    }

    /// Starts making a backup, if the collection changed since the last one, as a job.
    pub fn start_keeping(&self, rules: BackupRules) -> JobId {
        let (reader, environment) = (self.reader.clone(), Arc::clone(&self.environment));
        self.start_job(JobKind::Backup, move |_| {
            let made = reader.back_up(&rules, environment.now())?;
            Ok(JobProduct::BackedUp(Box::new(made)))
        })
    }

    /// Starts writing a copy of a collection whose file went away, as a job.
    pub fn start_rescue(&self, to: PathBuf) -> JobId {
        let (reader, environment) = (self.reader.clone(), Arc::clone(&self.environment));
        let person = self.reader.shared.person();
        self.start_job(JobKind::Backup, move |_| {
            if rescue(&reader, &to, person, environment)? {
                Ok(JobProduct::Written(to))
            } else {
                Ok(JobProduct::Rescued(to))
            }
        })
    }

    /// Starts the doctor as a job.
    pub fn start_check(&self) -> JobId {
        let reader = self.reader.clone();
        self.start_job(JobKind::Check, move |_| {
            Ok(JobProduct::Checked(reader.check()?))
        })
    }

    /// Starts writing a verified copy as a job.
    pub fn start_backup(&self, to: PathBuf) -> JobId {
        let reader = self.reader.clone();
        self.start_job(JobKind::Backup, move |_| {
            reader.backup_to(&to)?;
            Ok(JobProduct::Written(to))
        })
    }

    /// Starts a job on a thread of its own. The closure calls [`Progress::step`] often; its error ends the job.
    pub fn start_job(
        &self,
        kind: JobKind,
        work: impl FnOnce(&Progress) -> Result<JobProduct, JobError> + Send + 'static,
    ) -> JobId {
        jobs::start(&self.reader.shared, self.reader.door.clone(), kind, work)
    }

    /// Jobs under way, oldest first.
    pub fn jobs(&self) -> Vec<JobView> {
        lock(&self.reader.shared.jobs).views()
    }

    /// Asks a job to stop at its next step; says whether it was under way.
    pub fn cancel_job(&self, job: JobId) -> bool {
        lock(&self.reader.shared.jobs).cancel(job)
    }

    /// Does the commands that wait, writes everything into the one file and gives it free. Jobs are cancelled.
    pub fn close(mut self) -> Result<(), EngineError> {
        self.stop()
    }

    fn stop(&mut self) -> Result<(), EngineError> {
        let Some(thread) = self.thread.take() else {
            return Ok(());
        };
        lock(&self.reader.shared.jobs).cancel_all();
        let (reply, answer) = channel();
        let asked = self.reader.door.send(Request::Close(reply));
        let result = match asked {
            Ok(()) => answer.recv().unwrap_or(Err(EngineError::Closed)),
            Err(_) => Err(EngineError::Closed),
        };
        // A panic of the thread has already shown as a missing answer.
        let _panicked = thread.join();
        result
    }
}

/// An engine reads as well.
impl std::ops::Deref for Engine {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.reader
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        if let Err(error) = self.stop() {
            tracing::warn!(%error, "the collection was not closed in order");
        }
    }
}
