//! Tags: their labels, their place in the tree, and what goes with them.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::command::plan::draft::Draft;
use crate::command::plan::names::{checked_label, checked_name, checked_text};
use crate::command::plan::removal::Removal;
use crate::command::plan::{Planned, order};
use crate::command::{ActionCode, AnnotationFate, NewTag, Refusal, TagChoice};
use crate::model::{Bilingual, MAX_TAG_DEPTH, MemoTarget, PALETTE_LEN, Tag, TagColor, TagId};

pub(super) fn create(draft: &mut Draft<'_>, new: &NewTag) -> Result<Planned, Refusal> {
    let tag = make(draft, new)?;
    Ok(Planned::new(ActionCode::CreateTag, subject(&tag.label)).answer(tag.id))
}

pub(super) fn rename(
    draft: &mut Draft<'_>,
    id: TagId,
    label: &Bilingual,
) -> Result<Planned, Refusal> {
    let mut tag = (*draft.tag(id)?).clone();
    let label = checked_label(label)?;
    check_free(draft, tag.parent, &label, &[id])?;
    tag.label = label;
    let planned = Planned::new(ActionCode::RenameTag, subject(&tag.label)).answer(id);
    draft.put(tag);
    Ok(planned)
}

pub(super) fn define(
    draft: &mut Draft<'_>,
    id: TagId,
    definition: &Bilingual,
) -> Result<Planned, Refusal> {
    let mut tag = (*draft.tag(id)?).clone();
    tag.definition = checked_text(definition)?;
    let planned = Planned::new(ActionCode::DefineTag, subject(&tag.label)).answer(id);
    draft.put(tag);
    Ok(planned)
}

pub(super) fn set_rules(
    draft: &mut Draft<'_>,
    id: TagId,
    includes: &Bilingual,
    excludes: &Bilingual,
) -> Result<Planned, Refusal> {
    let mut tag = (*draft.tag(id)?).clone();
    tag.includes = checked_text(includes)?;
    tag.excludes = checked_text(excludes)?;
    let planned = Planned::new(ActionCode::SetTagRules, subject(&tag.label)).answer(id);
    draft.put(tag);
    Ok(planned)
}

/// A tag that stands on annotations stays a tag: what it is on would otherwise lose its meaning.
pub(super) fn set_category(
    draft: &mut Draft<'_>,
    id: TagId,
    is_category: bool,
) -> Result<Planned, Refusal> {
    let mut tag = (*draft.tag(id)?).clone();
    let n = draft.snapshot.n_taggings_with(id);
    if is_category && n > 0 {
        let label = subject(&tag.label);
        return Err(Refusal::TagInUse { label, n });
    }
    tag.is_category = is_category;
    let planned = Planned::new(ActionCode::SetCategory, subject(&tag.label)).answer(id);
    draft.put(tag);
    Ok(planned)
}

pub(super) fn recolor(
    draft: &mut Draft<'_>,
    id: TagId,
    color: TagColor,
) -> Result<Planned, Refusal> {
    let mut tag = (*draft.tag(id)?).clone();
    tag.color = color;
    let planned = Planned::new(ActionCode::RecolorTag, subject(&tag.label)).answer(id);
    draft.put(tag);
    Ok(planned)
}

pub(super) fn delete(
    draft: &mut Draft<'_>,
    id: TagId,
    fate: AnnotationFate,
) -> Result<Planned, Refusal> {
    let tag = draft.tag(id)?;
    let children = draft.tags_under(Some(id));
    let siblings = draft.tags_under(tag.parent);
    let index = siblings
        .iter()
        .position(|sibling| sibling.id == id)
        .unwrap_or(siblings.len());
    let others: Vec<Arc<Tag>> = siblings
        .into_iter()
        .filter(|sibling| sibling.id != id)
        .collect();
    place(draft, &others, index, &children, tag.parent);
    let snapshot = draft.snapshot;
    let losing: BTreeSet<_> = snapshot
        .taggings_with(id)
        .map(|tagging| tagging.annotation)
        .collect();
    let mut removal = Removal::new(draft);
    if fate == AnnotationFate::Delete {
        for annotation in losing.iter().filter_map(|id| snapshot.annotation(*id)) {
            let is_bare = snapshot
                .taggings_of(annotation.id)
                .iter()
                .all(|tagging| tagging.tag == id)
                && snapshot
                    .memos_on(MemoTarget::Annotation(annotation.id))
                    .is_empty()
                && snapshot.links_at(annotation.passage).next().is_none();
            if is_bare {
                removal.annotation(annotation.id);
            }
        }
    }
    removal.tag(id);
    removal.finish();
    Ok(Planned::new(ActionCode::DeleteTag, subject(&tag.label)))
}

