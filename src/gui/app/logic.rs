//! What happens between frames: answers from threads, drafts that are due, preferences.

use std::sync::mpsc::{TryRecvError, channel};
use std::time::Duration;

use egui::{Context, ViewportCommand};

use crate::command::Command;
use crate::engine::operations::{
    ImportSetUp, OpenError, Opened, documents_of, merge_of, open_collection, open_paths,
};
use crate::engine::preferences::{Place, RecentCollection};
use crate::engine::{Access, JobKind, JobProduct, Person};
use crate::gui::app::panes::{OpenMode, Panes};
use crate::gui::app::session::{JobPurpose, Opening, Pending, Session};
use crate::gui::app::tagging::Beside;
use crate::gui::app::{HashiyaApp, Stage};
use crate::gui::panels::MemoWrite;
use crate::i18n::Word;
use crate::model::AnnotatorId;

impl HashiyaApp {
    /// Everything that is not drawing. Called before each frame.
    pub(super) fn step(&mut self, ctx: &Context) {
        if !self.files.to_open.is_empty() {
            let paths = std::mem::take(&mut self.files.to_open);
            self.open(ctx, paths);
        }
        self.finish_opening(ctx);
        self.take_events(ctx);
        self.take_history();
        self.commit_drafts(ctx, false);
        let now = ctx.input(|input| input.time);
        if self
            .message
            .as_ref()
            .is_some_and(|message| message.until <= now)
        {
            self.message = None;
        }
        let dropped: Vec<_> = ctx.input(|input| {
            input
                .raw
                .dropped_files
                .iter()
                .map(|file| file.path().to_owned())
                .filter(|path| !path.as_os_str().is_empty())
                .collect()
        });
        if !dropped.is_empty() && !self.sheet_holds_on() {
            self.dropped(ctx, dropped);
        }
        self.step_files(ctx);
        self.remember_recent_tags();
        self.save_preferences();
        if ctx.input(|input| input.viewport().close_requested()) {
            if self.sheet_holds_on() {
                ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            } else {
                self.leave(ctx);
            }
        }
    }

    /// Whether something over the window would be lost with it; it says so itself then.
    fn sheet_holds_on(&mut self) -> bool {
        !self.quitting && self.sheet.as_mut().is_some_and(|sheet| sheet.holds_on())
    }

    /// Begins to open what `paths` mean, on another thread.
    pub(super) fn open(&mut self, ctx: &Context, paths: Vec<std::path::PathBuf>) {
        let title = paths
            .first()
            .and_then(|path| path.file_name())
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let how = self.how_to_open(Access::Write);
        self.open_by(ctx, title, move |person, environment| {
            open_paths(&paths, &how, person, environment)
        });
    }

    pub(super) fn open_by(
        &mut self,
        ctx: &Context,
        title: String,
        open: impl FnOnce(
            Person,
            std::sync::Arc<dyn crate::base::environment::Environment>,
        ) -> Result<Opened, OpenError>
        + Send
        + 'static,
    ) {
        let person = self.person();
        let environment = std::sync::Arc::clone(&self.environment);
        let (sender, answer) = channel();
        let repaint = ctx.clone();
        self.close_collection(ctx);
        let spawned = std::thread::Builder::new()
            .name("hashiya open".to_owned())
            .spawn(move || {
                let _gone = sender.send(open(person, environment));
                repaint.request_repaint();
            });
        if spawned.is_ok() {
            self.stage = Stage::Opening(Opening { title, answer });
        }
    }

    /// Begins to open a collection at a place that a person chose.
    pub(super) fn open_located(&mut self, ctx: &Context, located: crate::engine::locate::Located) {
        let title = located.name.clone();
        let how = self.how_to_open(Access::Write);
        self.open_by(ctx, title, move |person, environment| {
            open_collection(located, &how, person, environment)
        });
    }

    /// The one who works here; a first name is made up until they give theirs.
    pub(super) fn person(&mut self) -> Person {
        let id = AnnotatorId(self.environment.new_uuid());
        let name = self.wording().text(Word::ColAnnotator).to_owned();
        self.preferences.person_or(&name, id)
    }

