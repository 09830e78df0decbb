//! The order of a list. Whatever comes first, ties are parted by the place, so that the order is always the same (I12).

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::analysis::passages::{Entry, PassageOrder, PassageQuery};
use crate::base::environment::Timestamp;
use crate::model::{AnnotationId, DocumentId, Snapshot, TagId};
use crate::text::fold_name;

/// Document, start, the longer first among those that start together, the older first, then by id.
type PlaceKey = (usize, u32, Reverse<u32>, Timestamp, AnnotationId);

/// Sorts entries as the query asks.
pub(super) fn sort(snapshot: &Snapshot, query: &PassageQuery, entries: &mut [Entry<'_>]) {
    let ordinals: BTreeMap<DocumentId, usize> = snapshot
        .documents_in_order()
        .enumerate()
        .map(|(ordinal, document)| (document.id, ordinal))
        .collect();
    let place = |entry: &Entry<'_>| -> PlaceKey {
        let ordinal = entry
            .document
            .and_then(|id| ordinals.get(&id))
            .copied()
            .unwrap_or(usize::MAX);
        (
            ordinal,
            entry.passage.start(),
            Reverse(entry.passage.end()),
            entry.annotation.created,
            entry.annotation.id,
        )
    };
    match query.order {
        PassageOrder::Place => entries.sort_by_cached_key(place),
        PassageOrder::Time => {
            entries.sort_by_cached_key(|entry| (entry.annotation.created, place(entry)));
        }
        PassageOrder::Length => {
            entries.sort_by_cached_key(|entry| (entry.passage.quote.chars().count(), place(entry)));
        }
        PassageOrder::Document => {
            let names: BTreeMap<DocumentId, String> = snapshot
                .documents()
                .map(|document| (document.id, fold_name(&document.name)))
                .collect();
            entries.sort_by_cached_key(|entry| {
                let name = entry.document.and_then(|id| names.get(&id));
                (name.is_none(), name.cloned(), place(entry))
            });
        }
        PassageOrder::Tag => {
            let mut labels: BTreeMap<TagId, Option<String>> = BTreeMap::new();
            entries.sort_by_cached_key(|entry| {
                let tag = first_tag(snapshot, entry.annotation.id);
                let label = tag.and_then(|id| {
                    let label = || {
                        let tag = snapshot.tag(id)?;
                        Some(fold_name(tag.label.prefer(query.is_arabic)))
                    };
                    labels.entry(id).or_insert_with(label).clone()
                });
                (label.is_none(), label, place(entry))
            });
        }
    }
    if query.is_descending {
        entries.reverse();
    }
}

fn first_tag(snapshot: &Snapshot, annotation: AnnotationId) -> Option<TagId> {
    let taggings = snapshot.taggings_of(annotation);
    taggings.first().map(|tagging| tagging.tag)
}
