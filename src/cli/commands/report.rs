//! What a collection holds, whether it is whole, and what was undone.

use std::path::Path;

use crate::cli::arguments::Reading;
use crate::cli::commands::open::{close, environment, existing, open, person};
use crate::cli::console::Console;
use crate::cli::failure::{Failure, Verdict};
use crate::cli::{json, table};
use crate::command::Command as Change;
use crate::engine::words::{action_words, check_words, engine_error_words};
use crate::engine::{Access, Engine, EngineError};
use crate::i18n::{Counted, Word, without_isolates};
use crate::store::StoreError;

/// Counts what a collection holds.
pub(super) fn info(reading: &Reading, console: &mut Console<'_>) -> Result<Verdict, Failure> {
    let engine = open(&reading.collection, Access::Read, console.wording)?;
    let snapshot = engine.snapshot();
    let (id, name) = snapshot
        .collection()
        .map(|collection| (collection.id.to_string(), collection.name.clone()))
        .unwrap_or_default();
    let info = json::Info {
        id,
        name,
        documents: snapshot.n_documents(),
        tags: snapshot.n_tags(),
        annotations: snapshot.n_annotations(),
        memos: snapshot.n_memos(),
        links: snapshot.n_links(),
        annotators: snapshot.annotators().count(),
        revision: snapshot.revision(),
    };
    if reading.json {
        console.json(&info)?;
        return Ok(Verdict::Done);
    }
    console.say(&info.name)?;
    let rows = [
        (Word::NounDocuments, info.documents),
        (Word::NounTags, info.tags),
        (Word::NounAnnotations, info.annotations),
        (Word::NounMemos, info.memos),
        (Word::NounLinks, info.links),
        (Word::NounAnnotators, info.annotators),
    ]
    .map(|(word, count)| {
        let number = console.wording.digits.number(count as u64);
        vec![console.wording.text(word).to_owned(), number]
    });
    for line in table::lines(&rows) {
        console.say(&line)?;
    }
    Ok(Verdict::Done)
}

/// Runs the doctor; faults are the result, so they go to standard output.
pub(super) fn check(collection: &Path, console: &mut Console<'_>) -> Result<Verdict, Failure> {
    let path = existing(collection);
    let found = Engine::open(&path, Access::Read, person(None), environment())
        .and_then(|engine| engine.check());
    match found {
        Ok(faults) if faults.is_empty() => {
            console.tell(Word::JobDoneCheck, &[])?;
            Ok(Verdict::Done)
        }
        Ok(faults) => {
            let count = Counted::Error.of(faults.len());
            console.tell(Word::MsgChecked, &[("errors", &count)])?;
            for fault in &faults {
                console.say(&check_words(fault, console.wording))?;
            }
            Ok(Verdict::FaultsFound)
        }
        Err(EngineError::Store(
            error @ (StoreError::Damaged { .. }
            | StoreError::SchemaDiffers { .. }
            | StoreError::Journal { .. }),
        )) => {
            let detail = error.to_string();
            let title = collection.display().to_string();
            let words = engine_error_words(&error.into(), &title, None, console.wording);
            console.say(&words)?;
            console.say(&detail)?;
            Ok(Verdict::FaultsFound)
        }
        Err(error) => Err(Failure::engine(&error, collection, None, console.wording)),
    }
}

/// Takes a step back or forth and says which it was.
pub(super) fn step(
    collection: &Path,
    change: Change,
    told: Word,
    console: &mut Console<'_>,
) -> Result<Verdict, Failure> {
    let engine = open(collection, Access::Write, console.wording)?;
    let outcome = engine.execute(change).map_err(|error| {
        Failure::engine(
            &error,
            collection,
            Some(&engine.snapshot()),
            console.wording,
        )
    })?;
    close(engine, collection, console.wording)?;
    let action = without_isolates(&action_words(&outcome.action, console.wording));
    console.tell(told, &[("action", &action)])?;
    Ok(Verdict::Done)
}
