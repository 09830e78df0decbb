//! A text as a person edited it, as what a new capture is made of.

use std::sync::Arc;

use crate::anchor::carried_marks;
use crate::command::NewDocument;
use crate::exchange::importer::ImportNote;
use crate::model::{DocumentId, Sha256, Snapshot};
use crate::text::Alignment;

/// Name and version of what makes such a text.
const EXTRACTOR: &str = "edited 1";

/// The new capture of a document whose current text was edited; none where nothing was changed or the document is gone.
///
/// The bytes are the text as UTF-8; a note says which capture it was edited from. Structure goes along with the words that
/// stayed. O(length of both texts).
pub fn edited(snapshot: &Snapshot, document: DocumentId, text: &str) -> Option<NewDocument> {
    let row = snapshot.document(document)?;
    let former = snapshot.current_capture(document)?;
    if &*former.text == text {
        return None;
    }
    let alignment = Alignment::between(&former.text, text);
    Some(NewDocument {
        name: row.name.clone(),
        language: row.language.clone(),
        text: Arc::from(text),
        original: Arc::from(text.as_bytes()),
        whole: None,
        original_sha256: Sha256::of(text.as_bytes()),
        original_name: former.original_name.clone(),
        original_modified: None,
        encoding: "UTF-8".to_owned(),
        extractor: EXTRACTOR.to_owned(),
        notes: ImportNote::Edited(former.text_sha256)
            .code()
            .into_iter()
            .collect(),
        structure: carried_marks(&former.structure, &alignment),
        set: None,
        values: Vec::new(),
    })
}
