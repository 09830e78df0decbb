//! Marking a passage.

use crate::cli::arguments::Annotate;
use crate::cli::commands::open::{close, open_as, person};
use crate::cli::commands::place::{find_document, place};
use crate::cli::console::Console;
use crate::cli::failure::{Failure, Verdict};
use crate::command::{Command, TagChoice};
use crate::engine::Access;
use crate::model::RowKey;

/// Marks a passage and puts tags on it.
pub(super) fn annotate(asked: &Annotate, console: &mut Console<'_>) -> Result<Verdict, Failure> {
    let wording = console.wording;
    let person = person(asked.annotator.as_deref());
    let engine = open_as(&asked.collection, Access::Write, person, wording)?;
    let snapshot = engine.snapshot();
    let (_, capture) = find_document(&snapshot, &asked.document, wording)?;
    let command = Command::Annotate {
        capture: capture.id,
        spans: vec![place(&capture, asked.start, asked.end, wording)?],
        tags: asked.tags.iter().cloned().map(TagChoice::Named).collect(),
        annotator: engine.me(),
    };
    let outcome = engine
        .execute(command)
        .map_err(|error| Failure::engine(&error, &asked.collection, Some(&snapshot), wording))?;
    let id = outcome.answer.iter().find_map(|key| match key {
        RowKey::Annotation(id) => Some(id.to_string()),
        _ => None,
    });
    // It stands in the file now, whatever comes of closing.
    console.say(&id.unwrap_or_default())?;
    close(engine, &asked.collection, wording)?;
    Ok(Verdict::Done)
}
