//! Taking tags from a codebook: new ones come in, those that are here read as the file has them; one change.

use std::collections::HashMap;

use crate::command::plan::Planned;
use crate::command::plan::draft::Draft;
use crate::command::plan::names::{checked_label, checked_text};
use crate::command::plan::order;
use crate::command::plan::tags::{check_depth, height, subject};
use crate::command::plan::terms::checked_terms;
use crate::command::{ActionCode, ImportedTag, Refusal};
use crate::model::{
    Bilingual, PALETTE_LEN, RowKey, Tag, TagColor, TagId, Tombstone, TombstoneEdit,
};

/// The labels that are taken and the last ranks, kept beside the draft: asking it anew for each of many tags would take
/// time that grows with their square.
struct Siblings {
    labels: HashMap<(Option<TagId>, String), TagId>,
    last: HashMap<Option<TagId>, i64>,
    /// Levels of the tags that come.
    depths: HashMap<TagId, usize>,
    /// How many tags have each color of the palette.
    colors: [usize; PALETTE_LEN as usize],
}

pub(super) fn import(draft: &mut Draft<'_>, tags: &[ImportedTag]) -> Result<Planned, Refusal> {
    let mut siblings = Siblings::of(draft);
    let mut planned = Planned::new(ActionCode::ImportCodebook, "");
    for theirs in tags {
        let label = checked_label(&theirs.label)?;
        let key = RowKey::Tag(theirs.id);
        let depth = match theirs.parent {
            Some(parent) => {
                draft.tag(parent)?;
                siblings.depth(draft, parent) + 1
            }
            None => 1,
        };
        let here = draft.tag(theirs.id).ok();
        if let Some(here) = &here {
            siblings.forget(here.parent, &here.label, here.id);
        }
        siblings.take(theirs.parent, &label, theirs.id)?;
        let mut tag = match here {
            Some(here) => {
                let mut tag = (*here).clone();
                if tag.parent != theirs.parent {
                    check_place(draft, theirs)?;
                    check_depth(depth - 1 + height(draft, tag.id))?;
                    tag.parent = theirs.parent;
                    tag.rank = siblings.next_rank(theirs.parent);
                }
                let n = draft.snapshot.n_taggings_with(tag.id);
                if theirs.is_category && n > 0 {
                    let label = subject(&label);
                    return Err(Refusal::TagInUse { label, n });
                }
                if let Some(color) = theirs.color {
                    tag.color = color;
                }
                tag
            }
            None => {
                check_depth(depth)?;
                siblings.depths.insert(theirs.id, depth);
                if let Some(deleted_at) = draft.tombstones.carried.get(&key) {
                    let deleted_at = *deleted_at;
                    let edit = TombstoneEdit::take(Tombstone { key, deleted_at });
                    planned.tombstones.push(edit);
                }
                Tag {
                    id: theirs.id,
                    parent: theirs.parent,
                    rank: siblings.next_rank(theirs.parent),
                    label: Bilingual::default(),
                    definition: Bilingual::default(),
                    includes: Bilingual::default(),
                    excludes: Bilingual::default(),
                    terms: Vec::new(),
                    color: theirs.color.unwrap_or_else(|| siblings.next_color()),
                    is_category: false,
                    created: draft.now(),
                }
            }
        };
        tag.label = label;
        tag.definition = checked_text(&theirs.definition)?;
        tag.includes = checked_text(&theirs.includes)?;
        tag.excludes = checked_text(&theirs.excludes)?;
        tag.terms = checked_terms(&theirs.terms)?;
        tag.is_category = theirs.is_category;
        planned = planned.answer(tag.id);
        draft.put(tag);
    }
    Ok(planned)
}

/// A tag cannot go below itself.
fn check_place(draft: &Draft<'_>, theirs: &ImportedTag) -> Result<(), Refusal> {
    let mut at = theirs.parent;
    let mut steps = 0;
    while let Some(above) = at {
        if above == theirs.id || steps > crate::model::MAX_TAG_DEPTH {
            return Err(Refusal::TagCycle);
        }
        at = draft.tag(above)?.parent;
        steps += 1;
    }
    Ok(())
}

impl Siblings {
    fn of(draft: &Draft<'_>) -> Self {
        let mut siblings = Self {
            labels: HashMap::new(),
            last: HashMap::new(),
            depths: HashMap::new(),
            colors: [0; PALETTE_LEN as usize],
        };
        for tag in draft.snapshot.tags() {
            siblings.put(tag.parent, &tag.label, tag.id);
            let last = siblings.last.entry(tag.parent).or_insert(tag.rank);
            *last = (*last).max(tag.rank);
            if let TagColor::Palette(index) = tag.color
                && let Some(count) = siblings.colors.get_mut(usize::from(index))
            {
                *count += 1;
            }
        }
        siblings
    }

    fn put(&mut self, parent: Option<TagId>, label: &Bilingual, tag: TagId) {
        for (_, place) in places(parent, label) {
            self.labels.insert(place, tag);
        }
    }

    fn forget(&mut self, parent: Option<TagId>, label: &Bilingual, tag: TagId) {
        for (_, place) in places(parent, label) {
            if self.labels.get(&place) == Some(&tag) {
                self.labels.remove(&place);
            }
        }
    }

    /// Takes a place, unless another tag has it.
    fn take(
        &mut self,
        parent: Option<TagId>,
        label: &Bilingual,
        tag: TagId,
    ) -> Result<(), Refusal> {
        for (side, place) in places(parent, label) {
            if let Some(other) = self.labels.get(&place) {
                return Err(Refusal::LabelTaken {
                    label: side.to_owned(),
                    tag: *other,
                });
            }
        }
        self.put(parent, label, tag);
        Ok(())
    }

    fn depth(&self, draft: &Draft<'_>, tag: TagId) -> usize {
        let known = self.depths.get(&tag).copied();
        known.unwrap_or_else(|| draft.snapshot.tag_path(tag).len())
    }

    fn next_rank(&mut self, parent: Option<TagId>) -> i64 {
        let rank = order::after(self.last.get(&parent).copied());
        self.last.insert(parent, rank);
        rank
    }

    fn next_color(&mut self) -> TagColor {
        let least = (0..PALETTE_LEN).min_by_key(|index| (self.colors[usize::from(*index)], *index));
        let index = least.unwrap_or(0);
        self.colors[usize::from(index)] += 1;
        TagColor::Palette(index)
    }
}

/// The sides of a label that are not empty, each at its place.
fn places(
    parent: Option<TagId>,
    label: &Bilingual,
) -> impl Iterator<Item = (&str, (Option<TagId>, String))> {
    // A label and its translation never meet: each side counts by itself.
    [(&label.english, 'e'), (&label.arabic, 'a')]
        .into_iter()
        .filter(|(side, _)| !side.is_empty())
        .map(move |(side, mark)| (side.as_str(), (parent, format!("{mark}{side}"))))
}
