//! Tags on annotations: put on, taken off, exchanged, on any number at once.

use std::collections::BTreeSet;

use crate::command::plan::Planned;
use crate::command::plan::annotations::{find, put_tagging};
use crate::command::plan::draft::Draft;
use crate::command::plan::tags::{choose, subject};
use crate::command::{ActionCode, Refusal, TagChoice};
use crate::model::{AnnotationId, AnnotatorId, TagId};

/// Takes `remove` off and puts `add` on; a tag that is in both stays, or comes.
pub(super) fn retag(
    draft: &mut Draft<'_>,
    annotations: &[AnnotationId],
    add: &[TagChoice],
    remove: &[TagId],
    annotator: AnnotatorId,
) -> Result<Planned, Refusal> {
    draft.check_annotator(annotator)?;
    let annotations: BTreeSet<AnnotationId> = annotations.iter().copied().collect();
    for id in &annotations {
        find(draft, *id)?;
    }
    if annotations.is_empty() {
        return Err(Refusal::NoChange);
    }
    let (mut coming, mut made): (Vec<TagId>, Vec<TagId>) = (Vec::new(), Vec::new());
    let mut subjects: Vec<String> = Vec::new();
    for choice in add {
        let (tag, is_made) = choose(draft, choice)?;
        if !coming.contains(&tag.id) {
            coming.push(tag.id);
            subjects.push(subject(&tag.label));
        }
        if is_made {
            made.push(tag.id);
        }
    }
    let mut going: Vec<TagId> = Vec::new();
    for id in remove {
        let tag = draft.tag(*id)?;
        if !coming.contains(id) && !going.contains(id) {
            going.push(*id);
            subjects.push(subject(&tag.label));
        }
    }
    let code = match (coming.is_empty(), going.is_empty()) {
        (_, true) => ActionCode::AddTag,
        (true, false) => ActionCode::RemoveTag,
        (false, false) => ActionCode::ChangeTags,
    };
    // Of several tags the first stands for all, as with a passage that is marked with several.
    let subject = match code {
        ActionCode::ChangeTags => String::new(),
        _ => subjects.into_iter().next().unwrap_or_default(),
    };
    let mut planned = Planned::new(code, subject).by(annotator);
    let snapshot = draft.snapshot;
    for id in annotations {
        if !going.is_empty() {
            for tagging in snapshot.taggings_of(id) {
                if going.contains(&tagging.tag) {
                    draft.remove(tagging.id);
                }
            }
        }
        for (index, tag) in coming.iter().enumerate() {
            put_tagging(draft, id, *tag, annotator, index);
        }
        planned = planned.answer(id);
    }
    planned
        .answer
        .extend(made.into_iter().map(Into::<crate::model::RowKey>::into));
    Ok(planned)
}

/// Marks every tagging with the tag on the annotation, whoever put it there.
pub(super) fn set_example(
    draft: &mut Draft<'_>,
    annotation: AnnotationId,
    tag: TagId,
    is_example: bool,
) -> Result<Planned, Refusal> {
    find(draft, annotation)?;
    let label = subject(&draft.tag(tag)?.label);
    let snapshot = draft.snapshot;
    let mut is_there = false;
    for tagging in snapshot.taggings_of(annotation) {
        if tagging.tag == tag {
            is_there = true;
            let mut marked = (**tagging).clone();
            marked.is_example = is_example;
            draft.put(marked);
        }
    }
    match is_there {
        true => Ok(Planned::new(ActionCode::SetExample, label).answer(annotation)),
        false => Err(Refusal::NoChange),
    }
}