/// The tag that is meant, made at the end of the top level if a label is new; says whether it was made.
pub(super) fn choose(
    draft: &mut Draft<'_>,
    choice: &TagChoice,
) -> Result<(Arc<Tag>, bool), Refusal> {
    let label = match choice {
        TagChoice::Existing(id) => {
            let tag = draft.tag(*id)?;
            return match tag.is_category {
                false => Ok((tag, false)),
                true => Err(Refusal::Category {
                    label: subject(&tag.label),
                }),
            };
        }
        TagChoice::Named(label) => checked_name(label)?,
    };
    let known = draft
        .snapshot
        .tags()
        .cloned()
        .chain(draft.drafted_tags())
        .filter(|tag| tag.label.has(&label) && !tag.is_category)
        .min_by_key(|tag| (tag.created, tag.id));
    if let Some(tag) = known {
        return Ok((tag, false));
    }
    let new = NewTag {
        parent: None,
        label: Bilingual::from_one(&label),
        definition: Bilingual::default(),
        color: None,
        is_category: false,
    };
    match make(draft, &new) {
        Ok(tag) => Ok((tag, true)),
        // A tag with this label would have served, so it is a category that has it.
        Err(Refusal::LabelTaken { label, .. }) => Err(Refusal::Category { label }),
        Err(other) => Err(other),
    }
}

fn make(draft: &mut Draft<'_>, new: &NewTag) -> Result<Arc<Tag>, Refusal> {
    let above = match new.parent {
        Some(parent) => {
            draft.tag(parent)?;
            draft.snapshot.tag_path(parent).len()
        }
        None => 0,
    };
    check_depth(above + 1)?;
    let label = checked_label(&new.label)?;
    check_free(draft, new.parent, &label, &[])?;
    let last = draft.tags_under(new.parent).last().map(|tag| tag.rank);
    let tag = Arc::new(Tag {
        id: draft.new_id(TagId),
        parent: new.parent,
        rank: order::after(last),
        label,
        definition: checked_text(&new.definition)?,
        includes: Bilingual::default(),
        excludes: Bilingual::default(),
        terms: Vec::new(),
        color: new.color.unwrap_or_else(|| next_color(draft)),
        is_category: new.is_category,
        created: draft.now(),
    });
    draft.put(Arc::clone(&tag));
    Ok(tag)
}

/// The color of the palette that fewest tags have; the first among equals.
fn next_color(draft: &Draft<'_>) -> TagColor {
    let mut used = [0_usize; PALETTE_LEN as usize];
    let drafted: Vec<Arc<Tag>> = draft.drafted_tags().collect();
    let kept = draft
        .snapshot
        .tags()
        .filter(|tag| drafted.iter().all(|other| other.id != tag.id));
    for tag in kept.chain(&drafted) {
        if let TagColor::Palette(index) = tag.color
            && let Some(count) = used.get_mut(usize::from(index))
        {
            *count += 1;
        }
    }
    let least = (0..PALETTE_LEN).min_by_key(|index| (used[usize::from(*index)], *index));
    TagColor::Palette(least.unwrap_or(0))
}

/// Refuses a label of which a side is taken by another tag under the same parent.
pub(super) fn check_free(
    draft: &Draft<'_>,
    parent: Option<TagId>,
    label: &Bilingual,
    except: &[TagId],
) -> Result<(), Refusal> {
    for other in draft.tags_under(parent) {
        if except.contains(&other.id) {
            continue;
        }
        for (side, theirs) in [
            (&label.english, &other.label.english),
            (&label.arabic, &other.label.arabic),
        ] {
            if !side.is_empty() && side == theirs {
                return Err(Refusal::LabelTaken {
                    label: side.clone(),
                    tag: other.id,
                });
            }
        }
    }
    Ok(())
}

pub(super) fn check_depth(depth: usize) -> Result<(), Refusal> {
    match depth <= MAX_TAG_DEPTH {
        true => Ok(()),
        false => Err(Refusal::TooDeep {
            depth,
            limit: MAX_TAG_DEPTH,
        }),
    }
}

/// Levels of the tree from this tag down, itself included.
pub(super) fn height(draft: &Draft<'_>, id: TagId) -> usize {
    let mut level = vec![id];
    let mut height = 0;
    while !level.is_empty() && height <= MAX_TAG_DEPTH {
        height += 1;
        level = level
            .iter()
            .flat_map(|tag| draft.tags_under(Some(*tag)))
            .map(|tag| tag.id)
            .collect();
    }
    height
}

/// Puts tags among others under a parent, so that they stand from `index` on; ranks all anew if the gap is too small.
pub(super) fn place(
    draft: &mut Draft<'_>,
    others: &[Arc<Tag>],
    index: usize,
    moved: &[Arc<Tag>],
    parent: Option<TagId>,
) {
    let left = index.checked_sub(1).and_then(|left| others.get(left));
    let right = others.get(index);
    let ranks = order::between(
        left.map(|tag| tag.rank),
        right.map(|tag| tag.rank),
        moved.len(),
    );
    let mut put = |tag: &Arc<Tag>, rank: i64| {
        let mut tag = (**tag).clone();
        tag.parent = parent;
        tag.rank = rank;
        draft.put(tag);
    };
    match ranks {
        Some(ranks) => {
            for (tag, rank) in moved.iter().zip(ranks) {
                put(tag, rank);
            }
        }
        None => {
            let (head, tail) = others.split_at(index.min(others.len()));
            let all = head.iter().chain(moved).chain(tail);
            for (tag, rank) in all.zip(order::anew(others.len() + moved.len())) {
                put(tag, rank);
            }
        }
    }
}

/// The label as undo names it.
pub(super) fn subject(label: &Bilingual) -> String {
    label.prefer(false).to_owned()
}
