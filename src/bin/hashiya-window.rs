//! The window without a console, for installed shortcuts. Takes paths only; the commands are in `hashiya`.
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    // Foreign files are read by this program, started once more.
    if std::env::args_os()
        .nth(1)
        .is_some_and(|first| first == hashiya::exchange::importer::worker::WORKER_ARGUMENT)
    {
        return match hashiya::engine::foreign::serve() {
            true => ExitCode::SUCCESS,
            false => ExitCode::FAILURE,
        };
    }
    let paths: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    match hashiya::gui::run(paths) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Where there is no console either, the exit code has to do.
            let _written = writeln!(std::io::stderr(), "hashiya: {error}");
            ExitCode::FAILURE
        }
    }
}
