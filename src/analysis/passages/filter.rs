//! Which passages hold the words that were typed.

use std::collections::BTreeMap;

use crate::analysis::passages::Entry;
use crate::model::{DocumentId, MemoTarget, Snapshot};
use crate::text::fold_name;

/// Keeps entries in which each word is found, folded, in the quote, the document's name or a memo.
pub(super) fn keep(snapshot: &Snapshot, filter: &str, entries: &mut Vec<Entry<'_>>) {
    let folded = fold_name(filter);
    let words: Vec<&str> = folded.split_whitespace().collect();
    if words.is_empty() {
        return;
    }
    let mut names: BTreeMap<Option<DocumentId>, String> = BTreeMap::new();
    entries.retain(|entry| {
        let quote = fold_name(&entry.passage.quote);
        let missing = without(&words, &quote);
        if missing.is_empty() {
            return true;
        }
        let name = names.entry(entry.document).or_insert_with(|| {
            entry
                .document
                .and_then(|id| snapshot.document(id))
                .map(|document| fold_name(&document.name))
                .unwrap_or_default()
        });
        let mut missing = without(&missing, name);
        for memo in snapshot.memos_on(MemoTarget::Annotation(entry.annotation.id)) {
            if missing.is_empty() {
                break;
            }
            missing = without(&missing, &fold_name(&memo.title));
            missing = without(&missing, &fold_name(&memo.body));
        }
        missing.is_empty()
    });
}

fn without<'a>(words: &[&'a str], text: &str) -> Vec<&'a str> {
    words
        .iter()
        .copied()
        .filter(|word| !text.contains(word))
        .collect()
}
