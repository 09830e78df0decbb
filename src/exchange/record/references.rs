//! What points to what: every reference of a row to another.

use crate::model::{MemoTarget, Row, RowKey};

/// Calls `each` with the key of every row that `row` points to.
pub(super) fn for_each(row: &Row, mut each: impl FnMut(RowKey)) {
    match row {
        Row::Collection(_) | Row::Annotator(_) | Row::Variable(_) | Row::Relation(_) => {}
        Row::Document(document) => {
            each(document.capture.into());
            let directions = document.paragraph_directions.iter();
            directions.for_each(|set| each(set.capture.into()));
            let furniture = document.furniture.iter();
            furniture.for_each(|change| each(change.capture.into()));
        }
        Row::Capture(capture) => each(capture.document.into()),
        Row::DocumentSet(set) => set.members.iter().for_each(|id| each((*id).into())),
        Row::VariableValue(value) => {
            each(value.document.into());
            each(value.variable.into());
        }
        Row::Tag(tag) => tag.parent.into_iter().for_each(|id| each(id.into())),
        Row::TagSet(set) => set.members.iter().for_each(|id| each((*id).into())),
        Row::Passage(passage) => each(passage.capture.into()),
        Row::Placement(placement) => {
            each(placement.passage.into());
            each(placement.capture.into());
        }
        Row::Annotation(annotation) => {
            each(annotation.passage.into());
            each(annotation.annotator.into());
        }
        Row::Tagging(tagging) => {
            each(tagging.annotation.into());
            each(tagging.tag.into());
            each(tagging.annotator.into());
        }
        Row::Link(link) => {
            each(link.from.into());
            each(link.to.into());
            each(link.relation.into());
            each(link.annotator.into());
        }
        Row::Rejection(rejection) => {
            each(rejection.tag.into());
            each(rejection.capture.into());
            each(rejection.annotator.into());
        }
        Row::SavedSearch(search) => each(search.annotator.into()),
        Row::Memo(memo) => {
            each(memo.annotator.into());
            for target in &memo.targets {
                match target {
                    MemoTarget::Collection => {}
                    MemoTarget::Document(id) => each((*id).into()),
                    MemoTarget::Tag(id) => each((*id).into()),
                    MemoTarget::Annotation(id) => each((*id).into()),
                    MemoTarget::Link(id) => each((*id).into()),
                    MemoTarget::DocumentSet(id) => each((*id).into()),
                    MemoTarget::TagSet(id) => each((*id).into()),
                    MemoTarget::Variable(id) => each((*id).into()),
                }
            }
        }
    }
}
