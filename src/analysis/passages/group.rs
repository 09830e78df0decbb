//! The headings of a list.

use std::collections::BTreeMap;

use crate::analysis::passages::{
    Entry, PassageGroup, PassageGrouping, PassageHeading, PassageQuery,
};
use crate::model::{AnnotationId, DocumentId, DocumentSetId, Snapshot, TagId};
use crate::text::fold_name;

/// Parts sorted entries into groups; each keeps the entries' order.
pub(super) fn group(
    snapshot: &Snapshot,
    query: &PassageQuery,
    entries: &[Entry<'_>],
) -> Vec<PassageGroup> {
    match query.grouping {
        PassageGrouping::None if entries.is_empty() => Vec::new(),
        PassageGrouping::None => vec![PassageGroup {
            heading: PassageHeading::Whole,
            annotations: entries.iter().map(|entry| entry.annotation.id).collect(),
        }],
        PassageGrouping::Document => {
            let ordinals: BTreeMap<DocumentId, usize> = snapshot
                .documents_in_order()
                .enumerate()
                .map(|(ordinal, document)| (document.id, ordinal))
                .collect();
            parted(
                entries,
                |entry| vec![PassageHeading::Document(entry.document)],
                |heading| {
                    let ordinal = match heading {
                        PassageHeading::Document(Some(id)) => ordinals.get(id).copied(),
                        _ => None,
                    };
                    (ordinal, String::new())
                },
            )
        }
        PassageGrouping::Tag => {
            let ordinals = tree_order(snapshot);
            parted(
                entries,
                |entry| {
                    let mut tags: Vec<Option<TagId>> = snapshot
                        .taggings_of(entry.annotation.id)
                        .iter()
                        .map(|tagging| Some(tagging.tag))
                        .collect();
                    tags.sort_unstable();
                    tags.dedup();
                    if tags.is_empty() {
                        tags.push(None);
                    }
                    tags.into_iter().map(PassageHeading::Tag).collect()
                },
                |heading| {
                    let ordinal = match heading {
                        PassageHeading::Tag(Some(tag)) => ordinals.get(tag).copied(),
                        _ => None,
                    };
                    (ordinal, String::new())
                },
            )
        }
        PassageGrouping::Annotator => parted(
            entries,
            |entry| vec![PassageHeading::Annotator(entry.annotation.annotator)],
            |heading| {
                let name = match heading {
                    PassageHeading::Annotator(id) => snapshot.annotator(*id),
                    _ => None,
                };
                let name = name.map(|annotator| fold_name(&annotator.name));
                (Some(0), name.unwrap_or_default())
            },
        ),
        PassageGrouping::DocumentSet => {
            let mut sets: BTreeMap<DocumentId, Vec<DocumentSetId>> = BTreeMap::new();
            for set in snapshot.document_sets() {
                for document in &set.members {
                    sets.entry(*document).or_default().push(set.id);
                }
            }
            parted(
                entries,
                |entry| {
                    let of = entry.document.and_then(|id| sets.get(&id));
                    match of {
                        Some(of) => of
                            .iter()
                            .map(|id| PassageHeading::DocumentSet(Some(*id)))
                            .collect(),
                        None => vec![PassageHeading::DocumentSet(None)],
                    }
                },
                |heading| match heading {
                    PassageHeading::DocumentSet(Some(id)) => {
                        let name = snapshot.document_set(*id).map(|set| fold_name(&set.name));
                        (Some(0), name.unwrap_or_default())
                    }
                    _ => (Some(1), String::new()),
                },
            )
        }
    }
}

/// Groups by the headings that each entry has; groups in the order of a rank, then of a name, then of ids.
fn parted(
    entries: &[Entry<'_>],
    headings: impl Fn(&Entry<'_>) -> Vec<PassageHeading>,
    rank: impl Fn(&PassageHeading) -> (Option<usize>, String),
) -> Vec<PassageGroup> {
    let mut groups: BTreeMap<PassageHeading, Vec<AnnotationId>> = BTreeMap::new();
    for entry in entries {
        for heading in headings(entry) {
            groups.entry(heading).or_default().push(entry.annotation.id);
        }
    }
    let mut groups: Vec<PassageGroup> = groups
        .into_iter()
        .map(|(heading, annotations)| PassageGroup {
            heading,
            annotations,
        })
        .collect();
    groups.sort_by_cached_key(|group| {
        let (ordinal, name) = rank(&group.heading);
        (ordinal.unwrap_or(usize::MAX), name, group.heading)
    });
    groups
}

/// The place of each tag as the tree lists it. Walks without recursion.
fn tree_order(snapshot: &Snapshot) -> BTreeMap<TagId, usize> {
    let mut order = BTreeMap::new();
    let mut waiting: Vec<TagId> = snapshot.tags_under(None).rev().map(|tag| tag.id).collect();
    while let Some(tag) = waiting.pop() {
        if order.contains_key(&tag) {
            continue;
        }
        order.insert(tag, order.len());
        waiting.extend(snapshot.tags_under(Some(tag)).rev().map(|child| child.id));
    }
    order
}
