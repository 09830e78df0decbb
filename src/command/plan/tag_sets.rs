//! Tag sets: named groups of tags that cut across the tree. A tag may be in several.

use std::sync::Arc;

use crate::command::plan::Planned;
use crate::command::plan::draft::Draft;
use crate::command::plan::names::checked_free;
use crate::command::plan::removal::Removal;
use crate::command::{ActionCode, Refusal};
use crate::model::{TagId, TagSet, TagSetId};

pub(super) fn create(
    draft: &mut Draft<'_>,
    name: &str,
    tags: &[TagId],
) -> Result<Planned, Refusal> {
    let name = checked_free(name, names(draft, None))?;
    let id = draft.new_id(TagSetId);
    let mut set = TagSet {
        id,
        name,
        members: Vec::new(),
    };
    put_in(draft, &mut set, tags)?;
    let planned = Planned::new(ActionCode::CreateTagSet, set.name.clone()).answer(id);
    draft.put(set);
    Ok(planned)
}

pub(super) fn rename(draft: &mut Draft<'_>, id: TagSetId, name: &str) -> Result<Planned, Refusal> {
    let mut set = (*find(draft, id)?).clone();
    set.name = checked_free(name, names(draft, Some(id)))?;
    let planned = Planned::new(ActionCode::RenameTagSet, set.name.clone()).answer(id);
    draft.put(set);
    Ok(planned)
}

pub(super) fn delete(draft: &mut Draft<'_>, id: TagSetId) -> Result<Planned, Refusal> {
    let name = find(draft, id)?.name.clone();
    let mut removal = Removal::new(draft);
    removal.tag_set(id);
    removal.finish();
    Ok(Planned::new(ActionCode::DeleteTagSet, name))
}

pub(super) fn add(draft: &mut Draft<'_>, id: TagSetId, tags: &[TagId]) -> Result<Planned, Refusal> {
    let mut set = (*find(draft, id)?).clone();
    put_in(draft, &mut set, tags)?;
    let planned = Planned::new(ActionCode::AddToTagSet, set.name.clone()).answer(id);
    draft.put(set);
    Ok(planned)
}

pub(super) fn remove(
    draft: &mut Draft<'_>,
    id: TagSetId,
    tags: &[TagId],
) -> Result<Planned, Refusal> {
    let mut set = (*find(draft, id)?).clone();
    let going: std::collections::BTreeSet<TagId> = tags.iter().copied().collect();
    set.members.retain(|member| !going.contains(member));
    let planned = Planned::new(ActionCode::RemoveFromTagSet, set.name.clone()).answer(id);
    draft.put(set);
    Ok(planned)
}

/// Puts tags at the end, those that are not in it yet.
fn put_in(draft: &Draft<'_>, set: &mut TagSet, tags: &[TagId]) -> Result<(), Refusal> {
    let mut there: std::collections::BTreeSet<TagId> = set.members.iter().copied().collect();
    for id in tags {
        draft.tag(*id)?;
        if there.insert(*id) {
            set.members.push(*id);
        }
    }
    Ok(())
}

fn names<'a>(
    draft: &Draft<'a>,
    except: Option<TagSetId>,
) -> impl Iterator<Item = &'a str> + use<'a> {
    let others = draft.snapshot.tag_sets();
    others
        .filter(move |set| Some(set.id) != except)
        .map(|set| set.name.as_str())
}

fn find(draft: &Draft<'_>, id: TagSetId) -> Result<Arc<TagSet>, Refusal> {
    let set = draft.snapshot.tag_set(id).cloned();
    set.ok_or(Refusal::Missing { key: id.into() })
}
