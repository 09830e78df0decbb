//! Setting page text apart from the article.

use crate::cli::arguments::Furniture;
use crate::cli::commands::open::{close, open};
use crate::cli::commands::place::{find_document, place};
use crate::cli::console::Console;
use crate::cli::failure::{Failure, Verdict};
use crate::command::Command;
use crate::engine::Access;
use crate::engine::words::action_words;
use crate::i18n::without_isolates;

/// Sets a stretch apart, or takes it back.
pub(super) fn furniture(asked: &Furniture, console: &mut Console<'_>) -> Result<Verdict, Failure> {
    let wording = console.wording;
    let engine = open(&asked.collection, Access::Write, wording)?;
    let snapshot = engine.snapshot();
    let (document, capture) = find_document(&snapshot, &asked.document, wording)?;
    let command = Command::SetFurniture {
        document: document.id,
        stretch: place(&capture, asked.start, asked.end, wording)?,
        is_furniture: !asked.take_back,
    };
    let outcome = engine
        .execute(command)
        .map_err(|error| Failure::engine(&error, &asked.collection, Some(&snapshot), wording))?;
    close(engine, &asked.collection, wording)?;
    console.say(&without_isolates(&action_words(&outcome.action, wording)))?;
    Ok(Verdict::Done)
}
