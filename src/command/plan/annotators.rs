//! Annotators.

use crate::command::plan::Planned;
use crate::command::plan::draft::Draft;
use crate::command::plan::names::checked_name;
use crate::command::{ActionCode, Refusal};
use crate::model::{Annotator, AnnotatorId};

/// Adds an annotator; refused if there is one of exactly this name.
pub(super) fn add(draft: &mut Draft<'_>, name: &str) -> Result<Planned, Refusal> {
    let name = checked_name(name)?;
    if draft.snapshot.annotators().any(|other| other.name == name) {
        return Err(Refusal::NoChange);
    }
    let id = draft.new_id(AnnotatorId);
    draft.put(Annotator {
        id,
        name: name.clone(),
        created: draft.now(),
    });
    Ok(Planned::new(ActionCode::AddAnnotator, name).answer(id))
}

pub(super) fn rename(
    draft: &mut Draft<'_>,
    id: AnnotatorId,
    name: &str,
) -> Result<Planned, Refusal> {
    let annotator = draft
        .snapshot
        .annotator(id)
        .ok_or(Refusal::Missing { key: id.into() })?;
    let mut annotator = (**annotator).clone();
    annotator.name = checked_name(name)?;
    let planned = Planned::new(ActionCode::RenameAnnotator, annotator.name.clone()).answer(id);
    draft.put(annotator);
    Ok(planned)
}
