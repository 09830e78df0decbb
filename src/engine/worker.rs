//! The engine's own thread: the only place where a collection changes (I3).
//!
//! Each command goes plan, check, commit, publish. Memory changes only after the commit has returned (I4); a commit
//! that failed leaves the snapshot as it was. Should a failed commit have reached the file after all, or another
//! program have written there, the rows are read anew, so that the screen never differs from the file.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender};

use crate::base::environment::{Environment, Timestamp};
use crate::command::plan::{self, KnownTombstones, Newcomers};
use crate::command::{Change, Command};
use crate::engine::backups::removal_of;
use crate::engine::shared::{Published, Shared};
use crate::engine::undo::{self, Step};
use crate::engine::{EngineError, Event, FilePresence, Holder, Outcome, Ticket, UndoActions};
use crate::model::{Annotator, AnnotatorId, JournalId, Snapshot};
use crate::store::{EntryKind, NewEntry, Store, StoreError};

/// Who waits for a command.
pub(super) enum Reply {
    /// Nobody: an event tells.
    Ticket(Ticket),
    /// A thread that blocks.
    Caller(Sender<Result<Outcome, EngineError>>),
}

type Task = Box<dyn FnOnce(&Store) + Send>;

/// What the thread can be asked.
pub(super) enum Request {
    Execute {
        command: Box<Command>,
        reply: Reply,
        /// Whether to stop before much is removed.
        brake: bool,
    },
    Look,
    Read(Task),
    Refresh(Option<Sender<Result<bool, EngineError>>>),
    Close(Sender<Result<(), EngineError>>),
}

/// The state of the thread.
pub(super) struct Worker {
    pub(super) store: Store,
    pub(super) environment: Arc<dyn Environment>,
    pub(super) shared: Arc<Shared>,
    pub(super) snapshot: Arc<Snapshot>,
    /// Why writing is refused: the collection was opened to read only.
    pub(super) read_only: Option<Option<Holder>>,
}

/// Says that nothing more will come, also should the thread end by a defect.
struct Farewell(Arc<Shared>);

impl Drop for Farewell {
    fn drop(&mut self) {
        self.0.tell(Event::Closed);
    }
}

impl Worker {
    /// Works until asked to close or until every handle is gone.
    pub(super) fn run(mut self, requests: &Receiver<Request>) {
        let _farewell = Farewell(Arc::clone(&self.shared));
        while let Ok(request) = requests.recv() {
            match request {
                Request::Execute {
                    command,
                    reply,
                    brake,
                } => {
                    let step = self.step(&command);
                    let removal = match &step {
                        Ok(step) if brake && step.kind == EntryKind::Do => {
                            removal_of(&self.snapshot, &step.change.edits)
                        }
                        _ => None,
                    };
                    if let (Some(removal), Reply::Ticket(ticket)) = (removal, &reply) {
                        self.shared.count_pending(false);
                        self.shared.tell(Event::Braked {
                            ticket: *ticket,
                            command,
                            removal,
                        });
                        continue;
                    }
                    let result = step.and_then(|step| self.finish(step));
                    self.shared.count_pending(false);
                    self.answer(reply, result);
                }
                Request::Look => self.look(),
                Request::Read(task) => task(&self.store),
                Request::Refresh(reply) => {
                    let result = self.refresh().map_err(EngineError::from);
                    // A caller that has gone away needs no answer.
                    let _gone = reply.map(|reply| reply.send(result));
                }
                Request::Close(reply) => {
                    let result = self.store.close().map_err(EngineError::from);
                    let _gone = reply.send(result);
                    return;
                }
            }
        }
        // No handle is left to hear of a failure; the file is whole either way.
        let _unheard = self.store.close();
    }

    fn answer(&self, reply: Reply, result: Result<Outcome, EngineError>) {
        match reply {
            Reply::Caller(caller) => {
                self.shared.wake();
                let _gone = caller.send(result);
            }
            Reply::Ticket(ticket) => self.shared.tell(match result {
                Ok(outcome) => Event::Done { ticket, outcome },
                Err(error) => Event::Refused { ticket, error },
            }),
        }
    }

    /// Looks whether the file is still there and can be written.
    fn look(&self) {
        let presence = if !self.store.still_there() {
            FilePresence::Gone
        } else if self.read_only.is_none() && self.store.is_write_protected() {
            FilePresence::Protected
        } else {
            FilePresence::There
        };
        self.shared.found(presence);
    }

