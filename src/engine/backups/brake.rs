//! The brake before many things are removed at once: who asks for that confirms it, and a backup is made first.

use std::collections::BTreeSet;

use crate::model::{Row, RowEdit, Snapshot};

/// Things that may go at once without a question.
const MOST_ITEMS: usize = 50;
/// A fifth of the annotations brakes, unless they are fewer than this: in a small collection one is a fifth.
const FEWEST_ANNOTATIONS: usize = 10;

/// What a change takes out of a collection, more coming in of a kind taken off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Removal {
    /// Documents.
    pub documents: usize,
    /// Annotations.
    pub annotations: usize,
    /// Tags.
    pub tags: usize,
    /// Memos.
    pub memos: usize,
    /// Links.
    pub links: usize,
    /// Taggings on annotations that stay.
    pub taggings: usize,
}

impl Removal {
    fn n_items(self) -> usize {
        self.documents + self.annotations + self.tags + self.memos + self.links + self.taggings
    }
}

/// What the edits of a change remove, if it is so much that it brakes: more than a fifth of the annotations, or more than
/// fifty things.
pub fn removal_of(snapshot: &Snapshot, edits: &[RowEdit]) -> Option<Removal> {
    let gone: BTreeSet<_> = edits
        .iter()
        .filter_map(|edit| match (edit.before(), edit.after()) {
            (Some(Row::Annotation(annotation)), None) => Some(annotation.id),
            _ => None,
        })
        .collect();
    let count = |is_kind: &dyn Fn(&Row) -> bool| {
        let mut net = 0_isize;
        for edit in edits {
            match (edit.before(), edit.after()) {
                (Some(row), None) if is_kind(row) => net += 1,
                (None, Some(row)) if is_kind(row) => net -= 1,
                _ => {}
            }
        }
        usize::try_from(net).unwrap_or(0)
    };
    let removal = Removal {
        documents: count(&|row| matches!(row, Row::Document(_))),
        annotations: count(&|row| matches!(row, Row::Annotation(_))),
        tags: count(&|row| matches!(row, Row::Tag(_))),
        memos: count(&|row| matches!(row, Row::Memo(_))),
        links: count(&|row| matches!(row, Row::Link(_))),
        taggings: count(
            &|row| matches!(row, Row::Tagging(tagging) if !gone.contains(&tagging.annotation)),
        ),
    };
    let annotations = removal.annotations;
    let is_a_fifth =
        annotations >= FEWEST_ANNOTATIONS && annotations * 5 > snapshot.n_annotations();
    (is_a_fifth || removal.n_items() > MOST_ITEMS).then_some(removal)
}
