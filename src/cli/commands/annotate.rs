//! Marking a passage.

use std::sync::Arc;

use crate::cli::arguments::Annotate;
use crate::cli::commands::open::{close, open_as, person};
use crate::cli::console::Console;
use crate::cli::failure::{Failure, Verdict};
use crate::command::{Command, TagChoice};
use crate::engine::Access;
use crate::i18n::{Counted, Insert, Word, Wording};
use crate::model::{Capture, Document, DocumentId, RowKey, Snapshot};
use crate::text::{CodePointOffset, OffsetMap, Span};

/// Marks a passage and puts tags on it.
pub(super) fn annotate(asked: &Annotate, console: &mut Console<'_>) -> Result<Verdict, Failure> {
    let wording = console.wording;
    let person = person(asked.annotator.as_deref());
    let engine = open_as(&asked.collection, Access::Write, person, wording)?;
    let snapshot = engine.snapshot();
    let document = find(&snapshot, &asked.document, wording)?;
    let missing = || Failure::refused(Word::CliNoDocument, wording, &[("title", &asked.document)]);
    let capture = snapshot.capture(document.capture).ok_or_else(missing)?;
    let command = Command::Annotate {
        capture: capture.id,
        spans: vec![place(capture, asked, wording)?],
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

/// The document of this id, or the only one of this name, or the only one made of a file of this name.
fn find(snapshot: &Snapshot, asked: &str, wording: Wording) -> Result<Arc<Document>, Failure> {
    let by_id = asked
        .parse::<DocumentId>()
        .ok()
        .and_then(|id| snapshot.document(id));
    if let Some(document) = by_id {
        return Ok(Arc::clone(document));
    }
    let named = |is_meant: &dyn Fn(&Document) -> bool| -> Vec<Arc<Document>> {
        snapshot
            .documents_in_order()
            .filter(|document| is_meant(document))
            .cloned()
            .collect()
    };
    let mut found = named(&|document| document.name == asked);
    if found.is_empty() {
        found = named(&|document| {
            snapshot
                .capture(document.capture)
                .is_some_and(|capture| capture.original_name == asked)
        });
    }
    match found.as_slice() {
        [one] => Ok(Arc::clone(one)),
        [] => Err(Failure::refused(
            Word::CliNoDocument,
            wording,
            &[("title", &asked)],
        )),
        many => {
            let ids: Vec<String> = many
                .iter()
                .map(|document| document.id.to_string())
                .collect();
            let values: [(&str, &dyn Insert); 2] = [("title", &asked), ("list", &ids.join(", "))];
            Err(Failure::refused(Word::CliManyDocuments, wording, &values))
        }
    }
}

/// The span of the text that the code points name.
fn place(capture: &Capture, asked: &Annotate, wording: Wording) -> Result<Span, Failure> {
    let map = OffsetMap::new(&capture.text);
    let byte = |at: u32| map.byte_from_code_point(&capture.text, CodePointOffset(at));
    let span = byte(asked.start)
        .zip(byte(asked.end))
        .and_then(|(start, end)| Span::new(start, end).ok());
    span.ok_or_else(|| {
        let length = Counted::Character.of(map.len_code_points().0 as usize);
        let values: [(&str, &dyn Insert); 3] = [
            ("start", &asked.start),
            ("end", &asked.end),
            ("characters", &length),
        ];
        Failure::refused(Word::CliNoPlace, wording, &values)
    })
}
