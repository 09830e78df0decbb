//! The open collection's file: whether it is still there, and what to do once it is not.

use egui::{Context, Event};

use crate::base::environment::Timestamp;
use crate::engine::{EngineError, FilePresence};
use crate::gui::app::HashiyaApp;
use crate::gui::app::ask_purpose::AskPurpose;
use crate::gui::app::files::FileRequest;
use crate::gui::commands::{CollectionRequest, Request};
use crate::i18n::{Insert, Word, dates, fill};

/// The shortest time between two looks, seconds.
const EVERY: f64 = 2.0;

impl HashiyaApp {
    /// Has the engine look for the file: when the window gets the focus, and at most every two seconds while it is used.
    pub(super) fn watch(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        let has_come = has_come_to_front(ctx);
        let Some(session) = self.session_mut() else {
            return;
        };
        let is_time = session
            .keeping
            .looked
            .is_none_or(|looked| now - looked >= EVERY);
        if is_time || has_come {
            session.keeping.looked = Some(now);
            session.engine.request_look();
        }
    }

    /// The file went away, became read-only or is back.
    pub(in crate::gui::app) fn file_found(&mut self, ctx: &Context, presence: FilePresence) {
        let wording = self.wording();
        let here = self.environment.now();
        let Some(session) = self.session_mut() else {
            return;
        };
        session.save_failed = presence != FilePresence::There;
        let title = session.name();
        let last = session.keeping.last;
        let save = self.way(
            Word::FileSaveCopy,
            Request::Collection(CollectionRequest::SaveCopy),
        );
        let again = self.way(
            Word::BtnRetry,
            Request::Collection(CollectionRequest::LookAgain),
        );
        match presence {
            FilePresence::There => {
                if matches!(&self.ask, Some((_, AskPurpose::Way(_)))) {
                    self.ask = None;
                }
                let words = wording.text(Word::MsgFileBack).to_owned();
                self.say(ctx, words, false, false);
            }
            FilePresence::Gone => {
                let words = match last {
                    Some(last) => {
                        let last = Timestamp {
                            offset_seconds: here.offset_seconds,
                            ..last
                        };
                        let time = dates::date_and_time(last, wording);
                        let values: [(&str, &dyn Insert); 2] = [("title", &title), ("time", &time)];
                        fill(Word::ErrFileGone, wording, &values)
                    }
                    None => fill(Word::ErrFileGoneBare, wording, &[("title", &title)]),
                };
                let backups = CollectionRequest::ShowBackups(None);
                let restore = self.way(Word::FileRestore, Request::Collection(backups));
                let mut ways = vec![save, again];
                if self.files.data.is_some() {
                    ways.push(restore);
                }
                self.ask_way(&words, ways, Word::BtnClose);
            }
            FilePresence::Protected => {
                let words = fill(Word::ErrFileProtected, wording, &[("title", &title)]);
                self.ask_way(&words, vec![save, again], Word::BtnClose);
            }
        }
    }

    /// A commit failed in a way that closes the store to writing: offers to open the file again.
    pub(in crate::gui::app) fn refused_gravely(&mut self, error: &EngineError) {
        let is_grave = matches!(error, EngineError::Store(error) if error.is_grave());
        let Some(session) = self.session().filter(|_| is_grave) else {
            return;
        };
        let wording = self.wording();
        let title = session.name();
        let words = match session.saved_at {
            Some(at) => {
                let time = wording.digits.apply(&at.clock_time());
                fill(Word::ErrWriteFailed, wording, &[("time", &time)])
            }
            None => fill(Word::ErrUncertain, wording, &[("title", &title)]),
        };
        let ways = vec![
            self.way(
                Word::BtnReopen,
                Request::Collection(CollectionRequest::Reopen),
            ),
            self.way(
                Word::FileSaveCopy,
                Request::Collection(CollectionRequest::SaveCopy),
            ),
        ];
        self.ask_way(&words, ways, Word::BtnClose);
    }

    /// Asks where a copy of the open collection is to stand.
    pub(super) fn ask_save_copy(&mut self, ctx: &Context) {
        let wording = self.wording();
        let Some(session) = self.session() else {
            return;
        };
        let file = session.engine.path().file_name();
        let name = file.unwrap_or_default().to_string_lossy().into_owned();
        self.dialogs
            .ask(ctx, FileRequest::SaveCopy { name }, wording);
    }
}

/// Whether the window got the keyboard in this frame: meanwhile someone may have worked with its files.
pub(super) fn has_come_to_front(ctx: &Context) -> bool {
    ctx.input(|input| {
        input
            .raw
            .events
            .iter()
            .any(|event| matches!(event, Event::WindowFocused(true)))
    })
}
