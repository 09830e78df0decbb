//! Collections as files: opening beside others, backups, copies, files that go away, drops and pastes.
//!
//! Whatever touches a disk runs on a thread or in a job; here its answers are taken and put into questions and messages.

mod banner;
mod drops;
mod keeping;
mod opening;
mod places;
mod questions;
mod restoring;
mod watch;

pub(super) use drops::drop_overlay_ui;
pub(super) use keeping::Keeping;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use egui::Context;

use crate::base::environment::Timestamp;
use crate::engine::backups::{RestoreError, Restored};
use crate::engine::operations::Mounts;
use crate::exchange::importer::Isolation;
use crate::gui::app::HashiyaApp;
use crate::gui::app::files::FileRequest;
use crate::gui::commands::CollectionRequest;
use crate::gui::popups::Listing;

/// What the system was asked to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    /// A file in its folder.
    Folder,
    /// The page to print, in the browser.
    Page,
}

/// What came of restoring, from the thread that did it.
type RestoreOutcome = Arc<Mutex<Option<Result<Restored, RestoreError>>>>;

/// What the window keeps for collections as files, whichever is open.
#[derive(Default)]
pub(super) struct Files {
    /// The user's data folder; none: no backups are made.
    pub(super) data: Option<PathBuf>,
    /// The file systems of the machine, where they are not to be read anew at each opening.
    pub(super) mounts: Option<Mounts>,
    /// Backups that are made of collections just closed.
    closing: Vec<JoinHandle<()>>,
    /// What the program was started with; opened before the first frame.
    pub(super) to_open: Vec<PathBuf>,
    /// A backup that is being restored while its collection is opened.
    restored: Option<(Timestamp, RestoreOutcome)>,
    /// The list that the sheet of backups shows, and whose it is.
    listing: Option<(PathBuf, Listing)>,
    /// A file manager or a browser that was asked for, and the path that is said where none answers.
    opener: Option<(PathBuf, Asked, Receiver<bool>)>,
    /// Recent collections whose files are not there.
    pub(super) missing: Arc<Mutex<BTreeSet<PathBuf>>>,
    /// The paths that were looked for last.
    looked_for: Vec<PathBuf>,
}

impl HashiyaApp {
    /// Everything of this part that is not drawing. Called before each frame.
    pub(super) fn step_files(&mut self, ctx: &Context) {
        self.keep(ctx);
        self.watch(ctx);
        self.look_for_recent(ctx);
        self.take_opener(ctx);
        self.take_pasted(ctx);
    }

    /// Acts on a request about collections as files.
    pub(super) fn act_on_collection(&mut self, ctx: &Context, request: CollectionRequest) {
        match request {
            CollectionRequest::OpenToRead(path, holder) => self.open_to_read(ctx, path, holder),
            CollectionRequest::CopyHere(located) => self.ask_copy_here(ctx, located),
            CollectionRequest::PlaceElsewhere(located) => self.ask_place(ctx, located),
            CollectionRequest::Reopen | CollectionRequest::TryToWrite => {
                if let Some(path) = self.open_path() {
                    self.open(ctx, vec![path]);
                }
            }
            CollectionRequest::LookAgain => {
                if let Some(session) = self.session() {
                    session.engine.request_look();
                }
            }
            CollectionRequest::SaveCopy => self.ask_save_copy(ctx),
            CollectionRequest::ShowBackups(target) => self.show_backups(ctx, target),
            CollectionRequest::AskRestore(choice) => self.ask_restore(*choice),
            CollectionRequest::Restore(choice) => self.restore(ctx, *choice),
            CollectionRequest::RemoveMany(command) => self.remove_many(*command),
            CollectionRequest::Add(paths) => self.start_offer(paths),
            CollectionRequest::ShowInFolder(path) => self.show_in_folder(ctx, &path),
            CollectionRequest::ChooseTemplate => {
                let wording = self.wording();
                self.dialogs.ask(ctx, FileRequest::ChooseTemplate, wording);
            }
            CollectionRequest::WriteTemplate => {
                let name = "report.html".to_owned();
                let wording = self.wording();
                self.dialogs
                    .ask(ctx, FileRequest::WriteTemplate { name }, wording);
            }
            CollectionRequest::CopyPath(path) => self.copy_path(ctx, &path),
        }
    }

    /// The open collection's file.
    pub(super) fn open_path(&self) -> Option<PathBuf> {
        self.session()
            .map(|session| session.engine.path().to_owned())
    }

    /// Keeps backups in this data folder. Without one none are made.
    pub fn with_data_folder(mut self, data: Option<PathBuf>) -> Self {
        self.files.data = data;
        self
    }

    /// Reads foreign files there.
    pub fn with_isolation(mut self, isolation: Isolation) -> Self {
        self.isolation = isolation;
        self
    }

    /// Takes these for the file systems of the machine.
    pub fn with_mounts(mut self, mounts: Mounts) -> Self {
        self.files.mounts = Some(mounts);
        self
    }
}

impl Drop for HashiyaApp {
    /// A backup of a collection that was just closed is finished before the program ends, and a page that was printed goes.
    fn drop(&mut self) {
        if let Some(data) = &self.files.data {
            crate::engine::operations::forget_printed(data);
        }
        for thread in self.files.closing.drain(..) {
            // A panic there has been told already.
            let _ended = thread.join();
        }
    }
}
