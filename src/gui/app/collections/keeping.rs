//! Backups by themselves: after opening, every ten minutes of changes, before much is removed, and on closing.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use egui::Context;

use crate::base::environment::Timestamp;
use crate::command::Command;
use crate::engine::JobError;
use crate::engine::backups::{BackupClock, BackupRules, Made, Removal, back_up_file};
use crate::gui::app::HashiyaApp;
use crate::gui::app::collections::questions::Removed;
use crate::gui::app::session::{JobPurpose, Pending};
use crate::gui::commands::{CollectionRequest, Request};
use crate::i18n::{Counted, Insert, Word, fill};

/// What an open collection's session keeps of its backups and its file.
#[derive(Debug, Default)]
pub(in crate::gui::app) struct Keeping {
    pub(in crate::gui::app) clock: BackupClock,
    /// When the newest backup was made, once that is known.
    pub(super) last: Option<Timestamp>,
    /// When a thread calls for the frame that starts the next backup, seconds of the window's clock.
    wakes: Option<f64>,
    /// When the file was looked for last, seconds of the window's clock.
    pub(super) looked: Option<f64>,
}

impl Keeping {
    /// For a collection as it was opened.
    pub(in crate::gui::app) fn at(revision: u64) -> Self {
        Self {
            clock: BackupClock::at(revision),
            ..Self::default()
        }
    }
}

impl HashiyaApp {
    pub(super) fn rules(&self) -> Option<BackupRules> {
        Some(BackupRules {
            data: self.files.data.clone()?,
            allowance: self.preferences.backup_allowance,
        })
    }

    /// Starts a backup where one is due, and sees to it that a frame comes when the next one is.
    pub(super) fn keep(&mut self, ctx: &Context) {
        self.files.closing.retain(|thread| !thread.is_finished());
        if self.files.data.is_none() {
            return;
        }
        let now = ctx.input(|input| input.time);
        let Some(session) = self.session_mut() else {
            return;
        };
        if !session.engine.is_writable() {
            return;
        }
        let revision = session.snapshot.revision();
        session.keeping.clock.notice(revision, now);
        let is_armed = session.keeping.wakes.is_some_and(|wakes| wakes > now);
        if let Some(wait) = session.keeping.clock.wait(now).filter(|_| !is_armed) {
            session.keeping.wakes = Some(now + wait);
            wake_after(ctx, wait);
        }
        if session.keeping.clock.is_due(now) {
            self.start_backup(false, None);
        }
    }

    /// Starts a backup in a job; `then` is done once it is there.
    pub(in crate::gui::app) fn start_backup(&mut self, is_asked: bool, then: Option<Box<Command>>) {
        let Some(rules) = self.rules() else {
            if let Some(then) = then {
                // There is no place for backups at all: whoever works has confirmed, and undo is there.
                self.submit_confirmed(*then);
            }
            return;
        };
        let Some(session) = self.session_mut() else {
            return;
        };
        let revision = session.snapshot.revision();
        session.keeping.clock.started();
        let job = session.engine.start_keeping(rules);
        session.jobs.insert(
            job,
            JobPurpose::Keep {
                revision,
                is_asked,
                then,
            },
        );
    }

    /// What a backup came to: the words to say, where there are any, and whether they warn.
    pub(in crate::gui::app) fn backed_up(
        &mut self,
        ctx: &Context,
        revision: u64,
        is_asked: bool,
        then: Option<Box<Command>>,
        outcome: Result<&Made, &JobError>,
    ) -> Option<(String, bool)> {
        let wording = self.wording();
        let (now, here) = (ctx.input(|input| input.time), self.environment.now());
        self.list_again(ctx);
        let session = self.session_mut()?;
        let title = session.name();
        let keeping = &mut session.keeping;
        match outcome {
            Ok(made) => {
                keeping.clock.ended(Some(revision), now);
                keeping.last = Some(made.backup().made);
                if let Some(then) = then {
                    self.submit_confirmed(*then);
                    return None;
                }
                if let Made::New { n_faults, .. } = made
                    && *n_faults > 0
                {
                    let errors = Counted::Error.of(*n_faults);
                    let values: [(&str, &dyn Insert); 2] = [("errors", &errors), ("title", &title)];
                    return Some((fill(Word::ErrCheckFailed, wording, &values), true));
                }
                let made = Timestamp {
                    offset_seconds: here.offset_seconds,
                    ..made.backup().made
                };
                let time = wording.digits.apply(&made.clock_time());
                is_asked.then(|| {
                    let words = fill(Word::JobDoneBackup, wording, &[("time", &time)]);
                    (words, false)
                })
            }
            Err(error) => {
                keeping.clock.ended(None, now);
                tracing::warn!(%error, "no backup was made");
                let word = match error {
                    JobError::Engine(crate::engine::EngineError::Store(
                        crate::engine::StoreError::CopyDiffers { .. },
                    )) => Word::ErrBackupUnverified,
                    _ => Word::ErrBackupFailed,
                };
                Some((wording.text(word).to_owned(), true))
            }
        }
    }

    /// Asks before much is removed at once.
    pub(in crate::gui::app) fn ask_remove_many(&mut self, command: Box<Command>, removal: Removal) {
        let words = fill(
            Word::AskDeleteMany,
            self.wording(),
            &[("annotations", &Removed::of(removal))],
        );
        let request = Request::Collection(CollectionRequest::RemoveMany(command));
        let way = self.way(Word::BtnDelete, request);
        self.ask_way(&words, vec![way], Word::BtnCancel);
    }

    /// Backs up, then removes.
    pub(super) fn remove_many(&mut self, command: Command) {
        self.start_backup(false, Some(Box::new(command)));
    }

    fn submit_confirmed(&mut self, command: Command) {
        if let Some(session) = self.session_mut() {
            let ticket = session.engine.submit(command);
            session.tickets.insert(ticket, Pending::Plain);
        }
    }

    /// Makes a backup of a collection that was just closed with changes, on a thread that the program waits for.
    pub(in crate::gui::app) fn back_up_closed(&mut self, path: &Path) {
        let Some(rules) = self.rules() else { return };
        let (path, environment) = (path.to_owned(), Arc::clone(&self.environment));
        let spawned = std::thread::Builder::new()
            .name("hashiya backup".to_owned())
            .spawn(move || {
                let made = back_up_file(&path, &rules, environment.now());
                if let Err(error) = made {
                    tracing::warn!(%error, "no backup was made on closing");
                }
            });
        self.files.closing.extend(spawned);
    }
}

/// Calls for a frame after some seconds. A thread that sleeps, so that the window itself rests while nobody works.
fn wake_after(ctx: &Context, seconds: f64) {
    let repaint = ctx.clone();
    let _spawned = std::thread::Builder::new()
        .name("hashiya clock".to_owned())
        .spawn(move || {
            std::thread::sleep(Duration::from_secs_f64(seconds.clamp(0.05, 3600.0)));
            repaint.request_repaint();
        });
}
