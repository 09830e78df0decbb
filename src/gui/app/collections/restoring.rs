//! The sheet of backups, the question before one is restored, and what came of it.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use egui::Context;

use crate::engine::backups::{folder_of, list_backups};
use crate::engine::words::{moment_words, restore_error_words};
use crate::gui::app::HashiyaApp;
use crate::gui::app::collections::opening::title_of;
use crate::gui::commands::{BackupChoice, CollectionRequest, Request};
use crate::gui::popups::{BackupsSheet, Listing};
use crate::i18n::{Insert, Word, fill};

impl HashiyaApp {
    /// Opens the sheet of backups of a collection, or of the open one.
    pub(super) fn show_backups(&mut self, ctx: &Context, target: Option<PathBuf>) {
        let wording = self.wording();
        let Some(data) = self.files.data.clone() else {
            self.say(
                ctx,
                wording.text(Word::ErrNoDataFolder).to_owned(),
                true,
                false,
            );
            return;
        };
        let is_open = target.is_none() || target == self.open_path();
        let Some(target) = target.or_else(|| self.open_path()) else {
            return;
        };
        let collection = self
            .session()
            .filter(|_| is_open)
            .and_then(|session| session.snapshot.collection().map(|row| row.id));
        let folder = match collection {
            Some(collection) => folder_of(&data, collection),
            None => data.join("backups"),
        };
        let listing = Listing::default();
        self.sheet = Some(Box::new(BackupsSheet {
            target: target.clone(),
            folder,
            listing: Arc::clone(&listing),
            now: self.environment.now(),
            is_open: is_open && collection.is_some(),
        }));
        self.files.listing = Some((target, listing));
        self.list_again(ctx);
    }

    /// Looks for backups anew, on a thread, for the sheet that shows them.
    pub(super) fn list_again(&mut self, ctx: &Context) {
        let (Some(data), Some((target, listing))) = (&self.files.data, &self.files.listing) else {
            return;
        };
        if self.sheet.is_none() {
            self.files.listing = None;
            return;
        }
        let (data, target, listing) = (data.clone(), target.clone(), Arc::clone(listing));
        let repaint = ctx.clone();
        let _spawned = std::thread::Builder::new()
            .name("hashiya backups".to_owned())
            .spawn(move || {
                let found = list_backups(&data, &target);
                *listing.lock().unwrap_or_else(PoisonError::into_inner) = Some(found);
                repaint.request_repaint();
            });
    }

    /// Asks before a backup is restored.
    pub(super) fn ask_restore(&mut self, choice: BackupChoice) {
        let wording = self.wording();
        let when = moment_words(choice.made, self.environment.now(), wording);
        let words = fill(Word::AskRestore, wording, &[("time", &when)]);
        let request = CollectionRequest::Restore(Box::new(choice));
        let way = self.way(Word::BtnRestore, Request::Collection(request));
        self.ask_way(&words, vec![way], Word::BtnCancel);
    }

    /// Closes the collection, puts the backup in its place and opens it.
    pub(super) fn restore(&mut self, ctx: &Context, choice: BackupChoice) {
        let told = Arc::new(Mutex::new(None));
        let made = choice.made;
        let now = ctx.input(|input| input.time);
        if let Some(session) = self.session_mut() {
            // Restoring backs the present state up itself; closing need not.
            let revision = session.snapshot.revision();
            session.keeping.clock.ended(Some(revision), now);
        }
        self.open_restored(ctx, choice, Arc::clone(&told));
        self.files.restored = Some((made, told));
    }

    /// Says what came of restoring, once the collection has been opened after it.
    pub(in crate::gui::app) fn say_restored(&mut self, ctx: &Context, path: &std::path::Path) {
        let Some((made, told)) = self.files.restored.take() else {
            return;
        };
        let outcome = told.lock().unwrap_or_else(PoisonError::into_inner).take();
        let wording = self.wording();
        let time = moment_words(made, self.environment.now(), wording);
        match outcome {
            Some(Ok(restored)) => {
                let words = match &restored.aside {
                    Some(aside) => {
                        let file = title_of(std::slice::from_ref(aside));
                        let values: [(&str, &dyn Insert); 2] = [("time", &time), ("file", &file)];
                        fill(Word::MsgRestoredAside, wording, &values)
                    }
                    None => fill(Word::MsgRestored, wording, &[("time", &time)]),
                };
                self.say(ctx, words, false, false);
            }
            Some(Err(error)) => {
                let title = title_of(&[path.to_owned()]);
                let words = restore_error_words(&error, &title, wording);
                self.ask_way(&words, Vec::new(), Word::BtnClose);
            }
            None => {}
        }
    }
}