    fn finish_opening(&mut self, ctx: &Context) {
        let Stage::Opening(opening) = &self.stage else {
            return;
        };
        let answer = match opening.answer.try_recv() {
            Ok(answer) => answer,
            Err(TryRecvError::Empty) => return,
            Err(TryRecvError::Disconnected) => {
                self.stage = Stage::Welcome;
                return;
            }
        };
        self.stage = Stage::Welcome;
        match answer {
            Ok(opened) => self.opened(ctx, opened),
            Err(error) => {
                self.open_failed(ctx, &error);
                self.say_restored(ctx, std::path::Path::new(""));
            }
        }
    }

    fn opened(&mut self, ctx: &Context, opened: Opened) {
        let Opened {
            engine,
            sources,
            sample,
            conflicted,
        } = opened;
        let repaint = ctx.clone();
        engine.know_by_id();
        engine.set_waker(Box::new(move || repaint.request_repaint()));
        let mut session = Session::new(engine);
        let snapshot = std::sync::Arc::clone(&session.snapshot);
        let open = snapshot
            .collection()
            .and_then(|collection| self.preferences.open_panes.get(&collection.id));
        if let Some(open) = open {
            session.reading.panes =
                Panes::restored(open, |document| snapshot.document(document).is_some());
        }
        session.refresh();
        let last = snapshot
            .collection()
            .and_then(|collection| self.preferences.last_document.get(&collection.id))
            .copied();
        if let Some(last) = last.filter(|id| session.snapshot.document(*id).is_some()) {
            session.reading.open(last, OpenMode::Preview);
        }
        if let Some(collection) = snapshot.collection() {
            let recent = self.preferences.tagging.recent.get(&collection.id);
            session.recent_tags = recent.cloned().unwrap_or_default();
            session.refresh();
        }
        if sources.is_empty() {
            let job = session.engine.start_check();
            session.jobs.insert(job, JobPurpose::QuietCheck);
        }
        self.stage = Stage::Open(Box::new(session));
        if !sources.is_empty() {
            self.start_add(sources, sample);
        }
        self.remember_collection();
        self.ask_conflicted(&conflicted);
        if let Some(path) = self.open_path() {
            self.say_restored(ctx, &path);
        }
    }

    /// Reads files and folders in a job and adds them as one command.
    pub(super) fn start_add(
        &mut self,
        paths: Vec<std::path::PathBuf>,
        sample: Option<std::path::PathBuf>,
    ) {
        let import = ImportSetUp {
            isolation: self.isolation.clone(),
            ..ImportSetUp::usual(self.wording().language)
        };
        let Some(session) = self.session_mut() else {
            return;
        };
        let snapshot = session.engine.snapshot();
        let added = std::sync::Arc::new(std::sync::Mutex::new(None));
        let told = std::sync::Arc::clone(&added);
        let job = session
            .engine
            .start_job(JobKind::AddDocuments, move |progress| {
                let mut found = documents_of(&paths, &snapshot, &import, progress)?;
                let documents = std::mem::take(&mut found.documents);
                let is_empty = documents.is_empty();
                *told
                    .lock()
                    .unwrap_or_else(std::sync::PoisonError::into_inner) = Some(found);
                Ok(if is_empty {
                    JobProduct::Nothing
                } else {
                    JobProduct::Command(Box::new(Command::AddDocuments { documents }))
                })
            });
        let page = None;
        session.jobs.insert(
            job,
            JobPurpose::Add {
                added,
                sample,
                page,
            },
        );
    }

    /// Reads a record in a job and merges it as one command.
    pub(super) fn start_merge(&mut self, path: std::path::PathBuf, purpose: JobPurpose) {
        let Some(session) = self.session_mut() else {
            return;
        };
        let snapshot = session.engine.snapshot();
        let job = session.engine.start_job(JobKind::Import, move |progress| {
            Ok(JobProduct::Command(Box::new(merge_of(
                &path, &snapshot, progress,
            )?)))
        });
        session.jobs.insert(job, purpose);
    }

