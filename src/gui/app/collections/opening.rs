//! Opening a collection that someone else writes to, that lies in a network folder, or that does not open.

use std::path::PathBuf;

use egui::Context;

use crate::engine::backups::restore;
use crate::engine::locate::{LocateError, Located};
use crate::engine::operations::{HowToOpen, Mounts, OpenError, copy_collection, open_paths};
use crate::engine::words::open_error_words;
use crate::engine::{Access, EngineError, Holder, StoreError};
use crate::gui::app::HashiyaApp;
use crate::gui::app::collections::RestoreOutcome;
use crate::gui::app::files::FileRequest;
use crate::gui::commands::{BackupChoice, CollectionRequest, Request};
use crate::i18n::{Word, fill};

impl HashiyaApp {
    /// In what way collections are opened.
    pub(in crate::gui::app) fn how_to_open(&self, access: Access) -> HowToOpen {
        HowToOpen {
            access,
            holder: None,
            mounts: self.files.mounts.clone().unwrap_or_else(Mounts::of_system),
        }
    }

    /// Opens a collection only to read it.
    pub(super) fn open_to_read(&mut self, ctx: &Context, path: PathBuf, holder: Option<Holder>) {
        let how = HowToOpen {
            holder,
            ..self.how_to_open(Access::Read)
        };
        let paths = vec![path];
        let title = title_of(&paths);
        self.open_by(ctx, title, move |person, environment| {
            open_paths(&paths, &how, person, environment)
        });
    }

    /// Restores a backup, then opens what is there.
    pub(super) fn open_restored(
        &mut self,
        ctx: &Context,
        choice: BackupChoice,
        told: RestoreOutcome,
    ) {
        let rules = self.rules();
        let how = self.how_to_open(Access::Write);
        let paths = vec![choice.target.clone()];
        self.open_by(ctx, title_of(&paths), move |person, environment| {
            let outcome = restore(
                &choice.target,
                &choice.backup,
                rules.as_ref(),
                &person.name,
                environment.now(),
            );
            *told
                .lock()
                .unwrap_or_else(std::sync::PoisonError::into_inner) = Some(outcome);
            open_paths(&paths, &how, person, environment)
        });
    }

    /// Copies a collection to a place that was chosen, and opens the copy.
    pub(in crate::gui::app) fn open_copy(&mut self, ctx: &Context, from: PathBuf, to: PathBuf) {
        let how = self.how_to_open(Access::Write);
        let paths = vec![to.clone()];
        self.open_by(ctx, title_of(&paths), move |person, environment| {
            copy_collection(&from, &to).map_err(|source| OpenError::Engine { source, path: to })?;
            open_paths(&paths, &how, person, environment)
        });
    }

    pub(super) fn ask_copy_here(&mut self, ctx: &Context, located: Box<Located>) {
        let wording = self.wording();
        self.dialogs
            .ask(ctx, FileRequest::CopyHere(located), wording);
    }

    pub(super) fn ask_place(&mut self, ctx: &Context, located: Box<Located>) {
        let wording = self.wording();
        self.dialogs
            .ask(ctx, FileRequest::PlaceFor(located), wording);
    }

    /// Says why a collection was not opened, and asks what to do where there is something to do.
    pub(in crate::gui::app) fn open_failed(&mut self, ctx: &Context, error: &OpenError) {
        let words = open_error_words(error, self.wording());
        let holder = match error {
            OpenError::Engine { source, .. } => source.holder(),
            _ => None,
        };
        let read = |path: &PathBuf| {
            let request = CollectionRequest::OpenToRead(path.clone(), holder.clone());
            Request::Collection(request)
        };
        match error {
            OpenError::Locate(LocateError::Unwritable { located, .. }) => {
                self.ask_place(ctx, located.clone());
                self.say(ctx, words, true, false);
            }
            OpenError::Network { located } if located.exists => {
                let copy = CollectionRequest::CopyHere(located.clone());
                let ways = vec![
                    self.way(Word::BtnCopyHere, Request::Collection(copy)),
                    self.way(Word::BtnOpenRead, read(&located.collection)),
                ];
                self.ask_way(&words, ways, Word::BtnClose);
            }
            OpenError::Network { located } => {
                let place = CollectionRequest::PlaceElsewhere(located.clone());
                let way = self.way(Word::FileNew, Request::Collection(place));
                self.ask_way(&words, vec![way], Word::BtnClose);
            }
            OpenError::Engine {
                source: EngineError::Store(store),
                path,
            } => match store {
                StoreError::Held { .. } => {
                    let ways = vec![
                        self.way(Word::BtnOpenRead, read(path)),
                        self.way(Word::BtnRetry, Request::OpenPaths(vec![path.clone()])),
                    ];
                    self.ask_way(&words, ways, Word::BtnClose);
                }
                StoreError::ReadOnly { .. } | StoreError::NoLocks { .. } if path.exists() => {
                    let ways = vec![
                        self.way(Word::BtnOpenRead, read(path)),
                        self.way(Word::BtnRetry, Request::OpenPaths(vec![path.clone()])),
                    ];
                    self.ask_way(&words, ways, Word::BtnClose);
                }
                StoreError::Damaged { .. }
                | StoreError::SchemaDiffers { .. }
                | StoreError::Journal { .. }
                | StoreError::NotCollection { .. }
                | StoreError::Empty { .. }
                | StoreError::NotFound { .. }
                    if self.files.data.is_some() =>
                {
                    let title = title_of(std::slice::from_ref(path));
                    let words = match store {
                        StoreError::NotFound { .. } => words,
                        _ => fill(Word::FileDamagedTitle, self.wording(), &[("title", &title)]),
                    };
                    let backups = CollectionRequest::ShowBackups(Some(path.clone()));
                    let folder = CollectionRequest::ShowInFolder(path.clone());
                    let ways = vec![
                        self.way(Word::FileRestore, Request::Collection(backups)),
                        self.way(Word::FileShowInFolder, Request::Collection(folder)),
                    ];
                    self.ask_way(&words, ways, Word::BtnClose);
                }
                _ => self.say(ctx, words, true, false),
            },
            _ => self.say(ctx, words, true, false),
        }
    }

    /// Says that a syncing program left a second copy beside the collection that was opened.
    pub(in crate::gui::app) fn ask_conflicted(&mut self, copies: &[PathBuf]) {
        let (Some(copy), Some(session)) = (copies.first(), self.session()) else {
            return;
        };
        let title = session.name();
        let words = fill(
            Word::ErrConflictedCopy,
            self.wording(),
            &[("title", &title)],
        );
        let folder = CollectionRequest::ShowInFolder(copy.clone());
        let way = self.way(Word::FileShowInFolder, Request::Collection(folder));
        self.ask_way(&words, vec![way], Word::BtnClose);
    }
}

/// What is opened, for the waiting page.
pub(super) fn title_of(paths: &[PathBuf]) -> String {
    paths
        .first()
        .and_then(|path| path.file_name())
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
