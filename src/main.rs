//! The `hashiya` command: opens the window on a path, or runs one command.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use hashiya::cli::{Invocation, NoWindow, run, say_no_window};

fn main() -> ExitCode {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let invocation = run(std::env::args_os(), &mut out, &mut std::io::stderr());
    // A reader that left early is no fault of the command.
    let _flushed = out.flush();
    // The worker has the stream for itself.
    drop(out);
    match invocation {
        Invocation::Ran(code) => ExitCode::from(code),
        Invocation::ImportWorker => match hashiya::engine::foreign::serve() {
            true => ExitCode::SUCCESS,
            false => ExitCode::FAILURE,
        },
        Invocation::Window { paths, wording } => match window(paths) {
            Ok(()) => ExitCode::SUCCESS,
            Err(reason) => ExitCode::from(say_no_window(&reason, wording, &mut std::io::stderr())),
        },
    }
}

#[cfg(feature = "gui")]
fn window(paths: Vec<PathBuf>) -> Result<(), NoWindow> {
    hashiya::gui::run(paths).map_err(|error| match error {
        hashiya::gui::RunError::NoDisplay => NoWindow::NoDisplay,
        hashiya::gui::RunError::Graphics { message } => NoWindow::Graphics { message },
    })
}

#[cfg(not(feature = "gui"))]
fn window(_paths: Vec<PathBuf>) -> Result<(), NoWindow> {
    Err(NoWindow::NotBuilt)
}
