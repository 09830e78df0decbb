//! Files in their folders: the system's file manager, the path on the clipboard, recent files that are gone.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{TryRecvError, channel};
use std::sync::{Arc, PoisonError};

use egui::Context;

use crate::gui::app::collections::watch::has_come_to_front;
use crate::gui::app::{HashiyaApp, Stage};
use crate::i18n::{Word, fill};

impl HashiyaApp {
    /// Opens the system's file manager on the folder of a file. Where none answers, the path is said and copied.
    pub(super) fn show_in_folder(&mut self, ctx: &Context, path: &Path) {
        let (sender, answer) = channel();
        let (asked, repaint) = (path.to_owned(), ctx.clone());
        let is_alone = self.dialogs.without_service;
        let _spawned = std::thread::Builder::new()
            .name("hashiya file manager".to_owned())
            .spawn(move || {
                let _gone = sender.send(!is_alone && file_manager_opens(&asked));
                repaint.request_repaint();
            });
        self.files.opener = Some((path.to_owned(), answer));
    }

    /// Takes the file manager's answer.
    pub(super) fn take_opener(&mut self, ctx: &Context) {
        let Some((path, answer)) = &self.files.opener else {
            return;
        };
        let has_opened = match answer.try_recv() {
            Ok(has_opened) => has_opened,
            Err(TryRecvError::Empty) => return,
            Err(TryRecvError::Disconnected) => false,
        };
        let path = path.clone();
        self.files.opener = None;
        if !has_opened {
            self.say_path(ctx, &path, Word::MsgNoFileManager);
        }
    }

    /// Puts a path on the clipboard.
    pub(super) fn copy_path(&mut self, ctx: &Context, path: &Path) {
        self.say_path(ctx, path, Word::MsgPathCopied);
    }

    fn say_path(&mut self, ctx: &Context, path: &Path, word: Word) {
        let file = path.display().to_string();
        let words = fill(word, self.wording(), &[("file", &file)]);
        ctx.copy_text(file);
        self.say(ctx, words, false, false);
    }

    /// Looks, on a thread, which recent collections are still there: when the list is shown or the window comes back.
    pub(super) fn look_for_recent(&mut self, ctx: &Context) {
        if !matches!(self.stage, Stage::Welcome) {
            self.files.looked_for.clear();
            return;
        }
        let paths: Vec<PathBuf> = self
            .preferences
            .recent
            .iter()
            .map(|recent| recent.path.clone())
            .collect();
        if paths == self.files.looked_for && !has_come_to_front(ctx) {
            return;
        }
        self.files.looked_for.clone_from(&paths);
        let (missing, repaint) = (Arc::clone(&self.files.missing), ctx.clone());
        let _spawned = std::thread::Builder::new()
            .name("hashiya recent".to_owned())
            .spawn(move || {
                let gone = paths.into_iter().filter(|path| !path.exists()).collect();
                *missing.lock().unwrap_or_else(PoisonError::into_inner) = gone;
                repaint.request_repaint();
            });
    }
}

/// Asks the system to show a file. Blocks; runs on a thread of its own.
fn file_manager_opens(path: &Path) -> bool {
    let folder = path.parent().unwrap_or(path);
    let mut command = if cfg!(target_os = "macos") {
        let mut command = Command::new("open");
        command.arg("-R").arg(path);
        command
    } else if cfg!(windows) {
        let mut select = std::ffi::OsString::from("/select,");
        select.push(path);
        let mut command = Command::new("explorer");
        command.arg(select);
        command
    } else {
        let mut command = Command::new("xdg-open");
        command.arg(folder);
        command
    };
    let status = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    // Windows' own answers 1 also where it has opened.
    status.is_ok_and(|status| status.success() || cfg!(windows))
}
