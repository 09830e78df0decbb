//! Links between passages, and the relations that say what they mean.

use std::sync::Arc;

use crate::command::plan::draft::Draft;
use crate::command::plan::names::checked_label;
use crate::command::plan::removal::Removal;
use crate::command::plan::tags::subject;
use crate::command::plan::{Planned, annotations};
use crate::command::{ActionCode, LinkEnd, Refusal, RelationChoice};
use crate::model::{AnnotatorId, Link, LinkId, PassageId, Relation, RelationId, Row};

/// Links two passages. An end that is not annotated becomes a highlight of the annotator's, so that it shows.
pub(super) fn link(
    draft: &mut Draft<'_>,
    [from, to]: [&LinkEnd; 2],
    choice: &RelationChoice,
    annotator: AnnotatorId,
) -> Result<Planned, Refusal> {
    draft.check_annotator(annotator)?;
    if from == to {
        return Err(Refusal::SameEnd);
    }
    let from = end(draft, from, annotator)?;
    let to = end(draft, to, annotator)?;
    if from == to {
        return Err(Refusal::SameEnd);
    }
    let relation = relation(draft, choice)?;
    let is_there = draft.snapshot.links_at(from).any(|link| {
        link.relation == relation.id
            && ((link.from, link.to) == (from, to)
                || (relation.is_symmetric && (link.from, link.to) == (to, from)))
    });
    if is_there {
        return Err(Refusal::NoChange);
    }
    let id = draft.new_id(LinkId);
    let created = draft.now();
    draft.put(Link {
        id,
        from,
        to,
        relation: relation.id,
        annotator,
        created,
    });
    Ok(Planned::new(ActionCode::AddLink, subject(&relation.label))
        .by(annotator)
        .answer(id))
}

/// Gives a link another meaning.
pub(super) fn set_relation(
    draft: &mut Draft<'_>,
    id: LinkId,
    choice: &RelationChoice,
) -> Result<Planned, Refusal> {
    let mut link = (*find(draft, id)?).clone();
    let relation = relation(draft, choice)?;
    link.relation = relation.id;
    draft.put(link);
    Ok(Planned::new(ActionCode::ChangeLink, subject(&relation.label)).answer(id))
}

/// Lets a link lead the other way.
pub(super) fn reverse(draft: &mut Draft<'_>, id: LinkId) -> Result<Planned, Refusal> {
    let mut link = (*find(draft, id)?).clone();
    std::mem::swap(&mut link.from, &mut link.to);
    let relation = draft.snapshot.relation(link.relation).cloned();
    draft.put(link);
    let subject = relation.map(|relation| subject(&relation.label));
    Ok(Planned::new(ActionCode::ChangeLink, subject.unwrap_or_default()).answer(id))
}

/// Deletes links; the passages that they joined stay.
pub(super) fn delete(draft: &mut Draft<'_>, links: &[LinkId]) -> Result<Planned, Refusal> {
    for id in links {
        find(draft, *id)?;
    }
    let mut removal = Removal::new(draft);
    for id in links {
        removal.link_alone(*id);
    }
    removal.finish();
    Ok(Planned::new(ActionCode::DeleteLink, ""))
}

/// The passage of an end.
fn end(draft: &mut Draft<'_>, end: &LinkEnd, annotator: AnnotatorId) -> Result<PassageId, Refusal> {
    let annotation = match end {
        LinkEnd::Annotation(id) => *id,
        LinkEnd::Spans { capture, spans } => {
            let capture = annotations::find_capture(draft, *capture)?;
            annotations::mark(draft, &capture, spans, annotator)?
        }
    };
    match draft.row(annotation.into()) {
        Some(Row::Annotation(annotation)) => Ok(annotation.passage),
        _ => Err(Refusal::Missing {
            key: annotation.into(),
        }),
    }
}

/// A relation that is there, or that has exactly one of these labels, or a new one.
fn relation(draft: &mut Draft<'_>, choice: &RelationChoice) -> Result<Arc<Relation>, Refusal> {
    let (label, is_symmetric) = match choice {
        RelationChoice::Existing(id) => {
            let found = draft.snapshot.relation(*id).cloned();
            return found.ok_or(Refusal::Missing { key: (*id).into() });
        }
        RelationChoice::Named {
            label,
            is_symmetric,
        } => (checked_label(label)?, *is_symmetric),
    };
    let same = draft
        .snapshot
        .relations()
        .find(|other| other.label.has(&label.english) || other.label.has(&label.arabic));
    if let Some(same) = same {
        return Ok(Arc::clone(same));
    }
    let relation = Relation {
        id: draft.new_id(RelationId),
        label,
        is_symmetric,
    };
    draft.put(relation.clone());
    Ok(Arc::new(relation))
}

fn find(draft: &Draft<'_>, id: LinkId) -> Result<Arc<Link>, Refusal> {
    let link = draft.snapshot.link(id).cloned();
    link.ok_or(Refusal::Missing { key: id.into() })
}
