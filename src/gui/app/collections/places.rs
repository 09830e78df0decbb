//! Files in their folders: the system's file manager, the path on the clipboard, recent files that are gone.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{TryRecvError, channel};
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use egui::Context;

use crate::gui::app::collections::Asked;
use crate::gui::app::collections::watch::has_come_to_front;
use crate::gui::app::{HashiyaApp, Stage};
use crate::i18n::{Word, fill};

/// What was asked for is taken to have opened after so many twentieths of a second.
const PATIENCE: usize = 60;

impl HashiyaApp {
    /// Opens the system's file manager on the folder of a file. Where none answers, the path is said and copied.
    pub(super) fn show_in_folder(&mut self, ctx: &Context, path: &Path) {
        self.ask_system(ctx, path, Asked::Folder);
    }

    /// Gives the page to print, which this program has written, to the system's browser. Where none answers, its path is said
    /// and copied.
    pub(in crate::gui::app) fn open_page(&mut self, ctx: &Context, path: &Path) {
        self.ask_system(ctx, path, Asked::Page);
    }

    fn ask_system(&mut self, ctx: &Context, path: &Path, asked: Asked) {
        let (sender, answer) = channel();
        let (shown, repaint) = (path.to_owned(), ctx.clone());
        let is_alone = self.dialogs.without_service;
        let _spawned = std::thread::Builder::new()
            .name("hashiya opener".to_owned())
            .spawn(move || {
                let mut child = match is_alone {
                    true => None,
                    false => opener(&shown, asked).spawn().ok(),
                };
                let _gone = sender.send(child.as_mut().is_some_and(has_opened));
                repaint.request_repaint();
                if let Some(mut child) = child {
                    let _ended = child.wait();
                }
            });
        self.files.opener = Some((path.to_owned(), asked, answer));
    }

    /// Takes the file manager's answer.
    pub(super) fn take_opener(&mut self, ctx: &Context) {
        let Some((path, asked, answer)) = &self.files.opener else {
            return;
        };
        let has_opened = match answer.try_recv() {
            Ok(has_opened) => has_opened,
            Err(TryRecvError::Empty) => return,
            Err(TryRecvError::Disconnected) => false,
        };
        let (path, asked) = (path.clone(), *asked);
        self.files.opener = None;
        match (asked, has_opened) {
            (Asked::Folder, true) => {}
            (Asked::Folder, false) => self.say_path(ctx, &path, Word::MsgNoFileManager),
            (Asked::Page, true) => {
                let file = path.display().to_string();
                let words = fill(Word::MsgPrintOpened, self.wording(), &[("file", &file)]);
                self.say(ctx, words, false, false);
            }
            (Asked::Page, false) => self.say_path(ctx, &path, Word::MsgNoBrowser),
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

/// What asks the system to show a file.
fn opener(path: &Path, asked: Asked) -> Command {
    let folder = path.parent().unwrap_or(path);
    let is_page = asked == Asked::Page;
    let mut command = if cfg!(target_os = "macos") {
        let mut command = Command::new("open");
        if !is_page {
            command.arg("-R");
        }
        command.arg(path);
        command
    } else if cfg!(windows) {
        let mut select = std::ffi::OsString::from(if is_page { "" } else { "/select," });
        select.push(path);
        let mut command = Command::new("explorer");
        command.arg(select);
        command
    } else {
        let mut command = Command::new("xdg-open");
        command.arg(if is_page { path } else { folder });
        command
    };
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

/// Whether it has opened: it ended well, or still runs after a while, as where it waits for what it has opened. Blocks; runs on a
/// thread of its own.
fn has_opened(child: &mut Child) -> bool {
    for _ in 0..PATIENCE {
        match child.try_wait() {
            // Windows' own answers 1 also where it has opened.
            Ok(Some(status)) => return status.success() || cfg!(windows),
            Ok(None) => std::thread::sleep(Duration::from_millis(50)),
            Err(_) => return false,
        }
    }
    true
}
