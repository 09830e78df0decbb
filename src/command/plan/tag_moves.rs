//! Moving tags within the tree: one or several, with all below them, as one change.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::command::plan::Planned;
use crate::command::plan::draft::Draft;
use crate::command::plan::tags::{check_depth, height, place, subject};
use crate::command::{ActionCode, Refusal};
use crate::model::{Tag, TagId};

pub(super) fn move_to(
    draft: &mut Draft<'_>,
    ids: &[TagId],
    parent: Option<TagId>,
    before: Option<TagId>,
) -> Result<Planned, Refusal> {
    let moved = heads(draft, ids)?;
    let Some(first) = moved.first() else {
        return Err(Refusal::NoChange);
    };
    let is_moved = |id: TagId| moved.iter().any(|tag| tag.id == id);
    let above = match parent {
        Some(parent) => {
            draft.tag(parent)?;
            let path = draft.snapshot.tag_path(parent);
            if path.iter().any(|tag| is_moved(tag.id)) {
                return Err(Refusal::TagCycle);
            }
            path.len()
        }
        None => 0,
    };
    for tag in &moved {
        check_depth(above + height(draft, tag.id))?;
    }
    let siblings = draft.tags_under(parent);
    let others: Vec<Arc<Tag>> = siblings
        .iter()
        .filter(|sibling| !is_moved(sibling.id))
        .map(Arc::clone)
        .collect();
    check_labels(&others, &moved, parent)?;
    let index = match before {
        None => others.len(),
        Some(before) => {
            let at = siblings
                .iter()
                .position(|sibling| sibling.id == before)
                .ok_or(Refusal::Missing { key: before.into() })?;
            siblings[..at]
                .iter()
                .filter(|sibling| !is_moved(sibling.id))
                .count()
        }
    };
    let order = others[..index].iter().chain(&moved).chain(&others[index..]);
    if siblings.len() == others.len() + moved.len() && order.eq(siblings.iter()) {
        return Err(Refusal::NoChange);
    }
    place(draft, &others, index, &moved, parent);
    let mut planned = Planned::new(ActionCode::MoveTag, subject(&first.label));
    for tag in &moved {
        planned = planned.answer(tag.id);
    }
    Ok(planned)
}

/// The tags that are named, each once, without those that go along with another.
fn heads(draft: &Draft<'_>, ids: &[TagId]) -> Result<Vec<Arc<Tag>>, Refusal> {
    let named: BTreeSet<TagId> = ids.iter().copied().collect();
    let mut taken = BTreeSet::new();
    let mut heads = Vec::new();
    for id in ids {
        let tag = draft.tag(*id)?;
        let path = draft.snapshot.tag_path(*id);
        let goes_along = path.iter().skip(1).any(|above| named.contains(&above.id));
        if !goes_along && taken.insert(*id) {
            heads.push(tag);
        }
    }
    Ok(heads)
}

/// Refuses a newcomer of which a side of the label is taken under the parent, by one that is there or by another newcomer.
fn check_labels(
    others: &[Arc<Tag>],
    moved: &[Arc<Tag>],
    parent: Option<TagId>,
) -> Result<(), Refusal> {
    for (number, tag) in moved.iter().enumerate() {
        let is_new = tag.parent != parent;
        let there = others.iter().chain(&moved[..number]);
        // Those that were side by side before stay so.
        for other in there.filter(|other| is_new || other.parent != parent) {
            for (side, theirs) in [
                (&tag.label.english, &other.label.english),
                (&tag.label.arabic, &other.label.arabic),
            ] {
                if !side.is_empty() && side == theirs {
                    return Err(Refusal::LabelTaken {
                        label: side.clone(),
                        tag: other.id,
                    });
                }
            }
        }
    }
    Ok(())
}
