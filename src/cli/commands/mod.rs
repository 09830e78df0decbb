//! One file per kind of command; this one only hands over.

mod annotate;
mod backup;
mod codebook;
mod export;
mod fill;
mod formats;
mod furniture;
mod import;
mod import_report;
mod list;
mod open;
mod original;
mod place;
mod report;
mod scope;
mod search;
mod version;
mod words;

use crate::cli::arguments::Command;
use crate::cli::console::Console;
use crate::cli::failure::{Failure, Verdict};
use crate::command::Command as Change;
use crate::i18n::Word;

/// Runs a command.
pub(super) fn run(command: Command, console: &mut Console<'_>) -> Result<Verdict, Failure> {
    match command {
        Command::New {
            collection,
            sources,
            how,
        } => fill::new(&collection, &fill::Sources::new(sources, how), console),
        Command::Add {
            collection,
            sources,
            new_version_of,
            how,
        } => {
            let sources = fill::Sources::new(sources, how);
            match new_version_of {
                Some(document) => fill::add_version(&collection, &document, &sources, console),
                None => fill::add(&collection, &sources, console),
            }
        }
        Command::Original {
            collection,
            document,
            output,
        } => original::write(&collection, &document, &output, console),
        Command::Furniture(asked) => furniture::furniture(&asked, console),
        // Handed on before any command is run.
        Command::ImportWorker => Ok(Verdict::Done),
        Command::Info(reading) => report::info(&reading, console),
        Command::Documents(reading) => list::documents(&reading, console),
        Command::Tags(reading) => list::tags(&reading, console),
        Command::Annotations(reading) => list::annotations(&reading, console),
        Command::Search(asked) => search::search(&asked, console),
        Command::Words(asked) => words::words(&asked, console),
        Command::Annotate(annotate) => annotate::annotate(&annotate, console),
        Command::Check { collection } => report::check(&collection, console),
        Command::Backup { collection, output } => {
            backup::make(&collection, output.as_deref(), console)
        }
        Command::Backups(reading) => backup::list(&reading, console),
        Command::Restore { collection, backup } => backup::restore(&collection, &backup, console),
        Command::Export(asked) => export::export(&asked, console),
        Command::Codebook(asked) => codebook::export(&asked, console),
        Command::Import(asked) => import::import(&asked, console),
        Command::Formats => formats::list(console),
        Command::Undo { collection } => {
            report::step(&collection, Change::Undo, Word::MsgUndone, console)
        }
        Command::Redo { collection } => {
            report::step(&collection, Change::Redo, Word::MsgRedone, console)
        }
    }
}
