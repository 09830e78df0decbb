//! A passage as lists and panels show it: where it stands now, with the words and the surroundings there.

use std::sync::Arc;

use crate::anchor::describe::describe;
use crate::model::{Passage, PassageId, Snapshot};

/// A passage in the current capture of its document, if its place there is beyond doubt (marked there, exact or accepted):
/// its spans, words and context in that text. A proposed one, an orphan, and one that was never placed are shown where they
/// were marked, with the words that were marked.
pub fn shown(snapshot: &Snapshot, passage: PassageId) -> Option<Arc<Passage>> {
    let row = snapshot.passage(passage)?;
    let Some(standing) = snapshot
        .standing(passage)
        .filter(|standing| standing.placement.is_some() && !standing.is_open())
    else {
        return Some(Arc::clone(row));
    };
    let there = snapshot
        .capture(standing.capture())
        .and_then(|capture| describe(&capture.text, standing.spans()).ok());
    let Some(there) = there else {
        return Some(Arc::clone(row));
    };
    Some(Arc::new(Passage {
        id: row.id,
        capture: standing.capture(),
        spans: standing.spans().to_vec(),
        quote: there.quote,
        prefix: there.prefix,
        suffix: there.suffix,
    }))
}

/// The words that [`shown`] gives.
pub fn shown_quote(snapshot: &Snapshot, passage: PassageId) -> Option<String> {
    shown(snapshot, passage).map(|passage| passage.quote.clone())
}
