//! Merging tags: one stays, and takes over what the others are on.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::command::plan::Planned;
use crate::command::plan::draft::Draft;
use crate::command::plan::tags::{check_depth, check_free, height, place, subject};
use crate::command::{ActionCode, Refusal};
use crate::model::{
    AnnotationId, AnnotatorId, Bilingual, CaptureId, MemoTarget, Row, RowKey, Tag, TagId, Tagging,
    united_terms,
};
use crate::text::Span;

pub(super) fn merge(
    draft: &mut Draft<'_>,
    from: &[TagId],
    into: TagId,
) -> Result<Planned, Refusal> {
    let kept = draft.tag(into)?;
    let mut going: Vec<Arc<Tag>> = Vec::new();
    for id in from.iter().filter(|id| **id != into) {
        let tag = draft.tag(*id)?;
        if going.iter().all(|other| other.id != tag.id) {
            going.push(tag);
        }
    }
    if going.is_empty() {
        return Err(Refusal::NoChange);
    }
    check(draft, &going, &kept)?;
    take_texts(draft, &going, &kept);
    take_children(draft, &going, into)?;
    take_taggings(draft, &going, into);
    take_rejections(draft, &going, into);
    for tag in &going {
        take_memos(draft, tag.id, into);
        take_places_in_sets(draft, tag.id, into);
    }
    for tag in &going {
        draft.remove(tag.id);
    }
    Ok(Planned::new(ActionCode::MergeTags, subject(&kept.label)).answer(into))
}

fn check(draft: &Draft<'_>, going: &[Arc<Tag>], kept: &Tag) -> Result<(), Refusal> {
    let snapshot = draft.snapshot;
    let path = snapshot.tag_path(kept.id);
    for tag in going {
        if path.iter().any(|above| above.id == tag.id) {
            let label = subject(&tag.label);
            return Err(Refusal::MergeBelow { label });
        }
        if kept.is_category && snapshot.n_taggings_with(tag.id) > 0 {
            let label = subject(&kept.label);
            return Err(Refusal::Category { label });
        }
    }
    Ok(())
}

/// Fills what the kept tag does not say, side by side, from the first that says it, and unites the terms.
fn take_texts(draft: &mut Draft<'_>, going: &[Arc<Tag>], kept: &Arc<Tag>) {
    let mut filled = (**kept).clone();
    for tag in going {
        fill(&mut filled.definition, &tag.definition);
        fill(&mut filled.includes, &tag.includes);
        fill(&mut filled.excludes, &tag.excludes);
        filled.terms = united_terms(&filled.terms, &tag.terms);
    }
    draft.put(filled);
}

fn fill(side: &mut Bilingual, other: &Bilingual) {
    if side.english.is_empty() {
        side.english.clone_from(&other.english);
    }
    if side.arabic.is_empty() {
        side.arabic.clone_from(&other.arabic);
    }
}

/// Puts what stands below the tags that go at the end of what stands below the kept one.
fn take_children(draft: &mut Draft<'_>, going: &[Arc<Tag>], into: TagId) -> Result<(), Refusal> {
    let ids: Vec<TagId> = going.iter().map(|tag| tag.id).collect();
    let above = draft.snapshot.tag_path(into).len();
    for id in &ids {
        let children = draft.tags_under(Some(*id));
        let children: Vec<Arc<Tag>> = children
            .into_iter()
            .filter(|child| !ids.contains(&child.id))
            .collect();
        for child in &children {
            check_depth(above + height(draft, child.id))?;
            let except: Vec<TagId> = ids.iter().copied().chain([child.id]).collect();
            check_free(draft, Some(into), &child.label, &except)?;
        }
        let there = draft.tags_under(Some(into));
        let others: Vec<Arc<Tag>> = there
            .into_iter()
            .filter(|tag| !ids.contains(&tag.id))
            .collect();
        if !children.is_empty() {
            place(draft, &others, others.len(), &children, Some(into));
        }
    }
    Ok(())
}

/// Where the same annotator has put both on one annotation, one tagging stays; it is an example if one of them was.
fn take_taggings(draft: &mut Draft<'_>, going: &[Arc<Tag>], into: TagId) {
    let snapshot = draft.snapshot;
    let mut there: BTreeMap<(AnnotationId, AnnotatorId), Arc<Tagging>> = BTreeMap::new();
    for tagging in snapshot.taggings_with(into) {
        there
            .entry((tagging.annotation, tagging.annotator))
            .or_insert_with(|| Arc::clone(tagging));
    }
    for tag in going {
        for tagging in snapshot.taggings_with(tag.id) {
            let place = (tagging.annotation, tagging.annotator);
            match there.get(&place) {
                None => {
                    let mut moved = (**tagging).clone();
                    moved.tag = into;
                    there.insert(place, Arc::new(moved.clone()));
                    draft.put(moved);
                }
                Some(other) => {
                    if tagging.is_example && !other.is_example {
                        let mut marked = (**other).clone();
                        marked.is_example = true;
                        there.insert(place, Arc::new(marked.clone()));
                        draft.put(marked);
                    }
                    draft.remove(tagging.id);
                }
            }
        }
    }
}

/// What was turned down as a mention of the one is turned down for the other, once at each place: a person who merges tags
/// is not asked the same question again.
fn take_rejections(draft: &mut Draft<'_>, going: &[Arc<Tag>], into: TagId) {
    let snapshot = draft.snapshot;
    let mut there: BTreeSet<(CaptureId, Span)> = snapshot
        .rejections_of(into)
        .map(|rejection| (rejection.capture, rejection.span))
        .collect();
    for tag in going {
        for rejection in snapshot.rejections_of(tag.id) {
            if there.insert((rejection.capture, rejection.span)) {
                let mut moved = (**rejection).clone();
                moved.tag = into;
                draft.put(moved);
            } else {
                draft.remove(rejection.id);
            }
        }
    }
}

fn take_memos(draft: &mut Draft<'_>, from: TagId, into: TagId) {
    let snapshot = draft.snapshot;
    for memo in snapshot.memos_on(MemoTarget::Tag(from)) {
        let Some(Row::Memo(memo)) = draft.row(RowKey::Memo(memo.id)) else {
            continue;
        };
        let mut moved = (*memo).clone();
        moved
            .targets
            .retain(|target| *target != MemoTarget::Tag(from));
        moved.targets.push(MemoTarget::Tag(into));
        moved.targets.sort_unstable();
        moved.targets.dedup();
        draft.put(moved);
    }
}

fn take_places_in_sets(draft: &mut Draft<'_>, from: TagId, into: TagId) {
    let snapshot = draft.snapshot;
    for set in snapshot.tag_sets_of(from) {
        let Some(Row::TagSet(set)) = draft.row(RowKey::TagSet(set.id)) else {
            continue;
        };
        let mut changed = (*set).clone();
        if changed.members.contains(&into) {
            changed.members.retain(|member| *member != from);
        } else {
            for member in &mut changed.members {
                if *member == from {
                    *member = into;
                }
            }
        }
        draft.put(changed);
    }
}
