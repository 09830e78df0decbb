//! Passages as text for the clipboard: each quote with its document and paragraph.

use std::collections::BTreeMap;

use crate::gui::panels::bottom::passages::row::paragraph_starts;
use crate::i18n::{Word, Wording, fill, without_isolates};
use crate::model::{AnnotationId, CaptureId, Snapshot};

/// One passage in a paragraph of its own, in the order given.
pub fn references_of(
    annotations: &[AnnotationId],
    snapshot: &Snapshot,
    wording: Wording,
) -> String {
    let mut paragraphs: BTreeMap<CaptureId, Vec<u32>> = BTreeMap::new();
    let mut lines: Vec<String> = Vec::with_capacity(annotations.len());
    for id in annotations {
        let passage = snapshot
            .annotation(*id)
            .and_then(|annotation| crate::anchor::shown(snapshot, annotation.passage));
        let Some(passage) = passage else { continue };
        let starts = paragraphs.entry(passage.capture).or_insert_with(|| {
            let text = snapshot.capture(passage.capture);
            paragraph_starts(text.map_or("", |capture| &capture.text))
        });
        let number = starts.partition_point(|start| *start <= passage.start());
        let document = snapshot.document_of_capture(passage.capture);
        let title = document.map_or("–", |document| document.name.as_str());
        let values: [(&str, &dyn crate::i18n::Insert); 3] = [
            ("quote", &passage.quote),
            ("title", &title),
            ("n", &number.max(1)),
        ];
        lines.push(without_isolates(&fill(
            Word::PassageReference,
            wording,
            &values,
        )));
    }
    lines.join("\n")
}
