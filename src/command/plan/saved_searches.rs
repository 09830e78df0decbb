//! Saved searches. What they find is nobody's business here: a plan takes note of what it is told.

use std::sync::Arc;

use crate::command::plan::Planned;
use crate::command::plan::draft::Draft;
use crate::command::plan::names::{MAX_TEXT, checked_free, checked_to};
use crate::command::{ActionCode, Refusal};
use crate::model::{AnnotatorId, CaptureId, SavedSearch, SavedSearchId, SearchOptions, SeenHits};

pub(super) fn save(
    draft: &mut Draft<'_>,
    name: &str,
    typed: &str,
    options: SearchOptions,
    seen: Option<&[CaptureId]>,
    annotator: AnnotatorId,
) -> Result<Planned, Refusal> {
    draft.check_annotator(annotator)?;
    let search = SavedSearch {
        id: draft.new_id(SavedSearchId),
        name: checked_free(name, names(draft, None))?,
        typed: checked_query(typed)?,
        options,
        annotator,
        created: draft.now(),
        seen: seen.map(|captures| seen_now(draft, captures)),
    };
    let planned = Planned::new(ActionCode::SaveSearch, search.name.clone())
        .by(annotator)
        .answer(search.id);
    draft.put(search);
    Ok(planned)
}

pub(super) fn change(
    draft: &mut Draft<'_>,
    id: SavedSearchId,
    name: &str,
    typed: &str,
    options: SearchOptions,
) -> Result<Planned, Refusal> {
    let mut search = (*find(draft, id)?).clone();
    search.name = checked_free(name, names(draft, Some(id)))?;
    let typed = checked_query(typed)?;
    if search.typed != typed || search.options != options {
        search.seen = None;
    }
    search.typed = typed;
    search.options = options;
    let planned = Planned::new(ActionCode::ChangeSearch, search.name.clone()).answer(id);
    draft.put(search);
    Ok(planned)
}

pub(super) fn mark_run(
    draft: &mut Draft<'_>,
    id: SavedSearchId,
    captures: &[CaptureId],
) -> Result<Planned, Refusal> {
    let mut search = (*find(draft, id)?).clone();
    let seen = seen_now(draft, captures);
    let before = search.seen.as_ref().map(|seen| &seen.captures);
    if before == Some(&seen.captures) {
        return Err(Refusal::NoChange);
    }
    search.seen = Some(seen);
    let planned = Planned::new(ActionCode::MarkSearchRun, search.name.clone()).answer(id);
    draft.put(search);
    Ok(planned)
}

pub(super) fn delete(draft: &mut Draft<'_>, id: SavedSearchId) -> Result<Planned, Refusal> {
    let name = find(draft, id)?.name.clone();
    draft.remove(id);
    Ok(Planned::new(ActionCode::DeleteSearch, name))
}

/// Captures as a row holds them.
fn seen_now(draft: &Draft<'_>, captures: &[CaptureId]) -> SeenHits {
    let mut captures = captures.to_vec();
    captures.sort_unstable();
    captures.dedup();
    SeenHits {
        at: draft.now(),
        captures,
    }
}

/// What was typed stays as it was typed; nothing at all is no question.
fn checked_query(typed: &str) -> Result<String, Refusal> {
    if typed.trim().is_empty() {
        return Err(Refusal::EmptyName);
    }
    checked_to(typed, MAX_TEXT)?;
    Ok(typed.to_owned())
}

fn names<'a>(
    draft: &Draft<'a>,
    except: Option<SavedSearchId>,
) -> impl Iterator<Item = &'a str> + use<'a> {
    let others = draft.snapshot.saved_searches();
    others
        .filter(move |search| Some(search.id) != except)
        .map(|search| search.name.as_str())
}

fn find(draft: &Draft<'_>, id: SavedSearchId) -> Result<Arc<SavedSearch>, Refusal> {
    let search = draft.snapshot.saved_search(id).cloned();
    search.ok_or(Refusal::Missing { key: id.into() })
}