    /// Commits memos that are due, and asks to be called again when the next one is.
    pub(super) fn commit_drafts(&mut self, ctx: &Context, at_once: bool) {
        let Stage::Open(session) = &mut self.stage else {
            return;
        };
        let (writes, wait) = self.inspector.memos.due(ctx, at_once);
        if let Some(wait) = wait {
            ctx.request_repaint_after(Duration::from_secs_f64(wait.max(0.02)));
        }
        let annotator = session.engine.me();
        for MemoWrite {
            key,
            memo,
            kind,
            targets,
            title,
            body,
            joins,
        } in writes
        {
            let is_blank = title.is_empty() && body.trim().is_empty();
            let command = match memo {
                Some(memo) if is_blank => Command::DeleteMemo { memo },
                _ => Command::WriteMemo {
                    memo,
                    kind,
                    targets,
                    title,
                    body,
                    annotator,
                    joins,
                },
            };
            let ticket = session.engine.submit(command);
            session.tickets.insert(ticket, Pending::Memo(key));
        }
    }

    /// Keeps the tags used last, so that the key that repeats one does so after a restart too.
    fn remember_recent_tags(&mut self) {
        let Stage::Open(session) = &self.stage else {
            return;
        };
        let Some(collection) = session.snapshot.collection() else {
            return;
        };
        let recent = &mut self.preferences.tagging.recent;
        let kept = recent.get(&collection.id).map_or(&[][..], Vec::as_slice);
        if kept != session.recent_tags {
            recent.insert(collection.id, session.recent_tags.clone());
        }
    }

    /// Closes the collection: what is being written is committed first, jobs are cancelled, the file is whole.
    pub(super) fn close_collection(&mut self, ctx: &Context) {
        if self.held.is_some() {
            self.go_on();
        }
        self.beside = Beside::default();
        self.commit_drafts(ctx, true);
        self.remember_place();
        self.remember_collection();
        self.picker = None;
        self.ask = None;
        self.sheet = None;
        if let Stage::Open(session) = std::mem::take(&mut self.stage) {
            let title = session.name();
            let path = session.engine.path().to_owned();
            let is_dirty = session.keeping.clock.is_dirty() && session.engine.is_writable();
            let closed = session.engine.close();
            if closed.is_ok() && is_dirty {
                self.back_up_closed(&path);
            }
            if let Err(error) = closed {
                let words =
                    crate::engine::words::engine_error_words(&error, &title, None, self.wording());
                self.say(ctx, words, true, false);
            }
        }
        self.inspector = crate::gui::panels::InspectorState::default();
        self.tags = crate::gui::panels::TagsState::default();
        self.import_report = std::sync::Arc::default();
        self.arrival_report = None;
        self.exporting = super::exporting::Exporting::default();
        self.bottom = crate::gui::panels::BottomState::of(&self.preferences);
    }

    fn leave(&mut self, ctx: &Context) {
        if self.quitting {
            return;
        }
        self.quitting = true;
        let size = ctx
            .input(|input| input.viewport().inner_rect)
            .map(|rect| [rect.width(), rect.height()]);
        if size.is_some() {
            self.preferences.layout.window = size;
        }
        self.close_collection(ctx);
        self.save_preferences();
    }

    /// Keeps where the reader is in each document that was shown.
    pub(super) fn remember_place(&mut self) {
        let Stage::Open(session) = &self.stage else {
            return;
        };
        let (Some(document), Some(collection)) =
            (session.document(), session.snapshot.collection())
        else {
            return;
        };
        let at = self.environment.now();
        let places = session.reading.places();
        for (document, byte) in places {
            if session.snapshot.document(document).is_some() {
                let place = Place { byte, at };
                self.preferences
                    .remember_place(collection.id, document, place);
            }
        }
        self.preferences
            .last_document
            .insert(collection.id, document);
        let panes = session.reading.panes.to_keep(at);
        self.preferences.remember_panes(collection.id, panes);
    }

    fn remember_collection(&mut self) {
        let Stage::Open(session) = &self.stage else {
            return;
        };
        let recent = RecentCollection {
            path: session.engine.path().to_owned(),
            name: session.name(),
            n_documents: session.snapshot.n_documents() as u64,
            n_annotations: session.snapshot.n_annotations() as u64,
            opened: self.environment.now(),
        };
        self.preferences.remember_collection(recent);
    }

    /// Writes the preferences if they have changed. A failure is logged: they never stand in the way.
    fn save_preferences(&mut self) {
        if self.preferences == self.preferences_saved {
            return;
        }
        if let Some(path) = &self.preferences_path
            && let Err(error) = self.preferences.save(path)
        {
            tracing::warn!(%error, "preferences were not saved");
        }
        self.preferences_saved = self.preferences.clone();
    }
}
