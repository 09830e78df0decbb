//! Which document and which place a person names on the command line.

use std::sync::Arc;

use crate::cli::failure::Failure;
use crate::i18n::{Counted, Insert, Word, Wording};
use crate::model::{Capture, Document, DocumentId, Snapshot};
use crate::text::{CodePointOffset, OffsetMap, Span};

/// The document of this id with its current capture, or the only one of this name, or the only one made of a file of this name.
pub(super) fn find_document(
    snapshot: &Snapshot,
    asked: &str,
    wording: Wording,
) -> Result<(Arc<Document>, Arc<Capture>), Failure> {
    let document = find(snapshot, asked, wording)?;
    let missing = || Failure::refused(Word::CliNoDocument, wording, &[("title", &asked)]);
    let capture = snapshot.capture(document.capture).ok_or_else(missing)?;
    let capture = Arc::clone(capture);
    Ok((document, capture))
}

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
pub(super) fn place(
    capture: &Capture,
    start: u32,
    end: u32,
    wording: Wording,
) -> Result<Span, Failure> {
    let map = OffsetMap::new(&capture.text);
    let byte = |at: u32| map.byte_from_code_point(&capture.text, CodePointOffset(at));
    let span = byte(start)
        .zip(byte(end))
        .and_then(|(start, end)| Span::new(start, end).ok());
    span.ok_or_else(|| {
        let length = Counted::Character.of(map.len_code_points().0 as usize);
        let values: [(&str, &dyn Insert); 3] =
            [("start", &start), ("end", &end), ("characters", &length)];
        Failure::refused(Word::CliNoPlace, wording, &values)
    })
}