    /// Does one command wholly or not at all.
    #[cfg(test)]
    #[allow(
        clippy::needless_pass_by_value,
        reason = "tests give commands away as the door does"
    )]
    pub(super) fn execute(&mut self, command: Command) -> Result<Outcome, EngineError> {
        let step = self.step(&command)?;
        self.finish(step)
    }

    /// What a command comes to, before anything is written.
    fn step(&self, command: &Command) -> Result<Step, EngineError> {
        if let Some(holder) = &self.read_only {
            return Err(EngineError::ReadOnly {
                holder: holder.clone(),
            });
        }
        match command {
            Command::Undo => undo::take_back(&self.store, &self.snapshot),
            Command::Redo => undo::make_again(&self.store, &self.snapshot),
            command => self.plan(command, self.shared.me_in(&self.snapshot)),
        }
    }

    /// Writes a step and publishes what it made.
    fn finish(&mut self, step: Step) -> Result<Outcome, EngineError> {
        let me = self.shared.me_in(&self.snapshot);
        let Step { mut change, kind } = step;
        if change.edits.is_empty() && change.tombstones.is_empty() {
            return Ok(self.outcome(change, self.snapshot.revision(), self.environment.now()));
        }
        let after = self.snapshot.apply(&change.edits);
        plan::verify(&self.snapshot, &after, &change)?;
        if change.action.annotator.is_none() {
            change.action.annotator = after.annotator(me).map(|row| row.id);
        }
        let entry = NewEntry {
            id: JournalId(self.environment.new_uuid()),
            at: self.environment.now(),
            action: change.action.clone(),
            kind,
            joins: change.joins,
        };
        let committed =
            match self
                .store
                .commit(&entry, &change.edits, &change.originals, &change.tombstones)
            {
                Ok(committed) => committed,
                Err(error) => {
                    self.recover();
                    self.look();
                    return Err(error.into());
                }
            };
        self.snapshot = Arc::new(after);
        let undo = undo::actions(&self.store).unwrap_or_else(|_| undo::expected(&entry));
        self.publish(undo, Some(entry.at));
        Ok(self.outcome(change, committed.seq, entry.at))
    }

    fn plan(&self, command: &Command, me: AnnotatorId) -> Result<Step, EngineError> {
        let known = Newcomers {
            me,
            rows: [Some(me), command.annotator()]
                .into_iter()
                .flatten()
                .filter(|id| self.snapshot.annotator(*id).is_none())
                .filter_map(|id| self.shared.newcomer(id))
                .map(|person| Annotator {
                    id: person.id,
                    name: person.name,
                    created: self.environment.now(),
                })
                .collect(),
        };
        let tombstones = match command {
            Command::Merge { .. } | Command::ImportTags { .. } => self.known_tombstones()?,
            _ => KnownTombstones::default(),
        };
        let environment = &*self.environment;
        let mut change = plan::plan_for(&self.snapshot, command, environment, &known, &tombstones)?;
        if change.joins {
            change.joins = undo::can_join(&self.store, &change)?;
        }
        Ok(Step {
            change,
            kind: EntryKind::Do,
        })
    }

    fn known_tombstones(&self) -> Result<KnownTombstones, StoreError> {
        let all = self.store.tombstones()?;
        let carried = self.store.carried_tombstones()?;
        Ok(KnownTombstones {
            all: all.into_iter().map(|tombstone| tombstone.key).collect(),
            carried: carried
                .into_iter()
                .map(|tombstone| (tombstone.key, tombstone.deleted_at))
                .collect(),
        })
    }

    fn outcome(&self, change: Change, seq: u64, at: Timestamp) -> Outcome {
        Outcome {
            revision: self.snapshot.revision(),
            seq,
            touched: change.touched(),
            action: change.action,
            answer: change.answer,
            conflicts: change.conflicts,
            at,
        }
    }

    fn publish(&self, undo: UndoActions, saved_at: Option<Timestamp>) {
        self.shared.publish(Published {
            snapshot: Arc::clone(&self.snapshot),
            undo,
            saved_at,
        });
    }

    /// Reads the rows anew if the journal has grown without us; says whether it had.
    pub(super) fn refresh(&mut self) -> Result<bool, StoreError> {
        let newest = self
            .store
            .history(None, 1)?
            .first()
            .map_or(0, |head| head.seq);
        if newest == self.snapshot.revision() {
            return Ok(false);
        }
        let (rows, revision) = self.store.load()?;
        self.snapshot = Arc::new(Snapshot::from_rows(revision, rows));
        let saved_at = self.shared.published().saved_at;
        self.publish(undo::actions(&self.store)?, saved_at);
        self.shared.wake();
        Ok(true)
    }

    /// After a commit that failed: makes sure that memory and file still say the same.
    fn recover(&mut self) {
        if let Err(error) = self.refresh() {
            tracing::warn!(%error, "the collection could not be read after a failed commit");
        }
    }
}
