//! Which annotations a scope holds.

use std::collections::BTreeSet;

use crate::analysis::passages::PassageScope;
use crate::model::{AnnotationId, DocumentId, Snapshot, TagId};

/// The annotations in a scope, each once, by id.
pub fn annotations_in(snapshot: &Snapshot, scope: &PassageScope) -> Vec<AnnotationId> {
    let mut found: Vec<AnnotationId> = match scope {
        PassageScope::All => snapshot.annotations().map(|row| row.id).collect(),
        PassageScope::Untagged => {
            let tagged: BTreeSet<AnnotationId> =
                snapshot.taggings().map(|row| row.annotation).collect();
            snapshot
                .annotations()
                .map(|row| row.id)
                .filter(|id| !tagged.contains(id))
                .collect()
        }
        PassageScope::Tag(tag) => with_tag(snapshot, *tag).collect(),
        PassageScope::Branch(tag) => branch(snapshot, *tag)
            .into_iter()
            .flat_map(|tag| with_tag(snapshot, tag))
            .collect(),
        PassageScope::TagSet(set) => snapshot
            .tag_set(*set)
            .into_iter()
            .flat_map(|set| set.members.iter())
            .flat_map(|tag| with_tag(snapshot, *tag))
            .collect(),
        PassageScope::Tags { tags, all: false } => tags
            .iter()
            .flat_map(|tag| with_tag(snapshot, *tag))
            .collect(),
        PassageScope::Tags { tags, all: true } => with_all(snapshot, tags),
        PassageScope::Document(document) => in_document(snapshot, *document).collect(),
        PassageScope::DocumentSet(set) => snapshot
            .document_set(*set)
            .into_iter()
            .flat_map(|set| set.members.iter())
            .flat_map(|document| in_document(snapshot, *document))
            .collect(),
        PassageScope::Annotator(annotator) => snapshot
            .annotations()
            .filter(|row| row.annotator == *annotator)
            .map(|row| row.id)
            .collect(),
    };
    found.sort_unstable();
    found.dedup();
    found
}

/// At least as many annotations as have to be looked at for a scope: tells a short list from one to make beside the window.
pub fn size_at_most(snapshot: &Snapshot, scope: &PassageScope) -> usize {
    let tags = |tags: &[TagId]| tags.iter().map(|tag| snapshot.n_taggings_with(*tag)).sum();
    let document = |id: DocumentId| -> usize {
        snapshot
            .captures_of(id)
            .map(|capture| snapshot.n_annotations_of(capture.id))
            .sum()
    };
    match scope {
        PassageScope::All | PassageScope::Untagged | PassageScope::Annotator(_) => {
            snapshot.n_annotations()
        }
        PassageScope::Tag(tag) => snapshot.n_taggings_with(*tag),
        PassageScope::Branch(tag) => tags(&branch(snapshot, *tag)),
        PassageScope::TagSet(set) => snapshot.tag_set(*set).map_or(0, |set| tags(&set.members)),
        PassageScope::Tags { tags: of, .. } => tags(of),
        PassageScope::Document(id) => document(*id),
        PassageScope::DocumentSet(set) => snapshot
            .document_set(*set)
            .map_or(0, |set| set.members.iter().map(|id| document(*id)).sum()),
    }
}

fn with_tag(snapshot: &Snapshot, tag: TagId) -> impl Iterator<Item = AnnotationId> + '_ {
    snapshot.taggings_with(tag).map(|row| row.annotation)
}

fn with_all(snapshot: &Snapshot, tags: &[TagId]) -> Vec<AnnotationId> {
    let Some((first, others)) = tags.split_first() else {
        return Vec::new();
    };
    let mut found: BTreeSet<AnnotationId> = with_tag(snapshot, *first).collect();
    for tag in others {
        let with: BTreeSet<AnnotationId> = with_tag(snapshot, *tag).collect();
        found.retain(|id| with.contains(id));
    }
    found.into_iter().collect()
}

fn in_document(
    snapshot: &Snapshot,
    document: DocumentId,
) -> impl Iterator<Item = AnnotationId> + '_ {
    snapshot
        .captures_of(document)
        .flat_map(|capture| snapshot.annotations_of(capture.id))
        .map(|(annotation, _)| annotation.id)
}

/// A tag and all below it. Walks without recursion.
fn branch(snapshot: &Snapshot, tag: TagId) -> Vec<TagId> {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    let mut waiting = vec![tag];
    while let Some(tag) = waiting.pop() {
        if seen.insert(tag) {
            found.push(tag);
            waiting.extend(snapshot.tags_under(Some(tag)).map(|child| child.id));
        }
    }
    found
}
