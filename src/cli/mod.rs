//! The same operations from the command line, without a display.
//!
//! Exit codes: 0 done; 1 refused, or faults found; 2 wrong usage. Results go to standard output, notes and errors to
//! standard error. JSON is the same in every language of the interface; positions are code points.

mod arguments;
mod commands;
mod console;
mod failure;
mod formats;
mod json;
mod table;

use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{CommandFactory, Parser};

use crate::engine::locate::{LocateError, is_collection, locate};
use crate::engine::words::locate_error_words;
use crate::i18n::{Insert, Language, Word, Wording, fill, without_isolates};
use arguments::Arguments;
use console::Console;
use failure::{Failure, Verdict};

/// What the arguments came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invocation {
    /// A command has been run: the exit code.
    Ran(u8),
    /// Files are to be read for another process of this program, and nothing else is to be done.
    ImportWorker,
    /// The window is to be opened on these paths, or on none.
    Window {
        /// A collection, a folder or documents.
        paths: Vec<PathBuf>,
        /// How to speak, should there be no window.
        wording: Wording,
    },
}

/// Why there is no window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoWindow {
    /// There is no display.
    NoDisplay,
    /// The program was built without it.
    NotBuilt,
    /// The graphics system refused.
    Graphics {
        /// What it said, in English.
        message: String,
    },
}

/// Reads the arguments, the program's name first, and runs the command that they name.
pub fn run(
    arguments: impl IntoIterator<Item = OsString>,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Invocation {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            let text = error.render();
            // Nobody to tell where the stream is closed.
            let _written = if error.use_stderr() {
                write!(err, "{text}")
            } else {
                write!(out, "{text}")
            };
            return Invocation::Ran(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let language = arguments
        .language
        .map_or_else(system_language, |language| language.language());
    let wording = Wording::from(language);
    let mut console = Console { out, err, wording };
    let result = match arguments.command {
        Some(arguments::Command::ImportWorker) => return Invocation::ImportWorker,
        Some(command) => commands::run(command, &mut console),
        None => match check_paths(&arguments.paths, wording) {
            Ok(()) => {
                return Invocation::Window {
                    paths: arguments.paths,
                    wording,
                };
            }
            Err(failure) => Err(failure),
        },
    };
    Invocation::Ran(finish(result, &mut console))
}

/// Says that there is no window, and what can be done without one; the exit code.
pub fn say_no_window(reason: &NoWindow, wording: Wording, err: &mut dyn Write) -> u8 {
    let list = command_names();
    let message = match reason {
        NoWindow::NoDisplay => fill(Word::CliNoDisplay, wording, &[("list", &list)]),
        NoWindow::NotBuilt => fill(Word::CliNoWindow, wording, &[("list", &list)]),
        NoWindow::Graphics { message } => {
            let values: [(&str, &dyn Insert); 2] = [("message", message), ("list", &list)];
            fill(Word::CliGraphics, wording, &values)
        }
    };
    let _written = writeln!(err, "hashiya: {}", without_isolates(&message));
    1
}

fn finish(result: Result<Verdict, Failure>, console: &mut Console<'_>) -> u8 {
    let flushed = console.out.flush();
    let (message, code) = match result {
        Ok(Verdict::Done) => match flushed {
            Ok(()) => return 0,
            Err(error) => return finish(Err(Failure::Output(error)), console),
        },
        Ok(Verdict::FaultsFound) => return 1,
        Err(Failure::Refused(message)) => (message, 1),
        Err(Failure::Usage(message)) => (message, 2),
        // Whoever reads has read enough, as `head` does.
        Err(Failure::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => return 0,
        Err(Failure::Output(error)) => (error.to_string(), 1),
    };
    // Nobody to tell where the stream is closed.
    let _written = console.warn(&format!("hashiya: {message}"));
    code
}

/// Refuses paths that the window could not open either, before it opens. A place that cannot be written is its to ask for.
fn check_paths(paths: &[PathBuf], wording: Wording) -> Result<(), Failure> {
    let Some(first) = paths.first() else {
        return Ok(());
    };
    if looks_like_a_command(first) && !first.exists() {
        let values: [(&str, &dyn Insert); 2] = [
            ("title", &first.display().to_string()),
            ("list", &command_names()),
        ];
        return Err(Failure::Usage(fill(Word::CliNoCommand, wording, &values)));
    }
    match locate(paths) {
        Ok(located) if located.exists || !is_collection(first) => Ok(()),
        Ok(_) => Err(Failure::refused(
            Word::ErrNotFound,
            wording,
            &[("file", &first.display().to_string())],
        )),
        Err(LocateError::Unwritable { .. }) => Ok(()),
        Err(error) => Err(Failure::Refused(locate_error_words(&error, wording))),
    }
}

/// Whether a word has neither an ending nor a folder: rather a mistyped command than a file.
fn looks_like_a_command(path: &Path) -> bool {
    path.extension().is_none() && path.components().count() == 1
}

fn command_names() -> String {
    let command = Arguments::command();
    let names: Vec<&str> = command
        .get_subcommands()
        .filter(|command| !command.is_hide_set())
        .map(clap::Command::get_name)
        .collect();
    names.join(", ")
}

fn system_language() -> Language {
    sys_locale::get_locale()
        .and_then(|locale| Language::from_code(&locale))
        .unwrap_or_default()
}
